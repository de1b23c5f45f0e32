"""What is told of which table when somebody asks for everything about a person, and what is not, and why."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Column, Table

from simulator.records.everything_interface import LeftOut
from simulator.records.marking import marking_of
from simulator.records.tables import metadata

TITLES: Mapping[str, str] = {
    "people": "Name and role",
    "employments": "What the employer’s records say",
    "passphrases": "Since when a PIN or passphrase opens the name",
    "wrong_tries": "Wrong tries at the PIN or passphrase",
    "database_logins": "Login at a database server",
    "attempts": "Attempts",
    "turns": "What was said, turn by turn",
    "overrulings": "What people made of verdicts",
    "submissions": "What was submitted, with its verdicts",
    "decided_results": "Results by a trainer’s decision",
    "tallies": "What was completed, counted",
    "assignments": "What is asked for",
    "assignment_people": "What is asked of this person by name",
    "recording_consents": "The consent that spoken replies are kept",
    "recordings": "Recordings that are kept",
    "relationships": "The notebook of relationships",
    "best_moments": "Replies a trainer would like to show",
    "sessions": "Sessions led, or on whose list the name stands",
    "session_participants": "Places on the lists of sessions",
    "session_happenings": "What happened in sessions, as far as this person may read it",
    "session_attempts": "Attempts played in front of a room",
    "outbox": "What is to be sent to a learning record store, or was",
    "bundled_attempts": "Attempts that came from another computer",
    "bundled_people": "How other computers know this person",
    "bundled_decisions": "Decisions that were made on another computer",
    "audit_entries": "What the audit says of this person",
}
"""Tables in the order in which they are told; others follow under their own names."""

FOR_HR: Mapping[str, tuple[str, ...]] = {
    "people": ("id", "name", "role"),
    "employments": ("number", "email", "team", "manager_number", "started_on", "is_active"),
    "database_logins": ("login",),
    "attempts": (
        *("id", "scenario_id", "scenario_title", "digest", "state", "started_at", "finished_at"),
        *("ending_id", "comes_back", "passed", "relationship_points", "relationship_of"),
        *("task_points", "task_of", "catalogue_digest"),
    ),
    "submissions": ("attempt_id", "submitted_at", "evidence", "verdicts"),
    "decided_results": (
        *("attempt_id", "passed", "relationship_points", "relationship_of", "task_points", "task_of"),
        *("evidence", "verdicts", "passed_at"),
    ),
    "tallies": (
        *("scenario_id", "submitted", "first_id", "first_at", "first_evidence", "first_is_decided"),
        *("latest_id", "latest_at", "latest_evidence", "latest_is_decided"),
    ),
    "assignments": ("id", "title", "scenarios", "teams", "due_on", "due_days", "valid_days", "assigned_on"),
    "assignment_people": ("assignment_id",),
    "outbox": ("store_url", "statement_id", "attempt_id", "statement", "state", "answer", "changed_at"),
    "bundled_attempts": ("attempt_id", "computer_key"),
    "bundled_people": ("name", "number"),
    "audit_entries": ("number", "at", "by", "what", "about"),
}
"""All that HR is told of somebody, and of attempts only those that were submitted."""

NEVER: Mapping[str, str] = {
    "passphrases.hash": "whoever has it could guess the PIN or passphrase at leisure",
    "audit_entries.by_salt": "it only keeps names from being guessed once they are erased",
    "audit_entries.by_digest": "it only proves that the audit is whole",
    "audit_entries.about_salt": "it only keeps names from being guessed once they are erased",
    "audit_entries.about_digest": "it only proves that the audit is whole",
    "audit_entries.emptied": "it only proves that the audit is whole",
    "audit_entries.digest": "it only proves that the audit is whole",
}
"""Personal columns that are told to nobody, and why."""

NOT_FOR_HR = (
    LeftOut("what was said, and recordings of it", "words and voices are for the person alone"),
    LeftOut(
        "practice that was not submitted, and how often somebody practised",
        "practice is private until the person submits it",
    ),
    LeftOut("the notebook of relationships", "nobody else reads it"),
    LeftOut("what happened in sessions, and who was there", "it stays between a trainer and the room"),
    LeftOut("how people differed about verdicts", "it quotes what was said"),
)
NOT_IN_OWN = (
    LeftOut(
        "how your voice sounds to the listener, where you let it be remembered",
        "numbers for one program; they are in the folder “voices” of the computer you spoke at",
    ),
    LeftOut("the PIN or passphrase", "only a hash is kept, from which it could be guessed at leisure"),
    LeftOut("salts and digests of the audit", "they only prove that it is whole, and tell nothing more"),
    LeftOut(
        "what trainers noted for themselves in sessions, and what others said there",
        "it is theirs; ask the trainer who led the session",
    ),
)


def told_tables(*, is_own: bool) -> tuple[Table, ...]:
    """Return the tables of which something is told, in order."""
    known = [metadata.tables[name] for name in TITLES if is_own or name in FOR_HR]
    if not is_own:
        return tuple(known)
    others = [table for table in metadata.sorted_tables if table.name not in TITLES and _is_personal(table)]
    return (*known, *others)


def told_columns(table: Table, *, is_own: bool) -> tuple[Column[object], ...]:
    """Return the columns of a table that are told: all but some to the person, some to HR."""
    if not is_own:
        return tuple(table.c[name] for name in FOR_HR[table.name])
    return tuple(column for column in table.columns if str(column) not in NEVER)


def is_json(column: Column[object]) -> bool:
    """Whether a column's texts are JSON, as its mark says."""
    marking = marking_of(column)
    return marking is not None and "JSON" in marking.purpose


def _is_personal(table: Table) -> bool:
    markings = (marking_of(column) for column in table.columns)
    return any(marking is not None and marking.is_personal for marking in markings)
