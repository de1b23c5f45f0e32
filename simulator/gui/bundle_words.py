"""What is told of files from other computers, card by card."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from simulator.gui.widgets.bundle_card import BundleTold
from simulator.records.bundle_interface import Arrival, ArrivingAttempt, ArrivingPerson
from simulator.training.bundles.bundle_file import fingerprint
from simulator.training.bundles.handing_over import Preview, preview_words

_MOST_LINES = 12


def told_of(preview: Preview) -> tuple[BundleTold, ...]:
    """Return what is told of each file: those that can be read first, in the order of the preview."""
    found: list[BundleTold] = []
    for (path, _), one in zip(preview.files, preview.shown, strict=True):
        at = QLocale().toString(_local(one.made_at), "d MMMM yyyy, HH:mm")
        lines = [_who(each) for each in one.people[:_MOST_LINES]]
        lines += [_left_out(left) for left in one.refused[:_MOST_LINES]]
        counts = preview_words(one)
        if any(map(one.count, Arrival)):
            counts = _tr("Attempts: {}").format(counts)
        told = (one.computer_name, f"{path.name}  ·  {at}", fingerprint(one.key), counts)
        found.append(BundleTold(*told, lines, one.is_trusted))
    for bad in preview.refused:
        problem = f"{bad.error.problem} {bad.error.remedy}"
        found.append(BundleTold(bad.path.name, str(bad.path.parent), problem=problem))
    return tuple(found)


def _local(at: datetime) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(at.timestamp()))


def _who(one: ArrivingPerson) -> str:
    told = f"{one.name_there} ({one.number})" if one.number else one.name_there
    if one.is_new:
        return _tr("{}: new here, as {}").format(told, one.name_here)
    return _tr("{}: here {}").format(told, one.name_here) if one.name_here != one.name_there else told


def _left_out(one: ArrivingAttempt) -> str:
    return _tr("Left out: {}, “{}”. {}").format(one.name, one.scenario_title, one.why)


def _tr(text: str) -> str:
    return QCoreApplication.translate("BundlesPage", text)
