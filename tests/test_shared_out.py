"""Tests are shared out each once, and a worker stays where it is for as long as there is something left."""

import pytest

from tests.shared_out import Waiting

SCOPES = [
    *(f"tests/gui/test_{file}.py::test_{name}" for file in "ab" for name in "12"),
    *(f"tests/records/test_{file}.py::test_{name}" for file in "cd" for name in "12"),
    "tests/domain/test_e.py::test_1",
    "tests/stories/test_f.py::test_1",
    "sound room",
]


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_everything_is_given_once(workers: int) -> None:
    waiting, last, given = Waiting(SCOPES), [""] * workers, list[str]()
    while waiting:
        at = len(given) % workers
        last[at] = waiting.take(last[at], [*last[:at], *last[at + 1 :]])
        given.append(last[at])
    assert sorted(given) == sorted(SCOPES)


def test_groups_and_slow_folders_come_first_and_quick_ones_last() -> None:
    waiting, given = Waiting(SCOPES), [""]
    while waiting:
        given.append(waiting.take(given[-1], ()))
    assert given[1:3] == ["sound room", "tests/stories/test_f.py::test_1"]
    assert given[-1] == "tests/domain/test_e.py::test_1"


def test_a_worker_stays_in_its_file_then_in_its_folder() -> None:
    waiting = Waiting(SCOPES)
    assert waiting.take("tests/records/test_d.py::test_0", [""]) == "sound room"
    assert waiting.take("tests/records/test_d.py::test_0", [""]) == "tests/records/test_d.py::test_1"
    assert waiting.take("tests/records/test_d.py::test_1", [""]) == "tests/records/test_d.py::test_2"
    assert waiting.take("tests/records/test_d.py::test_2", [""]) == "tests/records/test_c.py::test_1"


def test_nobody_goes_where_another_is_while_there_is_another_place() -> None:
    waiting = Waiting(SCOPES[:8])
    assert waiting.take("", ["tests/gui/test_a.py::test_0"]) == "tests/records/test_c.py::test_1"
    rest = Waiting(SCOPES[:4])
    assert rest.take("", ["tests/gui/test_a.py::test_0"]) == "tests/gui/test_b.py::test_1"
