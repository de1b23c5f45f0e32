"""A database server with one row of everything of everybody, and who is to see which of them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

ANN, BEN, TESS, TOM, HANA = LOGINS = ("ann", "ben", "tess", "tom", "hana")
"""Two trainees, the trainer in whose room Ann played, another trainer, and HR."""

NOW, TODAY = datetime(2026, 11, 1, 12), date(2026, 11, 1)  # noqa: DTZ001  # as it is kept: UTC without saying so
TEXT_DIGEST = "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9"  # of "hello world"

RESULT = {
    "finished_at": NOW,
    "ending_id": "end",
    "comes_back": "yes",
    "because": "words",
    "passed": True,
    "relationship_points": 1,
    "relationship_of": 2,
    "task_points": 1,
    "task_of": 2,
    "catalogue_digest": "x",
}


def _attempt(id_: str, owner: str, number: int, state: str) -> dict[str, Any]:
    return {
        "id": id_,
        "owner_id": owner,
        "number": number,
        "scenario_id": "dog",
        "scenario_title": "The dog",
        "digest": TEXT_DIGEST,
        "seed": 0,
        "state": state,
        "started_at": NOW,
        **({} if state == "under way" else RESULT),
    }


PLAYED = (
    _attempt("ann-private", ANN, 1, "finished"),
    _attempt("ann-submitted", ANN, 2, "submitted"),
    _attempt("ann-room", ANN, 3, "finished"),
    _attempt("ben-private", BEN, 1, "under way"),
    _attempt("ben-submitted", BEN, 2, "submitted"),
)
_IDS = tuple(attempt["id"] for attempt in PLAYED)
_SUBMITTED = ("ann-submitted", "ben-submitted")
_DECIDED = {"passed": True, "relationship_points": 2, "relationship_of": 2, "task_points": 2, "task_of": 2}
_PEOPLE = ((ANN, "trainee"), (BEN, "trainee"), (TESS, "trainer"), (TOM, "trainer"), (HANA, "hr"))

ROWS: dict[str, list[dict[str, Any]]] = {
    "people": [{"id": id_, "name": id_.title(), "name_key": id_, "role": role} for id_, role in _PEOPLE],
    "passphrases": [{"person_id": id_, "hash": "secret", "set_at": NOW} for id_ in LOGINS],
    "wrong_tries": [{"person_id": id_, "tries": 1, "last_at": NOW} for id_ in LOGINS],
    "scenario_texts": [{"digest": TEXT_DIGEST, "text": "hello world"}],
    "attempts": list(PLAYED),
    "turns": [
        {
            "attempt_id": id_,
            "number": 1,
            "node_id": "start",
            "text": f"words of {id_}",
            "addressees": "[]",
            "hints": 0,
            "branch": 0,
            "earned": "[]",
        }
        for id_ in _IDS
    ],
    "recording_consents": [{"person_id": id_, "since": NOW, "days": 9} for id_ in LOGINS],
    "recordings": [
        {
            "attempt_id": id_,
            "turn": 1,
            "file_name": "1.wav",
            "seconds": 1.0,
            "recorded_at": NOW,
            "erase_on": TODAY,
        }
        for id_ in _IDS
    ],
    "overrulings": [
        {
            "id": f"about-{id_}",
            "attempt_id": id_,
            "criterion_id": "c",
            "machine": "no",
            "decision": "yes",
            "reason": "r",
            "quote": "q",
            "by_id": TESS,
            "at": NOW,
        }
        for id_ in ("ann-submitted", "ann-room", "ben-submitted")
    ],
    "submissions": [
        {"attempt_id": id_, "submitted_at": NOW, "evidence": "e", "verdicts": "{}"} for id_ in _SUBMITTED
    ],
    "decided_results": [
        {"attempt_id": id_, **_DECIDED, "evidence": "e", "verdicts": "{}", "passed_at": NOW}
        for id_ in ("ann-submitted", "ann-room", "ben-submitted")
    ],
    "tallies": [
        {"person_id": ANN, "scenario_id": "dog", "attempts": 3, "submitted": 1},
        {"person_id": BEN, "scenario_id": "dog", "attempts": 2, "submitted": 1},
        {"person_id": BEN, "scenario_id": "cat", "attempts": 7, "submitted": 0},
    ],
    "employments": [
        {
            "person_id": id_,
            "number": f"0{place}",
            "email": f"{id_}@example.org",
            "team": f"team of {id_}",
            "manager_number": "",
            "is_active": True,
        }
        for place, id_ in enumerate(LOGINS)
    ],
    "assignments": [
        {
            "id": id_,
            "title": id_,
            "scenarios": '["dog"]',
            "teams": teams,
            "manager_first": False,
            "assigned_on": TODAY,
            "is_withdrawn": False,
        }
        for id_, teams in (("for-ann", "[]"), ("for-bens-team", '["team of ben"]'), ("for-tess", "[]"))
    ],
    "assignment_people": [
        {"assignment_id": "for-ann", "person_id": ANN, "place": 0},
        {"assignment_id": "for-tess", "person_id": TESS, "place": 0},
    ],
    "audit_entries": [
        {
            "number": 1,
            "at": NOW.isoformat(),
            "by": "Hana",
            "by_salt": "s",
            "by_digest": "d",
            "what": "assigned",
            "about": "Ann",
            "about_salt": "s",
            "about_digest": "d",
            "emptied": "[]",
            "digest": "d1",
        }
    ],
    "sessions": [
        {
            "id": f"room-of-{id_}",
            "leader_id": id_,
            "title": "t",
            "started_at": NOW,
            "ended_at": NOW,
            "attempts_before": 0,
        }
        for id_ in (TESS, TOM)
    ],
    "session_participants": [
        {"session_id": room, "id": id_, "place": place, "name": name, "person_id": whose, "is_present": True}
        for room, id_, place, name, whose in (
            ("room-of-tess", "p1", 1, "Ann", ANN),
            ("room-of-tess", "p2", 2, "Loose", None),
            ("room-of-tom", "p3", 1, "Ben", BEN),
        )
    ],
    "session_happenings": [
        {"session_id": "room-of-tess", "number": number, "at": NOW, "what": what, "item": "", "told": told}
        for number, what, told in (
            (1, "play-begun", '{"player": "p1"}'),
            (2, "commented", '{"player": "p1", "text": "for the trainer"}'),
            (3, "commented", '{"player": "p1", "is_for_trainee": true}'),
            (4, "committed", '{"participant": "p2"}'),
            (5, "voted", '{"player": "p1"}'),
        )
    ],
    "session_attempts": [{"attempt_id": "ann-room", "session_id": "room-of-tess"}],
    "relationships": [
        {"id": f"of-{id_}", "owner_id": id_, "name": "n", "kind": "customer", "deed": "d"} for id_ in LOGINS
    ],
    "best_moments": [
        {"id": "asked-ann", "attempt_id": "ann-submitted", "turn": 1, "by_id": TESS, "why": "w"},
        {"id": "asked-ben", "attempt_id": "ben-submitted", "turn": 1, "by_id": TOM, "why": "w"},
    ],
    "outbox": [
        {
            "store_url": "https://lrs.example.org",
            "statement_id": id_,
            "attempt_id": id_,
            "statement": "{}",
            "evidence": "e",
            "account": "00",
            "home_page": "h",
            "voids": "",
            "is_standing": True,
            "state": "pending",
            "tries": 0,
            "answer": "",
            "changed_at": NOW,
        }
        for id_ in _SUBMITTED
    ],
    "bundled_attempts": [{"attempt_id": id_, "computer_key": "k"} for id_ in _IDS],
    "bundled_people": [
        {"source_id": f"there-{id_}", "person_id": id_, "name": "n", "number": "", "told_at": NOW}
        for id_ in LOGINS
    ],
    "bundled_decisions": [{"overruling_id": "about-ann-submitted", "source_id": "there-tess"}],
    "trusted_computers": [{"key": "k", "name": "n", "trusted_at": NOW}],
}
"""The rows, in an order in which each finds what it names; but for the logins."""

_EVERYBODY = set(LOGINS)
_ANNS = {"ann-private", "ann-submitted", "ann-room"}
_BENS = {"ben-private", "ben-submitted"}
_TESS_READS = {"ann-submitted", "ann-room", "ben-submitted"}
_BOTH = set(_SUBMITTED)
_OWN = {login: {login} for login in LOGINS}
_RESULTS = {ANN: _ANNS, BEN: _BENS, TESS: _TESS_READS, TOM: _BOTH, HANA: _BOTH}
_WORDS = {ANN: _ANNS, BEN: _BENS, TESS: _TESS_READS, TOM: _BOTH}
_ASSIGNED = {"for-ann", "for-bens-team", "for-tess"}
_ENTRIES = {1, *range(2, 2 + len(LOGINS))}
"""Hana's, and one of each login that was made."""
_IN_CHARGE = (TESS, TOM, HANA)

