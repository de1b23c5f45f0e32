"""``bench``: what the program claims of itself, measured; each bench in a file of its own."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import NamedTuple

# Parsed with every command, so nothing heavy is imported here: each bench loads what it needs.


class Bench(NamedTuple):
    """One bench.

    Attributes:
        name: How it is called.
        does: What it measures, for the help.
        run: Runs it and returns the exit code.
        add_options: Adds its own options; ``--json FILE`` is there already.
    """

    name: str
    does: str
    run: Callable[[argparse.Namespace], int]
    add_options: Callable[[argparse.ArgumentParser], None] | None = None


def add_benches(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """Add a sub-command for each bench; all take the options in ``common`` too."""
    benches = parser.add_subparsers(metavar="BENCH", required=True)
    for bench in BENCHES:
        sub = benches.add_parser(bench.name, help=bench.does, description=bench.does, parents=[common])
        sub.add_argument(
            "--json", metavar="FILE", help="write the figures to this file as well (- is stdout)"
        )
        sub.set_defaults(bench=bench.run)
        if bench.add_options is not None:
            bench.add_options(sub)


def run_bench(options: argparse.Namespace) -> int:
    """Run the bench that was asked for."""
    return int(options.bench(options))


def _accuracy(options: argparse.Namespace) -> int:
    from simulator.command_line.bench_accuracy import accuracy

    return accuracy(options.replies, json_file=options.json, write=options.write, has_errors=options.errors)


def _accuracy_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--replies",
        metavar="FILE",
        action="append",
        default=[],
        help="labelled replies of your own (may be given several times)",
    )
    parser.add_argument(
        "--errors", action="store_true", help="print the replies that were judged wrongly (no held-out ones)"
    )
    parser.add_argument(
        "--write", action="store_true", help="store the figures with the program (in a source checkout)"
    )


def _speed(options: argparse.Namespace) -> int:
    from simulator.command_line.bench_speed import speed

    return speed(json_file=options.json)


def _attack(options: argparse.Namespace) -> int:
    from simulator.command_line.bench_attack import attack

    return attack(json_file=options.json)


BENCHES: tuple[Bench, ...] = (
    Bench("accuracy", "how often the scorer agrees with people", _accuracy, _accuracy_options),
    Bench("speed", "how long the scorer takes", _speed),
    Bench("attack", "how many conversations pass that are played for the points alone", _attack),
)
"""All benches, in the order of the help."""
