"""The commands of proof and export, and their options: what HR hands on, keeps safe and takes away."""

from __future__ import annotations

import argparse
from collections.abc import Callable

Command = Callable[[argparse.Namespace], int]
Add = Callable[[str, str, Command], argparse.ArgumentParser]
"""Adds a command: its name, what it does, and the function for it."""

FORMATS = ("csv", "xlsx", "moodle", "xapi")
"""Named here too, so that no other command waits for them."""
_HOME_PAGE = "https://rapport.invalid/"


def add_proof_commands(add: Add, common: argparse.ArgumentParser) -> None:
    """Add them all.

    Args:
        add: Adds a command.
        common: The options every command has.
    """
    export = add("export", "write who has completed what to a file", _export)
    what = export.add_subparsers(metavar="WHAT", required=True)
    completions = what.add_parser("completions", help="a line for each person and scenario", parents=[common])
    completions.set_defaults(run=_export)
    completions.add_argument("--format", choices=FORMATS, required=True, help="csv, xlsx, moodle or xapi")
    completions.add_argument("--out", metavar="FILE", required=True, help="the file to write")
    completions.add_argument("--team", metavar="TEAM", help="only this team")
    completions.add_argument(
        "--home-page",
        metavar="URL",
        default=_HOME_PAGE,
        help="for xapi: the address of the system people have their accounts in",
    )
    _json(completions)

    certificate = add(
        "certificate",
        "write the certificate of a completed attempt: yours, or anybody's as trainer or HR",
        _certificate,
    )
    certificate.add_argument("id", metavar="ID", help="the attempt's id, or the start of it")
    certificate.add_argument("--out", metavar="FILE", required=True, help="ends with .pdf, .html or .json")
    certificate.add_argument(
        "--issuer", metavar="NAME", help="who certifies it, for trainers and HR (default: you)"
    )
    _json(certificate)

    verify = add("verify", "say whether a certificate is whole, offline", _verify)
    verify.add_argument("file", metavar="FILE", help="a .pdf, .html or .json certificate")
    _json(verify)

    audit = add("audit", "show who did what to people's records", _audit_list)
    doing = audit.add_subparsers(metavar="WHAT", required=True)
    for name, does, work in (
        ("verify", "name the first entry that was altered, moved or taken out", _audit_verify),
        ("list", "list the entries, for HR", _audit_list),
    ):
        part = doing.add_parser(name, help=does, parents=[common])
        part.set_defaults(run=work)
        _json(part)

    backup = add("backup", "put everything that is kept into one file", _backup)
    backup.add_argument("file", metavar="FILE", help="the backup to write")
    backup.add_argument("--replace", action="store_true", help="overwrite a file of that name")
    _json(backup)

    restore = add("restore", "put a backup in the place of what is kept", _restore)
    restore.add_argument("file", metavar="FILE", help="the backup")
    restore.add_argument("--replace", action="store_true", help="keep what is there now aside")
    _json(restore)

    erase = add("erase", "erase a person with everything that is theirs", _erase)
    erase.add_argument("name", metavar="NAME", help="their name, or their id")
    erase.add_argument("--yes", action="store_true", help="do not ask again")
    _json(erase)


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")


def _export(options: argparse.Namespace) -> int:
    from simulator.command_line.export import export_completions

    return export_completions(options)


def _certificate(options: argparse.Namespace) -> int:
    from simulator.command_line.certificate import certificate

    return certificate(options)


def _verify(options: argparse.Namespace) -> int:
    from simulator.command_line.certificate import verify

    return verify(options)


def _audit_verify(options: argparse.Namespace) -> int:
    from simulator.command_line.audit import audit_verify

    return audit_verify(options)


def _audit_list(options: argparse.Namespace) -> int:
    from simulator.command_line.audit import audit_list

    return audit_list(options)


def _backup(options: argparse.Namespace) -> int:
    from simulator.command_line.backup import backup

    return backup(options)


def _restore(options: argparse.Namespace) -> int:
    from simulator.command_line.backup import put_back

    return put_back(options)


def _erase(options: argparse.Namespace) -> int:
    from simulator.command_line.erase import erase

    return erase(options)
