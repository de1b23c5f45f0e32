"""MainWindow: the house. Which page is shown, how one gets from one to another; it owns no rule."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from simulator.gui import theme
from simulator.gui.widgets.side_bar import Room, SideBar
from simulator.gui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from simulator.gui.widgets.inline_notice import InlineNotice

_WIDTH, _HEIGHT = 1280, 800
_LEAST_WIDTH, _LEAST_HEIGHT = 1024, 700
_NARROW = 1180


class Page(NamedTuple):
    """A page of the house.

    Attributes:
        make: Builds it, wired; called when it is first shown.
        title: What the top bar says; "" for pages that have the window to themselves.
        back: Where Esc and the top bar lead; None where the page sees to it itself, or nothing is behind it.
    """

    make: Callable[[], QWidget]
    title: str = ""
    back: str | None = None


class MainWindow(QWidget):
    """Side bar and top bar around the page that is shown; a conversation has the window to itself."""

    painted = Signal()
    """The window was painted for the first time: everything that takes time may begin."""
    room_chosen = Signal(str)
    closed = Signal()

    def __init__(self, rooms: tuple[Room, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Rapport")
        self._pages: dict[str, Page] = {}
        self._built: dict[str, QWidget] = {}
        self._shown = ""
        self._is_painted = False
        self._notice: QWidget | None = None
        self.side_bar = SideBar(rooms)
        self.side_bar.room_chosen.connect(self.room_chosen)
        self.top_bar = TopBar()
        self.top_bar.back_pressed.connect(self._go_back)
        self._stack = QStackedWidget()
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.top_bar)
        self._column.addWidget(self._stack, 1)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.side_bar)
        across.addLayout(self._column, 1)

    def add_page(self, name: str, page: Page) -> None:
        """Make a page known by its name."""
        self._pages[name] = page

    def page(self, name: str) -> QWidget:
        """Return a page, built if this is the first time anybody wants it."""
        if name not in self._built:
            self._built[name] = self._pages[name].make()
            self._stack.addWidget(self._built[name])
        return self._built[name]

    def forget_page(self, name: str) -> None:
        """Let go of a page; the next time anybody wants it, it is built anew."""
        gone = self._built.pop(name, None)
        if gone is not None:
            self._stack.removeWidget(gone)
            gone.hide()
            gone.deleteLater()

    @property
    def shown(self) -> str:
        """The name of the page that is shown."""
        return self._shown

    def is_built(self, name: str) -> bool:
        """Whether anybody has wanted the page yet."""
        return name in self._built

    def show_page(self, name: str, about: str = "") -> None:
        """Show a page and give it the keyboard; the window is called ``about``, or else as the page is."""
        widget = self.page(name)
        self._shown = name
        page = self._pages[name]
        title, room = page.title, name if name in self.side_bar.rooms else page.back or name
        self.side_bar.setVisible(bool(title))
        self.top_bar.setVisible(bool(title))
        behind = self._pages.get(room)
        self.top_bar.show_title(title, behind.title if behind is not None and room != name else "")
        self.side_bar.show_room(room)  # a page behind a room belongs to it
        self.clear_notice()
        self._stack.setCurrentWidget(widget)
        called = about or title
        self.setWindowTitle(f"{called} – Rapport" if called else "Rapport")
        if self._is_painted:
            self.take_focus()

    def take_focus(self) -> None:
        """Give the keyboard to what one most likely wants on the page that is shown."""
        take_focus = getattr(self._stack.currentWidget(), "take_focus", None)
        if take_focus is not None:
            take_focus()

    def show_notice(self, problem: str, remedy: str = "") -> None:
        """Say above the page what could not be done, until it is put away or another page is shown."""
        self._notice_above().show_failure(problem, remedy)

    def show_done(self, words: str, where: str = "") -> None:
        """Say above the page what is done, and where it is now; it goes as ``show_notice`` does."""
        self._notice_above().show_done(words, where)

    def clear_notice(self) -> None:
        """Put the notice away."""
        if self._notice is not None:
            self._notice.hide()

    def add_above(self, strip: QWidget) -> None:
        """Put something above whatever page is shown; it is hidden while there is nothing to say."""
        edge = QHBoxLayout()
        edge.setContentsMargins(theme.GAP_L, 0, theme.GAP_L, 0)
        edge.addWidget(strip)
        self._column.insertLayout(1, edge)

    def place(self, kept: str) -> None:
        """Stand where the window stood last; ``kept`` is what ``where`` returned then, or ""."""
        screen = QGuiApplication.primaryScreen().availableGeometry()
        self.setMinimumSize(min(_LEAST_WIDTH, screen.width()), min(_LEAST_HEIGHT, screen.height()))
        self.resize(min(_WIDTH, screen.width()), min(_HEIGHT, screen.height()))
        if kept:
            self.restoreGeometry(QtCore.QByteArray.fromBase64(kept.encode("ascii", "ignore")))

    def where(self) -> str:
        """Return where the window stands, to be kept."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def restyle(self) -> None:
        """Take the sizes of a new theme."""
        self.side_bar.restyle()
        self.top_bar.restyle()
        self._fit()

    def settle(self) -> None:
        """Add what the first look went without: icons, and the keys that work everywhere."""
        from PySide6.QtGui import QKeySequence, QShortcut

        self.side_bar.show_icons()
        self.top_bar.show_icons()
        for number in range(len(self.side_bar.rooms)):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number + 1}"), self)
            shortcut.setProperty("room", number)
            shortcut.activated.connect(self._room_keyed)
        QShortcut(QKeySequence("F11"), self).activated.connect(self._toggle_full_screen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back, from wherever a page has not taken it."""
        if event.key() != QtCore.Qt.Key.Key_Escape or not self._go_back():
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing is asked and nothing lost: every reply is kept the moment it is said."""
        super().closeEvent(event)
        if event.isAccepted():
            self.closed.emit()

    def _go_back(self) -> bool:
        page = self._pages.get(self._shown)
        if page is None or not page.back:
            return False
        self.room_chosen.emit(page.back)
        return True

    def _notice_above(self) -> InlineNotice:
        from simulator.gui.widgets.inline_notice import InlineNotice

        if not isinstance(self._notice, InlineNotice):
            self._notice = InlineNotice()
            self.add_above(self._notice)
        return self._notice

    def _fit(self) -> None:
        self.side_bar.show_narrow(self.width() < theme.current().px(_NARROW))

    def _room_keyed(self) -> None:
        """The rooms are counted from top to bottom, as one sees them."""
        shortcut, rooms = self.sender(), self.side_bar.shown_rooms
        number = int(shortcut.property("room")) if shortcut is not None else len(rooms)
        if number < len(rooms):
            self.room_chosen.emit(rooms[number])

    def _toggle_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()
