"""Names that were taken for ordinary words: offered where words are in doubt, and nowhere else."""

import pytest

from simulator.domain.attempt import PERHAPS
from simulator.speech.doubts import Passage
from simulator.speech.near_names import with_names

SOUNDS = {
    "a": ("AH",),
    "be": ("B", "IY"),
    "by": ("B", "AY"),
    "mark": ("M", "AA", "R", "K"),
    "marco": ("M", "AA", "R", "K", "OW"),
    "me": ("M", "IY"),
    "mia": ("M", "IY", "AH"),
    "oh": ("OW",),
    "ray": ("R", "EY"),
    "rho": ("R", "OW"),
    "to": ("T", "UW"),
}


def offered(words: str, *instead: str) -> tuple[str, ...]:
    passage = Passage(tuple(words.split()), 0, 9, 0.5, instead)
    (found,) = with_names([passage], {"mia", "marco", "ray"}, SOUNDS)
    assert (found.words, found.confidence) == (passage.words, passage.confidence)
    assert found.instead[: len(instead)] == instead  # what was told stays as it was
    return found.instead[len(instead) :]


def test_a_word_in_doubt_may_be_a_name_that_sounds_much_like_it() -> None:
    assert offered("to me", "to by") == (PERHAPS, "to mia")
    assert offered("to be", PERHAPS, "to me") == ("to mia",)  # by another way it may have been
    assert offered("me a by", "be a by") == (PERHAPS, "mia a by", "mia by")
    assert offered("mark oh", "mark") == (PERHAPS, "marco oh", "marco")


@pytest.mark.parametrize("words", ["by a", "mia", "rho"])
def test_what_sounds_otherwise_or_is_one_is_no_other(words: str) -> None:
    assert offered(words, "to") == ()


def test_a_name_that_was_heard_is_not_offered_beside_itself() -> None:
    assert offered("mia", "me a by") == ()
    assert offered("mia", "mark") == (PERHAPS, "marco")


def test_where_nothing_is_in_doubt_nothing_is_offered() -> None:
    clear = Passage(("me",), 0, 9, 1.0)
    assert with_names([clear], {"mia"}, SOUNDS) == (clear,)
