"""The debrief: words first, quotes and criteria that light each other, what-ifs, and whose eyes see it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from simulator.domain.decision_words import DECIDES
from simulator.domain.people import Person, Role
from simulator.gui import theme
from simulator.gui.pages import debrief_footer
from simulator.gui.pages.debrief_page import DebriefPage
from simulator.records.interface import AttemptState
from tests.gui import debriefs


@pytest.fixture
def page(qtbot):
    page = DebriefPage()
    qtbot.addWidget(page)
    page.resize(1080, 744)
    page.show_debrief(debriefs.warm())
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


def entry(page, criterion_id):
    return next(one for one in page.criteria.entries if one.told.id == criterion_id)


def shown_texts(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]


def test_the_customers_own_words_come_first(page):
    top = page.top
    assert top.words.text() == "“I'd call here again. They asked about Biscuit before my policy number.”"
    assert (top.question.text(), top.answer.text()) == ("Will she come back?", "Yes.")
    assert top.afterwards.text().startswith("She renewed in May")
    assert top.outcome.text() == "Passed"
    assert top.reason.text() == "Both sides reach their mark."
    page.take_focus()
    assert QApplication.focusWidget() is top.face
    read_first = top.face.accessibleName()
    assert read_first.startswith("Dana Whitfield, as it ended. “I'd call here again.")
    assert "Will she come back? Yes." in read_first
    assert "13 earned, −1 for 1 hint" in read_first
    assert top.words.y() < top.relationship.mapTo(top, top.relationship.rect().bottomLeft()).y()


def test_no_number_is_shown_without_words(page):
    for text in shown_texts(page):
        bare = text.strip("+−–0123456789 .%")
        is_turn_or_points = text.isdigit() or text.startswith(("+", "−"))
        assert bare or not text or is_turn_or_points, text
    for one in page.criteria.entries:
        assert one.told.title in one.row.accessibleName()
        assert one.told.verdict in one.row.accessibleName()
    assert "12–14 of 15" in page.top.relationship.accessibleName()
    assert "wait for a person" in page.top.relationship.accessibleName()


def test_a_failed_critical_criterion_is_named(page):
    page.show_debrief(debriefs.cold())
    assert page.top.answer.text() == "No."
    assert page.top.outcome.text() == "Not yet"
    assert "“Promises a time” (missed)" in page.top.reason.text()


def test_choosing_a_criterion_lights_its_quotes_and_opens_its_reasons(page, qtbot):
    row = entry(page, "warm-close").row
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert page.transcript.lit_quotes() == ("Give Biscuit a pat from me",)
    last = page.transcript.turns[-1].words
    qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())
    texts = shown_texts(page)
    assert "A word about what you both hear turns two strangers into two people." in texts
    assert "“I can hear somebody's on guard duty. What kind of dog is Biscuit?”" in texts
    assert "“Could you shut that dog up, please?”" in texts
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert page.transcript.lit_quotes() == ()
    assert not entry(page, "warm-close").details.isVisible()


def test_choosing_a_quote_opens_its_criterion(page, qtbot):
    words = page.transcript.turns[1].words
    place = words.place_of("answers-her-answer").center().toPoint()
    qtbot.mouseClick(words, Qt.MouseButton.LeftButton, pos=place)
    assert page.criteria.chosen == "answers-her-answer"
    opened = entry(page, "answers-her-answer")
    assert opened.row.isChecked()
    assert opened.details is not None
    assert not opened.row.visibleRegion().isEmpty()


def test_a_missed_criterion_says_what_was_listened_for(page):
    missed = entry(page, "asks-what-happened").told
    assert (missed.group.value, missed.snippet) == ("You missed", "listened for: when, how or what happened")
    assert missed.points == "0 of 2"


def test_the_groups_are_counted_also_when_empty(page):
    texts = shown_texts(page)
    for heading in ("You did  9", "You missed  1", "It hurt  0", "For a person  1", "No opportunity  1"):
        assert heading in texts


def test_the_transcript_tells_lines_captions_thoughts_and_deeds(page):
    texts = shown_texts(page)
    assert "♪ dog barks in the background" in texts
    assert "That's Biscuit. A chocolate Lab, and he thinks he runs the house." in texts
    assert "↳ “They heard him. Most people pretend they don't.”" in texts
    assert "mood +15" in texts
    assert "1 hint taken" in texts
    assert "handed over: A leaflet about leaks" in texts
    assert "Thank you, Sam. Biscuit says goodbye too." in texts


def test_what_was_only_done_is_told_once_as_a_caption(page):
    debrief = debriefs.warm()
    nodes = dict(debrief.scenario.nodes)
    nodes["node-1"] = replace(nodes["node-1"], says="", does="breathes on the line")
    card = debrief.scorecard
    turns = (replace(card.turns[0], customer="breathes on the line"), *card.turns[1:])
    silent = replace(
        debrief,
        scenario=replace(debrief.scenario, nodes=nodes),
        scorecard=replace(card, turns=turns),
    )
    page.show_debrief(silent)
    assert shown_texts(page).count("breathes on the line") == 1


def test_words_of_people_are_never_read_as_html(page):
    assert all(
        label.textFormat() == Qt.TextFormat.PlainText for label in page.findChildren(QLabel) if label.text()
    )
    assert "<b>Thank you</b>" in page.transcript.turns[-1].words.accessibleName()


def test_a_turn_can_be_tried_again(page, qtbot):
    with qtbot.waitSignal(page.turn_retried) as retried:
        qtbot.mouseClick(page.transcript.turns[2].again, Qt.MouseButton.LeftButton)
    assert retried.args == [3]
    assert page.transcript.turns[2].again.accessibleName() == "Try turn 3 again"


def test_a_what_if_stands_beside_its_original(page):
    page.show_debrief(debriefs.what_if())
    assert "what-if from turn 2" in page.top.about.text()
    assert "original 10 of 15 → this time 12–14 of 15" in page.top.relationship.accessibleName()
    assert page.changes is not None
    assert "Answers what she told about the dog: missed → done, +3" in page.changes.lines
    assert "Asks what happened: done → missed" in page.changes.lines
    again = next(text for text in shown_texts(page) if text.startswith("↺"))
    assert "Oh, nice. So, the kitchen: what happened?" in again
    assert "This is the turn tried again." in page.transcript.turns[1].words.accessibleName()
    page.changes.rows[0].click()
    assert page.transcript.lit_quotes() == ("A chocolate Lab who runs the house, I love that",)


def test_submitting_says_first_who_will_see_what(page, qtbot):
    footer = page.footer
    assert footer.words.text() == "Only you can see this attempt."
    with qtbot.assertNotEmitted(page.submitted):
        footer.submit.click()
    assert "Trainers will see your words; HR only the result." in footer.words.text()
    assert QApplication.focusWidget() is footer.not_yet
    footer.not_yet.click()
    assert footer.submit.isVisible()
    footer.submit.click()
    with qtbot.waitSignal(page.submitted):
        footer.submit_now.click()


def test_once_submitted_it_says_so_and_keeps_its_place(page):
    page.choose("notices-dog")
    page.show_debrief(debriefs.warm(AttemptState.SUBMITTED))
    assert page.footer.words.text() == debrief_footer.WHO_SEES
    assert not page.footer.submit.isVisible()
    assert not page.footer.keep.isVisible()
    assert page.footer.again.isVisible()
    assert page.criteria.chosen == "notices-dog"


def test_keeping_private_and_playing_again_are_one_press_away(page, qtbot):
    with qtbot.waitSignal(page.kept_private):
        page.footer.keep.click()
    with qtbot.waitSignal(page.played_again):
        page.footer.again.click()


def test_the_one_thing_to_do_next_depends_on_the_outcome(page):
    assert page.footer.submit.property("role") == "primary"
    page.show_debrief(debriefs.cold())
    assert page.footer.again.property("role") == "primary"
    assert page.footer.submit.property("role") != "primary"


def test_somebody_else_can_look_but_not_act(page, qtbot):
    trainer = Person("44444444-4444-4444-8444-444444444444", "Toni", Role.TRAINER)
    page.show_debrief(replace(debriefs.cold()), trainer)
    footer = page.footer
    assert footer.words.text() == "Submitted by Sam Weber."
    assert [button.text() for button in footer.buttons if button.isVisible()] == ["Back"]
    with qtbot.waitSignal(page.left):
        footer.back.click()
    assert not any(view.again.isVisible() for view in page.transcript.turns)


def test_it_is_told_anew_to_somebody_else_at_the_same_computer(page):
    trainer = Person("44444444-4444-4444-8444-444444444444", "Toni", Role.TRAINER)
    debrief = debriefs.cold()
    debrief = replace(debrief, record=replace(debrief.record, state=AttemptState.SUBMITTED))
    page.show_debrief(debrief)
    assert page.transcript.turns[0].again.isVisible()
    assert "You" in shown_texts(page)
    page.show_debrief(debrief, trainer)
    assert not page.transcript.turns[0].again.isVisible()
    assert not page.top.swap.isVisible()
    assert page.top.about.text().startswith("Sam Weber · ")
    texts = shown_texts(page)
    assert "You" not in texts
    assert "Sam" in texts
    assert not any(text.startswith("You missed") for text in texts)
    assert "Sam Weber said" in page.transcript.turns[0].words.accessibleName()
    assert all(one.told.deciding == DECIDES for one in page.criteria.entries)
    page.show_debrief(debrief)
    assert page.transcript.turns[0].again.isVisible()


def test_the_keyboard_alone_goes_from_the_line_to_the_last_button(page, qtbot):
    page.take_focus()
    passed = []
    for _ in range(12):
        passed.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is page.footer.again:
            break
    assert QApplication.focusWidget() is page.footer.again
    first = page.transcript.turns[0]
    wanted = [
        page.top.face,
        page.top.swap,
        page.moods.line,
        page.moods.switch,
        first.words,
        first.again,
        page.criteria.entries[0].row,
    ]
    assert passed == [*wanted, page.footer.keep, page.footer.submit]


def test_arrows_go_from_turn_to_turn_and_from_row_to_row(page, qtbot):
    turns = page.transcript.turns
    turns[0].words.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(turns[0].words, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is turns[1].words
    assert turns[1].words.accessibleName().startswith("Turn 2. Dana Whitfield: That's Biscuit.")
    qtbot.keyClick(turns[1].words, Qt.Key.Key_Return)
    assert page.criteria.chosen == "answers-her-answer"
    rows = [one.row for one in page.criteria.entries]
    rows[0].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(rows[0], Qt.Key.Key_Down)
    assert QApplication.focusWidget() is rows[1]
    qtbot.keyClick(rows[1], Qt.Key.Key_Return)
    assert page.criteria.chosen == page.criteria.entries[1].told.id


def test_escape_closes_the_criterion_and_then_leaves(page, qtbot):
    page.choose("notices-dog")
    row = entry(page, "notices-dog").row
    with qtbot.assertNotEmitted(page.left):
        qtbot.keyClick(row, Qt.Key.Key_Escape)
    assert page.criteria.chosen == ""
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(row, Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    ("name", "width", "height"),
    [
        ("light", 784, 640),
        ("light", 1080, 744),
        ("light", 3600, 2100),
        ("projector", 784, 640),
        ("contrast", 1720, 1024),
    ],
)
def test_nothing_is_wider_than_the_page(qtbot, qapp, name, width, height):
    theme.apply(qapp, name)
    try:
        page = DebriefPage()
        qtbot.addWidget(page)
        page.resize(width, height)
        page.show_debrief(debriefs.crowded())
        page.show()
        QApplication.processEvents()
        for area in (page.transcript, page.criteria, page._scroll):
            content = area.widget()
            assert content is not None
            assert content.width() <= area.viewport().width()
        assert len(page.criteria.entries) == 20
        assert len(page.transcript.turns) == 12
        page.grab()
        page.close()
    finally:
        theme.apply(qapp, "light")


def test_another_theme_keeps_what_was_chosen(page, qapp):
    page.choose("notices-dog")
    try:
        theme.apply(qapp, "dark")
        assert page.criteria.chosen == "notices-dog"
        assert len(page.transcript.lit_quotes()) == 2
    finally:
        theme.apply(qapp, "light")
