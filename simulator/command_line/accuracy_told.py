"""The accuracy of the scorer as it is told: a table for the terminal, and JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from simulator.domain.exam import FEWEST_SEEN, LEAST_F1, LEAST_PRECISION, ExamCard
from simulator.domain.wording import counted
from simulator.scoring.exam.cards import COUNTS, MEANING, PATTERNS
from simulator.scoring.exam.labelled_replies import LabelledReply, Labels
from simulator.scoring.exam.marks import Marks, MarkSheet
from simulator.scoring.exam.sitting import Answer, Asked, Verdicts

_DETECTORS = {PATTERNS: "patterns alone", MEANING: "patterns and the sentence model"}
_NAME = 42


def print_part(part: str, replies: int, sheets: Mapping[str, MarkSheet]) -> None:
    """Print the tables of one part of the exam; one for both detectors where they came to the same.

    Args:
        part: What to call it.
        replies: How many replies it has.
        sheets: Detector -> marks.
    """
    shown = dict(sheets)
    if shown.get(MEANING) == shown.get(PATTERNS) and MEANING in shown:
        print(f"\nThe sentence model changes nothing on the {part} replies.")
        del shown[MEANING]
    for detector, sheet in shown.items():
        print(f"\n{part}, {counted(replies, 'reply', 'replies')}: {_DETECTORS[detector]}")
        _print_rows("criteria", sheet.criteria, sheet.all_criteria)
        _print_rows("behaviours", sheet.behaviours, sheet.all_behaviours)


def _print_rows(kind: str, rows: Mapping[str, Marks], total: Marks) -> None:
    if not rows:
        return
    print(f"\n{kind:{_NAME}}{'seen':>6}{'F1':>6}{'prec':>6}{'rec':>6}{'unsure':>8}{'wrong':>7}")
    for id_, marks in sorted(rows.items()):
        _print_row(id_, marks.card(id_))
    _print_row(f"all {kind}", total.card(f"all {kind}"), is_total=True)


def _print_row(name: str, card: ExamCard, *, is_total: bool = False) -> None:
    note = ""
    if not is_total:
        note = "  advisory" if card.is_advisory else "" if card.is_telling else "  too few cases"
    figures = f"{_cell(card.f1, 6)}{_cell(card.precision, 6)}{_cell(card.recall, 6)}"
    shares = f"{_cell(card.not_sure_share, 7)}%{_cell(card.wrong_share, 6)}%"
    print(f"{name:{_NAME}}{card.said_yes:6}{figures}{shares}{note}")


def _cell(number: int | None, width: int) -> str:
    return f"{'–' if number is None else number:>{width}}"


def print_errors(replies: Sequence[LabelledReply], answers: Sequence[Answer], asked: Asked) -> None:
    """Print each reply with what people see in it and the detector does not, or the other way round."""
    print("\nJudged wrongly, or not sure where people see it:")
    for reply, (criteria, behaviours) in zip(replies, answers, strict=True):
        of_scenario, of_all = asked[reply.scenario]
        wrong = [
            *_wrong(of_scenario, reply.criteria, criteria),
            *(f"behaviour {one}" for one in _wrong(of_all, reply.behaviours, behaviours)),
        ]
        if wrong:
            print(f"{reply.where}: {reply.text}\n    {'; '.join(wrong)}")


def _wrong(ids: Iterable[str], labels: Labels, verdicts: Verdicts) -> list[str]:
    found: list[str] = []
    for id_ in sorted(ids):
        if id_ not in verdicts or id_ in labels.unsure:
            continue
        seen, said = "yes" if id_ in labels.yes else "no", verdicts[id_]
        if said != seen and not (said == "unsure" and seen == "no"):
            found.append(f"{id_}: people {seen}, judged {said}")
    return found


def accuracy_json(parts: Mapping[str, tuple[int, Mapping[str, MarkSheet]]], date: str) -> dict[str, object]:
    """Return the figures as plain values.

    Args:
        parts: Part of the exam -> how many replies it has, and detector -> marks.
        date: The day, as 2026-11-22.
    """
    return {
        "date": date,
        "floor": {"fewest_seen": FEWEST_SEEN, "least_f1": LEAST_F1, "least_precision": LEAST_PRECISION},
        "parts": {
            part: {"replies": replies, **{detector: _sheet(sheet) for detector, sheet in sheets.items()}}
            for part, (replies, sheets) in parts.items()
        },
    }


def _sheet(sheet: MarkSheet) -> dict[str, object]:
    return {
        "all_criteria": _figures(sheet.all_criteria),
        "all_behaviours": _figures(sheet.all_behaviours),
        "criteria": {id_: _figures(marks) for id_, marks in sorted(sheet.criteria.items())},
        "behaviours": {id_: _figures(marks) for id_, marks in sorted(sheet.behaviours.items())},
    }


def _figures(marks: Marks) -> dict[str, object]:
    card = marks.card("")
    return {
        **{name: getattr(card, name) for name in COUNTS},
        "f1": card.f1,
        "precision": card.precision,
        "recall": card.recall,
        "not_sure_share": card.not_sure_share,
        "wrong_share": card.wrong_share,
        "is_advisory": card.is_advisory,
    }
