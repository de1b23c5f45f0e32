"""How sure a verdict is: a quiet line in the opened row, and what is advisory says so and why."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from simulator.domain.exam import ExamCard
from simulator.domain.wording import WHY_ADVISORY
from simulator.gui.pages.debrief_page import DebriefPage
from tests.gui import debriefs

SENTENCES = (
    "On replies it had never seen, people agreed with 22 of its 24 yeses. Of 25 that people saw, it found 22 "
    "and was not sure about 1."
)


def with_exam(*advisory: str):
    """The good conversation; its criterion of the dog sat the exam, and these are advisory."""
    told = debriefs.warm()
    card = ExamCard(f"{told.scenario.id}/notices-dog", 100, 25, 22, 2, 4, 96, 4, "2026-11-22", "d")
    made = tuple(one.as_advice if one.criterion.id in advisory else one for one in told.scorecard.judgements)
    return replace(told, cards=(card,), scorecard=replace(told.scorecard, judgements=made))


@pytest.fixture
def page(qtbot):
    page = DebriefPage()
    qtbot.addWidget(page)
    page.resize(1280, 800)
    return page


def opened(page, criterion_id):
    page.choose(criterion_id)
    entry = next(one for one in page.criteria.entries if one.told.id == criterion_id)
    assert entry.details is not None
    return entry, [label.text() for label in entry.details.findChildren(QLabel)]


def test_an_opened_criterion_says_how_often_it_agrees_with_people(page):
    page.show_debrief(with_exam())
    _, texts = opened(page, "notices-dog")
    at = texts.index("How sure is this?")
    assert texts[at + 1] == SENTENCES
    assert WHY_ADVISORY not in texts


def test_one_that_never_sat_the_exam_says_nothing(page):
    page.show_debrief(with_exam())
    _, texts = opened(page, "greets-by-name")
    assert "How sure is this?" not in texts


def test_an_advisory_one_is_marked_with_a_word_and_says_why(page):
    page.show_debrief(with_exam("notices-dog"))
    entry, texts = opened(page, "notices-dog")
    assert texts.count(WHY_ADVISORY) == 1
    closed = [label.text() for label in entry.row.findChildren(QLabel)]
    assert "advisory" in closed
    assert ". advisory. " in entry.row.accessibleName()
    assert not any(text.startswith("+") for text in closed)


def test_its_verdict_stays_where_it_was(page):
    page.show_debrief(with_exam("notices-dog"))
    entry, texts = opened(page, "notices-dog")
    assert entry.told.verdict == "done"
    assert any("barking" in text for text in texts)
