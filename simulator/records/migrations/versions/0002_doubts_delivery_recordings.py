"""What was not heard clearly, how a reply came across in time, and recordings with their consent."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add two columns, which takes no time however many turns there are, and two tables."""
    op.add_column("turns", sa.Column("doubts", sa.Text(), nullable=True))
    op.add_column("turns", sa.Column("delivery", sa.Text(), nullable=True))
    op.create_table(
        "recording_consents",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.CheckConstraint("days BETWEEN 1 AND 365", name=op.f("ck_recording_consents_days")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_recording_consents_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_recording_consents")),
    )
    op.create_table(
        "recordings",
        sa.Column("attempt_id", sa.Text(), nullable=False),
        sa.Column("turn", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("erase_on", sa.Date(), nullable=False),
        sa.CheckConstraint("turn >= 1", name=op.f("ck_recordings_turn")),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["attempts.id"], name=op.f("fk_recordings_attempt_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("attempt_id", "turn", name=op.f("pk_recordings")),
    )
