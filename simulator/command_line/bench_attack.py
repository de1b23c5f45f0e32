"""``bench attack``: conversations played for the points alone, and how many of them reach a bar."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import Any

from simulator.bundled_files import scenarios_folder
from simulator.command_line.bench_json import write_json
from simulator.domain.scenario import Scenario
from simulator.scenario_files.library import ScenarioLibrary
from simulator.training.attacks.attacks import ATTACKS, Attack
from simulator.training.attacks.controls import MODEL_ANSWERS
from simulator.training.attacks.playing import MOST_PASSING, Tally, share, tallies

SEEDS = range(5)

_NARROW = 32


def attack(*, json_file: str | None) -> int:
    """Play every attack on every bundled scenario, and print which bars are reached.

    Args:
        json_file: Where to write the figures; "-" is stdout, instead of the table.

    Returns:
        0 if at most ``MOST_PASSING`` per cent reach either bar, else 1.
    """
    scenarios = _bundled()
    rows = list(_played(ATTACKS, scenarios))
    honest = list(_played((MODEL_ANSWERS,), scenarios))
    if json_file != "-":
        _print_table(rows, honest)
    if json_file:
        write_json(json_file, _figures(rows, honest))
    return 0 if share(rows) <= MOST_PASSING else 1


def _bundled() -> tuple[Scenario, ...]:
    library = ScenarioLibrary((scenarios_folder(),))
    library.refresh()
    return tuple(library.source(entry.id).scenario for entry in library.entries())


def _played(attacks: Sequence[Attack], scenarios: Sequence[Scenario]) -> Iterator[Tally]:
    for number, one in enumerate(attacks, start=1):
        if sys.stderr.isatty():
            print(f"{number} of {len(attacks)}: {one.name}", file=sys.stderr)
        yield from tallies(one.name, one.says, scenarios, SEEDS)


def _print_table(rows: Sequence[Tally], honest: Sequence[Tally]) -> None:
    print(f"{'played':{_NARROW}}{'scenario':20}{'times':>6}{'relationship':>14}{'task':>6}{'both':>6}")
    for row in (*rows, *honest):
        print(
            f"{row.kind:{_NARROW}}{row.scenario_id:20}{row.conversations:6}"
            f"{row.relationship:14}{row.task:6}{row.both:6}"
        )
    played, either = sum(row.conversations for row in rows), sum(row.either for row in rows)
    print(f"{either} of {played} attacks reach a bar: {share(rows)} %, at most {MOST_PASSING} % may.")
    passed, whole = sum(row.both for row in honest), sum(row.conversations for row in honest)
    print(f"{passed} of {whole} conversations with the model answers pass.")


def _figures(rows: Sequence[Tally], honest: Sequence[Tally]) -> dict[str, Any]:
    return {
        "attacks": [_row(row) for row in rows],
        "controls": [_row(row) for row in honest],
        "conversations": sum(row.conversations for row in rows),
        "reach_either": sum(row.either for row in rows),
        "per_cent": share(rows),
        "at_most_per_cent": MOST_PASSING,
        "does": {one.name: one.does for one in (*ATTACKS, MODEL_ANSWERS)},
    }


def _row(row: Tally) -> dict[str, Any]:
    return {
        "played": row.kind,
        "scenario": row.scenario_id,
        "conversations": row.conversations,
        "passed_relationship": row.relationship,
        "passed_task": row.task,
        "passed_either": row.either,
        "passed_both": row.both,
    }
