"""A small learning record store on this computer that keeps to the rules, and breaks when it is told to."""

from __future__ import annotations

import json
import socket
import struct
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

Json = dict[str, Any]

RESET, RESET_AFTER, HALF, HALF_BODY, NEVER, HTML = (
    "reset",
    "reset after",
    "half",
    "half a list",
    "never",
    "html",
)
"""What can go wrong besides a status. What comes “after”, and half an answer, comes when all was stored."""


class FaultyStore(ThreadingHTTPServer):
    """Keeps statements in memory.

    Attributes:
        faults: What the next requests that send statements meet: one of the above, or a status.
        statements: What it has, by id; voided ones stay, and are named in ``voided``.
        stored: The ids in the order they were stored in; each once, or something is wrong.
        seen: Method, path and headers of each request, their names in small letters.
        sizes: How many statements came with each request that sent some.
        retry_after: What it says with a status, if anything.
        location: Where it says it is, when it is told to redirect.
        largest: How many statements it takes at once.
        unwanted: Ids it refuses as wrong.
        versions: The editions it says it speaks; None where it says nothing about itself.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.faults: deque[str | int] = deque()
        self.statements: dict[str, Json] = {}
        self.voided: set[str] = set()
        self.stored: list[str] = []
        self.seen: list[tuple[str, str, dict[str, str]]] = []
        self.sizes: list[int] = []
        self.retry_after = self.location = ""
        self.largest, self.unwanted = 10_000, set[str]()
        self.versions: list[str] | None = ["1.0.3", "2.0.0"]
        self.names_all = True
        self.closing = threading.Event()

    @property
    def url(self) -> str:
        """The endpoint."""
        return f"http://127.0.0.1:{self.server_port}/xapi"

    @property
    def sent(self) -> list[tuple[str, str, dict[str, str]]]:
        """The requests that sent statements."""
        return [one for one in self.seen if one[0] == "POST"]

    def standing(self) -> list[Json]:
        """Return what nobody took back."""
        return [one for id_, one in self.statements.items() if id_ not in self.voided and "timestamp" in one]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: connections break here on purpose."""


class _Talk(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: FaultyStore  # type: ignore[assignment]

    def do_GET(self) -> None:  # noqa: PLR0911  # a small store has many things to say
        path = self._note()
        asked = parse_qs(urlsplit(self.path).query)
        if path.endswith("/about"):
            if self.server.versions is None:
                return self._say(404, "")
            return self._say(200, json.dumps({"version": self.server.versions}))
        if self.server.faults and self.server.faults[0] == "get":
            self.server.faults.popleft()
            return self._say(503, "")
        if "limit" in asked:
            if self.server.faults:
                return self._fail(self.server.faults.popleft(), [])
            return self._say(200, json.dumps({"statements": [], "more": ""}))
        (id_,) = asked.get("statementId") or asked["voidedStatementId"]
        found = self.server.statements.get(id_)
        if found is None or ("statementId" in asked) is (id_ in self.server.voided):
            return self._say(404, "")
        return self._say(200, json.dumps(found))

    def do_POST(self) -> None:
        self._note()
        sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.sizes.append(len(sent))
        if self.server.faults and self.server.faults[0] != "get":
            return self._fail(self.server.faults.popleft(), sent)
        return self._take(sent)

    def _take(self, sent: list[Json]) -> None:
        mine = self.server.statements
        if len(sent) > self.server.largest:
            return self._say(413, "")
        if self.server.unwanted.intersection(one["id"] for one in sent):
            return self._say(400, json.dumps({"message": "“passt” is no <verb>"}))
        if any(one["id"] in mine and _plain(mine[one["id"]]) != one for one in sent):
            return self._say(409, "")
        self._store(sent)
        named = [one["id"] for one in sent] if self.server.names_all else []
        return self._say(200, json.dumps(named))

    def _store(self, sent: list[Json]) -> None:
        for one in sent:
            if one["id"] not in self.server.statements:
                self.server.stored.append(one["id"])
                self.server.statements[one["id"]] = one | {
                    "stored": "2026-11-23T00:00:00Z",
                    "version": "1.0.0",
                }
            if one["object"]["objectType"] == "StatementRef":
                self.server.voided.add(one["object"]["id"])

    def _fail(self, fault: str | int, sent: list[Json]) -> None:
        if isinstance(fault, int):
            return self._say(fault, "<html>Oh no</html>" if fault >= 500 else "")
        if fault == HTML:
            return self._say(200, "<html><title>Café Wi-Fi</title>Please sign in</html>")
        if fault == NEVER:
            self.server.closing.wait(30)
        if fault != RESET:
            self._store(sent)
        if fault == HALF_BODY:
            return self._say(200, json.dumps([one["id"] for one in sent])[:-20])
        if fault == HALF:
            body = json.dumps([one["id"] for one in sent]).encode()
            self._head(200, len(body))
            self.wfile.write(body[:-20])
        linger = struct.pack("ii", 1, 0)  # closed like this, a connection is reset
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.close_connection = True
        return None

    def _say(self, status: int, text: str) -> None:
        body = text.encode()
        self._head(status, len(body))
        self.wfile.write(body)

    def _head(self, status: int, length: int) -> None:
        self.send_response(status)
        if self.server.retry_after:
            self.send_header("Retry-After", self.server.retry_after)
        if self.server.location:
            self.send_header("Location", self.server.location)
        self.send_header("Content-Length", str(length))
        self.end_headers()
        self.wfile.flush()

    def _note(self) -> str:
        self.server.seen.append(
            (self.command, self.path, {name.casefold(): told for name, told in self.headers.items()})
        )
        return urlsplit(self.path).path

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # as its class has it
        """Say nothing."""


def _plain(kept: Json) -> Json:
    return {key: value for key, value in kept.items() if key not in ("stored", "version")}


@contextmanager
def faulty_store() -> Iterator[FaultyStore]:
    """Run a store while it is needed."""
    server = FaultyStore()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()
