"""``attempts`` and ``sessions``: their options; the work is in ``attempts`` and ``sessions``."""

from __future__ import annotations

import argparse
from collections.abc import Callable

Command = Callable[[argparse.Namespace], int]
Add = Callable[[str, str, Command], argparse.ArgumentParser]


def add_looking_back(add: Add) -> None:
    """Add what one looks back with.

    Args:
        add: Adds a command: its name, what it does, and the function for it.
    """
    attempts = add("attempts", "list your attempts, or show one", _attempts)
    attempts.add_argument("id", metavar="ID", nargs="?", help="an attempt's id, or the start of it")
    attempts.add_argument("--json", action="store_true", help="print JSON")
    sessions = add("sessions", "list the sessions a trainer leads, or write the report of one", _sessions)
    sessions.add_argument("id", metavar="ID", nargs="?", help="a session's id, or the start of it")
    sessions.add_argument(
        "--report", metavar="FILE", help="write its report: .html, .pdf, .json; or who was there: .csv"
    )
    sessions.add_argument("--hand-out", action="store_true", help="the edition without anybody's results")
    sessions.add_argument("--json", action="store_true", help="print JSON, and nothing else")


def _attempts(options: argparse.Namespace) -> int:
    from simulator.command_line.attempts import attempts

    return attempts(options)


def _sessions(options: argparse.Namespace) -> int:
    from simulator.command_line.sessions import sessions

    return sessions(options)
