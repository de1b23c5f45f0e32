"""PersonPage: one person: who they are, what is asked of them, and what HR may do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from simulator.gui import theme
from simulator.gui.pages.person_asked import PersonAsked
from simulator.gui.pages.person_form import PersonForm
from simulator.gui.widgets.inline_notice import InlineNotice
from simulator.gui.widgets.plain_tip import breakable

_LEFT = 384


class PersonPage(QWidget):
    """To the left who they are, to the right how they stand; what cannot be undone comes last."""

    left = Signal()
    role_asked = Signal()
    pin_taken_off = Signal()
    everything_asked = Signal()
    erase_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.back = QPushButton(self.tr("‹ People"))
        self.back.setProperty("role", "link")
        self.back.setAccessibleName(self.tr("Back to the list of people"))
        self.back.clicked.connect(self.left)
        self.name = theme.label("", "title")
        self.words = theme.label("", "body", "muted")
        self.notice = InlineNotice()
        self.form = PersonForm()
        self.asked = PersonAsked()
        self.role = self._deed(self.tr("Change the role …"), self.role_asked)
        self.pin = self._deed(self.tr("Take off the PIN"), self.pin_taken_off)
        self.everything = self._deed(self.tr("Save what HR keeps of them …"), self.everything_asked)
        self.erase = self._deed(self.tr("Erase …"), self.erase_asked)
        self.pin_words = theme.label(
            self.tr(
                "They have a PIN or passphrase. If they have forgotten it, take it off: the audit says so."
            ),
            "caption",
        )
        self._lay_out()
        self.show_reading()

    def show_reading(self) -> None:
        """Say that it is being read."""
        self.name.setText(self.tr("One moment …"))
        self.words.setText("")
        self.notice.clear()
        self._body.hide()

    def show_person(self, name: str, words: str) -> None:
        """Show whose page it is."""
        self.name.setText(breakable(name))
        self.words.setText(breakable(words))
        self.words.setVisible(bool(words))
        self._body.show()

    def show_deeds(self, *, may_change: bool, has_pin: bool, is_new: bool = False) -> None:
        """Show what may be done; nothing to those who may only read, or while somebody is new."""
        self._deeds.setVisible(may_change and not is_new)
        self.pin.setVisible(has_pin)
        self.pin_words.setVisible(has_pin)
        self._right.setVisible(not is_new)
        self._spare.setVisible(is_new)

    def take_focus(self) -> None:
        """Give the keyboard to the list of what is asked; where there is none, to the name."""
        if self.asked.model.rowCount() and self.asked.isVisibleTo(self):
            self.asked.table.setFocus()
        elif not self.form.fields["name"].isReadOnly():
            self.form.take_focus()
        else:
            self.back.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _deed(self, words: str, pressed: SignalInstance) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(pressed)
        return button

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setSpacing(theme.GAP_XS)
        top.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        top.addWidget(self.name)
        top.addWidget(self.words)
        self._right = self._card(self.asked)
        self._spare = QWidget()
        self._body = QWidget()
        across = QHBoxLayout(self._body)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.GAP_L)
        across.addWidget(self._make_left())
        across.addWidget(self._right, 1)
        across.addWidget(self._spare, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_L, theme.GAP_S, theme.GAP_L, theme.GAP_M)
        column.setSpacing(theme.GAP_M)
        column.addLayout(top)
        column.addWidget(self.notice)
        column.addWidget(self._body, 1)

    def _make_left(self) -> QWidget:
        self._deeds = QWidget()
        deeds = QVBoxLayout(self._deeds)
        deeds.setContentsMargins(0, 0, 0, 0)
        deeds.setSpacing(theme.GAP_S)
        heading = theme.label(self.tr("More"), "lead")
        heading.setFont(theme.font("lead", QFont.Weight.DemiBold))
        deeds.addWidget(heading)
        for part in (self.role, self.pin, self.pin_words, self.everything, self.erase):
            is_button = isinstance(part, QPushButton)
            deeds.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft if is_button else Qt.AlignmentFlag(0))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(2, 2, theme.GAP_M, 2)  # a focus ring needs its room
        column.setSpacing(theme.GAP_L)
        column.addWidget(self.form)
        column.addWidget(self._deeds)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFixedWidth(theme.current().px(_LEFT))
        scroll.setWidget(inner)
        return scroll

    @staticmethod
    def _card(inner: QWidget) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(theme.GAP_M, theme.GAP_M, theme.GAP_M, theme.GAP_M)
        column.addWidget(inner)
        return card
