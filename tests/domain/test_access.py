"""Who may see and do what, beside what is submitted: rooms, roles, private lists, what was told of people."""

import itertools

import pytest

from simulator.domain.access import (
    Sight,
    may_be_told,
    may_count_relationships,
    may_give_role,
    may_lead,
    may_overrule,
    may_see,
)
from simulator.domain.people import Person, Role
from simulator.domain.sessions.role_play import COMMENTED, PLAY_BEGUN
from simulator.domain.sessions.state import NOTED

KIM, LEE = Person("k", "Kim", Role.TRAINER), Person("l", "Lee", Role.TRAINER)
HAL, ANN, BEN = Person("h", "Hal", Role.HR), Person("a", "Ann"), Person("b", "Ben")


@pytest.mark.parametrize(("sight", "is_submitted"), list(itertools.product(Sight, [True, False])))
def test_the_leader_of_a_room_sees_what_was_played_in_it(sight: Sight, is_submitted: bool) -> None:
    def sees(viewer: Person) -> bool:
        return may_see(sight, viewer=viewer, owner_id="a", is_submitted=is_submitted, led_by_id="k")

    assert sees(KIM) is (sight is not Sight.RECORDINGS)
    assert sees(ANN)
    for other in (LEE, HAL, BEN):
        alone = may_see(sight, viewer=other, owner_id="a", is_submitted=is_submitted)
        assert sees(other) is alone, "a room gives nothing to anybody but its leader"
    for no_longer in (Person("k", "Kim"), Person("k", "Kim", Role.HR)):
        alone = may_see(sight, viewer=no_longer, owner_id="a", is_submitted=is_submitted)
        assert sees(no_longer) is alone


def test_the_leader_decides_about_what_was_played_in_the_room() -> None:
    for person, may in ((KIM, True), (ANN, True), (LEE, False), (HAL, False), (BEN, False)):
        assert may_overrule(person=person, owner_id="a", is_submitted=False, led_by_id="k") is may
    assert not may_overrule(person=Person("k", "Kim"), owner_id="a", is_submitted=False, led_by_id="k")


def test_only_trainers_lead_and_hr_counts_at_most() -> None:
    assert [may_lead(one) for one in (KIM, HAL, ANN)] == [True, False, False]
    assert [may_count_relationships(one) for one in (KIM, HAL, ANN)] == [True, True, False]


@pytest.mark.parametrize("role", Role)
def test_who_gives_roles(role: Role) -> None:
    def may(by: Person | None, to: Person = BEN, in_charge: bool = True) -> bool:
        return may_give_role(role, to, by=by, is_anybody_in_charge=in_charge)

    assert may(None, in_charge=False)
    assert not may(None)
    assert may(KIM)
    assert may(HAL)
    assert not may(ANN)
    assert may(BEN) is (role is Role.TRAINEE), "the role one has, to choose a passphrase"
    assert not may(ANN, in_charge=False), "somebody in particular is who they are"


@pytest.mark.parametrize(
    ("what", "told", "may"),
    [
        ("committed", {"participant": "p1", "text": "x"}, True),
        ("committed", {"participant": "p2"}, False),
        ("committed", {}, False),
        ("committed", {"participant": "p1", "is_for_trainee": False}, False),
        ("followed-up", {"participant": "p1"}, True),
        (PLAY_BEGUN, {"player": "p1", "attempt": "a"}, True),
        (PLAY_BEGUN, {"player": "p2", "attempt": "a"}, False),
        (COMMENTED, {"player": "p1", "is_for_trainee": True}, True),
        (COMMENTED, {"player": "p1", "is_for_trainee": 1}, False),
        (COMMENTED, {"player": "p1"}, False),
        (COMMENTED, {"participant": "p1", "is_for_trainee": True}, False),
        (NOTED, {"participant": "p1", "player": "p1", "is_for_trainee": True}, False),
        ("anything new", {"participant": "p1", "is_for_trainee": True}, False),
    ],
)
def test_people_are_told_what_is_meant_for_them(what: str, told: dict[str, object], may: bool) -> None:
    assert may_be_told("p1", what, told) is may
