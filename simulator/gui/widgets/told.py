"""What the debrief tells, ready to be shown: names, slots and words are already settled."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.rubric import Side
from simulator.domain.wording import Group, signed
from simulator.gui.widgets.passages import Passage

SIGN_TONES = {
    Group.DID: ("check", "good"),
    Group.MISSED: ("cross", "bad"),
    Group.HURT: ("cross", "bad"),
    Group.FOR_A_PERSON: ("question", "unsure"),
    Group.AVOIDED: ("check", "muted"),
    Group.NO_OPPORTUNITY: ("dash", "muted"),
}
"""Icon and colour token of each group; the word always stands with them."""


@dataclass(frozen=True, slots=True)
class Before:
    """What was said at the same turn of the original, and how it was taken."""

    reply: str
    thought: str
    mood_change: int


@dataclass(frozen=True, slots=True)
class ToldTurn:
    """One turn of the transcript.

    Attributes:
        number: From 1.
        speaker: The name of whoever spoke.
        line: What was said to the trainee.
        captions: What could be heard or seen beside it.
        reply: The trainee's words; may be empty when something was given.
        passages: The quotes of the reply, said and done.
        notes: What else was done: given, addressed, hints.
        thought: The customer's thought; may be empty.
        mood_change: What the reply did to the mood.
        before: Set on the turn that a what-if tries again.
        heard: The words as they were first taken down, where they were others; else "".
        delivery: How the reply came across in time, for its speaker only; else "".
        who: Whose reply it is; "" for whoever looks at it.
    """

    number: int
    speaker: str
    line: str
    captions: tuple[str, ...]
    reply: str
    passages: tuple[Passage, ...]
    notes: tuple[str, ...]
    thought: str
    mood_change: int
    before: Before | None = None
    heard: str = ""
    delivery: str = ""
    who: str = ""

    @property
    def heard_words(self) -> str:
        """What was heard before the trainee mended it; "" where there was nothing to mend."""
        return f"Heard: {self.heard}" if self.heard else ""

    @property
    def mood_words(self) -> str:
        """What the reply did to the mood."""
        return f"mood {signed(self.mood_change)}" if self.mood_change else "mood unchanged"

    @property
    def spoken(self) -> str:
        """The whole turn as one text, for those who hear the screen."""
        thought = f"They thought: “{self.thought}”." if self.thought else ""
        who = self.who or "You"
        said = f"{who} said: {self.reply}" if self.reply else f"{who} said nothing."
        again = "This is the turn tried again." if self.before else ""
        parts = (
            f"Turn {self.number}.",
            again,
            *(f"({caption})" for caption in self.captions),
            f"{self.speaker}: {self.line}" if self.line else "",
            said,
            f"Heard as: {self.heard.rstrip('.')}." if self.heard else "",
            *(f"{note}." for note in self.notes),
            f"{self.delivery}." if self.delivery else "",
            thought,
            f"{self.mood_words.capitalize()}.",
        )
        return " ".join(filter(None, parts))


@dataclass(frozen=True, slots=True)
class Heard:
    """A quote that a criterion rests on."""

    turn: int
    quote: str
    because: str
    is_sure: bool

    @property
    def words(self) -> str:
        """Where and what it was."""
        return f"Turn {self.turn}: “{self.quote}”" if self.quote else f"Turn {self.turn}"


@dataclass(frozen=True, slots=True)
class ToldCriterion:
    """One criterion of the list.

    Attributes:
        id, title, side: As in the rubric.
        group: Where it is listed.
        verdict: In a word or two.
        points: What it brought, in words; may be empty.
        snippet: Its quote, or what was listened for.
        heard: All its quotes.
        worth: What it can bring, in words.
        why, good, poor: For the trainee to learn from.
        practices: Ids of the practices it serves.
        advisory: Why it does not count; "" where it does.
        reliability: How often it agrees with people, in words; "" where that was never measured.
        decided: What a person said instead, in words; "" where nobody did.
        deciding: What becomes of a decision of whoever looks at it; "" where they may take none.
        may_withdraw: Whether they have decided before.
    """

    id: str
    title: str
    side: Side
    group: Group
    verdict: str
    points: str
    snippet: str
    heard: tuple[Heard, ...]
    worth: str
    why: str
    good: str
    poor: str
    practices: tuple[str, ...]
    advisory: str = ""
    reliability: str = ""
    decided: str = ""
    deciding: str = ""
    may_withdraw: bool = False

    @property
    def spoken(self) -> str:
        """The row as one text, for those who hear the screen."""
        parts = (self.title, self.verdict, self.points, self.side.value, self.snippet)
        return ". ".join(part.rstrip(".") for part in parts if part) + "."
