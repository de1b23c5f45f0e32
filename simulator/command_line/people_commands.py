"""``people``: its commands and their options; the work is in ``people``."""

from __future__ import annotations

import argparse

PRESETS = ("moodle", "oneroster", "hris")
FIELDS = (
    *("number", "name", "first-name", "last-name", "email", "team", "manager", "started-on"),
    *("status", "suspended", "left-on"),
)
"""As in ``training.people.headings``, which is not imported before it is needed; a test compares them."""


def add_people(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """Add ``people import``, ``people list``, ``people role`` and ``people everything``."""
    commands = parser.add_subparsers(metavar="WHAT", required=True)
    does = "read people from a CSV file or an Excel workbook (as HR: --trainee NAME)"
    bring = commands.add_parser("import", help=does, description=does, parents=[common])
    bring.add_argument("file", metavar="FILE", help="the list, as .csv or .xlsx")
    bring.add_argument(
        "--map",
        metavar="FIELD=COLUMN",
        type=_pair,
        action="append",
        default=[],
        help=f"what a column means (FIELD= for none); fields: {', '.join(FIELDS)}",
    )
    bring.add_argument("--preset", choices=PRESETS, help="what kind of file it is (default: by its headings)")
    bring.add_argument(
        "--dates",
        choices=("day-first", "month-first"),
        help="which comes first in days like 03/04/2026, where the file does not tell",
    )
    bring.add_argument(
        "--new-numbers",
        choices=("ask", "same", "new"),
        default="ask",
        help="somebody of a known name with another number: leave them out and say so (ask), "
        "the same person, or somebody new",
    )
    bring.add_argument(
        "--everybody", action="store_true", help="whoever has a number and is not in the file has left"
    )
    bring.add_argument("--dry-run", action="store_true", help="say what would change, and write nothing")
    bring.add_argument("--json", action="store_true", help="print JSON, and nothing else")
    bring.set_defaults(run=_import)
    does = "list the people on record"
    listing = commands.add_parser("list", help=does, description=does, parents=[common])
    listing.add_argument("--team", metavar="TEAM", help="this team alone")
    listing.add_argument("--left", action="store_true", help="also those who have left")
    listing.add_argument("--json", action="store_true", help="print JSON, and nothing else")
    listing.set_defaults(run=_list)
    does = "let somebody lead sessions (trainer), do HR (hr), or neither (trainee)"
    giving = commands.add_parser("role", help=does, description=does, parents=[common])
    giving.add_argument("name", metavar="NAME", help="whose role it is")
    giving.add_argument("role", choices=("trainer", "hr", "trainee"), help="the role")
    giving.add_argument("--json", action="store_true", help="print JSON, and nothing else")
    giving.set_defaults(run=_role)
    does = "save all that is kept about one person: yourself, or for HR what HR may see"
    saving = commands.add_parser("everything", help=does, description=does, parents=[common])
    saving.add_argument("name", nargs="?", metavar="NAME", help="whom it is about (default: yourself)")
    saving.add_argument("--out", required=True, metavar="FILE", help="the file to write: a zip")
    saving.add_argument("--json", action="store_true", help="print JSON, and nothing else")
    saving.set_defaults(run=_everything)


def _pair(text: str) -> tuple[str, str]:
    name, equals, column = text.partition("=")
    if not equals or name.strip() not in FIELDS:
        raise argparse.ArgumentTypeError(
            f"it is FIELD=COLUMN, FIELD one of {', '.join(FIELDS)}; not {text!r}"
        )
    return name.strip(), column.strip()


def _import(options: argparse.Namespace) -> int:
    from simulator.command_line.people import bring_in

    return bring_in(options)


def _list(options: argparse.Namespace) -> int:
    from simulator.command_line.people import list_people

    return list_people(options)


def _role(options: argparse.Namespace) -> int:
    from simulator.command_line.giving_role import give_role

    return give_role(options)


def _everything(options: argparse.Namespace) -> int:
    from simulator.command_line.everything import save_everything

    return save_everything(options)
