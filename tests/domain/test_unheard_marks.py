"""Marks that nobody hears: where they may be, and where nobody wonders."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.attempt import PERHAPS, Doubt, Reply, clean_reply
from simulator.domain.unheard_marks import is_mark, with_unheard_marks


@pytest.mark.parametrize(
    ("heard", "with_all"),
    [
        ("Sit down. Please. We wait.", "Sit down,. Please,. We wait."),
        ("Good evening Mia and bye.", "Good evening, Mia, and bye."),
        ("Take care Mrs Whitfield.", "Take care, Mrs Whitfield."),
        ("Mrs Whitfield come in.", "Mrs Whitfield, come in."),
        ("Rest now. Dana and give him a pat.", "Rest now,. Dana, and give him a pat."),
        ("Then I am sorry.", "Then I am sorry."),
        ("Good evening, Mia. Sit down.", "Good evening, Mia. Sit down."),  # punctuated by hand
        ("Two things: Mia. And bye.", "Two things: Mia. And bye."),
    ],
)
def test_a_comma_may_be_at_a_stop_and_beside_a_name(heard: str, with_all: str) -> None:
    told = heard
    for mark in reversed(with_unheard_marks(heard, ())):
        assert is_mark(mark)
        told = f"{told[: mark.start]},{told[mark.start :]}"
    assert told == with_all


def test_what_is_in_doubt_itself_has_no_marks_of_its_own() -> None:
    words = Doubt(5, 14, ("Miami",))
    assert with_unheard_marks("Good even. Mia. Bye.", (words,)) == (words, Doubt(14, 15, (PERHAPS, ",")))
    assert not is_mark(words)
    assert not is_mark(Doubt(0, 1, (",",)))


@given(text=st.text("aAbB iI.,'", min_size=1, max_size=40), data=st.data())
def test_whatever_was_heard_can_be_handed_over(text: str, data: st.DataObject) -> None:
    said = clean_reply(text)
    if said:
        start = data.draw(st.integers(0, len(said) - 1))
        end = data.draw(st.integers(start + 1, len(said)))
        words = Doubt(start, end, ("else",))
        doubts = with_unheard_marks(said, (words,))
        assert words in doubts
        assert Reply(said, heard=said, doubts=doubts).doubts == doubts
