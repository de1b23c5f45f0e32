"""``bundle``: its options; the work is in ``bundle``."""

from __future__ import annotations

import argparse


def add_bundle(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """Add what can be done with bundles.

    Args:
        parser: Of ``bundle``.
        common: The options every command has.
    """
    doing = parser.add_subparsers(metavar="WHAT", required=True)

    def add(name: str, does: str) -> argparse.ArgumentParser:
        part = doing.add_parser(name, help=does, description=does, parents=[common])
        part.add_argument("--json", action="store_true", help="print JSON, and nothing else")
        return part

    export = add("export", "write submitted attempts to a signed file, to be merged on HR's computer")
    export.add_argument("--out", metavar="PLACE", required=True, help="a folder, or the file to write")
    export.add_argument("--with-words", action="store_true", help="hand over what was said, too")
    export.set_defaults(run=_export)

    merge = add("merge", "merge what other computers handed over, for HR")
    merge.add_argument("files", metavar="PLACE", nargs="+", help="bundles, or folders of bundles")
    merge.add_argument("--dry-run", action="store_true", help="say what would be merged, and write nothing")
    merge.add_argument("--trust", action="store_true", help="trust the computers they come from")
    merge.set_defaults(run=_merge)

    computers = add("computers", "list the computers that are trusted, and this one's fingerprint; for HR")
    computers.add_argument("--untrust", metavar="NAME", help="merge no more of this one: its name or key")
    computers.set_defaults(run=_computers)


def _export(options: argparse.Namespace) -> int:
    from simulator.command_line.bundle import export_bundle

    return export_bundle(options)


def _merge(options: argparse.Namespace) -> int:
    from simulator.command_line.bundle import merge_bundles

    return merge_bundles(options)


def _computers(options: argparse.Namespace) -> int:
    from simulator.command_line.bundle import list_computers

    return list_computers(options)
