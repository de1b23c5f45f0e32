"""The shape of a scenario file, format 1: which keys there are and what may stand in them.

The docstrings under the fields are what editors show, through ``scenario.schema.json``.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from simulator.scenario_files.condition_shape import ConditionShape
from simulator.scenario_files.file_test_shape import FileTestShape
from simulator.scenario_files.rubric_shape import RubricShape
from simulator.scenario_files.text_or_more import Alternative, TrayItemShape
from simulator.scenario_files.words_shape import (
    FactName,
    FileName,
    Id,
    Ids,
    Language,
    Names,
    Patterns,
    Percent,
    PracticeIds,
    Several,
    Shape,
    Text,
    Title,
    YesNo,
)

Change = Annotated[int, Field(ge=-100, le=100)]
"""What something does to the mood."""


class AboutShape(Shape):
    """What the library shows about the scenario."""

    summary: Text
    """One line for the card."""
    minutes: Annotated[int, Field(ge=1, le=60)]
    """How long it takes, in minutes."""
    channel: Literal["phone", "face-to-face"]
    """Where people meet."""
    level: Literal["starter", "steady", "stretch"]
    """How hard it is."""
    practices: PracticeIds
    """The practices it trains, for example [A1, A6]."""


class BriefingShape(Shape):
    """What the trainee knows before it starts."""

    you: Text
    """Who the trainee is."""
    they: Text
    """Who the customer is, as far as one can know."""
    aim: Several[Text]
    """What must be done by the end."""
    may: list[Text] = Field(default_factory=list[str])
    """What the trainee may give or decide."""


class VoiceShape(Shape):
    """How a character should sound; a voice is cast from it."""

    gender: Literal["female", "male"] | None = None
    """Leave it out if it does not matter."""
    age: Literal["child", "young", "middle", "old"] | None = None
    """Leave it out if it does not matter."""
    words_per_minute: Annotated[int, Field(ge=80, le=260)] = 165
    """How fast they speak."""
    pitch: Literal["low", "middle", "high"] = "middle"
    """How high they speak."""


class CharacterShape(Shape):
    """Somebody the trainee can talk to."""

    name: Title
    """The full name, as the screen shows it."""
    called: Names
    """What the trainee may call them; naming one of these addresses them."""
    portrait: FileName
    """The name of a portrait."""
    voice: VoiceShape = VoiceShape()
    """How they sound."""


class LateShape(Shape):
    """What happens when the telephone is answered late."""

    mood: Annotated[int, Field(ge=-100, le=0)]
    """What it does to the mood."""
    thought: Text
    """What the customer thinks."""


class OpeningShape(Shape):
    """A telephone that rings until it is answered."""

    ring_seconds: Annotated[float, Field(ge=0.5, le=10, allow_inf_nan=False)]
    """From one ring to the next, in seconds."""
    answer_by_ring: Annotated[int, Field(ge=1, le=20)]
    """The last ring that is in good time."""
    late: LateShape
    """What answering later does."""


class TrayShape(Shape):
    """Small things within reach, to hand over."""

    title: Title
    """For example "Within reach"."""
    limit: Annotated[int, Field(ge=0, le=20)]
    """How many may be given without asking."""
    items: Annotated[dict[Id, TrayItemShape], Field(min_length=1, max_length=12)]
    """Each thing with its title."""


class CardEntryShape(Shape):
    """One line of the policy card, and how it is heard in a reply."""

    text: Text
    """The line."""
    says: Patterns
    """Patterns that say it."""
    perhaps: Patterns | None = None
    """Patterns that leave it to a person."""
    but_not: Patterns | None = None
    """A sentence with one of these patterns does not count."""


class CardShape(Shape):
    """A policy: the rule, its reason, what may be offered and what may not."""

    title: Title
    """What it is about."""
    rule: Text
    """The rule in one sentence."""
    reason: CardEntryShape
    """Why the rule is there."""
    may: Annotated[dict[Id, CardEntryShape], Field(min_length=1, max_length=12)]
    """What can be offered."""
    may_not: Annotated[dict[Id, CardEntryShape], Field(max_length=12)] = Field(
        default_factory=dict[str, CardEntryShape]
    )
    """What is not the trainee's to give."""


