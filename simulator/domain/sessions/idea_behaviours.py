"""IDEA_BEHAVIOURS: what an idea may come down to, among what can be heard in a conversation."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class IdeaBehaviour(NamedTuple):
    """A behaviour of the catalogue as the starting point of a scenario.

    Attributes:
        title: What one does, in the third person.
        line: A line in which it is heard.
    """

    title: str
    line: str


IDEA_BEHAVIOURS: Mapping[str, IdeaBehaviour] = MappingProxyType(
    {
        "asks-about-person": IdeaBehaviour("Asks about their life", "How is your daughter?"),
        "asks-open-question": IdeaBehaviour("Asks an open question", "Tell me what happened."),
        "asks-feedback": IdeaBehaviour("Asks what they think of us", "What could we have done better?"),
        "recalls-history": IdeaBehaviour(
            "Remembers them from before", "You ordered the blue armchair from us last time."
        ),
        "shares-own": IdeaBehaviour("Gives something of their own", "I have a little girl myself."),
        "empathises": IdeaBehaviour("Feels with them", "That must be frustrating for you."),
        "restates": IdeaBehaviour("Says back what they told", "So if I understand you, it never arrived."),
        "congratulates": IdeaBehaviour("Congratulates", "Congratulations on your new home!"),
        "thanks": IdeaBehaviour("Thanks them", "Thank you for telling us."),
        "apologises": IdeaBehaviour("Says sorry", "I am sorry about that."),
        "admits": IdeaBehaviour("Admits what went wrong", "That was our mistake."),
        "explains-reason": IdeaBehaviour(
            "Gives the reason", "It takes a day because it comes from the other warehouse."
        ),
        "takes-ownership": IdeaBehaviour("Makes it their own task", "I will take care of it myself."),
        "commits-to-time": IdeaBehaviour("Promises it by a time", "I will call you by three o'clock."),
        "gives-update": IdeaBehaviour(
            "Says where things stand", "Your parcel has left the warehouse and is on its way."
        ),
        "offers-option": IdeaBehaviour("Says what can be done", "I can send you a new one today."),
        "offers-gesture": IdeaBehaviour("Gives a little extra", "Have a coffee on the house."),
        "offers-more-help": IdeaBehaviour("Asks whether there is more", "Is there anything else I can do?"),
        "willing-courtesy": IdeaBehaviour("Says yes gladly", "Of course, my pleasure."),
        "wishes-well": IdeaBehaviour("Closes with a wish", "Have a lovely evening with your family."),
    }
)
"""By the behaviour's id; each line is held by a test to be heard as its behaviour."""
