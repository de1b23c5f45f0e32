"""``at: [nodes]``: where in the conversation the reply is given."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.evidence import CERTAIN, NOTHING, Finding
from simulator.domain.moment import Moment
from simulator.scoring.passages import UNKNOWN


@dataclass(frozen=True, slots=True)
class AtNode:
    """One of several nodes, by id."""

    nodes: tuple[str, ...]

    def find(self, moment: Moment) -> Finding:
        """Look where we are; where it is not known it holds."""
        if moment.node_id is None:
            return UNKNOWN
        return CERTAIN if moment.node_id in self.nodes else NOTHING

    def looks_for(self) -> tuple[str, ...]:
        """Name the nodes."""
        return (f"a reply at {' or '.join(f'“{node}”' for node in self.nodes)}",)
