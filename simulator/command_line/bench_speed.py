"""``bench speed``: what judging a reply costs, by phrases, by length, and with the sentence model."""

from __future__ import annotations

import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager

from simulator.command_line.bench_json import write_json
from simulator.domain.attempt import LONGEST_REPLY, Reply
from simulator.domain.moment import Line, Moment
from simulator.domain.rubric import Condition
from simulator.scenario_files.library import read_source
from simulator.scoring.matchers import Says
from simulator.scoring.meaning import find_sentence_model
from simulator.scoring.meaning.sentence_model import SWITCH
from simulator.scoring.phrases.names import common_words
from simulator.scoring.phrases.pattern_set import PatternSet
from simulator.scoring.phrases.phrases import Phrases
from simulator.scoring.single_text import judge_text
from simulator.scoring.spoken_text import spoken_text

CRITERIA, WORDS = 20, 25
FEW, USUAL, MANY = 200, 2_000, 20_000
"""Phrases of a rubric."""

_LONG = 100_000
"""Characters."""

_REPLIES, _WARMING, _MEANT = 1_000, 300, 40
"""Replies that are timed, read before that, and read with the sentence model."""

_SCENARIO = "barking-dog"

Figures = dict[str, float]


def speed(*, json_file: str | None) -> int:
    """Time the scorer, print a table, and write the figures as JSON where that is asked for.

    Args:
        json_file: Where to write them; "-" is stdout, instead of the table.
    """
    figures = {
        **_by_patterns(),
        **_growth(),
        "long_reply_ms": _long_reply_ms(),
        **_with_meaning(),
        **_whole_turns(),
    }
    if json_file != "-":
        for name, number in figures.items():
            print(f"{_TOLD[name]:64}{number:10.3f}{_BARS.get(name, '')}")
        if "meaning_median_ms" not in figures:
            print("The sentence model is not installed, or switched off.")
    if json_file:
        write_json(json_file, {name: round(number, 4) for name, number in figures.items()})
    return 0


_TOLD = {
    "median_ms": f"{WORDS} words, {CRITERIA} criteria, {USUAL:,} phrases: median, ms",
    "p99_ms": "the same, 99th of 100, ms",
    "first_ms": "the very first reply, which builds the automata, ms",
    "growth": f"{MANY:,} phrases take as long as {FEW} times",
    "long_reply_ms": f"a reply of {_LONG:,} characters, ms",
    "meaning_first_ms": "loading the sentence model, ms",
    "meaning_median_ms": f"{WORDS} words read by the sentence model: median, ms",
    "meaning_slowest_ms": "the same, the slowest, ms",
    "turn_patterns_median_ms": "all of a real scenario and the catalogue by patterns: median, ms",
    "turn_patterns_p99_ms": "the same, 99th of 100, ms",
    "turn_meaning_median_ms": "the same with the sentence model: median, ms",
    "turn_meaning_p99_ms": "the same, 99th of 100, ms",
}
_BARS = {
    "median_ms": "   at most 1",
    "p99_ms": "   at most 3",
    "growth": "   at most 2",
    "long_reply_ms": "   under 1,000",
    "meaning_median_ms": "   at most 40",
    "turn_meaning_median_ms": "   at most 40",
}


def _by_patterns() -> Figures:
    rubric = _rubric(USUAL)
    first = _milliseconds(lambda: _judge(rubric, "hello there"))
    _times(rubric, _replies(_WARMING, seed=1))
    took = _times(rubric, _replies(_REPLIES, seed=2))
    median, p99 = statistics.median(took), statistics.quantiles(took, n=100)[-1]
    return {"median_ms": median, "p99_ms": p99, "first_ms": first}


def _growth() -> Figures:
    """Compare texts that were read before, which is the steady state."""
    said = _replies(_WARMING, seed=4)
    took: list[float] = []
    for phrases in (FEW, MANY):
        rubric = _rubric(phrases)
        _times(rubric, said)
        _times(rubric, said)
        took.append(min(statistics.median(_times(rubric, said)) for _ in range(3)))
    return {"growth": took[1] / took[0]}


