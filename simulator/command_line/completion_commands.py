"""``assign`` and ``report``: their options; the work is in ``assign`` and ``report``."""

from __future__ import annotations

import argparse
from collections.abc import Callable

Command = Callable[[argparse.Namespace], int]
Add = Callable[[str, str, Command], argparse.ArgumentParser]
_LONGEST_NUMBER = 6


def add_completion_commands(add: Add, common: argparse.ArgumentParser) -> None:
    """Add them.

    Args:
        add: Adds a command: its name, what it does, and the function for it.
        common: The options every command has.
    """
    assign = add("assign", "ask people to complete scenarios (as a trainer or HR: --trainee NAME)", _assign)
    assign.add_argument("scenarios", metavar="SCENARIO", nargs="*", help="ids of scenarios, in order")
    assign.add_argument(
        "--to", metavar="NAME", action="append", default=[], help="a person, by name or employee number"
    )
    assign.add_argument(
        "--team", metavar="TEAM", action="append", default=[], help="whoever is in it, or will be"
    )
    assign.add_argument("--due", metavar="YYYY-MM-DD", help="due on this day")
    assign.add_argument("--due-after", metavar="DAYS", type=_number, help="due so many days after they began")
    assign.add_argument("--valid", metavar="DAYS", type=_number, help="due again after so many days")
    assign.add_argument("--attempts", metavar="N", type=_number, help="attempts each may submit")
    assign.add_argument(
        "--relationship-bar", metavar="PERCENT", type=_number, help="instead of the scenario's"
    )
    assign.add_argument("--task-bar", metavar="PERCENT", type=_number, help="instead of the scenario's")
    assign.add_argument(
        "--manager-first",
        action=argparse.BooleanOptionalAction,
        help="opens once their manager completed it",
    )
    assign.add_argument("--title", metavar="WORDS", help="what lists call it")
    assign.add_argument("--list", action="store_true", help="list what is assigned")
    assign.add_argument("--withdraw", metavar="ID", help="take one back, by its id or the start of it")
    assign.add_argument(
        "--change",
        metavar="ID",
        help="change one: what is named here is changed, the rest stays; --due none, --valid 0 and "
        "--attempts 0 take a term away, --to and --team name everybody it is for then",
    )
    assign.add_argument("--scenario-bars", action="store_true", help="with --change: the scenario's own bars")
    assign.add_argument("--dry-run", action="store_true", help="with --change: only say what it would mean")
    _json(assign)

    report = add("report", "tell who has completed what", _completion)
    about = report.add_subparsers(metavar="WHAT", required=True)
    for name, does, work in (
        ("completion", "how far each person is, and the totals", _completion),
        ("hard", "what people find hard; of groups of five or more only", _hard),
        ("reminders", "who should be reminded of what; nothing is sent", _reminders),
    ):
        part = about.add_parser(name, help=does, description=does, parents=[common])
        part.add_argument("--team", metavar="TEAM", help="this team alone")
        part.set_defaults(run=work)
        _json(part)
        if name == "reminders":
            part.add_argument("--format", choices=("csv", "ics", "mailto"), default="csv")
            part.add_argument("--out", metavar="FILE", help="write it to this file (default: print it)")


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON, and nothing else")


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > _LONGEST_NUMBER:
        raise argparse.ArgumentTypeError(f"it is a whole number, not {text!r}")
    return int(text)


def _assign(options: argparse.Namespace) -> int:
    from simulator.command_line.assign import assign_scenarios

    return assign_scenarios(options)


def _completion(options: argparse.Namespace) -> int:
    from simulator.command_line.report import report_completion

    return report_completion(options)


def _hard(options: argparse.Namespace) -> int:
    from simulator.command_line.report import report_hard

    return report_hard(options)


def _reminders(options: argparse.Namespace) -> int:
    from simulator.command_line.report import report_reminders

    return report_reminders(options)
