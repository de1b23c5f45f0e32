"""Cases to learn from: texts with what people answered to each question, read from the exam's files."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from simulator.scoring.behaviours.catalogue import behaviour_ids

HERE = Path(__file__).parent
SCENARIOS = ("barking-dog", "childs-birthday", "policy-complaint")
HELD_OUT = "b"
SENTENCE_WEIGHT = 8.0
"""A sentence answers one question, a reply some fifty."""


@dataclass(frozen=True, slots=True)
class Case:
    """A text, and for each question 1, 0, or -1 where nothing is known.

    Attributes:
        wanted: Answers by place of the question.
        weight: A sentence answers one question only, so it counts more.
        row: The labelled reply it is, as read; None for a sentence.
    """

    text: str
    wanted: np.ndarray
    weight: float
    row: Mapping[str, Any] | None = None


def rows_of(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def criteria_of(scenario_id: str) -> tuple[str, ...]:
    """Return the criteria that were labelled: those any writer gave a yes."""
    found = set[str]()
    for path in (HERE / "replies").glob(f"{scenario_id}.*.jsonl"):
        for row in rows_of(path):
            found.update(row["criteria"]["yes"])
    return tuple(sorted(found))


BEHAVIOURS = behaviour_ids()
CRITERIA = {scenario_id: criteria_of(scenario_id) for scenario_id in SCENARIOS}
QUESTIONS = (*BEHAVIOURS, *(f"{scenario}-{id_}" for scenario in SCENARIOS for id_ in CRITERIA[scenario]))
PLACE = {question: place for place, question in enumerate(QUESTIONS)}


def nothing_known() -> np.ndarray:
    return np.full(len(QUESTIONS), -1, np.int8)


def reply_of(row: Mapping[str, Any]) -> Case:
    wanted = nothing_known()
    for kind, ids, prefix in (
        ("behaviours", BEHAVIOURS, ""),
        ("criteria", CRITERIA[row["scenario"]], f"{row['scenario']}-"),
    ):
        for id_ in ids:
            if id_ not in row[kind]["unsure"]:
                wanted[PLACE[prefix + id_]] = int(id_ in row[kind]["yes"])
    return Case(" ".join(row["text"].split()), wanted, 1.0, row)


def sentence_of(question: str, text: str, is_yes: bool) -> Case:
    wanted = nothing_known()
    wanted[PLACE[question]] = int(is_yes)
    return Case(" ".join(text.split()), wanted, SENTENCE_WEIGHT)


def replies() -> list[Case]:
    files = sorted((HERE / "replies").glob("*.jsonl"))
    return [reply_of(row) for path in files if path.stem.split(".")[1] != HELD_OUT for row in rows_of(path)]


def sentences() -> Iterator[Case]:
    for path in sorted((HERE / "sentences").glob("*.jsonl")):
        yield from (sentence_of(row["for"], row["text"], row["yes"]) for row in rows_of(path))
    cases = tomllib.loads((HERE.parent / "scoring" / "behaviour_cases.toml").read_text(encoding="utf-8"))
    for id_ in BEHAVIOURS:
        for case in cases[id_]:
            if case["verdict"] != "unsure":
                yield sentence_of(id_, case["says"], case["verdict"] == "yes")
