"""CompletionLine: how one person stands with one scenario, ready to be written in any format. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from simulator.domain.completion import Completion, Stand, Tally
from simulator.domain.employment import Employment
from simulator.training.assignments import Asked


@dataclass(frozen=True, slots=True)
class CompletionLine:
    """How somebody stands with a scenario.

    Attributes:
        somebody: Who.
        scenario_id, scenario_title: Which.
        stand: How far they are; None if nobody asked them for it.
        due_on: The day it is due, or due again; None for no day.
        holds_until: The last day on which the latest completion holds; None for ever, or without one.
        submitted: How many attempts were submitted.
        first, latest: The first and the latest completion; None without one.
    """

    somebody: Employment
    scenario_id: str
    scenario_title: str
    stand: Stand | None
    due_on: date | None = None
    holds_until: date | None = None
    submitted: int = 0
    first: Completion | None = None
    latest: Completion | None = None


def lines_of(
    somebody: Employment,
    asked: Sequence[Asked],
    tallies: Mapping[str, Tally],
    titles: Mapping[str, str],
) -> tuple[CompletionLine, ...]:
    """Return a line for each scenario somebody is asked for, then for what they submitted unasked.

    Where several assignments ask for the same scenario, it stands as it presses most.

    Args:
        somebody: Whose lines.
        asked: What they are asked for, what presses most first.
        tallies: What the records count of them, by scenario.
        titles: What scenarios are called; one that is not named is called by its id.
    """
    pressing: dict[str, Asked] = {}
    for one in asked:
        pressing.setdefault(one.scenario_id, one)
    lines = [
        _line(somebody, id_, titles, one.tally, one) for id_, one in pressing.items()
    ]  # with those completions only that reach the assignment's own bars
    unasked = sorted(id_ for id_, tally in tallies.items() if tally.submitted and id_ not in pressing)
    return (*lines, *(_line(somebody, id_, titles, tallies[id_], None) for id_ in unasked))


def _line(
    somebody: Employment,
    scenario_id: str,
    titles: Mapping[str, str],
    tally: Tally | None,
    asked: Asked | None,
) -> CompletionLine:
    return CompletionLine(
        somebody=somebody,
        scenario_id=scenario_id,
        scenario_title=titles.get(scenario_id, scenario_id),
        stand=asked.stand if asked else None,
        due_on=asked.due_on if asked else None,
        holds_until=asked.holds_until if asked else None,
        submitted=tally.submitted if tally else 0,
        first=tally.first if tally else None,
        latest=tally.latest if tally else None,
    )
