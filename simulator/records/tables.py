"""The tables, every column marked: personal or not, what for, kept how long, erased how."""

from __future__ import annotations

from sqlalchemy import (
    DDL,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    event,
)

import simulator.records.bundle_tables  # pyright: ignore[reportUnusedImport] for the metadata
import simulator.records.login_tables  # pyright: ignore[reportUnusedImport]
import simulator.records.outbox_tables  # pyright: ignore[reportUnusedImport]
import simulator.records.people_tables  # pyright: ignore[reportUnusedImport]
import simulator.records.tries_tables  # noqa: F401  # pyright: ignore[reportUnusedImport]
from simulator.records.hr_tables import HR_TRIGGERS
from simulator.records.marking import impersonal, metadata, personal, recorded
from simulator.records.moments import Day, Moment
from simulator.records.session_tables import SESSION_TRIGGERS

people = Table(
    "people",
    metadata,
    Column("position", Integer, primary_key=True, info=personal("the order in which people came")),
    Column("id", Text, nullable=False, info=personal("names the person in other rows")),
    Column("name", Text, nullable=False, info=personal("what the person is called")),
    Column("name_key", Text, nullable=False, info=personal("finds the person by any spelling of the name")),
    Column("role", Text, nullable=False, info=personal("what the person may see")),
    UniqueConstraint("id"),
    UniqueConstraint("name_key"),
    CheckConstraint("role IN ('trainee', 'trainer', 'hr')", name="role"),
    sqlite_autoincrement=True,
)

scenario_texts = Table(
    "scenario_texts",
    metadata,
    Column("digest", Text, primary_key=True, info=impersonal("names the text in attempts")),
    Column("text", Text, nullable=False, info=impersonal("replays and judges old attempts as they were")),
)

attempts = Table(
    "attempts",
    metadata,
    Column(
        "position", Integer, primary_key=True, info=personal("the order of attempts, whatever clocks say")
    ),
    Column("id", Text, nullable=False, info=personal("names the attempt")),
    Column(
        "owner_id",
        Text,
        ForeignKey("people.id", ondelete="CASCADE"),
        nullable=False,
        info=personal("whose attempt it is"),
    ),
    Column("number", Integer, nullable=False, info=personal("counts the owner's attempts")),
    Column("scenario_id", Text, nullable=False, info=personal("what was practised")),
    Column("scenario_title", Text, nullable=False, info=personal("what was practised, for lists")),
    Column(
        "digest",
        Text,
        ForeignKey("scenario_texts.digest"),
        nullable=False,
        info=personal("which text was practised"),
    ),
    Column(
        "seed",
        BigInteger().with_variant(Integer(), "sqlite"),
        nullable=False,
        info=personal("draws the facts again"),
    ),
    Column("state", Text, nullable=False, info=personal("how far it has come, and who may see it")),
    Column("started_at", Moment, nullable=False, info=personal("shown in lists; UTC")),
    Column("finished_at", Moment, info=personal("shown in lists; UTC")),
    Column(
        "what_if_of",
        Text,
        ForeignKey("attempts.id", ondelete="SET NULL"),
        info=personal("the attempt it tries a turn of again"),
    ),
    Column("what_if_turn", Integer, info=personal("the turn it tries again")),
    Column("ending_id", Text, info=personal("how it ended")),
    Column("comes_back", Text, info=personal("whether the customer comes back")),
    Column("because", Text, info=personal("why, in the customer's words: no number is shown without them")),
    Column("passed", Boolean, info=personal("whether it passed")),
    Column("relationship_points", Integer, info=personal("the score, for lists")),
    Column("relationship_of", Integer, info=personal("the score, for lists")),
    Column("task_points", Integer, info=personal("the score, for lists")),
    Column("task_of", Integer, info=personal("the score, for lists")),
    Column("catalogue_digest", Text, info=personal("tells whether the score is judged anew")),
    Index(None, "what_if_of"),
    UniqueConstraint("id"),
    UniqueConstraint("owner_id", "number"),
    CheckConstraint("state IN ('under way', 'finished', 'submitted')", name="state"),
    CheckConstraint("(state = 'under way') = (finished_at IS NULL)", name="finished_at"),
    sqlite_autoincrement=True,
)

turns = Table(
    "turns",
    metadata,
    Column(
        "attempt_id",
        Text,
        ForeignKey("attempts.id", ondelete="CASCADE"),
        primary_key=True,
        info=personal("whose words these are"),
    ),
    Column("number", Integer, primary_key=True, autoincrement=False, info=personal("the order of turns")),
    Column("node_id", Text, nullable=False, info=personal("what the customer had said")),
    Column("text", Text, nullable=False, info=personal("the words that are scored")),
    Column("heard", Text, info=personal("the words before the person corrected them")),
    Column("addressees", Text, nullable=False, info=personal("who was spoken to; a JSON list")),
    Column("gives", Text, info=personal("what was handed over")),
    Column("rings", Integer, info=personal("whether the telephone was answered in time")),
    Column("answer_seconds", Float, info=personal("shown to the person as coaching")),
    Column("hints", Integer, nullable=False, info=personal("what the hints cost")),
    Column("branch", Integer, nullable=False, info=personal("how the customer took it")),
    Column("earned", Text, nullable=False, info=personal("the criteria it met; a JSON list")),
    Column("doubts", Text, info=personal("the words that were not heard clearly; a JSON list")),
    Column("delivery", Text, info=personal("pace and pauses, shown to the person as coaching; JSON")),
    CheckConstraint("number >= 1", name="number"),
    sqlite_with_rowid=False,
)

