"""LibraryPage: the first screen; whom one can talk to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from simulator.gui import theme
from simulator.gui.tokens import NEEDS_NO_RING
from simulator.gui.widgets.card_grid import EDGE, CardGrid
from simulator.gui.widgets.library_card import RIM, LibraryCard
from simulator.gui.widgets.scenario_card import CardContent, CardStanding, ScenarioCard

if TYPE_CHECKING:
    from simulator.gui.widgets.broken_file_card import BrokenFile

_FIRST_CARDS = 12
_MORE_CARDS = 48


class LibraryPage(QWidget):
    """Cards: those under way first, then the rest; broken files last."""

    scenario_chosen = Signal(str, str)
    """The scenario's id, and its file."""
    problems_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setProperty(NEEDS_NO_RING, True)  # it has the keyboard until the first card is there
        self.setAccessibleName(self.tr("Scenarios"))
        self._waiting: list[CardContent | BrokenFile] = []
        self._cards: dict[CardContent | BrokenFile, LibraryCard] = {}
        self._standings: Mapping[str, CardStanding] | None = None
        rim = EDGE + RIM  # cards stand in line with the words above them
        self.words = QLabel()
        self.words.setProperty("role", "lead")
        self.words.setProperty("tone", "muted")
        self.words.setWordWrap(True)
        self.words.setContentsMargins(rim, 0, rim, 0)
        self.grid = CardGrid()
        inner = QWidget()
        self._notes = QVBoxLayout()
        self._notes.setContentsMargins(rim, 0, rim, theme.GAP_S)
        self._notes.setSpacing(theme.GAP_S)
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.GAP_L - rim, theme.GAP_S, theme.GAP_L - rim, theme.GAP_L)
        column.setSpacing(theme.GAP_M - EDGE)
        column.addLayout(self._notes)
        column.addWidget(self.words)
        column.addWidget(self.grid)
        column.addStretch(1)
        self.scroll_area = QScrollArea()
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.scroll_area)

    def show_reading(self) -> None:
        """Say that the scenarios are being read, while there are none to show."""
        if not self._cards:
            self.words.setText(self.tr("Reading the scenarios…"))

    def show_library(self, scenarios: Sequence[CardContent], broken: Sequence[BrokenFile] = ()) -> None:
        """Show these scenarios and broken files; the first dozen at once, the rest in the moments after."""
        wanted: list[CardContent | BrokenFile] = [*scenarios, *broken]
        for gone in self._cards.keys() - set(wanted):
            card = self._cards.pop(gone)
            card.hide()
            card.deleteLater()
        self._waiting = [content for content in wanted if content not in self._cards]
        if not wanted:
            self.words.setText(
                self.tr(
                    "There are no scenarios here yet. Put scenario files into the folder and they appear."
                )
            )
        else:
            self.words.setText(self.tr("Who would you like to talk to?"))
        self._add_cards(_FIRST_CARDS)

    def add_note(self, note: QWidget) -> None:
        """Put something that waits for this person above the cards; hidden it takes no room."""
        self._notes.addWidget(note)

    def show_standings(self, standings: Mapping[str, CardStanding]) -> None:
        """Show how far the person has come, by scenario id; whatever is missing was never finished."""
        self._standings = standings
        for card in self._scenario_cards():
            card.show_standing(standings.get(card.content.scenario_id, CardStanding()))
        self._arrange()

    def show_opening(self, scenario_id: str) -> None:
        """Say on its card that a scenario is being opened; "" is none any more."""
        for card in self._scenario_cards():
            card.show_busy(card.content.scenario_id == scenario_id)

    def take_focus(self) -> None:
        """Give the keyboard to the first card; the frame round the cards never takes it."""
        self.scroll_area.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)
        first = self.grid.cards[0] if self.grid.cards else self  # until there is one
        first.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows lead to the first card where nothing has the keyboard yet."""
        key = QtCore.Qt.Key
        if event.key() in (key.Key_Right, key.Key_Down) and self.grid.cards:
            self.grid.cards[0].setFocus(QtCore.Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _scenario_cards(self) -> list[ScenarioCard]:
        return [card for card in self._cards.values() if isinstance(card, ScenarioCard)]

    def _add_cards(self, most: int) -> None:
        now, self._waiting = self._waiting[:most], self._waiting[most:]
        for content in now:
            self._cards[content] = self._card(content)
        self._arrange()
        if self._waiting:
            QTimer.singleShot(0, self, self._add_more)

    def _add_more(self) -> None:
        self._add_cards(_MORE_CARDS)

    def _card(self, content: CardContent | BrokenFile) -> LibraryCard:
        if not isinstance(content, CardContent):
            from simulator.gui.widgets.broken_file_card import BrokenFileCard  # late: there is none at first

            broken = BrokenFileCard(content, self.grid)
            broken.clicked.connect(self._broken_pressed)
            return broken
        card = ScenarioCard(content, self.grid)
        card.clicked.connect(self._card_pressed)
        if self._standings is not None:
            card.show_standing(self._standings.get(content.scenario_id, CardStanding()))
        return card

    def _arrange(self) -> None:
        ranked = sorted(self._cards.values(), key=_rank)  # stable: the library's order within a rank
        was_at_first = (self.grid.cards[0] if self.grid.cards else self).hasFocus()
        self.grid.show_cards(tuple(ranked))
        if (
            was_at_first and ranked and not ranked[0].hasFocus()
        ):  # whoever stands at the first card stays there
            ranked[0].setFocus(QtCore.Qt.FocusReason.OtherFocusReason)

    def _card_pressed(self) -> None:
        card = self.sender()
        if isinstance(card, ScenarioCard):
            self.scenario_chosen.emit(card.content.scenario_id, card.content.file)

    def _broken_pressed(self) -> None:
        pressed = self.sender()
        for content, card in self._cards.items():
            if card is pressed:
                self.problems_asked.emit(content)


def _rank(card: LibraryCard) -> int:
    if not isinstance(card, ScenarioCard):
        return 2
    return 0 if card.standing is not None and card.standing.is_under_way else 1
