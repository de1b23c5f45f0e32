"""``sessions``: the sessions a trainer has planned and led, as a list, or the report of one."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path

from simulator.command_line.whose import records, trainee
from simulator.domain.errors import SimulatorError
from simulator.domain.people import Person, Role
from simulator.domain.sessions.report import SessionReport, for_everybody
from simulator.domain.wording import counted
from simulator.records.interface import RecordStore
from simulator.speech.child_process import ChildProcess, ChildRefusedError, ChildTroubleError
from simulator.training.sessions.opening import LedSession, sessions_led
from simulator.training.sessions.report import report_of
from simulator.training.sessions.report_html import report_html, when_words
from simulator.training.sessions.report_tables import attendance_table, report_json

_SHORT_ID = 8
_PDF_SECONDS = 60.0
_MOST_NAMED = 5


class SessionsError(SimulatorError):
    """What was asked for is no session, or cannot be written that way."""


def sessions(options: argparse.Namespace) -> int:
    """List the sessions of a trainer, newest first, or write or show the report of the one that is named."""
    with records(options) as store:
        who = trainee(options, store)
        if who.role is not Role.TRAINER:
            raise SessionsError(
                f"{who.name} leads no sessions.", remedy="Name a trainer:  main.py sessions --trainee NAME"
            )
        if options.id is None:
            _show_list(sessions_led(store, who), as_json=options.json)
        else:
            _one(options, store, who)
    return 0


def _one(options: argparse.Namespace, store: RecordStore, who: Person) -> None:
    session_id = _named(options.id, sessions_led(store, who)).session.id
    report = report_of(store, session_id, who)
    if options.hand_out:
        report = for_everybody(report)
    if options.report is not None:
        _write(report, Path(options.report))
    elif options.json:
        print(json.dumps(report_json(report), ensure_ascii=False, indent=2))
    else:
        _show(report)


def _named(id_: str, led: Sequence[LedSession]) -> LedSession:
    fitting = [one for one in led if one.session.id.startswith(id_.strip().lower())]
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        raise SessionsError(
            f"There is no session whose id starts with {id_[:60]!r}.",
            remedy="See the list:  main.py sessions",
        )
    ids = ", ".join(one.session.id[:13] for one in fitting[:_MOST_NAMED])
    raise SessionsError(
        f"{len(fitting)} sessions have ids that start with {id_!r}: {ids}.", remedy="Give more of the id."
    )


def _write(report: SessionReport, path: Path) -> None:
    makes: dict[str, Callable[[], bytes]] = {
        ".html": lambda: report_html(report, is_for_browser=True).encode(),
        ".json": lambda: f"{json.dumps(report_json(report), ensure_ascii=False, indent=2)}\n".encode(),
        ".csv": lambda: attendance_table(report).encode("utf-8-sig"),
        ".pdf": lambda: _pdf(report),
    }
    make = makes.get(path.suffix.lower())
    if make is None:
        raise SessionsError(
            f"A report is written as .html, .pdf, .json or, for who was there, .csv; "
            f"not as {path.name[-60:]!r}.",
            remedy="Name a file that ends so.",
        )
    path.write_bytes(make())
    print(f"Written: {path}")


def _pdf(report: SessionReport) -> bytes:
    child = ChildProcess("report")
    try:
        answer = child.ask("pdf", seconds=_PDF_SECONDS, page=report_html(report), title=report.title)
    except (ChildTroubleError, ChildRefusedError) as error:
        raise SessionsError(
            "No PDF can be made here; the window's libraries are missing.",
            remedy="Name a file that ends with .html, and print it from a browser. See also:  main.py doctor",
        ) from error
    finally:
        child.close()
    return answer.payload


def _show_list(led: Sequence[LedSession], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps([_session_json(one) for one in led], ensure_ascii=False, indent=2))
    elif not led:
        print("No session yet. Plan one in the window, under Sessions.")
    for one in () if as_json else led:
        session = one.session
        when = session.started_at.astimezone().strftime("%Y-%m-%d %H:%M")
        here = counted(sum(each.is_present for each in session.roster), "person", "people")
        print(f"{session.id[:_SHORT_ID]}  {when}  {session.title}: {here}, {one.progress.value}")


def _session_json(one: LedSession) -> dict[str, object]:
    session = one.session
    return {
        "id": session.id,
        "title": session.title,
        "started_at": session.started_at.isoformat(),
        "ended_at": session.ended_at.isoformat() if session.ended_at else None,
        "state": one.progress.value,
        "present": [each.name for each in session.roster if each.is_present],
        "absent": [each.name for each in session.roster if not each.is_present],
    }


def _show(report: SessionReport) -> None:
    print(f"{report.title}\n{when_words(report)}, led by {report.leader}")
    print(f"\nHere: {', '.join(report.present) or 'nobody'}")
    if report.absent:
        print(f"Absent: {', '.join(report.absent)}")
    for number, one in enumerate(report.items, 1):
        took = f"{one.minutes} of {one.item.minutes} min" if one.is_begun else "not begun"
        print(f"\n{number}. {one.item.title} ({took})")
        for play in one.plays:
            came = f"comes back: {play.outcome.lower()}" if play.is_finished else "not finished"
            points = f", relationship {play.relationship}, task {play.task}" if play.is_finished else ""
            print(f"   {play.player}: {came}{points}")
        for vote in one.votes:
            print(f"   Votes: {vote.agreement}")
        for idea in one.ideas:
            print(f"   {idea.text}" + (f" (+{idea.plus_ones})" if idea.plus_ones else ""))
    for promised in report.commitments:
        print(f"\n{f'{promised.name}: ' if promised.name else ''}{promised.text}")
    print("\nAll of it:  main.py sessions ID --report FILE.html")
