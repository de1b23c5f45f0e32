"""What is sent to a learning record store, what other computers hand over, and a server's logins."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


OVERRULINGS_ARE_NEVER_CHANGED = """\
CREATE TRIGGER overrulings_are_never_changed BEFORE UPDATE ON overrulings
WHEN NOT (NEW.position = OLD.position AND NEW.id = OLD.id AND NEW.attempt_id = OLD.attempt_id
AND NEW.criterion_id = OLD.criterion_id AND NEW.turn IS OLD.turn AND NEW.machine = OLD.machine
AND NEW.decision = OLD.decision AND NEW.at = OLD.at
AND (NEW.reason = OLD.reason AND NEW.quote = OLD.quote OR OLD.reason = '' AND OLD.quote = '')
AND EXISTS (SELECT 1 FROM bundled_decisions WHERE overruling_id = OLD.id))
BEGIN SELECT RAISE(ABORT, 'overrulings are never changed'); END"""
"""What was decided elsewhere may get its words later, and its decider another place on record."""


def upgrade() -> None:
    """Add tables; what is there stays as it is."""
    op.create_table(
        "outbox",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("store_url", sa.Text(), nullable=False),
        sa.Column("statement_id", sa.Text(), nullable=False),
        sa.Column("attempt_id", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("home_page", sa.Text(), nullable=False),
        sa.Column("voids", sa.Text(), nullable=False),
        sa.Column("is_standing", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.DateTime(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("state IN ('pending', 'sent', 'refused')", name=op.f("ck_outbox_state")),
        sa.CheckConstraint("tries >= 0", name=op.f("ck_outbox_tries")),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["attempts.id"], name=op.f("fk_outbox_attempt_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_outbox")),
        sa.UniqueConstraint("store_url", "statement_id", name=op.f("uq_outbox_store_url_statement_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_outbox_attempt_id"), "outbox", ["attempt_id"])
    op.create_index(op.f("ix_outbox_store_url_state"), "outbox", ["store_url", "state"])
    op.create_table(
        "trusted_computers",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("trusted_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_trusted_computers")),
    )
    op.create_table(
        "bundled_attempts",
        sa.Column("attempt_id", sa.Text(), nullable=False),
        sa.Column("computer_key", sa.Text(), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=True),
        sa.Column("what_if_of", sa.Text(), nullable=True),
        sa.Column("what_if_turn", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["attempts.id"], name=op.f("fk_bundled_attempts_attempt_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("attempt_id", name=op.f("pk_bundled_attempts")),
    )
    op.create_table(
        "bundled_people",
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("told_at", sa.DateTime(), nullable=False),
        sa.Column("made_name", sa.Text(), nullable=True),
        sa.Column("made_number", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_bundled_people_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("source_id", name=op.f("pk_bundled_people")),
    )
    op.create_table(
        "bundled_decisions",
        sa.Column("overruling_id", sa.Text(), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["overruling_id"],
            ["overrulings.id"],
            name=op.f("fk_bundled_decisions_overruling_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("overruling_id", name=op.f("pk_bundled_decisions")),
    )
    op.create_table(
        "database_logins",
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_database_logins_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("login", name=op.f("pk_database_logins")),
    )
    op.create_table(
        "wrong_tries",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("tries >= 1", name=op.f("ck_wrong_tries_tries")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_wrong_tries_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_wrong_tries")),
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER overrulings_are_never_changed")
        op.execute(OVERRULINGS_ARE_NEVER_CHANGED)
