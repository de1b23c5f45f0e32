"""What judging together asks of the records, as work for their lane, where scenario files are imported."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simulator.domain.errors import SimulatorError
from simulator.domain.overruling import Decision
from simulator.domain.people import Person
from simulator.domain.sessions.ballots import Rewording
from simulator.gui.background import import_alone
from simulator.gui.sessions.live_session import LiveSession

if TYPE_CHECKING:
    from simulator.records.interface import RecordStore
    from simulator.training.practice import Debrief
    from simulator.training.sessions.judging import Judged

_OWN_SCENARIOS = "scenarios"
"""The folder of own scenarios, beside the records."""


class NoOwnScenariosError(SimulatorError):
    """There is nowhere to keep an own copy."""


def read(attempt_id: str) -> Callable[[RecordStore, Person], Judged]:
    """Return the work of reading what can be judged."""
    return lambda store, leader: _judging().to_judge(store, attempt_id, leader)


def decide(
    attempt_id: str, criterion_id: str, decision: Decision, reason: str, quote: str
) -> Callable[[RecordStore, Person], Debrief]:
    """Return the work of keeping the trainer's verdict."""

    def work(store: RecordStore, leader: Person) -> Debrief:
        import_alone("simulator.training.deciding")
        from simulator.training import deciding

        return deciding.decide(store, attempt_id, leader, criterion_id, decision, reason=reason, quote=quote)

    return work


def save_wording(live: LiveSession, attempt_id: str, new: Rewording) -> Callable[[RecordStore, Person], str]:
    """Return the work of writing new words into the own copy; it returns the file's name."""
    folder: Path | None = live.desk.folder

    def work(store: RecordStore, leader: Person) -> str:
        if folder is None:
            raise NoOwnScenariosError(
                "Nothing is kept this time, so there is no place for your own copy.",
                remedy="Note the new words for the report.",
            )
        path: Path = _judging().save_wording(
            store,
            folder / _OWN_SCENARIOS,
            leader,
            attempt_id=attempt_id,
            criterion_id=new.criterion_id,
            wording=new.wording,
            reason=new.reason,
            day=datetime.now().astimezone().date(),
        )
        return path.name

    return work


def _judging() -> Any:  # noqa: ANN401  # a module
    import_alone("simulator.scenario_files.reader", "simulator.training.sessions.judging")
    from simulator.training.sessions import judging

    return judging
