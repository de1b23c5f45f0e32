"""Portraits, places and sounds that a scenario names are among the program's own."""

from __future__ import annotations

from functools import cache

from simulator.bundled_files import assets_folder
from simulator.scenario_files.problems import did_you_mean, listed
from simulator.scenario_files.sheet import Path, Sheet


def check_assets(sheet: Sheet) -> None:
    """Report names of pictures and sounds that are not there; kinds of which there is none are left out."""
    shape = sheet.shape
    _check(sheet, ("place",), "place", shape.place)
    for key, character in shape.characters.items():
        _check(sheet, ("characters", key, "portrait"), "portrait", character.portrait)
    for key, node in shape.nodes.items():
        if node.sound is not None:
            _check(sheet, ("nodes", key, "sound", "file"), "sound", node.sound.file)


def _check(sheet: Sheet, path: Path, what: str, got: str) -> None:
    known = _names(f"{what}s")
    if known and got not in known:
        suggestion = did_you_mean(got, known)
        sheet.report("SC320", path, what=what, got=got, suggestion=suggestion, known=listed(sorted(known)))


@cache
def _names(folder: str) -> frozenset[str]:
    return frozenset(path.stem for path in (assets_folder() / folder).glob("*.*") if path.suffix != ".py")
