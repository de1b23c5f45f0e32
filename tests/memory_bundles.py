"""Trusted computers, in memory, for ``fakes.MemoryStore``; bundles themselves are merged on disk only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from simulator.domain.people import Person
from simulator.records import bundle_refusals
from simulator.records.bundle_interface import Bundle, BundlePreview, SignedBundle, TrustedComputer


class MemoryBundles:
    """Whoever tests bundles takes records on disk."""

    _computers: dict[str, TrustedComputer]

    def bundle(self, viewer: Person, *, with_words: bool = False) -> Bundle:
        raise NotImplementedError("take records on disk")

    def trusted_computers(self, viewer: Person) -> tuple[TrustedComputer, ...]:
        bundle_refusals.check_merges(viewer)
        return tuple(sorted(self._trusted().values(), key=lambda one: (one.name, one.key)))

    def trust_computer(self, by: Person, key: str, name: str) -> None:
        bundle_refusals.check_merges(by)
        before = self._trusted().get(key)
        at = before.trusted_at if before else datetime.now(UTC)
        self._trusted()[key] = TrustedComputer(key, name, at)

    def end_trust(self, by: Person, key: str) -> None:
        bundle_refusals.check_merges(by)
        if self._trusted().pop(key, None) is None:
            raise bundle_refusals.no_such_computer()

    def preview_bundles(self, by: Person, bundles: Sequence[SignedBundle]) -> tuple[BundlePreview, ...]:
        raise NotImplementedError("take records on disk")

    def merge_bundle(self, by: Person, bundle: SignedBundle) -> BundlePreview:
        raise NotImplementedError("take records on disk")

    def _trusted(self) -> dict[str, TrustedComputer]:
        if not hasattr(self, "_computers"):
            self._computers = {}
        return self._computers
