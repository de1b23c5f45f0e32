"""The trainer fills the board from the keyboard, the room reads along, and a crash costs nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.domain.attempt import Reply
from simulator.domain.people import Person
from simulator.domain.sessions.board import Column
from simulator.domain.sessions.board_changes import board_told
from simulator.domain.sessions.session import ActivityKind
from simulator.domain.sessions.state import ITEM_BEGUN
from simulator.domain.sessions.wall import BoardLine
from simulator.gui.sessions.activities import panel_of
from simulator.gui.sessions.board.choice_dialog import BoardChoiceDialog
from simulator.gui.sessions.board.row_painting import BADGE
from simulator.gui.sessions.live_session import LiveSession
from simulator.gui.sessions.panels.board_panel import BoardPanel
from simulator.scenario_files.library import read_source
from simulator.training import practice
from simulator.training.sessions.board_csv import table_of
from tests.gui.sessions.led import Desk, gone_on, led, plan

SUPPORT, ERODE = Column.SUPPORT, Column.ERODE
ITEM = plan(ActivityKind.SUPPORT_ERODE)[0]


@pytest.fixture
def desk() -> Desk:
    from tests.fakes import MemoryStore

    return Desk(MemoryStore())


@pytest.fixture
def opened(qtbot: QtBot) -> Callable[[LiveSession], BoardPanel]:
    def show(live: LiveSession) -> BoardPanel:
        panel = panel_of(live, ITEM)
        assert isinstance(panel, BoardPanel)
        qtbot.addWidget(panel)
        panel.resize(760, 640)
        panel.show()
        panel.activateWindow()
        return panel

    return show


@pytest.fixture
def panel(desk: Desk, opened: Callable[[LiveSession], BoardPanel]) -> BoardPanel:
    live = led(desk, [ITEM])
    live.happen(ITEM_BEGUN, item=ITEM.id)
    return opened(live)


def name(panel: BoardPanel, *texts: str) -> None:
    for text in texts:
        QTest.keyClicks(panel.qualities.entry, text)
        QTest.keyClick(panel.qualities.entry, Qt.Key.Key_Return)


def write(panel: BoardPanel, column: Column, *texts: str) -> None:
    for text in texts:
        panel.columns[column].entry.insert(text)  # whole: QTest types no other scripts
        QTest.keyClick(panel.columns[column].entry, Qt.Key.Key_Return)


def choose(panel: BoardPanel, row: int) -> None:
    panel.qualities.qualities.setCurrentRow(row)


def lines(panel: BoardPanel, column: Column) -> list[str]:
    assert panel.state.quality
    return [line.text for line in panel.state.quality.column(column)]


def named(panel: BoardPanel) -> list[tuple[str, int]]:
    return [(one.text, one.times) for one in panel.state.board.qualities]


def test_what_is_typed_is_on_the_wall_before_enter_and_on_record_after(panel: BoardPanel) -> None:
    shown: list[object] = []
    panel.wall_changed.connect(lambda: shown.append(panel.wall()))
    QTest.keyClicks(panel.qualities.entry, "Tru")
    assert panel.wall().qualities == ("Tru",)
    assert panel.wall().is_last_typed
    assert len(shown) == 3
    QTest.keyClicks(panel.qualities.entry, "st")
    QTest.keyClick(panel.qualities.entry, Qt.Key.Key_Return)
    assert panel.wall().qualities == ("Trust",)
    assert not panel.wall().is_last_typed
    choose(panel, 1)
    assert panel.wall().chosen == 0
    QTest.keyClicks(panel.columns[ERODE].entry, "We gr")
    assert panel.wall().erode == (BoardLine("We gr", is_typed=True),)
    QTest.keyClick(panel.columns[ERODE].entry, Qt.Key.Key_Escape)
    assert panel.wall().erode == ()


def test_typing_a_quality_takes_the_room_back_to_all_of_them(panel: BoardPanel) -> None:
    name(panel, "Trust")
    choose(panel, 1)
    QTest.keyClicks(panel.qualities.entry, "K")
    assert panel.wall().chosen == -1
    assert panel.wall().qualities == ("Trust", "K")


def test_page_keys_go_from_one_quality_to_the_next_wherever_one_types(panel: BoardPanel) -> None:
    name(panel, "Trust", "Respect")
    entry = panel.qualities.entry
    for key, shown in ((Qt.Key.Key_PageDown, 0), (Qt.Key.Key_PageDown, 1), (Qt.Key.Key_PageDown, 1)):
        QTest.keyClick(entry, key)
        assert panel.wall().chosen == shown
        entry = panel.columns[SUPPORT].entry
    QTest.keyClick(panel.columns[ERODE].lines, Qt.Key.Key_PageUp)
    assert panel.wall().chosen == 0


def test_the_same_in_another_spelling_is_named_once_more(panel: BoardPanel) -> None:
    name(panel, "Trust", "respect", "TRUST!", "the trust")
    assert named(panel) == [("Trust", 3), ("Respect", 1)]


def test_lines_are_moved_crossed_reworded_and_dropped_by_keys(panel: BoardPanel, qtbot: QtBot) -> None:
    name(panel, "Trust")
    choose(panel, 1)
    write(panel, SUPPORT, "One", "Two", "Three")
    box = panel.columns[SUPPORT].lines
    box.setCurrentRow(2)
    QTest.keyClick(box, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert lines(panel, SUPPORT) == ["One", "Three", "Two"]
    assert box.currentItem().text() == "Three", "the line stays in hand"
    QTest.keyClick(box, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert (lines(panel, SUPPORT), lines(panel, ERODE)) == (["One", "Two"], ["Three"])
    box.setCurrentRow(0)
    QTest.keyClick(box, Qt.Key.Key_Delete)
    assert lines(panel, SUPPORT) == ["Two"]
    box.setCurrentRow(0)
    panel.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    QTest.keyClick(box, Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, "We ring back")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: lines(panel, SUPPORT) == ["We ring back"])


def test_undo_and_redo_go_through_everything(panel: BoardPanel) -> None:
    name(panel, "Trust")
    choose(panel, 1)
    write(panel, SUPPORT, "One", "Two")
    entry = panel.columns[SUPPORT].entry
    entry.setFocus()
    QTest.keyClick(entry, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert lines(panel, SUPPORT) == ["One"]
    QTest.keyClicks(entry, "Thr")
    QTest.keyClick(entry, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert lines(panel, SUPPORT) == ["One"], "what is being typed is taken back first"
    panel.bar.redo.click()
    assert lines(panel, SUPPORT) == ["One", "Two"]
    assert not panel.bar.redo.isEnabled()


def test_qualities_are_merged_and_no_line_is_lost(panel: BoardPanel) -> None:
    name(panel, "Trust", "Reliability")
    choose(panel, 2)
    write(panel, SUPPORT, "We ring back")
    first = panel.state.board.qualities[0].id
    menu = panel.qualities._merge_menu(panel, panel.state.chosen)
    assert [action.text() for action in menu.actions()] == ["Trust"]
    menu.actions()[0].trigger()
    assert named(panel) == [("Trust", 2)]
    assert [line.text for line in panel.state.board.qualities[0].lines] == ["We ring back"]
    assert panel.state.board.qualities[0].id == first


def test_a_proposed_line_is_tied_and_a_written_one_can_be(panel: BoardPanel, qtbot: QtBot) -> None:
    name(panel, "Trust")
    choose(panel, 1)
    panel.columns[ERODE].propose.click()
    dialog = panel.findChild(BoardChoiceDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.search, "rules")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert lines(panel, ERODE) == ["We hide behind the rules"]
    write(panel, SUPPORT, "We admit it")
    box = panel.columns[SUPPORT].lines
    qtbot.waitUntil(lambda: not panel.findChildren(BoardChoiceDialog))
    panel.activateWindow()
    box.setFocus()
    box.setCurrentRow(0)
    qtbot.waitUntil(box.hasFocus)
    QTest.keyClick(box, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    dialog = panel.findChild(BoardChoiceDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.search, "own up")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert panel.state.board.behaviours == ("hides-behind-policy", "admits")


def play(desk: Desk, live: LiveSession, who: Person, *said: str) -> None:
    here = practice.start(desk.store, read_source("barking-dog"), who, seed=0)
    for text in said:
        here = practice.answer(desk.store, here, Reply(text))
    desk.store.link_attempt(here.record.id, live.session.id, desk.leader)


def test_counts_come_from_the_teams_conversations_and_reach_the_wall_without_names(
    desk: Desk, opened: Callable[[LiveSession], BoardPanel]
) -> None:
    live = led(desk, [ITEM])
    live.happen(ITEM_BEGUN, item=ITEM.id)
    people = [desk.store.person(one.name) for one in live.session.roster[:3]]
    for who in people[:2]:
        play(desk, live, who, "I'm so sorry about your ceiling.")
    panel = opened(live)
    name(panel, "Kindness")
    choose(panel, 1)
    panel._write(SUPPORT, "We say sorry when it was us", "apologises")
    assert panel.columns[SUPPORT].lines.item(0).data(BADGE) == "2×"
    assert panel.wall().support == (BoardLine("We say sorry when it was us"),), "two people are too few"
    play(desk, live, people[2], "I'm so sorry about that.", "I'm sorry.")
    panel.bar.count_asked.emit()
    assert panel.wall().support == (BoardLine("We say sorry when it was us", 4),)
    told = str([one.told for one in live.session.happenings if one.item])
    assert not any(one.name in told or str(one.person_id) in told for one in live.session.roster)


def test_after_a_crash_board_wall_and_undo_are_as_they_were(
    desk: Desk, panel: BoardPanel, opened: Callable[[LiveSession], BoardPanel]
) -> None:
    name(panel, "Trust", "Respect")
    choose(panel, 2)
    write(panel, ERODE, "We interrupt", "ありがとうと言わない")
    again = opened(gone_on(desk, panel.live.session.id))
    assert again.wall() == panel.wall()
    assert again.state == panel.state
    again.bar.undo.click()
    assert lines(again, ERODE) == ["We interrupt"]


def test_the_board_of_the_last_session_is_offered_and_taken_up(
    desk: Desk, panel: BoardPanel, opened: Callable[[LiveSession], BoardPanel]
) -> None:
    assert not panel.collecting.last.isVisible()
    name(panel, "Trust")
    choose(panel, 1)
    write(panel, SUPPORT, "We ring back")
    following = led(desk, [ITEM])
    following.happen(ITEM_BEGUN, item=ITEM.id)
    again = opened(following)
    assert "Tuesday group" in again.collecting.last.text()
    again.collecting.last.click()
    assert board_told(again.state.board) == board_told(panel.state.board)
    assert not again.collecting.last.isVisible(), "it would take the place of what is there"


def test_mails_are_looked_at_before_they_are_taken(panel: BoardPanel, qtbot: QtBot) -> None:
    name(panel, "Respect")
    panel.collecting.paste.click()
    dialog = panel.sources.dialog
    assert dialog is not None
    assert not dialog.take.isEnabled()
    dialog.paste.setPlainText("Anna: trust, respect\nBo: Trust; respct, humour\nKind regards\nBo")
    qtbot.waitUntil(dialog.take.isEnabled)
    slip = next(row for row in dialog._rows if row.box.accessibleName() == "Respct")
    assert slip.same.currentData() == "Respect"
    next(row for row in dialog._rows if row.box.accessibleName() == "Humour").box.setChecked(False)
    dialog.take.click()
    assert named(panel) == [("Respect", 3), ("Trust", 2)]
    panel.bar.undo.click()
    assert named(panel) == [("Respect", 1)], "one paste is one step"
    assert not any("Anna" in str(one.told) for one in panel.live.session.happenings)


def test_a_dropped_table_is_a_board_again_and_a_picture_is_refused(
    panel: BoardPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    name(panel, "Trust")
    choose(panel, 1)
    write(panel, SUPPORT, "=We add up")
    table = tmp_path / "board.csv"
    table.write_text(table_of(panel.state.board, panel.state.sightings), encoding="utf-8-sig", newline="")
    before = board_told(panel.state.board)
    choose(panel, 0)
    name(panel, "Other")
    panel._paste()
    dialog = panel.sources.dialog
    assert dialog is not None
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\0\0\1")
    for path in (tmp_path / "picture.png", table):
        dropped = QMimeData()
        dropped.setUrls([QUrl.fromLocalFile(str(path))])
        action, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
        dialog.dropEvent(QDropEvent(QPointF(5, 5), action, dropped, Qt.MouseButton.LeftButton, none))
        if path != table:
            assert "picture.png" in dialog.notice.text
    qtbot.waitUntil(dialog.take.isEnabled)
    assert not dialog.notice.text
    dialog.take.click()
    assert board_told(panel.state.board) == before


def test_pdf_and_table_are_written_and_a_bad_place_is_said_in_words(
    panel: BoardPanel, tmp_path: Path
) -> None:
    name(panel, "Trust")
    for ask, file in ((panel.saving.ask_pdf, "b.pdf"), (panel.saving.ask_table, "b.csv")):
        ask(panel._paper())
        panel.saving.save(str(tmp_path / file))
        assert file in panel.notice.text
    assert (tmp_path / "b.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "b.csv").read_bytes().startswith(b"\xef\xbb\xbfquality,")
    panel.saving.save(str(tmp_path / "nowhere" / "b.csv"))
    assert "could not be written" in panel.notice.text
