"""Decisions as labelled replies: what people said of the scorer's verdicts examines the scorer next."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from simulator.domain.scenario import Scenario
from simulator.domain.scorecard import Verdict
from simulator.scoring.single_text import judge_text
from simulator.training.differences import Case


def labelled_rows(cases: Iterable[Case], scenarios: dict[str, Scenario]) -> list[dict[str, Any]]:
    """Return one row a reply, in the form ``bench accuracy --replies`` reads.

    What nobody decided about is labelled as the program judges it: people left it alone. Cases without a
    reply have nothing to label and are left out.

    Args:
        cases: What people decided.
        scenarios: Id -> scenario, for all of them.
    """
    by_reply: dict[tuple[str, str, str, str], list[Case]] = {}
    for case in cases:
        if case.text:
            by_reply.setdefault((case.scenario_id, case.customer, case.to, case.text), []).append(case)
    return [
        _row(number, reply, decided, scenarios[reply[0]])
        for number, (reply, decided) in enumerate(by_reply.items(), 1)
    ]


def _row(
    number: int, reply: tuple[str, str, str, str], decided: list[Case], scenario: Scenario
) -> dict[str, Any]:
    scenario_id, customer, to, text = reply
    found = judge_text(scenario, text, (to,) if to else (), customer or None)
    said = {id_: one.verdict for id_, one in found.criteria.items()}
    said.update({case.criterion_id: case.person for case in decided})
    behaviours = {id_: one.verdict for id_, one in found.behaviours.items()}
    return {
        "id": f"decided-{number:03}",
        "scenario": scenario_id,
        "customer": customer,
        "to": to or None,
        "text": text,
        "criteria": _labels(said),
        "behaviours": _labels(behaviours),
        "decided": [
            {
                "criterion": case.criterion_id,
                "machine": case.overruling.machine,
                "person": case.person,
                "quote": case.overruling.quote,
                "reason": case.overruling.reason,
            }
            for case in decided
        ],
    }


def _labels(said: dict[str, Verdict]) -> dict[str, list[str]]:
    return {
        "yes": [id_ for id_, verdict in said.items() if verdict is Verdict.YES],
        "unsure": [id_ for id_, verdict in said.items() if verdict is Verdict.UNSURE],
    }
