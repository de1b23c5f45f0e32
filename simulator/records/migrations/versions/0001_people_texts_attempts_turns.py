"""People, scenario texts, attempts and their turns."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the first tables. What this says stays as it is, whatever the tables become later."""
    op.create_table(
        "people",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.CheckConstraint("role IN ('trainee', 'trainer', 'hr')", name=op.f("ck_people_role")),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_people")),
        sa.UniqueConstraint("id", name=op.f("uq_people_id")),
        sa.UniqueConstraint("name_key", name=op.f("uq_people_name_key")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "scenario_texts",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_scenario_texts")),
    )
    _create_attempts()
    _create_turns()


def _create_attempts() -> None:
    op.create_table(
        "attempts",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("scenario_id", sa.Text(), nullable=False),
        sa.Column("scenario_title", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("finished_at", sa.DateTime(), nullable=True),
        sa.Column("what_if_of", sa.Text(), nullable=True),
        sa.Column("what_if_turn", sa.Integer(), nullable=True),
        sa.Column("ending_id", sa.Text(), nullable=True),
        sa.Column("comes_back", sa.Text(), nullable=True),
        sa.Column("because", sa.Text(), nullable=True),
        sa.Column("passed", sa.Boolean(), nullable=True),
        sa.Column("relationship_points", sa.Integer(), nullable=True),
        sa.Column("relationship_of", sa.Integer(), nullable=True),
        sa.Column("task_points", sa.Integer(), nullable=True),
        sa.Column("task_of", sa.Integer(), nullable=True),
        sa.Column("catalogue_digest", sa.Text(), nullable=True),
        sa.CheckConstraint("state IN ('under way', 'finished', 'submitted')", name=op.f("ck_attempts_state")),
        sa.CheckConstraint(
            "(state = 'under way') = (finished_at IS NULL)", name=op.f("ck_attempts_finished_at")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["people.id"], name=op.f("fk_attempts_owner_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["digest"], ["scenario_texts.digest"], name=op.f("fk_attempts_digest")),
        sa.ForeignKeyConstraint(
            ["what_if_of"], ["attempts.id"], name=op.f("fk_attempts_what_if_of"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_attempts")),
        sa.UniqueConstraint("id", name=op.f("uq_attempts_id")),
        sa.UniqueConstraint("owner_id", "number", name=op.f("uq_attempts_owner_id_number")),
        sqlite_autoincrement=True,
    )


def _create_turns() -> None:
    op.create_table(
        "turns",
        sa.Column("attempt_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("node_id", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("heard", sa.Text(), nullable=True),
        sa.Column("addressees", sa.Text(), nullable=False),
        sa.Column("gives", sa.Text(), nullable=True),
        sa.Column("rings", sa.Integer(), nullable=True),
        sa.Column("answer_seconds", sa.Float(), nullable=True),
        sa.Column("hints", sa.Integer(), nullable=False),
        sa.Column("branch", sa.Integer(), nullable=False),
        sa.Column("earned", sa.Text(), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_turns_number")),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["attempts.id"], name=op.f("fk_turns_attempt_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("attempt_id", "number", name=op.f("pk_turns")),
        sqlite_with_rowid=False,
    )
    op.execute("""\
CREATE TRIGGER turns_are_never_changed BEFORE UPDATE ON turns
BEGIN SELECT RAISE(ABORT, 'turns are never changed'); END""")
    op.execute("""\
CREATE TRIGGER turns_go_with_their_attempt BEFORE DELETE ON turns
WHEN EXISTS (SELECT 1 FROM attempts WHERE id = OLD.attempt_id)
BEGIN SELECT RAISE(ABORT, 'turns only go with their attempt'); END""")
