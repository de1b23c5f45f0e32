"""Who reads and writes which rows on a database server: ``domain.access``, told to the server itself.

Nothing that is not named here is allowed. Conditions see what the person sees, so ``EXISTS`` over
``attempts`` is over those the same person may read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import LiteralString

Rule = LiteralString
"""A condition on a row, in SQL."""

_ALL: Rule = "true"
_OWNED: Rule = "owner_id = (SELECT me())"
_MINE: Rule = "person_id = (SELECT me())"
_LED: Rule = "id IN (SELECT led_attempts())"
_BEGUN_HERE: Rule = "state = 'under way' AND begun_in_my_room(owner_id, position)"
_SUBMITTED: Rule = "state = 'submitted'"
_IN_MY_SESSION: Rule = "session_id IN (SELECT led_sessions())"

_OF_MINE: Rule = "EXISTS (SELECT 1 FROM attempts a WHERE a.id = attempt_id AND a.owner_id = (SELECT me()))"
_OF_SUBMITTED: Rule = "EXISTS (SELECT 1 FROM attempts a WHERE a.id = attempt_id AND a.state = 'submitted')"
_OF_READ: Rule = (
    "EXISTS (SELECT 1 FROM attempts a WHERE a.id = attempt_id AND (a.owner_id = (SELECT me())"
    " OR a.state = 'submitted' OR a.id IN (SELECT led_attempts())))"
)
"""Of an attempt whose words a trainer may read."""
_OF_DECIDED: Rule = (
    "EXISTS (SELECT 1 FROM attempts a WHERE a.id = attempt_id AND a.owner_id <> (SELECT me())"
    " AND a.state <> 'under way' AND (a.state = 'submitted' OR a.id IN (SELECT led_attempts())))"
)
"""Of somebody else's attempt that a trainer may decide about."""
_SAID_BY_ME: Rule = (
    "by_id = (SELECT me())"
    " AND EXISTS (SELECT 1 FROM attempts a WHERE a.id = attempt_id AND a.state <> 'under way')"
)


@dataclass(frozen=True, slots=True)
class Rules:
    """What one role may do with the rows of one table. Empty: nothing.

    Attributes:
        reads, adds, changes, takes_away: Which rows. Changed ones fit before and after.
        columns_read, columns_changed: Which columns alone; empty for all.
    """

    reads: Rule = ""
    adds: Rule = ""
    changes: Rule = ""
    takes_away: Rule = ""
    columns_read: tuple[LiteralString, ...] = ()
    columns_changed: tuple[LiteralString, ...] = ()


NOTHING = Rules()
GROUPS: tuple[LiteralString, ...] = ("rapport_trainee", "rapport_trainer", "rapport_hr")
"""The roles of the server whose members are the logins of people, in the order of the rules below."""

_EVERYTHING_OWNED = Rules(_OWNED, _OWNED, _OWNED, _OWNED)
_EVERYTHING_MINE = Rules(_MINE, _MINE, _MINE, _MINE)
_TOLD_OF_TALLIES: tuple[LiteralString, ...] = (
    *("person_id", "scenario_id", "submitted", "first_id", "first_at", "first_evidence"),
    *("first_is_decided", "latest_id", "latest_at", "latest_evidence", "latest_is_decided"),
)
"""All but how often somebody practised."""
_TEXT_FITS: Rule = "digest = encode(sha256(convert_to(text, 'UTF8')), 'hex')"
_NEW_ENTRY: Rule = (
    "number = next_audit_number() AND emptied = '[]'"
    " AND (by = (SELECT my_name()) OR by = 'retention' AND what = 'erased')"
)
_NEW_ENTRY_OF_HR: Rule = "number = next_audit_number() AND (by = (SELECT my_name()) OR by = 'retention')"
_NAMES: Rule = "role <> 'trainee' OR id = (SELECT me())"


def _same(rules: Rules) -> tuple[Rules, Rules, Rules]:
    return rules, rules, rules


_OWN_ATTEMPTS = Rules(
    _OWNED,
    _OWNED,
    _OWNED,
    f"{_OWNED} AND state <> 'submitted' AND NOT is_played_in_a_room(id)",
)
_OWN_TURNS = Rules(
    _OF_MINE,
    "EXISTS (SELECT 1 FROM attempts a WHERE a.id = attempt_id AND a.owner_id = (SELECT me())"
    " AND a.state = 'under way')",
)
_OWN_RECORDINGS = Rules(_OF_MINE, _OF_MINE, _OF_MINE, _OF_MINE)
_OWN_VIEW = Rules(_OF_MINE, f"{_SAID_BY_ME} AND {_OF_MINE}")
_OWN_SUBMISSIONS: Rule = f"{_OF_MINE} AND {_OF_SUBMITTED}"
_ANSWERS = Rules(
    _OF_MINE,
    changes=_OF_MINE,
    columns_changed=("answered_at", "agreed_at"),
)
_READ_SESSIONS: Rule = "id IN (SELECT my_sessions())"