SEEN: dict[str, tuple[str, dict[str, set[Any]]]] = {
    "people": (
        "id",
        {
            ANN: _EVERYBODY - {BEN},
            BEN: _EVERYBODY - {ANN},
            TESS: _EVERYBODY,
            TOM: _EVERYBODY,
            HANA: _EVERYBODY,
        },
    ),
    "passphrases": ("person_id", {}),
    "wrong_tries": ("person_id", {}),
    "database_logins": ("person_id", {**_OWN, HANA: _EVERYBODY}),
    "scenario_texts": ("text", {key: {"hello world"} for key in LOGINS}),
    "attempts": ("id", _RESULTS),
    "turns": ("attempt_id", _WORDS),
    "recording_consents": ("person_id", _OWN),
    "recordings": ("attempt_id", {ANN: _ANNS, BEN: _BENS}),
    "overrulings": (
        "attempt_id",
        {
            ANN: {"ann-submitted", "ann-room"},
            BEN: {"ben-submitted"},
            TESS: _TESS_READS,
            TOM: _BOTH,
        },
    ),
    "submissions": (
        "attempt_id",
        {ANN: {"ann-submitted"}, BEN: {"ben-submitted"}, TESS: _BOTH, TOM: _BOTH, HANA: _BOTH},
    ),
    "decided_results": (
        "attempt_id",
        {
            ANN: {"ann-submitted", "ann-room"},
            BEN: {"ben-submitted"},
            TESS: _TESS_READS,
            TOM: _BOTH,
            HANA: _BOTH,
        },
    ),
    "tallies": (
        "person_id || ' ' || scenario_id",
        {
            ANN: {"ann dog"},
            BEN: {"ben dog", "ben cat"},
            **{key: {"ann dog", "ben dog"} for key in _IN_CHARGE},
        },
    ),
    "employments": ("person_id", {**_OWN, **dict.fromkeys(_IN_CHARGE, _EVERYBODY)}),
    "assignments": (
        "id",
        {
            ANN: {"for-ann"},
            BEN: {"for-bens-team"},
            **dict.fromkeys(_IN_CHARGE, _ASSIGNED),
        },
    ),
    "assignment_people": (
        "person_id",
        {ANN: {ANN}, **{key: {ANN, TESS} for key in _IN_CHARGE}},
    ),
    "audit_entries": ("number", {HANA: _ENTRIES}),
    "sessions": (
        "id",
        {ANN: {"room-of-tess"}, BEN: {"room-of-tom"}, TESS: {"room-of-tess"}, TOM: {"room-of-tom"}},
    ),
    "session_participants": ("id", {ANN: {"p1"}, BEN: {"p3"}, TESS: {"p1", "p2"}, TOM: {"p3"}}),
    "session_happenings": ("number", {ANN: {1, 3}, TESS: {1, 2, 3, 4, 5}}),
    "session_attempts": ("attempt_id", {ANN: {"ann-room"}, TESS: {"ann-room"}}),
    "relationships": ("owner_id", _OWN),
    "best_moments": (
        "id",
        {ANN: {"asked-ann"}, BEN: {"asked-ben"}, TESS: {"asked-ann"}, TOM: {"asked-ben"}},
    ),
    "outbox": ("attempt_id", {HANA: _BOTH}),
    "bundled_attempts": (
        "attempt_id",
        {ANN: _ANNS, BEN: _BENS, **dict.fromkeys(_IN_CHARGE, _BOTH)},
    ),
    "bundled_people": ("person_id", {**_OWN, **dict.fromkeys(_IN_CHARGE, _EVERYBODY)}),
    "bundled_decisions": ("overruling_id", {key: {"about-ann-submitted"} for key in (ANN, TESS, TOM)}),
    "trusted_computers": ("key", {key: {"k"} for key in LOGINS}),
}
"""What tells a row apart, and which of them each login is to see; nobody else sees any."""

