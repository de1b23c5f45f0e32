"""The rules of xAPI for statements, as far as ours can break them: of 1.0.3 and of 2.0, written down anew."""

from __future__ import annotations

import re
import uuid
from typing import Any
from urllib.parse import urlsplit

Json = dict[str, Any]
_ALLOWED = {
    "": {"id", "actor", "verb", "object", "result", "context", "timestamp"},
    "actor": {"objectType", "account"},
    "actor.account": {"homePage", "name"},
    "verb": {"id", "display"},
    "object Activity": {"objectType", "id", "definition"},
    "object StatementRef": {"objectType", "id"},
    "definition": {"name", "description", "type", "moreInfo", "extensions"},
    "result": {"score", "success", "completion", "duration", "extensions"},
    "context": {"registration", "platform", "language", "revision", "extensions"},
}
"""What may stand where; neither edition knows other keys, and a store refuses them. No words: no response."""

_VOIDED = "http://adlnet.gov/expapi/verbs/voided"
_TIME = {
    "1.0.3": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)",
    "2.0.0": r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-](?!00:00)\d\d:\d\d|\+00:00)",
}
"""ISO 8601 with a zone, and RFC 3339; neither lets -00:00 through."""


def broken_rules(said: Json, version: str) -> list[str]:
    """Return which rules of an edition a statement breaks."""
    kind = said["object"].get("objectType", "Activity")
    parts = [
        ("", said),
        ("actor", said["actor"]),
        ("actor.account", said["actor"]["account"]),
        ("verb", said["verb"]),
        (f"object {kind}", said["object"]),
        ("definition", said["object"].get("definition", {})),
        ("result", said.get("result", {})),
        ("context", said.get("context", {})),
    ]
    broken = [f"{name}: {set(part) - _ALLOWED[name]}" for name, part in parts if set(part) - _ALLOWED[name]]
    broken += [f"no IRI: {iri}" for iri in _iris(said) if not _is_iri(iri)]
    broken += [f"no UUID: {id_}" for id_ in _ids(said) if not _is_uuid(id_)]
    if "timestamp" in said and not re.fullmatch(_TIME[version], said["timestamp"]):
        broken.append("timestamp")
    if any(value is None for value in _values(said, without="extensions")):
        broken.append("null")
    if kind == "StatementRef" and ("platform" in said.get("context", {}) or "definition" in said["object"]):
        broken.append("context.platform is for activities")
    if (said["verb"]["id"] == _VOIDED) is not (kind == "StatementRef"):
        broken.append("voiding")
    if not all(re.fullmatch(r"[A-Za-z]{2,3}(-\w+)*", tag) for tag in _languages(said)):
        broken.append("language")
    return broken


def _iris(said: Json) -> list[str]:
    found = [said["actor"]["account"]["homePage"], said["verb"]["id"]]
    found += said.get("context", {}).get("extensions", {})
    if said["object"]["objectType"] == "Activity":
        found.append(said["object"]["id"])
        found.append(said["object"]["definition"]["type"])
    return found


def _ids(said: Json) -> list[str]:
    return [said["id"], *([said["object"]["id"]] if said["object"]["objectType"] == "StatementRef" else [])]


def _languages(said: Json) -> list[str]:
    return [*said["verb"]["display"], *said["object"].get("definition", {}).get("name", {})]


def _values(told: Any, without: str) -> list[Any]:
    if isinstance(told, dict):
        return [each for key, one in told.items() if key != without for each in _values(one, without)]
    return [told]


def _is_iri(text: str) -> bool:
    return bool(urlsplit(text).scheme) and not re.search(r'[\s<>"{}|\\^`]', text)


def _is_uuid(text: str) -> bool:
    """RFC 4122: the variant, and a version there is."""
    try:
        made = uuid.UUID(text)
    except ValueError:
        return False
    return str(made) == text and made.variant == uuid.RFC_4122 and made.version == 5
