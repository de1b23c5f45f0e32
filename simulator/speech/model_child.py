"""The program in which a Vosk or faster-whisper model works: loaded once, kept for every reply."""

from __future__ import annotations

from collections.abc import Callable

from simulator.speech.child_process import Handler, Refusal, Words, serve
from simulator.speech.loaded_model import LoadedModel


def open_model(kind: str, folder: str) -> LoadedModel:
    """Load a model; whatever its library raises comes through."""
    if kind == "vosk":
        from simulator.speech.vosk_model import VoskModel

        return VoskModel(folder)
    from simulator.speech.whisper_model import WhisperModel

    return WhisperModel(folder)


class ModelChild:
    """Answers the questions of a ModelListener."""

    def __init__(self, load: Callable[[str, str], LoadedModel] = open_model) -> None:
        self._load = load
        self._loaded: tuple[str, str] | None = None
        self._model: LoadedModel | None = None
        self._has_begun = False

    def handlers(self) -> dict[str, Handler]:
        """Return what it can be asked."""
        return {"open": self._open, "begin": self._begin, "take": self._take, "finish": self._finish}

    def _open(self, words: Words, payload: bytes) -> tuple[Words, bytes]:
        wanted = (str(words["kind"]), str(words["folder"]))
        if self._model is None or self._loaded != wanted:
            self._model, self._loaded = None, None  # two at once may not fit into memory
            try:
                self._model = self._load(*wanted)
            except Exception as error:
                raise Refusal(f"its model cannot be loaded ({error})") from error
            self._loaded = wanted
        return {}, b""

    def _begin(self, words: Words, payload: bytes) -> tuple[Words, bytes]:
        self._open(words, payload)
        self._loaded_model().begin()
        self._has_begun = True
        return {}, b""

    def _take(self, words: Words, payload: bytes) -> tuple[Words, bytes]:
        self._under_way().take(payload)
        return {}, b""

    def _finish(self, words: Words, payload: bytes) -> tuple[Words, bytes]:
        model = self._under_way()
        self._has_begun = False
        return {"words": model.finish()}, b""

    def _under_way(self) -> LoadedModel:
        if not self._has_begun:
            raise Refusal("it was started afresh in the middle of a reply")
        return self._loaded_model()

    def _loaded_model(self) -> LoadedModel:
        if self._model is None:
            raise Refusal("its model is not loaded")
        return self._model


def main() -> int:
    """Work until nobody asks any more."""
    return serve(ModelChild().handlers())
