"""Walk: a network made deterministic while it is walked, so that each word costs one look-up."""

from __future__ import annotations

from simulator.scoring.phrases.automaton import Heard, Network


class Stand:
    """One remembered state of a walk: where it leads with each word, and what is complete in it."""

    __slots__ = ("accepts", "active", "following")

    def __init__(self, active: tuple[int, ...], accepts: tuple[int, ...]) -> None:
        self.active = active
        self.accepts = accepts
        self.following: dict[int, Stand] = {}


class Walk:
    """The states of a network as they are met, remembered up to a limit.

    Args:
        network: What is walked.
        origin: States that join in at every word: a match may begin anywhere. None for a
            walk from one place.
        most_held: Network states remembered; beyond that all are forgotten and it goes on.
    """

    def __init__(self, network: Network, origin: tuple[int, ...], most_held: int) -> None:
        self._network = network
        self._origin = origin
        self._most_held = most_held
        self._stands: dict[tuple[int, ...], Stand] = {}
        self._held = 0

    def stand(self, active: tuple[int, ...]) -> Stand:
        """Return the one stand in which these network states are reached."""
        stand = self._stands.get(active)
        if stand is None:
            if self._held > self._most_held:
                self._forget()
            stand = Stand(active, self._network.accepted(active))
            self._stands[active] = stand
            self._held += len(active) + 8
        return stand

    def step(self, stand: Stand, number: int, heard: Heard) -> Stand:
        """Return the stand after one more word; ``number`` is what ``heard`` is remembered by."""
        following = self.stand(self._network.step(self._origin + stand.active, heard))
        stand.following[number] = following
        return following

    def _forget(self) -> None:
        for stand in self._stands.values():
            stand.following.clear()
        self._stands.clear()
        self._held = 0
