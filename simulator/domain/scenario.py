"""Scenario and its parts: the conversation an author wrote, complete and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from simulator.domain.facts import FactChoices
from simulator.domain.rubric import Condition, Rubric

END = "end"
"""A branch that leads here ends the conversation with the first ending whose condition holds."""


class ComesBack(StrEnum):
    """The one question every debrief opens with: will she come back?"""

    YES = "yes"
    PERHAPS = "perhaps"
    NO = "no"


@dataclass(frozen=True, slots=True)
class VoiceWish:
    """How a character should sound; a voice is cast from it, never named.

    Attributes:
        gender: "female", "male" or "" for no wish.
        age: "child", "young", "middle", "old" or "".
        words_per_minute: 80 to 260.
        pitch: "low", "middle" or "high".
    """

    gender: str = ""
    age: str = ""
    words_per_minute: int = 165
    pitch: str = "middle"


@dataclass(frozen=True, slots=True)
class Character:
    """Somebody the trainee can talk to.

    Attributes:
        id: Short id, e.g. "mia".
        name: Full name, as the screen shows it.
        called: What the trainee may call them; naming one of these addresses them.
        portrait: Name of the portrait in ``assets/portraits``.
        voice: How they sound.
    """

    id: str
    name: str
    called: tuple[str, ...]
    portrait: str
    voice: VoiceWish = VoiceWish()


@dataclass(frozen=True, slots=True)
class About:
    """What the library shows on a card.

    Attributes:
        summary: One line.
        minutes: How long it takes, in minutes.
        channel: "phone" or "face-to-face".
        level: "starter", "steady" or "stretch".
        practices: Ids of the practices it trains.
    """

    summary: str
    minutes: int
    channel: str
    level: str
    practices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Briefing:
    """What the trainee knows before it starts: one short paragraph each.

    Attributes:
        you: Who the trainee is.
        they: Who the customer is, as far as one can know.
        aim: What must be done by the end, one line each.
        may: What the trainee may give or decide, one line each; may be empty.
    """

    you: str
    they: str
    aim: tuple[str, ...]
    may: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Opening:
    """A telephone that rings until it is answered.

    Attributes:
        ring_seconds: From one ring to the next, in seconds.
        answer_by_ring: The last ring that is in good time.
        late_mood: What answering later does to the mood; negative.
        late_thought: The customer's thought when it was late.
    """

    ring_seconds: float
    answer_by_ring: int
    late_mood: int
    late_thought: str


@dataclass(frozen=True, slots=True)
class TrayItem:
    """Something that can be handed over. ``is_allowed`` is False for what is not the trainee's to give."""

    id: str
    title: str
    is_allowed: bool = True


@dataclass(frozen=True, slots=True)
class Tray:
    """Small things within reach, and how many of them may be given without asking."""

    title: str
    limit: int
    items: tuple[TrayItem, ...]


@dataclass(frozen=True, slots=True)
class CardEntry:
    """One line of a policy card, with the condition that hears it in a reply."""

    id: str
    text: str
    heard: Condition


@dataclass(frozen=True, slots=True)
class PolicyCard:
    """The rule, its reason, and what the trainee may and may not do.

    Attributes:
        title: What the card is about.
        rule: The rule in one sentence.
        reason: Why the rule is there.
        may: What can be offered.
        may_not: What is not the trainee's to give.
    """

    title: str
    rule: str
    reason: CardEntry
    may: tuple[CardEntry, ...]
    may_not: tuple[CardEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Sound:
    """A sound at a line. ``at`` is "start" or "end"; the caption is never missing."""

    file: str
    caption: str
    at: str = "end"


@dataclass(frozen=True, slots=True)
class Branch:
    """A way on.

    Attributes:
        to: Id of a node or of an ending, or END.
        when: The condition; None is "otherwise".
        mood: What it does to the mood, -100 to 100.
        thought: What the customer thinks of the reply, in their own words; may be empty.
        says: What the customer says first, before the line of the node that follows; may be empty.
        remember: Words to remember for later conditions.
    """

    to: str
    when: Condition | None = None
    mood: int = 0
    thought: str = ""
    says: str = ""
    remember: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """One thing a character says or does, and what may follow.

    Attributes:
        id: The node's id.
        speaker: Id of the character.
        says: The line; may be empty where ``does`` is not.
        does: What can be seen or heard; may be empty.
        part: "opening", "middle" or "close".
        sound: A sound with its caption, or None.
        tells: Topics the line tells the trainee about.
        hint: Help on demand; may be empty.
        good: A model reply.
        poor: A reply to avoid.
        branches: Ways on, tried in order; the last has no condition.
    """

    id: str
    speaker: str
    says: str
    branches: tuple[Branch, ...]
    does: str = ""
    part: str = "middle"
    sound: Sound | None = None
    tells: tuple[str, ...] = ()
    hint: str = ""
    good: str = ""
    poor: str = ""


@dataclass(frozen=True, slots=True)
class Ending:
    """How it ends, and what the customer does next.

    Attributes:
        id: The ending's id.
        when: The condition, tried in order; None is "otherwise".
        speaker: Id of the character who speaks.
        says: The last line.
        comes_back: Whether the customer comes back.
        because: Why, in the customer's own words.
        afterwards: What the customer did next, e.g. who they told; may be empty.
    """

    id: str
    speaker: str
    says: str
    comes_back: ComesBack
    because: str
    when: Condition | None = None
    afterwards: str = ""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A conversation with a customer, and the rubric that judges it.

    Attributes:
        id, title, language: As in the file.
        digest: SHA-256 of the file's text, as 64 hex digits.
        company: The company the trainee works for.
        place: Name of the place behind the face, in ``assets/places``.
        mood: The customer's mood at the start, 0 to 100.
        characters: Character id -> character; the first is the customer.
        facts: What the seed draws.
        nodes: Node id -> node.
        endings: Tried in order; the last has no condition.
    """

    id: str
    title: str
    language: str
    digest: str
    about: About
    company: str
    place: str
    briefing: Briefing
    mood: int
    characters: Mapping[str, Character]
    facts: FactChoices
    start: str
    nodes: Mapping[str, Node]
    endings: tuple[Ending, ...]
    rubric: Rubric
    opening: Opening | None = None
    tray: Tray | None = None
    card: PolicyCard | None = None

    @property
    def customer(self) -> Character:
        """The main customer."""
        return next(iter(self.characters.values()))

    def ending(self, ending_id: str) -> Ending | None:
        """Return the ending of that id, or None."""
        return next((e for e in self.endings if e.id == ending_id), None)
