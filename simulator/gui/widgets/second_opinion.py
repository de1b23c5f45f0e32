"""SecondOpinion: a quiet question under a criterion, and the form it opens into: verdict, reason, words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from simulator.gui import theme
from simulator.gui.widgets.choice_row import ChoiceRow

_LONGEST_REASON = 1_000
"""Characters; the records take as many."""

_LONGEST_QUOTE = 500


class SecondOpinion(QWidget):
    """Closed it is one link. Enter saves, Esc closes without saving.

    Args:
        title: The criterion, for screen readers.
        note: What becomes of the answer, said before it is given.
        may_withdraw: Whether there is an earlier answer to take back.
    """

    decided = Signal(str, str, str)
    """Yes, no, open or withdrawn; the reason; the words it rests on."""

    def __init__(
        self, title: str, note: str, *, may_withdraw: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.ask = QPushButton(self.tr("See it differently?"))
        self.ask.setProperty("role", "link")
        self.ask.setAccessibleName(self.tr("See it differently? {}").format(title))
        self.ask.clicked.connect(self._open)
        choices: list[tuple[object, str]] = [
            ("yes", self.tr("Yes, it was there")),
            ("no", self.tr("No")),
            ("open", self.tr("Leave it open")),
        ]
        if may_withdraw:
            choices.append(("withdrawn", self.tr("Leave it to the program")))
        self.choices = ChoiceRow(self.tr("What do you say?"), tuple(choices))
        self.choices.chosen.connect(self._choose)
        self.reason = _field(self.tr("Why? It may stay empty"), _LONGEST_REASON)
        self.quote = _field(self.tr("The words it rests on, from a reply; may stay empty"), _LONGEST_QUOTE)
        self.save = QPushButton(self.tr("Keep this"))
        self.save.clicked.connect(self._save)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setProperty("role", "quiet")
        self.cancel.clicked.connect(self._close)
        for field in (self.reason, self.quote):
            field.returnPressed.connect(self._save)
        self.save.setAccessibleDescription(note)
        self._chosen = ""
        self.form = QWidget()
        column = QVBoxLayout(self.form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_S)
        column.addWidget(self.choices)
        column.addWidget(self.reason)
        column.addWidget(self.quote)
        column.addWidget(theme.label(note, "caption"))
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_S)
        row.addWidget(self.save)
        row.addWidget(self.cancel)
        row.addStretch(1)
        column.addLayout(row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.GAP_S)
        whole.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self.form)
        self.form.hide()
        self.save.setEnabled(False)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        return (self.ask, self.reason, self.quote, self.save, self.cancel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.form.isVisible():
            self._close()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        self.ask.hide()
        self.form.show()
        self.choices.button("yes").setFocus(Qt.FocusReason.TabFocusReason)
        QTimer.singleShot(0, self, self._bring_into_sight)  # once all around it has made room

    def _bring_into_sight(self) -> None:
        """Scroll until what keeps the answer is seen, too."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # room is made level by level
            around.ensureWidgetVisible(self, 0, theme.GAP_M)

    def _close(self) -> None:
        self.ask.show()
        self.ask.setFocus(Qt.FocusReason.TabFocusReason)
        self.form.hide()

    def _choose(self, value: object) -> None:
        self._chosen = str(value)
        self.save.setEnabled(True)

    def _save(self) -> None:
        if self._chosen:
            self.decided.emit(self._chosen, self.reason.text(), self.quote.text())


def _field(words: str, longest: int) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(words)
    field.setAccessibleName(words)
    field.setMaxLength(longest)
    return field