RULES: Mapping[str, tuple[Rules, Rules, Rules]] = MappingProxyType(
    {
        "people": (
            Rules(_NAMES),
            Rules(_ALL, "role = 'trainee'", _ALL, columns_changed=("role",)),
            Rules(_ALL, "role = 'trainee'", _ALL, _ALL, columns_changed=("name", "name_key", "role")),
        ),
        "passphrases": _same(NOTHING),
        "wrong_tries": _same(NOTHING),
        "database_logins": (
            Rules("login = session_user"),
            Rules("login = session_user"),
            Rules(_ALL),
        ),
        "scenario_texts": _same(Rules(_ALL, _TEXT_FITS)),
        "attempts": (
            _OWN_ATTEMPTS,
            Rules(
                f"{_OWNED} OR {_SUBMITTED} OR {_LED} OR ({_BEGUN_HERE})",
                f"{_OWNED} OR ({_BEGUN_HERE})",
                f"{_OWNED} OR {_LED}",
                _OWN_ATTEMPTS.takes_away,
            ),
            Rules(f"{_OWNED} OR {_SUBMITTED}", _OWNED, _OWNED, _OWN_ATTEMPTS.takes_away),
        ),
        "turns": (
            _OWN_TURNS,
            Rules(
                _OF_READ,
                "EXISTS (SELECT 1 FROM attempts a WHERE a.id = attempt_id AND a.state = 'under way')",
            ),
            _OWN_TURNS,
        ),
        "recording_consents": _same(_EVERYTHING_MINE),
        "recordings": _same(_OWN_RECORDINGS),
        "overrulings": (_OWN_VIEW, Rules(_OF_READ, f"{_SAID_BY_ME} AND {_OF_READ}"), _OWN_VIEW),
        "submissions": (
            Rules(_OF_MINE, _OWN_SUBMISSIONS),
            Rules(_OF_READ, _OWN_SUBMISSIONS),
            Rules(f"{_OF_MINE} OR {_OF_SUBMITTED}", _OWN_SUBMISSIONS),
        ),
        "decided_results": (
            Rules(_OF_MINE),
            Rules(_OF_READ, _OF_DECIDED, _OF_DECIDED, _OF_DECIDED),
            Rules(f"{_OF_MINE} OR {_OF_SUBMITTED}"),
        ),
        "tallies": (
            Rules(_MINE, columns_read=_TOLD_OF_TALLIES),
            Rules(f"{_MINE} OR submitted > 0", columns_read=_TOLD_OF_TALLIES),
            Rules(f"{_MINE} OR submitted > 0", columns_read=_TOLD_OF_TALLIES),
        ),
        "employments": (Rules(_MINE), Rules(_ALL), Rules(_ALL, _ALL, _ALL)),
        "assignments": (
            Rules("is_asked_of_me(id, teams)"),
            Rules(_ALL, _ALL, _ALL),
            Rules(_ALL, _ALL, _ALL),
        ),
        "assignment_people": (
            Rules(_MINE),
            Rules(_ALL, _ALL, takes_away=_ALL),
            Rules(_ALL, _ALL, takes_away=_ALL),
        ),
        "audit_entries": (
            Rules(adds=_NEW_ENTRY),
            Rules(adds=_NEW_ENTRY),
            Rules(
                _ALL,
                _NEW_ENTRY_OF_HR,
                _ALL,
                columns_changed=("by", "by_salt", "about", "about_salt"),
            ),
        ),
        "sessions": (
            Rules(_READ_SESSIONS),
            Rules(
                f"leader_id = (SELECT me()) OR {_READ_SESSIONS}",
                "leader_id = (SELECT me())",
                "leader_id = (SELECT me())",
                columns_changed=("ended_at",),
            ),
            Rules(_READ_SESSIONS),
        ),
        "session_participants": (
            Rules(_MINE),
            Rules(f"{_MINE} OR {_IN_MY_SESSION}", _IN_MY_SESSION, _IN_MY_SESSION, _IN_MY_SESSION),
            Rules(_MINE),
        ),
        "session_happenings": (
            Rules("is_told_me(session_id, what, told)"),
            Rules(f"{_IN_MY_SESSION} OR is_told_me(session_id, what, told)", _IN_MY_SESSION),
            Rules("is_told_me(session_id, what, told)"),
        ),
        "session_attempts": (
            Rules(_OF_MINE),
            Rules(f"{_OF_MINE} OR {_IN_MY_SESSION}", "may_be_linked(attempt_id, session_id)"),
            Rules(_OF_MINE),
        ),
        "relationships": _same(_EVERYTHING_OWNED),
        "best_moments": (
            _ANSWERS,
            Rules(
                f"by_id = (SELECT me()) OR {_OF_MINE}",
                f"by_id = (SELECT me()) AND answered_at IS NULL AND agreed_at IS NULL AND {_OF_READ}",
                _OF_MINE,
                columns_changed=("answered_at", "agreed_at"),
            ),
            _ANSWERS,
        ),
        "outbox": (
            NOTHING,
            NOTHING,
            Rules(_OF_SUBMITTED, _OF_SUBMITTED, _OF_SUBMITTED, _OF_SUBMITTED),
        ),
        "bundled_attempts": (
            Rules(_OF_MINE, _OF_MINE),
            Rules(f"{_OF_MINE} OR {_OF_SUBMITTED}", _OF_MINE),
            Rules(f"{_OF_MINE} OR {_OF_SUBMITTED}", _OF_MINE),
        ),
        "bundled_people": (Rules(_MINE), Rules(_ALL), Rules(_ALL)),
        "bundled_decisions": _same(Rules("EXISTS (SELECT 1 FROM overrulings o WHERE o.id = overruling_id)")),
        "trusted_computers": (
            Rules(_ALL),
            Rules(_ALL),
            Rules(_ALL, _ALL, _ALL, _ALL),
        ),
    }
)
"""For each table: what trainees, trainers and HR may do with its rows."""

FOR_ALL: Mapping[str, LiteralString] = MappingProxyType(
    {
        "alembic_version": "SELECT",
        "write_receipts": "SELECT, INSERT, UPDATE, DELETE",
        "audit_length": "SELECT",
    }
)
"""What everybody may do with the tables that tell of nobody, and have no rules for rows."""
