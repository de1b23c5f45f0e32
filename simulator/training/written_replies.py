"""Replies as people write them in files and terminals: words, and in brackets what was done."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from simulator.domain.attempt import LONGEST_REPLY, Reply, clean_reply
from simulator.domain.conversation import Conversation
from simulator.domain.errors import SimulatorError
from simulator.domain.scenario import Scenario
from simulator.training.spoken_replies import SpokenReplyError, delivery_from, doubts_from, heard_from

_ACT = re.compile(r"\s*\[\s*(to|give|ring|seconds|hint)\b\s*([^\[\]]*)\]", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,4}(\.\d{1,3})?")
_OPEN = re.compile(r"\s*\[\s*(to|give|ring|seconds|hint)\b[^\[\]]*(\[|$)", re.IGNORECASE)
_ORDER = re.compile(r"\s*\[\s*(leave|quit|card)\s*\]", re.IGNORECASE)
_KEYS = ("text", "to", "gives", "rings", "answer_seconds", "hints", "heard", "doubts", "delivery")
GREATEST_NUMBER = 9_999


class WrittenReplyError(SimulatorError):
    """A written reply cannot be understood."""


def read_line(line: str, scenario: Scenario) -> Reply:
    """Return the reply written in one line.

    ``[to mia] [give balloon] [ring 2] [seconds 4] [hint] Happy birthday!``: what
    was done stands in brackets before the words; all of it is optional. Several
    people are addressed with ``[to mia, marco]`` or ``[to everyone]``.

    Raises:
        WrittenReplyError: Nothing is said or given, or the brackets are wrong or name nobody there is.
    """
    acts: dict[str, str] = {}
    hints = 0
    rest = line
    while act := _ACT.match(rest):
        word = act.group(1).lower()
        said = act.group(2).strip()
        if word == "hint" and said:
            raise WrittenReplyError(f"[hint {said[:60]}] says too much.", remedy="Write [hint].")
        if word in acts and word != "hint":
            raise WrittenReplyError(f"[{word} …] stands here twice.", remedy="Leave one of them out.")
        hints += word == "hint"
        acts[word] = said
        rest = rest[act.end() :]
    _refuse_half_brackets(rest)
    return _reply(
        scenario,
        text=rest,
        to=_people(acts["to"], scenario) if "to" in acts else (),
        gives=_item(acts["give"], scenario) if "give" in acts else None,
        rings=_whole(acts["ring"], "ring") if "ring" in acts else None,
        seconds=_number(acts["seconds"], "seconds") if "seconds" in acts else None,
        hints=hints,
    )


def _refuse_half_brackets(rest: str) -> None:
    """Refuse words that were meant as something done: nobody says "[to mia" to a child."""
    if half := _OPEN.match(rest):
        word = half.group(1).lower()
        raise WrittenReplyError(
            f"The bracket of [{word} … is not closed.", remedy=f"Write [{word} …] and then the words."
        )
    if order := _ORDER.match(rest):
        raise WrittenReplyError(
            f"[{order.group(1).lower()}] is for the prompt, in a line of its own; it cannot be said.",
            remedy="Take it out.",
        )


def read_value(value: object, scenario: Scenario) -> Reply:
    """Return the reply written as JSON: a string as in ``read_line``, or an object.

    The object's keys: ``text``, ``to`` (an id, or a list of them), ``gives``,
    ``rings``, ``answer_seconds``, ``hints``, and for what was spoken ``heard``,
    ``doubts`` and ``delivery``.

    Raises:
        WrittenReplyError: It is neither, a key is unknown, or a value does not fit.
    """
    if isinstance(value, str):
        return read_line(value, scenario)
    if not isinstance(value, Mapping):
        raise WrittenReplyError("A reply is a text, or an object with a text.")
    given = dict(cast("Mapping[str, Any]", value))
    unknown = sorted(set(given) - set(_KEYS))
    if unknown:
        raise WrittenReplyError(
            f"A reply has no key {unknown[0][:60]!r}.",
            remedy=f"The keys are {', '.join(_KEYS[:-1])} and {_KEYS[-1]}.",
        )
    text = given.get("text", "")
    if not isinstance(text, str):
        raise WrittenReplyError("The text of a reply must be words in quotes.")
    to = given.get("to") or ""
    people = ",".join(map(str, cast("list[object]", to))) if isinstance(to, list) else str(to)
    reply = _reply(
        scenario,
        text=text,
        to=_people(people, scenario) if people else (),
        gives=_item(str(given["gives"]), scenario) if given.get("gives") else None,
        rings=None if given.get("rings") is None else _whole(given["rings"], "rings"),
        seconds=None
        if given.get("answer_seconds") is None
        else _number(given["answer_seconds"], "answer_seconds"),
        hints=0 if given.get("hints") is None else _whole(given["hints"], "hints"),
    )
    return _as_heard(reply, given, text)


def _as_heard(reply: Reply, given: Mapping[str, Any], text: str) -> Reply:
    try:
        return replace(
            reply,
            heard=heard_from(given.get("heard")),
            doubts=doubts_from(given.get("doubts"), text, reply.text),
            delivery=delivery_from(given.get("delivery")),
        )
    except SpokenReplyError as wrong:
        raise WrittenReplyError(wrong.problem, remedy=wrong.remedy) from wrong


def at_first_ring(reply: Reply, conversation: Conversation) -> Reply:
    """Return the reply as it stands: a telephone was answered at the first ring unless it says otherwise."""
    if conversation.turns or not conversation.setting.scenario.opening or reply.rings is not None:
        return reply
    return replace(reply, rings=1)


def _reply(
    scenario: Scenario,
    *,
    text: str,
    to: tuple[str, ...],
    gives: str | None,
    rings: int | None,
    seconds: float | None,
    hints: int,
) -> Reply:
    words = clean_reply(text)
    if not _is_visible(words) and gives is None:
        raise WrittenReplyError(
            "You have not said anything.", remedy=f"Write what you would say to {scenario.customer.name}."
        )
    if len(words) > LONGEST_REPLY:
        raise WrittenReplyError(
            f"That reply has {len(words):,} characters; {LONGEST_REPLY:,} are the most that can be taken in.",
            remedy="Say it shorter.",
        )
    return Reply(words, to=to, gives=gives, rings=rings, answer_seconds=seconds, hints=hints)


def _is_visible(words: str) -> bool:
    """Whether there is more than spaces, joiners and direction marks."""
    return any(unicodedata.category(ch) not in ("Cf", "Zs", "Zl", "Zp") for ch in words)


def _people(names: str, scenario: Scenario) -> tuple[str, ...]:
    everyone = tuple(scenario.characters)
    if names.lower() in ("everyone", "both", "all"):
        return everyone
    found: list[str] = []
    for name in re.split(r"\s*(?:,|&|\band\b)\s*", names):
        wanted = name.strip().casefold()
        match = next(
            (
                c.id
                for c in scenario.characters.values()
                if wanted in (c.id.casefold(), c.name.casefold(), *(n.casefold() for n in c.called))
            ),
            None,
        )
        if match is None:
            raise WrittenReplyError(
                f"Nobody here is called {name[:60]!r}.", remedy=f"You can speak to {' or '.join(everyone)}."
            )
        found.append(match)
    return tuple(dict.fromkeys(found))


def _item(name: str, scenario: Scenario) -> str:
    items = scenario.tray.items if scenario.tray else ()
    wanted = name.casefold()
    for item in items:
        if wanted in (item.id.casefold(), item.title.casefold()):
            return item.id
    here = ", ".join(item.id for item in items)
    raise WrittenReplyError(
        f"There is no {name[:60]!r} to give.",
        remedy=f"Within reach: {here}." if here else "There is nothing to give in this scenario.",
    )


def _number(value: object, what: str) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= GREATEST_NUMBER:
        return round(float(value), 3)
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return float(value)
    raise WrittenReplyError(f"{what} must be a number from 0 to {GREATEST_NUMBER}, not {str(value)[:60]!r}.")


def _whole(value: object, what: str) -> int:
    number = _number(value, what)
    if number != int(number):
        raise WrittenReplyError(f"{what} must be a whole number, not {value!r}.")
    return int(number)
