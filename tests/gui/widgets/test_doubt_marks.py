"""Doubts follow their words through any editing, and into the cleaned text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.attempt import Doubt, Reply, clean_reply
from simulator.gui.widgets.doubt_marks import Edit, after_edit, clean_with_doubts


def doubt(text: str, word: str) -> Doubt:
    start = text.index(word)
    return Doubt(start, start + len(word), ("something else",))


def words_of(text: str, doubts: tuple[Doubt, ...]) -> list[str]:
    return [text[one.start : one.end] for one in doubts]


def edited(text: str, at: int, removed: int, added: str) -> str:
    return text[:at] + added + text[at + removed :]


@pytest.mark.parametrize(
    ("at", "removed", "added", "left"),
    [
        (0, 0, "Well, ", ["can", "dog"]),  # text before shifts both
        (2, 0, "really ", ["can", "dog"]),
        (5, 0, "'t", ["dog"]),  # "can't": the word was mended
        (5, 0, "x", ["dog"]),
        (5, 0, ", surely", ["can", "dog"]),
        (3, 1, "u", ["dog"]),
        (2, 4, "", ["dog"]),
        (5, 1, "", ["dog"]),  # "cansee": grown together
        (6, 3, "hear", ["can", "dog"]),
        (14, 0, "gy", ["can"]),
        (0, 14, "", []),
    ],
)
def test_editing_a_word_ends_its_doubt_and_no_other(
    at: int, removed: int, added: str, left: list[str]
) -> None:
    old = "I can see a dog"
    new = edited(old, at, removed, added)
    doubts = (doubt(old, "can"), doubt(old, "dog"))
    assert words_of(new, after_edit(doubts, old, new, Edit(at, removed, len(added)))) == left


def test_an_edit_told_too_large_is_taken_for_what_it_was() -> None:
    old, new = "I can see", "I can see it"
    assert words_of(new, after_edit((doubt(old, "can"),), old, new, Edit(0, 99, 99))) == ["can"]


def test_the_told_place_settles_which_of_two_equal_words_went() -> None:
    old, new = "can can", "can"
    first, second = Doubt(0, 3, ("a",)), Doubt(4, 7, ("b",))
    assert after_edit((first, second), old, new, Edit(0, 4, 0)) == (Doubt(0, 3, ("b",)),)
    assert after_edit((first, second), old, new, Edit(3, 4, 0)) == (first,)


def test_where_a_word_may_have_been_missed_one_can_be_put() -> None:
    old = "I can do"
    gap = Doubt(2, 2, ("not",))
    assert after_edit((gap,), old, "I not can do", Edit(2, 0, 4)) == ()
    assert after_edit((gap,), old, "So I can do", Edit(0, 0, 3)) == (Doubt(5, 5, ("not",)),)


TEXT = st.text(st.sampled_from("ab c'\n\t🙂é\x07"), max_size=30)


@st.composite
def a_text_with_doubts(draw: st.DrawFn) -> tuple[str, tuple[Doubt, ...]]:
    text = draw(TEXT)
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = zip(places[::2], places[1::2], strict=False)
    return text, tuple(Doubt(start, end, ("else",)) for start, end in pairs)


@given(
    a_text_with_doubts(),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 10), TEXT), max_size=6),
    st.booleans(),
)
def test_random_edits_never_leave_a_doubt_outside_the_text_or_over_another(
    begun: tuple[str, tuple[Doubt, ...]], edits: list[tuple[int, int, str]], is_told_wrong: bool
) -> None:
    text, doubts = begun
    for at, removed, added in edits:
        new = edited(text, min(at, len(text)), removed, added)
        told = Edit(at + 3, removed, 0) if is_told_wrong else Edit(min(at, len(text)), removed, len(added))
        doubts = after_edit(doubts, text, new, told)
        text = new
        clean, placed = clean_with_doubts(text, doubts)
        assert clean == clean_reply(text)
        if clean:
            Reply(clean, doubts=placed)  # raises where doubts overlap or stand outside


WORDS = st.lists(st.text("abcdefg", min_size=1, max_size=5), min_size=2, max_size=8)


@given(WORDS, st.data())
def test_doubtful_words_nobody_touched_stay_doubtful(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    doubts, at = [], 0
    for number, word in enumerate(words):
        doubts.append(Doubt(at, at + len(word), (str(number),)))
        at += len(word) + 1
    touched = data.draw(st.integers(0, len(words) - 1))
    change = data.draw(st.sampled_from(["replace", "put before", "put after"]))
    one = doubts[touched]
    if change == "replace":
        edit, added = Edit(one.start, one.end - one.start, 3), "zzz"
    elif change == "put before":
        edit, added = Edit(one.start, 0, 4), "zzz "
    else:
        edit, added = Edit(one.end, 0, 4), " zzz"
    new = edited(text, edit.at, edit.removed, added)
    left = after_edit(doubts, text, new, edit)
    gone = {touched} if change == "replace" else set()
    assert [d.instead for d in left] == [d.instead for n, d in enumerate(doubts) if n not in gone]
    assert words_of(new, left) == [word for n, word in enumerate(words) if n not in gone]


@given(a_text_with_doubts())
def test_cleaning_keeps_each_doubt_on_its_words(begun: tuple[str, tuple[Doubt, ...]]) -> None:
    text, doubts = begun
    clean, placed = clean_with_doubts(text, doubts)
    kept = [d for d in doubts if d.start == d.end or clean_reply(text[d.start : d.end])]
    for_certain = [clean_reply(text[d.start : d.end]) for d in kept]
    found = [clean[d.start : d.end].strip() for d in placed]
    assert [word for word in found if word] == [word for word in for_certain if word]