class SoundShape(Shape):
    """A sound at a line."""

    file: FileName
    """The name of a sound."""
    caption: Text
    """What is heard, for those who cannot hear it."""
    at: Literal["start", "end"] = "end"
    """Whether it comes before or after the line."""


class BranchShape(Shape):
    """A way on."""

    to: Id
    """A node, an ending, or end for the first ending that fits."""
    when: ConditionShape | None = None
    """Taken when this surely holds."""
    otherwise: YesNo = False
    """Yes: taken whatever was said. Every list of branches ends with one."""
    mood: Change = 0
    """What it does to the mood, for example +15."""
    thought: Text | None = None
    """What the customer thinks of the reply, in their own words."""
    says: Text | None = None
    """A short reaction, said before the next line."""
    remember: Ids | None = None
    """Words to remember for later conditions."""


class NodeShape(Shape):
    """One thing a character says or does, and what may follow."""

    speaker: Id | None = None
    """A character; the customer if left out."""
    says: Text | None = None
    """The line."""
    does: Text | None = None
    """What can be seen or heard beside the words."""
    part: Literal["opening", "middle", "close"] = "middle"
    """The part of the conversation."""
    sound: SoundShape | None = None
    """A sound, with its caption."""
    tells: Ids | None = None
    """Topics the line tells the trainee about."""
    hint: Text | None = None
    """Help on demand."""
    good: Text
    """A model reply."""
    poor: Text
    """A reply to avoid."""
    branches: Annotated[list[BranchShape], Field(min_length=1, max_length=40)]
    """Ways on, tried in order; the last has otherwise: yes."""


class EndingShape(Shape):
    """How it ends, and what the customer does next."""

    says: Text
    """The last line."""
    comes_back: Literal["yes", "perhaps", "no"]
    """Whether the customer comes back."""
    because: Text
    """Why, in the customer's own words."""
    afterwards: Text | None = None
    """What the customer did next, for example who they told."""
    when: ConditionShape | None = None
    """For branches that lead to end: the first ending whose condition holds is taken."""
    otherwise: YesNo = False
    """Yes: taken when no other fits. The last ending has it."""
    speaker: Id | None = None
    """A character; the customer if left out."""


class ScenarioShape(Shape):
    """A conversation with a customer, and the rubric that judges it."""

    format_version: Literal[1]
    """1, the format of this file."""
    id: Id
    """The scenario's id; the file is best named after it."""
    title: Title
    """The scenario's title."""
    language: Language
    """The language it is written in, for example en."""
    about: AboutShape
    company: Title
    """The company the trainee works for."""
    place: FileName
    """The name of the place behind the face."""
    briefing: BriefingShape
    characters: Annotated[dict[Id, CharacterShape], Field(min_length=1, max_length=6)]
    """The people to talk to; the first is the customer."""
    mood: Percent
    """The customer's mood at the start, 0 (worst) to 100."""
    opening: OpeningShape | None = None
    """For the telephone: it rings first."""
    facts: Annotated[dict[FactName, Several[Alternative]], Field(max_length=40)] = Field(
        default_factory=dict[str, list[dict[str, str]]]
    )
    """What differs from one attempt to the next; each fact with its alternatives."""
    tray: TrayShape | None = None
    card: CardShape | None = None
    words: Annotated[dict[FactName, Patterns], Field(max_length=60)] = Field(
        default_factory=dict[str, list[str]]
    )
    """Words that mean the same here; patterns use them as @name."""
    start: Id
    """The node it starts with."""
    nodes: Annotated[dict[Id, NodeShape], Field(min_length=1, max_length=200)]
    endings: Annotated[dict[Id, EndingShape], Field(min_length=1, max_length=20)]
    rubric: RubricShape
    tests: Annotated[list[FileTestShape], Field(max_length=100)] = Field(default_factory=list[FileTestShape])
    """Whole conversations with what must come of them."""
