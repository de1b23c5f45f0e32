"""What HR keeps: employments, assignments, submissions with what proves them, tallies, the audit."""

import hashlib
import json

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add tables, and count in them what was submitted before."""
    _add_people_and_assignments()
    _add_results()
    _add_tallies()
    _add_audit()
    op.create_index(op.f("ix_attempts_what_if_of"), "attempts", ["what_if_of"])
    op.create_index(op.f("ix_overrulings_attempt_id"), "overrulings", ["attempt_id"])
    _count_what_is_there(op.get_bind())


def _add_people_and_assignments() -> None:
    op.create_table(
        "employments",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("manager_number", sa.Text(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_employments_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_employments")),
    )
    op.create_table(
        "assignments",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("scenarios", sa.Text(), nullable=False),
        sa.Column("teams", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("due_days", sa.Integer(), nullable=True),
        sa.Column("relationship_bar", sa.Integer(), nullable=True),
        sa.Column("task_bar", sa.Integer(), nullable=True),
        sa.Column("attempts_allowed", sa.Integer(), nullable=True),
        sa.Column("valid_days", sa.Integer(), nullable=True),
        sa.Column("manager_first", sa.Boolean(), nullable=False),
        sa.Column("assigned_on", sa.Date(), nullable=False),
        sa.Column("is_withdrawn", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_assignments")),
        sa.UniqueConstraint("id", name=op.f("uq_assignments_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "assignment_people",
        sa.Column("assignment_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id"],
            ["assignments.id"],
            name=op.f("fk_assignment_people_assignment_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_assignment_people_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("assignment_id", "person_id", name=op.f("pk_assignment_people")),
    )


def _add_results() -> None:
    op.create_table(
        "submissions",
        sa.Column("attempt_id", sa.Text(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("verdicts", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["attempts.id"], name=op.f("fk_submissions_attempt_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("attempt_id", name=op.f("pk_submissions")),
    )
    op.create_table(
        "decided_results",
        sa.Column("attempt_id", sa.Text(), nullable=False),
        sa.Column("passed", sa.Boolean(), nullable=True),
        sa.Column("relationship_points", sa.Integer(), nullable=False),
        sa.Column("relationship_of", sa.Integer(), nullable=False),
        sa.Column("task_points", sa.Integer(), nullable=False),
        sa.Column("task_of", sa.Integer(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("verdicts", sa.Text(), nullable=False),
        sa.Column("passed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["attempts.id"], name=op.f("fk_decided_results_attempt_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("attempt_id", name=op.f("pk_decided_results")),
    )


def _add_tallies() -> None:
    op.create_table(
        "tallies",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("scenario_id", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("submitted", sa.Integer(), nullable=False),
        sa.Column("first_id", sa.Text(), nullable=True),
        sa.Column("first_at", sa.DateTime(), nullable=True),
        sa.Column("first_evidence", sa.Text(), nullable=True),
        sa.Column("first_is_decided", sa.Boolean(), nullable=True),
        sa.Column("latest_id", sa.Text(), nullable=True),
        sa.Column("latest_at", sa.DateTime(), nullable=True),
        sa.Column("latest_evidence", sa.Text(), nullable=True),
        sa.Column("latest_is_decided", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_tallies_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "scenario_id", name=op.f("pk_tallies")),
        sqlite_with_rowid=False,
    )


def _add_audit() -> None:
    op.create_table(
        "audit_entries",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("by_salt", sa.Text(), nullable=False),
        sa.Column("by_digest", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("about_salt", sa.Text(), nullable=False),
        sa.Column("about_digest", sa.Text(), nullable=False),
        sa.Column("emptied", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_audit_entries_number")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit_entries")),
        sqlite_autoincrement=True,
    )
    op.execute("""\
CREATE TRIGGER audit_entries_are_never_changed BEFORE UPDATE ON audit_entries
WHEN NOT (NEW.number = OLD.number AND NEW.at = OLD.at AND NEW.what = OLD.what AND NEW.digest = OLD.digest
AND NEW.by_digest = OLD.by_digest AND NEW.about_digest = OLD.about_digest AND NEW.emptied = OLD.emptied
AND (NEW.by = OLD.by AND NEW.by_salt = OLD.by_salt OR NEW.by = '' AND NEW.by_salt = '')
AND (NEW.about = OLD.about AND NEW.about_salt = OLD.about_salt OR NEW.about = '' AND NEW.about_salt = ''))
BEGIN SELECT RAISE(ABORT, 'the audit is never changed'); END""")
    op.execute("""\
CREATE TRIGGER audit_entries_are_never_deleted BEFORE DELETE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'the audit is never shortened'); END""")


_EVIDENCE = (
    "id, digest, ending_id, passed, relationship_points, relationship_of, task_points, task_of,"
    " catalogue_digest, finished_at, owner_id, scenario_id"
)


def _count_what_is_there(connection: sa.Connection) -> None:
    """Take what was submitted before as submitted when it was finished, its result as what proves it."""
    connection.exec_driver_sql(
        "INSERT INTO tallies (person_id, scenario_id, attempts, submitted) SELECT owner_id, scenario_id,"
        " count(*), sum(state = 'submitted') FROM attempts GROUP BY owner_id, scenario_id"
    )
    rows = connection.exec_driver_sql(
        f"SELECT {_EVIDENCE} FROM attempts WHERE state = 'submitted' ORDER BY finished_at, position"  # noqa: S608
    )
    completed: dict[tuple[str, str], tuple[tuple[str, str, str], tuple[str, str, str]]] = {}
    for row in rows.fetchall():
        passed = None if row[3] is None else bool(row[3])
        text = json.dumps([*row[:3], passed, *row[4:9]], ensure_ascii=False, separators=(",", ":"))
        evidence = hashlib.sha256(text.encode()).hexdigest()
        connection.exec_driver_sql(
            "INSERT INTO submissions VALUES (?, ?, ?, '{}')", (row[0], row[9], evidence)
        )
        if passed:
            completion = (row[0], row[9], evidence)
            first, _ = completed.get((row[10], row[11]), (completion, completion))
            completed[row[10], row[11]] = (first, completion)
    for key, (first, latest) in completed.items():
        later = (None, None, None, None) if latest == first else (*latest, False)
        connection.exec_driver_sql(
            "UPDATE tallies SET first_id = ?, first_at = ?, first_evidence = ?, first_is_decided = ?,"
            " latest_id = ?, latest_at = ?, latest_evidence = ?, latest_is_decided = ?"
            " WHERE person_id = ? AND scenario_id = ?",
            (*first, False, *later, *key),
        )
