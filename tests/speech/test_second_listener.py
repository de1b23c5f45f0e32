"""The second listener: begins at pauses, is never waited for long, and need not be there."""

import os
import signal
import threading
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from simulator.command_line import doctor
from simulator.speech import second_listener
from simulator.speech.child_process import Answer, ChildProcess, ChildTroubleError
from simulator.speech.interface import SAMPLE_RATE
from simulator.speech.pocketsphinx_listener import PocketSphinxListener
from simulator.speech.second_child import SecondChild, Writer
from simulator.speech.second_listener import (
    INSTALLED_AS,
    READY,
    SWITCH,
    SecondListener,
    model_folder,
    opinion,
)
from tests.speech.sounds import noise, pcm_of, silence
from tests.speech.test_pocketsphinx_listener import sound, taken_down

PIECE = SAMPLE_RATE // 10 * 2
ENOUGH_SECONDS = 30.0


@pytest.fixture(autouse=True)
def is_switched_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SWITCH, raising=False)


@pytest.fixture
def model() -> None:
    if model_folder() is None:
        pytest.skip("there is no Moonshine for this computer")


needs_model = pytest.mark.usefixtures("model")


class Numbers:
    """Writes a number for each stretch; keeps what it was given."""

    def __init__(self) -> None:
        self.heard: list[bytes] = []
        self.is_loaded = False
        self.may_go_on = threading.Event()
        self.may_go_on.set()

    def load(self) -> None:
        self.is_loaded = True

    def write(self, pcm: bytes) -> str:
        self.may_go_on.wait(ENOUGH_SECONDS)
        self.heard.append(pcm)
        return f"{len(self.heard)}"


class InThisProcess:
    """Asks a child's handlers as its parent would."""

    def __init__(self, writer: Writer) -> None:
        self.handlers = SecondChild(writer).handlers()
        self.ask("begin")

    def ask(self, question: str, payload: bytes = b"") -> Any:
        return self.handlers[question]({}, payload)[0]

    def hear(self, pcm: bytes) -> None:
        for at in range(0, len(pcm), PIECE):
            self.ask("take", pcm[at : at + PIECE])


def test_it_gets_ready_before_the_first_word() -> None:
    writer = Numbers()
    child = InThisProcess(writer)
    assert child.ask("hello") == {"text": READY}
    assert writer.is_loaded


def test_stretches_are_written_down_in_order() -> None:
    writer = Numbers()
    child = InThisProcess(writer)
    child.hear(sound("table") + silence(1) + sound("table"))
    assert child.ask("finish") == {"text": f"{len(writer.heard) - 1} {len(writer.heard)}"}


def test_where_nobody_speaks_nothing_is_written() -> None:
    writer = Numbers()
    child = InThisProcess(writer)
    child.hear(silence(1) + pcm_of(noise(1)) + silence(1))
    assert child.ask("finish") == {"text": ""}
    assert not writer.heard


def test_it_begins_when_the_speaker_pauses() -> None:
    writer = Numbers()
    child = InThisProcess(writer)
    child.hear(sound("table") + silence(0.4))
    begun = time.monotonic()
    while not writer.heard and time.monotonic() - begun < ENOUGH_SECONDS:
        threading.Event().wait(0.01)
    whole = len(writer.heard[-1])
    assert child.ask("finish") == {"text": f"{len(writer.heard)}"}
    assert len(writer.heard[-1]) == whole  # what was begun at the pause is what counts


def test_what_was_begun_at_a_pause_is_thrown_away_where_the_speaker_goes_on() -> None:
    writer = Numbers()
    writer.may_go_on.clear()
    child = InThisProcess(writer)
    child.hear(sound("table") + silence(0.3) + sound("table"))
    writer.may_go_on.set()
    assert " " not in child.ask("finish")["text"]
    assert len(writer.heard[-1]) > len(sound("table"))  # both are one stretch, heard as a whole


def test_a_new_reply_has_nothing_of_the_last() -> None:
    child = InThisProcess(Numbers())
    child.hear(sound("table"))
    child.ask("begin")
    assert child.ask("finish") == {"text": ""}


class Told(ChildProcess):
    """A child that answers what it is told to, dies of it, or waits with it until it may go on."""

    def __init__(self, text: str = "", *, fails_at: str = "", waits_at: str = "") -> None:
        super().__init__("second", ["false"])
        self.text, self.fails_at, self.waits_at = text, fails_at, waits_at
        self.goes_on = threading.Event()
        self.asked: list[str] = []

    def ask(self, question: str, payload: bytes = b"", *, seconds: float, **words: object) -> Answer:
        self.asked.append(question)
        if question == self.fails_at:
            raise ChildTroubleError("it ended")
        if question == self.waits_at:
            self.goes_on.wait(ENOUGH_SECONDS)
        return Answer({"text": self.text} if question == "finish" else {})


