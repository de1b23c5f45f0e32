"""Somebody sees a verdict differently, says so, and finds it again; the result stays what it was."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from simulator.domain.overruling import Decision
from simulator.gui.widgets.second_opinion import SecondOpinion
from simulator.records import open_store
from tests.stories.scripts import script
from tests.stories.somebody import PATIENCE, Somebody

Comes = Callable[[], Somebody]


def opinion(sam: Somebody) -> SecondOpinion:
    return next(one for one in sam.house.window.findChildren(SecondOpinion) if one.isVisible())


def test_a_view_of_ones_own_is_kept_and_told_by_the_keyboard_alone(comes: Comes, qtbot: QtBot) -> None:
    sam = comes()
    sam.enters_as("Sam")
    sam.begins("The barking dog")
    for reply in script("barking-dog", "stays").replies:
        sam.says(reply)
    sam.presses("See what counted")
    sam.waits_for("debrief")
    page: Any = sam.house.window.page("debrief")
    before = page._debrief.scorecard
    page.choose("notices-dog")
    form = opinion(sam)
    form.ask.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(form.ask, Qt.Key.Key_Space)
    assert form.form.isVisible()
    qtbot.keyClick(form.choices.button("yes"), Qt.Key.Key_Escape)
    assert not form.form.isVisible()
    assert sam.house.window.focusWidget() is form.ask
    assert sam.screen == "debrief"
    qtbot.keyClick(form.ask, Qt.Key.Key_Space)
    assert not form.save.isEnabled(), "nothing is chosen yet"
    qtbot.keyClick(form.choices.button("no"), Qt.Key.Key_Space)
    qtbot.keyClicks(form.reason, "I only wanted it quiet")
    qtbot.keyClick(form.reason, Qt.Key.Key_Return)
    sam.sees("You said no: I only wanted it quiet. The program said yes. Own view; it changes no points.")
    assert page._debrief.scorecard.relationship == before.relationship
    assert page.criteria.chosen == "notices-dog"

    form = opinion(sam)
    form.ask.click()
    form.quote.setText("never in my life")
    form.choices.button("open").click()
    form.save.click()
    sam.sees("was not said in this conversation")
    form.quote.clear()
    form.choices.button("withdrawn").click()
    form.save.click()
    qtbot.waitUntil(lambda: "You said no" not in sam.everything_seen(), timeout=PATIENCE)
    sam.goes()

    store = open_store(sam.house.folder)
    try:
        kept = store.overrulings(store.person("Sam"))
    finally:
        store.close()
    assert [one.decision for one in kept] == [Decision.NO, Decision.WITHDRAWN]
