"""The transcript: every turn, with the quotes that counted."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from simulator.gui import theme
from simulator.gui.widgets.plain_tip import breakable
from simulator.gui.widgets.play_button import PlayButton
from simulator.gui.widgets.told import ToldTurn
from simulator.gui.widgets.turn_view import NAME_WIDTH, TurnView, name_label

_ABOVE = 24
"""Pixels left free above what is scrolled to."""


class TranscriptView(QScrollArea):
    """A column of turns; Tab stops at one of them, the arrow keys go from one to the next."""

    quote_chosen = Signal(str)
    turn_retried = Signal(int)
    sound_asked = Signal(str)
    """The key of what was pressed to be heard: "customer:2", "you:2" or "closing:0"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("What happened")
        self.turns: list[TurnView] = []
        self.closing_sounds: list[PlayButton] = []
        self._top: QWidget | None = None
        self._column = QVBoxLayout()

    def show_turns(
        self,
        turns: tuple[ToldTurn, ...],
        closing: tuple[tuple[str, str], ...] = (),
        top: QWidget | None = None,
        *,
        may_retry: bool = True,
    ) -> None:
        """Show the turns, then the customer's last words.

        Args:
            turns: In order.
            closing: Speaker and line of what was said after the last reply.
            top: A widget to stand above the first turn; it is kept when the turns change.
            may_retry: Whether turns can be tried again.
        """
        if top is not None:
            top.setParent(None)
        content = QWidget()
        self._column = QVBoxLayout(content)
        # The right margin keeps the words clear of the scroll bar.
        self._column.setContentsMargins(theme.GAP_M, theme.GAP_S, theme.GAP_S, theme.GAP_M)
        self._column.setSpacing(theme.GAP_M)
        if top is not None:
            self._column.addWidget(top)
        self.turns = [self._turn_view(turn) for turn in turns]
        for view in self.turns:
            view.again.setVisible(may_retry)
            self._column.addWidget(view)
        self.closing_sounds = []
        for speaker, line in closing:
            self._column.addLayout(self._closing_line(speaker, line))
        self._column.addStretch(1)
        self.setWidget(content)
        self._stop_at(turns[0].number if turns else 0)

    def light(self, criterion_id: str | None) -> None:
        """Light the quotes of a criterion, all of them, and bring the first into sight."""
        found = [view for view in self.turns if view.light(criterion_id)]
        if found and criterion_id is not None:
            place = found[0].words.place_of(criterion_id)
            self._bring(found[0].words, round(place.top()), round(place.bottom()))

    @property
    def sounds(self) -> tuple[PlayButton, ...]:
        """All buttons that let something be heard, from the first line to the last."""
        return (*(button for view in self.turns for button in view.sounds), *self.closing_sounds)

    def show_sounds(self, keys: frozenset[str]) -> None:
        """Offer these to be heard, and nothing else."""
        for button in self.sounds:
            button.setVisible(button.key in keys)

    def show_playing(self, key: str) -> None:
        """Mark what is heard now; "" for nothing."""
        for button in self.sounds:
            button.show_playing(is_playing=button.key == key)

    def bring_turn(self, number: int) -> None:
        """Bring a turn into sight; 0 is the start."""
        if number == 0:
            self.verticalScrollBar().setValue(0)
        for view in self.turns:
            if view.number == number:
                self._bring(view, 0, min(view.height(), self.viewport().height() // 2))

    def lit_quotes(self) -> tuple[str, ...]:
        """Return all words that are lit now."""
        return tuple(quote for view in self.turns for quote in view.lit_quotes())

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(320), theme.current().px(240))

    def _turn_view(self, turn: ToldTurn) -> TurnView:
        view = TurnView(turn)
        view.quote_chosen.connect(self.quote_chosen)
        view.retried.connect(self.turn_retried)
        view.sound_asked.connect(self.sound_asked)
        view.entered.connect(self._stop_at)
        view.stepped.connect(self._step)
        return view

    def _closing_line(self, speaker: str, line: str) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GAP_S)
        grid.setColumnMinimumWidth(0, theme.current().px(NAME_WIDTH))
        grid.setColumnStretch(1, 1)
        grid.addWidget(name_label(speaker), 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(theme.label(breakable(line), "body", "muted"), 0, 1)
        key = f"closing:{len(self.closing_sounds)}"
        hear = PlayButton(key, f"Hear {speaker} at the end", "Hear this line")
        hear.sound_asked.connect(self.sound_asked)
        self.closing_sounds.append(hear)
        grid.addWidget(hear, 0, 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnMinimumWidth(3, hear.sizeHint().width())  # in line with those above
        return grid

    def _bring(self, view: QWidget, top: int, bottom: int) -> None:
        self._column.activate()
        content = self.widget() or self
        y = view.mapTo(content, QPoint(0, top)).y()
        last = view.mapTo(content, QPoint(0, bottom)).y()
        bar = self.verticalScrollBar()
        if y < bar.value() + _ABOVE or last > bar.value() + self.viewport().height() - _ABOVE:
            bar.setValue(y - max(_ABOVE, self.viewport().height() // 3))

    def _stop_at(self, number: int) -> None:
        for view in self.turns:
            view.make_tab_stop(is_stop=view.number == number)

    def _step(self, number: int, step: int) -> None:
        numbers = [view.number for view in self.turns]
        index = numbers.index(number) + step
        if 0 <= index < len(self.turns):
            view = self.turns[index]
            view.words.setFocus(Qt.FocusReason.TabFocusReason)
            self._bring(view, 0, min(view.height(), self.viewport().height() // 2))
