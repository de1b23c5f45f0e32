"""One commitment a person; the last one holds, and its owner may read it."""

from __future__ import annotations

from datetime import UTC, datetime

from simulator.domain.access import may_be_told
from simulator.domain.sessions.commitments import (
    COMMITTED,
    FOLLOWED_UP,
    LONGEST_COMMITMENT,
    Outcome,
    commitments_of,
    outcomes_in,
)
from simulator.domain.sessions.session import Happening

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


def happened(number: int, what: str, /, **told: str | int) -> Happening:
    return Happening(number, AT, what, "i1", told)


def test_each_persons_last_one_holds() -> None:
    made = commitments_of(
        (
            happened(1, COMMITTED, participant="a", text="Look up."),
            happened(2, COMMITTED, participant="b", text="Say my name."),
            happened(3, COMMITTED, participant="a", text="  Look up\nand smile. "),
            happened(4, COMMITTED, participant="b", text=""),
        )
    )
    assert [(one.participant, one.text, one.number) for one in made] == [("a", "Look up and smile.", 3)]


def test_a_commitment_is_short() -> None:
    (made,) = commitments_of((happened(1, COMMITTED, participant="a", text="word " * 100),))
    assert len(made.text) <= LONGEST_COMMITMENT


def test_what_became_of_it_can_be_said_anew() -> None:
    told = (
        happened(1, FOLLOWED_UP, participant="x", session="s1", number=4, outcome="not-yet"),
        happened(2, FOLLOWED_UP, participant="x", session="s1", number=4, outcome="kept"),
        happened(3, FOLLOWED_UP, participant="x", session="s1", number=5, outcome="no such"),
    )
    assert outcomes_in(told) == {("s1", 4): Outcome.KEPT, ("s1", 5): None}


def test_what_was_told_may_be_gone() -> None:
    gone = (Happening(1, AT, COMMITTED), Happening(2, AT, FOLLOWED_UP))
    assert commitments_of(gone) == ()
    assert outcomes_in(gone) == {}


def test_only_its_owner_is_told() -> None:
    made = happened(1, COMMITTED, participant="a", text="Look up.")
    looked_at = happened(2, FOLLOWED_UP, participant="a", session="s", number=1, outcome="kept")
    for one in (made, looked_at):
        assert may_be_told("a", one.what, one.told)
        assert not may_be_told("b", one.what, one.told)
