"""export_beside: an export made by the child, portion by portion, told and stopped from here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simulator.domain.errors import SimulatorError
from simulator.domain.people import Person
from simulator.speech.child_process import ChildProcess, ChildRefusedError, ChildTroubleError, Words
from simulator.training.exports.handing_over import Order

_SECONDS = 120.0
"""How long one portion may take at the most."""


class ExportStoppedError(SimulatorError):
    """Somebody stopped it; nothing is left of it."""


class ElsewhereError(SimulatorError):
    """The records of whoever asks are not in the data folder, so a child cannot open them."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Where an export is made, and who is told of it.

    Attributes:
        child: The child; ended when the export is.
        folder: The data folder.
        tell: Told how many people are done, and of how many.
        must_stop: Asked between portions.
        database_url: The address of the database server the records are on; "" for the data folder.
    """

    child: ChildProcess
    folder: Path
    tell: Callable[[int, int], None]
    must_stop: Callable[[], bool]
    database_url: str = ""


def export_beside(beside: Beside, by: Person, order: Order) -> int:
    """Hand completions over from a child; blocking. Return how many lines there are.

    Raises:
        ExportStoppedError: ``must_stop`` said so.
        ElsewhereError: The records are somewhere else.
        SimulatorError: The child could not do it, or broke off; nothing is there then.
    """
    try:
        _ask(
            beside,
            "begin",
            folder=str(beside.folder),
            database_url=beside.database_url,
            person=by.id,
            format=order.format_name,
            path=str(order.path),
            titles=dict(order.titles),
            today=order.today.isoformat(),
            team=order.team,
        )
        has_more = True
        while has_more:
            if beside.must_stop():
                _ask(beside, "stop")
                raise ExportStoppedError("The export was stopped, and nothing was written.")
            told = _ask(beside, "step")
            beside.tell(int(told["done"]), int(told["of"]))
            has_more = bool(told["has_more"])
        return int(_ask(beside, "finish")["lines"])
    except (ChildTroubleError, ChildRefusedError) as error:
        raise SimulatorError(
            "The export broke off, and nothing was written.", remedy="Try again; nothing else was changed."
        ) from error
    finally:
        beside.child.close()


def _ask(beside: Beside, question: str, **words: Any) -> Words:  # noqa: ANN401  # as JSON has it
    told = beside.child.ask(question, seconds=_SECONDS, **words).words
    if "problem" in told:
        raise SimulatorError(str(told["problem"]), remedy=str(told["remedy"]))
    if told.get("is_elsewhere"):
        raise ElsewhereError("The records are not in this folder.")
    return told
