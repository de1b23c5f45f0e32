"""``play``: a scenario in the terminal, answered at the prompt or from a file."""

from __future__ import annotations

import argparse
import json
import sys
import time
from contextlib import ExitStack
from dataclasses import replace
from typing import TextIO

from simulator.command_line import on_paper, prompt
from simulator.command_line.replies_file import not_over, over_early, read_replies
from simulator.command_line.scorecard_json import scorecard_json
from simulator.command_line.whose import records, trainee
from simulator.domain.attempt import Reply
from simulator.domain.conversation import Conversation
from simulator.domain.errors import SimulatorError
from simulator.records.interface import AttemptState, RecordStore, RecordsUnavailableError
from simulator.scenario_files.library import ScenarioSource, read_source
from simulator.scoring.scorer import score
from simulator.training import practice
from simulator.training.practice import Practice
from simulator.training.written_replies import at_first_ring


class NothingUnderWayError(SimulatorError):
    """There is no conversation to go on with."""


class StoppedError(SimulatorError):
    """Somebody pressed Ctrl+C."""


def play(options: argparse.Namespace) -> int:
    """Play one scenario; return 0, or 1 where the replies did not fit the conversation."""
    source = read_source(options.scenario)
    written = None if options.replies is None else read_replies(options.replies, source.scenario)
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
                raise NothingUnderWayError(
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
            return [not_over(used)]
        return [over_early(used, len(replies))] if used < len(replies) else []

    def at_the_prompt(self, options: argparse.Namespace) -> list[str]:
        """Ask for replies until it is over or the trainee leaves; return what is worth knowing."""
        on_terminal = sys.stdin.isatty()
        out = sys.stderr if options.json else sys.stdout
        try:
            while not self.conversation.is_over:
                on_paper.show_lines(self.conversation, out)
                rings = prompt.let_it_ring(self.conversation, on_terminal=on_terminal, out=out)
                shown_at = time.monotonic()
                reply = prompt.ask(self.conversation, out)
                seconds = round(time.monotonic() - shown_at, 1) if on_terminal else None
                reply = replace(reply, answer_seconds=reply.answer_seconds or seconds)
                if reply.rings is None and rings is not None:
                    reply = replace(reply, rings=rings)
                self._answer_patiently(at_first_ring(reply, self.conversation), on_terminal, out)
        except prompt.LeftError:
            scored = "" if self.record_id else " It is scored as far as it went."
            return [f"You left. {self._left_behind()}{scored}"]
        except KeyboardInterrupt:
            raise StoppedError(f"\nStopped. {self._left_behind()}") from None
        on_paper.show_lines(self.conversation, out)
        return []

    def _answer_patiently(self, reply: Reply, on_terminal: bool, out: TextIO) -> None:
        """Answer; where the disk does not take the reply, let whoever sits here mend that and try again."""
        while True:
            try:
                return self.answer(reply)
            except RecordsUnavailableError as refused:
                if not on_terminal:
                    raise
                print(f"{refused}\nYour reply waits. Press Enter to try again, or [leave].", file=out)
                prompt.wait_for_enter()

    def _left_behind(self) -> str:
        if self.record_id is None:
            return "Nothing was kept."
        scenario = self.conversation.setting.scenario.id
        return f"What you said is kept: go on with  main.py play {scenario} --continue"
