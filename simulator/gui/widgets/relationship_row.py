"""RelationshipRow: one name that matters, what was last done for it, and what one could do now."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from simulator.domain.relationships import ago_words, idea_for, is_blank
from simulator.gui import icons, theme
from simulator.gui.widgets.plain_tip import breakable

_NAMES = 240
_LONGEST_DEED = 1000
_STRIPE = 4


class ToldRelationship(NamedTuple):
    """A relationship as it is shown. ``kind`` is shown as ``kind_word``."""

    id: str
    name: str
    kind: str
    kind_word: str
    deed: str
    done_on: date | None


class RelationshipRow(QFrame):
    """A blank is marked by a stripe, a sentence and an idea; whatever is typed stays until it is kept."""

    deed_kept = Signal(str, str)
    """Id, and what was done today."""
    erased = Signal(str)

    def __init__(self, told: ToldRelationship, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._step = 0
        self._told, self._today = told, today
        self.name = theme.label("", "lead")
        self.name.setFont(theme.font("lead", QFont.Weight.DemiBold))
        self.kind = theme.label("", "caption")
        self.deed = theme.label("")
        self.when = theme.label("", "caption")
        self.field = QLineEdit()
        self.field.setMaxLength(_LONGEST_DEED)
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self._keep)
        self.done = QPushButton(self.tr("Done today"))
        self.done.clicked.connect(self._keep)
        self.idea = theme.label("", "muted")
        self.take = QPushButton(self.tr("Take this idea"))
        self.another = QPushButton(self.tr("Another"))
        for button, slot in ((self.take, self._take), (self.another, self._show_another)):
            button.setProperty("role", "link")
            button.clicked.connect(slot)
        self.more = QPushButton(self.tr("I did something new"))
        self.more.setProperty("role", "link")
        self.more.clicked.connect(self._write)
        self.erase = QToolButton()
        self.erase.setProperty("role", "quiet")
        self.erase.setIcon(icons.icon("close", "muted"))
        self.erase.clicked.connect(self._erase)
        self._lay_out()
        self.show_relationship(told, today)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was done in the last month."""
        return is_blank(self._told.deed, self._told.done_on, self._today)

    def show_relationship(self, told: ToldRelationship, today: date) -> None:
        """Show how it stands; something new being done empties the field."""
        if (told.deed, told.done_on) != (self._told.deed, self._told.done_on):
            self.field.clear()
        self._told, self._today = told, today
        self.name.setText(breakable(told.name))
        self.kind.setText(told.kind_word)
        self.erase.setAccessibleName(self.tr("Take {} off the list").format(told.name))
        self.erase.setToolTip(self.tr("Take off the list"))
        self.field.setAccessibleName(self.tr("What you did for {}").format(told.name))
        self.field.setPlaceholderText(self.tr("What did you do for this relationship?"))
        self._show_deed()
        self._show_idea()
        self._write_or_read(self.is_blank)
        self.setAccessibleName(f"{told.name}, {self.kind.text()}. {self.deed.text()} {self.when.text()}")
        self.update()

    def take_focus(self) -> None:
        """Give the keyboard to what one most likely wants."""
        (self.field if self.is_blank else self.more).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the field away again, where there is something to go back to."""
        if event.key() == Qt.Key.Key_Escape and not self.is_blank and not self.field.isHidden():
            self.field.clear()
            self._write_or_read(is_writing=False)
            self.more.setFocus()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.is_blank:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.current().unsure))
        inset = theme.GAP_S
        painter.drawRoundedRect(inset, inset + 2, _STRIPE, self.height() - 2 * inset - 4, 2, 2)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.name)
        left.addWidget(self.kind)
        left.addStretch(1)
        names = QWidget()
        names.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        names.setFixedWidth(theme.current().px(_NAMES))
        entry = QHBoxLayout()
        entry.setSpacing(theme.GAP_S)
        entry.addWidget(self.field, 1)
        entry.addWidget(self.done)
        hint = QHBoxLayout()
        hint.setSpacing(theme.GAP_M)
        hint.addWidget(self.idea, 1)
        hint.addWidget(self.take)
        hint.addWidget(self.another)
        told = QHBoxLayout()
        told.setSpacing(theme.GAP_M)
        told.addWidget(self.when, 1)
        told.addWidget(self.more)
        right = QVBoxLayout()
        right.setSpacing(theme.GAP_XS)
        right.addWidget(self.deed)
        right.addLayout(told)
        right.addLayout(entry)
        right.addLayout(hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP_L, theme.GAP_M, theme.GAP_S, theme.GAP_M)
        row.setSpacing(theme.GAP_M)
        row.addWidget(names, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)
        row.addWidget(self.erase, 0, Qt.AlignmentFlag.AlignTop)

    def _show_deed(self) -> None:
        told = self._told
        if not self.is_blank and told.done_on is not None:
            self.deed.setText(breakable(told.deed))
            day = QLocale().toString(QDate(told.done_on.year, told.done_on.month, told.done_on.day), "d MMMM")
            self.when.setText(f"{day}  ·  {ago_words(told.done_on, self._today)}")
            theme.set_role(self.when, "caption", "muted")
            return
        self.deed.setText("")
        last = self.tr("Nothing in the last month.")
        if told.deed and told.done_on is not None:
            ago = ago_words(told.done_on, self._today)
            last = self.tr("Nothing in the last month. Before that, {}: {}").format(ago, told.deed)
        self.when.setText(breakable(last))
        theme.set_role(self.when, "small", "unsure")

    def _show_idea(self) -> None:
        self._idea = idea_for(self._told.kind, self._told.name, self._today, self._step)
        self.idea.setText(self.tr("Perhaps: {}").format(self._idea))

    def _write_or_read(self, is_writing: bool) -> None:
        self.deed.setVisible(bool(self.deed.text()))
        for widget in (self.field, self.done, self.idea, self.take, self.another):
            widget.setVisible(is_writing or bool(self.field.text()))
        self.more.setVisible(not is_writing)
        self._typed()

    def _typed(self) -> None:
        self.done.setEnabled(bool(self.field.text().strip()))

    def _write(self) -> None:
        self._write_or_read(is_writing=True)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> None:
        self.field.setText(self._idea.rstrip("."))
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_another(self) -> None:
        self._step += 1
        self._show_idea()

    def _keep(self) -> None:
        deed = " ".join(self.field.text().split())
        if deed:
            self.deed_kept.emit(self._told.id, deed)

    def _erase(self) -> None:
        self.erased.emit(self._told.id)
