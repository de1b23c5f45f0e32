"""A small shop with a dog, a tray and a policy card: what conditions and the scorer are tried on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from simulator.domain.attempt import Attempt, Choice, Reply, Turn
from simulator.domain.conversation import Conversation
from simulator.domain.evidence import Certainty, Finding
from simulator.domain.moment import Line, Moment
from simulator.domain.rubric import Condition, Counts, Criterion, Rubric, Side
from simulator.domain.scenario import (
    About,
    Branch,
    Briefing,
    CardEntry,
    Character,
    ComesBack,
    Ending,
    Node,
    Opening,
    PolicyCard,
    Scenario,
    Tray,
    TrayItem,
)
from simulator.scoring.matchers import Says

PEOPLE = {
    "marco": ("Marco Rossi", "Marco", "Mr Rossi", "sir"),
    "mia": ("Mia Rossi", "Mia", "sweetheart"),
}
FACTS = {"dog.name": "Biscuit", "town": "Dover"}

TRAY = Tray(
    "Within reach",
    1,
    (TrayItem("balloon", "A balloon"), TrayItem("toy", "A toy from the shop", is_allowed=False)),
)


def entry(id_: str, text: str, *patterns: str, perhaps: tuple[str, ...] = ()) -> CardEntry:
    return CardEntry(id_, text, Says(patterns, perhaps))


CARD = PolicyCard(
    "Returns",
    "Goods come back within 30 days.",
    entry("reason", "Returned goods are sold as new.", "sold ... as new"),
    (
        entry("exchange", "Exchange it", "exchange"),
        entry("repair", "Repair it", "repair", perhaps=("look at it",)),
        entry("loan", "Lend a lamp", "lend you"),
    ),
    (entry("cash", "Cash back", "cash back", perhaps=("money",)),),
)


def moment(text: str = "Hello", *, reply: Reply | None = None, **place: Any) -> Moment:
    """A reply in the third turn, answering Marco; ``place`` is what differs."""
    here = Moment(
        reply=reply or Reply(text),
        turn=3,
        line=Line("marco", "Good evening."),
        facts=FACTS,
        people=PEOPLE,
        customer="marco",
        node_id="hello",
        part="opening",
        told={},
    )
    return replace(here, **place)


def nowhere(text: str = "Hello") -> Moment:
    """A single text outside any conversation."""
    return Moment(Reply(text), 0, Line("marco", ""), FACTS, PEOPLE, "marco")


def quotes(finding: Finding) -> list[str]:
    return [evidence.quote for evidence in finding.evidence if evidence.quote]


YES, UNSURE, NO = Certainty.YES, Certainty.UNSURE, Certainty.NO


def criterion(id_: str, listen_for: Condition | str, **rest: Any) -> Criterion:
    """A task criterion of two points that listens for one pattern, or for a condition."""
    heard = Says((listen_for,)) if isinstance(listen_for, str) else listen_for
    plain = Criterion(
        id=id_,
        title=id_.capitalize(),
        side=Side.TASK,
        counts=Counts.FOR,
        points=2,
        practices=(),
        why="",
        looked_for="certain words",
        good="",
        poor="",
        listen_for=heard,
    )
    return replace(plain, **rest)


def scenario(
    *criteria: Criterion,
    turns: int = 3,
    pass_relationship: int = 0,
    pass_task: int = 0,
    hint_cost: int = 1,
    opening: Opening | None = None,
) -> Scenario:
    """A conversation of so many turns, ``turn-1`` and so on, each with one way on."""
    nodes = {
        f"turn-{number}": Node(
            f"turn-{number}",
            "marco",
            f"Line {number} in {{town}}.",
            (Branch("end" if number == turns else f"turn-{number + 1}", mood=5, thought="Hm, {dog.name}."),),
            part="opening" if number == 1 else "close" if number == turns else "middle",
        )
        for number in range(1, turns + 1)
    }
    return Scenario(
        id="small",
        title="Small",
        language="en",
        digest="0" * 64,
        about=About("A small scenario.", 1, "face-to-face", "starter", ()),
        company="Shop",
        place="shop",
        briefing=Briefing("You.", "They.", ("Aim.",)),
        mood=50,
        characters={id_: Character(id_, names[0], names[1:], id_) for id_, names in PEOPLE.items()},
        facts={"dog": ({"dog.name": "Biscuit"}, {"dog.name": "Juno"}), "town": ({"town": "Dover"},)},
        start="turn-1",
        nodes=nodes,
        endings=(Ending("stays", "marco", "Bye.", ComesBack.YES, "It was fine."),),
        rubric=Rubric(criteria, pass_relationship, pass_task, hint_cost),
        opening=opening,
        tray=TRAY,
        card=CARD,
    )


def attempt(story: Scenario, *replies: str | Reply, seed: int = 0) -> Attempt:
    """The replies, given one after the other."""
    here = Conversation.begin(story, seed)
    for said in replies:
        here = here.after(said if isinstance(said, Reply) else Reply(said))
    return here.attempt


def attempt_of(story: Scenario, replies: Sequence[Reply]) -> Attempt:
    """The same, without asking any condition."""
    turns = tuple(Turn(n, f"turn-{n}", reply, Choice(0)) for n, reply in enumerate(replies, 1))
    return Attempt(story.id, story.digest, 0, turns)
