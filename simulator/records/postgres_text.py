"""Text on its way to a PostgreSQL server, which has no room for one character: U+0000."""

from __future__ import annotations

from typing import Any

import psycopg
from psycopg.types.string import StrDumperUnknown

NOT_A_CHARACTER = "\ufffd"


class _WithoutNull(StrDumperUnknown):
    """Sends another character in its place, so that asking for such an id finds nothing, as it should."""

    def dump(self, obj: str) -> Any:  # noqa: ANN401  # as psycopg has it
        return super().dump(obj.replace("\0", NOT_A_CHARACTER) if "\0" in obj else obj)


def send_without_null(raw: psycopg.Connection[Any]) -> None:
    """Have a connection send text without U+0000; names and replies never have it, ids of others' might."""
    raw.adapters.register_dumper(str, _WithoutNull)
