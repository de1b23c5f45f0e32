"""The commands and their options; each command's work is in a file of its own."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

from simulator.command_line import streams
from simulator.command_line.bench import add_benches, run_bench
from simulator.command_line.bundle_commands import add_bundle
from simulator.command_line.completion_commands import add_completion_commands
from simulator.command_line.people_commands import add_people
from simulator.command_line.proof_commands import add_proof_commands
from simulator.command_line.records_commands import add_records
from simulator.command_line.session_commands import add_looking_back
from simulator.command_line.xapi_commands import add_xapi_commands
from simulator.domain.errors import SimulatorError

DONE, INPUT_HAS_PROBLEMS, WRONG_CALL = 0, 1, 2

LONGEST_SEED = 18
"""Digits; it must fit a database column."""

Command = Callable[[argparse.Namespace], int]


def run(words: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    streams.make_ready()
    try:
        try:
            return _run(words)
        finally:
            sys.stdout.flush()
    except SimulatorError as error:
        streams.say(error.problem, error.remedy)
    except KeyboardInterrupt:
        streams.say("\nStopped.")
    except BrokenPipeError:
        streams.give_up(sys.stdout)  # whoever read our output has heard enough
        return DONE
    except OSError as error:
        streams.give_up(sys.stdout)
        where = error.filename or "The output"
        streams.say(f"{where} cannot be read or written: {error.strerror or error}.", "Look at the disk.")
    finally:
        with streams.unheard(sys.stderr):
            sys.stderr.flush()
    return INPUT_HAS_PROBLEMS


def _run(words: Sequence[str]) -> int:
    parser = _parser()
    try:
        # Not set_defaults: that would let each command's own default undo what stands before the command.
        options = parser.parse_args(
            list(words), argparse.Namespace(data=None, database_url=None, trainee=None)
        )
        if getattr(options, "go_on", False) and (options.no_record or options.seed is not None):
            parser.error("--continue goes on with a kept conversation: leave out --seed and --no-record")
    except SystemExit as done:
        return int(done.code or 0)
    return int(options.run(options))


def _parser() -> argparse.ArgumentParser:
    common = _options_of_all()
    parser = argparse.ArgumentParser(
        prog="main.py",
        parents=[common],
        description="Practise the conversations that keep customers. Without a command, the window opens.",
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    def add(name: str, does: str, work: Command) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=does, description=does, parents=[common])
        command.set_defaults(run=work)
        return command

    play = add("play", "play a scenario in the terminal", _play)
    play.add_argument("scenario", metavar="SCENARIO", help="id or path of a scenario")
    play.add_argument(
        "--replies", metavar="FILE", help="take the replies from a file, one a line (- is stdin)"
    )
    play.add_argument("--seed", type=_seed, help="draw the facts by this number (from 0)")
    play.add_argument("--json", action="store_true", help="print the scorecard as JSON, and nothing else")
    play.add_argument("--no-record", action="store_true", help="keep nothing")
    play.add_argument(
        "--continue", dest="go_on", action="store_true", help="go on with the attempt you left under way"
    )

    judge = add("judge", "judge single texts (JSON Lines on stdin) by a scenario's criteria", _judge)
    judge.add_argument("scenario", metavar="SCENARIO", help="id or path of a scenario")
    judge.add_argument("--explain", action="store_true", help="say why: words, patterns and their lines")
    judge.add_argument("--text", metavar="WORDS", help="with --explain: one reply, instead of stdin")
    judge.add_argument("--customer", metavar="WORDS", help="with --text: what the customer had said")
    judge.add_argument("--to", metavar="ID", help="with --text: who it was said to")
    judge.add_argument("--criterion", metavar="ID", help="with --explain: this one, whatever it does")
    judge.add_argument("--json", action="store_true", help="with --explain: print JSON")
    add("behaviours", "find the behaviours in single texts (JSON Lines on stdin)", _behaviours)

    score = add("score", 'score a whole transcript ({"replies": [...]} on stdin)', _score)
    score.add_argument("scenario", metavar="SCENARIO", help="id or path of a scenario")

    check = add("check", "check scenario files and run their tests", _check)
    check.add_argument(
        "paths", metavar="PATH", nargs="*", help="files or folders (default: the scenarios here)"
    )
    check.add_argument("--json", action="store_true", help="print the problems as JSON")

    doctor = add("doctor", "say what works on this machine, and what to do about the rest", _doctor)
    doctor.add_argument("--json", action="store_true", help="print the findings as JSON")
    doctor.add_argument("--install", action="store_true", help="install what the system lacks, saying what")

    say = add("say", "say a text into a sound file, by the customer's voice", _say)
    say.add_argument("text", metavar="TEXT", help="what to say")
    say.add_argument("--out", metavar="FILE.wav", required=True, help="the file to write")
    say.add_argument(
        "--voice", metavar="VOICE", help="pyttsx3, qt or silent; or how it should sound, e.g. old female"
    )

    hear = add("hear", "take down what is said in a sound file", _hear)
    hear.add_argument("file", metavar="FILE.wav", help="the sound file (- is stdin)")
    hear.add_argument("--scenario", metavar="ID", help="it is a reply in this scenario (id or path)")
    hear.add_argument("--json", action="store_true", help="print JSON, and nothing else")

    add_looking_back(add)

    agreement = add(
        "agreement", "show where people and the program differ, and how far they agree", _agreement
    )
    agreement.add_argument("--json", action="store_true", help="print JSON")
    agreement.add_argument(
        "--export", metavar="FILE.jsonl", help="write the cases as labelled replies for bench accuracy"
    )

    add_completion_commands(add, common)
    add_proof_commands(add, common)
    add_xapi_commands(add, common)
    add_records(add("records", "set up records on a database server, and its logins", _people), common)
    add_people(add("people", "list the people on record, or import them", _people), common)
    add_bundle(add("bundle", "hand results over to another computer, or merge them", _people), common)

    add_benches(add("bench", "measure how well, and how fast, replies are judged", run_bench), common)
    return parser


def _options_of_all() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--data",
        metavar="DIR",
        type=_folder,
        default=argparse.SUPPRESS,
        help="keep the records in this folder",
    )
    common.add_argument(
        "--database-url",
        metavar="URL",
        default=argparse.SUPPRESS,
        help="keep the records on this PostgreSQL server (postgresql://login@server/database)",
    )
    common.add_argument(
        "--trainee",
        metavar="NAME",
        default=argparse.SUPPRESS,
        help="who practises (default: the last one)",
    )
    return common


def _folder(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("it needs the name of a folder")
    return text


def _seed(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > LONGEST_SEED:
        raise argparse.ArgumentTypeError(f"a seed is a whole number from 0, not {text!r}")
    return int(text)


# Each command loads only what it needs: `doctor` must work where half of the rest is missing.


def _play(options: argparse.Namespace) -> int:
    from simulator.command_line.play import play

    return play(options)


def _judge(options: argparse.Namespace) -> int:
    from simulator.command_line.judge import explain, judge

    if not options.explain:
        return judge(options.scenario)
    given = {"text": options.text, "customer": options.customer, "to": options.to}
    return explain(options.scenario, given, wanted=options.criterion or "", is_json=options.json)


def _behaviours(options: argparse.Namespace) -> int:
    from simulator.command_line.judge import judge

    return judge(None)


def _score(options: argparse.Namespace) -> int:
    from simulator.command_line.judge import score_transcript

    return score_transcript(options.scenario)


def _check(options: argparse.Namespace) -> int:
    from simulator.command_line.check import check

    return check(options.paths, as_json=options.json)


def _doctor(options: argparse.Namespace) -> int:
    from simulator.command_line.doctor import doctor

    return doctor(options.data, options.database_url, as_json=options.json, install=options.install)


def _say(options: argparse.Namespace) -> int:
    from simulator.command_line.say import say

    return say(options.text, out=options.out, voice=options.voice)


def _hear(options: argparse.Namespace) -> int:
    from simulator.command_line.hear import hear

    return hear(options.file, scenario=options.scenario, as_json=options.json, data=options.data)


def _people(options: argparse.Namespace) -> int:
    raise AssertionError("each of its commands has work of its own")


def _agreement(options: argparse.Namespace) -> int:
    from simulator.command_line.agreement import agreement

    return agreement(options)
