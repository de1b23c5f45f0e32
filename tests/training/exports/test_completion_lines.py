"""Lines are made of people, what they are asked for, and what is counted of them."""

from datetime import date

from simulator.domain.assignment import Assignment, Due
from simulator.domain.completion import Stand, Tally
from simulator.training.exports.completion_lines import completion_lines
from tests.training.exports.lines import AGAIN, FIRST, somebody

TODAY = date(2026, 6, 1)
ASA, BO = somebody(), somebody("Bo", "7", "p-2")
TITLES = {"dog": "Barking dog"}


def assignment(id_: str, *scenarios: str, **more: object) -> Assignment:
    return Assignment(id_, id_, scenarios, date(2026, 1, 1), **more)  # type: ignore[arg-type]


def test_everybody_who_is_asked_has_a_line() -> None:
    asked = assignment("a", "dog", "lamp", teams=(ASA.team,), due=Due(date(2026, 5, 1)))
    lines = completion_lines([ASA, BO], [asked], [Tally("p-1", "dog", 2, 2, FIRST, AGAIN)], TITLES, TODAY)
    told = [(one.somebody.person.id, one.scenario_title, one.stand) for one in lines]
    assert told == [
        ("p-1", "Barking dog", Stand.DONE),
        ("p-1", "lamp", Stand.OVERDUE),
        ("p-2", "Barking dog", Stand.OVERDUE),
        ("p-2", "lamp", Stand.OVERDUE),
    ]


def test_what_was_submitted_unasked_is_told_and_what_was_only_practised_is_not() -> None:
    counted = [Tally("p-1", "dog", 1, 1, FIRST, FIRST), Tally("p-1", "lamp", 4), Tally("p-9", "dog", 1, 1)]
    (line,) = completion_lines([ASA], [], counted, TITLES, TODAY)
    assert (line.scenario_id, line.stand, line.latest) == ("dog", None, FIRST)


def test_the_earliest_day_and_the_shortest_validity_count() -> None:
    asked = [
        assignment("a", "dog", person_ids=("p-1",), due=Due(date(2026, 5, 1)), valid_days=400),
        assignment("b", "dog", person_ids=("p-1",), due=Due(date(2026, 4, 1))),
        assignment("c", "dog", person_ids=("p-1",), valid_days=10),
        assignment("d", "dog", person_ids=("p-1",), due=Due(date(2026, 1, 2)), is_withdrawn=True),
    ]
    (line,) = completion_lines([ASA], asked, [Tally("p-1", "dog", 1, 1, FIRST, AGAIN)], TITLES, TODAY)
    assert (line.due_on, line.holds_until, line.stand) == (
        date(2026, 4, 1),
        date(2026, 5, 12),
        Stand.DUE_AGAIN,
    )
