"""A child may hang, die or talk nonsense: its parent gets an answer or an error, in time."""

from __future__ import annotations

import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.speech.child_process import ChildProcess, ChildRefusedError, ChildTroubleError, own_program

CHILD = """
import os, sys, time
from simulator.speech.child_process import Refusal, serve

def echo(words, payload):
    return {"said": words["say"]}, payload[::-1]

def chatter(words, payload):
    print("a library prints this")
    os.system("echo and so does one in C")
    return {"done": True}, b""

def refuse(words, payload):
    raise Refusal("there is no such voice")

def stumble(words, payload):
    return {"never": 1 / 0}, b""

def hang(words, payload):
    time.sleep(60)

def die(words, payload):
    os._exit(9)

def babble(words, payload):
    os.write(answers, b"this is no JSON\\n")
    return {}, b""

answers = os.dup(1)
known = (echo, chatter, refuse, stumble, hang, die, babble)
sys.exit(serve({one.__name__: one for one in known}))
"""


@pytest.fixture
def child(tmp_path: Path) -> Iterator[ChildProcess]:
    program = tmp_path / "child.py"
    program.write_text(textwrap.dedent(CHILD), encoding="utf-8")
    child = ChildProcess("child", [sys.executable, str(program)])
    yield child
    child.close()


def test_answers_with_words_and_bytes(child: ChildProcess) -> None:
    answer = child.ask("echo", b"\x00\n\xff", seconds=10, say="grüß Gott\n")
    assert answer.words == {"said": "grüß Gott\n"}
    assert answer.payload == b"\xff\n\x00"


def test_what_libraries_print_is_no_answer(child: ChildProcess) -> None:
    assert child.ask("chatter", seconds=10).words == {"done": True}


def test_says_why_it_cannot_and_goes_on(child: ChildProcess) -> None:
    with pytest.raises(ChildRefusedError, match="no such voice"):
        child.ask("refuse", seconds=10)
    with pytest.raises(ChildRefusedError, match="ZeroDivisionError"):
        child.ask("stumble", seconds=10)
    assert child.ask("echo", seconds=10, say="still here").words == {"said": "still here"}


def test_a_child_that_hangs_is_ended_and_the_next_question_starts_another(child: ChildProcess) -> None:
    child.ask("echo", seconds=10, say="")
    began = time.monotonic()
    with pytest.raises(ChildTroubleError):
        child.ask("hang", seconds=0.3)
    assert time.monotonic() - began < 2
    assert not child.is_running
    assert child.ask("echo", seconds=10, say="anew").words == {"said": "anew"}


@pytest.mark.parametrize("end", ["die", "babble"])
def test_a_child_that_dies_or_talks_nonsense_is_replaced(child: ChildProcess, end: str) -> None:
    with pytest.raises(ChildTroubleError):
        child.ask(end, seconds=10)
    assert child.ask("echo", seconds=10, say="anew").words == {"said": "anew"}


def test_closing_gives_up_a_question_at_once(child: ChildProcess) -> None:
    child.ask("echo", seconds=10, say="")
    ended: list[float] = []

    def ask() -> None:
        with pytest.raises(ChildTroubleError):
            child.ask("hang", seconds=30)
        ended.append(time.monotonic())

    asking = threading.Thread(target=ask)
    asking.start()
    while not child._turn.locked():
        pass
    began = time.monotonic()
    child.close()
    asking.join(5)
    assert ended
    assert ended[0] - began < 1


def test_a_program_that_is_not_there_is_trouble_too() -> None:
    with pytest.raises(ChildTroubleError, match="could not be started"):
        ChildProcess("nobody", ["/nowhere/at/all"]).ask("echo", seconds=1)


def test_the_program_starts_itself_from_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert own_program("--child", "x")[-2:] == ["--child", "x"]
    child = ChildProcess("nobody", own_program("--child", "nobody"))
    with pytest.raises(ChildTroubleError):  # the command line says that it does not know such a child
        child.ask("echo", seconds=20)
