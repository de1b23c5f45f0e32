"""GiftTray: small things within reach that can be handed over with a reply."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from simulator.domain.scenario import Tray, TrayItem
from simulator.gui import theme
from simulator.gui.widgets.flow_layout import FlowLayout

_WORDS = ("none", "one", "two", "three", "four", "five", "six")


def limit_text(limit: int) -> str:
    """Say how many may be given: ``1`` -> "one without asking"."""
    word = _WORDS[limit] if 0 <= limit < len(_WORDS) else str(limit)
    return f"{word} without asking"


class GiftTray(QWidget):
    """One button a thing; choosing it attaches it to the reply. Whether it was wise is for the debrief."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tray: Tray | None = None
        self._buttons: list[QPushButton] = []
        self._label = theme.label("", "caption")
        self._label.setWordWrap(False)
        self._flow = FlowLayout(gap=theme.GAP_S)
        self._flow.addWidget(self._label)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP_XS, theme.GAP_XS, theme.GAP_XS, theme.GAP_XS)
        row.addLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        reach = QShortcut(QKeySequence("Alt+G"), self)
        reach.activated.connect(self._reach_for_it)

    @property
    def chosen(self) -> TrayItem | None:
        """What goes with the reply; None for nothing."""
        if self._tray is None:
            return None
        pairs = zip(self._buttons, self._tray.items, strict=True)
        return next((item for button, item in pairs if button.isChecked()), None)

    @property
    def says(self) -> str:
        """The tray's title and its limit, as shown."""
        return self._label.text()

    def show_tray(self, tray: Tray | None, given: Sequence[str] = ()) -> None:
        """Show the things within reach, nothing chosen; ``given`` are ids handed over before."""
        if tray != self._tray:
            self._tray = tray
            self._build()
        self.put_back()
        self.setVisible(tray is not None)
        if tray is None:
            return
        self._label.setText(f"{tray.title}, {limit_text(tray.limit)}")
        self.setAccessibleName(self._label.text())
        for button, item in zip(self._buttons, tray.items, strict=True):
            was_given = item.id in given
            button.setText(f"{'✓ ' if was_given else ''}{item.title}".replace("&", "&&"))
            button.setAccessibleName(
                self.tr("{}, given before").format(item.title) if was_given else item.title
            )

    def put_back(self) -> None:
        """Choose nothing."""
        for button in self._buttons:
            button.setChecked(False)

    def _build(self) -> None:
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.deleteLater()
        self._buttons = []
        for _ in self._tray.items if self._tray else ():
            button = QPushButton()
            button.setProperty("role", "choice")
            button.setProperty("is_small", True)
            button.setCheckable(True)
            button.setAccessibleDescription(self.tr("Hand it over with what you say"))
            button.setToolTip(self.tr("Hand it over with what you say (Alt+G reaches the tray)"))
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(self._clicked)
            self._flow.addWidget(button)
            button.show()
            self._buttons.append(button)

    def _clicked(self) -> None:
        clicked = self.sender()
        for button in self._buttons:
            if button is not clicked:
                button.setChecked(False)
        self.changed.emit()

    def _reach_for_it(self) -> None:
        if self._buttons:
            at = next((button for button in self._buttons if button.isChecked()), self._buttons[0])
            at.setFocus(Qt.FocusReason.ShortcutFocusReason)
