"""The tables of HR: people as their employer keeps them, what they are asked for, and what they completed."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKey, Integer, Table, Text
from sqlalchemy import UniqueConstraint as Unique

from simulator.records.marking import audited, impersonal, metadata, personal
from simulator.records.moments import Day, Moment

employments = Table(
    "employments",
    metadata,
    Column(
        "person_id",
        Text,
        ForeignKey("people.id", ondelete="CASCADE"),
        primary_key=True,
        info=personal("whose employment it is"),
    ),
    Column("number", Text, nullable=False, info=personal("tells two people of one name apart")),
    Column("email", Text, nullable=False, info=personal("where a reminder can be sent")),
    Column("team", Text, nullable=False, info=personal("which assignments are theirs")),
    Column("manager_number", Text, nullable=False, info=personal("who goes first, and is reminded")),
    Column("started_on", Day, info=personal("what is due so many days after the start")),
    Column("is_active", Boolean, nullable=False, info=personal("whether they are asked for anything")),
)

assignments = Table(
    "assignments",
    metadata,
    Column("position", Integer, primary_key=True, info=impersonal("the order of the list")),
    Column("id", Text, nullable=False, info=impersonal("names the assignment")),
    Column("title", Text, nullable=False, info=impersonal("what lists call it")),
    Column("scenarios", Text, nullable=False, info=impersonal("what is asked for; a JSON list of ids")),
    Column("teams", Text, nullable=False, info=impersonal("which teams it is for; a JSON list")),
    Column("due_on", Day, info=impersonal("when it is due")),
    Column("due_days", Integer, info=impersonal("how many days after the start it is due")),
    Column("relationship_bar", Integer, info=impersonal("what passes")),
    Column("task_bar", Integer, info=impersonal("what passes")),
    Column("attempts_allowed", Integer, info=impersonal("how often it may be submitted")),
    Column("valid_days", Integer, info=impersonal("how long a completion holds")),
    Column("manager_first", Boolean, nullable=False, info=impersonal("whether it opens after the manager")),
    Column("assigned_on", Day, nullable=False, info=impersonal("the day it was made")),
    Column("is_withdrawn", Boolean, nullable=False, info=impersonal("whether it was taken back")),
    Unique("id"),
    sqlite_autoincrement=True,
)

assignment_people = Table(
    "assignment_people",
    metadata,
    Column(
        "assignment_id",
        Text,
        ForeignKey("assignments.id", ondelete="CASCADE"),
        primary_key=True,
        info=personal("what somebody is asked for"),
    ),
    Column(
        "person_id",
        Text,
        ForeignKey("people.id", ondelete="CASCADE"),
        primary_key=True,
        info=personal("who is asked"),
    ),
    Column("place", Integer, nullable=False, info=personal("the order of the list")),
)

submissions = Table(
    "submissions",
    metadata,
    Column(
        "attempt_id",
        Text,
        ForeignKey("attempts.id", ondelete="CASCADE"),
        primary_key=True,
        info=personal("which attempt was submitted"),
    ),
    Column("submitted_at", Moment, nullable=False, info=personal("when it counts from; UTC")),
    Column("evidence", Text, nullable=False, info=personal("proves what it came to; SHA-256")),
    Column("verdicts", Text, nullable=False, info=personal("what groups find hard; JSON, without words")),
)

decided_results = Table(
    "decided_results",
    metadata,
    Column(
        "attempt_id",
        Text,
        ForeignKey("attempts.id", ondelete="CASCADE"),
        primary_key=True,
        info=personal("which attempt a trainer decided about"),
    ),
    Column("passed", Boolean, info=personal("whether it passed then")),
    Column("relationship_points", Integer, nullable=False, info=personal("the score, for lists")),
    Column("relationship_of", Integer, nullable=False, info=personal("the score, for lists")),
    Column("task_points", Integer, nullable=False, info=personal("the score, for lists")),
    Column("task_of", Integer, nullable=False, info=personal("the score, for lists")),
    Column("evidence", Text, nullable=False, info=personal("proves what it came to; SHA-256")),
    Column("verdicts", Text, nullable=False, info=personal("what groups find hard; JSON, without words")),
    Column("passed_at", Moment, info=personal("when it was first decided to pass; UTC")),
)
"""What attempts come to with trainers' decisions; the program's own result stays beneath."""

tallies = Table(
    "tallies",
    metadata,
    Column(
        "person_id",
        Text,
        ForeignKey("people.id", ondelete="CASCADE"),
        primary_key=True,
        info=personal("whose attempts are counted"),
    ),
    Column("scenario_id", Text, primary_key=True, info=personal("what was practised")),
    Column("attempts", Integer, nullable=False, info=personal("how many there are; for the person only")),
    Column("submitted", Integer, nullable=False, info=personal("how many were submitted")),
    Column("first_id", Text, info=personal("the first completion")),
    Column("first_at", Moment, info=personal("when it was; UTC")),
    Column("first_evidence", Text, info=personal("what proves it; SHA-256")),
    Column("first_is_decided", Boolean, info=personal("whether a trainer's decision made it pass")),
    Column("latest_id", Text, info=personal("the latest completion, if not the first")),
    Column("latest_at", Moment, info=personal("when it was; UTC")),
    Column("latest_evidence", Text, info=personal("what proves it; SHA-256")),
    Column("latest_is_decided", Boolean, info=personal("whether a trainer's decision made it pass")),
    sqlite_with_rowid=False,
)
"""A summary of ``attempts``, ``submissions`` and ``decided_results``, kept in the same transactions.

