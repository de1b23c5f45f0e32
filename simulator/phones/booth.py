"""VotingBooth: who has joined, what they are asked, and what they said; one lock, no names."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from threading import Lock
from time import monotonic

from simulator.domain.sessions.ballots import Answer
from simulator.phones.code_words import is_same_word
from simulator.phones.patience import Patience

MOST_AT_ONE_ADDRESS = 8
"""Phones behind one address, until the trainer lets in more: some rooms share one."""
MOST_PHONES = 500
"""A hall, not a room."""
_TRIES, _TRIES_EACH_SECOND = 8, 1 / 15
_ASKS, _ASKS_EACH_SECOND = 120, 20.0
_VOTES, _VOTES_EACH_SECOND = 4, 0.5
_TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")


@dataclass(frozen=True, slots=True)
class PhoneBallot:
    """What phones are asked.

    Attributes:
        key: Tells one ballot from the next; a page of an older one is not counted.
        asks: Criterion id and words, in order.
        is_open: Whether votes still count.
    """

    key: str
    asks: tuple[tuple[str, str], ...]
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class PhoneVote:
    """What a phone said. ``voter`` is a digest that leads back to nobody."""

    key: str
    voter: str
    answers: Mapping[str, Answer]


class Joined(Enum):
    """What came of trying to join."""

    IN = auto()
    WRONG_WORD = auto()
    TOO_MANY_TRIES = auto()
    TOO_MANY_HERE = auto()


class Voted(Enum):
    """What came of a vote."""

    COUNTED = auto()
    CHANGED = auto()
    SAME = auto()
    TOO_FAST = auto()
    OVER = auto()
    INCOMPLETE = auto()


class VotingBooth:
    """Safe to use from any thread. Calls back outside its lock, from the thread that brought the news.

    Args:
        code_word: What lets a phone in.
        on_vote: Told each vote that counts, and each that changes one.
        on_joined: Told how many phones are in, and how many were turned away for sharing an address.
        now: Seconds, monotonic.
    """

    def __init__(
        self,
        code_word: str,
        on_vote: Callable[[PhoneVote], None],
        on_joined: Callable[[int, int], None] = lambda _in, _away: None,
        now: Callable[[], float] = monotonic,
    ) -> None:
        self.code_word = code_word
        self._on_vote, self._on_joined = on_vote, on_joined
        self._lock = Lock()
        self._tokens: dict[str, str] = {}
        self._turned_away = 0
        self._most_here = MOST_AT_ONE_ADDRESS
        self._ballot: PhoneBallot | None = None
        self._said: dict[str, Mapping[str, Answer]] = {}
        self._tries = Patience(_TRIES, _TRIES_EACH_SECOND, now)
        self._asks = Patience(_ASKS, _ASKS_EACH_SECOND, now)
        self._votes = Patience(_VOTES, _VOTES_EACH_SECOND, now)

    @property
    def ballot(self) -> PhoneBallot | None:
        """What is asked, or was asked last; None before the first ballot."""
        return self._ballot

    def open(self, asks: tuple[tuple[str, str], ...]) -> str:
        """Ask all phones, and return the ballot's key."""
        ballot = PhoneBallot(secrets.token_hex(6), asks)
        with self._lock:
            self._ballot, self._said = ballot, {}
        return ballot.key

    def close(self) -> None:
        """Count no more votes; phones are told to look at the wall."""
        with self._lock:
            if self._ballot is not None:
                self._ballot = PhoneBallot(self._ballot.key, self._ballot.asks, is_open=False)

    def let_in_more(self) -> None:
        """Let any number of phones share an address: the room's network shows them all as one."""
        with self._lock:
            self._most_here, self._turned_away = MOST_PHONES, 0
        self._tell()

    def may_ask(self, address: str) -> bool:
        """Count a request from an address, and return whether it is to be answered."""
        with self._lock:
            return self._asks.spend(address)

    def is_in(self, token: str) -> bool:
        """Whether a phone has joined."""
        return token in self._tokens

    def join(self, typed: str, token: str, address: str) -> tuple[Joined, str]:
        """Let a phone in that knows the code word, and return what came of it, with the phone's token.

        Args:
            typed: What was typed, or stood in the QR code.
            token: The token the phone brought along; kept if it looks like one, so that a phone that
                voted before the page was switched off and on stays the same voter.
            address: Where it comes from.
        """
        with self._lock:
            outcome, token = self._join(typed, token, address)
        if outcome in (Joined.IN, Joined.TOO_MANY_HERE):
            self._tell()
        return outcome, token

    def said(self, token: str) -> Mapping[str, Answer]:
        """Return what a phone has said in this ballot."""
        return self._said.get(token, {})

    def vote(self, token: str, key: str, answers: Mapping[str, Answer]) -> Voted:
        """Take a phone's vote; the last one counts."""
        with self._lock:
            outcome = self._vote(token, key, answers)
            if outcome in (Voted.COUNTED, Voted.CHANGED):
                self._said[token] = dict(answers)
        if outcome in (Voted.COUNTED, Voted.CHANGED):
            self._on_vote(PhoneVote(key, voter_of(token), dict(answers)))
        return outcome

    def _join(self, typed: str, token: str, address: str) -> tuple[Joined, str]:
        if self._tries.is_over(address):
            return Joined.TOO_MANY_TRIES, ""
        if not is_same_word(typed, self.code_word):
            self._tries.spend(address)
            return Joined.WRONG_WORD, ""
        if token in self._tokens:
            return Joined.IN, token
        here = Counter(self._tokens.values())[address]
        if here >= self._most_here or len(self._tokens) >= MOST_PHONES:
            self._turned_away += 1
            return Joined.TOO_MANY_HERE, ""
        token = token if _TOKEN.fullmatch(token) else secrets.token_urlsafe(16)
        self._tokens[token] = address
        return Joined.IN, token

    def _vote(self, token: str, key: str, answers: Mapping[str, Answer]) -> Voted:
        ballot = self._ballot
        if ballot is None or not ballot.is_open or ballot.key != key:
            return Voted.OVER
        if set(answers) != {id_ for id_, _ in ballot.asks}:
            return Voted.INCOMPLETE
        before = self._said.get(token)
        if before == answers:
            return Voted.SAME
        if not self._votes.spend(token):
            return Voted.TOO_FAST
        return Voted.COUNTED if before is None else Voted.CHANGED

    def _tell(self) -> None:
        self._on_joined(len(self._tokens), self._turned_away)


def voter_of(token: str) -> str:
    """Return by what a phone's vote is told apart from others; the token itself is never told."""
    return "p-" + hashlib.sha256(token.encode()).hexdigest()[:12]
