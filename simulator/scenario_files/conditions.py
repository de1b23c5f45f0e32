"""Conditions of a file -> the matchers of ``simulator.scoring.matchers``, one line a key."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from simulator.domain.rubric import Condition
from simulator.domain.scenario import CardEntry, PolicyCard, Tray, TrayItem
from simulator.scenario_files.condition_shape import ConditionShape
from simulator.scenario_files.file_shape import CardEntryShape
from simulator.scenario_files.rubric_shape import CriterionShape
from simulator.scenario_files.sheet import Path, Sheet
from simulator.scenario_files.words_shape import Measured
from simulator.scoring.matchers import (
    Addressed,
    AllOf,
    AnyOf,
    AtNode,
    Between,
    BeyondCard,
    CallsByName,
    Earned,
    ForAPerson,
    Gives,
    GivesReason,
    InPart,
    Means,
    MeetsCriterion,
    MoodIs,
    Not,
    Offers,
    Remembers,
    Rings,
    Says,
    Seconds,
    ShowsBehaviour,
    Told,
    TurnIs,
)


class Conditions:
    """Makes the conditions of one scenario. References must have been checked before.

    Each criterion's condition is made once, so that the same words are listened for once.
    """

    def __init__(self, sheet: Sheet) -> None:
        shape = sheet.shape
        self._shapes = dict(sheet.conditions)
        self._criteria: Mapping[str, CriterionShape] = {c.id: c for c in shape.rubric.criteria}
        self._made: dict[str, Condition] = {}
        self.words = tuple((name, tuple(entries)) for name, entries in sorted(shape.words.items()))
        self.language = shape.language.split("-")[0]
        self.tray = _tray_of(sheet)
        self.card = self._card_of(sheet)

    def at(self, path: Path) -> Condition | None:
        """Return the condition at that place of the file, or None."""
        shape = self._shapes.get(path)
        return None if shape is None else self.of(shape)

    def of(self, shape: ConditionShape | None) -> Condition:
        """Return the condition; several keys must all hold."""
        if shape is None:
            return AllOf(())
        parts = tuple(MAKERS[key](self, shape) for key in shape.keys() if key in MAKERS)  # noqa: SIM118
        return parts[0] if len(parts) == 1 else AllOf(parts)

    def criterion(self, criterion_id: str) -> Condition:
        """Return what a criterion listens for."""
        if criterion_id not in self._made:
            self._made[criterion_id] = self.of(self._criteria[criterion_id].listen_for)
        return self._made[criterion_id]

    def says(self, found: ConditionShape | CardEntryShape, *, question: bool = False) -> Condition:
        """Return the condition that hears the patterns."""
        return Says(
            tuple(found.says or ()),
            tuple(found.perhaps or ()),
            tuple(found.but_not or ()),
            question,
            self.words,
        )

    def _card_of(self, sheet: Sheet) -> PolicyCard | None:
        card = sheet.shape.card
        if card is None:
            return None
        may = tuple(CardEntry(key, entry.text, self.says(entry)) for key, entry in card.may.items())
        may_not = tuple(CardEntry(key, entry.text, self.says(entry)) for key, entry in card.may_not.items())
        reason = CardEntry("reason", card.reason.text, self.says(card.reason))
        return PolicyCard(card.title, card.rule, reason, may, may_not)

    def the_card(self) -> PolicyCard:
        """Return the policy card.

        Raises:
            KeyError: There is none; the checks refuse such files.
        """
        if self.card is None:
            raise KeyError("card")
        return self.card

    def the_tray(self) -> Tray:
        """Return the tray.

        Raises:
            KeyError: There is none; the checks refuse such files.
        """
        if self.tray is None:
            raise KeyError("tray")
        return self.tray


def _tray_of(sheet: Sheet) -> Tray | None:
    tray = sheet.shape.tray
    if tray is None:
        return None
    items = tuple(TrayItem(key, item.title, item.allowed) for key, item in tray.items.items())
    return Tray(tray.title, tray.limit, items)


def _between(measured: Measured | None) -> Between:
    return Between() if measured is None else Between(measured.at_least, measured.at_most)


def _offers(make: Conditions, shape: ConditionShape) -> Condition:
    bounds, entries = _between(shape.offers), make.the_card().may
    enough = Offers(entries, max(1, bounds.at_least or 0))
    if bounds.at_most is None:
        return enough
    few = Not(Offers(entries, bounds.at_most + 1))
    return AllOf((enough, few)) if bounds.at_least else few


def _behaviour(make: Conditions, shape: ConditionShape) -> Condition:
    return ShowsBehaviour(shape.behaviour or "", tuple(shape.about or ()), make.words, make.language)


Maker = Callable[[Conditions, ConditionShape], Condition]

MAKERS: Mapping[str, Maker] = {
    "any": lambda make, c: AnyOf(tuple(make.of(part) for part in c.any or ())),
    "all": lambda make, c: AllOf(tuple(make.of(part) for part in c.all or ())),
    "not": lambda make, c: Not(make.of(c.not_)),
    "says": lambda make, c: make.says(c, question=bool(c.question)),
    "behaviour": _behaviour,
    "means": lambda make, c: Means(c.means or "", make.language),
    "criterion": lambda make, c: MeetsCriterion(c.criterion or "", make.criterion(c.criterion or "")),
    "earned": lambda make, c: Earned(c.earned or ""),
    "to": lambda make, c: Addressed(c.to or ""),
    "names": lambda make, c: CallsByName(c.names or ""),
    "gives": lambda make, c: Gives(c.gives or "", make.the_tray()),
    "rings": lambda make, c: Rings(_between(c.rings)),
    "seconds": lambda make, c: Seconds(_between(c.seconds)),
    "mood": lambda make, c: MoodIs(_between(c.mood)),
    "turn": lambda make, c: TurnIs(_between(c.turn)),
    "remembers": lambda make, c: Remembers(c.remembers or ""),
    "told": lambda make, c: Told(c.told or "", c.within),
    "at": lambda make, c: AtNode(tuple(c.at or ())),
    "part": lambda make, c: InPart(c.part or ""),
    "offers": _offers,
    "gives_reason": lambda make, c: GivesReason(make.the_card().reason),
    "beyond_card": lambda make, c: BeyondCard(make.the_card().may_not),
    "person": lambda make, c: ForAPerson(),
}
"""Key of a condition -> how its matcher is made; the keys are those of MATCHERS."""
