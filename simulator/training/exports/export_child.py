"""The child that hands completions over: a million lines are read and written without the window waiting.

It opens the records of the data folder by itself, and does what it is told by the window that started it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

from simulator.domain.errors import SimulatorError
from simulator.records import open_store
from simulator.records.interface import RecordStore
from simulator.speech.child_process import Words, serve
from simulator.training.exports.handing_over import HandingOver, Order

_NICE = 10
"""How much the child gives way to the window, where the system knows such a thing."""


def main() -> int:
    """Answer until stdin ends; an export that was not finished then leaves nothing."""
    with suppress(AttributeError, OSError):
        os.nice(_NICE)
    work = _Work()
    try:
        return serve({"begin": work.begin, "step": work.step, "finish": work.finish, "stop": work.stop})
    finally:
        work.close()


class _Work:
    """One export after the other."""

    def __init__(self) -> None:
        self._store: RecordStore | None = None
        self._handing: HandingOver | None = None

    def begin(self, words: Words, _: bytes) -> tuple[Words, bytes]:
        return _in_words(lambda: self._begin(words)), b""

    def step(self, _: Words, __: bytes) -> tuple[Words, bytes]:
        return _in_words(self._step), b""

    def finish(self, _: Words, __: bytes) -> tuple[Words, bytes]:
        return _in_words(self._finish), b""

    def stop(self, _: Words, __: bytes) -> tuple[Words, bytes]:
        self.close()
        return {}, b""

    def close(self) -> None:
        if self._handing is not None:
            self._handing.drop()
        if self._store is not None:
            self._store.close()
        self._store = self._handing = None

    def _begin(self, words: Words) -> Words:
        self.close()
        self._store = store = open_store(Path(words["folder"]), words["database_url"])
        by = next((one for one in store.people() if one.id == words["person"]), None)
        if by is None:
            self.close()
            return {"is_elsewhere": True}
        order = Order(
            format_name=words["format"],
            path=Path(words["path"]),
            titles=words["titles"],
            today=date.fromisoformat(words["today"]),
            team=words["team"],
        )
        self._handing = HandingOver(store, by, order)
        return {"of": self._handing.of}

    def _step(self) -> Words:
        assert self._handing is not None  # noqa: S101  # it was begun
        has_more = self._handing.step()
        return {"done": self._handing.done, "of": self._handing.of, "has_more": has_more}

    def _finish(self) -> Words:
        assert self._handing is not None  # noqa: S101  # it was begun
        self._handing.finish()
        lines = self._handing.lines
        self.close()
        return {"lines": lines}


def _in_words(work: Callable[[], Words]) -> Words:
    """Return what work says, or what went wrong as a person can act on it."""
    try:
        return work()
    except SimulatorError as error:
        return {"problem": error.problem, "remedy": error.remedy}
