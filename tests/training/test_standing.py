"""Attempts told by scenario: what-ifs beneath their originals, the best never by a sum of both sides."""

from datetime import UTC, datetime

from simulator.domain.people import Person
from simulator.records.interface import AttemptRecord, AttemptState, Result, WhatIf
from simulator.training.standing import by_scenario

SAM = Person("sam", "Sam")


def _record(
    name: str,
    points: tuple[int, int] | None = None,
    *,
    passed: bool | None = False,
    of: str | None = None,
    scenario: str = "dog",
) -> AttemptRecord:
    result = None
    if points is not None:
        result = Result("stays", "yes", "They heard him.", passed, points[0], 10, points[1], 10, "0" * 64)
    return AttemptRecord(
        id=name,
        number=1,
        owner=SAM,
        scenario_id=scenario,
        scenario_title=scenario.title(),
        digest="0" * 64,
        seed=1,
        state=AttemptState.UNDER_WAY if points is None else AttemptState.FINISHED,
        started_at=datetime(2026, 11, 22, tzinfo=UTC),
        what_if=WhatIf(of, 2) if of else None,
        result=result,
    )


def test_no_history_is_no_scenario() -> None:
    assert by_scenario(()) == ()


def test_first_best_latest_and_under_way() -> None:
    (dog,) = by_scenario(
        (_record("d"), _record("c", (9, 2)), _record("b", (6, 6)), _record("a", (1, 5)), _record("z"))
    )
    found = (dog.first, dog.best, dog.latest, dog.under_way)
    assert [record.id for record in found if record] == ["a", "b", "c", "d"]


def test_passing_comes_before_points() -> None:
    (dog,) = by_scenario((_record("b", (9, 9)), _record("a", (6, 7), passed=True)))
    assert dog.best is not None
    assert dog.best.id == "a"


def test_what_ifs_stand_beneath_their_original_and_are_no_best() -> None:
    (dog,) = by_scenario(
        (
            _record("c", (10, 10), of="a"),
            _record("deep", (10, 10), of="b"),
            _record("new", (3, 3)),
            _record("b", (10, 10), of="a"),
            _record("a", (2, 2)),
            _record("lost", (10, 10), of="gone"),
        )
    )
    assert [(entry.record.id, entry.depth) for entry in dog.entries] == [
        ("new", 0),
        ("a", 0),
        ("c", 1),
        ("b", 1),
        ("deep", 2),
        ("lost", 0),
    ]
    assert dog.best is not None
    assert dog.best.id == "new"


def test_the_scenario_practised_last_comes_first() -> None:
    history = (_record("b", scenario="lamp"), _record("c", (1, 1)), _record("a", (1, 1), scenario="lamp"))
    assert [scenario.title for scenario in by_scenario(history)] == ["Lamp", "Dog"]
