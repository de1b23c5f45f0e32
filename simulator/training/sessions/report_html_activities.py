"""What each activity of a report looks like: conversations, votes, discussions, boards, ideas."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

from simulator.domain.sessions.board import Column, DeedLine
from simulator.domain.sessions.board_state import Sightings
from simulator.domain.sessions.discussion import Discussion
from simulator.domain.sessions.report import (
    Quote,
    ReportedComment,
    ReportedCriterion,
    ReportedIdea,
    ReportedItem,
    ReportedPlay,
    ReportedRewording,
    ReportedVote,
)
from simulator.domain.sessions.session import ActivityKind
from simulator.domain.wording import counted

_KINDS: Final = {
    ActivityKind.ROLE_PLAY: "Role play",
    ActivityKind.TWO_ROUNDS: "Two rounds",
    ActivityKind.SUPPORT_ERODE: "Support and erode",
    ActivityKind.RELATIONSHIPS: "Relationships that matter",
    ActivityKind.MEETING: "Meeting round",
    ActivityKind.MANAGER_FIRST: "Manager goes first",
    ActivityKind.DISCUSSION: "Discussion",
    ActivityKind.BREAK: "Break",
}
_TONES: Final = {"✓": "good", "✗": "bad", "?": "unsure", "–": "small"}
_TABLE: Final = '<table border="0" cellspacing="0" width="100%">'


def activity_html(number: int, one: ReportedItem) -> str:
    """Return an activity under its heading; "" if there is nothing to tell of it."""
    told = "".join(
        (
            _facts(one),
            *map(_play, one.plays),
            *map(_vote, one.votes),
            _rewordings(one.rewordings),
            *map(discussion_html, one.discussions),
            _board(one),
            _ideas(one.ideas),
        )
    )
    if not told:
        return ""
    kind = _KINDS[one.item.kind]
    known = "" if kind in one.item.title else f'<p class="small">{kind}</p>'
    return f"<h2>{number}. {escape(one.item.title)}</h2>{known}{told}"


def discussion_html(one: Discussion) -> str:
    """Return a question with its answers, unsigned."""
    answers = "".join(f"<li>{escape(answer)}</li>" for answer in one.answers)
    question = f"<h3>{escape(one.question)}</h3>" if one.question else ""
    return question + (f"<ul>{answers}</ul>" if answers else '<p class="small">Nothing was taken down.</p>')


def _facts(one: ReportedItem) -> str:
    told: list[str] = []
    if one.rounds:
        lasted = " and ".join(f"{int(seconds) // 60}:{int(seconds) % 60:02d}" for seconds in one.rounds)
        told.append(f"{counted(len(one.rounds), 'round', 'rounds')} of {lasted} minutes.")
    if one.hands:
        told.append(f"{counted(one.hands, 'person', 'people')} finished their list.")
    if one.manager:
        told.append(f"{one.manager} went first.")
    return f"<p>{escape(' '.join(told))}</p>" if told else ""


def _play(one: ReportedPlay) -> str:
    again = f", tried again from turn {one.again_from}" if one.again_from else ""
    title = f"<h3>\u2068{escape(one.player)}\u2069{again}</h3>"
    return title + _outcome(one) + _criteria(one.criteria) + _comments(one)


def _outcome(one: ReportedPlay) -> str:
    if one.is_missing:
        return '<p class="small">This attempt is no longer on record.</p>'
    turns = counted(one.turns, "reply", "replies")
    if not one.is_finished:
        return f'<p class="small">“{escape(one.scenario_title)}”, left after {turns}.</p>'
    return (
        f'<p class="small">“{escape(one.scenario_title)}”, {turns}</p>'
        f'<p class="said">Does the customer come back? <b>{escape(one.outcome)}.</b> '
        f"“{escape(one.because)}”</p>"
        f"<p>Relationship <b>{escape(one.relationship)}</b>, task <b>{escape(one.task)}</b>. "
        f"{escape(one.result)}</p>"
    )


def _criteria(criteria: Sequence[ReportedCriterion]) -> str:
    if not criteria:
        return ""
    rows = "".join(
        f'<tr><td class="row" width="5%"><span class="{_TONES.get(one.sign, "small")}">{escape(one.sign)}'
        f'</span></td><td class="row" width="63%"><p class="cell">{escape(one.title)}</p>'
        f"{''.join(map(_quote, one.quotes))}{_decided(one)}</td>"
        f'<td class="row" width="18%">{escape(one.verdict)}</td>'
        f'<td class="number" width="14%">{escape(one.points)}</td></tr>'
        for one in criteria
    )
    return (
        f"{_TABLE}<thead><tr><th></th><th>Criterion and evidence</th><th>Verdict</th>"
        f'<th class="number">Points</th></tr></thead>{rows}</table>'
    )


def _quote(one: Quote) -> str:
    said = f"“{escape(one.text)}” " if one.text else ""
    return f'<p class="quote">Turn {one.turn}: {said}{escape(one.because)}</p>'


def _decided(one: ReportedCriterion) -> str:
    return f'<p class="decided">{escape(one.decided)}</p>' if one.decided else ""


def _comments(play: ReportedPlay) -> str:
    if not play.comments:
        return ""
    told = "".join(f"<li>{_comment(one, play.player)}</li>" for one in play.comments)
    return f"<h4>Comments</h4><ul>{told}</ul>"


def _comment(one: ReportedComment, player: str) -> str:
    where = f"turn {one.turn}" if one.turn else "on the whole"
    whom = f"for {player} to read" if one.is_for_trainee else "for trainers only"
    at = f"{one.at.astimezone():%H:%M}"
    return f'{escape(one.text)} <span class="small">({at}, {where}, {escape(whom)})</span>'


def _vote(one: ReportedVote) -> str:
    rows = "".join(
        f'<tr><td class="row" width="56%">{escape(each.ask)}</td>'
        f'<td class="row" width="20%">✓ {each.count.yes}&nbsp; ✗ {each.count.no}&nbsp; ? {each.count.unsure}'
        f'</td><td class="row" width="24%">{escape(each.words)}</td></tr>'
        for each in one.tallies
    )
    whom = f" of {one.player}" if one.player else ""
    return (
        f"<h3>How the room judged “{escape(one.scenario_title)}”{escape(whom)}</h3>"
        f"{_TABLE}<thead><tr><th>Criterion</th><th>Votes</th><th>In words</th></tr></thead>{rows}</table>"
        f'<p class="small">{escape(counted(one.voters, "vote", "votes"))}. {escape(one.agreement)}</p>'
    )


def _rewordings(reworded: Sequence[ReportedRewording]) -> str:
    if not reworded:
        return ""
    rows = "".join(
        f'<tr><td class="row" width="36%">{escape(one.before)}</td>'
        f'<td class="row" width="36%"><b>{escape(one.wording)}</b></td>'
        f'<td class="row" width="28%"><span class="small">{escape(one.reason)}'
        f"{' Saved with the scenario.' if one.is_saved else ''}</span></td></tr>"
        for one in reworded
    )
    heads = "<thead><tr><th>Before</th><th>In the room’s words</th><th>Why</th></tr></thead>"
    return f"<h3>Worded anew</h3>{_TABLE}{heads}{rows}</table>"


def _board(one: ReportedItem) -> str:
    if one.board.is_empty:
        return ""
    rows = "".join(
        f'<tr><td class="row" width="24%"><b>{escape(quality.text)}</b></td>'
        f'<td class="row" width="38%">{_lines(quality.column(Column.SUPPORT), one.sightings)}</td>'
        f'<td class="row" width="38%">{_lines(quality.column(Column.ERODE), one.sightings)}</td></tr>'
        for quality in one.board.qualities
    )
    heads = "<thead><tr><th>Quality</th><th>✓ Supports it</th><th>✗ Erodes it</th></tr></thead>"
    counts = (
        f'<p class="small">×: in how many replies it was seen, in '
        f"{counted(one.sightings.attempts, 'conversation', 'conversations')} of "
        f"{counted(one.sightings.people, 'person', 'people')}.</p>"
        if any(map(one.sightings.replies.get, one.board.behaviours))
        else ""
    )
    return f"{_TABLE}{heads}{rows}</table>{counts}"


def _lines(lines: Sequence[DeedLine], sightings: Sightings) -> str:
    told = ((line, sightings.of(line)) for line in lines)
    return "".join(f'<p class="cell">{escape(line.text)}{_seen(seen)}</p>' for line, seen in told)


def _seen(times: int | None) -> str:
    return "" if times is None else f' <span class="small">{times}×</span>'


def _ideas(ideas: Sequence[ReportedIdea]) -> str:
    rows = "".join(
        f'<tr><td class="row">{escape(one.text)}{_scenario(one)}</td>{_speaker(one)}'
        f'<td class="number" width="12%">{_plus_ones(one)}</td></tr>'
        for one in sorted(ideas, key=lambda idea: -idea.plus_ones)
    )
    return f"<h3>How a relationship was built</h3>{_TABLE}{rows}</table>" if rows else ""


def _scenario(one: ReportedIdea) -> str:
    return f'<p class="quote">Became the scenario {escape(one.file)}.</p>' if one.file else ""


def _plus_ones(one: ReportedIdea) -> str:
    return f"+{one.plus_ones}" if one.plus_ones else ""


def _speaker(one: ReportedIdea) -> str:
    return f'<td class="row" width="24%">{escape(one.speaker)}</td>' if one.speaker else ""
