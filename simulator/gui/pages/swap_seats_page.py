"""Swap seats: the customer's side of a conversation that is over; one's own words come back to oneself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from simulator.domain.moment import Line
from simulator.domain.wording import signed
from simulator.gui import theme
from simulator.gui.pages.swap_seats_bar import SwapSeatsBar, Transport
from simulator.gui.pages.swap_seats_end import SwapSeatsEnd
from simulator.gui.swap_seats_steps import Kind, Step, turning_point
from simulator.gui.widgets.announcement import announce
from simulator.gui.widgets.customer_line import CustomerLine
from simulator.gui.widgets.face import Face
from simulator.gui.widgets.mood_line import MoodLine, MoodPoint

_FACE_SHARE = 0.36
"""How much of the page's height the face takes."""
_SMALLEST_FACE, _LARGEST_FACE = 160, 420
_WIDEST = 1200
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class SwapSeatsPage(QWidget):
    """Shows one step at a time. Space plays and holds, the arrows step, Esc leads back to the debrief."""

    toggled = Signal()
    stepped_forward = Signal()
    stepped_back = Signal()
    turn_chosen = Signal(int)
    aloud_chosen = Signal(bool)
    turn_retried = Signal(int)
    left = Signal()
    hidden = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._steps: tuple[Step, ...] = ()
        self._at = 0
        self._name = ""
        self._has_begun = self._is_playing = False
        self.bar = SwapSeatsBar()
        self.face = Face()
        self.whose = theme.label(role="lead", tone="muted")
        self.whose.setAlignment(_CENTRE)
        self.line = CustomerLine()
        self.mood_words = theme.label(role="lead")
        self.mood_words.setAlignment(_CENTRE)
        self.end = SwapSeatsEnd()
        self.moods = MoodLine()
        self.moods.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrows step here
        self.transport = Transport()
        self._lay_out()
        self._connect()

    def show_run(
        self,
        name: str,
        steps: tuple[Step, ...],
        points: tuple[MoodPoint, ...],
        *,
        portrait: str,
        place: str,
    ) -> None:
        """Show a run from its beginning; the steps follow by `show_step`.

        Args:
            name: The customer's name.
            steps: All steps, the end included.
            points: The mood at the start and after each turn.
            portrait: The customer's portrait.
            place: Where they are.
        """
        self._steps, self._name, self._has_begun = steps, name, False
        self.bar.show_name(name)
        self.face.show_character(portrait, place, name)
        self.moods.show_moods(points)
        self.end.show_question(turning_point(steps))

    def show_step(self, at: int) -> None:
        """Show where one is."""
        self._at = at
        step = self._steps[at]
        is_end = step.kind is Kind.END
        turns = max(1, self._steps[-1].turn - 1)
        self.transport.show_place(at, len(self._steps), step.turn, turns)
        self.transport.show_playing(is_playing=self._is_playing)
        self.line.setVisible(not is_end)
        self.end.setVisible(is_end)
        self.mood_words.setVisible(not is_end)
        self.face.show_mood(step.mood)
        self.face.set_listening(step.kind is Kind.HEARD)
        self.moods.show_upto(step.turn if step.kind in (Kind.THOUGHT, Kind.END) else step.turn - 1)
        self.whose.setText(self._whose_words(step))
        self.mood_words.setText(_mood_words(step))
        tone = "good" if step.mood_change > 0 else "bad" if step.mood_change < 0 else "muted"
        theme.set_role(self.mood_words, "lead", tone)
        if is_end:
            self.end.show_words(step.text)
            announce(self, f"{self.whose.text()} {step.text} {self.end.question.text()}")
        else:
            self.line.show_lines(_lines(step), {})
            self._fit_line()
            announce(self, f"{self.whose.text()} {step.text}")

    def show_playing(self, *, is_playing: bool) -> None:
        """Show whether it plays."""
        self._is_playing = is_playing
        if is_playing and not self._has_begun:
            self._has_begun = True
            self.whose.setText(self._whose_words(self._steps[self._at]))
        self.transport.show_playing(is_playing=is_playing)

    def show_said(self, part: int, characters: int) -> None:
        """Show how far the words have been said."""
        if self._steps[self._at].kind in (Kind.SAID, Kind.HEARD):
            self.line.show_said(part, characters)
            self._follow(part, characters)

    def _follow(self, part: int, characters: int) -> None:
        """Where not all of a long line is to be seen, keep what is said now in sight."""
        bar, parts = self.line.verticalScrollBar(), self._steps[self._at].parts
        if bar.maximum():
            before = sum(len(one.text) for one in parts[:part])
            whole = sum(len(one.text) for one in parts)
            bar.setValue(round(bar.maximum() * (before + characters) / max(1, whole)))

    def show_aloud(self, *, is_aloud: bool) -> None:
        """Show whether it is heard, or only read."""
        self.transport.show_aloud(is_aloud=is_aloud)

    def take_focus(self) -> None:
        """Space plays."""
        self.transport.play.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_Escape: self.left, Qt.Key.Key_Space: self.toggled}
        signal = keys.get(Qt.Key(event.key()))
        if signal is None:
            super().keyPressEvent(event)
        else:
            signal.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.hidden.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        self._inside = QVBoxLayout()
        self._inside.setSpacing(theme.GAP_S)
        self._inside.addWidget(self.face, 0, _CENTRE)
        self._inside.addSpacing(theme.GAP_S)
        self._inside.addWidget(self.whose)
        self._inside.addWidget(self.line, 100)
        self._inside.addWidget(self.mood_words)
        self._inside.addWidget(self.end, 100)
        self._inside.addStretch(1)
        self._inside.addWidget(self.moods)
        self._inside.addWidget(self.transport)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.bar)
        page.addLayout(self._inside, 1)

    def _connect(self) -> None:
        self.bar.left.connect(self.left)
        self.transport.toggled.connect(self.toggled)
        self.transport.stepped_forward.connect(self.stepped_forward)
        self.transport.stepped_back.connect(self.stepped_back)
        self.transport.aloud_chosen.connect(self.aloud_chosen)
        self.moods.point_chosen.connect(self.turn_chosen)
        self.end.turn_retried.connect(self.turn_retried)
        self.end.left.connect(self.left)
        for key, signal in (("Right", self.stepped_forward), ("Left", self.stepped_back)):
            QShortcut(QKeySequence(key), self).activated.connect(signal)
        theme.notifier().changed.connect(self._arrange)

    def _whose_words(self, step: Step) -> str:
        if not self._has_begun and self._at == 0:
            return self.tr("You are {} now. Listen to yourself.").format(self._name.split()[0])
        return {
            Kind.SAID: self.tr("You say")
            if step.name == self._name
            else self.tr("{} says").format(step.name),
            Kind.HEARD: self.tr("You hear"),
            Kind.THOUGHT: self.tr("You think"),
            Kind.END: self.tr("What stays with you"),
        }[step.kind]

    def _arrange(self) -> None:
        worn = theme.current()
        side = min(max(round(self.height() * _FACE_SHARE), worn.px(_SMALLEST_FACE)), worn.px(_LARGEST_FACE))
        self.face.setFixedSize(round(side * 4 / 3), side)
        spare = max(theme.GAP_L, (self.width() - worn.px(_WIDEST)) // 2)
        self._inside.setContentsMargins(spare, theme.GAP_L, spare, theme.GAP_M)
        self._fit_line()

    def _fit_line(self) -> None:
        """Take no more room than the words want: what they did to the mood stands right below them."""
        sides = self._inside.contentsMargins()
        width = self.width() - sides.left() - sides.right()
        self.line.setMaximumHeight(max(1, self.line.height_wanted(width)) + theme.GAP_S)


def _lines(step: Step) -> tuple[Line, ...]:
    if step.kind is Kind.THOUGHT:
        return (Line("", "", f"“{step.text}”" if step.text else "…"),)
    lines = [Line("", part.text) for part in step.parts if part.text != step.seen]
    if step.seen:
        lines = [*lines[:-1], Line("", lines[-1].text if lines else "", step.seen)]
    return tuple(lines)


def _mood_words(step: Step) -> str:
    if step.kind is not Kind.THOUGHT:
        return ""
    return f"mood {signed(step.mood_change)}" if step.mood_change else "mood unchanged"
