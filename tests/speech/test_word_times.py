"""Every word once, in order, inside the text; times that never run backwards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.speech.interface import WordTime
from simulator.speech.word_times import likely_times, spoken_seconds, words_of

LEVELS = st.lists(st.floats(0, 1), max_size=60)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It's this one's birthday, today!", ["It's", "this", "one's", "birthday", "today"]),
        ("“Well-known”, she said – twice…", ["Well-known", "she", "said", "twice"]),
        ("£12.50 at 9:30, or 2,000?", ["12.50", "at", "9:30", "or", "2,000"]),
        ("the girls’ room", ["the", "girls’", "room"]),
        ("... – 😀", []),
        ("", []),
        ("__ _a_", ["_a_"]),
        ("Zoë’s café", ["Zoë’s", "café"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in words_of(text)] == words


def check(text: str, times: tuple[WordTime, ...], seconds: float) -> None:
    at, heard_until = 0, 0.0
    for word in times:
        assert at <= word.start < word.end <= len(text)
        assert not any(map(str.isalnum, text[at : word.start])), "a letter that is in no word"
        assert heard_until <= word.from_seconds + 1e-9 <= word.to_seconds + 2e-9
        at, heard_until = word.end, word.to_seconds
    assert not any(map(str.isalnum, text[at:]))
    assert heard_until <= seconds + 1e-6


@given(st.text(max_size=200), st.floats(0.01, 100), LEVELS)
def test_every_word_once_in_order_inside_the_text(text: str, seconds: float, levels: list[float]) -> None:
    check(text, likely_times(text, seconds, levels), seconds)


@given(st.text(alphabet="ab'’-. 1,…\n_é", max_size=60), st.floats(0.01, 10))
def test_the_same_among_marks(text: str, seconds: float) -> None:
    check(text, likely_times(text, seconds), seconds)


def test_silence_before_and_after_is_nobodys() -> None:
    levels = [0.0] * 25 + [0.8] * 50 + [0.0] * 25
    times = likely_times("one two three", 2.0, levels)
    assert times[0].from_seconds == pytest.approx(0.5)
    assert times[-1].to_seconds == pytest.approx(1.5)


def test_long_words_and_full_stops_take_longer() -> None:
    a, longer, _ = likely_times("a remarkable day", 3.0)
    assert longer.to_seconds - longer.from_seconds > 2 * (a.to_seconds - a.from_seconds)
    stopped, after, _ = likely_times("one. two three", 3.0)
    assert after.from_seconds - stopped.to_seconds > 0.2


def test_how_long_one_would_speak() -> None:
    line = "I am ringing about my kitchen, there is water everywhere and the dog is barking at it."
    assert 4 < spoken_seconds(line, 165) < 8
    assert spoken_seconds(line, 330) == pytest.approx(spoken_seconds(line, 165) / 2)
    assert spoken_seconds("", 165) > 0
