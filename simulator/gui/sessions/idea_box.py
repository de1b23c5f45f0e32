"""IdeaBox: whose turn it is to tell, how long they have, and their words in at most twenty."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from simulator.domain.sessions.meeting import LONGEST_IDEA, MOST_WORDS, words_in
from simulator.domain.wording import counted
from simulator.gui import theme
from simulator.gui.sessions.scenes.scene import clock_words
from simulator.gui.widgets.plain_tip import breakable


class IdeaBox(QWidget):
    """Enter takes the words down and gives the keyboard to "Next"; Enter there goes on."""

    typed = Signal()
    taken_down = Signal(str)
    next_asked = Signal()
    skipped = Signal()
    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.speaker = theme.label("", "title")
        self.clock = QLabel()
        self.clock.setProperty("role", "title")
        self.clock.setFont(theme.font("title", QFont.Weight.Normal))
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST_IDEA)
        self.field.setAccessibleName(self.tr("What they did, in twenty words"))
        self.field.setPlaceholderText(self.tr("What they did, in at most twenty words; Enter takes it down"))
        self.field.textEdited.connect(self._typed)
        self.field.returnPressed.connect(self._take_down)
        self.words = theme.label("", "caption")
        self.go_on = QPushButton()
        self.go_on.setProperty("role", "primary")
        self.go_on.setAutoDefault(True)
        self.go_on.clicked.connect(self.next_asked)
        self.skip, self.back = QPushButton(self.tr("Later")), QPushButton(self.tr("Back"))
        self.skip.setToolTip(self.tr("They are asked again when everybody else has told"))
        for button, signal in ((self.skip, self.skipped), (self.back, self.back_asked)):
            button.setProperty("role", "quiet")
            button.clicked.connect(signal)
        self._lay_out()
        self._typed()

    @property
    def text(self) -> str:
        """What is being taken down."""
        return " ".join(self.field.text().split())

    @property
    def is_too_long(self) -> bool:
        """Whether there are more words than may be."""
        return words_in(self.text) > MOST_WORDS

    def show_speaker(self, name: str, words: str, following: str, *, has_before: bool) -> None:
        """Show whose turn it is and who is next; ``words`` is said where it is nobody's turn."""
        self.speaker.setText(breakable(name or words))
        self.field.setEnabled(bool(name))
        self.skip.setVisible(bool(name))
        self.back.setVisible(has_before)
        self.clock.setVisible(bool(name))
        self.words.setVisible(bool(name))
        said = self.tr("Next: {}") if name or has_before else self.tr("Begin with {}")
        self.go_on.setText(said.format(following) if following else self.tr("All have told"))
        self.go_on.setVisible(bool(name or following))

    def show_text(self, text: str) -> None:
        """Put words into the field."""
        self.field.setText(text)
        self._count()

    def show_time(self, seconds_left: int) -> None:
        """Show how long they have."""
        self.clock.setText(clock_words(seconds_left))
        theme.set_role(self.clock, "title", "unsure" if seconds_left < 0 else "muted")

    def take_focus(self) -> None:
        """Give the keyboard to the field, or to whoever is next."""
        (self.field if self.field.isEnabled() else self.go_on).setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.addWidget(self.speaker, 1)
        first.addWidget(self.clock)
        last = QHBoxLayout()
        last.setSpacing(theme.GAP_S)
        last.addWidget(self.words)
        last.addStretch(1)
        for button in (self.back, self.skip, self.go_on):
            last.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_S)
        column.addLayout(first)
        column.addWidget(self.field)
        column.addLayout(last)

    def _typed(self) -> None:
        self._count()
        self.typed.emit()

    def _count(self) -> None:
        many = words_in(self.text)
        told = self.tr("{} of {} words").format(many, MOST_WORDS)
        if many > MOST_WORDS:
            over = counted(many - MOST_WORDS, "word", "words")
            told = self.tr("{} too many").format(over)
        self.words.setText(told)
        theme.set_role(self.words, "caption", "bad" if many > MOST_WORDS else "muted")

    def _take_down(self) -> None:
        if self.text and not self.is_too_long:
            self.taken_down.emit(self.text)
            self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)
