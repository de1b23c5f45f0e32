"""Swap seats: the customer's side of a conversation that is over; one's own words come back to oneself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

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

_FACE = 300
_NARROW_FACE = 220
_WIDE = 1180
"""Page width in pixels at scale 1 from which the face may be large."""
_WIDEST = 1440


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
        self._has_begun = False
        self.bar = SwapSeatsBar()
        self.face = Face()
        self.whose = theme.label(role="lead", tone="muted")
        self.line = CustomerLine()
        self.mood_words = theme.label(role="body")
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
        self.line.setVisible(not is_end)
        self.end.setVisible(is_end)
        self.mood_words.setVisible(not is_end)
        self.face.show_mood(step.mood)
        self.face.set_listening(step.kind is Kind.HEARD)
        self.moods.show_upto(step.turn if step.kind in (Kind.THOUGHT, Kind.END) else step.turn - 1)
        self.whose.setText(self._whose_words(step))
        self.mood_words.setText(_mood_words(step))
        tone = "good" if step.mood_change > 0 else "bad" if step.mood_change < 0 else "muted"
        theme.set_role(self.mood_words, "body", tone)
        if is_end:
            self.end.show_words(step.text)
            announce(self, f"{self.whose.text()} {step.text} {self.end.question.text()}")
        else:
            self.line.show_lines(_lines(step), {})
            announce(self, f"{self.whose.text()} {step.text}")

    def show_playing(self, *, is_playing: bool) -> None:
        """Show whether it plays."""
        if is_playing and not self._has_begun:
            self._has_begun = True
            self.whose.setText(self._whose_words(self._steps[self._at]))
        self.transport.show_playing(is_playing=is_playing)

    def show_said(self, part: int, characters: int) -> None:
        """Show how far the words have been said."""
        if self._steps[self._at].kind in (Kind.SAID, Kind.HEARD):
            self.line.show_said(part, characters)

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
        told = QVBoxLayout()
        told.setSpacing(theme.GAP_M)
        told.addWidget(self.whose)
        told.addWidget(self.line, 1)
        told.addWidget(self.end, 1)
        told.addWidget(self.mood_words)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(theme.GAP_XL)
        self._middle.addWidget(self.face, 0, Qt.AlignmentFlag.AlignVCenter)
        self._middle.addLayout(told, 1)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(theme.GAP_M)
        self._inside.addLayout(self._middle, 1)
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
            return self.tr("You are {} now. Listen to yourself.").format(self._name)
        return {
            Kind.SAID: self.tr("You, {}, say").format(step.name or self._name),
            Kind.HEARD: self.tr("You hear"),
            Kind.THOUGHT: self.tr("You think"),
            Kind.END: self.tr("What stays with you, {}").format(self._name),
        }[step.kind]

    def _arrange(self) -> None:
        worn = theme.current()
        side = worn.px(_FACE if self.width() >= worn.px(_WIDE) else _NARROW_FACE)
        self.face.setFixedSize(side, side)
        spare = max(theme.GAP_L, (self.width() - worn.px(_WIDEST)) // 2)
        self._inside.setContentsMargins(spare, theme.GAP_L, spare, theme.GAP_M)


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
