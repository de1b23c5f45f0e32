"""NowColumn: the activity under way: its panel, its time, and what stops and ends it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from simulator.domain.sessions.break_time import quotation_now
from simulator.domain.sessions.discussion import Discussion
from simulator.domain.sessions.session import PlanItem
from simulator.domain.sessions.state import Phase, SessionState
from simulator.gui import icons, theme
from simulator.gui.sessions.activity_panel import ActivityPanel
from simulator.gui.sessions.question_box import QuestionBox
from simulator.gui.sessions.scenes.scene import clock_words
from simulator.gui.widgets.one_row import OneRow
from simulator.gui.widgets.role_button import RoleButton

BEGIN_KEY, PAUSE_KEY, DISCUSS_KEY, END_KEY = "F5", "F6", "F7", "Shift+F5"


class NowColumn(QWidget):
    """Between activities it offers the next; during one it holds its panel."""

    begin_asked = Signal()
    pause_asked = Signal()
    go_on_asked = Signal()
    end_asked = Signal()
    session_end_asked = Signal()
    quotations_chosen = Signal(bool)
    """Whether the wall has a few words to think about between activities."""
    question_asked = Signal(str)
    answered = Signal(str)
    struck = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = OneRow("title")
        self.time = theme.label("", "lead")
        self.time.setWordWrap(False)
        self.pause = _button("pause", self.tr("Pause"), PAUSE_KEY, self)
        self.pause.clicked.connect(self._pause)
        self.discuss = _button("question", self.tr("Discuss"), DISCUSS_KEY, self)
        self.discuss.clicked.connect(self._discuss)
        self.end = _button("stop", self.tr("End activity"), END_KEY, self)
        self.end.clicked.connect(self.end_asked)
        self.between = _Between()
        self.between.begin.clicked.connect(self.begin_asked)
        self.between.finish.clicked.connect(self.session_end_asked)
        self.between.quotations.clicked.connect(self.quotations_chosen)
        begin = QShortcut(QKeySequence(BEGIN_KEY), self)
        begin.activated.connect(self._begin)
        self.box = QuestionBox(self.tr("Ask the room"))
        self.box.asked.connect(self.question_asked)
        self.box.answered.connect(self.answered)
        self.box.struck.connect(self.struck)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.between)
        self._stack.addWidget(self.box)
        self._panel: ActivityPanel | None = None
        self._phase = Phase.WAITING
        self._lay_out()

    def show_panel(self, panel: ActivityPanel | None) -> None:
        """Hold this panel from now on, and let go of the one before."""
        if self._panel is not None:
            self._stack.removeWidget(self._panel)
            self._panel.hide()
            self._panel.deleteLater()
        self._panel = panel
        if panel is not None:
            self._stack.addWidget(panel)

    def show_state(self, state: SessionState, following: PlanItem | None, discussion: Discussion) -> None:
        """Show where the session stands; ``following`` is what comes next."""
        was, self._phase = self._phase, state.phase
        item = state.item
        self.show_heading()
        for button in (self.pause, self.discuss, self.end):
            button.setVisible(item is not None)
        is_paused, is_discussing = state.phase is Phase.PAUSED, state.phase is Phase.DISCUSSING
        self.pause.setText(self.tr("Go on") if is_paused else self.tr("Pause"))
        self.pause.setIcon(icons.icon("play" if is_paused else "pause"))
        self.pause.setDisabled(is_discussing)
        self.box.show_discussion(discussion if is_discussing else Discussion(""))
        self.between.show_following(following, is_first=not state.done)
        self.between.quotations.setChecked(bool(quotation_now(state.session.happenings)))
        if is_discussing or (was is Phase.DISCUSSING and state.phase is not was) or not self._is_asking:
            self._show_page(is_discussing=is_discussing)

    def show_heading(self) -> None:
        """Say what is under way."""
        words = self._panel.heading if self._panel is not None else ""
        if words != self.title.words:
            self.title.show_words(words)

    def show_time(self, seconds_left: int | None) -> None:
        """Show what is left of the activity; None between activities."""
        if seconds_left is None:
            self.time.setText("")
            return
        is_over = seconds_left < 0
        clock = clock_words(abs(seconds_left))
        self.time.setText((self.tr("{} over") if is_over else self.tr("{} left")).format(clock))
        tone = "unsure" if is_over else "muted"
        if self.time.property("tone") != tone:
            theme.set_role(self.time, "lead", tone)

    def take_focus(self) -> None:
        """Give the keyboard to what one most likely wants."""
        shown = self._stack.currentWidget()
        take = getattr(shown, "take_focus", None)
        if take is not None:
            take()

    @property
    def _is_asking(self) -> bool:
        """Whether a question is being thought of: nothing is asked yet, and the activity goes on."""
        return self._stack.currentWidget() is self.box and self._phase is Phase.UNDER_WAY

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.GAP_M)
        top.addWidget(self.title, 1)
        top.addWidget(self.time)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP_S)
        for button in (self.pause, self.discuss, self.end):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_S)
        column.addLayout(top)
        column.addLayout(buttons)
        column.addSpacing(theme.GAP_S)
        column.addWidget(self._stack, 1)

    def _show_page(self, *, is_discussing: bool) -> None:
        page = self.box if is_discussing else self._panel or self.between
        words = self.tr("Back to the activity") if page is self.box else self.tr("Discuss")
        self.discuss.setText(words)
        if self._stack.currentWidget() is not page:
            self._stack.setCurrentWidget(page)
            if self.isVisible():
                self.take_focus()

    def _begin(self) -> None:
        if self._panel is None and self.between.begin.isEnabled():
            self.begin_asked.emit()

    def _pause(self) -> None:
        (self.go_on_asked if self._phase is Phase.PAUSED else self.pause_asked).emit()

    def _discuss(self) -> None:
        if self._phase is Phase.DISCUSSING:
            self.go_on_asked.emit()
        else:
            self._show_page(is_discussing=self._stack.currentWidget() is not self.box)


class _Between(QWidget):
    """No activity is under way: the next is one press away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = theme.label("", "lead", "muted")
        self._told.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.begin = RoleButton("")
        self.begin.setToolTip(BEGIN_KEY)
        self.finish = RoleButton(self.tr("End the session"))
        self.quotations = QCheckBox(self.tr("A few words to think about on the wall"))
        column = QVBoxLayout(self)
        column.setSpacing(theme.GAP_M)
        column.addStretch(1)
        column.addWidget(self._told)
        for button in (self.begin, self.finish):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        column.addWidget(self.quotations, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_following(self, following: PlanItem | None, *, is_first: bool) -> None:
        self.begin.setVisible(following is not None)
        self.begin.setEnabled(following is not None)
        self.finish.setVisible(following is None)
        if following is None:
            self._told.setText(self.tr("That was the plan. Choose an activity again, or end the session."))
            return
        minutes = self.tr("{} minutes").format(following.minutes)
        title = self.fontMetrics().elidedText(following.title, Qt.TextElideMode.ElideRight, 420)
        self.begin.setText(self.tr("Begin: {}").format(title).replace("&", "&&"))
        self.begin.setAccessibleName(self.tr("Begin: {}").format(following.title))
        opening = self.tr("Take away the tick of whoever is not here, then begin.")
        self._told.setText(f"{opening}\n{minutes}" if is_first else minutes)

    def take_focus(self) -> None:
        (self.begin if self.begin.isEnabled() else self.finish).setFocus()


def _button(sign: str, text: str, key: str, parent: QWidget) -> QPushButton:
    button = QPushButton(text, parent)
    button.setIcon(icons.icon(sign))
    button.setToolTip(f"{text} ({key})")
    button.setProperty("role", "choice")
    QShortcut(QKeySequence(key), parent).activated.connect(button.click)
    return button
