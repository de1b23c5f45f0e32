"""Handing over results: a bundle is written on one computer, looked at on another, and merged."""

from __future__ import annotations

import platform
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from simulator.domain.errors import SimulatorError
from simulator.domain.people import Person, Role
from simulator.domain.wording import counted
from simulator.records.bundle_interface import Arrival, Bundle, BundlePreview, SignedBundle
from simulator.records.interface import RecordStore
from simulator.training.bundles.bundle_file import (
    SUFFIX,
    BundleError,
    bundle_bytes,
    fingerprint,
    read_bundle,
)
from simulator.training.certificates.signing_key import signing_key
from simulator.training.exports.whole_file import whole_file

_LONGEST_NAME = 60
MOST_FILES = 1_000
"""In one folder; more are no stick of bundles."""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What was written.

    Attributes:
        path: The file.
        attempts, people: How many are in it.
        has_words: Whether what was said is in it.
        fingerprint: Of this computer's key, to be compared by whoever merges it.
    """

    path: Path
    attempts: int
    people: int
    has_words: bool
    fingerprint: str


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that is not merged, and why."""

    path: Path
    error: SimulatorError


@dataclass(frozen=True, slots=True)
class Preview:
    """What merging some files would do, one after the other; or did.

    Attributes:
        files: Those that can be read, the oldest first.
        shown: What becomes of each.
        refused: The others.
    """

    files: tuple[tuple[Path, SignedBundle], ...]
    shown: tuple[BundlePreview, ...]
    refused: tuple[RefusedFile, ...]

    @property
    def untrusted(self) -> dict[str, str]:
        """The computers that nobody has agreed to yet: their names by their keys."""
        return {one.key: one.computer_name for one in self.shown if not one.is_trusted}

    def count(self, arrival: Arrival) -> int:
        """Return how many attempts arrive so, in all files."""
        return sum(one.count(arrival) for one in self.shown)


def file_name_for(name: str, now: datetime) -> str:
    """Return what a bundle is called: whose it is, and of which day."""
    words = re.sub(r'[\\/:*?"<>|.\x00-\x1f]', " ", name).split()
    told = "-".join(words)[:_LONGEST_NAME].strip("-") or "results"
    return f"rapport-{told}-{now.date().isoformat()}{SUFFIX}"


def hand_over_results(
    store: RecordStore, by: Person, folder: Path, out: Path, now: datetime, *, with_words: bool = False
) -> HandedOver:
    """Write the submitted attempts that somebody may see to a file; the audit says so.

    Args:
        store: The records.
        by: Who hands over: trainees their own.
        folder: The data folder, where the key is.
        out: The file, or a folder in which it gets a name of its own.
        now: Now, in the zone of whoever sits there.
        with_words: Whether what was said goes along.

    Raises:
        BundleError: Nothing was submitted yet.
        SimulatorError: It cannot be written, or not by this person.
    """
    path = out / file_name_for(by.name, now) if out.is_dir() else out
    bundle = store.bundle(by, with_words=with_words)
    if not bundle.attempts:
        whose = "You have" if by.role is Role.TRAINEE else "Nobody here has"
        raise BundleError(
            f"{whose} submitted nothing yet, so there is nothing to hand over.",
            remedy="Finish a conversation, look at its debrief, and submit it there.",
        )
    key = signing_key(folder)
    raw = bundle_bytes(bundle, key, platform.node(), now)
    with whole_file(path, raw):
        what = "with their words" if with_words else "without words"
        told = f"{counted(len(bundle.attempts), 'attempt', 'attempts')}, {what}, into {path.name}"
        store.note_in_audit(by, "handed over", told)
    return HandedOver(path, len(bundle.attempts), _owners(bundle), with_words, fingerprint(key.did))


def bundle_files(given: Sequence[Path]) -> tuple[Path, ...]:
    """Return the files that are meant: of a folder, all bundles in it.

    Raises:
        BundleError: A folder holds none, or too many.
    """
    found: list[Path] = []
    for path in given:
        if not path.is_dir():
            found.append(path)
            continue
        try:
            inside = sorted(one for one in path.iterdir() if one.suffix.casefold() == SUFFIX)
        except OSError as error:
            raise BundleError(
                f"{path} cannot be read: {error.strerror or error}.", remedy="Check the stick it is on."
            ) from error
        if not inside or len(inside) > MOST_FILES:
            how_many = "no file" if not inside else f"more than {MOST_FILES:,} files"
            raise BundleError(
                f"{path} holds {how_many} that ends with {SUFFIX}.", remedy="Choose another folder, or files."
            )
        found += inside
    return tuple(dict.fromkeys(found))


def preview_files(store: RecordStore, by: Person, given: Sequence[Path], now: datetime) -> Preview:
    """Return what merging files would do; nothing is written.

    Raises:
        SimulatorError: This person may not merge, or a folder holds no bundle.
    """
    files: list[tuple[Path, SignedBundle]] = []
    refused: list[RefusedFile] = []
    for path in bundle_files(given):
        try:
            files.append((path, read_bundle(path, now)))
        except BundleError as error:
            refused.append(RefusedFile(path, error))
    files.sort(key=_age)
    shown = store.preview_bundles(by, [signed for _, signed in files])
    return Preview(tuple(files), shown, tuple(refused))


def preview_words(one: BundlePreview) -> str:
    """Return in words what becomes of a bundle's attempts."""
    counts = ((one.count(arrival), arrival) for arrival in Arrival)
    told = ", ".join(f"{count:,} {_ARRIVED[arrival]}" for count, arrival in counts if count)
    return told or "nothing in it"


_ARRIVED = {
    Arrival.NEW: "new",
    Arrival.CHANGED: "with something new",
    Arrival.KNOWN: "known already",
    Arrival.REFUSED: "left out",
}


def _owners(bundle: Bundle) -> int:
    return len({one.owner_id for one in bundle.attempts})


def _age(one: tuple[Path, SignedBundle]) -> tuple[datetime, str]:
    return one[1].made_at, one[0].name
