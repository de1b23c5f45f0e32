"""The catalogue, read from its TOML file: each behaviour with its question and what is listened for."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, cast

LANGUAGES = ("en",)
"""Languages there is a catalogue for."""


@dataclass(frozen=True, slots=True)
class Behaviour:
    """One observable thing a person can be heard to do.

    Attributes:
        id: E.g. "apologises".
        question: The yes/no question that defines it.
        side: "supports" or "erodes".
        because: One sentence for the trainee: why the quoted words count.
        looked_for: The end of the sentence "We listened for ...".
        says: Patterns that are a yes.
        perhaps: Patterns that are "not sure".
        but_not: Patterns that take back a match close to them.
        not_in: Patterns that take back only what they share a word with ("hey" in "hey, that's not fair").
        never_with: Patterns anywhere in the reply that take back everything.
        doubted_with: Patterns anywhere in the reply that make a yes "not sure".
        first_words: It must begin within this many words of the reply; 0 if it may stand anywhere.
        only_asked: Whether it counts only in a question.
        may_be_quoted: Whether words told as somebody else's count.
        names: Whether calling somebody by their own name shows it.
        whole: Per cent of the reply's words that must be covered for a yes; 0 if it does not matter.
        unless: Behaviours of which none may be shown in the same reply.
        needs: Behaviours of which one must be shown in the same reply; none if there are none.
        doubted_by: Behaviours that make a yes "not sure".
        sincere: Whether it claims a feeling; then a stock line told to other customers as well counts less.
    """

    id: str
    question: str
    side: str
    because: str
    looked_for: str
    says: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    but_not: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()
    never_with: tuple[str, ...] = ()
    doubted_with: tuple[str, ...] = ()
    first_words: int = 0
    only_asked: bool = False
    may_be_quoted: bool = False
    names: bool = False
    whole: int = 0
    unless: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    doubted_by: tuple[str, ...] = ()
    sincere: bool = False


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The behaviours of one language with their word sets.

    Attributes:
        behaviours: Id -> behaviour, in the order of the file; one that looks at others comes after them.
        words: Name -> entries of the word sets.
        digest: SHA-256 of the file, as 64 hex digits.
    """

    behaviours: Mapping[str, Behaviour]
    words: tuple[tuple[str, tuple[str, ...]], ...]
    digest: str

    def entry(self, behaviour_id: str) -> Behaviour:
        """Return a behaviour.

        Raises:
            KeyError: There is no such behaviour.
        """
        return self.behaviours[behaviour_id]


def catalogue(language: str = "en") -> Catalogue:
    """Return the catalogue of a language, read once however it is asked for.

    Raises:
        KeyError: There is none.
    """
    return _read(language)


@cache
def _read(language: str) -> Catalogue:
    if language not in LANGUAGES:
        raise KeyError(language)
    raw = resources.files("simulator.scoring.behaviours").joinpath(f"{language}.toml").read_bytes()
    read = tomllib.loads(raw.decode("utf-8"))
    words = cast("dict[str, list[str]]", read["words"])
    entries = cast("dict[str, dict[str, Any]]", read["behaviours"])
    return Catalogue(
        {id_: _behaviour(id_, entry) for id_, entry in entries.items()},
        tuple((name, tuple(values)) for name, values in words.items()),
        hashlib.sha256(raw).hexdigest(),
    )


def _behaviour(id_: str, entry: dict[str, Any]) -> Behaviour:
    lists = {key: tuple(cast("list[str]", value)) for key, value in entry.items() if isinstance(value, list)}
    values: dict[str, Any] = {**entry, **lists}
    return Behaviour(id=id_, **values)


def kept_beside(language: str, suffix: str) -> bytes:
    """Return what ``tests.make_kept`` keeps beside a catalogue; nothing where that is missing."""
    kept = resources.files("simulator.scoring.behaviours").joinpath(f"{language}{suffix}")
    try:
        return kept.read_bytes()
    except OSError:
        return b""


def behaviour_ids(language: str = "en") -> tuple[str, ...]:
    """Return the ids of all behaviours, in the catalogue's order."""
    return tuple(catalogue(language).behaviours)


def catalogue_digest(language: str = "en") -> str:
    """Return the SHA-256 of the catalogue's file, as 64 hex digits: another digest may judge differently."""
    return catalogue(language).digest
