"""``check``: every problem of every scenario file, with file, line, column and remedy."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from simulator.bundled_files import scenarios_folder
from simulator.domain.errors import SimulatorError
from simulator.scenario_files.library import SUFFIXES
from simulator.scenario_files.reader import CheckedFile, check_file


class NothingToCheckError(SimulatorError):
    """There is no scenario file where one was looked for."""


def check(names: Sequence[str], *, as_json: bool) -> int:
    """Check files, or all the files of folders; return 1 where one has an error."""
    checked = [check_file(path) for path in _files(names)]
    if as_json:
        print(json.dumps([_json(c) for c in checked], ensure_ascii=False, indent=2))
    else:
        for one in checked:
            _show(one)
    return 1 if any(one.has_errors for one in checked) else 0


def _show(checked: CheckedFile) -> None:
    for problem in checked.problems:
        print(problem.rendered(checked.path))
    if not checked.has_errors:
        tests = f"{checked.tests} tests passed" if checked.tests != 1 else "1 test passed"
        print(f"{checked.path}: all right, {tests}", file=sys.stderr)


def _json(checked: CheckedFile) -> dict[str, object]:
    return {
        "file": str(checked.path),
        "ok": not checked.has_errors,
        "tests": checked.tests,
        "problems": [
            {
                "code": p.code,
                "severity": p.severity,
                "line": p.line,
                "column": p.column,
                "message": p.message,
                "remedy": p.remedy,
            }
            for p in checked.problems
        ],
    }


def _files(names: Sequence[str]) -> list[Path]:
    files: list[Path] = []
    for place in [Path(name) for name in names] or [scenarios_folder()]:
        if not _is_folder(place):
            files.append(place)
            continue
        found = sorted(p for p in place.rglob("*") if p.suffix in SUFFIXES and not p.is_dir())
        if not found:
            raise NothingToCheckError(
                f"There is no scenario file (*.yaml) in {place}.",
                remedy="Name a file, or a folder that holds some.",
            )
        files += found
    return files


def _is_folder(place: Path) -> bool:
    try:
        return place.is_dir()
    except OSError:  # no name that a folder could have; reading the file will say so
        return False
