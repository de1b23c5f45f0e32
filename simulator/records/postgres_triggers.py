"""What SQLite's triggers promise, promised by a PostgreSQL server; and two tables that only it needs.

The functions run with the rights of the tables' owner, so that they see every row, whatever a login may see.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import CheckConstraint, Column, DateTime, Integer, MetaData, Table, Text

POSTGRES_ONLY = MetaData()

write_receipts = Table(
    "write_receipts",
    POSTGRES_ONLY,
    Column("client", Text, primary_key=True),
    Column("token", Text, nullable=False),
    Column("at", DateTime(), nullable=False),
)
"""The last writing transaction of each program that is connected, named by chance; of nobody. Whoever did not
hear that a transaction was kept finds its token here, or does not."""

audit_length = Table(
    "audit_length",
    POSTGRES_ONLY,
    Column("number", Integer, primary_key=True, autoincrement=False),
    CheckConstraint("number >= 0", name="ck_audit_length_number"),
)
"""One row: how many entries the audit has ever had, so that its end cannot be cut off unseen."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A trigger and its function, of one name.

    Attributes:
        name: What both are called.
        when: At what, to which table.
        body: PL/pgSQL.
    """

    name: str
    when: str
    body: str

    def statements(self, schema: str) -> tuple[str, str]:
        """Return what makes the function and the trigger; ``schema`` is quoted where it needs to be."""
        each = "STATEMENT" if "TRUNCATE" in self.when else "ROW"
        return (
            f"CREATE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER"
            f" SET search_path = {schema}, pg_temp AS $$ BEGIN {self.body} END $$",
            f"CREATE TRIGGER {self.name} {self.when} FOR EACH {each} EXECUTE FUNCTION {self.name}()",
        )


def _refusal(words: str) -> str:
    return f"RAISE EXCEPTION '{words}' USING ERRCODE = 'integrity_constraint_violation';"


def _refusal_unless(condition: str, words: str, row: str) -> str:
    return f"IF NOT ({condition}) THEN {_refusal(words)} END IF; RETURN {row};"


def _never_emptied(table: str) -> Rule:
    return Rule(
        f"{table}_are_never_emptied", f"BEFORE TRUNCATE ON {table}", _refusal(f"{table} are never emptied")
    )


_ONLY_NAMES_EMPTIED = """\
NEW.number = OLD.number AND NEW.at = OLD.at AND NEW.what = OLD.what AND NEW.digest = OLD.digest
AND NEW.by_digest = OLD.by_digest AND NEW.about_digest = OLD.about_digest AND NEW.emptied = OLD.emptied
AND (NEW."by" = OLD."by" AND NEW.by_salt = OLD.by_salt OR NEW."by" = '' AND NEW.by_salt = '')
AND (NEW.about = OLD.about AND NEW.about_salt = OLD.about_salt OR NEW.about = '' AND NEW.about_salt = '')"""

_ONLY_TOLD_ELSEWHERE = """\
NEW.position = OLD.position AND NEW.id = OLD.id AND NEW.attempt_id = OLD.attempt_id
AND NEW.criterion_id = OLD.criterion_id AND NEW.turn IS NOT DISTINCT FROM OLD.turn
AND NEW.machine = OLD.machine AND NEW.decision = OLD.decision AND NEW.at = OLD.at
AND (NEW.reason = OLD.reason AND NEW.quote = OLD.quote OR OLD.reason = '' AND OLD.quote = '')
AND EXISTS (SELECT 1 FROM bundled_decisions WHERE overruling_id = OLD.id)"""

RULES = (
    Rule("turns_are_never_changed", "BEFORE UPDATE ON turns", _refusal("turns are never changed")),
    Rule(
        "turns_go_with_their_attempt",
        "BEFORE DELETE ON turns",
        _refusal_unless(
            "NOT EXISTS (SELECT 1 FROM attempts WHERE id = OLD.attempt_id)",
            "turns only go with their attempt",
            "OLD",
        ),
    ),
    Rule(
        "overrulings_are_never_changed",
        "BEFORE UPDATE ON overrulings",
        _refusal_unless(_ONLY_TOLD_ELSEWHERE, "overrulings are never changed", "NEW"),
    ),
    Rule(
        "overrulings_go_with_their_attempt",
        "BEFORE DELETE ON overrulings",
        _refusal_unless(
            "NOT EXISTS (SELECT 1 FROM attempts WHERE id = OLD.attempt_id)"
            " OR NOT EXISTS (SELECT 1 FROM people WHERE id = OLD.by_id)",
            "overrulings only go with their attempt or their person",
            "OLD",
        ),
    ),
    Rule(
        "session_happenings_are_never_changed",
        "BEFORE UPDATE ON session_happenings",
        _refusal_unless(
            "NEW.told = '{}' AND NEW.session_id = OLD.session_id AND NEW.number = OLD.number"
            " AND NEW.at = OLD.at AND NEW.what = OLD.what AND NEW.item = OLD.item",
            "what happened is never changed",
            "NEW",
        ),
    ),
    Rule(
        "session_happenings_go_with_their_session",
        "BEFORE DELETE ON session_happenings",
        _refusal_unless(
            "NOT EXISTS (SELECT 1 FROM sessions WHERE id = OLD.session_id)",
            "what happened only goes with its session",
            "OLD",
        ),
    ),
    Rule(
        "session_happenings_forget_erased_people",
        "BEFORE DELETE ON people",
        "UPDATE session_happenings SET told = '{}' WHERE what <> 'planned' AND EXISTS ("
        "SELECT 1 FROM session_participants WHERE session_participants.person_id = OLD.id"
        " AND session_participants.session_id = session_happenings.session_id"
        " AND strpos(session_happenings.told, '\"' || session_participants.id || '\"') > 0); RETURN OLD;",
    ),
    Rule(
        "audit_entries_are_never_changed",
        "BEFORE UPDATE ON audit_entries",
        _refusal_unless(_ONLY_NAMES_EMPTIED, "the audit is never changed", "NEW"),
    ),
    Rule(
        "audit_entries_are_never_deleted",
        "BEFORE DELETE ON audit_entries",
        _refusal("the audit is never shortened"),
    ),
    Rule(
        "audit_entries_are_counted",
        "AFTER INSERT ON audit_entries",
        "UPDATE audit_length SET number = NEW.number WHERE number < NEW.number; RETURN NULL;",
    ),
    Rule(
        "audit_length_only_grows",
        "BEFORE UPDATE ON audit_length",
        _refusal_unless("NEW.number > OLD.number", "the audit is never shortened", "NEW"),
    ),
    Rule(
        "audit_length_is_never_deleted",
        "BEFORE DELETE ON audit_length",
        _refusal("the audit is never shortened"),
    ),
    *(
        _never_emptied(table)
        for table in ("turns", "overrulings", "session_happenings", "audit_entries", "audit_length")
    ),
)
"""Those of SQLite under the same names (see ``tables``, ``session_tables``, ``hr_tables``), and a few more: a
server can empty a table without deleting a row, and keeps no count of the audit by itself."""
