"""Conversation: where a run stands, and what follows a reply. Pure: the same words lead the same way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import cast

from simulator.domain.attempt import Attempt, Choice, Reply, Turn
from simulator.domain.evidence import Certainty
from simulator.domain.facts import Facts, draw, fill
from simulator.domain.moment import Line, Moment
from simulator.domain.scenario import END, Branch, Ending, Node, Scenario

CALMEST, WORST = 100, 0


@dataclass(frozen=True, slots=True)
class Setting:
    """What stays the same all through one run: the scenario with its facts drawn."""

    scenario: Scenario
    seed: int
    facts: Facts
    people: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, scenario: Scenario, seed: int) -> Setting:
        """Draw the facts."""
        facts = draw(scenario.facts, seed)
        people = {
            c.id: tuple(fill(name, facts) for name in (c.name, *c.called))
            for c in scenario.characters.values()
        }
        return cls(scenario, seed, facts, people)


@dataclass(frozen=True, slots=True)
class Conversation:
    """An attempt under way: what was said, and where the customer stands now.

    Attributes:
        setting: Scenario, seed and facts.
        node: What the customer says now; None once it is over.
        mood: 0 (worst) to 100.
        turns: What happened so far.
        remembered, earned, given: As in Moment.
        told: Topic -> the turn it was told in.
        came_by: The branch that led here; None at the start.
        ending: How it ended; None while it goes on.
    """

    setting: Setting
    node: Node | None
    mood: int
    turns: tuple[Turn, ...] = ()
    remembered: frozenset[str] = frozenset()
    earned: frozenset[str] = frozenset()
    given: tuple[str, ...] = ()
    told: tuple[tuple[str, int], ...] = ()
    came_by: Branch | None = None
    ending: Ending | None = None

    @classmethod
    def begin(cls, scenario: Scenario, seed: int = 0) -> Conversation:
        """Return the conversation before anyone has replied."""
        return cls.begin_in(Setting.of(scenario, seed))

    @classmethod
    def begin_in(cls, setting: Setting) -> Conversation:
        """Return the conversation before anyone has replied, its facts already drawn."""
        node = setting.scenario.nodes[setting.scenario.start]
        return cls(setting, node, setting.scenario.mood, told=tuple((t, 1) for t in node.tells))

    @classmethod
    def resume(cls, scenario: Scenario, seed: int, turns: Iterable[Turn]) -> Conversation:
        """Return the conversation after these turns, exactly as it stood then.

        Raises:
            ValueError: The turns do not belong to this scenario.
        """
        here = cls.begin(scenario, seed)
        for turn in turns:
            if here.node is None or here.node.id != turn.node_id:
                raise ValueError(f"turn {turn.number} was not said at {here.node and here.node.id!r}")
            here = here.follow(turn.reply, turn.choice)
        return here

    @property
    def is_over(self) -> bool:
        """Whether an ending was reached."""
        return self.ending is not None

    @property
    def attempt(self) -> Attempt:
        """What happened so far, as it is kept."""
        scenario = self.setting.scenario
        return Attempt(scenario.id, scenario.digest, self.setting.seed, self.turns)

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is said to the trainee now: the reaction to the last reply, then the next line."""
        facts, said = self.setting.facts, list[Line]()
        at = self.node or self.ending
        speaker = at.speaker if at else self.setting.scenario.customer.id
        if self.came_by and self.came_by.says:
            said.append(Line(self._who_reacts(speaker), fill(self.came_by.says, facts)))
        if self.node:
            said.append(Line(speaker, fill(self.node.says, facts), fill(self.node.does, facts)))
        elif self.ending:
            said.append(Line(speaker, fill(self.ending.says, facts)))
        return tuple(said)

    def _who_reacts(self, next_speaker: str) -> str:
        """The one who was speaking reacts to the reply, whoever speaks next."""
        last = self.setting.scenario.nodes[self.turns[-1].node_id] if self.turns else None
        return last.speaker if last else next_speaker

    def moment(self, reply: Reply) -> Moment:
        """Return the reply in its place, for conditions to look at.

        Raises:
            ValueError: The conversation is over.
        """
        if self.node is None:
            raise ValueError("the conversation is over")
        lines = self.lines
        heard = Line(lines[-1].speaker, " ".join(line.text for line in lines if line.text), lines[-1].does)
        return Moment(
            reply=reply,
            turn=len(self.turns) + 1,
            line=heard,
            facts=self.setting.facts,
            people=self.setting.people,
            customer=self.setting.scenario.customer.id,
            node_id=self.node.id,
            part=self.node.part,
            told=dict(self.told),
            mood=self.mood,
            remembered=self.remembered,
            earned=self.earned,
            given=self.given,
        )

    def choose(self, reply: Reply) -> Choice:
        """Return how the customer takes the reply: by the words as they were sent.

        What was not heard clearly is left open by the score, not by the customer.

        Raises:
            ValueError: The conversation is over.
        """
        moment = self.moment(reply)
        criteria = self.setting.scenario.rubric.criteria
        met = sorted(
            c.id
            for c in criteria
            if (c.opportunity is None or c.opportunity.find(moment).certainty is Certainty.YES)
            and c.listen_for.find(moment).certainty is Certainty.YES
        )
        now = replace(moment, earned=moment.earned.union(met))
        branches = self.node.branches if self.node else ()
        for index, branch in enumerate(branches):
            if branch.when is None or branch.when.find(now).certainty is Certainty.YES:
                return Choice(index, tuple(met))
        raise ValueError(f"node {moment.node_id!r} has no branch for every reply")

    def follow(self, reply: Reply, choice: Choice) -> Conversation:
        """Return the conversation as it stands once the customer has taken the reply that way.

        Raises:
            ValueError: The conversation is over, or the node has no such branch.
        """
        node = self.node
        if node is None or not 0 <= choice.branch < len(node.branches):
            raise ValueError("there is no such way on from here")
        branch = node.branches[choice.branch]
        number = len(self.turns) + 1
        setting = self.setting
        following = setting.scenario.nodes.get(branch.to)
        mood = self._mood_after(branch, reply, number)
        remembered = self.remembered.union(branch.remember) if branch.remember else self.remembered
        earned = self.earned.union(choice.earned) if choice.earned else self.earned
        given = (*self.given, reply.gives) if reply.gives else self.given
        told, ending = self.told, None
        if following is not None and following.tells:
            told = (*told, *((topic, number + 1) for topic in following.tells))
        elif following is None:
            ending = self._ending(branch.to, reply, mood, remembered, earned, given)
        turns = (*self.turns, Turn(number, node.id, reply, choice))
        after = _Draft()
        after.setting, after.node, after.mood, after.turns = setting, following, mood, turns
        after.remembered, after.earned, after.given, after.told = remembered, earned, given, told
        after.came_by, after.ending = branch, ending
        return after.frozen()

    def after(self, reply: Reply) -> Conversation:
        """Return the conversation as it stands once the trainee has replied.

        Raises:
            ValueError: The conversation is over.
        """
        return self.follow(reply, self.choose(reply))

    def _mood_after(self, branch: Branch, reply: Reply, number: int) -> int:
        mood = self.mood + branch.mood
        if number == 1:
            opening = self.setting.scenario.opening
            if opening and (reply.rings or 0) > opening.answer_by_ring:
                mood += opening.late_mood
        return WORST if mood < WORST else CALMEST if mood > CALMEST else mood

    def _ending(
        self,
        to: str,
        reply: Reply,
        mood: int,
        remembered: frozenset[str],
        earned: frozenset[str],
        given: tuple[str, ...],
    ) -> Ending:
        """Return the ending named by a branch, or the first whose condition holds."""
        scenario = self.setting.scenario
        if to != END:
            named = scenario.ending(to)
            if named is None:
                raise ValueError(f"there is neither a node nor an ending called {to!r}")
            return named
        moment: Moment | None = None
        for ending in scenario.endings:
            if ending.when is None:
                return ending
            moment = moment or replace(
                self.moment(reply), mood=mood, remembered=remembered, earned=earned, given=given
            )
            if ending.when.find(moment).certainty is Certainty.YES:
                return ending
        raise ValueError("the last ending must have no condition")


@dataclass(slots=True, init=False, eq=False, repr=False)
class _Draft:
    """A conversation while it is written down: filling in a frozen one takes five times as long.

    It has the fields of Conversation in the same order; such classes can change places.
    """

    setting: Setting
    node: Node | None
    mood: int
    turns: tuple[Turn, ...]
    remembered: frozenset[str]
    earned: frozenset[str]
    given: tuple[str, ...]
    told: tuple[tuple[str, int], ...]
    came_by: Branch | None
    ending: Ending | None

    def frozen(self) -> Conversation:
        """Turn it into a conversation; from here on nothing can be changed."""
        object.__setattr__(self, "__class__", Conversation)
        return cast("Conversation", self)
