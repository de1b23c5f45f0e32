"""What judging a reply costs: by the number of phrases, and by the length of the reply."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Sequence

import pytest

from simulator.domain.attempt import Reply
from simulator.domain.conversation import Conversation
from simulator.domain.rubric import Criterion
from simulator.scenario_files.library import read_source
from simulator.scoring.matchers import Says
from simulator.scoring.naming import calls_of
from simulator.scoring.occasions import heard_of
from simulator.scoring.phrases.meaning import resolved
from simulator.scoring.phrases.names import common_words
from simulator.scoring.phrases.pattern_set import PatternSet
from simulator.scoring.spoken_text import spoken_text
from tests.scoring.small_world import PEOPLE, criterion, moment

CRITERIA = 20
WORDS = 25
MEDIAN_MS, P99_MS = 1.0, 10.0
"""The bar for one reply, and what a busy machine may add at worst."""

FRAME_MS = 16.7
"""One frame of the screen."""

VOCABULARY = sorted(word for word in common_words() if len(word) > 2)
random.Random(0).shuffle(VOCABULARY)
USUAL = [1 / rank for rank in range(1, len(VOCABULARY) + 1)]
"""How often people say each word: the second half as often as the first, and so on."""


def phrase(chance: random.Random) -> str:
    """Two to four words of any kind, often with a gap or another way of saying it."""
    words = chance.sample(VOCABULARY, 4)
    shapes = (
        "{0} {1} {2}",
        "({0}|{1}) {2} {3}",
        "{0} * {1} {2}",
        "{0} [{1}] {2} {3}",
        "{0}~ {1}",
        "{0} ... {1}",
    )
    return chance.choice(shapes).format(*words)


def rubric(phrases: int) -> tuple[Criterion, ...]:
    chance = random.Random(phrases)
    each = phrases // CRITERIA
    return tuple(
        criterion(f"c{number}", Says(tuple(phrase(chance) for _ in range(each))))
        for number in range(CRITERIA)
    )


def replies(count: int, seed: int, words: int = WORDS) -> list[str]:
    chance = random.Random(seed)
    return [" ".join(chance.choices(VOCABULARY, USUAL, k=words)) + "." for _ in range(count)]


def milliseconds(work: Callable[[], object]) -> float:
    """What it took of this process alone: others share the machine."""
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1_000


def judge(criteria: Sequence[Criterion], text: str) -> None:
    moments = [moment(text)]
    for each in criteria:
        heard_of(each, moments)


def times(criteria: Sequence[Criterion], said: Sequence[str]) -> list[float]:
    return [milliseconds(lambda text=text: judge(criteria, text)) for text in said]


def warmed(phrases: int) -> tuple[Criterion, ...]:
    """A rubric that has read some replies before; the first reply pays for building its automata."""
    criteria = rubric(phrases)
    first = milliseconds(lambda: judge(criteria, "hello there"))
    print(f"\n{phrases:,} phrases are ready in {first:.0f} ms")
    for text in replies(600, seed=1):
        judge(criteria, text)
    return criteria


def test_one_reply_against_twenty_criteria(capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        took = times(warmed(2_000), replies(2_000, seed=2))
        median, p99 = statistics.median(took), statistics.quantiles(took, n=100)[-1]
        floor = statistics.median(milliseconds(text.split) for text in replies(200, seed=3))
        print(f"{WORDS} words, {CRITERIA} criteria, 2,000 phrases: median {median:.3f} ms, p99 {p99:.3f} ms")
        print(f"split() alone: {floor * 1_000:.1f} µs")
    assert median < MEDIAN_MS
    assert p99 < P99_MS


def test_the_number_of_phrases_hardly_matters(capsys: pytest.CaptureFixture[str]) -> None:
    """Texts that were read before are the steady state; new ones also pay for what they add to it."""
    said = replies(300, seed=4)
    with capsys.disabled():
        few, many = warmed(200), warmed(20_000)
        times(few, said)
        times(many, said)
        took_few, took_many = (statistics.median(times(criteria, said)) for criteria in (few, many))
        fresh = [statistics.median(times(criteria, replies(300, seed=5))) for criteria in (few, many)]
        print(
            f"200 phrases {took_few:.3f} ms, 20,000 phrases {took_many:.3f} ms: x {took_many / took_few:.2f}"
        )
        print(f"replies never read before: {fresh[0]:.3f} and {fresh[1]:.3f} ms")
    assert took_many / took_few <= 2
    assert fresh[1] < FRAME_MS


@pytest.mark.parametrize("scenario_id", ["barking-dog", "childs-birthday", "policy-complaint"])
def test_a_turn_of_a_real_scenario(scenario_id: str, capsys: pytest.CaptureFixture[str]) -> None:
    """All criteria and branches and the whole catalogue on replies as people give them, each a new one."""
    scenario = read_source(scenario_id).scenario
    here = Conversation.begin(scenario)
    lines = [line for node in scenario.nodes.values() for line in (node.good, node.poor) if line]
    first = milliseconds(lambda: here.choose(Reply("hello there")))
    took = [
        milliseconds(lambda text=f"{line} {number}": here.choose(Reply(text)))
        for number in range(40)
        for line in lines
    ]
    settled = took[len(took) // 2 :]
    median, p99 = statistics.median(settled), statistics.quantiles(settled, n=100)[-1]
    words = statistics.mean(len(line.split()) for line in lines)
    with capsys.disabled():
        print(
            f"\n{scenario_id}: {len(scenario.rubric.criteria)} criteria, {words:.0f} words a reply:"
            f" median {median:.2f} ms, p99 {p99:.2f} ms; the very first {first:.0f} ms"
        )
    assert median < FRAME_MS / 2
    assert p99 < FRAME_MS * 3


LENGTHS = (1_000, 10_000, 100_000)
HOSTILE = {
    "plain speech": "I am so sorry to hear that, Mia. What happened to your lamp? ",
    "one sentence": "sorry but not sorry or ",
    "quotes": '"sorry" “sorry” ',
    "marks": "?!... ",
    "long word": "sorryyyyy",
    "elongated": "a" * 50 + " ",
    "negators": "not no never ",
    "apostrophes": "x's's's's ",
    "names": "Mia Marco Mr Rossi, ",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_judging_is_linear_in_length(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    says = ("(sorry|apologise)", "sorry ... (mia|lamp|sorry)", "not * sorry", "a~ * a~ * a~ ... a~")
    patterns = PatternSet(tuple(resolved(pattern, {}, {}) for pattern in says))
    took: dict[int, float] = {}
    for length in LENGTHS:
        piece = HOSTILE[kind]
        text = (piece * (length // len(piece) + 1))[:length]

        def read(text: str = text) -> None:
            spoken_text.cache_clear()
            spoken = spoken_text(text)
            patterns.matches(spoken)
            calls_of.__wrapped__(text, tuple(PEOPLE.items()))

        read()
        took[length] = min(milliseconds(read) for _ in range(3))
    with capsys.disabled():
        print(f"\n{kind}: " + ", ".join(f"{length:,}: {ms:.2f} ms" for length, ms in took.items()))
    assert took[100_000] < 1_000
    assert took[100_000] / took[10_000] < 30


@pytest.mark.parametrize("length", [2_000, 20_000])
def test_words_that_take_others_back_are_linear_too(length: int, capsys: pytest.CaptureFixture[str]) -> None:
    """The longest reply that is taken, full of matches and of what spoils them."""
    says = Says(("sorry",), but_not=("but",))
    text = ("sorry " * 8 + "but ") * length
    place = moment(text[:length].strip())
    says.find(place)
    took = min(milliseconds(lambda: says.find(place)) for _ in range(3))
    with capsys.disabled():
        print(f"\n{length:,} characters of sorry and but: {took:.2f} ms")
    assert took < length / 50
