"""PeopleOnStage: the place with everybody in it; the one who speaks is larger and in front."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from simulator.domain.scenario import Character
from simulator.gui import theme
from simulator.gui.widgets.face import Face
from simulator.gui.widgets.place import NO_PLACE, paint_place
from simulator.gui.widgets.plain_tip import plain_tip

_BESIDE = 0.74
"""How large those who listen are, beside the one who speaks."""

_OVERLAP = 0.16
"""How far neighbours stand in front of each other, as a part of their width."""


_TAGS_HIGH = 5
"""Where the stage is not as many times as high as a name plate, the plates would hide the faces."""


class PeopleOnStage(QWidget):
    """One person fills the place; of several, each can be pressed to speak to them."""

    person_pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(240, 100))
        self._place = ""
        self._speaker = ""
        self._shown: tuple[tuple[str, str, str], ...] = ()
        self.faces: dict[str, Face] = {}
        self._tags: dict[str, _Tag] = {}
        self._listening: set[str] = set()
        self._upright = QTimer(self)  # a moment after they begin to speak, so that the words are there first
        self._upright.setSingleShot(True)
        self._upright.setInterval(250)
        self._upright.timeout.connect(self._stand_upright)
        theme.notifier().changed.connect(self.update)

    def show_people(self, people: Iterable[tuple[Character, str]], place: str) -> None:
        """Show these characters, each with the name to show, in a place."""
        shown = tuple((one.id, one.portrait, name) for one, name in people)
        if (shown, place) == (self._shown, self._place):
            return
        self._shown, self._place = shown, place
        for old in (*self.faces.values(), *self._tags.values()):
            old.hide()
            old.deleteLater()
        self.faces, self._tags = {}, {}
        self._listening = set()
        for person, portrait, name in shown:
            self._add(person, portrait, name)
        self._speaker = shown[0][0] if shown else ""
        self._arrange()
        self.update()

    def show_speaker(self, person: str, mood: int, *, animate: bool = True) -> None:
        """Bring the speaker to the front and show the mood, 0 to 100, on every face."""
        self.show_speaking(person)
        for face in self.faces.values():
            face.show_mood(mood, animate)
        self._upright.start()

    def show_speaking(self, person: str) -> None:
        """Bring somebody to the front while they speak; their mood stays as it is."""
        if person != self._speaker and person in self.faces:
            self._speaker = person
            self._arrange()

    def set_mouth(self, person: str, level: float) -> None:
        """Open somebody's mouth for a loudness of 0 to 1; everybody else's is closed."""
        for one, face in self.faces.items():
            face.set_mouth(level if one == person else 0.0)

    def show_listening(self, people: Iterable[str]) -> None:
        """Let these people listen to what is being said; the others do not."""
        self._upright.stop()
        listening = set(people)
        for person, face in self.faces.items():
            if (person in listening) != (person in self._listening):
                face.set_listening(person in listening)
        self._listening = listening

    def _stand_upright(self) -> None:
        self.show_listening(())

    def show_meant(self, people: Iterable[str]) -> None:
        """Mark whom the reply will reach."""
        meant = set(people)
        for person, tag in self._tags.items():
            tag.show_meant(meant=person in meant)

    def _add(self, person: str, portrait: str, name: str) -> None:
        face = Face(self)
        face.setObjectName(f"face-{person}")
        is_alone = len(self._shown) == 1
        face.show_character(portrait, self._place if is_alone else NO_PLACE, name)
        self.faces[person] = face
        face.show()
        if not is_alone:
            face.setCursor(Qt.CursorShape.PointingHandCursor)
            face.setToolTip(plain_tip(self.tr("Speak to {}").format(name)))
            face.installEventFilter(self)
            self._tags[person] = _Tag(name, self)
            self._tags[person].show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press on a face is a wish to speak to that person."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            person = next((key for key, face in self.faces.items() if face is watched), None)
            if person is not None and event.button() == Qt.MouseButton.LeftButton:
                self.person_pressed.emit(person)
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        if len(self.faces) < 2:  # noqa: PLR2004 - one face paints its own place
            return
        frame = QRectF(self.rect())
        corner = min(20.0, max(float(theme.CORNER), frame.height() * 0.03))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        path.addRoundedRect(frame, corner, corner)
        painter.setClipPath(path)
        look = theme.current()
        if look.name != "contrast":
            paint_place(painter, frame, self._place or None)
        else:
            painter.setClipping(False)
            painter.setPen(QPen(QColor(look.line), look.line_width))
            inset = look.line_width / 2
            painter.drawRoundedRect(frame.adjusted(inset, inset, -inset, -inset), corner, corner)

    def _arrange(self) -> None:
        """Stand everybody side by side, in the order of the file, so that nobody changes sides."""
        if len(self.faces) == 1:
            for face in self.faces.values():
                face.setGeometry(self.rect())
            return
        heights = {
            one: self.height() * (1.0 if one == self._speaker else _BESIDE) * face.stature()
            for one, face in self.faces.items()
        }
        step = 1.0 - _OVERLAP
        total = sum(heights.values()) * step + _OVERLAP * max(heights.values(), default=0.0)
        shrink = min(1.0, self.width() / total) if total else 1.0
        left = (self.width() - total * shrink) / 2
        for person, face in self.faces.items():
            side = round(heights[person] * shrink)
            face.setGeometry(QRect(round(left), self.height() - side, side, side))
            left += side * step
        for person, face in self.faces.items():
            if person == self._speaker:
                face.raise_()
        for person, tag in self._tags.items():
            tag.stand_below(self.faces[person].geometry(), self.rect())


class _Tag(QLabel):
    """A name on a small plate; it takes the accent where the reply will go."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setProperty("role", "small")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._name = name
        self._is_meant = False
        self.setAccessibleName(name)

    def show_meant(self, *, meant: bool) -> None:
        self._is_meant = meant
        self.update()

    def stand_below(self, face: QRect, stage: QRect) -> None:
        self.ensurePolished()
        widest = max(60, min(face.width(), stage.width() // 2) - 2 * theme.GAP_S)
        room = widest - 2 * theme.GAP_M
        self.setText(self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room))
        width = min(widest, self.fontMetrics().horizontalAdvance(self.text()) + 2 * theme.GAP_M)
        height = self.fontMetrics().height() + theme.GAP_S
        is_crowded = stage.height() < _TAGS_HIGH * height or len(self.text()) < min(3, len(self._name))
        self.setVisible(not is_crowded)
        self.setGeometry(face.center().x() - width // 2, stage.bottom() - height - theme.GAP_S, width, height)
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(look.accent if self._is_meant else look.surface))
        painter.setPen(QPen(QColor(look.accent if self._is_meant else look.line), look.line_width))
        plate = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(plate, plate.height() / 2, plate.height() / 2)
        painter.setPen(QColor(look.on_accent if self._is_meant else look.ink))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
