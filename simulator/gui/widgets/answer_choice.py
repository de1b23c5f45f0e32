"""AnswerChoice: typing or voice, with what that needs; whichever it is, the other is one key away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from simulator.gui import theme
from simulator.gui.widgets.choice_row import ChoiceRow
from simulator.gui.widgets.plain_tip import breakable


class AnswerChoice(QWidget):
    """Two buttons and a sentence."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by = "typing"
        self._microphones: tuple[str, ...] = ()
        self.row = ChoiceRow(
            self.tr("Answer by"), (("typing", self.tr("Typing")), ("voice", self.tr("Voice")))
        )
        self.row.chosen.connect(self._pressed)
        title = theme.label(self.tr("Answer by"))
        title.setWordWrap(False)
        self.words = theme.label("", "caption")
        across = QHBoxLayout()
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.GAP_M)
        across.addWidget(title, 0, Qt.AlignmentFlag.AlignVCenter)
        across.addWidget(self.row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_XS, 0, 0, 0)
        column.setSpacing(theme.GAP_XS)
        column.addLayout(across)
        column.addWidget(self.words)
        self.show_answering("typing", ())

    def show_answering(self, answer_by: str, microphones: Sequence[str]) -> None:
        """Show how one usually answers, "typing" or "voice", and what microphones there are."""
        self._by, self._microphones = answer_by, tuple(microphones)
        self.row.show_choice(answer_by)
        self._tell()

    def _pressed(self, value: object) -> None:
        self._by = str(value)
        self._tell()
        self.chosen.emit(self._by)

    def _tell(self) -> None:
        if not self._microphones:
            words = (
                self.tr("No microphone is connected, so you type until there is one.")
                if self._by == "voice"
                else self.tr("No microphone is connected. Plug one in to speak instead.")
            )
        elif self._by == "voice":
            words = self.tr("Microphone: {}. Typing is always one key away.").format(self._microphones[0])
        else:
            words = self.tr("Microphone: {}. Speaking is always one key away.").format(self._microphones[0])
        self.words.setText(breakable(words))
        self.row.setAccessibleDescription(words)
