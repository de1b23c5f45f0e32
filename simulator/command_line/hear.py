"""``hear``: a sound file taken down by the listener that the window uses, with times and doubts."""

from __future__ import annotations

import json
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from simulator.domain.attempt import PERHAPS
from simulator.scenario_files.library import read_source
from simulator.settings import Settings, SettingsFile, data_folder
from simulator.speech.dictation import Dictation
from simulator.speech.endpoint import speech_begins
from simulator.speech.interface import SAMPLE_RATE, Heard, HeardWord
from simulator.speech.listeners import open_listener
from simulator.speech.loudness import SILENT
from simulator.speech.sound_file import Sound, open_sound, sound_from
from simulator.training.sayings import sayings_of

PIECE = 2 * SAMPLE_RATE
"""Bytes given to the listener in one go."""

FEW_WORDS = 4
"""Fewer words say nothing of the whole, however doubtful they are."""

NO_SPEECH = "Nobody speaks in it: there is nothing but noise."
NO_WORDS = "No words could be made out."
MOST_DOUBTFUL = (
    "Most of the words are in doubt. "
    "It is easiest to take down English, spoken near the microphone, with little noise."
)


def hear(name: str, *, scenario: str | None, as_json: bool, data: str | None) -> int:
    """Take a sound file down and print what was said; noise only is no words and a remark.

    Args:
        name: The file; ``-`` is stdin.
        scenario: Id or path of the scenario it is a reply in; None expects anything.
        as_json: Whether to print JSON and nothing else.
        data: The data folder, whose settings say which listener; None is the usual one.

    Returns:
        The exit code.

    Raises:
        SimulatorError: The file or the scenario cannot be used, or nobody can listen here.
    """
    sound = sound_from(sys.stdin.buffer, "The sound on stdin") if name == "-" else open_sound(Path(name))
    sayings = sayings_of(read_source(scenario).scenario) if scenario else ()
    heard = _taken_down(sound.pcm, sayings, data_folder(data))
    remarks = (*sound.remarks, *_remarks(heard, sound))
    if as_json:
        print(json.dumps(_json(heard, remarks), ensure_ascii=False, indent=2))
    else:
        _show(heard, remarks)
    return 0


def _taken_down(pcm: bytes, sayings: tuple[str, ...], folder: Path) -> Heard:
    has_folder = folder.is_dir()
    settings = SettingsFile(folder).read()[0] if has_folder else Settings()
    with ExitStack() as at_the_end:
        cache = folder / "cache" if has_folder else _passing_folder(at_the_end)
        opened = open_listener(settings, cache, waits=True)
        at_the_end.callback(opened.close)
        if speech_begins(pcm) is None:
            return Heard((), len(pcm) / 2 / SAMPLE_RATE, opened.name)
        dictation = Dictation(lambda: opened)
        if sayings:
            dictation.expect(sayings)
        dictation.begin()
        for at in range(0, len(pcm), PIECE):
            dictation.take(pcm[at : at + PIECE])
        return dictation.finish()


def _passing_folder(at_the_end: ExitStack) -> Path:
    """Return a folder for what is worked out on the way, where no data folder is there to keep it."""
    return Path(at_the_end.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))


def _remarks(heard: Heard, sound: Sound) -> tuple[str, ...]:
    doubtful = sum(bool(word.instead) for word in heard.words)
    if len(heard.words) >= FEW_WORDS and doubtful * 2 > len(heard.words):
        return (MOST_DOUBTFUL,)
    if heard.words or SILENT in sound.remarks:
        return ()
    return (NO_SPEECH if speech_begins(sound.pcm) is None else NO_WORDS,)


def _json(heard: Heard, remarks: tuple[str, ...]) -> dict[str, object]:
    return {
        "text": heard.text,
        "words": [
            {
                "text": word.text,
                "from_seconds": round(word.from_seconds, 3),
                "to_seconds": round(word.to_seconds, 3),
                "confidence": round(word.confidence, 3),
                "instead": list(word.instead),
            }
            for word in heard.words
        ],
        "seconds": round(heard.seconds, 3),
        "engine": heard.engine,
        "remarks": list(remarks),
    }


def _show(heard: Heard, remarks: tuple[str, ...]) -> None:
    print(heard.text or "(no words)")
    if heard.words:
        print()
    for word in heard.words:
        print(
            f"  {word.from_seconds:7.2f} {word.to_seconds:7.2f}  {word.confidence:4.2f}  {_with_doubts(word)}"
        )
    print(f"\n{heard.seconds:.1f} seconds, taken down by {heard.engine}")
    for remark in remarks:
        print(remark)


def _with_doubts(word: HeardWord) -> str:
    told = [other for other in word.instead if other != PERHAPS]
    others = " or ".join(f"“{other}”" if other else "nothing" for other in told)
    return f"{word.text}   (or {others})" if others else word.text
