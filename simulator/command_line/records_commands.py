"""``records``: its commands and their options; the work is in ``records_on_server``."""

from __future__ import annotations

import argparse

ROLES = ("trainee", "trainer", "hr")


def add_records(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """Add ``records init-postgres``, ``login``, ``logins`` and ``logout``: for whoever runs a server."""
    commands = parser.add_subparsers(metavar="WHAT", required=True)

    def add(name: str, does: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=does, description=does, parents=[common])
        command.add_argument("--json", action="store_true", help="print JSON, and nothing else")
        return command

    setting_up = add("init-postgres", "set a PostgreSQL database up, or bring it up to date (as its owner)")
    setting_up.set_defaults(run=_set_up)
    login = add("login", "give a person a login of the server, or another password (as its owner)")
    login.add_argument("name", metavar="NAME", help="whose login it is; somebody new is taken on record")
    login.add_argument("--login", metavar="LOGIN", default="", help="what the server calls them")
    login.add_argument("--role", choices=ROLES, help="their role from now on")
    login.add_argument(
        "--password-env",
        metavar="VARIABLE",
        help="take the password from this environment variable (default: one is made, and printed once)",
    )
    login.set_defaults(run=_login)
    add("logins", "list who has a login (as the owner or HR)").set_defaults(run=_logins)
    logout = add("logout", "take somebody's login away; what they did stays on record (as its owner)")
    logout.add_argument("name", metavar="NAME", help="the person, or the login")
    logout.set_defaults(run=_logout)


def _set_up(options: argparse.Namespace) -> int:
    from simulator.command_line.records_on_server import set_up

    return set_up(options)


def _login(options: argparse.Namespace) -> int:
    from simulator.command_line.records_on_server import give_login

    return give_login(options)


def _logins(options: argparse.Namespace) -> int:
    from simulator.command_line.records_on_server import list_logins

    return list_logins(options)


def _logout(options: argparse.Namespace) -> int:
    from simulator.command_line.records_on_server import take_login

    return take_login(options)
