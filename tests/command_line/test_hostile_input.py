"""The command line under clumsy and hostile hands: a sentence, a known exit code, and no traceback."""

import errno
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from simulator.command_line import doctor, judge, prompt
from simulator.command_line.found import Found
from simulator.domain.attempt import LONGEST_REPLY
from simulator.records.interface import RecordsUnavailableError
from simulator.training import practice

ROOT = Path(__file__).resolve().parents[2]
SMALL = str(ROOT / "tests" / "scenario_files" / "small.yaml")
FINE = json.dumps({"id": "fine", "text": "Thank you."}).encode()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b'{"id": 1, "text": "a", "text": "b"}', "the key 'text' twice"),
        (b'{"id": NaN, "text": "Hi"}', "NaN is no number"),
        (b'{"id": -Infinity, "text": "Hi"}', "-Infinity is no number"),
        (b'{"id": 1e999, "text": "Hi"}', "too great a number"),
        (b'{"id": ' + b"9" * 5000 + b', "text": "Hi"}', "too long"),
        (b'\xff\xfe{"id": 1}', "not UTF-8"),
        (b"\x00\x00", "not JSON"),
        (b"[" * 50_000, "nested too deeply"),
        (b'{"id": 1, "text": "' + b"a" * (LONGEST_REPLY + 1) + b'"}', "20,001 characters"),
        (b'{"id": 1, "text": "' + b"a" * (judge.LONGEST_LINE * 2) + b'"}', "1,000,000 bytes"),
        (b'{"id": 1, "txt": "Hi"}', "not words"),
    ],
)
def test_one_bad_line_stops_no_other(run: Any, line: bytes, says: str) -> None:
    code, out, err = run("behaviours", typed=b"\n".join([FINE, line, FINE]))
    assert code == 1
    assert [json.loads(one)["id"] for one in out.splitlines()] == ["fine", "fine"]
    assert err.startswith("line 2: ")
    assert says in err
    assert "_" not in err  # no name out of a program


def test_an_id_comes_back_as_it_was_given(run: Any) -> None:
    for id_ in ("\ud800", {"a": [1, None]}, "é🎉", 1.5, None):
        code, out, _ = run("behaviours", typed=json.dumps({"id": id_, "text": "\ud800 Hi \x00"}))
        assert code == 0
        assert json.loads(out)["id"] == id_


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (b'{"replies": ["Hi"], "replies": ["Bye"]}', "twice"),
        (b'{"replies": ["Hi"], "seed": NaN}', "no number"),
        (b'{"replies": ["Hi"], "seed": 1' + b"0" * 18 + b"}", "whole number"),
        (b'{"replies": [{"text": "Hi", "rings": 1e999}]}', "too great"),
        ('{"replies": ["Hi"]}'.encode("utf-16"), "not UTF-8"),
    ],
)
def test_what_no_two_programs_read_alike_is_no_transcript(run: Any, typed: bytes, says: str) -> None:
    code, out, err = run("score", SMALL, typed=typed)
    assert (code, out) == (1, "")
    assert says in err


def test_a_closed_stdin_is_an_empty_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from simulator.app import main

    for words, code in ((["behaviours"], 0), (["score", SMALL], 1), (["play", SMALL, "--no-record"], 1)):
        monkeypatch.setattr(sys, "stdin", None)
        assert main(words) == code
    assert "You left." in capsys.readouterr().err


def test_a_system_that_is_not_in_utf_8_loses_no_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from simulator.app import main

    typed = "Schöne Grüße 🎉\n".encode() + b"\xff\n"
    monkeypatch.setattr(
        sys, "stdin", io.TextIOWrapper(io.BytesIO(typed), encoding="ascii", errors="surrogateescape")
    )
    zoe = "Zoë".encode().decode("ascii", "surrogateescape")
    data = str(tmp_path / "data")
    main(["play", SMALL, "--data", data, "--trainee", zoe])
    assert main(["attempts", "--json", "--data", data, f"--trainee={zoe}"]) == 0
    shown = capsys.readouterr().out
    [attempt] = json.loads(shown[shown.rindex("\n[") :])
    assert attempt["trainee"] == "Zoë"
    main(["attempts", attempt["id"], "--json", "--data", data])
    replies = [reply["text"] for reply in json.loads(capsys.readouterr().out)["replies"]]
    assert replies == ["Schöne Grüße 🎉", "\ufffd"]


