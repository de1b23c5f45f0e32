"""``judge``, ``behaviours`` and ``score``: JSON in, JSON out, for scripts and for measuring the scorer."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Generator, Mapping
from typing import Any, BinaryIO, cast

from simulator.bundled_files import scenarios_folder
from simulator.command_line.explain import Explainer, as_json
from simulator.command_line.json_in import InputError, read_json
from simulator.command_line.replies_file import not_over, over_early
from simulator.command_line.scorecard_json import scorecard_json
from simulator.domain.attempt import LONGEST_REPLY, Doubt, Reply, clean_reply
from simulator.domain.conversation import Conversation
from simulator.domain.scenario import Scenario
from simulator.scenario_files.library import read_source
from simulator.scoring.scorer import score
from simulator.scoring.single_text import TextFinding, TextJudgement, judge_text
from simulator.training.spoken_replies import SpokenReplyError, delivery_from, doubts_from, heard_from
from simulator.training.written_replies import WrittenReplyError, at_first_ring, read_value

LONGEST_LINE = 1_000_000
"""Bytes of a line to be judged."""

LARGEST_TRANSCRIPT = 20_000_000
"""Bytes."""

GREATEST_SEED = 10**18 - 1

_LINE_FORM = 'Write {"id": …, "text": …}.'


def judge(scenario_name: str | None) -> int:
    """Judge each line of stdin; return 1 if a line could not be judged, after judging all the others."""
    scenario = None if scenario_name is None else read_source(scenario_name).scenario

    def tell(id_: object, asked: dict[str, Any]) -> None:
        found = judge_text(scenario, **asked)
        print(json.dumps(_answer(id_, found, scenario is not None), ensure_ascii=False), flush=True)

    return _each_line(scenario, tell)


def explain(
    scenario_name: str, given: Mapping[str, object], *, wanted: str = "", is_json: bool = False
) -> int:
    """Explain one text, or each line of stdin; return 1 if a line could not be explained.

    Args:
        scenario_name: Id or path.
        given: "text", "customer" and "to" of the one text; stdin is read where there is no text.
        wanted: A criterion or behaviour that is explained whatever it does; "" for those that fire.
        is_json: Whether JSON is printed, one line a text.
    """
    source = read_source(scenario_name)
    explainer = Explainer(source.scenario, source.text, _file_of(scenario_name), wanted)

    def tell(id_: object, asked: dict[str, Any]) -> None:
        if not asked["text"]:
            raise InputError("the text is empty.", remedy="Give some words to explain.")
        if is_json:
            print(as_json(id_, explainer.json(asked)), flush=True)
        else:
            print("\n".join(explainer.told(asked)) + "\n", flush=True)

    if given.get("text") is None:
        return _each_line(source.scenario, tell)
    tell(None, _asked(json.dumps(dict(given)).encode(), source.scenario)[1])
    return 0


def _file_of(scenario_name: str) -> str:
    """Return what to call the scenario's file when pointing at its lines."""
    bundled = scenarios_folder() / f"{scenario_name}.yaml"
    return f"scenarios/{bundled.name}" if bundled.is_file() else scenario_name


def _each_line(scenario: Scenario | None, tell: Callable[[object, dict[str, Any]], None]) -> int:
    problems = 0
    for number, raw in enumerate(_lines(sys.stdin.buffer), 1):
        if not raw.strip():
            continue
        try:
            tell(*_asked(raw, scenario))
        except InputError as wrong:
            problems += 1
            print(f"line {number}: {wrong}", file=sys.stderr)
    return 1 if problems else 0


def _lines(stream: BinaryIO) -> Generator[bytes]:
    """Yield each line; of one that is far too long, as much as shows that."""
    while line := stream.readline(LONGEST_LINE + 1):
        rest = line
        while len(rest) > LONGEST_LINE and not rest.endswith(b"\n"):
            rest = stream.readline(LONGEST_LINE + 1)
        yield line


