"""Matchers: one file each; MATCHERS names the class behind every key of a condition in a scenario file."""

from __future__ import annotations

from collections.abc import Mapping

from simulator.domain.rubric import Condition
from simulator.scoring.matchers.addressed import Addressed
from simulator.scoring.matchers.all_of import AllOf
from simulator.scoring.matchers.any_of import AnyOf
from simulator.scoring.matchers.at_node import AtNode
from simulator.scoring.matchers.behaviour import ShowsBehaviour
from simulator.scoring.matchers.between import Between
from simulator.scoring.matchers.beyond_card import BeyondCard
from simulator.scoring.matchers.called import CallsByName
from simulator.scoring.matchers.criterion import MeetsCriterion
from simulator.scoring.matchers.earned import Earned
from simulator.scoring.matchers.gives import Gives
from simulator.scoring.matchers.gives_reason import GivesReason
from simulator.scoring.matchers.in_part import InPart
from simulator.scoring.matchers.means import Means
from simulator.scoring.matchers.mood import MoodIs
from simulator.scoring.matchers.negation import Not
from simulator.scoring.matchers.offers import Offers
from simulator.scoring.matchers.person import ForAPerson
from simulator.scoring.matchers.remembers import Remembers
from simulator.scoring.matchers.rings import Rings
from simulator.scoring.matchers.says import Says
from simulator.scoring.matchers.seconds import Seconds
from simulator.scoring.matchers.told import Told
from simulator.scoring.matchers.turn import TurnIs

MATCHERS: Mapping[str, type[Condition]] = {
    "any": AnyOf,
    "all": AllOf,
    "not": Not,
    "says": Says,
    "behaviour": ShowsBehaviour,
    "means": Means,
    "criterion": MeetsCriterion,
    "earned": Earned,
    "to": Addressed,
    "names": CallsByName,
    "gives": Gives,
    "rings": Rings,
    "seconds": Seconds,
    "mood": MoodIs,
    "turn": TurnIs,
    "remembers": Remembers,
    "told": Told,
    "at": AtNode,
    "part": InPart,
    "offers": Offers,
    "gives_reason": GivesReason,
    "beyond_card": BeyondCard,
    "person": ForAPerson,
}
"""Key of a condition in a scenario file -> its class."""

__all__ = [
    "MATCHERS",
    "Addressed",
    "AllOf",
    "AnyOf",
    "AtNode",
    "Between",
    "BeyondCard",
    "CallsByName",
    "Earned",
    "ForAPerson",
    "Gives",
    "GivesReason",
    "InPart",
    "Means",
    "MeetsCriterion",
    "MoodIs",
    "Not",
    "Offers",
    "Remembers",
    "Rings",
    "Says",
    "Seconds",
    "ShowsBehaviour",
    "Told",
    "TurnIs",
]
