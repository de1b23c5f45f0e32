"""The foot of the debrief: whose eyes may see this attempt, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from simulator.gui import icons, theme
from simulator.gui.widgets.announcement import announce
from simulator.records.interface import AttemptState

_BESIDE_FROM = 640
"""Width in pixels at scale 1 from which the words stand beside the buttons."""
PLAYED_BEFORE = "Only you can see this attempt, and {name}, in whose session you played it."
PRIVATE = "Only you can see this attempt."
WHO_WILL_SEE = "Trainers will see your words; HR only the result. This cannot be taken back."
WHO_SEES = "Submitted. Trainers can see your words; HR only the result."
SOMEBODY_ELSES = "Submitted by {name}."
PLAYED_BY = "Played by {name} in front of your room; not submitted."


class DebriefFooter(QWidget):
    """Keep private, submit (in two steps, since it cannot be undone), play again."""

    kept_private = Signal()
    submitted = Signal()
    played_again = Signal()
    certificate_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = QLabel()
        self._private = PRIVATE
        self.words = theme.label(role="body", tone="muted")
        self.back = _button("Back")
        self.keep = _button("Keep private")
        self.submit = _button("Submit…")
        self.submit.setAccessibleName("Submit")
        self.not_yet = _button("Not yet")
        self.submit_now = _button("Submit now")
        self.certify = _button("Certificate …")
        self.again = _button("Play again")
        told = QHBoxLayout()
        told.setSpacing(theme.GAP_S)
        told.addWidget(self._sign)
        told.addWidget(self.words, 1)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_S)
        row.addStretch(1)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.GAP_S)
        self._box.addLayout(told, 1)
        self._box.addLayout(row)
        self.buttons = (
            self.back,
            self.keep,
            self.submit,
            self.not_yet,
            self.submit_now,
            self.certify,
            self.again,
        )
        for button in self.buttons:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.back.clicked.connect(self.left)
        self.keep.clicked.connect(self.kept_private)
        self.certify.clicked.connect(self.certificate_asked)
        self.again.clicked.connect(self.played_again)
        self.submit.clicked.connect(self._ask)
        self.not_yet.clicked.connect(self._take_back)
        self.submit_now.clicked.connect(self._submit)

    def show_state(
        self, state: AttemptState, *, passed: bool | None, owner: str = "", leader: str = ""
    ) -> None:
        """Show what can be done.

        Args:
            state: How far the attempt has come.
            passed: Whether it passed; None while that is open.
            owner: Whose it is, where somebody else looks at it.
            leader: The trainer in front of whose room it was played; "" if it was practised alone.
        """
        self._private = PLAYED_BEFORE.format(name=leader) if leader else PRIVATE
        is_submitted = state is AttemptState.SUBMITTED
        self._draw("share" if is_submitted else "lock")
        self.words.setText(WHO_SEES if is_submitted else self._private)
        if owner:
            self.words.setText(
                (PLAYED_BY if leader and not is_submitted else SOMEBODY_ELSES).format(name=owner)
            )
        for button in (self.keep, self.submit):
            button.setVisible(not is_submitted and not owner)
        self.back.setVisible(is_submitted or bool(owner))
        for button in (self.not_yet, self.submit_now):
            button.hide()
        self.certify.setVisible(is_submitted and passed is True and not owner)
        self.again.setVisible(not owner)
        # One thing to do next: show a success to others, try a failure again.
        wants_submit = bool(passed) and not is_submitted
        theme.set_role(self.submit, "primary" if wants_submit else "")
        theme.set_role(self.again, "" if wants_submit else "primary")
        self.submit.setAccessibleDescription(WHO_WILL_SEE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = event.size().width() >= theme.current().px(_BESIDE_FROM)
        directions = QBoxLayout.Direction
        self._box.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)

    def _ask(self) -> None:
        self._choose(is_asking=True)
        self._draw("eye")
        self.words.setText(WHO_WILL_SEE)
        self.not_yet.setFocus(Qt.FocusReason.TabFocusReason)
        announce(self, WHO_WILL_SEE)

    def _take_back(self) -> None:
        self._choose(is_asking=False)
        self._draw("lock")
        self.words.setText(self._private)
        self.submit.setFocus(Qt.FocusReason.TabFocusReason)

    def _submit(self) -> None:
        self.submit_now.setEnabled(False)
        self.submitted.emit()
        self.submit_now.setEnabled(True)

    def _choose(self, *, is_asking: bool) -> None:
        for button in (self.keep, self.submit, self.again):
            button.setVisible(not is_asking)
        for button in (self.not_yet, self.submit_now):
            button.setVisible(is_asking)
        theme.set_role(self.submit_now, "primary")

    def _draw(self, sign: str) -> None:
        self._sign.setPixmap(icons.pixmap(sign, theme.current().px(18), "muted"))


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(text)
    return button