class FullDisk(io.StringIO):
    """Output that goes nowhere, and says why."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    def write(self, text: str) -> int:
        raise OSError(self._number, "No room")


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, 1), (errno.EPIPE, 0)])
def test_output_that_cannot_be_written_is_said_in_words(
    run: Any, monkeypatch: pytest.MonkeyPatch, number: int, code: int
) -> None:
    monkeypatch.setattr(sys, "stdout", FullDisk(number))
    found, _, err = run("attempts")
    assert found == code
    assert ("No room" in err) == bool(code)
    monkeypatch.setattr(sys, "stderr", FullDisk(number))
    assert run("play", "no-such-scenario")[0] == 1


def test_a_flood_without_a_line_break_is_no_reply(run: Any) -> None:
    flood = "x" * (prompt.LONGEST_LINE * 3) + "\nHello.\n"
    code, out, err = run("play", SMALL, "--no-record", "--json", typed=flood)
    assert code == 1
    assert "20,000 are the most" in err
    assert [turn["reply"] for turn in json.loads(out)["turns"]] == ["Hello."]


def test_replies_are_lines_as_an_editor_shows_them(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "odd breaks.txt"
    path.write_bytes("Hello\u2028there\u0085you\x0cthen\x1cx\r\nAgain\rMore\n".encode())
    _, out, _ = run("play", SMALL, "--no-record", "--json", "--replies", str(path))
    assert [turn["reply"] for turn in json.loads(out)["turns"]] == ["Hello there you thenx", "Again", "More"]


@pytest.mark.parametrize("extra", [("--seed", "3"), ("--no-record",)])
def test_going_on_is_not_beginning_anew(run: Any, extra: tuple[str, ...]) -> None:
    code, out, err = run("play", SMALL, "--continue", *extra)
    assert (code, out) == (2, "")
    assert "--continue" in err


@pytest.mark.parametrize("words", [["--data", ""], ["--data="], ["--data", "  "], ["attempts", "--data", ""]])
def test_a_data_folder_without_a_name_is_a_wrong_call(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    from simulator.app import main

    assert main(words) == 2
    assert "name of a folder" in capsys.readouterr().err


def test_looking_puts_nobody_on_record(run: Any) -> None:
    assert run("attempts", "--json") == (0, "[]\n", "")
    run("play", SMALL, typed="Hello.\n", trainee="Samantha")
    code, out, err = run("attempts", trainee="Samanta")
    assert (code, out.splitlines()[0]) == (
        0,
        "Samanta has not practised yet. Begin with:  main.py play barking-dog",
    )
    assert "Did you mean  --trainee 'Samantha'?" in err
    assert "1 person in" in run("doctor")[1]
    assert run("attempts", "0", trainee="Samanta")[0] == 1
    assert len(json.loads(run("attempts", "--json", trainee="SAMANTHA")[1])) == 1


@pytest.mark.parametrize("name", ["", " \t", "\x01", "x" * 101, "\u200b"])
def test_names_nobody_has(run: Any, name: str) -> None:
    for words in (("attempts",), ("play", SMALL)):
        code, out, err = run(*words, trainee=name)
        assert (code, out) == (1, "")
        assert err.startswith("The name ")


def test_scenarios_that_are_not_there(run: Any) -> None:
    assert "Did you mean barking-dog?" in run("play", "Barking Dgo")[2]
    for name in ("x" * 5_000, "", "..", "../barking-dog", "a\tb"):
        code, out, err = run("play", name)
        assert (code, out) == (1, "")
        assert err
        assert len(err) < 600 or "/" in name


def test_a_folder_without_scenarios_is_not_passed_over(run: Any, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    code, _, err = run("check", SMALL, str(tmp_path / "empty"))
    assert code == 1
    assert f"no scenario file (*.yaml) in {tmp_path / 'empty'}" in err


def test_stopping_says_what_is_left_behind(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(prompt, "ask", interrupted)
    assert "is kept: go on with  main.py play wet-umbrella --continue" in run("play", SMALL)[2]
    code, _, err = run("play", SMALL, "--no-record")
    assert code == 1
    assert "Nothing was kept" in err


class Terminal(io.StringIO):
    """Somebody sits there."""

    def isatty(self) -> bool:
        return True


def test_a_reply_waits_for_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from simulator.app import main

    tries: list[int] = []
    keep = practice.answer

    def full_twice(*args: Any) -> practice.Practice:
        tries.append(1)
        if len(tries) < 3:
            raise RecordsUnavailableError("The disk is full.", remedy="Make some room.")
        return keep(*args)

    monkeypatch.setattr(practice, "answer", full_twice)
    monkeypatch.setattr(sys, "stdin", Terminal("\nHello.\n\n\n[leave]\n"))
    assert main(["play", SMALL, "--data", str(tmp_path), "--trainee", "Sam"]) == 1
    out = capsys.readouterr().out
    assert out.count("The disk is full. Make some room.\nYour reply waits.") == 2
    assert main(["attempts", "--json", "--data", str(tmp_path)]) == 0
    assert json.loads(capsys.readouterr().out)[0]["turns"] == 1


def test_a_doctor_who_cannot_look_says_so(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: str | None) -> Found:
        raise ImportError("No module named 'sqlalchemy'")

    monkeypatch.setattr(doctor, "LOOKS", {"records": broken, "Python": doctor.LOOKS["Python"]})
    code, out, _ = run("doctor", "--json")
    assert code == 0
    found, python = json.loads(out)
    assert (found["name"], python["works"]) == ("records", True)
    assert not found["works"]
    assert "No module named 'sqlalchemy'" in found["says"]
    assert found["remedy"]
