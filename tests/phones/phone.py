"""A phone as a test has it: a real connection, a cookie, and forms filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlencode

from simulator.phones.phone_page import PhonePage


@dataclass
class Seen:
    status: int
    text: str
    headers: dict[str, str]


class Phone:
    """One voter's phone; it follows redirects as browsers do."""

    def __init__(self, page: PhonePage) -> None:
        self._host, self._port = page.address, page.port
        self.cookie = ""

    def get(self, path: str = "/", **headers: str) -> Seen:
        return self._ask("GET", path, None, headers)

    def post(self, path: str, form: dict[str, str], **headers: str) -> Seen:
        told = {"Content-Type": "application/x-www-form-urlencoded", **headers}
        return self._ask("POST", path, urlencode(form), told)

    def join(self, code_word: str) -> Seen:
        return self.post("/join", {"code": code_word})

    def vote(self, *answers: str) -> Seen:
        """Open the ballot, tick and send."""
        found = re.search(r'name="ballot" value="(\w+)"', self.get("/change").text)
        ballot = found[1] if found else "none"
        return self.post("/vote", {"ballot": ballot, **{f"q{n}": one for n, one in enumerate(answers)}})

    def _ask(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Seen:
        line = HTTPConnection(self._host, self._port, timeout=10)
        try:
            if self.cookie:
                headers = {"Cookie": self.cookie, **headers}
            line.request(method, path, body, headers)
            answer = line.getresponse()
            seen = Seen(answer.status, answer.read().decode(), dict(answer.getheaders()))
        finally:
            line.close()
        self._keep(answer)
        return self.get(seen.headers["Location"]) if answer.status == 303 else seen

    def _keep(self, answer: HTTPResponse) -> None:
        told = answer.getheader("Set-Cookie")
        if told:
            self.cookie = told.split(";")[0]