recording_consents = Table(
    "recording_consents",
    metadata,
    Column(
        "person_id",
        Text,
        ForeignKey("people.id", ondelete="CASCADE"),
        primary_key=True,
        info=personal("who agreed that their voice is kept"),
    ),
    Column("since", Moment, nullable=False, info=personal("when they agreed; UTC")),
    Column("days", Integer, nullable=False, info=personal("for how long each recording is kept")),
    CheckConstraint("days BETWEEN 1 AND 365", name="days"),
)
"""A row is taken away when the person ends it: then no sound of theirs is kept from that moment."""

recordings = Table(
    "recordings",
    metadata,
    Column(
        "attempt_id",
        Text,
        ForeignKey("attempts.id", ondelete="CASCADE"),
        primary_key=True,
        info=recorded("whose voice it is"),
    ),
    Column("turn", Integer, primary_key=True, autoincrement=False, info=recorded("the turn it is of")),
    Column("file_name", Text, nullable=False, info=recorded("where the sound is")),
    Column("seconds", Float, nullable=False, info=recorded("how long it is, for lists")),
    Column("recorded_at", Moment, nullable=False, info=recorded("shown in lists; UTC")),
    Column("erase_on", Day, nullable=False, info=recorded("the day on which it is erased; UTC")),
    CheckConstraint("turn >= 1", name="turn"),
)
"""The sound itself is a file beside the records, in the folder of its attempt."""

overrulings = Table(
    "overrulings",
    metadata,
    Column("position", Integer, primary_key=True, info=personal("which decision is the latest")),
    Column("id", Text, nullable=False, info=personal("names the decision")),
    Column(
        "attempt_id",
        Text,
        ForeignKey("attempts.id", ondelete="CASCADE"),
        nullable=False,
        info=personal("which attempt it is about"),
    ),
    Column("criterion_id", Text, nullable=False, info=personal("which check it is about")),
    Column("turn", Integer, info=personal("which reply it is about")),
    Column("machine", Text, nullable=False, info=personal("what the program had made of it")),
    Column("decision", Text, nullable=False, info=personal("what the person says instead")),
    Column("reason", Text, nullable=False, info=personal("why they say so, in their own words")),
    Column("quote", Text, nullable=False, info=personal("the words it rests on")),
    Column(
        "by_id",
        Text,
        ForeignKey("people.id", ondelete="CASCADE"),
        nullable=False,
        info=personal("who says so"),
    ),
    Column("at", Moment, nullable=False, info=personal("when they said so; UTC")),
    Index(None, "attempt_id"),
    UniqueConstraint("id"),
    CheckConstraint("machine IN ('yes', 'no', 'unsure', 'no-opportunity')", name="machine"),
    CheckConstraint("decision IN ('yes', 'no', 'open', 'withdrawn')", name="decision"),
    CheckConstraint("turn >= 1", name="turn"),
    sqlite_autoincrement=True,
)
"""What people made of verdicts. A change of mind is another row."""

OVERRULINGS_ARE_NEVER_CHANGED = """\
CREATE TRIGGER overrulings_are_never_changed BEFORE UPDATE ON overrulings
WHEN NOT (NEW.position = OLD.position AND NEW.id = OLD.id AND NEW.attempt_id = OLD.attempt_id
AND NEW.criterion_id = OLD.criterion_id AND NEW.turn IS OLD.turn AND NEW.machine = OLD.machine
AND NEW.decision = OLD.decision AND NEW.at = OLD.at
AND (NEW.reason = OLD.reason AND NEW.quote = OLD.quote OR OLD.reason = '' AND OLD.quote = '')
AND EXISTS (SELECT 1 FROM bundled_decisions WHERE overruling_id = OLD.id))
BEGIN SELECT RAISE(ABORT, 'overrulings are never changed'); END"""
"""But those that came in a bundle may get their words later, and their decider another place on record."""

OVERRULINGS_GO_WITH_THEIR_ATTEMPT = """\
CREATE TRIGGER overrulings_go_with_their_attempt BEFORE DELETE ON overrulings
WHEN EXISTS (SELECT 1 FROM attempts WHERE id = OLD.attempt_id)
AND EXISTS (SELECT 1 FROM people WHERE id = OLD.by_id)
BEGIN SELECT RAISE(ABORT, 'overrulings only go with their attempt or their person'); END"""

TURNS_ARE_NEVER_CHANGED = """\
CREATE TRIGGER turns_are_never_changed BEFORE UPDATE ON turns
BEGIN SELECT RAISE(ABORT, 'turns are never changed'); END"""

TURNS_GO_WITH_THEIR_ATTEMPT = """\
CREATE TRIGGER turns_go_with_their_attempt BEFORE DELETE ON turns
WHEN EXISTS (SELECT 1 FROM attempts WHERE id = OLD.attempt_id)
BEGIN SELECT RAISE(ABORT, 'turns only go with their attempt'); END"""
"""Erasing a person erases the attempts, and that their turns; nothing else takes a turn away."""

for _trigger in (
    TURNS_ARE_NEVER_CHANGED,
    TURNS_GO_WITH_THEIR_ATTEMPT,
    OVERRULINGS_ARE_NEVER_CHANGED,
    OVERRULINGS_GO_WITH_THEIR_ATTEMPT,
    *SESSION_TRIGGERS,
    *HR_TRIGGERS,
):
    event.listen(metadata, "after_create", DDL(_trigger).execute_if(dialect="sqlite"))

for _table in metadata.tables.values():
    _table.implicit_returning = False  # no number that a database draws is asked for: nobody may see the row
