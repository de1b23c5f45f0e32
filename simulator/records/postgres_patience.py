"""A connection that does not wait for ever: a server may be there and never answer."""

from __future__ import annotations

import time
from collections.abc import Generator
from typing import Any

import psycopg
from psycopg import waiting

SILENCE_SECONDS = 30.0
"""How long a server may say nothing at all: three times what it waits for another program's write."""


class PatientConnection(psycopg.Connection[Any]):
    """Gives the server up once it has been silent for long; the connection is of no use after that."""

    def wait(self, gen: Generator[Any, Any, Any], *args: Any, **options: Any) -> Any:  # noqa: ANN401  # psycopg's
        """Run what waits for the server.

        Raises:
            OperationalError: It did not answer.
        """
        return super().wait(_with_an_end(gen), *args, **options)


def _with_an_end(waiting_for: Generator[Any, Any, Any]) -> Generator[Any, Any, Any]:
    silent_since = time.monotonic()
    try:
        asked = next(waiting_for)
        while True:
            ready = yield asked
            now = time.monotonic()
            if ready != waiting.Ready.NONE:
                silent_since = now
            elif now - silent_since > SILENCE_SECONDS:
                waiting_for.close()
                raise psycopg.OperationalError("the server does not answer")
            asked = waiting_for.send(ready)
    except StopIteration as done:
        return done.value