CHANGED: dict[str, dict[str, set[Any]]] = {
    "people": dict.fromkeys(_IN_CHARGE, _EVERYBODY),
    "attempts": {ANN: _ANNS, BEN: _BENS, TESS: {"ann-room"}},
    "recording_consents": _OWN,
    "recordings": {ANN: _ANNS, BEN: _BENS},
    "decided_results": {TESS: _TESS_READS, TOM: _BOTH},
    "employments": {HANA: _EVERYBODY},
    "assignments": dict.fromkeys(_IN_CHARGE, _ASSIGNED),
    "audit_entries": {HANA: _ENTRIES},
    "sessions": {TESS: {"room-of-tess"}, TOM: {"room-of-tom"}},
    "session_participants": {TESS: {"p1", "p2"}, TOM: {"p3"}},
    "relationships": _OWN,
    "best_moments": {ANN: {"asked-ann"}, BEN: {"asked-ben"}},
    "outbox": {HANA: _BOTH},
    "trusted_computers": {HANA: {"k"}},
}
"""Which rows each login may change something of; of tables that are not named, nobody any."""

TAKEN_AWAY: dict[str, dict[str, set[Any]]] = {
    "people": {HANA: _EVERYBODY - {HANA}},
    "attempts": {ANN: {"ann-private"}, BEN: {"ben-private"}},
    "recording_consents": _OWN,
    "recordings": {ANN: _ANNS, BEN: _BENS},
    "decided_results": {TESS: _TESS_READS, TOM: _BOTH},
    "assignment_people": {key: {ANN, TESS} for key in _IN_CHARGE},
    "session_participants": {TESS: {"p1", "p2"}, TOM: {"p3"}},
    "relationships": _OWN,
    "outbox": {HANA: _BOTH},
    "trusted_computers": {HANA: {"k"}},
}
"""Which rows each login may take away; of tables that are not named, nobody any."""

