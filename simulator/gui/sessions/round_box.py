"""RoundBox: the trainer's side of one timed round: its clock, its cue card, who meets whom now and next."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from simulator.gui import icons, theme
from simulator.gui.sessions.scenes.scene import clock_words

Names = tuple[tuple[str, ...], ...]


class RoundView(NamedTuple):
    """What is to be seen of a round.

    Attributes:
        title, cues: What it is called, and how one behaves in it.
        seconds_left: Of the round.
        is_running, is_begun, is_over: Where it stands.
        note: What stands beside the clock.
        groups, coming: Who meets whom now, and next; () if nobody is sent to anybody.
        has_news: Whether others are in the room than those who are placed.
    """

    title: str
    cues: tuple[str, ...]
    seconds_left: int
    is_running: bool = False
    is_begun: bool = False
    is_over: bool = False
    note: str = ""
    groups: Names = ()
    coming: Names = ()
    has_news: bool = False


class RoundBox(QWidget):
    """One large button starts, pauses and goes on; the rest is quiet."""

    pressed = Signal()
    """Start, pause, go on, or once the round is over: what comes next."""
    begun_again = Signal()
    ended = Signal()
    placed_anew = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clock = QLabel("3:00")
        self.clock.setProperty("role", "giant")
        self.note = theme.label("", "muted")
        self.button = QPushButton()
        self.button.setProperty("role", "primary")
        self.button.clicked.connect(self.pressed)
        self.again = _quiet(self.tr("Start this round again"), "again")
        self.again.clicked.connect(self.begun_again)
        self.end = _quiet(self.tr("End it here"), "stop")
        self.end.clicked.connect(self.ended)
        self.title = theme.label("", "title")
        self.cues = theme.label()
        self.kindness = theme.label(
            self.tr("It is acting, and nobody means it. Who would rather watch may. Nothing is recorded."),
            "caption",
        )
        self.news = QPushButton(self.tr("People have come or gone: make new groups"))
        self.news.clicked.connect(self.placed_anew)
        self.groups = _GroupList(self.tr("Now"))
        self.coming = _GroupList(self.tr("Next"))
        self._lay_out()

    def show_round(self, view: RoundView) -> None:
        """Show where a round stands."""
        self.clock.setText(clock_words(view.seconds_left))
        self.clock.setAccessibleName(self.tr("{} left").format(self.clock.text()))
        self.note.setText(view.note)
        self.title.setText(view.title)
        self.cues.setText("\n".join(view.cues))
        self._show_button(view)
        self.again.setVisible(view.is_begun)
        self.end.setVisible(view.is_begun and not view.is_over)
        self.news.setVisible(view.has_news and not view.is_over)
        self.groups.show_groups(view.groups)
        self.coming.show_groups(view.coming)

    def _show_button(self, view: RoundView) -> None:
        if view.is_over:
            words, sign = self.tr("Next"), "chevron-right"
        elif view.is_running:
            words, sign = self.tr("Pause the round"), "pause"
        else:
            words, sign = (self.tr("Go on") if view.is_begun else self.tr("Start three minutes")), "play"
        if self.button.text() != words:
            self.button.setText(words)
            self.button.setIcon(icons.icon(sign, "on_accent"))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.GAP_M)
        head.addWidget(self.clock)
        head.addWidget(self.note, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        quiet = QHBoxLayout()
        quiet.setSpacing(theme.GAP_S)
        quiet.addStretch(1)
        quiet.addWidget(self.end)
        quiet.addWidget(self.again)
        card = QFrame()
        card.setProperty("role", "panel")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(theme.GAP_M, theme.GAP_M, theme.GAP_M, theme.GAP_M)
        inside.setSpacing(theme.GAP_S)
        for each in (self.title, self.cues, self.kindness):
            inside.addWidget(each)
        lists = QHBoxLayout()
        lists.setSpacing(theme.GAP_L)
        lists.addWidget(self.groups, 1)
        lists.addWidget(self.coming, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_M)
        column.addLayout(head)
        column.addWidget(card)
        column.addWidget(self.news)
        column.addLayout(lists, 1)
        column.addLayout(quiet)


class _GroupList(QWidget):
    """A small title, and a line for each group; long lists scroll."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self._label = theme.label(title, "caption")
        self._lines = theme.label()
        self._lines.setAlignment(Qt.AlignmentFlag.AlignTop)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self._lines)
        area.setMinimumHeight(theme.current().px(60))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_XS)
        column.addWidget(self._label)
        column.addWidget(area, 1)

    def show_groups(self, groups: Names) -> None:
        words = "\n".join("  –  ".join(group) for group in groups)
        if words != self._lines.text():
            self._lines.setText(words)
            self._lines.setAccessibleName(f"{self._title}: {words}")
        self.setVisible(bool(groups))

    def sizeHint(self) -> QSize:
        return QSize(200, 160)


def _quiet(words: str, sign: str) -> QPushButton:
    made = QPushButton(words)
    made.setProperty("role", "quiet")
    made.setProperty("is_small", "true")
    made.setIcon(icons.icon(sign, "muted"))
    return made
