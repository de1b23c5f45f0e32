"""Two editions of a report: nothing of anybody's own is in the one that is handed out."""

from dataclasses import fields

from simulator.domain.sessions.report import Edition, SessionReport, for_everybody
from tests.session_reports import CANARIES, full_report


def test_nothing_private_is_handed_out() -> None:
    report = full_report()
    assert all(canary in repr(report) for canary in CANARIES)  # else the next line proves nothing
    handed = repr(for_everybody(report))
    assert [canary for canary in CANARIES if canary in handed] == []
    assert for_everybody(report).edition is Edition.EVERYBODY


def test_what_the_room_did_together_is_handed_out() -> None:
    handed = for_everybody(full_report())
    assert [one.item.title for one in handed.items] == [one.item.title for one in full_report().items]
    assert handed.items[1].rewordings
    assert handed.items[1].discussions
    assert [one.text for one in handed.items[4].ideas] == ["Asked about the recital", "Wrote it by hand"]
    assert handed.items[3].board == full_report().items[3].board
    assert [one.text for one in handed.commitments] == sorted(
        one.text for one in full_report().commitments
    )  # not in the order of the roster, which would sign them
    assert {one.name for one in handed.commitments} == {""}


def test_every_part_of_a_report_is_in_the_sample() -> None:
    report = full_report()
    assert [one.name for one in fields(SessionReport) if not getattr(report, one.name)] == []


def test_minutes_are_whole_and_count_what_was_begun() -> None:
    report = full_report()
    assert report.items[-1].minutes == 0
    assert report.items[0].minutes == 22
    assert report.minutes == sum(one.minutes for one in report.items)
    assert report.planned_minutes == 120
