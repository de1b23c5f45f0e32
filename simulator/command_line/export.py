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
from simulator.training.exports.handing_over import Order, hand_over


def export_completions(options: argparse.Namespace) -> int:
    """Write the file, and say how much is in it."""
    path, today = Path(options.out), datetime.now(UTC).astimezone().date()
    with records(options) as store:
        who = trainee(options, store)
        titles = scenario_titles(data_folder(options.data))
        order = Order(options.format, path, titles, today, options.team, options.home_page)
        done = hand_over(store, who, order)
    if options.json:
        told = {"file": str(path), "format": options.format, "lines": done.lines, "completed": done.completed}
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        lines = counted(done.lines, "line", "lines")
        print(f"{path}: {lines}, {done.completed} completed. The audit tells of it.")
    return 0
