"""What people made of the program's verdicts."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add a table that is only ever appended to."""
    op.create_table(
        "overrulings",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("attempt_id", sa.Text(), nullable=False),
        sa.Column("criterion_id", sa.Text(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=True),
        sa.Column("machine", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.CheckConstraint(
            "machine IN ('yes', 'no', 'unsure', 'no-opportunity')", name=op.f("ck_overrulings_machine")
        ),
        sa.CheckConstraint(
            "decision IN ('yes', 'no', 'open', 'withdrawn')", name=op.f("ck_overrulings_decision")
        ),
        sa.CheckConstraint("turn >= 1", name=op.f("ck_overrulings_turn")),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["attempts.id"], name=op.f("fk_overrulings_attempt_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["by_id"], ["people.id"], name=op.f("fk_overrulings_by_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_overrulings")),
        sa.UniqueConstraint("id", name=op.f("uq_overrulings_id")),
        sqlite_autoincrement=True,
    )
    op.execute("""\
CREATE TRIGGER overrulings_are_never_changed BEFORE UPDATE ON overrulings
BEGIN SELECT RAISE(ABORT, 'overrulings are never changed'); END""")
    op.execute("""\
CREATE TRIGGER overrulings_go_with_their_attempt BEFORE DELETE ON overrulings
WHEN EXISTS (SELECT 1 FROM attempts WHERE id = OLD.attempt_id)
AND EXISTS (SELECT 1 FROM people WHERE id = OLD.by_id)
BEGIN SELECT RAISE(ABORT, 'overrulings only go with their attempt or their person'); END""")
