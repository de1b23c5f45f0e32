"""StageScene: the customer, large; beside them what they say, and whose turn it is."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from simulator.domain.sessions.wall import StageWall, Utterance, Wall
from simulator.gui import icons, theme
from simulator.gui.sessions.scenes.scene import (
    BODY,
    LEAD,
    LEAST,
    MARGIN,
    TITLE,
    WALL_THEME,
    Scene,
    clock_words,
)
from simulator.gui.widgets.face import Face

_FACE = 0.38
"""The part of the width that the customer has."""
_GAP = 28
_PARTS = (1.0, 0.92, 0.84, 0.77, 0.7, 0.64, 0.58, 0.53, 0.47)
"""How far line and reply shrink, together and step by step; the smallest is LEAST of a TITLE."""
_PHONE = 200
_OPENED = "“"


class StageScene(Scene):
    """The face and the line own the wall; below, what the player has just said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.people = _WallFace(self)
        self.who = self.words(BODY, "muted")
        self.line = self.words(TITLE, weight=QFont.Weight.Medium)
        self.sound = self.words(LEAST, "muted")
        self.turn = self.words(BODY, "accent", weight=QFont.Weight.DemiBold)
        self.clock = self.words(LEAD, "muted", align=Qt.AlignmentFlag.AlignRight)
        self.reply = self.words(LEAD, "accent")
        self._shown = ("", "")
        self._is_ringing = False
        self._phone, self._rule = QRect(), QRect()
        self._drawn: tuple[object, ...] = ()

    def show_wall(self, wall: Wall) -> None:
        assert isinstance(wall, StageWall)  # noqa: S101
        pictures = (wall.portrait, wall.place)
        if pictures != self._shown:
            self._shown = pictures
            self.people.show_character(wall.portrait, wall.place, wall.who)
        if wall.mood != self.people.mood():
            self.people.show_mood(wall.mood)
        by_hand = self.tr("{}, played by the trainer").format(wall.who) if wall.by_hand else wall.who
        self.who.show_words(by_hand)
        large, beside = self._words_of(wall)
        self.line.show_words(large)
        self.sound.show_words(beside)
        self.turn.show_words(self.tr("{} answers").format(wall.whose_turn) if wall.whose_turn else "")
        left = wall.seconds_left
        is_over = left is not None and left < 0
        self.clock.show_words(
            "" if left is None else clock_words(left), token="unsure" if is_over else "muted"
        )
        self.reply.show_words(wall.reply)
        self._is_ringing = wall.is_ringing
        self.arrange()
        drawn = (self._rule, self._phone, self._is_ringing, bool(wall.reply))
        if drawn != self._drawn:
            self._drawn = drawn
            self.update()

    def _words_of(self, wall: StageWall) -> tuple[str, str]:
        """Return what stands large and what stands small below; what is done is large where nobody speaks."""
        large = f"“{wall.line}”" if wall.line else wall.does
        if wall.is_ringing:
            large = self.tr("The telephone rings")
        done = wall.does if large != wall.does else ""
        heard = f"♪ {wall.sound}" if wall.sound else ""
        return large, " ".join(filter(None, (done, heard)))

    def show_utterance(self, utterance: Utterance) -> None:
        self.people.set_mouth(utterance.mouth)
        said = utterance.said
        self.line.show_said(None if said is None else said + len(_OPENED))

    def arrange(self) -> None:
        margin, gap = self.px(MARGIN), self.px(_GAP)
        face = round(self.width() * _FACE)
        self.people.setGeometry(0, 0, face, self.height())
        left = face + margin
        wide, top, foot = self.width() - left - margin, margin, self.height() - margin
        top = self._arrange_top(left, top, wide) + gap
        self._arrange_words(left, wide, top, foot)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.reply.text():
            painter.fillRect(self._rule, self.colour("accent"))
        if self._is_ringing:
            self._paint_phone(painter)

    def _arrange_top(self, left: int, top: int, wide: int) -> int:
        """Place whose turn it is and the clock in one row; return where it ends."""
        high = self.clock.height_in(wide) if self.clock.text() else 0
        clock = self.clock.width_of_row() if self.clock.text() else 0
        turn = wide - clock - (self.px(_GAP) if clock else 0)
        high = max(high, min(self.turn.height_in(turn), round(self.px(LEAD) * 2.4)))
        self.turn.stand(left, top, turn, high)
        self.clock.stand(left + wide - clock, top, clock, high)
        return top + high

    def _arrange_words(self, left: int, wide: int, top: int, foot: int) -> None:
        """Place who speaks, the line, the sound and the reply; both shrink together where they are long."""
        gap, inset = self.px(_GAP), self.px(_GAP)
        who = self.who.height_in(wide) if self.who.text() else 0
        phone = self.px(_PHONE) + gap if self._is_ringing else 0
        sound = min(self.sound.height_in(wide), self.px(LEAST) * 3)
        room = foot - top - who - phone - sound - gap
        line, reply = self._heights(wide, wide - inset, room - (gap if self.reply.text() else 0))
        self._rule = QRect(left, foot - reply, self.px(6), reply)
        self.reply.stand(left + inset, foot - reply, wide - inset, reply)
        foot -= reply + gap if reply else 0
        at = top + max(0, (foot - top - who - phone - sound - line - gap) // 2)
        self.who.stand(left, at, wide, who)
        at += who + gap // 2
        self._phone = QRect(left, at, self.px(_PHONE), self.px(_PHONE))
        self.line.stand(left, at + phone, wide, line)
        self.sound.stand(left, at + phone + line + gap // 2, wide, sound)

    def _heights(self, wide: int, reply_wide: int, room: int) -> tuple[int, int]:
        """Return how high line and reply are, in the largest type in which both have room."""
        line = reply = 0
        for part in _PARTS:
            sizes = max(LEAST, round(TITLE * part)), max(LEAST, round(LEAD * part))
            self.line.set_size(sizes[0])
            self.reply.set_size(sizes[1])
            line, reply = self.line.height_in(wide), self.reply.height_in(reply_wide)
            if line + reply <= room:
                return line, reply
        reply = max(min(reply, room // 2), room - line)
        return max(1, room - reply), reply

    def _paint_phone(self, painter: QPainter) -> None:
        side = round(self._phone.width() * 0.5)
        painter.setPen(QPen(Qt.PenStyle.NoPen))
        painter.setBrush(self.colour("accent"))
        painter.drawEllipse(self._phone)
        sign = icons.pixmap("phone", side, WALL_THEME.on_accent)
        corner = self._phone.center()
        painter.drawPixmap(corner.x() - side // 2, corner.y() - side // 2, sign)


class _WallFace(Face):
    """A face in the projector's light, whatever theme the program wears."""

    def paintEvent(self, event: QPaintEvent) -> None:
        with theme.Worn(WALL_THEME):
            super().paintEvent(event)