Where the first completion is the latest, the latter's columns are empty: most rows are half as long.
"""

audit_entries = Table(
    "audit_entries",
    metadata,
    Column("number", Integer, primary_key=True, info=audited("the order, without gaps")),
    Column("at", Text, nullable=False, info=audited("when it was done; UTC")),
    Column("by", Text, nullable=False, info=audited("who did it")),
    Column("by_salt", Text, nullable=False, info=audited("keeps the name from being guessed once emptied")),
    Column("by_digest", Text, nullable=False, info=audited("stands for the name; SHA-256")),
    Column("what", Text, nullable=False, info=audited("what was done")),
    Column("about", Text, nullable=False, info=audited("what it was done to")),
    Column("about_salt", Text, nullable=False, info=audited("keeps it from being guessed once emptied")),
    Column("about_digest", Text, nullable=False, info=audited("stands for it; SHA-256")),
    Column("emptied", Text, nullable=False, info=audited("the entries this one emptied; a JSON list")),
    Column("digest", Text, nullable=False, info=audited("ties it to the entry before; SHA-256")),
    CheckConstraint("number >= 1", name="number"),
    sqlite_autoincrement=True,
)
"""Who did what: a chain, only ever appended to. Names can be emptied, when somebody is erased."""

AUDIT_IS_NEVER_CHANGED = """\
CREATE TRIGGER audit_entries_are_never_changed BEFORE UPDATE ON audit_entries
WHEN NOT (NEW.number = OLD.number AND NEW.at = OLD.at AND NEW.what = OLD.what AND NEW.digest = OLD.digest
AND NEW.by_digest = OLD.by_digest AND NEW.about_digest = OLD.about_digest AND NEW.emptied = OLD.emptied
AND (NEW.by = OLD.by AND NEW.by_salt = OLD.by_salt OR NEW.by = '' AND NEW.by_salt = '')
AND (NEW.about = OLD.about AND NEW.about_salt = OLD.about_salt OR NEW.about = '' AND NEW.about_salt = ''))
BEGIN SELECT RAISE(ABORT, 'the audit is never changed'); END"""

AUDIT_IS_NEVER_SHORTENED = """\
CREATE TRIGGER audit_entries_are_never_deleted BEFORE DELETE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'the audit is never shortened'); END"""

HR_TRIGGERS = (AUDIT_IS_NEVER_CHANGED, AUDIT_IS_NEVER_SHORTENED)
