"""RelationshipsPage: a private list of the relationships that matter, and what was done for each lately."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from simulator.domain.people import LONGEST_NAME
from simulator.domain.relationships import KINDS, is_blank, list_words
from simulator.gui import icons, theme
from simulator.gui.widgets.relationship_row import RelationshipRow, ToldRelationship
from simulator.records.notebook_interface import Relationship

_WIDEST = 960
_TURN_OF_DAY_MS = 60_000
_AT_ONCE = 30
"""Rows that are made in one go."""


class RelationshipsPage(QWidget):
    """Tells what is to be kept and what erased; it shows only what has been kept.

    Args:
        today: What day it is where the person sits.
        parent: Its owner.
    """

    kept = Signal(object)
    """A Relationship, new or changed."""
    erased = Signal(str)

    def __init__(self, today: Callable[[], date] = date.today, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._today = today
        self._day = today()
        self._kinds = {
            "customer": self.tr("Customer"),
            "colleague": self.tr("Colleague"),
            "organisation": self.tr("Organisation"),
            "other": self.tr("Somebody else"),
        }
        self._known: dict[str, Relationship] = {}
        self._gone: Relationship | None = None
        self.rows: dict[str, RelationshipRow] = {}
        self.name = QLineEdit()
        self.kind = QComboBox()
        self.add = QPushButton(self.tr("Write it down"))
        self.words = theme.label("", "body", "muted")
        self.taken_off = theme.label("", "body", "muted")
        self.put_back = QPushButton(self.tr("Put it back"))
        self._list = QVBoxLayout()
        self._dress()
        self._lay_out()
        self._done = 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(0)
        self._rest.timeout.connect(self._show_some)
        self._turn_of_day = QTimer(self)
        self._turn_of_day.setInterval(_TURN_OF_DAY_MS)
        self._turn_of_day.timeout.connect(self._look_at_day)
        self._turn_of_day.start()
        self.show_nobody()

    def show_nobody(self) -> None:
        """Forget everything: somebody else sits down."""
        self._gone = None
        self.name.clear()
        self.show_relationships(())
        self.words.setText("")

    def show_relationships(self, kept: Sequence[Relationship]) -> None:
        """Show the list as it is kept; what is being typed stays."""
        ranked = sorted(kept, key=lambda one: KINDS.index(one.kind) if one.kind in KINDS else len(KINDS))
        self._known = {one.id: one for one in ranked}
        for gone in [id_ for id_ in self.rows if id_ not in self._known]:
            row = self.rows.pop(gone)
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._done = 0
        self._show_some()
        self._day = self._today()
        blanks = sum(is_blank(one.deed, one.done_on, self._day) for one in kept)
        self.words.setText(list_words(len(kept), blanks))
        self._show_taken_off()

    def show_added(self, relationship_id: str) -> None:
        """A new name is kept: the field is free for the next one."""
        if relationship_id == self._adding:
            self._adding = ""
            self.name.clear()
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """Give the keyboard to the field for a new name."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_some(self) -> None:
        """Place the next rows; of a very long list the rest follows, a few at a time."""
        ranked = list(self._known.values())
        until = min(self._done + _AT_ONCE, len(ranked))
        for place in range(self._done, until):
            row = self._row(ranked[place])
            if self._list.indexOf(row) != place:
                self._list.removeWidget(row)
                self._list.insertWidget(place, row)
        self._done = until
        if until < len(ranked):
            self._rest.start()

    def _row(self, one: Relationship) -> RelationshipRow:
        told = ToldRelationship(
            one.id, one.name, one.kind, self._kinds.get(one.kind, ""), one.deed, one.done_on
        )
        found = self.rows.get(one.id)
        if found is None:
            found = self.rows[one.id] = RelationshipRow(told, self._today())
            found.deed_kept.connect(self._keep_deed)
            found.erased.connect(self._erase)
        else:
            found.show_relationship(told, self._today())
        return found

    def _dress(self) -> None:
        self._adding = ""
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText(self.tr("A name: a customer first, then people and organisations"))
        self.name.setAccessibleName(self.tr("Whose relationship matters"))
        self.name.textChanged.connect(self._typed)
        self.name.returnPressed.connect(self._add)
        self.kind.setAccessibleName(self.tr("What they are to you"))
        for kind, word in self._kinds.items():
            self.kind.addItem(word, kind)
        self.add.setProperty("role", "primary")
        self.add.clicked.connect(self._add)
        self.put_back.setProperty("role", "link")
        self.put_back.clicked.connect(self._put_back)
        self._typed()

    def _lay_out(self) -> None:
        entry = QHBoxLayout()
        entry.setSpacing(theme.GAP_S)
        entry.addWidget(self.name, 1)
        entry.addWidget(self.kind)
        entry.addWidget(self.add)
        undone = QHBoxLayout()
        undone.addWidget(self.taken_off)
        undone.addWidget(self.put_back)
        undone.addStretch(1)
        content = QWidget()
        content.setMaximumWidth(theme.current().px(_WIDEST))
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.GAP_L, theme.GAP_S, theme.GAP_L, theme.GAP_L)
        column.setSpacing(theme.GAP_M)
        column.addWidget(
            theme.label(
                self.tr(
                    "Whose relationship matters to your work? Beside each name, one thing you did for it "
                    "in the last month."
                ),
                "lead",
            )
        )
        column.addLayout(self._private())
        column.addLayout(entry)
        column.addWidget(self.words)
        column.addLayout(undone)
        self._list.setSpacing(theme.GAP_S)
        column.addLayout(self._list)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(scroll)

    def _private(self) -> QHBoxLayout:
        sign = QLabel()
        sign.setPixmap(icons.pixmap("lock", theme.current().px(16), "muted"))
        told = self.tr(
            "This list is yours alone. It is never on the room's screen; trainers and HR can count lists "
            "and names, and read none."
        )
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_S)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(theme.label(told, "caption"), 1)
        return row

    def _typed(self) -> None:
        self.add.setEnabled(bool(self.name.text().strip()))

    def _add(self) -> None:
        name = " ".join(self.name.text().split())
        if name:
            self._adding = self._adding or str(uuid.uuid4())
            self.kept.emit(Relationship(self._adding, name, str(self.kind.currentData())))

    def _keep_deed(self, relationship_id: str, deed: str) -> None:
        self.kept.emit(replace(self._known[relationship_id], deed=deed, done_on=self._today()))

    def _erase(self, relationship_id: str) -> None:
        self._gone = self._known.get(relationship_id)
        self.erased.emit(relationship_id)

    def _put_back(self) -> None:
        if self._gone is not None:
            self.kept.emit(self._gone)

    def _show_taken_off(self) -> None:
        gone = self._gone if self._gone is not None and self._gone.id not in self._known else None
        self.taken_off.setText(self.tr("{} is off your list.").format(gone.name) if gone else "")
        self.taken_off.setVisible(gone is not None)
        self.put_back.setVisible(gone is not None)

    def _look_at_day(self) -> None:
        """A window left open overnight: what was done a month ago may have become a blank."""
        if self._today() != self._day:
            self.show_relationships(tuple(self._known.values()))
