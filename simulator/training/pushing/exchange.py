"""Exchange: one request to a learning record store and its whole answer, or why there is none, in words."""

from __future__ import annotations

import json
import socket
import ssl
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from simulator.domain.errors import SimulatorError
from simulator.training.pushing.store_address import RecordStoreAddress

if TYPE_CHECKING:
    import httpx

LONGEST_ANSWER = 4_000_000
"""Bytes; a store that says more is not listened to."""

SILENCE_SECONDS, WHOLE_SECONDS = 20.0, 60.0
"""How long a store may say nothing, and how long one answer may take."""


class UnansweredError(SimulatorError):
    """A store gave no whole answer; whether it took what was sent, nobody knows."""


class Answer(NamedTuple):
    """What a store said.

    Attributes:
        status: Of HTTP.
        headers: By their names in small letters.
        body: All of it.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:  # noqa: ANN401  # whatever it is
        """Return the body as JSON; None if it is none."""
        with suppress(ValueError, RecursionError):
            return json.loads(self.body)
        return None


class Exchange:
    """The way to one store. Blocking; close it when done.

    Args:
        address: Where it is.
        secret: The password, or the bearer token where there is no user; "" for none.
        silence_seconds: How long the store may say nothing.
        whole_seconds: How long one answer may take.
        clock: Seconds that never jump.
    """

    def __init__(
        self,
        address: RecordStoreAddress,
        secret: str,
        *,
        silence_seconds: float = SILENCE_SECONDS,
        whole_seconds: float = WHOLE_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        import httpx

        self._address, self._clock, self._whole_seconds = address, clock, whole_seconds
        headers = {"X-Experience-API-Version": address.version, "Accept": "application/json"}
        if secret and not address.user:
            headers["Authorization"] = f"Bearer {secret}"
        self._client = httpx.Client(
            headers=headers,
            auth=httpx.BasicAuth(address.user, secret) if address.user else None,
            timeout=silence_seconds,
            follow_redirects=False,  # nobody else is told our password
            verify=_certificates() if address.url.startswith("https:") else False,
            trust_env=not address.is_here,  # no proxy stands between us and ourselves
        )

    def ask(
        self,
        method: str,
        path: str,
        *,
        body: bytes | None = None,
        query: Mapping[str, str] | None = None,
    ) -> Answer:
        """Return the answer to one request.

        Args:
            method: "GET" or "POST".
            path: What stands after the endpoint.
            body: JSON.
            query: What stands after the question mark.

        Raises:
            UnansweredError: There was none, or not a whole one.
        """
        import httpx

        headers = {"Content-Type": "application/json"} if body is not None else None
        url, until = self._address.url + path, self._clock() + self._whole_seconds
        try:
            with self._client.stream(method, url, content=body, params=query, headers=headers) as response:
                return self._read(response, until)
        except httpx.TimeoutException as error:
            raise UnansweredError("The store did not answer in time.") from error
        except httpx.ConnectError as error:
            raise UnansweredError(_unreached(error, urlsplit(url).netloc)) from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, UnicodeError) as error:
            raise UnansweredError("The connection to the store broke off in the middle.") from error

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def _read(self, response: httpx.Response, until: float) -> Answer:
        parts, size = list[bytes](), 0
        for part in response.iter_bytes():
            parts.append(part)
            size += len(part)
            if size > LONGEST_ANSWER:
                raise UnansweredError("The store answered with more than any store would say.")
            if self._clock() > until:
                raise UnansweredError("The store did not answer in time.")
        return Answer(response.status_code, dict(response.headers), b"".join(parts))


def _certificates() -> ssl.SSLContext:
    """Return whom to trust: this computer’s authorities, an employer’s among them, and the usual ones."""
    import certifi

    context = ssl.create_default_context()
    with suppress(OSError):
        context.load_verify_locations(certifi.where())
    return context


def _unreached(error: BaseException, where: str) -> str:
    """Say why there was no connection."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"The store’s certificate is not to be trusted: {cause.verify_message}."
        if isinstance(cause, ssl.SSLError):
            return "No safe connection to the store could be made (TLS)."
        if isinstance(cause, socket.gaierror):
            return "The store’s name could not be found; is this computer online?"
        if isinstance(cause, ConnectionRefusedError):
            return f"Nothing answers at {where}."
        cause = cause.__cause__ or cause.__context__
    return "The store could not be reached; is this computer online?"
