"""RecordStore: what the program keeps, and the errors that keeping can meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from simulator.domain.attempt import Turn
from simulator.domain.errors import SimulatorError
from simulator.domain.overruling import Decision, Overruling
from simulator.domain.people import Person
from simulator.domain.said_before import EarlierReply
from simulator.domain.scorecard import Verdict
from simulator.records.bundle_interface import BundleRecords
from simulator.records.everything_interface import EverythingRecords
from simulator.records.hr_interface import HrRecords
from simulator.records.notebook_interface import NotebookRecords
from simulator.records.outbox_interface import OutboxRecords
from simulator.records.passphrases_interface import PassphraseRecords
from simulator.records.results import Outcome, Proof, Result
from simulator.records.roles_interface import RolesRecords
from simulator.records.session_interface import SessionRecords
from simulator.records.voices_interface import VoiceRecords


class RecordsError(SimulatorError):
    """Something about the records that a person can understand and act on."""


class RecordsUnavailableError(RecordsError):
    """The records cannot be read or written just now: a full disk, a folder without permission.

    Nothing that was acknowledged is lost, and the same call works once the cause is gone.
    """


class MovedOnError(RecordsError):
    """The attempt went on or was finished in another window; trying again does not help."""


class AttemptState(StrEnum):
    """How far an attempt has come."""

    UNDER_WAY = "under way"
    FINISHED = "finished"
    SUBMITTED = "submitted"


@dataclass(frozen=True, slots=True)
class WhatIf:
    """That an attempt tries a turn of another attempt again.

    Attributes:
        attempt_id: The attempt it branches off from.
        turn: The first turn that is played anew, from 1; the ones before are shared.
    """

    attempt_id: str
    turn: int


@dataclass(frozen=True, slots=True)
class AttemptRecord:
    """One attempt as it is kept.

    Attributes:
        id: A UUID as text.
        number: Counts the owner's attempts at any scenario from 1.
        owner: The trainee.
        scenario_id, scenario_title, digest: The scenario, and the digest of its text.
        seed: Draws the facts.
        state: Under way, finished or submitted.
        started_at: UTC.
        finished_at: UTC; None while under way.
        what_if: Set if it tries a turn of another attempt again.
        result: None while under way; what a trainer's decisions made of it, once there are any.
        turns: What was said, in order; empty in lists.
        turn_count: How many turns there are, also in lists.
        led_by: The trainer in front of whose room it was played; None if it was practised alone.
        is_decided: Whether the result is what a trainer's decisions made of it.
    """

    id: str
    number: int
    owner: Person
    scenario_id: str
    scenario_title: str
    digest: str
    seed: int
    state: AttemptState
    started_at: datetime
    finished_at: datetime | None = None
    what_if: WhatIf | None = None
    result: Result | None = None
    turns: tuple[Turn, ...] = ()
    turn_count: int = 0
    led_by: Person | None = None
    is_decided: bool = False

    @property
    def led_by_id(self) -> str | None:
        """The id of the trainer in front of whose room it was played."""
        return self.led_by.id if self.led_by else None


@dataclass(frozen=True, slots=True)
class RecordingConsent:
    """That a person wants their spoken replies kept as sound.

    Attributes:
        since: When they agreed; UTC.
        days: How many days each recording is kept.
    """

    since: datetime
    days: int


@dataclass(frozen=True, slots=True)
class Recording:
    """One spoken reply that is kept as sound. Only its owner ever gets to it.

    Attributes:
        attempt_id, turn: The reply it is of.
        scenario_title: For lists.
        path: The WAV file.
        seconds: How long it is.
        recorded_at: UTC.
        erase_on: The day on which it is erased, UTC.
    """

    attempt_id: str
    turn: int
    scenario_title: str
    path: Path
    seconds: float
    recorded_at: datetime
    erase_on: date


class RecordStore(
    SessionRecords,
    RolesRecords,
    PassphraseRecords,
    NotebookRecords,
    OutboxRecords,
    BundleRecords,
    HrRecords,
    EverythingRecords,
    VoiceRecords,
    Protocol,
):
    """Keeps people, texts and attempts: on disk once a method returns. Blocking; may raise RecordsError."""

    def person(self, name: str) -> Person:
        """Return the trainee of that name, taking them on record the first time."""
        ...

    def people(self) -> tuple[Person, ...]:
        """Return everybody on record, the one who practised last first."""
        ...

    def start_attempt(
        self,
        owner: Person,
        *,
        scenario_id: str,
        scenario_title: str,
        scenario_text: str,
        seed: int,
        what_if: WhatIf | None = None,
        turns: Sequence[Turn] = (),
    ) -> AttemptRecord:
        """Begin an attempt, with the shared turns of a what-if; keeps the scenario's text by digest."""
        ...

    def add_turn(self, attempt_id: str, turn: Turn) -> None:
        """Append a turn.

        Raises:
            MovedOnError: The attempt has moved on in another window.
            RecordsUnavailableError: It cannot be written just now.
            RecordsError: There is no such attempt.
            ValueError: It is not the next turn.
        """
        ...

    def finish_attempt(self, attempt_id: str, result: Result) -> AttemptRecord:
        """Mark an attempt finished; a second time changes nothing."""
        ...

    def submit_attempt(self, attempt_id: str, owner: Person, proof: Proof | None = None) -> AttemptRecord:
        """Show a finished attempt to trainers and HR; only its owner can. A second time changes nothing.

        Args:
            attempt_id: The attempt.
            owner: Whose it is.
            proof: What its scorecard proves; without one the result as it is kept stands for it.
        """
        ...

    def attempt(self, attempt_id: str, viewer: Person) -> AttemptRecord:
        """Return an attempt with its turns, as far as the viewer may see (``domain.access``).

        Raises:
            RecordsError: There is no such attempt that the viewer may see.
        """
        ...

    def attempts(self, owner: Person, viewer: Person) -> tuple[AttemptRecord, ...]:
        """Return the owner's attempts that the viewer may see, newest first, without turns."""
        ...

    def replies_before(self, record: AttemptRecord, most: int) -> tuple[EarlierReply, ...]:
        """Return what the owner said in attempts at other scenarios begun before this one, newest first.

        Args:
            record: The attempt; only its owner's words are looked at.
            most: How many replies at the most.
        """
        ...

    def recording_consent(self, owner: Person) -> RecordingConsent | None:
        """Return what the person agreed to; None, as for everybody at first, keeps no sound at all."""
        ...

    def agree_to_recording(self, owner: Person, days: int) -> RecordingConsent:
        """Keep the person's spoken replies from now on, each for that many days (1 to 365)."""
        ...

    def end_recording(self, owner: Person) -> None:
        """Keep no more sound of this person; what is there stays until it is erased."""
        ...

    def recording_file(self, attempt_id: str, turn: int, owner: Person) -> Path:
        """Return where the sound of a turn is to be written while it is spoken; its folder is there.

        A file that is there without having been kept was cut off by a crash; it is the owner's to use.

        Raises:
            RecordsError: There is no such attempt of this person, or they did not agree.
        """
        ...

    def keep_recording(self, attempt_id: str, turn: int, owner: Person, seconds: float) -> Recording:
        """Put the written file of a turn on record."""
        ...

    def recordings(self, owner: Person, attempt_id: str | None = None) -> tuple[Recording, ...]:
        """Return what is kept of the owner, newest first; of one attempt by turn."""
        ...

    def erase_recordings(self, owner: Person, attempt_id: str | None = None, turn: int | None = None) -> int:
        """Erase every copy of the owner's recordings, all or some, also of those cut off; return how many."""
        ...

    def erase_recordings_due(self, today: date) -> int:
        """Erase what has been kept long enough; return how many."""
        ...

    def overrule(  # noqa: PLR0913  # one decision, in one transaction
        self,
        attempt_id: str,
        by: Person,
        *,
        criterion_id: str,
        machine: Verdict,
        decision: Decision,
        reason: str = "",
        quote: str = "",
        turn: int | None = None,
        outcome: Outcome | None = None,
    ) -> Overruling:
        """Keep what somebody makes of a verdict; what was decided before stays on record beneath it.

        ``outcome`` is what the attempt comes to with this decision; without it its result stays. A
        trainee's own view changes no result.

        Raises:
            RecordsError: There is no such attempt that this person may decide about, or it is not finished.
        """
        ...

    def overrulings(self, viewer: Person, attempt_id: str | None = None) -> tuple[Overruling, ...]:
        """Return what people made of verdicts, oldest first: of one attempt, or all the viewer may read."""
        ...

    def scenario_text(self, digest: str) -> str:
        """Return the text of a scenario as it was when it was played."""
        ...

    def close(self) -> None:
        """Let go of the files."""
        ...
