"""report_html(...): a report as one page of HTML, for paper, for the window and for a file; no scripts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from html import escape
from itertools import zip_longest
from typing import Final, NamedTuple

from simulator.domain.sessions.commitments import Outcome
from simulator.domain.sessions.report import Edition, ReportedCommitment, ReportedItem, SessionReport
from simulator.domain.wording import counted
from simulator.training.sessions.report_html_activities import activity_html, discussion_html

_COLUMNS_OF_NAMES: Final = 3

OUTCOMES: Final = {
    Outcome.KEPT: "✓ kept",
    Outcome.PARTLY: "◐ partly",
    Outcome.NOT_YET: "– not yet",
}


class ReportColours(NamedTuple):
    """What a report is drawn in, "#rrggbb" each."""

    paper: str
    ink: str
    muted: str
    line: str
    shade: str
    accent: str
    good: str
    bad: str
    unsure: str


ON_PAPER: Final = ReportColours(
    "#ffffff", "#20242b", "#5a6270", "#cfc6b8", "#f6f2ea", "#0e6660", "#2a7248", "#ad3329", "#7d5800"
)

_STYLE: Final = """
body {{ color: {ink}; background-color: {paper}; }}
h1 {{ font-size: 24pt; font-weight: 600; margin: 0 0 2px 0; }}
h2 {{ font-size: 15pt; font-weight: 600; margin: 26px 0 6px 0; }}
h3 {{ font-size: 11.5pt; font-weight: 600; margin: 16px 0 3px 0; }}
p {{ margin: 0 0 5px 0; }}
p.kind {{ color: {accent}; font-size: 9pt; font-weight: 600; margin: 0 0 2px 0; }}
p.small, span.small {{ color: {muted}; font-size: 9pt; }}
p.said {{ font-size: 12pt; margin: 2px 0 4px 0; }}
h4 {{ color: {muted}; font-size: 9pt; font-weight: 600; margin: 10px 0 2px 0; }}
p.cell {{ margin: 0; }}
p.quote {{ color: {muted}; font-size: 9pt; margin: 2px 0 0 0; }}
p.decided {{ color: {accent}; font-size: 9pt; font-weight: 600; margin: 2px 0 0 0; }}
p.figure {{ font-size: 20pt; font-weight: 600; margin: 0; }}
ul {{ margin: 0 0 6px 0; }}
li {{ margin: 0 0 3px 0; }}
td, th {{ padding: 5px 10px 5px 0; vertical-align: top; text-align: left; }}
th {{ color: {muted}; font-weight: 600; font-size: 9pt; border-bottom: 1px solid {ink}; }}
table {{ margin: 2px 0 8px 0; }}
th.number {{ text-align: right; }}
td.row {{ border-bottom: 1px solid {line}; }}
td.number {{ border-bottom: 1px solid {line}; text-align: right; }}
td.figure {{ background-color: {shade}; padding: 10px 12px 8px 12px; }}
span.good {{ color: {good}; font-weight: 600; }}
span.bad {{ color: {bad}; font-weight: 600; }}
span.unsure {{ color: {unsure}; font-weight: 600; }}
"""

_IN_A_BROWSER: Final = """
html { background: #f6f2ea; }
body { font: 11pt/1.45 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 2.5rem 3rem; }
table { border-collapse: collapse; }
tr, h3 { break-inside: avoid; }
h1, h2, h3, h4 { break-after: avoid; }
@media print { html, body { background: none; margin: 0; padding: 0; max-width: none; } }
@page { margin: 18mm; }
"""


def report_html(
    report: SessionReport,
    colours: ReportColours = ON_PAPER,
    *,
    scale: float = 1.0,
    is_for_browser: bool = False,
) -> str:
    """Return a report as a page.

    Args:
        report: Either edition.
        colours: What it is drawn in.
        scale: How much larger the type is than on paper.
        is_for_browser: Whether it is a file that a browser opens; else it is set by ourselves.
    """
    style = _scaled(_STYLE.format(**colours._asdict()), scale) + (_IN_A_BROWSER if is_for_browser else "")
    body = "".join(
        (
            _head(report),
            _figures(report),
            _people(report),
            _plan(report.items),
            *(activity_html(number, one) for number, one in enumerate(report.items, 1) if one.is_begun),
            _others(report),
            _commitments(report),
            _notes(report),
        )
    )
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(report.title)}</title>'
        f"<style>{style}</style></head><body>{body}</body></html>"
    )


def _scaled(style: str, scale: float) -> str:
    return re.sub(r"([\d.]+)pt", lambda size: f"{float(size[1]) * scale:.1f}pt", style)


def day_words(at: datetime) -> str:
    """Return a day, e.g. "Monday 23 November 2026"."""
    here = at.astimezone()
    return f"{here:%A} {here.day} {here:%B %Y}"


def when_words(report: SessionReport) -> str:
    """Return when a session was, e.g. "Monday 23 November 2026, 09:00 to 11:04"."""
    began = report.started_at.astimezone()
    if report.ended_at is None:
        return f"{day_words(began)}, from {began:%H:%M}; still under way"
    ended = report.ended_at.astimezone()
    until = f"{ended:%H:%M}" if ended.date() == began.date() else f"{day_words(ended)}, {ended:%H:%M}"
    return f"{day_words(began)}, {began:%H:%M} to {until}"


def edition_words(edition: Edition) -> str:
    """Return whom an edition is for, in a sentence."""
    if edition is Edition.TRAINER:
        return "For the trainer: it holds results, notes and what was said about people."
    return "To hand out: what the room did together, and nobody’s results."


def _head(report: SessionReport) -> str:
    return (
        f'<p class="kind">Session report</p><h1>{escape(report.title)}</h1>'
        f"<p>{escape(when_words(report))}, led by {escape(report.leader)}</p>"
        f'<p class="small">{escape(edition_words(report.edition))}</p>'
    )


def _figures(report: SessionReport) -> str:
    played = len(report.plays)
    figures = [
        (str(len(report.present)), "person here" if len(report.present) == 1 else "people here"),
        (f"{report.minutes}", f"minutes, of {report.planned_minutes} planned"),
    ]
    if played:
        figures.append((str(played), "conversation played" if played == 1 else "conversations played"))
    if report.commitments:
        number = len(report.commitments)
        figures.append((str(number), "commitment made" if number == 1 else "commitments made"))
    width, gap = 100 // len(figures) - 1, '<td width="1%"></td>'
    cells = gap.join(
        f'<td class="figure" width="{width}%"><p class="figure">{escape(figure)}</p>'
        f'<p class="cell"><span class="small">{escape(words)}</span></p></td>'
        for figure, words in figures
    )
    return f'<p class="small"> </p><table border="0" cellspacing="0" width="100%"><tr>{cells}</tr></table>'


def _people(report: SessionReport) -> str:
    rows = "".join(
        "<tr>" + "".join(f'<td class="row" width="33%">{escape(name)}</td>' for name in row) + "</tr>"
        for row in zip_longest(*[iter(report.present)] * _COLUMNS_OF_NAMES, fillvalue="")
    )
    there = (
        f'<table border="0" cellspacing="0" width="100%">{rows}</table>'
        if rows
        else "<p>Nobody was marked as present.</p>"
    )
    names = ", ".join(f"\u2068{escape(name)}\u2069" for name in report.absent)
    absent = f"<h4>Absent</h4><p>{names}</p>" if names else ""
    return f"<h2>Who was there</h2>{there}{absent}"


def _plan(items: Sequence[ReportedItem]) -> str:
    if not items:
        return ""
    rows = "".join(
        f'<tr><td class="row" width="60%">{number}. {escape(one.item.title)}</td>'
        f'<td class="number" width="20%">{one.item.minutes} min</td>'
        f'<td class="number" width="20%">{f"{one.minutes} min" if one.is_begun else "not begun"}</td></tr>'
        for number, one in enumerate(items, 1)
    )
    return (
        '<h2>What was done</h2><table border="0" cellspacing="0" width="100%">'
        '<thead><tr><th>Activity</th><th class="number">Planned</th>'
        f'<th class="number">Took</th></tr></thead>{rows}</table>'
    )


def _others(report: SessionReport) -> str:
    if not report.discussions:
        return ""
    return f"<h2>Between the activities</h2>{''.join(map(discussion_html, report.discussions))}"


def _commitments(report: SessionReport) -> str:
    told = ""
    if report.commitments:
        told += "<h2>What people will do</h2>" + _promises(report.commitments)
    if report.earlier:
        told += "<h2>What became of what they meant to do</h2>" + _promises(report.earlier)
    return told


def _promises(promised: Iterable[ReportedCommitment]) -> str:
    rows = ""
    for one in promised:
        name = f'<td class="row" width="26%">{escape(one.name)}</td>' if one.name else ""
        became = f'<td class="row" width="16%">{OUTCOMES[one.outcome]}</td>' if one.outcome else ""
        since = f' <span class="small">({escape(one.session_title)})</span>' if one.session_title else ""
        rows += f'<tr>{name}<td class="row">{escape(one.text)}{since}</td>{became}</tr>'
    return f'<table border="0" cellspacing="0" width="100%">{rows}</table>'


def _notes(report: SessionReport) -> str:
    if not report.notes:
        return ""
    told = "".join(f"<li>{escape(note)}</li>" for note in report.notes)
    title = f"Notes of {report.leader}" if report.leader else "Notes"
    return f"<h2>{escape(title)}</h2><ul>{told}</ul>"


def summary_words(report: SessionReport) -> str:
    """Return a report in a line, for lists and screen readers."""
    here = counted(len(report.present), "person", "people")
    return f"{report.title}: {here}, {counted(report.minutes, 'minute', 'minutes')}."
