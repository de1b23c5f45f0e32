"""A checked shape -> the domain's Scenario."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

from simulator.domain.rubric import Condition, Counts, Criterion, Order, Rubric, Side
from simulator.domain.scenario import (
    About,
    Branch,
    Briefing,
    Character,
    ComesBack,
    Ending,
    Node,
    Opening,
    Scenario,
    Sound,
    VoiceWish,
)
from simulator.scenario_files.conditions import Conditions
from simulator.scenario_files.file_shape import (
    BranchShape,
    CharacterShape,
    NodeShape,
    OpeningShape,
)
from simulator.scenario_files.rubric_shape import CriterionShape
from simulator.scenario_files.sheet import Path, Sheet
from simulator.scenario_files.text_checks import slot_name

K = TypeVar("K")
V = TypeVar("V")


def scenario_of(sheet: Sheet, digest: str) -> Scenario:
    """Return the scenario of a sheet whose references are right.

    Raises:
        KeyError: A reference is wrong after all.
    """
    shape, conditions = sheet.shape, Conditions(sheet)
    about, briefing = shape.about, shape.briefing
    return Scenario(
        id=shape.id,
        title=shape.title,
        language=shape.language,
        digest=digest,
        about=About(about.summary, about.minutes, about.channel, about.level, tuple(about.practices)),
        company=shape.company,
        place=shape.place,
        briefing=Briefing(briefing.you, briefing.they, tuple(briefing.aim), tuple(briefing.may)),
        mood=shape.mood,
        characters=_frozen({key: _character(key, found) for key, found in shape.characters.items()}),
        facts=_facts(sheet),
        start=shape.start,
        nodes=_frozen({key: _node(sheet, key, found, conditions) for key, found in shape.nodes.items()}),
        endings=tuple(_ending(sheet, key, conditions) for key in shape.endings),
        rubric=_rubric(sheet, conditions),
        opening=None if shape.opening is None else _opening(shape.opening),
        tray=conditions.tray,
        card=conditions.card,
    )


def _frozen(found: dict[K, V]) -> Mapping[K, V]:
    return MappingProxyType(found)


def _character(character_id: str, found: CharacterShape) -> Character:
    voice = found.voice
    wish = VoiceWish(voice.gender or "", voice.age or "", voice.words_per_minute, voice.pitch)
    return Character(character_id, found.name, tuple(found.called), found.portrait, wish)


def _facts(sheet: Sheet) -> Mapping[str, tuple[Mapping[str, str], ...]]:
    return _frozen(
        {
            fact: tuple(
                _frozen({slot_name(fact, key): words for key, words in alternative.items()})
                for alternative in alternatives
            )
            for fact, alternatives in sheet.shape.facts.items()
        }
    )


def _node(sheet: Sheet, node_id: str, found: NodeShape, conditions: Conditions) -> Node:
    here: Path = ("nodes", node_id, "branches")
    sound = found.sound
    return Node(
        id=node_id,
        speaker=found.speaker or sheet.customer,
        says=found.says or "",
        branches=tuple(
            _branch(branch, conditions.at((*here, index, "when")))
            for index, branch in enumerate(found.branches)
        ),
        does=found.does or "",
        part=found.part,
        sound=None if sound is None else Sound(sound.file, sound.caption, sound.at),
        tells=tuple(found.tells or ()),
        hint=found.hint or "",
        good=found.good,
        poor=found.poor,
    )


def _branch(found: BranchShape, when: Condition | None) -> Branch:
    return Branch(
        to=found.to,
        when=when,
        mood=found.mood,
        thought=found.thought or "",
        says=found.says or "",
        remember=tuple(found.remember or ()),
    )


def _ending(sheet: Sheet, ending_id: str, conditions: Conditions) -> Ending:
    found = sheet.shape.endings[ending_id]
    return Ending(
        id=ending_id,
        speaker=found.speaker or sheet.customer,
        says=found.says,
        comes_back=ComesBack(found.comes_back),
        because=found.because,
        when=conditions.at(("endings", ending_id, "when")),
        afterwards=found.afterwards or "",
    )


def _rubric(sheet: Sheet, conditions: Conditions) -> Rubric:
    rubric = sheet.shape.rubric
    criteria = tuple(_criterion(index, found, conditions) for index, found in enumerate(rubric.criteria))
    return Rubric(criteria, rubric.pass_.relationship, rubric.pass_.task, rubric.hint_cost)


def _criterion(index: int, found: CriterionShape, conditions: Conditions) -> Criterion:
    here: Path = ("rubric", "criteria", index)
    listen_for = conditions.at((*here, "listen_for"))
    if listen_for is None:
        raise KeyError(found.id)
    return Criterion(
        id=found.id,
        title=found.title,
        side=Side(found.side),
        counts=Counts(found.counts),
        points=found.points,
        practices=tuple(found.practices),
        why=found.why,
        looked_for=found.looked_for,
        good=found.good,
        poor=found.poor,
        listen_for=listen_for,
        opportunity=conditions.at((*here, "opportunity")),
        order=None if found.order is None else Order(found.order.before, found.order.after),
        critical=found.critical,
        most_times=found.most_times,
    )


def _opening(found: OpeningShape) -> Opening:
    return Opening(found.ring_seconds, found.answer_by_ring, found.late.mood, found.late.thought)
