"""``agreement``: where people and the program differ, how far they agree, and the cases as replies."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from simulator.command_line.whose import known_trainee, records
from simulator.domain.agreement import Agreement
from simulator.domain.decision_words import VERDICT_WORDS
from simulator.domain.errors import SimulatorError
from simulator.domain.wording import counted
from simulator.scenario_files.library import read_source
from simulator.training.decided_examples import labelled_rows
from simulator.training.differences import Case, CriterionDifferences, differences


class ExportError(SimulatorError):
    """The cases could not be written."""


def agreement(options: argparse.Namespace) -> int:
    """Show what the person at the keyboard may see of what people decided; perhaps write it to a file."""
    with records(options) as store:
        who = known_trainee(options, store)
        found = differences(store, who) if who else ()
    if options.export:
        _export(found, Path(options.export))
    if options.json:
        print(json.dumps([_json(one) for one in found], ensure_ascii=False, indent=2))
    elif not found:
        print("Nobody has seen a verdict differently yet. In a debrief, open a check: “See it differently?”")
    else:
        for one in found:
            _show(one)
    return 0


def _show(one: CriterionDifferences) -> None:
    print(f"{one.scenario_title}: {one.title} ({one.criterion_id})")
    verdicts = counted(one.kappa.cases, "verdict", "verdicts")
    conversations = counted(one.alpha.cases, "conversation", "conversations")
    print(f"  program and people: {one.kappa.words}  [Cohen's kappa, {verdicts}]")
    print(f"  everybody together: {one.alpha.words}  [Krippendorff's alpha, {conversations}]")
    for case in one.cases:
        said = case.overruling
        print(
            f"  {said.by.name} says {VERDICT_WORDS[case.person]}, "
            f"the program said {VERDICT_WORDS[said.machine]}" + (f": {said.reason}" if said.reason else "")
        )
        if case.text:
            print(f"    “{case.customer}”\n    “{case.text}”")
    print()


def _json(one: CriterionDifferences) -> dict[str, Any]:
    return {
        "scenario": one.scenario_id,
        "criterion": one.criterion_id,
        "title": one.title,
        "kappa": _coefficient(one.kappa),
        "alpha": _coefficient(one.alpha),
        "cases": [_case(case) for case in one.cases],
    }


def _coefficient(found: Agreement) -> dict[str, Any]:
    return {"value": found.value, "cases": found.cases, "words": found.words}


def _case(case: Case) -> dict[str, Any]:
    said = case.overruling
    return {
        "attempt": said.attempt_id,
        "turn": said.turn,
        "customer": case.customer,
        "text": case.text,
        "quote": said.quote,
        "machine": said.machine,
        "person": case.person,
        "reason": said.reason,
        "by": said.by.name,
        "own_view": said.is_own_view,
        "at": said.at.isoformat(),
    }


def _export(found: Sequence[CriterionDifferences], path: Path) -> None:
    cases = [case for one in found for case in one.cases]
    scenarios = {name: read_source(name).scenario for name in dict.fromkeys(one.scenario_id for one in cases)}
    rows = labelled_rows(cases, scenarios)
    text = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
    try:
        path.write_text(text, encoding="utf-8")
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "no file has such a name"
        raise ExportError(f"{path} cannot be written: {why}.", remedy="Name another file.") from error