@pytest.fixture
def second() -> Iterator[Callable[..., SecondListener]]:
    made: list[SecondListener] = []

    def make(child: ChildProcess) -> SecondListener:
        made.append(SecondListener(child))
        return made[-1]

    yield make
    for each in made:
        each.close()


def reply(listener: SecondListener, seconds: float = ENOUGH_SECONDS) -> str:
    listener.begin()
    listener.take(b"1234")
    return opinion(listener.end(), seconds)


@pytest.mark.parametrize("fails_at", ["begin", "take", "finish"])
def test_one_that_ends_has_no_opinion_until_the_next_reply(
    second: Callable[..., SecondListener], fails_at: str
) -> None:
    child = Told("yes", fails_at=fails_at)
    listener = second(child)
    assert reply(listener) == ""
    assert child.asked[-1] == fails_at  # a fresh child is not asked about a reply it has not heard
    child.fails_at = ""
    assert reply(listener) == "yes"


def test_one_that_cannot_load_its_model_does_not_work(second: Callable[..., SecondListener]) -> None:
    assert not second(Told(fails_at="hello")).works()


def test_one_that_is_late_is_not_waited_for(second: Callable[..., SecondListener]) -> None:
    child = Told("late", waits_at="finish")
    listener = second(child)
    began = time.monotonic()
    assert reply(listener, 0.05) == ""
    assert time.monotonic() - began < ENOUGH_SECONDS / 2
    child.goes_on.set()


def test_closed_in_the_middle_of_a_reply_it_has_no_opinion(second: Callable[..., SecondListener]) -> None:
    child = Told("late", waits_at="take")
    listener = second(child)
    listener.begin()
    listener.take(b"1234")
    later = listener.end()
    listener.close()
    child.goes_on.set()
    assert opinion(later, ENOUGH_SECONDS) == ""
    assert reply(listener) == "late"  # it may be used again


def test_without_its_package_there_is_no_opinion(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_listener, "MODEL", "no_such_package")
    assert model_folder() is None
    assert reply(SecondListener()) == ""
    assert not SecondListener().works()


def test_a_package_without_its_model_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "modelless"
    (package / "assets" / "tiny-en").mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "assets" / "tiny-en" / "tokenizer.bin").touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(second_listener, "MODEL", "modelless")
    assert model_folder() is None


def test_what_it_hears_is_in_the_words_and_their_doubts(
    tmp_path: Path, second: Callable[..., SecondListener]
) -> None:
    """PocketSphinx itself hears "table by the window tonight" clearly in this sound."""
    said = "I would like a table by the widow tonight"
    listener = PocketSphinxListener(tmp_path, waits=True, second=second(Told(said)))
    try:
        heard = taken_down(listener, sound("table"))
    finally:
        listener.close()
    assert "table by the window tonight" in heard.text
    window = next(word for word in heard.words if "window" in word.text)
    assert any("widow" in way for way in window.instead)
    assert not any(word.instead for word in heard.words if word.text in ("table", "by"))


@needs_model
def test_the_real_one_listens_too_and_is_replaced_when_it_ends() -> None:
    child = ChildProcess("second")
    listener = SecondListener(child)

    def hear() -> str:
        listener.begin()
        pcm = sound("table") + silence(0.3)
        for at in range(0, len(pcm), PIECE):
            listener.take(pcm[at : at + PIECE])
        return opinion(listener.end(), ENOUGH_SECONDS)

    try:
        assert listener.works()
        assert "by the window" in hear()
        process = child._process
        assert process is not None
        os.kill(process.pid, signal.SIGTERM)
        process.wait(ENOUGH_SECONDS)
        assert "by the window" in hear()
    finally:
        listener.close()


@needs_model
def test_it_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    assert model_folder() is not None
    monkeypatch.setenv(SWITCH, "off")
    assert model_folder() is None


@needs_model
def test_doctor_says_that_it_is_there() -> None:
    found = doctor.LOOKS["listener"](None)
    assert found.works
    assert "checked by a second listener" in found.says
    assert not found.remedy


def test_doctor_says_how_to_add_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_listener, "MODEL", "no_such_package")
    found = doctor.LOOKS["listener"](None)
    assert found.works
    assert "pocketsphinx alone" in found.says
    assert INSTALLED_AS in found.remedy


def test_what_doctor_would_have_installed_is_what_uv_installs() -> None:
    project = Path(__file__).parents[2] / "pyproject.toml"
    groups = tomllib.loads(project.read_text(encoding="utf-8"))["dependency-groups"]
    assert {wanted.partition(";")[0] for wanted in groups["hearing"]} == {INSTALLED_AS}
