"""PhoneSite: the few addresses of the page, answered; what cannot be answered is said in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs, unquote

from simulator.domain.sessions.ballots import Answer
from simulator.phones.addresses import is_local
from simulator.phones.booth import Joined, PhoneBallot, Voted, VotingBooth
from simulator.phones.phone_html import ballot_page, join_page, told_page, voted_page, waiting_page
from simulator.phones.phone_style import STYLE_DIGEST
from simulator.phones.phone_words import PhoneWords

LARGEST_BODY = 4_096
"""Bytes of a request; a vote has some hundred."""
COOKIE = "rapport_phone"

_HEADERS = (
    ("Content-Type", "text/html; charset=utf-8"),
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    (
        "Content-Security-Policy",
        f"default-src 'none'; style-src '{STYLE_DIGEST}'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'",
    ),
)
_STATUS = {
    200: "200 OK",
    303: "303 See Other",
    400: "400 Bad Request",
    403: "403 Forbidden",
    404: "404 Not Found",
    409: "409 Conflict",
    413: "413 Content Too Large",
    429: "429 Too Many Requests",
}

Environ = Mapping[str, Any]
_Answer = tuple[int, str, tuple[tuple[str, str], ...]]
_Start = Callable[[str, list[tuple[str, str]]], object]


class PhoneSite:
    """A WSGI application.

    Args:
        booth: Who is in, and what is asked.
        words: What the pages say.
        is_host: Whether a Host header names this page; others have no business here.
    """

    def __init__(self, booth: VotingBooth, words: PhoneWords, is_host: Callable[[str], bool]) -> None:
        self._booth, self._words, self._is_host = booth, words, is_host

    def __call__(self, environ: Environ, start: _Start) -> Iterable[bytes]:
        """Answer one request."""
        status, page, more = self._answer(environ)
        body = page.encode()
        start(_STATUS[status], [*_HEADERS, *more, ("Content-Length", str(len(body)))])
        return [b"" if environ.get("REQUEST_METHOD") == "HEAD" else body]

    def _answer(self, environ: Environ) -> _Answer:
        address = str(environ.get("REMOTE_ADDR", ""))
        if not is_local(address) or not self._is_host(str(environ.get("HTTP_HOST", ""))):
            return self._told(403, self._words.not_here)
        if not self._booth.may_ask(address):
            return 429, told_page(self._words, self._words.busy), (("Retry-After", "5"),)
        path, method = str(environ.get("PATH_INFO", "")), environ.get("REQUEST_METHOD")
        token = _token(environ)
        if method in ("GET", "HEAD"):
            return self._get(path, token, address)
        posted = {"/join": self._join, "/vote": self._vote}.get(path)
        if method != "POST" or posted is None:
            return self._told(404, self._words.not_here)
        return posted(_form(environ), token, address)

    def _get(self, path: str, token: str, address: str) -> _Answer:
        if path.startswith("/j/"):
            return self._joined(unquote(path[3:43]), token, address)
        if path not in ("/", "/change"):
            return self._told(404, self._words.not_here)
        if not self._booth.is_in(token):
            return 200, join_page(self._words), ()
        return self._asked(token, wants_change=path == "/change")

    def _asked(self, token: str, *, wants_change: bool) -> _Answer:
        ballot, said = self._booth.ballot, self._booth.said(token)
        if ballot is None or not ballot.is_open:
            return 200, waiting_page(self._words, is_over=ballot is not None), ()
        if said and not wants_change:
            return 200, voted_page(self._words, self._words.counted), ()
        return 200, ballot_page(self._words, ballot, said), ()

    def _join(self, form: Mapping[str, str], token: str, address: str) -> _Answer:
        return self._joined(form.get("code", ""), token, address)

    def _joined(self, typed: str, token: str, address: str) -> _Answer:
        outcome, known = self._booth.join(typed, token, address)
        if outcome is Joined.IN:
            cookie = f"{COOKIE}={known}; Path=/; HttpOnly; SameSite=Lax; Max-Age=43200"
            return 303, "", (("Location", "/"), ("Set-Cookie", cookie))
        status, told = {
            Joined.WRONG_WORD: (403, self._words.wrong_word),
            Joined.TOO_MANY_TRIES: (429, self._words.too_many_tries),
            Joined.TOO_MANY_HERE: (403, self._words.too_many_here),
        }[outcome]
        return status, join_page(self._words, told), ()

    def _vote(self, form: Mapping[str, str], token: str, _: str) -> _Answer:
        if not self._booth.is_in(token):
            return 403, join_page(self._words), ()
        ballot = self._booth.ballot
        if ballot is None:
            return self._told(409, self._words.moved_on)
        answers = _answers(ballot, form)
        outcome = self._booth.vote(token, form.get("ballot", ""), answers)
        if outcome is Voted.INCOMPLETE:
            return 400, ballot_page(self._words, ballot, answers, self._words.incomplete), ()
        if outcome is Voted.TOO_FAST:
            return (
                429,
                ballot_page(self._words, ballot, answers, self._words.too_fast),
                (("Retry-After", "5"),),
            )
        if outcome is Voted.OVER:
            return self._told(409, self._words.moved_on)
        told = {
            Voted.COUNTED: self._words.counted,
            Voted.CHANGED: self._words.changed,
            Voted.SAME: self._words.same,
        }[outcome]
        return 200, voted_page(self._words, told), ()

    def _told(self, status: int, told: str) -> _Answer:
        return status, told_page(self._words, told), ()


def _answers(ballot: PhoneBallot, form: Mapping[str, str]) -> dict[str, Answer]:
    said = {id_: form.get(f"q{place}", "") for place, (id_, _) in enumerate(ballot.asks)}
    return {id_: Answer(one) for id_, one in said.items() if one in set(Answer)}


def _token(environ: Environ) -> str:
    try:
        found = SimpleCookie(str(environ.get("HTTP_COOKIE", ""))[:1_000]).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _form(environ: Environ) -> dict[str, str]:
    try:
        length = min(LARGEST_BODY, int(environ.get("CONTENT_LENGTH") or 0))
        told = parse_qs(environ["wsgi.input"].read(length).decode("utf-8", "replace"), max_num_fields=40)
    except ValueError:
        return {}
    return {name: values[-1] for name, values in told.items()}
