"""``attempts``: what the trainee has done so far, as a list, or one attempt in full."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from simulator.command_line import on_paper
from simulator.command_line.scorecard_json import scorecard_json
from simulator.command_line.whose import known_trainee, records
from simulator.domain.attempt import Reply
from simulator.domain.conversation import Setting
from simulator.domain.errors import SimulatorError
from simulator.domain.people import Person
from simulator.records.interface import AttemptRecord, AttemptState
from simulator.training import practice
from simulator.training.practice import Debrief
from simulator.training.spoken_replies import spoken_json


class NoSuchAttemptError(SimulatorError):
    """No attempt, or several, go by that id."""


def attempts(options: argparse.Namespace) -> int:
    """List the trainee's attempts, newest first, or show the one that is named."""
    with records(options) as store:
        who = known_trainee(options, store)
        known = practice.history(store, who, who) if who else ()
        name = who.name if who else (options.trainee or "Nobody")
        if options.id is not None:
            wanted = _named(options.id, known, name).id
            if who is not None:
                _show_one(practice.debrief(store, wanted, who), as_json=options.json)
        elif options.json:
            print(json.dumps([_record_json(a) for a in known], ensure_ascii=False, indent=2))
        elif not known:
            yet = "has not practised yet" if name != "Nobody" else "has practised here yet"
            print(f"{name} {yet}. Begin with:  main.py play barking-dog")
            _suggest(name, store.people())
        else:
            _show_list(known)
    return 0


def _suggest(name: str, people: Sequence[Person]) -> None:
    others = [person.name for person in people if person.name != name]
    for near in get_close_matches(name, others, n=1, cutoff=0.7):
        print(f"Did you mean  --trainee {near!r}?", file=sys.stderr)


def _named(id_: str, known: tuple[AttemptRecord, ...], owner: str) -> AttemptRecord:
    fitting = [a for a in known if a.id.startswith(id_.strip().lower())]
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        raise NoSuchAttemptError(
            f"{owner} has no attempt whose id starts with {id_[:60]!r}.",
            remedy="See the list:  main.py attempts",
        )
    raise NoSuchAttemptError(
        f"{len(fitting)} attempts have ids that start with {id_!r}: "
        f"{', '.join(a.id[:13] for a in fitting[:5])}{', …' if len(fitting) > 5 else ''}.",  # noqa: PLR2004
        remedy="Give more of the id.",
    )


def _show_list(known: tuple[AttemptRecord, ...]) -> None:
    for a in known:
        when = a.started_at.astimezone().strftime("%Y-%m-%d %H:%M")
        if a.result is None:
            outcome = f"under way, {a.turn_count} {'turn' if a.turn_count == 1 else 'turns'}"
        else:
            r = a.result
            outcome = (
                f"relationship {r.relationship_points} of {r.relationship_of}, "
                f"task {r.task_points} of {r.task_of}, comes back: {r.comes_back}"
            )
        shared = " · submitted" if a.state is AttemptState.SUBMITTED else ""
        decided = " · decided by a trainer" if a.is_decided else ""
        again = f" · turn {a.what_if.turn} tried again" if a.what_if else ""
        print(f"{a.id[:8]}  {when}  {a.scenario_title}: {outcome}{shared}{decided}{again}")


def _show_one(found: Debrief, *, as_json: bool) -> None:
    if as_json:
        value = _record_json(found.record)
        value["replies"] = [_reply_json(turn.reply) for turn in found.record.turns]
        value["scorecard"] = scorecard_json(found.scorecard)
        print(json.dumps(value, ensure_ascii=False, indent=2))
        return
    for turn in found.scorecard.turns:
        print(f"\n{found.scenario.characters[turn.speaker].name}: {turn.customer}\nYou: {turn.reply}")
    facts = Setting.of(found.scenario, found.record.seed).facts
    on_paper.show_scorecard(found.scorecard, found.scenario, facts)


def _record_json(a: AttemptRecord) -> dict[str, Any]:
    return {
        "id": a.id,
        "number": a.number,
        "trainee": a.owner.name,
        "scenario": a.scenario_id,
        "title": a.scenario_title,
        "digest": a.digest,
        "seed": a.seed,
        "state": a.state,
        "started_at": a.started_at.isoformat(),
        "finished_at": a.finished_at.isoformat() if a.finished_at else None,
        "turns": a.turn_count,
        "what_if": {"attempt": a.what_if.attempt_id, "turn": a.what_if.turn} if a.what_if else None,
        "ending": a.result.ending_id if a.result else None,
        "comes_back": a.result.comes_back if a.result else None,
        "passed": a.result.passed if a.result else None,
        "is_decided": a.is_decided,
    }


def _reply_json(reply: Reply) -> dict[str, Any]:
    return {
        "text": reply.text,
        **spoken_json(reply),
        "to": list(reply.to),
        "gives": reply.gives,
        "rings": reply.rings,
        "answer_seconds": reply.answer_seconds,
        "hints": reply.hints,
    }
