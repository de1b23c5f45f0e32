"""Answers arrive on the GUI thread, in order, and only while someone is waiting."""

import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from simulator.domain.errors import SimulatorError
from simulator.gui.background import Background, Lane


def _no_failure(error: SimulatorError) -> None:
    pytest.fail(str(error))


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    background = Background()
    yield background
    assert background.close()


def test_answers_on_the_gui_thread(qtbot: QtBot, background: Background) -> None:
    seen: list[tuple[str, bool]] = []
    asker = QObject()
    background.run(
        Lane.FILES,
        lambda: threading.current_thread().name,
        asker=asker,
        then=lambda name: seen.append((name, threading.current_thread() is threading.main_thread())),
        failed=_no_failure,
    )
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [("files", True)]


def test_work_in_one_lane_keeps_its_order_and_thread(qtbot: QtBot, background: Background) -> None:
    seen: list[tuple[int, int]] = []
    asker = QObject()
    for n in range(50):
        background.run(
            Lane.RECORDS,
            lambda n=n: (n, threading.get_ident()),
            asker=asker,
            then=seen.append,
            failed=_no_failure,
        )
    qtbot.waitUntil(lambda: len(seen) == 50)
    assert [n for n, _ in seen] == list(range(50))
    assert len({ident for _, ident in seen}) == 1


def test_one_lane_does_not_wait_for_another(qtbot: QtBot, background: Background) -> None:
    release, seen, asker = threading.Event(), list[str](), QObject()
    background.run(
        Lane.FILES, release.wait, asker=asker, then=lambda _: seen.append("files"), failed=_no_failure
    )
    background.run(Lane.RECORDS, lambda: "records", asker=asker, then=seen.append, failed=_no_failure)
    qtbot.waitUntil(lambda: seen == ["records"])
    release.set()
    qtbot.waitUntil(lambda: seen == ["records", "files"])


def test_an_expected_failure_reaches_the_asker(qtbot: QtBot, background: Background) -> None:
    def work() -> None:
        raise SimulatorError("The disk is full.", remedy="Make room.")

    failures: list[str] = []
    asker = QObject()
    background.run(
        Lane.RECORDS, work, asker=asker, then=lambda _: None, failed=lambda e: failures.append(e.remedy)
    )
    qtbot.waitUntil(lambda: failures == ["Make room."])


def test_a_defect_is_never_swallowed_and_the_lane_goes_on(qtbot: QtBot, background: Background) -> None:
    asker, seen = QObject(), list[int]()
    with qtbot.waitSignal(background.crashed) as crash:
        background.run(Lane.FILES, lambda: 1 / 0, asker=asker, then=lambda _: None, failed=_no_failure)
    assert crash.args is not None
    assert isinstance(crash.args[0], ZeroDivisionError)
    background.run(Lane.FILES, lambda: 1, asker=asker, then=seen.append, failed=_no_failure)
    qtbot.waitUntil(lambda: seen == [1])


def test_no_answer_once_the_asker_is_gone(qtbot: QtBot, background: Background) -> None:
    release = threading.Event()
    answers: list[bool] = []
    asker = QObject()
    background.run(Lane.FILES, release.wait, asker=asker, then=answers.append, failed=_no_failure)
    shiboken6.delete(asker)
    release.set()
    done = QObject()
    background.run(
        Lane.FILES, lambda: None, asker=done, then=lambda _: answers.append(False), failed=_no_failure
    )
    qtbot.waitUntil(lambda: answers == [False])


@pytest.mark.parametrize(
    ("lane", "done"), [(Lane.FILES, ["started"]), (Lane.RECORDS, ["started", "waiting"])]
)
def test_closing_keeps_what_was_said_and_forgets_the_rest(qtbot: QtBot, lane: Lane, done: list[str]) -> None:
    background = Background()
    started, release, did, asker = threading.Event(), threading.Event(), list[str](), QObject()

    def first() -> None:
        started.set()
        release.wait()
        did.append("started")

    background.run(lane, first, asker=asker, then=lambda _: None, failed=_no_failure)
    background.run(lane, lambda: did.append("waiting"), asker=asker, then=lambda _: None, failed=_no_failure)
    started.wait()
    if lane is Lane.FILES:
        assert not background.close(wait_seconds=0)
        release.set()
        assert background.close()
    else:
        release.set()
        assert background.close()
    assert did == done


def test_nothing_is_taken_on_after_closing(qtbot: QtBot) -> None:
    background = Background()
    assert background.close()
    background.run(
        Lane.FILES, lambda: 1, asker=background, then=lambda n: pytest.fail(str(n)), failed=_no_failure
    )
    assert background.close()


def test_a_lane_can_let_all_others_go_first(qtbot: QtBot, background: Background) -> None:
    release, seen, asker = threading.Event(), list[str](), QObject()

    def last() -> str:
        background.let_others_go_first(Lane.LIBRARY)
        return "library"

    background.run(Lane.FILES, release.wait, asker=asker, then=lambda _: None, failed=_no_failure)
    background.run(Lane.LIBRARY, last, asker=asker, then=seen.append, failed=_no_failure)
    background.run(Lane.RECORDS, lambda: "records", asker=asker, then=seen.append, failed=_no_failure)
    background.run(Lane.FILES, lambda: "files", asker=asker, then=seen.append, failed=_no_failure)
    qtbot.waitUntil(lambda: seen == ["records"])
    release.set()
    qtbot.waitUntil(lambda: seen == ["records", "files", "library"])


def test_whoever_lets_others_go_first_is_not_kept_from_closing(qtbot: QtBot) -> None:
    background, asker = Background(), QObject()
    release, held, waiting, done = (threading.Event() for _ in range(4))

    def hold() -> None:
        held.set()
        release.wait()

    def wait() -> None:
        waiting.set()
        background.let_others_go_first(Lane.LIBRARY)
        done.set()

    background.run(Lane.FILES, hold, asker=asker, then=lambda _: None, failed=_no_failure)
    assert held.wait(10)
    background.run(Lane.LIBRARY, wait, asker=asker, then=lambda _: None, failed=_no_failure)
    assert waiting.wait(10)
    assert not done.is_set()
    background.close(wait_seconds=0)
    assert done.wait(10)
    release.set()
    assert background.close()
