"""SessionRecords: what the records keep of trainers' sessions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from simulator.domain.people import Person
from simulator.domain.sessions.session import NOTHING_TOLD, Happening, Json, Participant, Session


@dataclass(frozen=True, slots=True)
class SessionHappening:
    """A happening with the session it is of, for what is read across sessions.

    Attributes:
        session_id, session_title: Which session.
        happening: What happened.
        names: The participants' names by id.
    """

    session_id: str
    session_title: str
    happening: Happening
    names: Mapping[str, str]


class SessionRecords(Protocol):
    """Sessions, kept as what happened in them. Only trainers see or lead any; see ``RecordStore`` for errors.

    Whatever a method has returned from is on disk.
    """

    def start_session(self, leader: Person, *, title: str, roster: Sequence[Participant]) -> Session:
        """Put a new session on record; whoever is present is put on record with their name.

        Raises:
            RecordsError: This person is no trainer, the title is blank or too long, two on the roster have
                one name or are one person, or there are too many of them.
            ValueError: Two participants have one id.
        """
        ...

    def change_roster(self, session_id: str, leader: Person, roster: Sequence[Participant]) -> Session:
        """Put another roster in place of the one there is: who came, who is absent, who joined.

        Attendance can be put right after the end, too.

        Raises:
            RecordsError: There is no such session of this leader, or as for a new one.
        """
        ...

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
        """Append what happened; the same again, by number and contents, changes nothing.

        Raises:
            MovedOnError: Something else happened under that number in another window, or the session ended.
            RecordsUnavailableError: It cannot be written just now.
            ValueError: Something before it is missing, or JSON has no word for what is told.
        """
        ...

    def end_session(self, session_id: str, leader: Person) -> Session:
        """Mark a session ended; a second time changes nothing."""
        ...

    def session(self, session_id: str, viewer: Person) -> Session:
        """Return a session with all that happened in it.

        Raises:
            RecordsError: There is no such session that the viewer may see.
        """
        ...

    def sessions(self, viewer: Person) -> tuple[Session, ...]:
        """Return the sessions the viewer led, newest first, without happenings."""
        ...

    def happenings(self, viewer: Person, *what: str) -> tuple[SessionHappening, ...]:
        """Return all happenings of these kinds, or of all, in the sessions the viewer led, oldest first."""
        ...

    def happenings_about(self, person: Person, *what: str) -> tuple[SessionHappening, ...]:
        """Return what was told of somebody for their own eyes, in anybody's sessions, oldest first.

        ``domain.access.may_be_told`` says what that is: their commitments, comments meant for them.
        ``names`` holds nobody but themselves.
        """
        ...

    def link_attempt(self, attempt_id: str, session_id: str, leader: Person) -> None:
        """Say that an attempt is played in front of this session's room.

        From then on its leader may add turns to it, see its words and points and decide about its verdicts;
        for everybody else it stays as private as its owner keeps it. A second time changes nothing.

        Raises:
            RecordsError: It was not begun during this session by somebody present, is over, or tries again
                a turn of an attempt whose words the leader may not see; or the session has ended.
        """
        ...

    def session_attempts(self, session_id: str, viewer: Person) -> tuple[str, ...]:
        """Return the ids of the attempts played in a session, in the order they were linked."""
        ...

    def sittings(self, owner: Person) -> tuple[tuple[str, datetime], ...]:
        """Return the sessions in which this person was present: title and start, newest first."""
        ...
