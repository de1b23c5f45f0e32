"""What a trainer noted while somebody played, for that somebody's own eyes."""

from __future__ import annotations

from simulator.domain.people import Person
from simulator.domain.sessions.role_play import COMMENTED, Comment, comment_in
from simulator.records.interface import RecordStore


def notes_for(store: RecordStore, owner: Person, attempt_id: str) -> tuple[Comment, ...]:
    """Return the comments on an attempt that its owner may read, in the order they were noted.

    Args:
        store: The records.
        owner: Whose attempt it is; nobody else is told any.
        attempt_id: The attempt.
    """
    told = (comment_in(one.happening) for one in store.happenings_about(owner, COMMENTED))
    return tuple(one for one in told if one.attempt == attempt_id)
