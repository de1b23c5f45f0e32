"""Playing attacks: whole conversations, and which bars they reach."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from simulator.domain.attempt import LONGEST_REPLY, Reply, clean_reply
from simulator.domain.conversation import Conversation
from simulator.domain.scenario import Scenario
from simulator.domain.scorecard import Scorecard, SideTotal
from simulator.scoring.scorer import score
from simulator.training.attacks.scene import Scene

MOST_TURNS = 30
"""Turns; every bundled conversation ends long before, whatever is said."""

MOST_PASSING = 5
"""Per cent of attack conversations that may reach either bar."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one played conversation came to.

    Attributes:
        relationship, task: Whether that side's points surely reach its bar.
        scorecard: The whole scorecard.
    """

    relationship: bool
    task: bool
    scorecard: Scorecard

    @property
    def either(self) -> bool:
        """Whether at least one bar is reached."""
        return self.relationship or self.task

    @property
    def both(self) -> bool:
        """Whether both bars are reached."""
        return self.relationship and self.task


@dataclass(frozen=True, slots=True)
class Tally:
    """How many conversations of one kind in one scenario reached the bars."""

    kind: str
    scenario_id: str
    conversations: int
    relationship: int
    task: int
    either: int
    both: int


def play(scenario: Scenario, seed: int, says: Callable[[Scene], str], others: Sequence[Scenario]) -> Outcome:
    """Play one conversation to its end and judge it.

    The first allowed thing within reach is handed over in the first turn; a telephone is answered in time.
    """
    here = Conversation.begin(scenario, seed)
    while not here.is_over and len(here.turns) < MOST_TURNS:
        here = here.after(_reply(Scene(here, tuple(others)), says))
    card = score(scenario, here.attempt)
    rubric = scenario.rubric
    return Outcome(
        _reaches(card.relationship, rubric.pass_relationship), _reaches(card.task, rubric.pass_task), card
    )


def _reply(scene: Scene, says: Callable[[Scene], str]) -> Reply:
    is_first = scene.turn == 1
    tray = scene.scenario.tray
    gift = next((item.id for item in tray.items if item.is_allowed), None) if tray and is_first else None
    words = clean_reply(clean_reply(says(scene))[:LONGEST_REPLY]) or "..."
    return Reply(words, gives=gift, rings=1 if is_first and scene.scenario.opening else None)


def _reaches(total: SideTotal, per_cent: int) -> bool:
    return total.low * 100 >= per_cent * total.of


def tallies(
    kind: str, says: Callable[[Scene], str], scenarios: Sequence[Scenario], seeds: Iterable[int]
) -> Iterator[Tally]:
    """Play one kind of conversation in every scenario with every seed."""
    drawn = tuple(seeds)
    for scenario in scenarios:
        others = tuple(other for other in scenarios if other.id != scenario.id)
        outcomes = [play(scenario, seed, says, others) for seed in drawn]
        yield Tally(
            kind,
            scenario.id,
            len(outcomes),
            sum(one.relationship for one in outcomes),
            sum(one.task for one in outcomes),
            sum(one.either for one in outcomes),
            sum(one.both for one in outcomes),
        )


def share(rows: Iterable[Tally]) -> int:
    """Return how many per cent of the conversations reach either bar, rounded up."""
    listed = list(rows)
    played = sum(row.conversations for row in listed)
    return -(-100 * sum(row.either for row in listed) // played) if played else 0
