"""A scenario's own tests: each is played through, and what came of it is compared with what it expects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.domain.attempt import Reply, clean_reply
from simulator.domain.conversation import Conversation
from simulator.domain.scenario import Scenario
from simulator.domain.scorecard import Judgement, Scorecard, SideTotal, Verdict
from simulator.scenario_files.file_test_shape import ExpectShape, FileTestShape, ReplyShape
from simulator.scenario_files.sheet import Path, Sheet
from simulator.scenario_files.words_shape import Measured
from simulator.scoring import score

_VERDICTS = {
    "yes": Verdict.YES,
    "no": Verdict.NO,
    "unsure": Verdict.UNSURE,
    "no_opportunity": Verdict.NO_OPPORTUNITY,
}


@dataclass(frozen=True, slots=True)
class Played:
    """One test, played to its end.

    Attributes:
        index: Its position in the file, from 0.
        test: What the file says.
        end: Where the conversation stands after it.
        unused: How many replies were left when the ending was reached.
    """

    index: int
    test: FileTestShape
    end: Conversation
    unused: int


def run_file_tests(sheet: Sheet, scenario: Scenario) -> int:
    """Play all tests of a file, report what came out otherwise and what no test covers.

    Returns:
        How many tests passed.
    """
    passed, played = 0, list[Played]()
    for index, test in enumerate(sheet.shape.tests):
        before = len(sheet.problems)
        one = _play(scenario, index, test)
        played.append(one)
        _check_length(sheet, one)
        # As written: a new exam must not turn the tests of a file red that nobody touched.
        _check_outcome(sheet, one, score(scenario, one.end.attempt, is_as_written=True))
        passed += len(sheet.problems) == before
    _check_coverage(sheet, played)
    return passed


def _play(scenario: Scenario, index: int, test: FileTestShape) -> Played:
    here = Conversation.begin(scenario, test.seed)
    for number, reply in enumerate(test.replies):
        if here.is_over:
            return Played(index, test, here, len(test.replies) - number)
        here = here.after(_reply_of(reply))
    return Played(index, test, here, 0)


def _reply_of(found: ReplyShape) -> Reply:
    return Reply(
        text=clean_reply(found.text or ""),
        to=tuple(found.to or ()),
        gives=found.gives,
        rings=found.rings,
        answer_seconds=found.answer_seconds,
        hints=found.hints,
    )


def _check_length(sheet: Sheet, one: Played) -> None:
    path: Path = ("tests", one.index, "replies")
    name, count = one.test.name, len(one.test.replies)
    if one.end.node is not None:
        sheet.report_key("SC502", path, test=name, got=count, node=one.end.node.id)
    elif one.unused and one.end.ending is not None:
        used = count - one.unused
        sheet.report("SC503", (*path, used), test=name, ending=one.end.ending.id, got=used)


def _check_outcome(sheet: Sheet, one: Played, card: Scorecard) -> None:
    expect, here = one.test.expect, ("tests", one.index, "expect")
    for key, expectation, hint in _differences(expect, one, card):
        sheet.report("SC501", (*here, *key), test=one.test.name, expectation=expectation, hint=hint)


def _differences(expect: ExpectShape, one: Played, card: Scorecard) -> Iterator[tuple[Path, str, str]]:
    """Yield path, what was expected and what came, and a hint."""
    yield from _ending_difference(expect, one)
    yield from _verdict_differences(expect, card)
    passed = {True: "yes", False: "no", None: "unsure"}[card.passed]
    if expect.passed is not None and expect.passed != passed:
        yield ("passed",), f"expected passed: {expect.passed}, got {passed}", _bars(card)
    for key, total in (("relationship", card.relationship), ("task", card.task)):
        wanted: Measured | None = getattr(expect, key)
        if wanted is not None and not _fits(wanted, total.points * 100, total.of):
            yield (key,), f"expected {key} {_said(wanted)} per cent, got {_share(total)}", ""
    if expect.mood is not None and not _fits(expect.mood, card.mood, 1):
        yield ("mood",), f"expected mood {_said(expect.mood)}, got {card.mood}", _moods(card)
    visited = [turn.node_id for turn in one.end.turns]
    if expect.nodes is not None and expect.nodes != visited:
        yield ("nodes",), f"expected the nodes {', '.join(expect.nodes)}", f"They were {', '.join(visited)}."


def _ending_difference(expect: ExpectShape, one: Played) -> Iterator[tuple[Path, str, str]]:
    got = one.end.ending.id if one.end.ending else ""
    if got and expect.ending is not None and expect.ending != got:
        way = " > ".join([turn.node_id for turn in one.end.turns])
        yield (
            ("ending",),
            f"expected the ending {expect.ending}, got {got}",
            f"It went {way}; mood {one.end.mood}.",
        )


def _verdict_differences(expect: ExpectShape, card: Scorecard) -> Iterator[tuple[Path, str, str]]:
    for key, wanted in _VERDICTS.items():
        ids: list[str] = getattr(expect, key) or []
        for position, criterion_id in enumerate(ids):
            judgement = card.judgement(criterion_id)
            if judgement.verdict is not wanted:
                hint = _reason(judgement)
                said = f"expected {wanted.value} for {criterion_id}, got {judgement.verdict.value}"
                yield (key, position), said, hint


def _reason(judgement: Judgement) -> str:
    """Say what the verdict rests on, or what was looked for."""
    quotes = [f'in turn {each.turn}: "{each.quote}"' for each in judgement.evidence if each.quote]
    return f"Heard {'; '.join(quotes)}." if quotes else f"Looked for {judgement.looked_for.rstrip('.')}."


def _fits(wanted: Measured, value: int, of: int) -> bool:
    """Whether value / of lies within the bounds, without dividing; a side without points is full."""
    if of == 0:
        value, of = 100, 1
    low, high = wanted.at_least, wanted.at_most
    return (low is None or value >= low * of) and (high is None or value <= high * of)


def _said(wanted: Measured) -> str:
    low, high = wanted.at_least, wanted.at_most
    if low == high and low is not None:
        return f"{low:g}"
    bounds = [] if low is None else [f"at least {low:g}"]
    return " and ".join([*bounds, *([] if high is None else [f"at most {high:g}"])])


def _share(total: SideTotal) -> str:
    per_cent = 100 if total.of == 0 else total.points * 100 // total.of
    return f"{per_cent} ({total.points} of {total.of} points)"


def _bars(card: Scorecard) -> str:
    failed = f"; critical: {', '.join(card.failed_critical)}" if card.failed_critical else ""
    return f"Relationship {_share(card.relationship)}, task {_share(card.task)}{failed}."


def _moods(card: Scorecard) -> str:
    return f"It went {', '.join(str(turn.mood) for turn in card.turns)}."


def _check_coverage(sheet: Sheet, played: list[Played]) -> None:
    """Report the branches and endings that no test takes."""
    if not played:
        sheet.report("SC506", ())
        return
    taken = {(turn.node_id, turn.choice.branch) for one in played for turn in one.end.turns}
    reached = {one.end.ending.id for one in played if one.end.ending}
    for node_id, node in sheet.shape.nodes.items():
        for index in range(len(node.branches)):
            if (node_id, index) not in taken:
                sheet.report("SC504", ("nodes", node_id, "branches", index))
    for ending_id in sheet.shape.endings:
        if ending_id not in reached:
            sheet.report_key("SC505", ("endings", ending_id))
