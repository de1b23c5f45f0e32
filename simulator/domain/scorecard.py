"""Verdict, Judgement, SideTotal, Scorecard: the judged attempt. Points are whole numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from simulator.domain.evidence import Evidence
from simulator.domain.overruling import Overruling
from simulator.domain.rubric import Criterion, Side
from simulator.domain.scenario import ComesBack
from simulator.domain.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Judgement:
    """One criterion, judged.

    Attributes:
        criterion: The criterion.
        verdict: Yes, no, not sure or no opportunity.
        points: Points earned for sure; negative or 0 for a criterion that counts against.
        low, high: Least and most points once a person has decided; both equal ``points`` unless unsure.
        of: The most a "for" criterion can earn here; 0 with no opportunity and for "against".
        evidence: The passages it rests on, in the order they were said.
        looked_for: What was listened for.
        is_advisory: Whether it is shown and does not count, because it agrees with people too seldom.
        overruled: What a person decided, if anybody did; it stands above the program's verdict.
    """

    criterion: Criterion
    verdict: Verdict
    points: int
    low: int
    high: int
    of: int
    evidence: tuple[Evidence, ...]
    looked_for: str
    is_advisory: bool = False
    overruled: Overruling | None = None

    @property
    def as_advice(self) -> Judgement:
        """The same verdict and evidence, earning and losing nothing."""
        return replace(self, points=0, low=0, high=0, of=0, is_advisory=True)


@dataclass(frozen=True, slots=True)
class SideTotal:
    """The points of one side, as a range while something is not sure. Never below 0."""

    side: Side
    points: int
    of: int
    low: int
    high: int

    @property
    def is_sure(self) -> bool:
        """Whether no decision of a person can change it."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class ScoredTurn:
    """One turn as the debrief tells it.

    Attributes:
        number: From 1.
        node_id: The node.
        customer: What was said to the trainee just before, all of it.
        speaker: Id of the character who said it.
        reply: The trainee's words.
        mood: The mood after the reply, 0 to 100.
        mood_change: What the reply did to it.
        thought: The customer's thought; may be empty.
    """

    number: int
    node_id: str
    customer: str
    speaker: str
    reply: str
    mood: int
    mood_change: int
    thought: str


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The judged attempt; the same scenario and attempt always give the same.

    Attributes:
        ending_id: Id of the ending; None if the attempt is not finished.
        comes_back: Whether the customer comes back; None if not finished.
        passed: True or False; None while it hangs on something that is not sure. False if not finished.
        failed_critical: Ids of critical criteria that fail the attempt.
        hints: How many hints were taken, each costing points of the relationship side.
    """

    scenario_id: str
    digest: str
    seed: int
    ending_id: str | None
    comes_back: ComesBack | None
    mood: int
    passed: bool | None
    relationship: SideTotal
    task: SideTotal
    judgements: tuple[Judgement, ...]
    turns: tuple[ScoredTurn, ...]
    failed_critical: tuple[str, ...] = ()
    hints: int = 0

    def judgement(self, criterion_id: str) -> Judgement:
        """Return the judgement of that criterion.

        Raises:
            KeyError: There is no such criterion.
        """
        for judgement in self.judgements:
            if judgement.criterion.id == criterion_id:
                return judgement
        raise KeyError(criterion_id)
