"""Sessions, roles and notebooks in memory, for ``fakes.MemoryStore``; held to the same contract."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from simulator.domain.access import (
    Sight,
    may_be_told,
    may_count_relationships,
    may_give_role,
    may_lead,
    may_see,
)
from simulator.domain.people import Person, Role
from simulator.domain.sessions.session import NOTHING_TOLD, Happening, Json, Participant, Session
from simulator.records import notebook_refusals, refusals, session_refusals
from simulator.records.interface import AttemptRecord, AttemptState
from simulator.records.names import same_name_key, tidy_name
from simulator.records.notebook_interface import BestMoment, Relationship
from simulator.records.session_interface import SessionHappening
from simulator.records.session_rows import happening_from, happening_row, told_text


class MemoryPeople:
    """Everybody, by the key of their name; and who was put on record with what passphrase."""

    def __init__(self) -> None:
        self._people: dict[str, Person] = {}
        self._attempts: dict[str, AttemptRecord] = {}
        self._hashes: dict[str, str] = {}

    def _check(self) -> None:
        raise NotImplementedError

    def person(self, name: str) -> Person:
        self._check()
        tidy = tidy_name(name)
        return self._people.setdefault(same_name_key(tidy), Person(str(uuid.uuid4()), tidy))

    def _on_record(self, person: Person) -> Person:
        found = next((one for one in self._people.values() if one.id == person.id), None)
        if found is None:
            raise refusals.not_on_record(person.name)
        return found

    def _owned(self, record: AttemptRecord) -> AttemptRecord:
        """Return an attempt with its people as they are on record by now."""
        led_by = record.led_by and self._on_record(record.led_by)
        return replace(record, owner=self._on_record(record.owner), led_by=led_by)


class MemoryRoles(MemoryPeople):
    def give_role(self, name: str, role: Role, *, by: Person | None, passphrase: str = "") -> Person:
        self._check()
        tidy = tidy_name(name)
        if role is not Role.TRAINEE or passphrase:
            session_refusals.check_passphrase(passphrase)
        known = self._people.get(same_name_key(tidy), Person("nobody-yet", tidy))
        giver = None if by is None else self._on_record(by)
        in_charge = [one.id for one in self._people.values() if one.role is not Role.TRAINEE]
        if not may_give_role(role, known, by=giver, is_anybody_in_charge=bool(in_charge)):
            raise session_refusals.may_not_give_roles()
        if role is Role.TRAINEE and in_charge == [known.id]:
            raise session_refusals.nobody_left_in_charge(known.name)
        person = replace(self.person(tidy), role=role)
        self._people[same_name_key(tidy)] = person
        self._hashes.pop(person.id, None)
        if passphrase:
            self._hashes[person.id] = quick_hash(passphrase)
        return person

    def asks_passphrase(self, name: str) -> bool:
        self._check()
        known = self._people.get(same_name_key(tidy_name(name)))
        return known is not None and known.id in self._hashes

    def sign_in(self, name: str, passphrase: str) -> Person:
        self._check()
        known = self._people.get(same_name_key(tidy_name(name)))
        kept = self._hashes.get(known.id) if known else None
        if (kept is not None and kept != quick_hash(passphrase)) or (known is None and passphrase):
            raise session_refusals.wrong_passphrase()
        return known or self.person(name)

    def connected_as(self) -> Person | None:
        self._check()
        return None

    def has_trainer(self) -> bool:
        self._check()
        return any(one.role is not Role.TRAINEE for one in self._people.values())


class MemorySessions(MemoryPeople):
    def __init__(self) -> None:
        super().__init__()
        self._sessions: dict[str, Session] = {}
        self._attempts_before: dict[str, int] = {}
        self._linked: dict[str, str] = {}

    def start_session(self, leader: Person, *, title: str, roster: Sequence[Participant]) -> Session:
        self._check()
        tidy = session_refusals.check_title(title)
        session_refusals.check_roster(roster)
        if not may_lead(leader):
            raise session_refusals.not_a_trainer(leader.name)
        if not may_lead(self._on_record(leader)):
            raise session_refusals.not_a_trainer(leader.name)
        session = Session(str(uuid.uuid4()), tidy, leader, datetime.now(UTC), roster=self._known(roster))
        self._sessions[session.id] = session
        self._attempts_before[session.id] = len(self._attempts)
        return session

    def change_roster(self, session_id: str, leader: Person, roster: Sequence[Participant]) -> Session:
        session_refusals.check_roster(roster)
        session = self.session(session_id, leader)
        self._sessions[session_id] = replace(session, roster=self._known(roster))
        return self._sessions[session_id]

    def add_happening(
        self,
        session_id: str,
        leader: Person,
        number: int,
        what: str,
        *,
        item: str = "",
        told: Mapping[str, Json] = NOTHING_TOLD,
    ) -> Happening:
        row = happening_row(session_id, Happening(number, datetime.now(UTC), what, item, told))
        new = happening_from(row)  # type: ignore[arg-type]  # any mapping will do
        session = self.session(session_id, leader)
        there = session.happenings[number - 1 : number]
        if there:
            same = (there[0].what, there[0].item, told_text(there[0].told)) == (what, item, row["told"])
            if not same:
                raise session_refusals.session_went_on_elsewhere()
            return there[0]
        if session.ended_at is not None:
            raise session_refusals.session_has_ended()
        if number != len(session.happenings) + 1:
            raise ValueError(f"number {number} cannot follow number {len(session.happenings)}")
        self._sessions[session_id] = replace(session, happenings=(*session.happenings, new))
        return new

    def end_session(self, session_id: str, leader: Person) -> Session:
        session = self.session(session_id, leader)
        if session.ended_at is None:
            self._sessions[session_id] = session = replace(session, ended_at=datetime.now(UTC))
        return session

    def session(self, session_id: str, viewer: Person) -> Session:
        self._check()
        session = self._sessions.get(session_id)
        if session is None or session.leader.id != viewer.id or not may_lead(viewer):
            raise session_refusals.no_such_session()
        if not may_lead(self._on_record(viewer)):
            raise session_refusals.no_such_session()
        return session

    def sessions(self, viewer: Person) -> tuple[Session, ...]:
        self._check()
        mine = [one for one in self._sessions.values() if one.leader.id == viewer.id and may_lead(viewer)]
        return tuple(replace(one, happenings=()) for one in reversed(mine))

    def happenings(self, viewer: Person, *what: str) -> tuple[SessionHappening, ...]:
        self._check()
        return tuple(
            SessionHappening(session.id, session.title, one, {p.id: p.name for p in session.roster})
            for session in self._sessions.values()
            if session.leader.id == viewer.id and may_lead(viewer)
            for one in session.happenings
            if not what or one.what in what
        )

    def happenings_about(self, person: Person, *what: str) -> tuple[SessionHappening, ...]:
        self._check()
        return tuple(
            SessionHappening(session.id, session.title, one, {me.id: me.name})
            for session in self._sessions.values()
            for me in session.roster
            if me.person_id == person.id
            for one in session.happenings
            if (not what or one.what in what) and may_be_told(me.id, one.what, one.told)
        )

    def link_attempt(self, attempt_id: str, session_id: str, leader: Person) -> None:
        session = self.session(session_id, leader)
        if self._linked.get(attempt_id) == session_id:
            return
        if attempt_id not in self._attempts:
            raise refusals.no_such_attempt()
        if not self._may_be_linked(self._attempts[attempt_id], session):
            raise session_refusals.not_played_here()
        self._linked[attempt_id] = session_id
        self._attempts[attempt_id] = replace(self._attempts[attempt_id], led_by=session.leader)

    def session_attempts(self, session_id: str, viewer: Person) -> tuple[str, ...]:
        self.session(session_id, viewer)
        return tuple(each for each, linked in self._linked.items() if linked == session_id)

    def sittings(self, owner: Person) -> tuple[tuple[str, datetime], ...]:
        self._check()
        return tuple(
            (session.title, session.started_at)
            for session in reversed(self._sessions.values())
            if any(one.person_id == owner.id and one.is_present for one in session.roster)
        )

    def _known(self, roster: Sequence[Participant]) -> tuple[Participant, ...]:
        known: list[Participant] = []
        for one in roster:
            person_id = one.person_id
            if person_id is not None:
                self._on_record(Person(person_id, one.name))
            elif one.is_present:
                person_id = self.person(one.name).id
            known.append(replace(one, name=tidy_name(one.name), person_id=person_id))
        return tuple(known)

    def _may_be_linked(self, record: AttemptRecord, session: Session) -> bool:
        is_old = list(self._attempts).index(record.id) < self._attempts_before[session.id]
        is_present = any(one.person_id == record.owner.id and one.is_present for one in session.roster)
        is_open = record.state is AttemptState.UNDER_WAY and session.ended_at is None
        if is_old or record.led_by is not None or not (is_present and is_open):
            return False
        return record.what_if is None or _sees_words(
            session.leader, self._attempts[record.what_if.attempt_id]
        )


class MemoryNotebook(MemoryPeople):
    def __init__(self) -> None:
        super().__init__()
        self._relationships: dict[tuple[str, str], Relationship] = {}
        self._moments: dict[tuple[str, int, str], BestMoment] = {}

    def relationships(self, owner: Person) -> tuple[Relationship, ...]:
        self._check()
        return tuple(one for (owner_id, _), one in self._relationships.items() if owner_id == owner.id)

    def keep_relationship(self, owner: Person, relationship: Relationship) -> None:
        self._check()
        name, deed = notebook_refusals.tidy_relationship(relationship)
        self._on_record(owner)
        self._relationships[owner.id, relationship.id] = replace(relationship, name=name, deed=deed)

    def erase_relationship(self, owner: Person, relationship_id: str) -> None:
        self._check()
        self._relationships.pop((owner.id, relationship_id), None)

    def relationship_counts(self, viewer: Person) -> tuple[int, int]:
        self._check()
        if not may_count_relationships(viewer):
            raise notebook_refusals.not_for_counting(viewer.name)
        return len({owner_id for owner_id, _ in self._relationships}), len(self._relationships)

    def propose_moment(self, attempt_id: str, turn: int, by: Person, why: str) -> BestMoment:
        self._check()
        told = notebook_refusals.tidy_text(why, "The reason")
        if not may_lead(by):
            raise notebook_refusals.not_asking(by.name)
        asker = self._on_record(by)
        record = self._attempts.get(attempt_id)
        if record is None or not _sees_words(by, record):
            raise refusals.no_such_attempt()
        if not 1 <= turn <= record.turn_count:
            raise notebook_refusals.no_such_turn(turn)
        owner = self._on_record(record.owner)
        new = BestMoment(str(uuid.uuid4()), attempt_id, turn, owner, asker, told, None)
        return self._moments.setdefault((attempt_id, turn, by.id), new)

    def answer_moment(self, moment_id: str, owner: Person, *, agrees: bool) -> BestMoment:
        self._check()
        for key, one in self._moments.items():
            if one.id == moment_id and one.owner.id == owner.id:
                if one.answered_at is None or agrees is (one.agreed_at is None):
                    now = datetime.now(UTC)
                    self._moments[key] = replace(one, answered_at=now, agreed_at=now if agrees else None)
                return self._moments[key]
        raise notebook_refusals.nobody_asked()

    def moments(self, viewer: Person) -> tuple[BestMoment, ...]:
        self._check()
        mine = [one for one in self._moments.values() if viewer.id in (one.owner.id, one.proposed_by.id)]
        return tuple(reversed(mine))


def _sees_words(viewer: Person, record: AttemptRecord) -> bool:
    return may_see(
        Sight.WORDS,
        viewer=viewer,
        owner_id=record.owner.id,
        is_submitted=record.state is AttemptState.SUBMITTED,
        led_by_id=record.led_by_id,
    )


def quick_hash(passphrase: str) -> str:
    """Return a hash that is quick, as nothing but a fake may be."""
    return hashlib.sha256(passphrase.encode("utf-8", "surrogatepass")).hexdigest()
