"""``bench accuracy``: every behaviour and criterion sits its exam before people's labels."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from simulator.command_line.accuracy_told import accuracy_json, print_errors, print_part
from simulator.command_line.bench_json import write_json
from simulator.command_line.judging_child import judged
from simulator.domain.errors import SimulatorError
from simulator.domain.scenario import Scenario
from simulator.scenario_files.library import read_source
from simulator.scoring.exam.cards import MEANING, PATTERNS, written_cards
from simulator.scoring.exam.digests import detector_digest
from simulator.scoring.exam.exam_files import exam_folder, read_exam, write_cards
from simulator.scoring.exam.labelled_replies import LabelledReply, read_labelled_replies
from simulator.scoring.exam.marks import MarkSheet
from simulator.scoring.exam.sitting import Answer, Asked, asked_in, digests_of, made_cards, marked
from simulator.scoring.meaning.sentence_model import (
    find_sentence_model,
    remedy_for_no_sentence_model,
    why_no_sentence_model,
)

HELD_OUT, DEVELOPING, GIVEN = "held out", "developing", "given"
"""Parts of the exam: replies nothing was made on, replies patterns were written on, somebody's own."""


class NoExamError(SimulatorError):
    """There is nothing to be examined on, or nowhere to keep the result."""


Parts = Mapping[str, tuple[LabelledReply, ...]]
Answers = dict[str, dict[str, list[Answer]]]
"""Part -> detector -> what it made of each reply."""


def accuracy(
    files: Sequence[str], *, json_file: str | None = None, write: bool = False, has_errors: bool = False
) -> int:
    """Let every detector sit its exam, print the table, and keep the figures where that is asked for.

    Args:
        files: Labelled replies of somebody's own; none for the exam of the checkout.
        json_file: Where to write the figures as JSON; "-" is stdout, instead of the table.
        write: Whether to store the cards with the program.
        has_errors: Whether to print every reply that was judged wrongly; held-out ones are never shown.

    Raises:
        NoExamError: There are no labelled replies, or the cards cannot be stored here.
        LabelledRepliesError: The replies cannot be used.
    """
    parts, detectors = _parts(files, write=write), _detectors(write=write)
    replies = [reply for part in parts.values() for reply in part]
    scenarios = {name: read_source(name).scenario for name in _names(replies) if name}
    asked = asked_in(replies)
    detector_digest()  # remembered: whether it is still the same once everything is judged
    answers = _sat(parts, detectors)
    sheets = {
        name: {each: marked(part, answers[name][each], asked) for each in detectors}
        for name, part in parts.items()
    }
    today = datetime.now(UTC).date().isoformat()
    if json_file != "-":
        for name, part in parts.items():
            print_part(name, len(part), sheets[name])
            if has_errors and name != HELD_OUT:
                print_errors(part, answers[name][detectors[-1]], asked)
    if json_file:
        figures = {name: (len(part), sheets[name]) for name, part in parts.items()}
        write_json(json_file, accuracy_json(figures, today))
    if write:
        _store(parts[HELD_OUT], sheets[HELD_OUT], scenarios, asked, today)
    return 0


def _parts(files: Sequence[str], *, write: bool) -> Parts:
    folder = exam_folder()
    if files and write:
        raise NoExamError(
            "Only the exam that belongs to the program is stored with it.",
            remedy="Leave out --write, or --replies.",
        )
    if files:
        return {GIVEN: tuple(reply for name in files for reply in read_labelled_replies(Path(name)))}
    if folder is None:
        raise NoExamError(
            "The labelled replies are not here: they belong to the program's source (tests/exam).",
            remedy="Give labelled replies of your own:  bench accuracy --replies FILE",
        )
    held_out, developing = read_exam(folder)
    return {HELD_OUT: held_out, **({DEVELOPING: developing} if developing else {})}


def _detectors(*, write: bool) -> tuple[str, ...]:
    if find_sentence_model() is not None:
        return (PATTERNS, MEANING)
    why = why_no_sentence_model()
    if write:
        raise NoExamError(
            f"The cards need the sentence model, and {why}.", remedy=remedy_for_no_sentence_model()
        )
    print(f"Patterns alone: there is no sentence model ({why}).", file=sys.stderr)
    return (PATTERNS,)


def _names(replies: Sequence[LabelledReply]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reply.scenario for reply in replies))


def _sat(parts: Parts, detectors: Sequence[str]) -> Answers:
    """Judge everything; each scenario once for each detector, whatever part its replies are of."""
    everything = [(name, reply) for name, part in parts.items() for reply in part]
    answers: Answers = {name: {} for name in parts}
    for detector in detectors:
        found: dict[int, Answer] = {}
        for scenario in _names([reply for _, reply in everything]):
            places = [place for place, (_, reply) in enumerate(everything) if reply.scenario == scenario]
            mine = [everything[place][1] for place in places]
            told = _progress(f"{detector}: {scenario or 'behaviours'}", len(mine))
            made = judged(mine, scenario=scenario, has_meaning=detector == MEANING, told=told)
            found.update(zip(places, made, strict=True))
        for name in parts:
            answers[name][detector] = [
                found[place] for place, (part, _) in enumerate(everything) if part == name
            ]
    return answers


def _progress(what: str, of: int) -> Callable[[int], None]:
    """Return what tells on stderr how far it is: at a terminal each reply, in a file only the end."""
    is_terminal = sys.stderr.isatty()

    def told(number: int) -> None:
        if number == of:
            print(f"{chr(13) if is_terminal else ''}{what}, {of} replies", file=sys.stderr)
        elif is_terminal:
            print(f"\r{what}, {number} of {of}", end="", file=sys.stderr, flush=True)

    return told


def _store(
    held_out: Sequence[LabelledReply],
    sheets: Mapping[str, MarkSheet],
    scenarios: Mapping[str, Scenario],
    asked: Asked,
    today: str,
) -> None:
    began_with = detector_digest()
    detector_digest.cache_clear()
    if detector_digest() != began_with:
        raise NoExamError(
            "The scorer was changed while it sat its exam; nothing was stored.",
            remedy="Run it again:  bench accuracy --write",
        )
    digests = digests_of(held_out, scenarios, asked)
    cards = made_cards(sheets[PATTERNS], sheets[MEANING], digests, today)
    path = write_cards(written_cards(cards, today))
    print(f"{len(cards)} cards are stored in {path}.", file=sys.stderr)
