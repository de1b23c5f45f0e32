"""The helper program that listens to a line whose words are known, for when each of them comes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from simulator.speech.child_process import Refusal, Words, serve
from simulator.speech.interface import SAMPLE_RATE
from simulator.speech.levels import samples_of
from simulator.speech.sounded_words import pronounced

FRAMES_A_SECOND = 100
"""The model's clock."""

WIDE_BEAM = {"beam": 1e-200, "wbeam": 1e-150, "pbeam": 1e-200, "maxhmmpf": -1}
"""The words are certain and the voice is not: the usual beams lose half the lines of a British voice."""

_LISTED_AGAIN = re.compile(r"\(\d+\)$")


class Listening:
    """The decoder, made when it is first needed; it keeps the words it was taught."""

    def __init__(self) -> None:
        self._decoder: Any = None

    def align(self, words: Words, _payload: bytes) -> tuple[Words, bytes]:
        """Answer from when to when each word of ``said`` is heard in the file ``path``, in seconds."""
        decoder = self._ready()
        said: list[list[str]] = words["said"]
        spoken = [part for parts in said for part in parts]
        for part in spoken:
            self._teach(part)
        decoder.set_align_text(" ".join(spoken))
        decoder.start_utt()
        decoder.process_raw(_sound(Path(words["path"])), full_utt=True)
        decoder.end_utt()
        heard = [segment for segment in decoder.seg() or () if segment.word[0] not in "<[+"]
        if [_LISTED_AGAIN.sub("", segment.word) for segment in heard] != spoken:
            raise Refusal("these words are not to be heard there")
        return {"times": _times(heard, [len(parts) for parts in said])}, b""

    def _ready(self) -> Any:  # noqa: ANN401  # pocketsphinx has no types
        if self._decoder is None:
            import pocketsphinx as sphinx  # pyright: ignore[reportMissingTypeStubs]

            untyped: Any = sphinx
            model = Path(untyped.get_model_path()) / "en-us"
            self._decoder = untyped.Decoder(
                hmm=str(model / "en-us"),
                dict=str(model / "cmudict-en-us.dict"),
                lm=None,
                loglevel="FATAL",
                bestpath=False,
                **WIDE_BEAM,
            )
        return self._decoder

    def _teach(self, word: str) -> None:
        if self._decoder.lookup_word(word) is None:
            phones = pronounced(word)
            if not phones:
                raise Refusal(f"nobody knows how “{word}” sounds")
            self._decoder.add_word(word, phones, True)


def _sound(path: Path) -> bytes:
    import numpy as np

    rate, samples = samples_of(path.read_bytes())
    places = np.arange(int(len(samples) * SAMPLE_RATE / rate)) * (rate / SAMPLE_RATE)
    return np.interp(places, np.arange(len(samples)), samples).astype("<i2").tobytes()


def _times(heard: list[Any], counts: list[int]) -> list[tuple[float, float]]:
    """From the first frame of a word's first part to the last of its last."""
    times, at = list[tuple[float, float]](), 0
    for count in counts:
        first, last = heard[at], heard[at + count - 1]
        times.append((first.start_frame / FRAMES_A_SECOND, (last.end_frame + 1) / FRAMES_A_SECOND))
        at += count
    return times


def main() -> int:
    """Listen until whoever started us is gone."""
    return serve({"align": Listening().align})
