"""Lines are made of people, what they are asked for, and what is counted of them."""

from dataclasses import replace
from datetime import date

from simulator.domain.assignment import Assignment, Due
from simulator.domain.completion import Stand, Tally
from simulator.training.assignments import asked_of
from simulator.training.exports.completion_lines import CompletionLine, lines_of
from tests.training.exports.lines import AGAIN, FIRST, somebody

TODAY = date(2026, 6, 1)
ASA = somebody()
TITLES = {"dog": "Barking dog"}


def assignment(id_: str, *scenarios: str, **more: object) -> Assignment:
    told = {"person_ids": ("p-1",), **more}
    return Assignment(id_, id_, scenarios, date(2026, 1, 1), **told)  # type: ignore[arg-type]


def lines(assignments: list[Assignment], *tallies: Tally) -> tuple[CompletionLine, ...]:
    counted = {one.scenario_id: one for one in tallies}
    return lines_of(ASA, asked_of(ASA, assignments, counted, TODAY), counted, TITLES)


def test_everything_that_is_asked_has_a_line() -> None:
    asked = assignment("a", "dog", "lamp", due=Due(date(2026, 5, 1)))
    found = lines([asked], Tally("p-1", "dog", 2, 2, FIRST, AGAIN))
    assert {(one.scenario_title, one.stand, one.submitted) for one in found} == {
        ("Barking dog", Stand.DONE, 2),
        ("lamp", Stand.OVERDUE, 0),
    }


def test_what_was_submitted_unasked_is_told_and_what_was_only_practised_is_not() -> None:
    (line,) = lines([], Tally("p-1", "dog", 1, 1, FIRST, FIRST), Tally("p-1", "lamp", 4))
    assert (line.scenario_id, line.stand, line.latest) == ("dog", None, FIRST)


def test_it_stands_as_it_presses_most() -> None:
    asked = [
        assignment("a", "dog", due=Due(date(2026, 5, 1)), valid_days=400),
        assignment("c", "dog", valid_days=10),
    ]
    (line,) = lines(asked, Tally("p-1", "dog", 1, 1, FIRST, AGAIN))
    assert (line.stand, line.holds_until) == (Stand.DUE_AGAIN, date(2026, 5, 12))


def test_a_bar_that_was_not_reached_is_no_completion() -> None:
    counted = {"dog": Tally("p-1", "dog", 1, 1, FIRST, FIRST)}
    (asked,) = asked_of(ASA, [assignment("a", "dog")], counted, TODAY)
    below = replace(asked, tally=replace(counted["dog"], first=None, latest=None), stand=Stand.SUBMITTED)
    (line,) = lines_of(ASA, [below], counted, TITLES)
    assert (line.latest, line.submitted) == (None, 1)
