"""OnlineListener: has a reply taken down by a service on the internet; only where that was switched on."""

from __future__ import annotations

import difflib
import warnings
from collections.abc import Sequence
from http.client import HTTPException
from importlib import import_module
from typing import Any, cast

from simulator.speech.doubtful_words import with_doubts
from simulator.speech.endpoint import speech_begins
from simulator.speech.interface import SAMPLE_RATE, Heard, HeardWord, HearsAllAlike, ListenerUnavailableError

ANSWER_SECONDS = 10

ENDPOINT = "https://www.google.com/speech-api/v2/recognize"
"""The library's own is the same without encryption."""

UNSURE = 0.5
"""The confidence of a word where the service gives none."""


class OnlineListener(HearsAllAlike):
    """A Listener over SpeechRecognition's `recognize_google`. Blocking; waits for the net in `finish`.

    Nothing leaves the machine before `finish`, and nothing at all where nobody spoke.
    """

    def __init__(self) -> None:
        self._sound = bytearray()

    @property
    def name(self) -> str:
        """Its name in the table LISTENERS."""
        return "online"

    def expect(self, sayings: Sequence[str]) -> None:  # the service cannot be told
        """Nothing to get ready."""

    def begin(self) -> None:
        """Begin a reply."""
        self._sound.clear()

    def take(self, pcm: bytes) -> None:
        """Keep the next piece of sound."""
        self._sound += pcm

    def finish(self) -> Heard:
        """End the reply, send it, and say what was said.

        Raises:
            ListenerUnavailableError: The service cannot be reached, or gave no answer that can be read.
        """
        sound = bytes(self._sound[: len(self._sound) // 2 * 2])
        self._sound.clear()
        seconds = len(sound) / 2 / SAMPLE_RATE
        begin = speech_begins(sound)
        if begin is None:
            return Heard((), seconds, self.name)
        try:
            words = _words(_asked(sound), begin, seconds)
        except (OSError, HTTPException, ValueError, KeyError, TypeError, AttributeError) as error:
            raise _trouble(error) from error
        return Heard(with_doubts(words), seconds, self.name)

    def close(self) -> None:
        """Forget the sound."""
        self._sound.clear()


def _asked(sound: bytes) -> list[dict[str, Any]]:
    """Return what the service takes the sound for, likeliest first; nothing if for no words."""
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", DeprecationWarning
        )  # the library uses modules that Python has given up
        sr: Any = import_module("speech_recognition")
    recogniser: Any = sr.Recognizer()
    recogniser.operation_timeout = ANSWER_SECONDS
    try:
        found: Any = recogniser.recognize_google(
            sr.AudioData(sound, SAMPLE_RATE, 2), language="en-US", show_all=True, endpoint=ENDPOINT
        )
    except sr.UnknownValueError:
        return []
    except sr.RequestError as error:
        raise _trouble(error) from error
    return cast("list[dict[str, Any]]", found["alternative"] if found else [])


def _trouble(error: Exception) -> ListenerUnavailableError:
    why = str(error).rstrip(".") or type(error).__name__
    return ListenerUnavailableError(
        f"The service on the internet did not take down what you said: {why}.",
        remedy="Look at the connection, or choose another listener in the settings. You can type meanwhile.",
    )


def _words(taken: list[dict[str, Any]], begin: float, end: float) -> list[HeardWord]:
    """Return the likeliest words, timed by their length: the service gives no times."""
    if not taken:
        return []
    texts = [str(each["transcript"]).split() for each in taken if each.get("transcript")]
    if not texts:
        return []
    confidence = float(taken[0].get("confidence", UNSURE))
    others = _others(texts[0], texts[1:])
    letter = (end - begin) / max(1, sum(len(word) + 1 for word in texts[0]))
    words, at = list[HeardWord](), begin
    for place, text in enumerate(texts[0]):
        until = at + letter * (len(text) + 1)
        words.append(HeardWord(text, at, until, confidence, tuple(others.get(place, {}))))
        at = until
    return words


def _others(best: list[str], less_likely: list[list[str]]) -> dict[int, dict[str, None]]:
    """Return what the less likely transcripts have in place of each word, in their order."""
    others: dict[int, dict[str, None]] = {}
    for words in less_likely:
        for how, start, stop, from_, to in difflib.SequenceMatcher(None, best, words, False).get_opcodes():
            if how in ("replace", "delete"):
                same = stop - start == to - from_
                for place in range(start, stop):
                    other = words[from_ + place - start] if same else " ".join(words[from_:to])
                    others.setdefault(place, {})[other if same or place == start else ""] = None
    return others
