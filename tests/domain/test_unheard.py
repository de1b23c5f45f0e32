"""Marks and swallowed "n't"s: where they may be, and where nobody wonders."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.attempt import PERHAPS, Doubt, Reply, clean_reply
from simulator.domain.unheard import is_mark, is_swallowed, with_unheard


@pytest.mark.parametrize(
    ("heard", "with_all"),
    [
        ("Sit down. Please. We wait.", "Sit down,. Please,. We wait."),
        ("Good evening Mia and bye.", "Good evening, Mia, and bye."),
        ("Take care Mrs Whitfield.", "Take care, Mrs Whitfield."),
        ("Mrs Whitfield come in.", "Mrs Whitfield, come in."),
        ("Rest now. Dana and give him a pat.", "Rest now,. Dana, and give him a pat."),
        ("Come in young lady and sit.", "Come in, young lady, and sit."),
        ("Good evening sir.", "Good evening, sir."),
        ("Then I am sorry.", "Then I am sorry."),
        ("Good evening, Mia. Sit down.", "Good evening, Mia. Sit down."),  # punctuated by hand
        ("Two things: Mia. And bye.", "Two things: Mia. And bye."),
    ],
)
def test_a_comma_may_be_at_a_stop_and_beside_a_name(heard: str, with_all: str) -> None:
    told = heard
    for mark in reversed(with_unheard(heard, ())):
        assert is_mark(mark)
        told = f"{told[: mark.start]},{told[mark.start :]}"
    assert told == with_all


def test_what_is_in_doubt_itself_has_no_marks_of_its_own() -> None:
    words = Doubt(5, 14, ("Miami",))
    assert with_unheard("Good even. Mia. Bye.", (words,)) == (words, Doubt(14, 15, (PERHAPS, ",")))
    assert not is_mark(words)
    assert not is_mark(Doubt(0, 1, (",",)))


@pytest.mark.parametrize(
    ("heard", "in_doubt"),
    [
        ("You must shout in here.", {"must": "mustn't"}),
        ("Six weeks is long and it was hard.", {"is": "isn't", "was": "wasn't"}),
        ("You mustn't shout. It is not long.", {}),
        ("Could you, please?", {"Could": "Couldn't"}),  # whoever writes commas has not heard this either
        ("This is his island.", {"is": "isn't"}),
        ("I am here and you are there.", {}),  # nobody swallows these
    ],
)
def test_a_verb_may_have_been_denied_and_its_denial_swallowed(heard: str, in_doubt: dict[str, str]) -> None:
    found = [each for each in with_unheard(heard, ()) if is_swallowed(each)]
    assert {heard[each.start : each.end]: each.unlikely[0] for each in found} == in_doubt
    assert not any(each.likely for each in found)


def test_whoever_went_through_the_words_knows_what_was_swallowed() -> None:
    assert not with_unheard("You must shout in here.", (), is_checked=True)


@pytest.mark.parametrize(
    ("instead", "with_denial"),
    [
        (("mustn't shout",), ("mustn't shout",)),
        (("must doubt",), ("must doubt", PERHAPS, "mustn't shout")),
        (("must doubt", PERHAPS, "must spout"), ("must doubt", PERHAPS, "must spout", "mustn't shout")),
    ],
)
def test_among_words_in_doubt_it_may_have_been_swallowed_too(
    instead: tuple[str, ...], with_denial: tuple[str, ...]
) -> None:
    doubt = Doubt(4, 14, instead)
    assert with_unheard("You must shout in here.", (doubt,)) == (Doubt(4, 14, with_denial),)
    assert with_unheard("You must shout in here.", (doubt,), is_checked=True) == (doubt,)


@given(text=st.text("aAbB iI.,'", min_size=1, max_size=40), data=st.data())
def test_whatever_was_heard_can_be_handed_over(text: str, data: st.DataObject) -> None:
    said = clean_reply(text)
    if said:
        start = data.draw(st.integers(0, len(said) - 1))
        end = data.draw(st.integers(start + 1, len(said)))
        words = Doubt(start, end, ("else",))
        doubts = with_unheard(said, (words,))
        assert words in doubts
        assert Reply(said, heard=said, doubts=doubts).doubts == doubts
