"""TalkBox: the three questions after both rounds, and what the room says, typed as it comes, unsigned."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from simulator.domain.sessions.two_rounds import LONGEST_ANSWER, Asked, Said, TwoRounds
from simulator.gui import theme
from simulator.gui.sessions.two_rounds_words import question_words, round_words
from simulator.gui.widgets.choice_row import ChoiceRow

_NUMBER = int(Qt.ItemDataRole.UserRole)


class TalkBox(QWidget):
    """Felt and behaved have a column for each round; what will be used has one."""

    asked = Signal(object)
    """Another question is to be put to the room: an Asked."""
    said = Signal(int, str)
    """Something was said about a round (0 for both): its number, and what was typed."""
    taken_back = Signal(int)
    """Something is to go, by its number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.questions = ChoiceRow(
            self.tr("Question"),
            ((Asked.FELT, self.tr("Felt")), (Asked.BEHAVED, self.tr("Behaved")), (Asked.USE, self.tr("Use"))),
        )
        self.questions.chosen.connect(self.asked)
        self.words = theme.label("", "title")
        self.hint = theme.label("", "caption")
        self.columns = {number: AnswerColumn(number) for number in (1, 2, 0)}
        across = QHBoxLayout()
        across.setSpacing(theme.GAP_L)
        for column in self.columns.values():
            column.said.connect(self.said)
            column.taken_back.connect(self.taken_back)
            across.addWidget(column, 1)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(theme.GAP_M)
        down.addWidget(self.questions)
        down.addWidget(self.words)
        down.addLayout(across, 1)
        down.addWidget(self.hint)
        self._question: Asked | None = None

    def show_talk(self, now: TwoRounds) -> None:
        """Show what is asked and what was said; what is being typed stays."""
        question = now.question
        self.questions.show_choice(question)
        self.words.setText(question_words(question))
        self.hint.setText(
            self.tr(
                "Enter puts it on the wall, unsigned; commas part words. Delete takes the chosen one off."
            )
            if question.is_of_rounds
            else self.tr("Enter puts it on the wall, unsigned. Delete takes the chosen one off.")
        )
        for number, column in self.columns.items():
            column.setVisible((number > 0) == question.is_of_rounds)
            column.show_said(now.answers(question, number))
        if question is not self._question:
            is_first = self._question is None
            self._question = question
            for column in self.columns.values():
                column.field.clear()
            if not is_first and self.isVisible():
                self.take_focus()

    def take_focus(self) -> None:
        """Give the keyboard to the first field."""
        self.columns[1 if self.columns[1].isVisibleTo(self) else 0].field.setFocus()


class AnswerColumn(QWidget):
    """What was said about one round, and a field for more."""

    said = Signal(int, str)
    taken_back = Signal(int)

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        title = round_words(number).title if number else ""
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST_ANSWER)
        self.field.setPlaceholderText(
            self.tr("a word, another, …") if number else self.tr("What somebody says")
        )
        self.field.setAccessibleName(
            self.tr("What was said: {}").format(title) if title else self.tr("What was said")
        )
        self.field.returnPressed.connect(self._entered)
        self.list = _SaidList()
        self.list.setAccessibleName(
            self.tr("On the wall: {}").format(title) if title else self.tr("On the wall")
        )
        self.list.taken_back.connect(self.taken_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_S)
        if title:
            column.addWidget(theme.label(title, "body", "task" if number == 1 else "relationship"))
        column.addWidget(self.field)
        column.addWidget(self.list, 1)

    def show_said(self, said: tuple[Said, ...]) -> None:
        """Show what was said, the newest first."""
        self.list.show_said(said)

    def _entered(self) -> None:
        text = self.field.text().strip()
        if text:
            self.field.clear()
            self.said.emit(self._number, text)


class _SaidList(QListWidget):
    """Delete takes the chosen one back."""

    taken_back = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self._shown: tuple[Said, ...] = ()

    def show_said(self, said: tuple[Said, ...]) -> None:
        if said == self._shown:
            return
        self._shown = said
        at = self.currentRow()
        self.clear()
        for one in reversed(said):
            item = QListWidgetItem(one.text)
            item.setData(_NUMBER, one.number)
            self.addItem(item)
        self.setCurrentRow(min(at, self.count() - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and item is not None:
            self.taken_back.emit(int(item.data(_NUMBER)))
            return
        super().keyPressEvent(event)