def _long_reply_ms() -> float:
    patterns = Phrases(("(sorry|apologise)", "sorry ... (lamp|sorry)", "not * sorry"), dict).with_facts({})
    piece = "I am so sorry to hear that, Mia. What happened to your lamp? "
    text = (piece * (_LONG // len(piece) + 1))[:_LONG]
    return min(_milliseconds(lambda: _read_anew(text, patterns)) for _ in range(3))


def _read_anew(text: str, patterns: PatternSet) -> None:
    spoken_text.cache_clear()
    patterns.matches(spoken_text(text))


def _with_meaning() -> Figures:
    """Measure by the clock on the wall: that is what somebody waits."""
    began = time.perf_counter()
    model = find_sentence_model()
    if model is None:
        return {}
    loading = (time.perf_counter() - began) * 1_000
    took: list[float] = []
    for text in _replies(_MEANT, seed=6):
        began = time.perf_counter()
        model.vectors([text])
        took.append((time.perf_counter() - began) * 1_000)
    return {
        "meaning_first_ms": loading,
        "meaning_median_ms": statistics.median(took),
        "meaning_slowest_ms": max(took),
    }


def _whole_turns() -> Figures:
    """Judge the lines of a real scenario, each a little different and so never read before."""
    scenario = read_source(_SCENARIO).scenario
    lines = [line for one in scenario.rubric.criteria for line in (one.good, one.poor) if line]
    kinds = {"patterns": False, **({"meaning": True} if find_sentence_model() else {})}
    figures: Figures = {}
    for kind, has_meaning in kinds.items():
        print(f"{_SCENARIO}, {kind} …", file=sys.stderr)
        with _switched(has_meaning=has_meaning):
            for line in lines:  # the first time builds automata
                judge_text(scenario, f"{line} {kind}")
            took = [
                _milliseconds(lambda said=f"{line} {kind} {number}": judge_text(scenario, said))
                for number, line in enumerate(lines)
            ]
        figures[f"turn_{kind}_median_ms"] = statistics.median(took)
        figures[f"turn_{kind}_p99_ms"] = statistics.quantiles(took, n=100)[-1]
    return figures


@contextmanager
def _switched(*, has_meaning: bool) -> Generator[None]:
    """Switch the sentence model on or off meanwhile."""
    before = os.environ.get(SWITCH)
    try:
        if not has_meaning:
            os.environ[SWITCH] = "off"
        yield
    finally:
        if before is None:
            os.environ.pop(SWITCH, None)
        else:
            os.environ[SWITCH] = before


def _rubric(phrases: int) -> tuple[Condition, ...]:
    print(f"{phrases:,} phrases …", file=sys.stderr)
    chance = random.Random(phrases)  # noqa: S311  # the same phrases every time
    vocabulary = _vocabulary()
    return tuple(
        Says(tuple(_phrase(chance, vocabulary) for _ in range(phrases // CRITERIA))) for _ in range(CRITERIA)
    )


_SHAPES = (
    "{0} {1} {2}",
    "({0}|{1}) {2} {3}",
    "{0} * {1} {2}",
    "{0} [{1}] {2} {3}",
    "{0}~ {1}",
    "{0} ... {1}",
)


def _phrase(chance: random.Random, vocabulary: Sequence[str]) -> str:
    return chance.choice(_SHAPES).format(*chance.sample(vocabulary, 4))


def _vocabulary() -> list[str]:
    words = sorted(word for word in common_words() if len(word) > 2)  # noqa: PLR2004
    random.Random(0).shuffle(words)  # noqa: S311
    return words


def _replies(count: int, seed: int) -> list[str]:
    """Return replies in which words come as often as in speech: the second half as often as the first."""
    chance = random.Random(seed)  # noqa: S311
    vocabulary = _vocabulary()
    usual = [1 / rank for rank in range(1, len(vocabulary) + 1)]
    return [" ".join(chance.choices(vocabulary, usual, k=WORDS)) + "." for _ in range(count)]


def _judge(rubric: Sequence[Condition], text: str) -> None:
    moment = Moment(Reply(text[:LONGEST_REPLY]), 1, Line("", ""), {}, {}, "")
    for condition in rubric:
        condition.find(moment)


def _times(rubric: Sequence[Condition], said: Sequence[str]) -> list[float]:
    return [_milliseconds(lambda text=text: _judge(rubric, text)) for text in said]


def _milliseconds(work: Callable[[], object]) -> float:
    """Return what it took of this process alone: others share the machine."""
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1_000
