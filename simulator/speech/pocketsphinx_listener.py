"""PocketSphinxListener: takes down what is said with the model pocketsphinx brings, in a child process.

SpeechRecognition has a recogniser for it too, which loads everything anew for each call (more than a
second) and begins only when the reply has ended. So the decoder is kept warm by us, and listens while one
speaks; of SpeechRecognition we take what it does well: sound as ``AudioData``, its errors, and other engines.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from simulator.bundled_files import assets_folder
from simulator.speech.child_process import Answer, ChildProcess, ChildRefusedError, ChildTroubleError
from simulator.speech.interface import SAMPLE_RATE, Heard, HeardWord, KnownVoice, ListenerUnavailableError
from simulator.speech.second_listener import LATE_AFTER_SECONDS, SecondListener, opinion

NAME = "pocketsphinx"

MODEL_VERSION = "5"
"""Part of every model's name; another one makes them all anew."""

STARTS_WITHIN_SECONDS = 10.0
"""How long the first question may take: the decoder is loaded with it."""

ANSWERS_WITHIN_SECONDS = 6.0
"""How long a piece of sound may take: a tenth of a second at rest, a great deal more on a slow computer that
is busy; giving up there would lose a listener that is only late."""

FINISHES_WITHIN_SECONDS = 10.0
"""How long the end of a reply may take: a third of a second at rest."""

BUILDS_WITHIN_SECONDS = 60.0

LEARNS_WITHIN_SECONDS = 30.0
"""How long it may take to get used to a voice: two seconds at rest."""

LARGEST_PIECE = SAMPLE_RATE // 2
"""Bytes given to the child at once (a quarter of a second): it answers soon, or is not well."""

_WITHIN_SECONDS = {
    "end": FINISHES_WITHIN_SECONDS,
    "finish": FINISHES_WITHIN_SECONDS,
    "know": LEARNS_WITHIN_SECONDS,
    "learn": LEARNS_WITHIN_SECONDS,
}
_OF_A_REPLY = ("take", "end", "finish", "learn")

_MOST_MODELS = 8


def general_english() -> Path:
    """Return the model of English as it comes, which scenarios are mixed with."""
    return assets_folder() / "listening" / "general-english.npz"


def customer_service() -> Path:
    """Return sentences people say to customers, which scenarios are mixed with too."""
    return assets_folder() / "listening" / "customer-service.txt"


