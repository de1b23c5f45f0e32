"""Replies, passages, people, and who may see what."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.access import Sight, may_see
from simulator.domain.attempt import LONGEST_REPLY, Reply, clean_reply
from simulator.domain.errors import SimulatorError
from simulator.domain.evidence import CERTAIN, DOUBTFUL, NOTHING, Certainty, Evidence
from simulator.domain.people import LONGEST_NAME, Person, Role


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  hello  ", "hello"),
        ("one\r\ntwo\tthree\u2028four", "one  two three four"),
        ("a\x00b\x1b[31mc\x7f\x9b", "ab[31mc"),
        ("\ud83d alone", "alone"),
        ("👩‍👩‍👧 \u200fשלום\u200e", "👩‍👩‍👧 \u200fשלום\u200e"),
        ("\x00 \x07 ", ""),
        ("", ""),
    ],
)
def test_a_reply_is_kept_on_one_line_without_control_characters(text: str, kept: str):
    assert clean_reply(text) == kept


@given(st.text(alphabet=st.characters(), max_size=50))
def test_what_is_clean_stays_as_it_is(text: str):
    kept = clean_reply(text)
    assert clean_reply(kept) == kept == kept.strip()
    assert len(kept) <= len(text)
    assert not {unicodedata.category(character) for character in kept} & {"Cc", "Cs"}
    kept.encode("utf-8")


@pytest.mark.parametrize(
    ("reply", "match"),
    [
        ({"text": ""}, "at least one word"),
        ({"text": " hello"}, "clean_reply"),
        ({"text": "a\nb"}, "clean_reply"),
        ({"text": "a" * (LONGEST_REPLY + 1)}, "are the most"),
        ({"text": "a", "hints": -1}, "never negative"),
        ({"text": "a", "rings": -1}, "never negative"),
        ({"text": "a", "answer_seconds": -0.1}, "never negative"),
    ],
)
def test_replies_that_cannot_be(reply, match: str):
    with pytest.raises(ValueError, match=match):
        Reply(**reply)


def test_replies_at_their_limits():
    assert Reply("", gives="balloon").text == ""
    assert len(Reply("a" * LONGEST_REPLY, rings=0, answer_seconds=0.0).text) == LONGEST_REPLY


@pytest.mark.parametrize(
    ("start", "end", "quote"), [(-1, 1, "ab"), (2, 1, ""), (0, 1, "ab"), (0, 2, "a"), (0, 0, "a")]
)
def test_a_quote_fits_its_place(start: int, end: int, quote: str):
    with pytest.raises(ValueError, match="does not fit"):
        Evidence(1, start, end, quote, "So it is.")


def test_a_passage_may_have_no_words():
    assert Evidence(1, 0, 0, "", "You handed it over.").certainty is Certainty.YES


def test_certainty_has_three_values_in_order():
    assert sorted(Certainty) == [Certainty.NO, Certainty.UNSURE, Certainty.YES]
    assert [each.opposite for each in sorted(Certainty)] == sorted(Certainty, reverse=True)


@pytest.mark.parametrize("finding", [NOTHING, DOUBTFUL, CERTAIN])
def test_a_finding_is_never_taken_for_yes_or_no(finding):
    with pytest.raises(TypeError, match="certainty"):
        bool(finding)


@pytest.mark.parametrize("name", ["", "   ", "\t", "a" * (LONGEST_NAME + 1)])
def test_people_have_names(name: str):
    with pytest.raises(ValueError, match="characters"):
        Person("id", name)


def test_somebody_is_a_trainee_unless_told():
    assert Person("id", "a" * LONGEST_NAME).role is Role.TRAINEE


ALLOWED = {
    (Role.TRAINER, Sight.WORDS),
    (Role.TRAINER, Sight.POINTS),
    (Role.HR, Sight.POINTS),
}


@pytest.mark.parametrize(
    ("role", "sight", "is_submitted"), list(itertools.product(Role, Sight, [True, False]))
)
def test_the_whole_table_of_who_may_see_what(role: Role, sight: Sight, is_submitted: bool):
    viewer = Person("viewer", "Vic", role)
    own = may_see(sight, viewer=viewer, owner_id="viewer", is_submitted=is_submitted)
    others = may_see(sight, viewer=viewer, owner_id="owner", is_submitted=is_submitted)
    assert own
    assert others is (is_submitted and (role, sight) in ALLOWED)


def test_a_failure_is_told_with_its_remedy():
    error = SimulatorError("The disk is full.", remedy="Make room.")
    assert (str(error), error.problem, error.remedy) == (
        "The disk is full. Make room.",
        "The disk is full.",
        "Make room.",
    )
    assert str(SimulatorError("Alone.")) == "Alone."
