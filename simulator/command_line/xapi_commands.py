"""The commands about a learning record store, and their options."""

from __future__ import annotations

import argparse
from collections.abc import Callable

Command = Callable[[argparse.Namespace], int]
Add = Callable[[str, str, Command], argparse.ArgumentParser]
"""Adds a command: its name, what it does, and the function for it."""

_VERSIONS = ("1.0.3", "2.0.0")
"""Named here too, so that no other command waits for them."""


def add_xapi_commands(add: Add, common: argparse.ArgumentParser) -> None:
    """Add them all.

    Args:
        add: Adds a command.
        common: The options every command has.
    """
    does = "send completions to a learning record store (xAPI), and see what became of them"
    parts = add("xapi", does, _status).add_subparsers(metavar="WHAT", required=True)
    push = parts.add_parser("push", help="send what was completed and not sent yet", parents=[common])
    push.set_defaults(run=_push)
    push.add_argument(
        "--user", metavar="U", help="who we are there; without one the secret is a bearer token"
    )
    push.add_argument(
        "--password-env",
        metavar="VAR",
        help="the environment variable with the password or token (default: RAPPORT_XAPI_PASSWORD, "
        "or the system's keyring)",
    )
    push.add_argument("--version", choices=_VERSIONS, help="the edition of xAPI (default: 1.0.3)")
    push.add_argument(
        "--home-page", metavar="URL", help="the address of the system people have their accounts in"
    )
    push.add_argument("--limit", metavar="N", type=_limit, help="send at most N statements")
    push.add_argument(
        "--when-due",
        action="store_true",
        help="leave a store alone that is to be left alone: for a timer that calls this often",
    )
    push.add_argument(
        "--insecure", action="store_true", help="also by http, where anybody on the way can read along"
    )
    status = parts.add_parser("status", help="say what waits, was sent and was refused", parents=[common])
    status.set_defaults(run=_status)
    retry = parts.add_parser("retry", help="let what was refused be sent again", parents=[common])
    retry.set_defaults(run=_retry)
    for part in (push, status, retry):
        part.add_argument("--endpoint", metavar="URL", help="the store (default: the one in the settings)")
        part.add_argument("--json", action="store_true", help="print JSON")


def _limit(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:10]) <= 10**9:
        raise argparse.ArgumentTypeError(f"it is a whole number from 1, not {text!r}")
    return int(text)


def _push(options: argparse.Namespace) -> int:
    from simulator.command_line.xapi import push

    return push(options)


def _status(options: argparse.Namespace) -> int:
    from simulator.command_line.xapi import status

    return status(options)


def _retry(options: argparse.Namespace) -> int:
    from simulator.command_line.xapi import retry

    return retry(options)
