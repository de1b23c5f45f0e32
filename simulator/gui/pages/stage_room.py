"""StageRoom: what stands where on the stage: bar, telephone or people, foot, and the side."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from simulator.gui import theme
from simulator.gui.pages.stage_bar import StageBar
from simulator.gui.pages.stage_foot import StageFoot, WhoIsNamed
from simulator.gui.pages.stage_scene import StageScene
from simulator.gui.pages.stage_side import StageSide
from simulator.gui.widgets.inline_notice import InlineNotice
from simulator.gui.widgets.ringing_phone import RingingPhone
from simulator.gui.widgets.role_button import RoleButton
from simulator.gui.widgets.stopwatch import Now, Stopwatch

NARROW = 1180
"""Below this width, in pixels before the theme's scale, the conversation so far is behind a button."""


class StageRoom(QWidget):
    """Holds the parts of the stage and finds each its place; what they mean is the page's affair.

    ``card_put_away``: the policy card was opened or put away, and is not open any more.
    """

    card_put_away = Signal()

    def __init__(
        self, who_is_named: WhoIsNamed, now: Now = time.monotonic, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.bar = StageBar()
        self.scene = StageScene()
        self.notice = InlineNotice()
        self.foot = StageFoot(who_is_named)
        self.phone = RingingPhone(Stopwatch(now))
        self.side = StageSide()
        self.see_what_counted = RoleButton(self.tr("See what counted"))
        self._talk = QWidget()
        self._left = QStackedWidget()
        self._lay_out()
        self.bar.so_far_toggled.connect(self.arrange_side)
        self.foot.card_asked.connect(self._toggle_card)
        self.side.card_put_away.connect(self._toggle_card)

    def _lay_out(self) -> None:
        talk = QVBoxLayout(self._talk)
        talk.setContentsMargins(0, 0, 0, 0)
        talk.setSpacing(theme.GAP_M)
        edges = QVBoxLayout()
        edges.setContentsMargins(theme.GAP_XS, 0, theme.GAP_XS, 0)  # as wide as the picture
        edges.addWidget(self.notice)
        talk.addLayout(edges)
        talk.addWidget(self.scene, 1)
        talk.addWidget(self.foot)
        talk.addWidget(self.see_what_counted, 0, Qt.AlignmentFlag.AlignHCenter)
        self._left.addWidget(self._talk)
        self._left.addWidget(self.phone)
        body = QHBoxLayout()
        edge = theme.GAP_L - theme.GAP_XS  # rings of focus reach that far out
        body.setContentsMargins(edge, theme.GAP_M, theme.GAP_L, theme.GAP_M)
        body.setSpacing(edge)
        body.addWidget(self._left, 1)
        body.addWidget(self.side)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(0)
        room.addWidget(self.bar)
        room.addLayout(body, 1)

    @property
    def is_ringing(self) -> bool:
        """Whether there is nothing but the telephone."""
        return self._left.currentWidget() is self.phone

    def show_phone(self) -> None:
        """Show nothing but the telephone."""
        self._left.setCurrentWidget(self.phone)
        self.arrange_side()

    def show_talk(self, *, is_over: bool) -> None:
        """Show the people, and what is next: a reply, or what counted."""
        self.foot.setVisible(not is_over)
        self.see_what_counted.setVisible(is_over)
        self.bar.pause.setVisible(not is_over)
        self._left.setCurrentWidget(self._talk)
        self.arrange_side()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange_side()

    def arrange_side(self) -> None:
        """Show the side where there is room, or where it was asked for."""
        is_narrow = self.width() < theme.current().px(NARROW)
        self.bar.so_far.setVisible(is_narrow)
        self.bar.so_far.setEnabled(not self.is_ringing)
        is_wanted = not is_narrow or self.bar.so_far.isChecked() or self.side.is_card_open
        self.side.setVisible(is_wanted and not self.is_ringing)
        self.side.match(self.width())
        self.foot.match(self.width() - self.side.width())

    def _toggle_card(self) -> None:
        self.side.open_card(open_it=not self.side.is_card_open)
        self.foot.card.setChecked(self.side.is_card_open)
        self.arrange_side()
        if not self.side.is_card_open:
            self.card_put_away.emit()
