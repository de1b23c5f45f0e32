"""Whether a store has what was sent: statements are compared as xAPI has it, without what stores add."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any, cast

Json = dict[str, Any]
_SET_BY_STORES = ("id", "stored", "authority", "version", "timestamp")


def are_same(sent: str, there: object) -> bool:
    """Return whether a store has the statement that was sent.

    Who vouches for it, when it was stored, how activities are described and how a time is written are the
    store's to change; a time that was not sent is the store's to set.

    Args:
        sent: The statement as it was sent, JSON.
        there: What the store has, read from JSON.
    """
    ours = json.loads(sent)
    if not isinstance(there, dict):
        return False
    theirs = cast("Json", there)
    if "timestamp" in ours and _moment(ours["timestamp"]) != _moment(theirs.get("timestamp")):
        return False
    return _essence(ours) == _essence(theirs)


def _essence(statement: Json) -> Json:
    left = {key: value for key, value in statement.items() if key not in _SET_BY_STORES}
    left["actor"] = _without(left.get("actor"), objectType="Agent")
    left["verb"] = _without(left.get("verb"), display=None)
    left["object"] = _without(left.get("object"), objectType="Activity", definition=None)
    return left


def _without(part: object, **usual: str | None) -> object:
    """Return a part without what may be missing: a key with its usual value, or, for None, whatever value."""
    if not isinstance(part, dict):
        return part
    told = cast("Json", part)
    return {key: value for key, value in told.items() if key not in usual or usual[key] not in (None, value)}


def _moment(text: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(text))
    except ValueError:
        return None
