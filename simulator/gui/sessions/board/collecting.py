"""BoardCollecting: what the console shows while qualities are collected, and ways to get answers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from simulator.gui import icons, theme
from simulator.gui.widgets.flow_layout import FlowLayout


class BoardCollecting(QWidget):
    """Proposals one press away, answers that were sent, and the board of the last time."""

    proposed = Signal(str)
    paste_asked = Signal()
    last_asked = Signal()

    def __init__(self, proposals: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proposals: dict[str, QPushButton] = {}
        self._count = 0
        chips = QWidget()
        flow = FlowLayout(chips)
        for text in proposals:
            chip = QPushButton(text)
            chip.setProperty("role", "choice")
            chip.setProperty("proposal", text)
            chip.clicked.connect(self._propose)
            flow.addWidget(chip)
            self._proposals[text] = chip
        self.paste = QPushButton(self.tr("Answers that were sent…"))
        self.paste.clicked.connect(self.paste_asked)
        self.last = QPushButton()
        self.last.setIcon(icons.icon("again"))
        self.last.clicked.connect(self.last_asked)
        self.last.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP_S)
        buttons.addWidget(self.paste)
        buttons.addWidget(self.last)
        buttons.addStretch(1)
        self._proposed = theme.label(self.tr("Often named"), "caption")
        self._next = theme.label("", "muted")
        inside = QWidget()
        scroll = QScrollArea()  # large type in a low window must not cut the proposals
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(scroll)
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.GAP_XS, 0, theme.GAP_XS, theme.GAP_XS)
        column.setSpacing(theme.GAP_M)
        column.addWidget(theme.label(self.tr("What matters most between people?"), "title"))
        words = self.tr(
            "What hurts a relationship when it is missing? Type what the room calls out; it reads along."
        )
        column.addWidget(theme.label(words, "muted"))
        column.addLayout(buttons)
        column.addSpacing(theme.GAP_S)
        column.addWidget(self._proposed)
        column.addWidget(chips)
        column.addSpacing(theme.GAP_S)
        column.addWidget(self._next)
        column.addStretch(1)

    def show_taken(self, taken: frozenset[str], count: int) -> None:
        """Show how far the collecting has come.

        Args:
            taken: The proposals that are on the board.
            count: How many qualities are.
        """
        for text, chip in self._proposals.items():
            chip.setVisible(text not in taken)
        self._proposed.setVisible(len(taken) < len(self._proposals))
        words = self.tr("Choose a quality at the left to say what supports and what erodes it.")
        self._next.setText(words if count else "")
        self._count = count
        self._show_last_or_not(is_empty=not count)

    def show_last(self, told: str) -> None:
        """Offer the board of the last time, in words; "" offers none."""
        self.last.setText(told)
        self._show_last_or_not(is_empty=not self._count)

    def _show_last_or_not(self, *, is_empty: bool) -> None:
        """Another board would take the place of what is there."""
        self.last.setVisible(bool(self.last.text()) and is_empty)

    def _propose(self) -> None:
        chip = self.sender()
        if chip:
            self.proposed.emit(str(chip.property("proposal")))
