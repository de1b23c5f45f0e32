"""How it came across in time: for the speaker only, never scored, and nothing about anybody's feelings."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from simulator.domain.attempt import Turn
from simulator.domain.delivery import Delivery
from simulator.domain.people import Person, Role
from simulator.gui.debrief_delivery import delivery_facts, delivery_words
from simulator.gui.pages.debrief_page import DebriefPage
from simulator.training.practice import Debrief
from tests.gui import debriefs

USUAL = Delivery(30, 12.0, 0.8, 0.6, 1, 10.0)
EXTREMES = (
    USUAL,
    Delivery(60, 10.0, 0.1, 0.0, 0, 1.0),
    Delivery(20, 30.0, 9.0, 12.0, 9, 200.0),
    Delivery(1, 0.2, 0.0),
    Delivery(0, 0.0, 0.0),
)
FORBIDDEN = ("tone", "stress", "emotion", "feel", "nervous", "confiden", "calm", "warm", "friendly", "mood")


def spoken(debrief: Debrief, *deliveries: Delivery | None) -> Debrief:
    turns = tuple(
        replace(turn, reply=replace(turn.reply, delivery=delivery))
        for turn, delivery in zip(debrief.record.turns, [*deliveries, *[None] * 9], strict=False)
    )
    return replace(debrief, record=replace(debrief.record, turns=turns))


@pytest.fixture
def page(qtbot: QtBot) -> DebriefPage:
    page = DebriefPage()
    qtbot.addWidget(page)
    page.resize(1280, 800)
    return page


def shown(page: DebriefPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def test_it_is_told_to_the_speaker_with_what_it_is_not(page: DebriefPage) -> None:
    page.show_debrief(spoken(debriefs.warm(), USUAL, USUAL))
    assert page.delivery.isVisibleTo(page)
    text = shown(page)
    assert "How it came across in time" in text
    assert "For you only. Never part of the score." in text
    for title in ("Pace", "Longest pause", "Time to answer", "Fillers", "Share of talk"):
        assert title in text
    assert "150 words a minute" in page.delivery.accessibleName()
    assert "estimate" in page.delivery.accessibleName()


def test_each_spoken_turn_has_its_own_quiet_line(page: DebriefPage) -> None:
    page.show_debrief(spoken(debriefs.warm(), None, USUAL))
    first, second = page.transcript.turns[:2]
    assert "words a minute" not in first.words.accessibleName()
    assert "150 words a minute · about 1 filler" in second.words.accessibleName()


def test_nothing_is_shown_where_nothing_was_spoken(page: DebriefPage) -> None:
    page.show_debrief(spoken(debriefs.warm(), USUAL))
    page.show_debrief(debriefs.cold())
    assert not page.delivery.isVisibleTo(page)
    assert "words a minute" not in shown(page)


def test_nobody_else_sees_it_also_after_it_was_submitted(page: DebriefPage) -> None:
    toni = Person("44444444-4444-4444-8444-444444444444", "Toni", Role.TRAINER)
    page.show_debrief(spoken(debriefs.warm(), USUAL), toni)
    assert not page.delivery.isVisibleTo(page)
    assert "words a minute" not in shown(page)
    assert not page.top.swap.isVisibleTo(page)
    assert "words a minute" not in page.transcript.turns[0].words.accessibleName()


def test_the_scorecard_is_the_same_with_and_without(page: DebriefPage) -> None:
    page.show_debrief(debriefs.warm())
    before = page.criteria.row_texts(), page.top.spoken
    page.show_debrief(spoken(debriefs.warm(), *EXTREMES))
    assert (page.criteria.row_texts(), page.top.spoken) == before


def test_nothing_is_said_of_what_anybody_felt() -> None:
    for delivery in EXTREMES:
        turns: tuple[Turn, ...] = spoken(debriefs.warm(), delivery).record.turns
        told = " ".join([*(fact.spoken for fact in delivery_facts(turns)), delivery_words(delivery)]).lower()
        assert not [word for word in FORBIDDEN if word in told]


def test_it_fits_every_width(page: DebriefPage, qtbot: QtBot) -> None:
    page.show_debrief(spoken(debriefs.warm(), *EXTREMES))
    page.show()
    for width in (640, 960, 1280, 1900):
        page.resize(width, 800)
        qtbot.wait(1)
        facts = page.delivery._facts
        assert all(fact.geometry().right() <= page.delivery.width() for fact in facts)
        assert not any(a.geometry().intersects(b.geometry()) for a in facts for b in facts if a is not b)
