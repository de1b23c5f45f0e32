"""``export completions``: who has completed what, as a file for other systems."""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path

from simulator.command_line.titles import scenario_titles
from simulator.command_line.whose import records, trainee
from simulator.domain.wording import counted
from simulator.settings import data_folder
from simulator.training.exports.handing_over import hand_over, read_lines


def export_completions(options: argparse.Namespace) -> int:
    """Write the file, and say how much is in it."""
    path, today = Path(options.out), datetime.now(UTC).astimezone().date()
    with records(options) as store:
        who = trainee(options, store)
        lines = read_lines(store, who, scenario_titles(data_folder(options.data)), today, options.team)
        hand_over(store, who, lines, options.format, path, team=options.team, home_page=options.home_page)
    completed = sum(line.latest is not None for line in lines)
    if options.json:
        told = {"file": str(path), "format": options.format, "lines": len(lines), "completed": completed}
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        print(
            f"{path}: {counted(len(lines), 'line', 'lines')}, {completed} completed. The audit tells of it."
        )
    return 0
