"""ChildProcess: a helper program of our own that may hang or die without taking the window with it.

Messages are a line of JSON, followed by as many raw bytes as its ``bytes`` says. The child answers every
question with one message; `serve` is the child's side.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any, NamedTuple

Words = dict[str, Any]
"""What a message says, as JSON has it."""


class Answer(NamedTuple):
    """What a child said: the words of the message, and the bytes after it."""

    words: Words
    payload: bytes = b""


class ChildTroubleError(Exception):
    """The child did not answer: it hung and was ended, died, or could not be started."""


class ChildRefusedError(Exception):
    """The child answered that it cannot do what it was asked; says why."""


class ChildProcess:
    """Starts the child with the first question, and again with the first after it ended. Blocking."""

    def __init__(self, name: str, command: list[str] | None = None) -> None:
        self.name = name
        self._command = command or own_program("--child", name)
        self._process: subprocess.Popen[bytes] | None = None
        self._turn = threading.Lock()
        self._is_closing = threading.Event()

    def __del__(self) -> None:
        with contextlib.suppress(Exception):  # at the very end there may be nothing left to end it with
            self._end()

    @property
    def is_running(self) -> bool:
        """Whether the child is there."""
        return self._process is not None and self._process.poll() is None

    def ask(self, question: str, payload: bytes = b"", *, seconds: float, **words: object) -> Answer:
        """Ask the child and wait for its answer.

        Args:
            question: What it is to do; a name `serve` knows in the child.
            payload: Bytes to go with it.
            seconds: How long it may take; then the child is ended.
            words: What else it must know.

        Raises:
            ChildTroubleError: No answer in that time, or the child ended.
            ChildRefusedError: It said that it cannot.
        """
        with self._turn:
            process = self._started()
            if self._is_closing.is_set():  # it was not there yet when `close` looked for it
                self._end()
                raise ChildTroubleError(f"{self.name} was closed")
            watchdog = threading.Timer(seconds, process.kill)
            watchdog.daemon = True
            watchdog.start()
            try:
                _write(_pipe(process.stdin), {"ask": question, **words}, payload)
                answer = _read(_pipe(process.stdout))
            except (OSError, ValueError, TypeError) as error:
                self._end()
                raise ChildTroubleError(f"{self.name} broke off: {error}") from error
            finally:
                watchdog.cancel()
                watchdog.join()  # no thread is left when the answer is there
            if answer is None:
                self._end()
                raise ChildTroubleError(f"{self.name} gave no answer within {seconds:g} seconds, or ended")
        if "refused" in answer.words:
            raise ChildRefusedError(str(answer.words["refused"]))
        return answer

    def close(self) -> None:
        """End the child; safe from any thread, and at once: a question under way is given up."""
        self._is_closing.set()
        process = self._process
        if process is not None:
            process.kill()
        with self._turn:
            self._end()
            self._is_closing.clear()

    def _started(self) -> subprocess.Popen[bytes]:
        if self.is_running and self._process is not None:
            return self._process
        self._end()
        try:
            self._process = subprocess.Popen(  # noqa: S603  # our own program
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise ChildTroubleError(f"{self.name} could not be started: {error}") from error
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):  # what was still to be written goes nowhere any more
                    pipe.close()
        process.wait()


def own_program(*words: str) -> list[str]:
    """Return the command that starts this same program with these words."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *words]
    return [sys.executable, "-m", "simulator", *words]


Handler = Callable[[Words, bytes], tuple[Words, bytes]]
"""Takes the words and bytes of a question, returns those of the answer; a raised Refusal is told as one."""


class Refusal(Exception):  # noqa: N818  # it is told, not handled
    """Raised by a handler in the child: it cannot do this, and why."""


def serve(handlers: Mapping[str, Handler]) -> int:
    """Answer questions from stdin until it ends; whatever libraries print goes to stderr.

    Returns:
        The child's exit code.
    """
    questions = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    while (asked := _read(questions)) is not None:
        try:
            words, payload = handlers[str(asked.words["ask"])](asked.words, asked.payload)
        except Refusal as refusal:
            words, payload = {"refused": str(refusal)}, b""
        except Exception as defect:
            words, payload = {"refused": f"{type(defect).__name__}: {defect}"}, b""
        try:
            _write(answers, words, payload)
        except OSError:
            break  # nobody listens any more
    return 0


def _environment() -> dict[str, str]:
    """The child finds the same package we are, wherever it is started from."""
    here = str(Path(__file__).resolve().parents[2])
    paths = [here, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    return os.environ | {"PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1"}


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise OSError("there is no pipe")
    return pipe


def _write(pipe: IO[bytes], words: Words, payload: bytes) -> None:
    message = words | {"bytes": len(payload)} if payload else words
    pipe.write(json.dumps(message).encode("ascii") + b"\n" + payload)
    pipe.flush()


def _read(pipe: IO[bytes]) -> Answer | None:
    line = pipe.readline()
    if not line.endswith(b"\n"):
        return None
    words: Words = json.loads(line)
    if type(words) is not dict:
        raise ValueError("it says something that is no message")
    size = int(words.pop("bytes", 0))
    payload = pipe.read(size) if size else b""
    return Answer(words, payload) if len(payload) == size else None
