"""Nothing is built from a file before it is known to be harmless, and that takes no time."""

import os
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest

from simulator.scenario_files.guard import LARGEST_FILE, RefusedFile, decode
from simulator.scenario_files.problems import Problem, ScenarioFileError
from simulator.scenario_files.reader import check_file, check_scenario_text, read_scenario, read_scenario_text

BOMBS = {
    "brackets": "[" * 50_000,
    "brackets below each other": "[\n" * 50_000,
    "braces": "{" * 50_000,
    "keys in braces": "{a: " * 50_000,
    "keys in braces below each other": "{a:\n" * 50_000,
    "dashes": "- " * 50_000,
    "questions": "? " * 50_000,
    "anchors": "&a " * 50_000,
    "tags": "!t " * 50_000,
    "aliases": 'a: &a ["x", "x"]\n' + "".join(f"{c}: &{c} [*{b}, *{b}]\n" for b, c in pairwise("abcdefghi")),
    "one long word": "a" * 400_000,
    "one long quotation": '"' + "a" * 400_000,
}
QUICK_SECONDS = 0.05  # of the processor's time


def _only(path: Path) -> Problem:
    (found,) = check_file(path).problems
    return found


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused_at_once(name: str) -> None:
    best = 9.9
    for _ in range(4):
        started = time.process_time()
        checked = check_scenario_text(BOMBS[name], Path("bomb.yaml"))
        best = min(best, time.process_time() - started)
        assert checked.has_errors
        assert checked.scenario is None
    assert best < QUICK_SECONDS


def test_an_alias_bomb_is_refused_for_its_aliases() -> None:
    checked = check_scenario_text(BOMBS["aliases"], Path("bomb.yaml"))
    assert [problem.code for problem in checked.problems] == ["SC009"]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    found = _only(tmp_path / "missing.yaml")
    assert (found.code, found.line, found.column) == ("SC001", 1, 1)
    assert "no such file" in found.message


def test_a_name_no_system_allows() -> None:
    assert _only(Path("with\0nothing.yaml")).code == "SC001"


def test_a_folder(tmp_path: Path) -> None:
    found = _only(tmp_path)
    assert found.code == "SC002"
    assert "folder" in found.message


if sys.platform != "win32":

    def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
        pipe = tmp_path / "pipe.yaml"
        os.mkfifo(pipe)
        assert _only(pipe).code == "SC002"


def test_a_huge_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    huge = tmp_path / "huge.yaml"
    with huge.open("wb") as file:
        file.truncate(LARGEST_FILE * 4_000)
    assert _only(huge).code == "SC003"


def test_a_file_in_another_encoding_is_shown_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes("format_version: 1\ntitle: Café\n".encode("cp1252"))
    found = _only(path)
    assert (found.code, found.line, found.column) == ("SC004", 2, 11)


def test_every_byte_that_is_not_utf_8_has_a_place() -> None:
    for position in range(0, 400, 7):
        content = b"a: b\n" * 80
        content = content[:position] + b"\xff" + content[position + 1 :]
        with pytest.raises(RefusedFile) as raised:
            decode(content)
        assert raised.value.found.line == content[:position].count(b"\n") + 1
        assert raised.value.found.column == position - content.rfind(b"\n", 0, position)


def test_utf_16_is_named(tmp_path: Path) -> None:
    path = tmp_path / "wide.yaml"
    path.write_bytes("format_version: 1".encode("utf-16"))
    assert "UTF-16" in _only(path).message


def test_a_byte_order_mark_does_no_harm() -> None:
    text = "\ufeff" + (Path(__file__).parent / "small.yaml").read_text(encoding="utf-8")
    assert check_scenario_text(text, Path("small.yaml")).scenario is not None


def test_half_a_file_is_refused_wherever_it_breaks_off() -> None:
    text = (Path(__file__).parent / "smallest.yaml").read_text(encoding="utf-8")
    whole_without_tests = text.index("tests:")
    for end in range(0, whole_without_tests - 200, 97):
        checked = check_scenario_text(text[:end], Path("half.yaml"))
        assert checked.has_errors
        assert all(problem.line >= 1 and problem.column >= 1 for problem in checked.problems)


def test_an_error_lists_every_problem_with_its_place(tmp_path: Path) -> None:
    text = (Path(__file__).parent / "smallest.yaml").read_text(encoding="utf-8")
    path = tmp_path / "wrong.yaml"
    path.write_text(
        text.replace("mood: 50", "mood: 500").replace("title: The lost key", "titel: Key"), "utf-8"
    )
    with pytest.raises(ScenarioFileError) as raised:
        read_scenario(path)
    codes = [problem.code for problem in raised.value.problems if problem.is_error]
    assert codes == ["SC102", "SC101", "SC106"]
    assert f"{path}:3:1: SC101" in raised.value.problem
    assert 'Did you mean "title"?' in raised.value.problem
    assert raised.value.remedy


def test_a_kept_text_is_read_under_its_name() -> None:
    with pytest.raises(ScenarioFileError, match="kept text:1:1: SC006"):
        read_scenario_text("", "kept text")