ADDED: dict[str, dict[str, set[Any]]] = {
    "people": {key: {ANN, BEN} for key in _IN_CHARGE},
    "scenario_texts": {key: {"hello world"} for key in LOGINS},
    "attempts": {ANN: _ANNS, BEN: _BENS},
    "turns": {BEN: {"ben-private"}},
    "recording_consents": _OWN,
    "recordings": {ANN: _ANNS, BEN: _BENS},
    "overrulings": {TESS: _TESS_READS},
    "submissions": {ANN: {"ann-submitted"}, BEN: {"ben-submitted"}},
    "decided_results": {TESS: _TESS_READS, TOM: _BOTH},
    "employments": {HANA: _EVERYBODY},
    "assignments": dict.fromkeys(_IN_CHARGE, _ASSIGNED),
    "assignment_people": {key: {ANN, TESS} for key in _IN_CHARGE},
    "audit_entries": {HANA: {1}},
    "sessions": {TESS: {"room-of-tess"}, TOM: {"room-of-tom"}},
    "session_participants": {TESS: {"p1", "p2"}, TOM: {"p3"}},
    "session_happenings": {TESS: {1, 2, 3, 4, 5}},
    "relationships": _OWN,
    "best_moments": {TESS: {"asked-ann"}, TOM: {"asked-ben"}},
    "outbox": {HANA: _BOTH},
    "bundled_attempts": {ANN: _ANNS, BEN: _BENS},
    "trusted_computers": {HANA: {"k"}},
}
"""Rows like which of those above each login may add; of tables that are not named, nobody any."""
