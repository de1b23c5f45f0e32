"""What a board can begin with: qualities people name most, and what we are heard to do about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.domain.sessions.board import Column
from simulator.scoring.behaviours.catalogue import catalogue

QUALITIES = (
    "Trust",
    "Respect",
    "Understanding",
    "Appreciation",
    "Open and honest communication",
    "Kindness",
)
"""What people name first when they are asked what matters in a relationship."""

DEEDS: Mapping[str, str] = {
    "greets": "We greet people as if we were glad they came",
    "gives-own-name": "We say who we are",
    "asks-name": "We ask what people are called",
    "uses-name": "We call people by their name",
    "thanks": "We say thank you, and for what",
    "apologises": "We say sorry when it was us",
    "empathises": "We say what it must be like for them",
    "asks-open-question": "We ask, and let them tell it",
    "asks-about-person": "We ask about them, not only about the matter",
    "shares-own": "We tell something of our own",
    "restates": "We say back what we heard, to be sure",
    "congratulates": "We notice what they have to celebrate",
    "explains-reason": "We say why",
    "offers-option": "We say what can be done",
    "takes-ownership": "We make it our own task",
    "commits-to-time": "We say by when, and keep to it",
    "gives-update": "We say where things stand before they ask",
    "admits": "We own up to what went wrong",
    "recalls-history": "We remember what they told us before",
    "offers-gesture": "We add something small that nobody asked for",
    "offers-more-help": "We ask if there is anything else",
    "asks-feedback": "We ask how we did",
    "willing-courtesy": "We help gladly, and it can be heard",
    "wishes-well": "We part with a wish that fits them",
    "sets-boundary": "We say no calmly",
    "hides-behind-policy": "We hide behind the rules",
    "deflects": "We push it to somebody else",
    "dismisses": "We make it sound unimportant",
    "argues": "We argue, or tell them how to feel",
    "rushes": "We hurry them along",
    "robotic": "We say what we say to everybody",
    "pushes-sale": "We sell what nobody asked for",
    "overpromises": "We promise what we cannot know",
}
"""Each behaviour of the catalogue as a group would write it on a flip chart."""

_BESIDE: Mapping[str, tuple[str, ...]] = {
    "trust": (
        "commits-to-time",
        "takes-ownership",
        "gives-update",
        "admits",
        "overpromises",
        "deflects",
        "hides-behind-policy",
    ),
    "respect": (
        "uses-name",
        "asks-name",
        "gives-own-name",
        "greets",
        "sets-boundary",
        "argues",
        "rushes",
        "pushes-sale",
    ),
    "understanding": (
        "restates",
        "asks-open-question",
        "empathises",
        "recalls-history",
        "robotic",
        "rushes",
        "dismisses",
    ),
    "appreciation": (
        "thanks",
        "asks-feedback",
        "offers-gesture",
        "congratulates",
        "robotic",
        "dismisses",
        "pushes-sale",
    ),
    "open and honest communication": (
        "explains-reason",
        "admits",
        "gives-update",
        "offers-option",
        "hides-behind-policy",
        "overpromises",
        "deflects",
    ),
    "kindness": (
        "asks-about-person",
        "apologises",
        "shares-own",
        "willing-courtesy",
        "offers-more-help",
        "wishes-well",
        "dismisses",
        "argues",
    ),
}


@dataclass(frozen=True, slots=True)
class Start:
    """A line that is proposed.

    Attributes:
        behaviour: The behaviour it is tied to.
        column: Where it belongs.
        text: The line.
        looked_for: What is listened for, as the end of the sentence "We listen for ...".
    """

    behaviour: str
    column: Column
    text: str
    looked_for: str


def starts(language: str = "en") -> tuple[Start, ...]:
    """Return every behaviour of the catalogue as a line, in the catalogue's order."""
    return tuple(
        Start(
            one.id,
            Column.SUPPORT if one.side == "supports" else Column.ERODE,
            DEEDS.get(one.id, one.id.replace("-", " ").capitalize()),
            one.looked_for,
        )
        for one in catalogue(language).behaviours.values()
    )


def starts_beside(quality: str) -> tuple[Start, ...]:
    """Return the lines that are proposed beside a quality: those thought of for it first, then all others."""
    first = _BESIDE.get(" ".join(quality.casefold().split()), ())
    every = {one.behaviour: one for one in starts()}
    thought_of = [every[behaviour] for behaviour in first if behaviour in every]
    return (*thought_of, *(one for one in every.values() if one.behaviour not in first))
