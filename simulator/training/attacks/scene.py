"""Scene: where an attacker stands, and all that an attacker can look up."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.conversation import Conversation
from simulator.domain.facts import Facts, fill
from simulator.domain.rubric import Counts, Criterion
from simulator.domain.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Scene:
    """One moment of a conversation, as somebody sees it who has the scenario file open.

    Attributes:
        here: Where the conversation stands; it is not over.
        others: The other scenarios, for lines that belong elsewhere.
    """

    here: Conversation
    others: tuple[Scenario, ...] = ()

    @property
    def scenario(self) -> Scenario:
        """The scenario that is played."""
        return self.here.setting.scenario

    @property
    def facts(self) -> Facts:
        """What the seed drew."""
        return self.here.setting.facts

    @property
    def turn(self) -> int:
        """Number of the turn about to be played, from 1."""
        return len(self.here.turns) + 1

    @property
    def model_line(self) -> str:
        """The author's model reply to what the customer just said."""
        return fill(self.here.node.good, self.facts) if self.here.node else ""

    @property
    def model_lines(self) -> tuple[str, ...]:
        """The author's model replies to everything the customer might say."""
        return tuple(fill(node.good, self.facts) for node in self.scenario.nodes.values() if node.good)

    @property
    def rewarded(self) -> tuple[Criterion, ...]:
        """The criteria that earn points."""
        return tuple(each for each in self.scenario.rubric.criteria if each.counts is Counts.FOR)

    @property
    def good_lines(self) -> tuple[str, ...]:
        """The rubric's own examples of what earns points."""
        return tuple(fill(each.good, self.facts) for each in self.rewarded)

    @property
    def customer_words(self) -> str:
        """What the customer just said."""
        return " ".join(line.text for line in self.here.lines if line.text)


def nth(lines: tuple[str, ...], turn: int) -> str:
    """Return the line for a turn, starting again from the first when they run out."""
    return lines[(turn - 1) % len(lines)] if lines else "Okay."