def _asked(raw: bytes, scenario: Scenario | None) -> tuple[object, dict[str, Any]]:
    """Return the id of a line, and what ``judge_text`` is asked."""
    if len(raw) > LONGEST_LINE:
        raise InputError(f"this is longer than {LONGEST_LINE:,} bytes.", remedy="Judge less at a time.")
    parsed = read_json(raw, what="this", form=_LINE_FORM)
    if not isinstance(parsed, dict):
        raise InputError("this is not an object.", remedy=_LINE_FORM)
    given = cast("dict[str, Any]", parsed)
    text, customer = given.get("text"), given.get("customer")
    if not isinstance(text, str) or not (customer is None or isinstance(customer, str)):
        raise InputError("the text, or the customer's line, is not words.", remedy=_LINE_FORM)
    words = clean_reply(text)
    if len(words) > LONGEST_REPLY:
        raise InputError(
            f"the text has {len(words):,} characters; {LONGEST_REPLY:,} are the most.",
            remedy="Judge less at a time.",
        )
    to, doubts = _to(given.get("to"), scenario), _doubts(given, text, words)
    return given.get("id"), {"text": words, "to": to, "customer": customer, "doubts": doubts}


def _doubts(given: dict[str, Any], text: str, words: str) -> tuple[Doubt, ...]:
    """Return the doubts of a line; the rest that is told of a spoken reply only has to be sound."""
    try:
        heard_from(given.get("heard"))
        delivery_from(given.get("delivery"))
        return doubts_from(given.get("doubts"), text, words)
    except SpokenReplyError as wrong:
        raise InputError(wrong.problem, remedy=wrong.remedy) from wrong


def _to(value: object, scenario: Scenario | None) -> tuple[str, ...]:
    """Return who was addressed, by id, name or "both"; without a scenario there is nobody to name."""
    if scenario is None or value in (None, "", []):
        return ()
    try:
        return read_value({"text": "-", "to": value}, scenario).to
    except WrittenReplyError as wrong:
        raise InputError(wrong.problem, remedy=wrong.remedy) from wrong


def _answer(id_: object, found: TextJudgement, with_criteria: bool) -> dict[str, Any]:
    def plain(findings: Mapping[str, TextFinding]) -> dict[str, Any]:
        return {
            name: {"verdict": f.verdict, "quote": f.quote, "because": f.because}
            for name, f in findings.items()
        }

    answer: dict[str, Any] = {"id": id_}
    if with_criteria:
        answer["criteria"] = plain(found.criteria)
    answer["behaviours"] = plain(found.behaviours)
    return answer


def score_transcript(scenario_name: str) -> int:
    """Score the transcript on stdin; return 1 if it stops early or goes on too long, having scored it."""
    scenario = read_source(scenario_name).scenario
    seed, replies = _transcript(scenario)
    conversation = Conversation.begin(scenario, seed)
    used = 0
    for reply in replies:
        if conversation.is_over:
            break
        conversation = conversation.after(at_first_ring(reply, conversation))
        used += 1
    print(json.dumps(scorecard_json(score(scenario, conversation.attempt)), ensure_ascii=False, indent=2))
    if used < len(replies):
        print(over_early(used, len(replies)), file=sys.stderr)
    elif not conversation.is_over:
        print(not_over(used), file=sys.stderr)
    return 0 if conversation.is_over and used == len(replies) else 1


def _transcript(scenario: Scenario) -> tuple[int, list[Reply]]:
    form = 'Write {"replies": ["…", "…"]}.'
    raw = sys.stdin.buffer.read(LARGEST_TRANSCRIPT + 1)
    if len(raw) > LARGEST_TRANSCRIPT:
        raise InputError(f"The transcript is larger than {LARGEST_TRANSCRIPT:,} bytes.", remedy=form)
    parsed = read_json(raw, what="The transcript", form=form)
    given = cast("dict[str, Any]", parsed) if isinstance(parsed, dict) else {}
    replies = given.get("replies")
    if not isinstance(replies, list):
        raise InputError("The transcript has no list of replies.", remedy=form)
    seed = given.get("seed", 0)
    if not isinstance(seed, int) or isinstance(seed, bool) or not 0 <= seed <= GREATEST_SEED:
        raise InputError(
            "The seed must be a whole number from 0, with 18 digits at the most.",
            remedy="Leave it out for the first facts.",
        )
    taken: list[Reply] = []
    problems: list[str] = []
    for number, value in enumerate(cast("list[object]", replies), 1):
        try:
            taken.append(read_value(value, scenario))
        except WrittenReplyError as wrong:
            problems.append(f"reply {number}: {wrong}")
    if problems:
        raise InputError("\n".join(problems), remedy="Mend these replies; nothing was scored.")
    return seed, taken
