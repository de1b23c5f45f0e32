"""QuestionBox: the trainer types a question for the room, and what the room says to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from simulator.domain.sessions.discussion import LONGEST_ANSWER, LONGEST_QUESTION, Discussion
from simulator.gui import icons, theme

_OFTEN_ASKED = (
    "What changed in the customer, and when?",
    "What did you notice first?",
    "What would you have said?",
    "What was kind, and what was only polite?",
    "What do you take along from this?",
)


class QuestionBox(QWidget):
    """Enter in the upper field asks; Enter in the lower one takes an answer down; Delete takes one off.

    Args:
        asks: What the button beside the question says.
        parent: Its owner.
    """

    asked = Signal(str)
    answered = Signal(str)
    struck = Signal(int)
    """An answer is to be taken off, by its place."""

    def __init__(self, asks: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = QLineEdit()
        self.question.setMaxLength(LONGEST_QUESTION)
        self.question.setPlaceholderText(self.tr("A question for the room"))
        self.question.setAccessibleName(self.question.placeholderText())
        self.question.textEdited.connect(self._question_edited)
        self.question.returnPressed.connect(self._ask)
        self.often = QToolButton()
        self.often.setIcon(icons.icon("menu"))
        self.often.setAccessibleName(self.tr("Questions that are often asked"))
        self.often.setToolTip(self.often.accessibleName())
        self.often.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.often.setMenu(self._menu())
        self.ask = QPushButton(asks)
        self.ask.clicked.connect(self._ask)
        self.answer = QLineEdit()
        self.answer.setMaxLength(LONGEST_ANSWER)
        self.answer.setPlaceholderText(self.tr("What somebody says to it; Enter puts it on the wall"))
        self.answer.setAccessibleName(self.tr("An answer of the room"))
        self.answer.returnPressed.connect(self._note)
        self.answers = _Answers()
        self.answers.struck.connect(self.struck)
        self._lay_out()
        self._shown = Discussion("")
        self.show_discussion(self._shown)

    def show_discussion(self, discussion: Discussion) -> None:
        """Show what is asked and what was said; what is being typed stays."""
        if discussion.question != self._shown.question:
            self.question.setText(discussion.question)
        self._shown = discussion
        self.answers.show_answers(discussion.answers)
        self.answer.setEnabled(bool(discussion.question))
        self._question_edited(self.question.text())

    def take_focus(self) -> None:
        """Give the keyboard to the question, or once it is asked to the answers."""
        (self.answer if self._shown.question else self.question).setFocus()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_S)
        row.addWidget(self.question, 1)
        row.addWidget(self.often)
        row.addWidget(self.ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_S)
        column.addLayout(row)
        column.addWidget(self.answers, 1)
        column.addWidget(self.answer)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for words in _OFTEN_ASKED:
            menu.addAction(self.tr(words))
        menu.triggered.connect(self._take)
        return menu

    def _take(self, chosen: QAction) -> None:
        self.question.setText(chosen.text())
        self._question_edited(chosen.text())
        self.question.setFocus()

    def _question_edited(self, text: str) -> None:
        is_new = bool(text.strip()) and text.strip() != self._shown.question
        self.ask.setEnabled(is_new)

    def _ask(self) -> None:
        text = " ".join(self.question.text().split())
        if text and text != self._shown.question:
            self.asked.emit(text)
            self.answer.setFocus()

    def _note(self) -> None:
        text = " ".join(self.answer.text().split())
        if text:
            self.answer.clear()
            self.answered.emit(text)


class _Answers(QListWidget):
    """What was said; Delete takes the chosen one off."""

    struck = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Answers on the wall; Delete takes one off"))
        self.setToolTip(self.tr("Delete takes the chosen answer off the wall"))
        self.setWordWrap(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._shown: tuple[str, ...] = ()

    def show_answers(self, answers: tuple[str, ...]) -> None:
        if answers == self._shown:
            return
        at = self.currentRow()
        self._shown = answers
        self.clear()
        for text in answers:
            self.addItem(QListWidgetItem(text))
        self.setCurrentRow(min(at, len(answers) - 1))
        self.scrollToBottom()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._shown:
            return
        painter = QPainter(self.viewport())
        painter.setPen(QColor(theme.current().muted))
        inside = self.viewport().rect().adjusted(theme.GAP_S, theme.GAP_S, -theme.GAP_S, 0)
        words = self.tr("What the room says stands here and on the wall, unsigned.")
        painter.drawText(inside, Qt.TextFlag.TextWordWrap, words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.currentRow() >= 0:
            self.struck.emit(self.currentRow())
            return
        super().keyPressEvent(event)
