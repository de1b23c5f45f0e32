"""Trainers' sessions, passphrases, private lists and best moments."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add tables; those there are stay as they were."""
    _add_sessions()
    _add_what_happened()
    _add_notebooks()


def _add_sessions() -> None:
    op.create_table(
        "sessions",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("leader_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("attempts_before", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["leader_id"], ["people.id"], name=op.f("fk_sessions_leader_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_sessions")),
        sa.UniqueConstraint("id", name=op.f("uq_sessions_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "session_participants",
        sa.Column("session_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=True),
        sa.Column("is_present", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["sessions.id"],
            name=op.f("fk_session_participants_session_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_session_participants_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("session_id", "id", name=op.f("pk_session_participants")),
    )
    op.create_table(
        "session_attempts",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("attempt_id", sa.Text(), nullable=False),
        sa.Column("session_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["attempts.id"], name=op.f("fk_session_attempts_attempt_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name=op.f("fk_session_attempts_session_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_session_attempts")),
        sa.UniqueConstraint("attempt_id", name=op.f("uq_session_attempts_attempt_id")),
        sqlite_autoincrement=True,
    )


def _add_what_happened() -> None:
    op.create_table(
        "session_happenings",
        sa.Column("session_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_session_happenings_number")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name=op.f("fk_session_happenings_session_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("session_id", "number", name=op.f("pk_session_happenings")),
        sqlite_with_rowid=False,
    )
    op.execute("""\
CREATE TRIGGER session_happenings_are_never_changed BEFORE UPDATE ON session_happenings
WHEN NOT (NEW.told = '{}' AND NEW.session_id = OLD.session_id AND NEW.number = OLD.number
AND NEW.at = OLD.at AND NEW.what = OLD.what AND NEW.item = OLD.item)
BEGIN SELECT RAISE(ABORT, 'what happened is never changed'); END""")
    op.execute("""\
CREATE TRIGGER session_happenings_go_with_their_session BEFORE DELETE ON session_happenings
WHEN EXISTS (SELECT 1 FROM sessions WHERE id = OLD.session_id)
BEGIN SELECT RAISE(ABORT, 'what happened only goes with its session'); END""")
    op.execute("""\
CREATE TRIGGER session_happenings_forget_erased_people BEFORE DELETE ON people
BEGIN UPDATE session_happenings SET told = '{}' WHERE what <> 'planned' AND EXISTS (
SELECT 1 FROM session_participants WHERE session_participants.person_id = OLD.id
AND session_participants.session_id = session_happenings.session_id
AND instr(session_happenings.told, '"' || session_participants.id || '"') > 0); END""")


def _add_notebooks() -> None:
    op.create_table(
        "passphrases",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("set_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_passphrases_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_passphrases")),
    )
    op.create_table(
        "relationships",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("deed", sa.Text(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('customer', 'colleague', 'organisation', 'other')", name=op.f("ck_relationships_kind")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["people.id"], name=op.f("fk_relationships_owner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_relationships")),
        sa.UniqueConstraint("owner_id", "id", name=op.f("uq_relationships_owner_id_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "best_moments",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("attempt_id", sa.Text(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("agreed_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("turn >= 1", name=op.f("ck_best_moments_turn")),
        sa.CheckConstraint(
            "agreed_at IS NULL OR answered_at IS NOT NULL", name=op.f("ck_best_moments_agreed_at")
        ),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["attempts.id"], name=op.f("fk_best_moments_attempt_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["by_id"], ["people.id"], name=op.f("fk_best_moments_by_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_best_moments")),
        sa.UniqueConstraint("id", name=op.f("uq_best_moments_id")),
        sa.UniqueConstraint(
            "attempt_id", "turn", "by_id", name=op.f("uq_best_moments_attempt_id_turn_by_id")
        ),
        sqlite_autoincrement=True,
    )
