"""The words in which people's decisions are told, the same in the window and in the terminal."""

from __future__ import annotations

from simulator.domain.overruling import Decision, Overruling
from simulator.domain.people import Person
from simulator.domain.scorecard import Verdict

OWN_VIEW = "Your own view: it is kept and shown, and changes neither the points nor what passes."
"""What is said before a trainee writes down how they see a verdict."""

DECIDES = "Your decision stands above the program's; points and result follow it. It is kept with your name."
"""The same for a trainer."""

VERDICT_WORDS = {
    Verdict.YES: "yes",
    Verdict.NO: "no",
    Verdict.UNSURE: "not sure",
    Verdict.NO_OPPORTUNITY: "no opportunity",
}

_DECISIONS = {Decision.YES: "yes", Decision.NO: "no", Decision.OPEN: "it is open", Decision.WITHDRAWN: ""}


def decision_words(one: Overruling, viewer: Person | None = None) -> str:
    """Return who says what, and the program beside it, as two sentences.

    Args:
        one: The decision that stands.
        viewer: Who reads it; their own decisions are told as "You".
    """
    who = "You" if viewer is not None and viewer.id == one.by.id else one.by.name
    said = f"{who} said {_DECISIONS[one.decision]}"
    told = f"{said}: {one.reason.rstrip('.')}." if one.reason else f"{said}."
    kept = " Own view; it changes no points." if one.is_own_view else ""
    return f"{told} The program said {VERDICT_WORDS[one.machine]}.{kept}"
