"""Aligner: listens to a rendered line, whose words are known, for when each of them comes."""

from __future__ import annotations

import threading
from pathlib import Path

from simulator.speech.child_process import ChildProcess, ChildRefusedError, ChildTroubleError
from simulator.speech.interface import Spoken, WordTime
from simulator.speech.sounded_words import sounded
from simulator.speech.word_times import words_of

ALIGN_SECONDS = 8.0
"""How long a line may take, its helper's start included."""

MOST_TROUBLES = 2
"""After so many lines without an answer it is not asked any more."""


class Aligner:
    """Asks the helper program that has the model, a line at a time; it may be stopped from any thread."""

    def __init__(self, child: ChildProcess | None = None) -> None:
        self._child = child or ChildProcess("align")
        self._turn = threading.Lock()
        self._is_busy = False
        self._stops = 0
        self._troubles = 0
        self._in_vain: set[Path] = set()

    def times(self, spoken: Spoken) -> tuple[WordTime, ...] | None:
        """Return when each word is heard; None where that cannot be found out."""
        path = spoken.path
        spans = words_of(spoken.text)
        said = [sounded(spoken.text[start:end]) for start, end in spans]
        if path is None or not all(said) or path in self._in_vain:
            return None
        with self._turn:
            if self._troubles >= MOST_TROUBLES:
                return None
            heard = self._heard(path, said)
        if heard is None or len(heard) != len(spans):
            return None
        return tuple(
            WordTime(start, end, begin, stop)
            for (start, end), (begin, stop) in zip(spans, heard, strict=True)
        )

    def stop(self) -> None:
        """Give up the line under way."""
        self._stops += 1
        if self._is_busy:
            self._child.close()

    def close(self) -> None:
        """End the helper."""
        self._stops += 1
        self._child.close()

    def _heard(self, path: Path, said: list[tuple[str, ...]]) -> list[tuple[float, float]] | None:
        stops, self._is_busy = self._stops, True
        try:
            answer = self._child.ask("align", seconds=ALIGN_SECONDS, path=str(path), said=said)
            return [(float(begin), float(end)) for begin, end in answer.words["times"]]
        except (ChildRefusedError, KeyError, TypeError, ValueError):
            self._in_vain.add(path)
        except ChildTroubleError:
            self._troubles += self._stops == stops
        finally:
            self._is_busy = False
        return None