class PocketSphinxListener:
    """A Listener that works without any model folder or network.

    Args:
        cache: Folder for the models made of scenarios' words; made where it is not there.
        waits: Whether to wait for what takes long. Otherwise a model that is still to be made is made beside,
            and replies that begin before it is ready are heard with general English; and a second opinion
            that is late is left out.
    """

    name = NAME

    def __init__(
        self,
        cache: Path,
        *,
        waits: bool = False,
        child: ChildProcess | None = None,
        builder: ChildProcess | None = None,
        second: SecondListener | None = None,
    ) -> None:
        self._folder = cache / "listening"
        self._waits = waits
        self._child = child or ChildProcess("listen")
        self._builder = builder or ChildProcess("listen")
        self._second = second or SecondListener()
        self._building: threading.Thread | None = None
        self._wanted: Path | None = None
        self._used: Path | None = None
        self._voice: bytes = b""
        self._used_voice: bytes = b""
        self._has_answered = False

    def expect(self, sayings: Sequence[str]) -> None:
        """See Listener."""
        self._wanted = self._model(tuple(sayings)) if sayings else None
        if self._building is not None and self._waits:
            self._building.join()
        self._use_model()

    def begin(self) -> None:
        """See Listener."""
        self._use_model()
        self._use_voice()
        self._second.begin()
        self._ask("begin")

    def take(self, pcm: bytes) -> None:
        """See Listener."""
        for at in range(0, len(pcm), LARGEST_PIECE):
            piece = pcm[at : at + LARGEST_PIECE]
            self._second.take(piece)
            self._ask("take", piece)

    def finish(self) -> Heard:
        """See Listener."""
        second = self._second.end()
        self._ask("end")
        seconds = ANSWERS_WITHIN_SECONDS if self._waits else LATE_AFTER_SECONDS
        return _heard(self._ask("finish", other=opinion(second, seconds)))

    def know(self, voice: KnownVoice | None) -> None:
        """See Listener; what is not to be read is a stranger's voice."""
        self._voice = voice.packed if voice is not None and voice.engine == NAME else b""
        if self._has_answered:
            self._use_voice()

    def learn(self, said: str) -> KnownVoice | None:
        """See Listener."""
        answer = self._asked("learn", said=said)
        if not answer.payload:
            return None
        self._voice = self._used_voice = answer.payload
        return KnownVoice(float(answer.words["seconds"]), answer.payload, NAME)

    def close(self) -> None:
        """See Listener; safe from any thread."""
        self._second.close()
        self._builder.close()
        self._child.close()
        self._is_fresh()

    def _is_fresh(self) -> None:
        """Whatever answers next was told nothing yet."""
        self._used, self._used_voice, self._has_answered = None, b"", False

    def _ask(self, question: str, payload: bytes = b"", **words: object) -> dict[str, Any]:
        return self._asked(question, payload, **words).words

    def _asked(self, question: str, payload: bytes = b"", **words: object) -> Answer:
        if not self._child.is_running:
            self._is_fresh()
            if question in _OF_A_REPLY:  # a fresh child has not heard the beginning
                raise _stopped()
        usual = _WITHIN_SECONDS.get(question, ANSWERS_WITHIN_SECONDS)
        seconds = usual if self._has_answered else max(usual, STARTS_WITHIN_SECONDS)
        try:
            answer = self._child.ask(question, payload, seconds=seconds, **words)
        except ChildTroubleError as error:
            self._is_fresh()
            raise _stopped() from error
        except ChildRefusedError as error:
            raise ListenerUnavailableError(
                f"The listener cannot hear here: {error}.",
                remedy="Type your replies, or choose another listener in the settings.",
            ) from error
        self._has_answered = True
        return answer

    def _use_voice(self) -> None:
        """Have the child listen to the voice that follows as it is known."""
        if self._voice == self._used_voice:
            return
        try:
            self._ask("know", self._voice)
        except ListenerUnavailableError:
            if not self._child.is_running:
                raise
            self._voice = b""  # it refused what cannot be read, and listens as it did
            return
        self._used_voice = self._voice

    def _use_model(self) -> None:
        """Have the child use the scenario's model, as soon as there is one."""
        if not self._child.is_running:
            self._is_fresh()
        if not self._has_answered:
            self._ask("hello")
        ready = self._wanted if self._wanted is not None and self._wanted.is_file() else None
        if ready != self._used:
            self._ask("use", model=str(ready) if ready else "")
            self._used = ready

    def _model(self, sayings: tuple[str, ...]) -> Path:
        """Return where the model of these sayings is, or will be once it is made."""
        payload = json.dumps(sayings).encode("ascii")
        sizes = [
            path.stat().st_size if path.is_file() else 0 for path in (general_english(), customer_service())
        ]
        version = f"{MODEL_VERSION}:{sizes}:".encode("ascii")
        model = self._folder / f"{hashlib.sha256(version + payload).hexdigest()[:32]}.model"
        if not model.is_file() and (self._building is None or not self._building.is_alive()):
            self._building = threading.Thread(target=self._build, args=(model, payload), daemon=True)
            self._building.start()
        return model

    def _build(self, model: Path, payload: bytes) -> None:
        """Have another child make the model; without it, general English goes on being used."""
        with contextlib.suppress(OSError, ChildTroubleError, ChildRefusedError):
            self._folder.mkdir(parents=True, exist_ok=True)
            sources = {"general": str(general_english()), "service": str(customer_service())}
            self._builder.ask("build", payload, seconds=BUILDS_WITHIN_SECONDS, model=str(model), **sources)
            _forget_old(self._folder)
        self._builder.close()


def _stopped() -> ListenerUnavailableError:
    return ListenerUnavailableError(
        "The listener stopped while you spoke.",
        remedy="It starts again by itself. If it stops again, type your reply.",
    )


def _forget_old(folder: Path) -> None:
    """Keep the models used last."""
    models = sorted(folder.glob("*.model"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in models[_MOST_MODELS:]:
        for part in folder.glob(f"{old.stem}.*"):
            part.unlink(missing_ok=True)


def _heard(words: dict[str, Any]) -> Heard:
    return Heard(tuple(_heard_words(words["words"])), float(words["seconds"]), NAME, int(words["fillers"]))


def _heard_words(found: list[dict[str, Any]]) -> Iterator[HeardWord]:
    for word in found:
        yield HeardWord(
            str(word["text"]),
            float(word["from"]),
            float(word["to"]),
            float(word["confidence"]),
            tuple(word["instead"]),
        )
