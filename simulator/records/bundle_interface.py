"""BundleRecords: what one computer hands over to another, and how it is merged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from simulator.domain.attempt import Turn
from simulator.domain.overruling import Decision
from simulator.domain.people import Person
from simulator.domain.verdict import Verdict
from simulator.records.results import Proof, Result


@dataclass(frozen=True, slots=True)
class BundledPerson:
    """Somebody as the computer knows them on which they practised; never with a role.

    Attributes:
        id: Names them in the bundle; by chance.
        name: What they are called there.
        number: Their employee number; "" if unknown.
    """

    id: str
    name: str
    number: str


@dataclass(frozen=True, slots=True)
class BundledDecision:
    """What somebody made of a verdict.

    Attributes:
        id, criterion_id, turn, machine, decision: As ``Overruling`` has them.
        by_id: A person of the bundle.
        is_own_view: Whether it is the trainee's about their own attempt.
        at: UTC.
        reason, quote: "" where words stay behind.
    """

    id: str
    criterion_id: str
    turn: int | None
    machine: Verdict
    decision: Decision
    by_id: str
    is_own_view: bool
    at: datetime
    reason: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class BundledOutcome:
    """What an attempt came to with the latest of trainers' decisions."""

    passed: bool | None
    points: tuple[int, int, int, int]
    """Of the relationship, of how many; of the task, of how many."""
    proof: Proof
    passed_at: datetime | None


@dataclass(frozen=True, slots=True)
class BundledAttempt:
    """A submitted attempt on its way to another computer.

    Attributes:
        id, scenario_id, scenario_title, digest, seed, started_at, finished_at: As ``AttemptRecord`` has them.
        owner_id: A person of the bundle.
        result: The program's own.
        submitted_at: UTC.
        proof: Of the program's own scorecard.
        what_if_of, what_if_turn: The submitted attempt it tries a turn of again; None for none.
        outcome: With trainers' decisions; None if none stands.
        decisions: All there are, by time.
        turns: What was said; None where the words stay on the computer it was played on.
    """

    id: str
    owner_id: str
    scenario_id: str
    scenario_title: str
    digest: str
    seed: int
    started_at: datetime
    finished_at: datetime
    result: Result
    submitted_at: datetime
    proof: Proof
    what_if_of: str | None = None
    what_if_turn: int | None = None
    outcome: BundledOutcome | None = None
    decisions: tuple[BundledDecision, ...] = ()
    turns: tuple[Turn, ...] | None = None

    @property
    def core(self) -> tuple[object, ...]:
        """What is the same for ever once it is submitted."""
        kept = (self.scenario_id, self.scenario_title, self.digest, self.seed, self.started_at)
        proof = (self.proof.evidence, tuple(sorted(self.proof.verdicts.items())))
        return (*kept, self.finished_at, self.result, self.submitted_at, proof)

    @property
    def latest(self) -> tuple[datetime, str] | None:
        """The latest decision that changes results: by it the newer of two outcomes is told."""
        return max(((one.at, one.id) for one in self.decisions if not one.is_own_view), default=None)


@dataclass(frozen=True, slots=True)
class Bundle:
    """Submitted attempts with whom and what they need.

    Attributes:
        people: Everybody named, by id.
        attempts: By id.
        texts: The scenarios' texts, by digest.
    """

    people: tuple[BundledPerson, ...]
    attempts: tuple[BundledAttempt, ...]
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SignedBundle:
    """A bundle whose signature fits.

    Attributes:
        bundle: What it holds.
        key: Whose signature it is; a did:key.
        computer_name: What that computer calls itself.
        made_at: By that computer's clock; UTC.
    """

    bundle: Bundle
    key: str
    computer_name: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class TrustedComputer:
    """A computer whose bundles are merged. ``trusted_at`` is UTC."""

    key: str
    name: str
    trusted_at: datetime


class Arrival(StrEnum):
    """What becomes of an attempt that is handed over."""

    NEW = "new"
    CHANGED = "changed"
    KNOWN = "known"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ArrivingAttempt:
    """An attempt of a bundle, and what becomes of it. ``why`` is a sentence, where there is one to say."""

    attempt_id: str
    name: str
    scenario_title: str
    arrival: Arrival
    why: str = ""


@dataclass(frozen=True, slots=True)
class ArrivingPerson:
    """Somebody of a bundle, and who that is here."""

    name_there: str
    number: str
    name_here: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class BundlePreview:
    """What merging a bundle does, or did.

    Attributes:
        key, computer_name, made_at: Whose it is, and of when.
        is_trusted: Whether it can be merged.
        people: Whose attempts they are.
        attempts: All of it.
    """

    key: str
    computer_name: str
    made_at: datetime
    is_trusted: bool
    people: tuple[ArrivingPerson, ...]
    attempts: tuple[ArrivingAttempt, ...]

    def count(self, arrival: Arrival) -> int:
        """Return how many attempts arrive so."""
        return sum(one.arrival is arrival for one in self.attempts)

    @property
    def refused(self) -> tuple[ArrivingAttempt, ...]:
        """What is left out, with the reason."""
        return tuple(one for one in self.attempts if one.arrival is Arrival.REFUSED)


class BundleRecords(Protocol):
    """Handing over, and merging; see ``RecordStore`` for errors. Recordings and private practice never go."""

    def bundle(self, viewer: Person, *, with_words: bool = False) -> Bundle:
        """Return the submitted attempts whose points the viewer may see: everybody their own.

        Raises:
            RecordsError: Words were asked for by somebody who may not read others' words.
        """
        ...

    def trusted_computers(self, viewer: Person) -> tuple[TrustedComputer, ...]:
        """Return the computers whose bundles are merged, by name; for HR."""
        ...

    def trust_computer(self, by: Person, key: str, name: str) -> None:
        """Merge bundles of this computer from now on; for HR. Audited."""
        ...

    def end_trust(self, by: Person, key: str) -> None:
        """Merge no more bundles of this computer; what came from it stays. For HR. Audited."""
        ...

    def preview_bundles(self, by: Person, bundles: Sequence[SignedBundle]) -> tuple[BundlePreview, ...]:
        """Return what merging them, one after the other, would do; nothing is written. For HR."""
        ...

    def merge_bundle(self, by: Person, bundle: SignedBundle) -> BundlePreview:
        """Merge a bundle of a trusted computer, all of it that is not refused or nothing; for HR. Audited.

        Bundles in any order and any number of times give the same records. What HR keeps of people is
        never changed: somebody is found by employee number, else by name, else put on record.
        """
        ...
