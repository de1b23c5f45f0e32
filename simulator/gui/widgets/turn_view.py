"""One turn of the transcript: what was said, what you replied with its quotes, and what they made of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from simulator.gui import icons, theme
from simulator.gui.widgets.deed import Deed
from simulator.gui.widgets.plain_tip import breakable, plain_tip
from simulator.gui.widgets.play_button import PlayButton
from simulator.gui.widgets.quoted_text import QuotedText
from simulator.gui.widgets.told import Before, ToldTurn

_NAMES, _WORDS, _SOUND, _BUTTON = 0, 1, 2, 3
_NO_WORDS = "(no words)"
NAME_WIDTH = 56
"""Pixels at scale 1 for the names beside the lines."""


class TurnView(QWidget):
    """Shows one turn. One tab stop for its words, one for trying it again, one for what can be heard."""

    quote_chosen = Signal(str)
    sound_asked = Signal(str)
    """The key of what was pressed to be heard: "customer:2" or "you:2"."""
    retried = Signal(int)
    entered = Signal(int)
    """The keyboard came to this turn."""
    stepped = Signal(int, int)
    """Up (−1) or down (+1) was pressed at this turn."""

    def __init__(self, turn: ToldTurn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = turn.number
        self.done: list[QuotedText] = []
        self.words = QuotedText()
        self.words.show_text(turn.reply or _NO_WORDS, turn.passages, turn.spoken)
        self.words.quote_chosen.connect(self.quote_chosen)
        self.again = self._again_button(turn.number)
        self.hear_customer = PlayButton(
            f"customer:{turn.number}", f"Hear {turn.speaker} in turn {turn.number}", "Hear this line"
        )
        self.hear_you = PlayButton(
            f"you:{turn.number}", f"Hear your reply in turn {turn.number}", "Hear how you said it"
        )
        for button in self.sounds:
            button.sound_asked.connect(self.sound_asked)
        for widget in (self.words, self.again, *self.sounds):
            widget.installEventFilter(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.GAP_S)
        self._grid.setVerticalSpacing(theme.GAP_XS)
        self._grid.setColumnMinimumWidth(_NAMES, theme.current().px(NAME_WIDTH))
        self._grid.setColumnStretch(_WORDS, 1)
        self._tell_customer(turn)
        self._tell_reply(turn)

    def light(self, criterion_id: str | None) -> bool:
        """Light the quotes of a criterion; return whether this turn has any."""
        lit = [text.light(criterion_id) for text in (self.words, *self.done)]
        return any(lit)

    def lit_quotes(self) -> tuple[str, ...]:
        """Return the words that are lit now, and what was done."""
        return tuple(quote for text in (self.words, *self.done) for quote in text.lit_quotes())

    def tab_stops(self) -> tuple[QWidget, ...]:
        """Return what the keyboard can stop at, in order."""
        return (self.hear_customer, self.words, self.hear_you, *self.done, self.again)

    @property
    def sounds(self) -> tuple[PlayButton, ...]:
        """The buttons that let something be heard."""
        return (self.hear_customer, self.hear_you)

    def make_tab_stop(self, *, is_stop: bool) -> None:
        """Let Tab stop here or pass by; arrow keys and clicks reach it either way."""
        policy = Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
        for widget in self.tab_stops():
            widget.setFocusPolicy(policy)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit(self.number)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self.stepped.emit(self.number, step)
                return True
        return super().eventFilter(watched, event)

    def _again_button(self, number: int) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "link")
        button.setIcon(icons.icon("again", "muted"))
        side = theme.current().px(18)
        button.setIconSize(QSize(side, side))
        button.setToolTip("Try this turn again")
        button.setAccessibleName(f"Try turn {number} again")
        button.setAccessibleDescription("Plays on from here as a what-if; this attempt stays as it is.")
        button.clicked.connect(self._retry)
        return button

    def _retry(self) -> None:
        self.retried.emit(self.number)

    def _tell_customer(self, turn: ToldTurn) -> None:
        column = QVBoxLayout()
        column.setSpacing(2)
        if turn.line:
            column.addWidget(theme.label(breakable(turn.line), "body", "muted"))
        for caption in turn.captions:
            column.addWidget(theme.label(breakable(caption), "caption"))
        self._grid.addWidget(name_label(turn.speaker), 0, _NAMES, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(column, 0, _WORDS)
        number = theme.label(str(turn.number), "caption")
        number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        number.setToolTip(f"Turn {turn.number}")
        self._grid.addWidget(self.hear_customer, 0, _SOUND, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(number, 0, _BUTTON, Qt.AlignmentFlag.AlignTop)

    def _tell_reply(self, turn: ToldTurn) -> None:
        column = QVBoxLayout()
        column.setSpacing(theme.GAP_XS)
        if turn.before is not None:
            self._grid.addWidget(_again_words(turn.before), 1, _WORDS)
        column.addWidget(self.words)
        if turn.heard_words:
            column.addWidget(theme.label(breakable(turn.heard_words), "caption"))
        for note in turn.notes:
            column.addWidget(theme.label(breakable(note), "caption"))
        self._tell_done(turn, column)
        if turn.delivery:
            column.addWidget(theme.label(turn.delivery, "caption"))
        column.addLayout(_reaction(turn))
        you = name_label(turn.who or "You", is_you=True)
        you.setContentsMargins(0, self.words.rise(), 0, 0)
        self._grid.addWidget(you, 2, _NAMES, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(column, 2, _WORDS)
        self.hear_you.stand_lower(self.words.rise())
        self._grid.addWidget(self.hear_you, 2, _SOUND, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self.again, 2, _BUTTON, Qt.AlignmentFlag.AlignTop)

    def _tell_done(self, turn: ToldTurn, column: QVBoxLayout) -> None:
        """What counted although nothing was said, told in the words of its reason."""
        for passage in turn.passages:
            if passage.is_said or not passage.because:
                continue
            done = Deed(passage)
            done.quote_chosen.connect(self.quote_chosen)
            done.installEventFilter(self)
            column.addWidget(done)
            self.done.append(done)


def name_label(name: str, *, is_you: bool = False) -> QLabel:
    """Return the name beside a line, cut to its column; the whole name is in its tool tip."""
    label = theme.label(role="body")
    label.setWordWrap(False)
    font = theme.font("body", theme.font().Weight.DemiBold if is_you else theme.font().Weight.Normal)
    label.setFont(font)
    if not is_you:
        label.setProperty("tone", "muted")
    width = theme.current().px(NAME_WIDTH)
    first = name.split(" ", 1)[0]
    label.setText(label.fontMetrics().elidedText(first, Qt.TextElideMode.ElideRight, width))
    label.setFixedWidth(width)
    label.setToolTip(plain_tip(name))
    label.setAccessibleName(name)
    return label


def _reaction(turn: ToldTurn) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.GAP_S)
    thought = theme.label(f"↳ “{breakable(turn.thought)}”" if turn.thought else "↳", "body", "muted")
    font = theme.font("body")
    font.setItalic(True)
    thought.setFont(font)
    tone = "good" if turn.mood_change > 0 else "bad" if turn.mood_change < 0 else "muted"
    mood = theme.label(turn.mood_words, "small", tone)
    mood.setWordWrap(False)
    row.addWidget(thought, 1)
    row.addWidget(mood, 0, Qt.AlignmentFlag.AlignTop)
    return row


def _again_words(before: Before) -> QLabel:
    thought = f" ↳ “{before.thought}”" if before.thought else ""
    words = f"↺ Tried again here. Before: “{before.reply}”{thought}"
    return theme.label(breakable(words), "small", "accent")
