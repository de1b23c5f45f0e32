"""ModelListener: a listener whose model is a folder the user points at; it works in a program of its own.

Such models are large native libraries and other people's files: what hangs or dies does so in the child
(`model_child.py`), which keeps the model warm between replies.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from simulator.speech.child_process import Answer, ChildProcess, ChildRefusedError, ChildTroubleError
from simulator.speech.doubtful_words import with_doubts
from simulator.speech.interface import (
    SAMPLE_RATE,
    Heard,
    HeardWord,
    HearsAllAlike,
    ListenerUnavailableError,
)

LOAD_SECONDS = 60.0
"""A large model comes from a slow disk."""

TAKE_SECONDS = 10.0
FINISH_SECONDS, FINISH_SHARE = 20.0, 2.0
"""How long the words may take: so much, and so many seconds for each second of sound."""

FILLERS = frozenset({"um", "uh", "uhm", "erm", "er", "hm", "hmm", "mm"})


@dataclass(frozen=True, slots=True)
class ModelKind:
    """One kind of model.

    Attributes:
        name: Its name in the table LISTENERS, and in the child.
        title: What people call it.
        package: What Python imports, where it is installed.
        installed_as: What is installed to have it.
        missing_from: Tells what a folder lacks to be such a model, as words; "" if nothing.
    """

    name: str
    title: str
    package: str
    installed_as: str
    missing_from: Callable[[Path], str]


class ModelListener(HearsAllAlike):
    """A Listener over a model folder. Blocking; one reply at a time, `close` from any thread."""

    def __init__(self, kind: ModelKind, folder: str | Path, child: ChildProcess | None = None) -> None:
        """Nothing is read or started before it is needed.

        Args:
            kind: What the folder is to be a model of.
            folder: The folder; "" is none chosen.
            child: The program that works with the model; None starts this one's own.
        """
        self._kind = kind
        self._folder = folder
        self._child = child or ChildProcess("model")
        self._taken = 0

    @property
    def name(self) -> str:
        """Its name in the table LISTENERS."""
        return self._kind.name

    def expect(self, sayings: Sequence[str]) -> None:  # these models know more words than a scenario
        """Load the model, so that the first reply does not wait for it.

        Raises:
            ListenerUnavailableError: The package or the model is missing, or is none.
        """
        self._ask("open", seconds=LOAD_SECONDS, kind=self._kind.name, folder=str(self._checked()))

    def begin(self) -> None:
        """Begin a reply; loads the model if it is not there yet.

        Raises:
            ListenerUnavailableError: The package or the model is missing, or is none.
        """
        self._taken = 0
        self._ask("begin", seconds=LOAD_SECONDS, kind=self._kind.name, folder=str(self._checked()))

    def take(self, pcm: bytes) -> None:
        """Take the next piece of sound.

        Raises:
            ListenerUnavailableError: The child ended; the sound must be given again from the beginning.
        """
        self._taken += len(pcm)
        self._ask("take", pcm, seconds=TAKE_SECONDS)

    def finish(self) -> Heard:
        """End the reply and say what was said.

        Raises:
            ListenerUnavailableError: The child ended, or its model gave no words that can be read.
        """
        length = self._taken / 2 / SAMPLE_RATE
        answer = self._ask("finish", seconds=FINISH_SECONDS + FINISH_SHARE * length)
        words = with_doubts(_words(answer.words.get("words"), length))
        fillers = sum(word.text.lower().strip(".,…") in FILLERS for word in words)
        return Heard(words, length, self._kind.name, fillers or None)  # such models leave most fillers out

    def close(self) -> None:
        """Let go of the model; it may be used again."""
        self._child.close()

    def _ask(self, question: str, pcm: bytes = b"", *, seconds: float, **words: object) -> Answer:
        try:
            return self._child.ask(question, pcm, seconds=seconds, **words)
        except (ChildRefusedError, ChildTroubleError) as error:
            raise ListenerUnavailableError(
                f"{self._kind.title} could not listen: {error}.".replace("..", "."),
                remedy="Speak again, or type. If it happens again, choose another listener in the settings.",
            ) from error

    def _checked(self) -> Path:
        kind = self._kind
        if not str(self._folder).strip():
            raise ListenerUnavailableError(
                f"No folder of a {kind.title} model is chosen.",
                remedy="Choose it in the settings, or another listener.",
            )
        if find_spec(kind.package) is None:
            raise ListenerUnavailableError(
                f"{kind.title} is not installed.",
                remedy=f"Install it with “uv pip install {kind.installed_as}” "
                f"(or “pip install {kind.installed_as}”) and start Rapport again.",
            )
        folder = Path(self._folder)
        missing = _no_folder(folder) or kind.missing_from(folder)
        if missing:
            inside = _model_inside(folder, kind)
            raise ListenerUnavailableError(
                f"{folder} is no {kind.title} model: {missing}.",
                remedy=f"There is one inside it: choose {inside}."
                if inside
                else "Choose the folder into which the model was unpacked, or another listener.",
            )
        return folder.absolute()


def _no_folder(folder: Path) -> str:
    try:
        if folder.is_dir():
            return "" if any(folder.iterdir()) else "it is empty"
        return "it is a file, not a folder" if folder.exists() else "there is no such folder"
    except (OSError, ValueError) as error:
        return f"it cannot be read ({getattr(error, 'strerror', None) or error})"


def _model_inside(folder: Path, kind: ModelKind) -> Path | None:
    """Return the model's folder where its parent was chosen: unpacking often makes one too many."""
    try:
        inside = [each for each in folder.iterdir() if each.is_dir()]
    except (OSError, ValueError):
        return None
    models = [each for each in inside if not kind.missing_from(each)]
    return models[0] if len(models) == 1 else None


def _words(said: Any, length: float) -> tuple[HeardWord, ...]:  # noqa: ANN401  # what a child says is JSON
    def inside(value: object, most: float) -> float:
        return min(max(float(str(value)), 0.0), most)

    try:
        return tuple(
            HeardWord(str(text), inside(begin, length), inside(end, length), inside(confidence, 1.0))
            for text, begin, end, confidence in said
            if str(text).strip()
        )
    except (TypeError, ValueError) as error:
        raise ListenerUnavailableError(
            "The listener gave no words that can be read.", remedy="Speak again, or type."
        ) from error
