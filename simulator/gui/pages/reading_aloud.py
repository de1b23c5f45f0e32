"""ReadingAloud: some lines are read aloud, one after the other, and the listener gets used to a voice."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from simulator.gui import icons, theme
from simulator.gui.reading_trial import LineResult, Reading, ReadingTrial
from simulator.gui.widgets.announcement import announce
from simulator.gui.widgets.level_bar import LevelBar
from simulator.gui.widgets.line_to_read import LineToRead
from simulator.gui.widgets.role_button import RoleButton

_WIDTH = 700
ENOUGH_LINES = 8
"""After so many lines learned, more make it only a little better."""


class ReadingAloud(QDialog):
    """What was learned stays learned, however it is closed. Of the sound nothing is kept.

    Args:
        trial: Listens to the lines, and learns.
        can_keep: Whether what is learned can be remembered on this computer.
        is_kept: Whether it is remembered already.
        parent: Its owner.
    """

    keep_changed = Signal(bool)

    def __init__(
        self, trial: ReadingTrial, *, can_keep: bool, is_kept: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Let the listener get to know your voice"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._trial = trial
        self._at = self._learned = 0
        self._is_judging = False
        trial.setParent(self)
        trial.level_changed.connect(self._show_level)
        trial.ended.connect(self._show_ended)
        trial.judged.connect(self._show_result)
        trial.troubled.connect(self._show_trouble)
        self.line = LineToRead(trial.lines)
        self.level = LevelBar()
        self.read = RoleButton(self.tr("Read it aloud"))
        self.read.setIcon(icons.icon("microphone", "on_accent"))
        self.read.clicked.connect(self._press_read)
        self.skip = RoleButton(self.tr("Skip"), "plain")
        self.skip.setAccessibleName(self.tr("Skip this line"))
        self.skip.clicked.connect(self._skip)
        self._sign = QLabel()
        self.told = theme.label()
        self.keep = QCheckBox(self.tr("Remember how my voice sounds on this computer"))
        self.keep.setChecked(is_kept)
        self.keep.clicked.connect(self.keep_changed)
        self.what_is_kept = theme.label(
            self.tr(
                "Numbers about sounds, no recording; nobody can listen to them. "
                "Erase them any time in Settings."
            ),
            "caption",
        )
        self.keep.setAccessibleDescription(self.what_is_kept.text())
        self.enough = RoleButton(self.tr("Not now"), "quiet")
        self.enough.clicked.connect(self._press_enough)
        self._lay_out()
        self._keeping.setVisible(can_keep)
        self._show_line()
        if trial.devices():
            self._tell(self.tr("Press the button, read the line as you would say it, and press again."))
        else:
            self._tell(self.tr("No microphone was found. Plug one in, then read the line."), "warning")
        self.skip.hide()
        self.read.setFocus()

    @property
    def learned(self) -> int:
        """How many lines were learned from."""
        return self._learned

    @property
    def is_judging(self) -> bool:
        """Whether a line that was read is being looked at."""
        return self._is_judging

    @property
    def is_over(self) -> bool:
        """Whether there is nothing more to read."""
        return self.line.isHidden()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_L, theme.GAP_L, theme.GAP_L, theme.GAP_L)
        column.setSpacing(theme.GAP_M)
        column.addWidget(theme.label(self.windowTitle(), "title"))
        self.purpose = theme.label(
            self.tr("Read some lines, and your words are taken down better. No recording is kept.")
        )
        column.addWidget(self.purpose)
        column.addWidget(self.line)
        column.addWidget(self.level)
        self._speaking = QWidget()
        speak = QHBoxLayout(self._speaking)
        speak.setContentsMargins(0, 0, 0, 0)
        speak.setSpacing(theme.GAP_M)
        speak.addWidget(self.read)
        speak.addWidget(self.skip)
        speak.addStretch(1)
        column.addWidget(self._speaking)
        outcome = QHBoxLayout()
        outcome.setSpacing(theme.GAP_S)
        outcome.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        outcome.addWidget(self.told, 1)
        column.addLayout(outcome)
        column.addStretch(1)
        self._keeping = QWidget()
        keeping = QVBoxLayout(self._keeping)
        keeping.setContentsMargins(0, 0, 0, 0)
        keeping.setSpacing(theme.GAP_XS)
        hairline = QFrame()
        hairline.setProperty("role", "hairline")
        keeping.addWidget(hairline)
        keeping.addSpacing(theme.GAP_S)
        keeping.addWidget(self.keep)
        keeping.addWidget(self.what_is_kept)
        column.addWidget(self._keeping)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.enough)
        column.addLayout(below)

    def sizeHint(self) -> QSize:
        """As high as its words need at its width."""
        width = theme.current().px(_WIDTH)
        layout = self.layout()
        if layout is not None:
            layout.invalidate()  # what was hidden or dressed anew just now counts
        needed = layout.totalHeightForWidth(width) if layout is not None else 0
        return QSize(width, needed)

    def done(self, result: int) -> None:
        """Close, however that was asked for; a line that is being read is let go of."""
        self._trial.close()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._trial.close()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space that nobody else wants presses the button, as if it had the keyboard."""
        if event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat() and self.read.isVisible() and self.read.isEnabled():
            self.read.setFocus()
            self.read.click()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stay_on_screen()

    def _press_read(self) -> None:
        if self._trial.is_running:
            self._trial.stop()
            return
        self.skip.hide()
        self.read.setText(self.tr("Done reading"))
        self._tell(self.tr("Listening …"))  # not announced: a screen reader would be heard as well
        self._trial.read(self.line.text)

    def _press_enough(self) -> None:
        if self.is_over or self._learned < ENOUGH_LINES:
            self.accept()
        else:
            self._trial.close()
            self._end()

    def _skip(self) -> None:
        self.read.setFocus()
        self._go_on(self.tr("Skipped."))

    def _show_level(self, level: float) -> None:
        if self._trial.is_running:
            self.level.show_level(level)

    def _show_ended(self) -> None:
        """The button rests; a key pressed meanwhile must not reach what comes after it."""
        self._is_judging = True
        self.level.clear()
        self._tell(self.tr("One moment …"))
        announce(self.told, self.told.text())
        if self.focusWidget() is self.read:
            self.setFocus()
        self.read.setEnabled(False)

    def _show_result(self, result: LineResult) -> None:
        if self.is_over:
            return
        if result.reading is Reading.LEARNED:
            self._learned += 1
            self._go_on(f"{self.tr('That was understood.')} {result.told}".strip(), "check")
            return
        told = result.told
        if result.reading is Reading.OTHER_WORDS:
            again = self.tr("That did not sound like the line. Read it once more, or skip it.")
            told = f"{again} {told}".strip()
        self._ask_again(told)

    def _show_trouble(self, problem: str, remedy: str) -> None:
        if not self.is_over:
            self._ask_again(f"{problem} {remedy}".strip())

    def _ask_again(self, told: str) -> None:
        self.read.setText(self.tr("Read again"))
        self.skip.show()
        self._tell(told, "warning")
        announce(self.told, told)
        self._let_read()

    def _go_on(self, told: str, sign: str = "") -> None:
        """To the next line, or to the end."""
        self._at += 1
        if self._learned:
            self.enough.setText(self.tr("That is enough"))
        if self._at >= len(self._trial.lines):
            self._end()
            return
        if self._learned >= ENOUGH_LINES:
            theme.set_role(self.enough, "plain")
            told = f"{told} {self.tr('More lines make it a little better.')}"
        self.read.setText(self.tr("Read it aloud"))
        self.skip.hide()
        self._tell(told, sign)
        self._show_line()
        announce(self.line, f"{told} {self.line.count} {self.line.text}")
        self._let_read()

    def _let_read(self) -> None:
        self._is_judging = False
        self.read.setEnabled(True)
        if self.focusWidget() in {None, self}:
            self.read.setFocus()

    def _show_line(self) -> None:
        self.line.show_line(self._at)
        self._fit()

    def _end(self) -> None:
        """Say what came of it, truly: somebody may have skipped everything."""
        self._is_judging = False
        for part in (self.line, self.level, self._speaking, self.purpose):
            part.hide()
        if self._learned >= ENOUGH_LINES:
            told = self.tr("The listener knows your voice now.\nEach spoken reply you send adds to it.")
        elif self._learned:
            told = self.tr(
                "The listener has begun to know your voice.\nEach spoken reply you send adds to it, "
                "and you can read on at any time."
            )
        else:
            told = self.tr("Nothing was learned this time.\nYou can read the lines again whenever you like.")
        theme.set_role(self.told, "lead")
        self._tell(told, "check" if self._learned else "warning")
        announce(self.told, told)
        self.enough.setText(self.tr("Done"))
        theme.set_role(self.enough, "primary")
        self.enough.setFocus()
        self._fit()

    def _tell(self, told: str, sign: str = "") -> None:
        self.told.setText(told)
        self._sign.setVisible(bool(sign))
        if sign:
            tone = "good" if sign == "check" else "unsure"
            self._sign.setPixmap(icons.pixmap(sign, theme.current().px(20), tone))
        self._fit()

    def _fit(self) -> None:
        self.line.make_room(theme.current().px(_WIDTH) - 2 * theme.GAP_L)
        self.setMinimumSize(self.sizeHint())
        self.adjustSize()
        self._stay_on_screen()

    def _stay_on_screen(self) -> None:
        """What is added below must not push the buttons off the screen."""
        room, frame = self.screen().availableGeometry(), self.frameGeometry()
        if self.isVisible() and frame.bottom() > room.bottom():
            self.move(self.x(), max(room.top(), self.y() - (frame.bottom() - room.bottom())))
