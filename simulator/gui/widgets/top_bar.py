"""TopBar: where one is, and who is practising."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from simulator.gui import theme
from simulator.gui.widgets.text_paint import shortened

_NAME_WIDEST = 220


class TopBar(QFrame):
    """The title of the page on the left, the person's name on the right."""

    person_pressed = Signal()
    back_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top-bar")
        self._title = QLabel()
        self._title.setProperty("role", "title")
        self._name = ""
        self.back: QPushButton | None = None
        self.person = QPushButton()
        self.person.setProperty("role", "quiet")
        self.person.clicked.connect(self.person_pressed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.GAP_L, theme.GAP_M, theme.GAP_M, theme.GAP_S)
        self._row.setSpacing(theme.GAP_M)
        self._row.addWidget(self._title)
        self._row.addStretch(1)
        self._row.addWidget(self.person)
        self.show_person("")

    @property
    def title(self) -> str:
        """What is shown as the title."""
        return self._title.text()

    def show_title(self, title: str, behind: str = "") -> None:
        """Show where one is; on a page behind a room, with the way back to it."""
        self._title.setText(title)
        if behind and self.back is None:
            self.back = QPushButton()
            self.back.setProperty("role", "link")
            self.back.clicked.connect(self.back_pressed)
            self._row.insertWidget(0, self.back)
            QWidget.setTabOrder(self._before_person(), self.back)  # as one reads
        if self.back is not None:
            self.back.setVisible(bool(behind))
            self.back.setText(f"‹ {behind}")
            self.back.setAccessibleName(self.tr("Back to {}").format(behind))

    def _before_person(self) -> QWidget:
        """Return what Tab comes to before the person's name."""
        before = self.person.previousInFocusChain()
        while before not in (None, self.person) and before.focusPolicy() == Qt.FocusPolicy.NoFocus:
            before = before.previousInFocusChain()
        return before or self.person

    def show_person(self, name: str) -> None:
        """Show who is practising; without a name nothing."""
        self._name = name
        self.person.setVisible(bool(name))
        self.person.setAccessibleName(self.tr("{}: switch person").format(name))
        self._dress()

    def show_icons(self) -> None:
        """Draw the icon, once there is time."""
        from simulator.gui import icons

        self.person.setIcon(icons.icon("person", "muted"))

    def restyle(self) -> None:
        """Take the sizes of a new theme."""
        self._dress()

    def _dress(self) -> None:
        worn = theme.current()
        self.person.setIconSize(QSize(worn.px(18), worn.px(18)))
        if self._name:
            short = shortened(self._name, self.person.fontMetrics(), worn.px(_NAME_WIDEST))
            self.person.setText(" " + short.replace("&", "&&"))
            self.person.setToolTip(_tip(self._name) if short != self._name else "")


def _tip(name: str) -> str:
    from simulator.gui.widgets.plain_tip import plain_tip  # late: few names are that long

    return plain_tip(name)
