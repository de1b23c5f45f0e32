"""Relationships that matter: when one has had nothing done for it lately, and what one could do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from simulator.domain.wording import counted

FRESH_DAYS = 31
"""A deed counts as done in the last month for so many days."""

KINDS = ("customer", "colleague", "organisation", "other")
"""In the order of the list: customers first."""

IDEAS: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "customer": (
            "Ring to ask how it turned out, with nothing to sell.",
            "Write two lines of thanks by hand.",
            "Tell them something useful you came across and thought of them.",
            "Ask what you could do better, and do one thing of it.",
            "Remember what they told you about themselves, and ask about it.",
            "Keep a small promise earlier than you said.",
            "Tell them what became of their last suggestion.",
        ),
        "colleague": (
            "Say what exactly they did that helped you, in front of others.",
            "Ask what they are waiting for from you, and give it today.",
            "Take one chore off them this week.",
            "Ask how something went that mattered to them.",
            "Have a coffee together and talk about anything but work.",
            "Pass on the praise a customer gave them.",
        ),
        "organisation": (
            "Ring the person you deal with there, when nothing is wrong.",
            "Thank them for something that went well, by name.",
            "Ask what would make working with you easier.",
            "Tell them early about something that is coming their way.",
            "Send somebody to them who needs what they do.",
            "Go and see how they work.",
        ),
        "other": (
            "Ask how they are, and leave time for the answer.",
            "Say thank you for something you take for granted.",
            "Offer help before they have to ask.",
            "Tell them what you learned from them.",
            "Keep them posted about something they care about.",
        ),
    }
)
"""What one could do for a relationship, by its kind."""


def is_blank(deed: str, done_on: date | None, today: date) -> bool:
    """Return whether nothing was done for a relationship in the last month.

    A day in the future counts as done: clocks and time zones differ by a day.
    """
    return not deed.strip() or done_on is None or (today - done_on).days > FRESH_DAYS


def idea_for(kind: str, name: str, today: date, step: int = 0) -> str:
    """Return something one could do: another each month and for each name, and another at each step."""
    ideas = IDEAS.get(kind, IDEAS["other"])
    return ideas[(sum(map(ord, name)) + today.year * 12 + today.month + step) % len(ideas)]


def ago_words(done_on: date, today: date) -> str:
    """Return how long ago a day was, e.g. "yesterday" or "12 days ago"."""
    days = (today - done_on).days
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{days} days ago"


def list_words(entries: int, blanks: int) -> str:
    """Return how a list stands, in a sentence."""
    if not entries:
        return "Nobody is on your list yet."
    names = counted(entries, "name", "names")
    if not blanks:
        return f"{names}, and you did something for each in the last month."
    nothing = "nothing beside it" if blanks == 1 else "nothing beside them"
    return f"{names}. {blanks} had {nothing} in the last month: what could you do?"
