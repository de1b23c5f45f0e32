"""A report as HTML: whatever people wrote stays words, tags are closed, and what is empty is left out."""

from dataclasses import fields, is_dataclass, replace
from datetime import timedelta
from enum import Enum
from html.parser import HTMLParser
from typing import Any

import pytest

from simulator.domain.sessions.report import SessionReport, for_everybody
from simulator.training.sessions.report_html import report_html, summary_words, when_words
from simulator.training.sessions.report_tables import report_json
from tests.session_reports import BEGAN, full_report

SPIKE = "<script>&\"'"
VOID = ("meta", "br", "hr", "img")


def spiked(value: Any) -> Any:
    """Return a report in which every text there is has something nasty in it."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return value + SPIKE
    if isinstance(value, tuple):
        return tuple(map(spiked, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: spiked(getattr(value, one.name)) for one in fields(value)})
    return value


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.seen.add(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("edition", [lambda report: report, for_everybody])
@pytest.mark.parametrize("is_for_browser", [True, False])
def test_whatever_people_wrote_stays_words(edition: Any, is_for_browser: bool) -> None:
    page = report_html(edition(spiked(full_report())), is_for_browser=is_for_browser)
    tags = Tags()
    tags.feed(page)
    assert tags.open == []
    assert not tags.seen & {"script", "img", "link", "iframe", "a"}
    assert "&lt;script&gt;" in page


def test_every_text_of_a_report_is_on_its_page() -> None:
    page = report_html(full_report())
    for words in (
        "canary-absent",
        "canary-quote",
        "canary-decision",
        "canary-comment",
        "canary-vote",
        "canary-file",
        "canary-earlier",
        "◐ partly",
        "canary-manager",
        "Shall we go on?",
        "Names the hour",
        "We ring back",
        "no longer on record",
        "tried again from turn 3",
        "2 rounds of 3:00 and 3:00",
    ):
        assert words in page, words


def test_what_is_empty_is_left_out() -> None:
    report = SessionReport("one", "Short", "Mira", BEGAN, None)
    page = report_html(report)
    assert "Nobody was marked as present." in page
    for heading in ("What was done", "What people will do", "Notes of", "Absent"):
        assert heading not in page
    assert "still under way" in when_words(report)
    assert summary_words(report) == "Short: 0 people, 0 minutes."


def test_a_session_past_midnight_names_both_days() -> None:
    report = replace(full_report(), ended_at=BEGAN + timedelta(days=1, minutes=5))
    assert when_words(report).count("November 2026") == 2


def test_larger_type_is_larger_everywhere() -> None:
    assert "font-size: 24.0pt" in report_html(full_report())
    assert "font-size: 48.0pt" in report_html(full_report(), scale=2.0)


def test_json_has_the_whole_of_it() -> None:
    told = report_json(full_report())
    assert told["started_at"] == BEGAN.isoformat()
    assert told["items"][1]["plays"][0]["criteria"][0]["quotes"][0]["text"] == "canary-quote"
    assert told["items"][1]["votes"][0]["tallies"][0]["count"] == {"yes": 3, "no": 2, "unsure": 1}
    assert told["earlier"][0]["outcome"] == "partly"
