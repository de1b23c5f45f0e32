"""DoubtMenu: what a word that was not heard clearly may have been."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from simulator.domain.attempt import ANYTHING, PERHAPS, Doubt
from simulator.gui.widgets.announcement import announce

_MOST = 6


class DoubtMenu(QMenu):
    """Offers the likeliest others, or to leave it as it is; put away without a choice, nothing changes."""

    chosen = Signal(object, str)
    """The doubt, and the words to put in its place; "" for none."""
    confirmed = Signal(object)
    all_confirmed = Signal()
    """Every word stands as it was said, this one and the others in doubt."""
    put_away = Signal()

    def __init__(self, word: str, instead: Sequence[str], parent: QWidget, *, is_only: bool = True) -> None:
        """``is_only`` where no other word is in doubt."""
        super().__init__(parent)
        self._doubt: Doubt | None = None
        question = self.tr("You may have said:") if word else self.tr("You may have said here:")
        self.setAccessibleName(question)
        heading = self.addAction(question)
        heading.setEnabled(False)
        for other in dict.fromkeys(way for way in _offered(instead) if way != ANYTHING):
            words = other[:1].upper() + other[1:] if word[:1].isupper() else other
            offer = self.addAction(words.replace("&", "&&") or self.tr("(nothing)"))
            offer.setData(words)
        self.addSeparator()
        right = self.tr("It's right: {}").format(word) if word else self.tr("It's right as it is")
        self._right = self.addAction(right.replace("&", "&&"))
        self._all_right = None if is_only else self.addAction(self.tr("Every word is right (Alt+W)"))
        self.triggered.connect(self._pressed)
        self.aboutToHide.connect(self.put_away)
        self.aboutToHide.connect(self.deleteLater)

    def show_for(self, doubt: Doubt, at: QPoint) -> None:
        """Open under the word, the first offer chosen."""
        self._doubt = doubt
        self.popup(at)
        self.setActiveAction(self.actions()[1])
        announce(self, f"{self.accessibleName()} {or_else('', doubt.instead)}")

    def _pressed(self, action: QAction) -> None:
        if action is self._right:
            self.confirmed.emit(self._doubt)
        elif action is self._all_right:
            self.all_confirmed.emit()
        else:
            self.chosen.emit(self._doubt, action.data())


def or_else(word: str, instead: Sequence[str]) -> str:
    """Return "can, or can't, or nothing": what was written, and what it may have been."""
    nothing = QCoreApplication.translate("DoubtMenu", "nothing")
    parts = dict.fromkeys(part or nothing for part in (word, *_offered(instead)))
    if not word:
        parts.pop(nothing, None)
    return QCoreApplication.translate("DoubtMenu", ", or ").join(parts) or nothing


def _offered(instead: Sequence[str]) -> list[str]:
    return [way for way in instead if way != PERHAPS][:_MOST]
