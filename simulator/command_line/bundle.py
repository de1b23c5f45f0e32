"""``bundle export``, ``bundle merge``, ``bundle computers``: results of laptops without a server."""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from simulator.command_line import streams
from simulator.command_line.whose import records, trainee
from simulator.domain.people import Person
from simulator.domain.wording import counted
from simulator.records.bundle_interface import Arrival, BundlePreview
from simulator.records.bundle_refusals import no_such_computer
from simulator.records.interface import RecordStore
from simulator.settings import data_folder
from simulator.training.bundles.bundle_file import fingerprint
from simulator.training.bundles.handing_over import (
    Preview,
    hand_over_results,
    preview_files,
    preview_words,
)
from simulator.training.certificates.signing_key import signing_key

_MOST_TOLD = 20


def export_bundle(options: argparse.Namespace) -> int:
    """Write a bundle, and say what is in it and how this computer is known again."""
    now = datetime.now().astimezone()
    with records(options) as store:
        made = hand_over_results(
            store,
            trainee(options, store),
            data_folder(options.data),
            Path(options.out),
            now,
            with_words=options.with_words,
        )
    if options.json:
        told = {
            "file": str(made.path),
            "attempts": made.attempts,
            "people": made.people,
            "with_words": made.has_words,
            "fingerprint": made.fingerprint,
        }
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return 0
    counts = (counted(made.attempts, "attempt", "attempts"), counted(made.people, "person", "people"))
    words = "with what was said" if made.has_words else "the words stay on this computer"
    print(f"{made.path}: {counts[0]} of {counts[1]}; {words}.")
    print(f"This computer's fingerprint, for whoever merges it:  {made.fingerprint}")
    return 0


def merge_bundles(options: argparse.Namespace) -> int:
    """Say what bundles hold, and merge those of trusted computers; 1 if anything was left out."""
    with records(options) as store:
        by = trainee(options, store)
        preview = preview_files(store, by, [Path(one) for one in options.files], datetime.now(UTC))
        if options.trust and not options.dry_run:
            for key, name in preview.untrusted.items():
                store.trust_computer(by, key, name)
        done = preview.shown if options.dry_run else _merged(store, by, preview, is_trusting=options.trust)
    is_left_out = bool(preview.refused) or any(one.refused or not one.is_trusted for one in done)
    if options.json:
        print(json.dumps(_json(preview, done, is_dry=options.dry_run), ensure_ascii=False, indent=2))
    else:
        _tell(preview, done, is_dry=options.dry_run)
    return 1 if is_left_out else 0


def list_computers(options: argparse.Namespace) -> int:
    """List the trusted computers, or trust one no more."""
    with records(options) as store:
        by = trainee(options, store)
        if options.untrust is not None:
            known = store.trusted_computers(by)
            found = [one for one in known if options.untrust in (one.name, one.key, fingerprint(one.key))]
            if len(found) != 1:
                raise no_such_computer()
            store.end_trust(by, found[0].key)
        known = store.trusted_computers(by)
    own = fingerprint(signing_key(data_folder(options.data)).did)
    if options.json:
        computers = [
            {
                "name": one.name,
                "fingerprint": fingerprint(one.key),
                "key": one.key,
                "trusted_at": one.trusted_at.isoformat(),
            }
            for one in known
        ]
        print(json.dumps({"own": own, "trusted": computers}, ensure_ascii=False, indent=2))
        return 0
    for one in known:
        print(f"{one.name:<32}  {fingerprint(one.key)}  since {one.trusted_at.astimezone():%Y-%m-%d}")
    if not known:
        print("No other computer is trusted yet.")
    print(f"This computer's own fingerprint:  {own}")
    return 0


def _merged(
    store: RecordStore, by: Person, preview: Preview, *, is_trusting: bool
) -> tuple[BundlePreview, ...]:
    pairs = zip(preview.files, preview.shown, strict=True)
    return tuple(
        store.merge_bundle(by, signed) if shown.is_trusted or is_trusting else shown
        for (_, signed), shown in pairs
    )


def _tell(preview: Preview, done: tuple[BundlePreview, ...], *, is_dry: bool) -> None:
    for (path, _), one in zip(preview.files, done, strict=True):
        print(f"{path.name}: from {one.computer_name}, {one.made_at.astimezone():%Y-%m-%d %H:%M}")
        print(f"  fingerprint {fingerprint(one.key)}{'' if one.is_trusted else '  ·  not trusted here yet'}")
        print(f"  {preview_words(one)}")
        for somebody in one.people[:_MOST_TOLD]:
            number = f" ({somebody.number})" if somebody.number else ""
            here = "new here" if somebody.is_new else f"here {somebody.name_here}"
            print(f"    {somebody.name_there}{number}: {here}")
        for left in one.refused[:_MOST_TOLD]:
            print(f"    left out: {left.name}, “{left.scenario_title}” ({left.attempt_id[:8]}): {left.why}")
    for refused in preview.refused:
        streams.say(f"{refused.path}: {refused.error.problem}", refused.error.remedy)
    if any(not one.is_trusted for one in done):
        streams.say(
            "Nothing of a computer that is not trusted is merged.",
            "Compare the fingerprints with those the other computers show, then add --trust.",
        )
    print("Nothing was written: this was a dry run." if is_dry else _sum(done))


def _sum(done: tuple[BundlePreview, ...]) -> str:
    arrived = sum(
        one.count(arrival) for one in done if one.is_trusted for arrival in (Arrival.NEW, Arrival.CHANGED)
    )
    return f"Merged: {counted(arrived, 'attempt', 'attempts')}." if arrived else "Nothing new was merged."


def _json(preview: Preview, done: tuple[BundlePreview, ...], *, is_dry: bool) -> dict[str, Any]:
    return {
        "dry_run": is_dry,
        "bundles": [
            {
                "file": str(path),
                "computer": one.computer_name,
                "key": one.key,
                "fingerprint": fingerprint(one.key),
                "made_at": one.made_at.isoformat(),
                "is_trusted": one.is_trusted,
                "is_merged": one.is_trusted and not is_dry,
                **{arrival.value: one.count(arrival) for arrival in Arrival},
                "people": [
                    {
                        "name": each.name_there,
                        "number": each.number,
                        "here": each.name_here,
                        "is_new": each.is_new,
                    }
                    for each in one.people
                ],
                "left_out": [
                    {
                        "attempt": each.attempt_id,
                        "name": each.name,
                        "title": each.scenario_title,
                        "why": each.why,
                    }
                    for each in one.refused
                ],
            }
            for (path, _), one in zip(preview.files, done, strict=True)
        ],
        "refused": [
            {"file": str(one.path), "problem": one.error.problem, "remedy": one.error.remedy}
            for one in preview.refused
        ],
    }
