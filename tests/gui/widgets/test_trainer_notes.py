"""What the trainer noted stands with its moment, and takes no room where nothing was noted."""

from datetime import UTC, datetime

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from simulator.domain.sessions.role_play import Comment
from simulator.gui.widgets.trainer_notes import TrainerNotes

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def test_notes_stand_in_order_with_their_turn_and_are_hidden_without_any(qtbot: QtBot) -> None:
    notes = TrainerNotes()
    qtbot.addWidget(notes)
    notes.show_notes(())
    assert notes.isHidden()
    notes.show_notes(
        (Comment(NOON, "a", 2, "p1", "Good pause.", True), Comment(NOON, "a", 0, "p1", "<b>Well</b>", True))
    )
    assert not notes.isHidden()
    shown = [label.text() for label in notes.findChildren(QLabel) if not label.isHidden()]
    at = f"{NOON.astimezone():%H:%M}"
    assert shown[-4:] == [f"Turn 2, {at}", "Good pause.", at, "<b>Well</b>"]
    assert "Good pause. <b>Well</b>" in notes.accessibleName()
