"""What counted: groups also when empty, one open at a time, links to the words."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from simulator.domain.rubric import Side
from simulator.domain.wording import Group
from simulator.gui.widgets.criterion_list import CriterionList
from simulator.gui.widgets.second_opinion import SecondOpinion
from simulator.gui.widgets.told import Heard, ToldCriterion


def told(name: str, group: Group, *heard: Heard) -> ToldCriterion:
    return ToldCriterion(
        name, name.title(), Side.TASK, group, "done", "+2", "“yes”", heard, "Task: earns 2 points",
        "Because.", "Say it.", "", ("A6",),
    )  # fmt: skip


def shown(qtbot, *criteria: ToldCriterion) -> CriterionList:
    view = CriterionList()
    qtbot.addWidget(view)
    view.show_criteria(criteria)
    view.resize(360, 500)
    view.show()
    return view


def texts(view: CriterionList) -> list[str]:
    return [label.text() for label in view.findChildren(QLabel) if label.isVisibleTo(view)]


def test_a_second_opinion_is_seen_down_to_what_keeps_it(qtbot):
    names = ("asks", "greets", "thanks", "offers", "mends")
    view = shown(qtbot, *(replace(told(name, Group.MISSED), deciding="It counts.") for name in names))
    view.resize(360, 300)
    view.choose("mends")
    form = view.entries[-1].findChildren(SecondOpinion)[0]
    qtbot.waitUntil(form.ask.isVisible)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    closed = view.verticalScrollBar().maximum()
    form.ask.click()
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > closed)

    def is_seen() -> bool:
        bottom = form.save.mapTo(view.viewport(), form.save.rect().bottomLeft()).y()
        return 0 < bottom <= view.viewport().height()

    qtbot.waitUntil(is_seen)


def test_empty_groups_are_still_named(qtbot):
    view = shown(qtbot)
    assert [text for text in texts(view) if text] == [
        "You did  0", "You missed  0", "It hurt  0", "For a person  0",
    ]  # fmt: skip
    view.choose("nothing")


def test_one_criterion_is_open_at_a_time(qtbot):
    view = shown(qtbot, told("one", Group.DID), told("two", Group.MISSED))
    view.entries[0].row.click()
    view.entries[1].row.click()
    assert [entry.row.isChecked() for entry in view.entries] == [False, True]
    assert "Because." in texts(view)
    assert "A poor line" not in texts(view)


def test_a_quote_leads_to_its_turn(qtbot):
    view = shown(qtbot, told("one", Group.DID, Heard(4, "yes", "You agreed.", is_sure=False)))
    view.entries[0].row.click()
    link = view.findChild(QPushButton)
    assert link is not None
    assert "You agreed. Not sure: a person decides." in texts(view)
    with qtbot.waitSignal(view.quote_sought) as sought:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert sought.args == ["one", 4]


def test_rows_say_sign_word_side_and_words(qtbot):
    view = shown(qtbot, told("one", Group.DID))
    assert view.row_texts() == ("One. done. +2. task. “yes”.",)
