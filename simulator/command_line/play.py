"""``play``: a scenario in the terminal, answered at the prompt or from a file."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from simulator.command_line import on_paper, prompt
from simulator.command_line.scorecard_json import scorecard_json
from simulator.command_line.whose import records, trainee
from simulator.domain.attempt import Reply
from simulator.domain.conversation import Conversation
from simulator.domain.errors import SimulatorError
from simulator.domain.scenario import Scenario
from simulator.records.interface import AttemptState, RecordStore
from simulator.scenario_files.library import ScenarioSource, read_source
from simulator.scoring.scorer import score
from simulator.training import practice
from simulator.training.practice import Practice
from simulator.training.written_replies import WrittenReplyError, at_first_ring, read_line

LARGEST_FILE = 2_000_000
"""Bytes of a file of replies."""


class RepliesFileError(SimulatorError):
    """A file of replies cannot be used."""


def play(options: argparse.Namespace) -> int:
    """Play one scenario; return 0, or 1 where the replies did not fit the conversation."""
    source = read_source(options.scenario)
    written = None if options.replies is None else _replies(options.replies, source.scenario)
    seed = 0 if options.seed is None and written is not None else options.seed
    with ExitStack() as open_things:
        store = None if options.no_record else open_things.enter_context(records(options))
        run = _Run.begin(source, store, options, seed)
        if not options.json:
            on_paper.show_briefing(run.conversation, record=run.record_id)
        problems = run.from_file(written, options.json) if written is not None else run.at_the_prompt(options)
        _show_result(run, as_json=options.json)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def _show_result(run: _Run, *, as_json: bool) -> None:
    scenario = run.conversation.setting.scenario
    card = score(scenario, run.conversation.attempt)
    if as_json:
        print(json.dumps(scorecard_json(card), ensure_ascii=False, indent=2))
    elif card.turns:
        on_paper.show_scorecard(card, scenario, run.conversation.setting.facts)
        if run.record_id and run.conversation.is_over:
            print(f"\nKept as attempt {run.record_id[:8]}, for your eyes only until you submit it.")


class _Run:
    """One run, kept as it goes, or not kept at all."""

    def __init__(self, conversation: Conversation, store: RecordStore | None, kept: Practice | None) -> None:
        self.conversation = conversation
        self._store = store
        self._kept = kept

    @classmethod
    def begin(
        cls, source: ScenarioSource, store: RecordStore | None, options: argparse.Namespace, seed: int | None
    ) -> _Run:
        if store is None:
            drawn = practice.draw_seed() if seed is None else seed
            return cls(Conversation.begin(source.scenario, drawn), None, None)
        who = trainee(options, store)
        if options.go_on:
            under_way = [
                a
                for a in practice.history(store, who, who)
                if a.scenario_id == source.scenario.id and a.state is AttemptState.UNDER_WAY
            ]
            if not under_way:
                raise RepliesFileError(
                    f"{who.name} has no conversation under way in “{source.scenario.title}”.",
                    remedy="Leave out --continue to begin one.",
                )
            kept = practice.resume(store, under_way[0].id, who)
        else:
            kept = practice.start(store, source, who, seed)
        return cls(kept.conversation, store, kept)

    @property
    def record_id(self) -> str | None:
        return self._kept.record.id if self._kept else None

    def answer(self, reply: Reply) -> None:
        if self._store is None or self._kept is None:
            self.conversation = self.conversation.after(reply)
            return
        self._kept = practice.answer(self._store, self._kept, reply)
        self.conversation = self._kept.conversation

    def from_file(self, replies: list[Reply], quiet: bool) -> list[str]:
        """Say the written replies, one after the other; return what did not fit."""
        used = 0
        for reply in replies:
            if self.conversation.is_over:
                break
            if not quiet:
                on_paper.show_lines(self.conversation)
                on_paper.show_reply(reply, self.conversation.setting.scenario)
            self.answer(at_first_ring(reply, self.conversation))
            used += 1
        if not quiet:
            on_paper.show_lines(self.conversation)
        if not self.conversation.is_over:
            return [
                f"The conversation was not over when the {used} replies were said: "
                "it is scored as far as it went."
            ]
        if used < len(replies):
            return [
                f"The conversation was over after {used} replies: "
                f"the last {len(replies) - used} were not said."
            ]
        return []

    def at_the_prompt(self, options: argparse.Namespace) -> list[str]:
        """Ask for replies until it is over or the trainee leaves; return what is worth knowing."""
        on_terminal = sys.stdin.isatty()
        out = sys.stderr if options.json else sys.stdout
        while not self.conversation.is_over:
            on_paper.show_lines(self.conversation, out)
            rings = prompt.let_it_ring(self.conversation, on_terminal=on_terminal, out=out)
            shown_at = time.monotonic()
            reply = prompt.ask(self.conversation, out)
            if reply is None:
                if self.record_id is None:
                    return ["You left. It is scored as far as it went."]
                return ["You left. It is kept: go on with  play --continue"]
            seconds = round(time.monotonic() - shown_at, 1) if on_terminal else None
            reply = replace(reply, answer_seconds=reply.answer_seconds or seconds)
            if reply.rings is None and rings is not None:
                reply = replace(reply, rings=rings)
            self.answer(at_first_ring(reply, self.conversation))
        on_paper.show_lines(self.conversation, out)
        return []


def _replies(name: str, scenario: Scenario) -> list[Reply]:
    """Return the replies of a file, or raise with every line that cannot be used."""
    problems: list[str] = []
    replies: list[Reply] = []
    for number, line in _lines(name):
        try:
            replies.append(read_line(line, scenario))
        except WrittenReplyError as wrong:
            problems.append(f"{name}:{number}: {wrong}")
    if problems:
        raise RepliesFileError("\n".join(problems), remedy="Mend these lines; nothing was played.")
    return replies


def _lines(name: str) -> Iterator[tuple[int, str]]:
    try:
        raw = sys.stdin.buffer.read(LARGEST_FILE + 1) if name == "-" else _read(Path(name))
        if len(raw) > LARGEST_FILE:
            raise RepliesFileError(
                f"{name} is larger than {LARGEST_FILE:,} bytes.", remedy="Is it the right file?"
            )
        text = raw.decode("utf-8-sig")
    except OSError as error:
        raise RepliesFileError(
            f"{name} cannot be read: {error.strerror}.", remedy="Look at its path."
        ) from error
    except UnicodeDecodeError as error:
        raise RepliesFileError(
            f"{name} is not UTF-8 text (byte {error.start}).", remedy="Save it as UTF-8 and try again."
        ) from error
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield number, line
        else:
            print(f"{name}:{number}: an empty line; passed over.", file=sys.stderr)


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST_FILE + 1)
