"""AddresseeSwitch: say whom the reply is for, or leave it to the words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from simulator.gui import theme
from simulator.gui.widgets.one_row import OneRow
from simulator.gui.widgets.plain_tip import plain_tip


class _Choice(QPushButton):
    """One person. A short line marks the one who will be meant as long as nobody is chosen."""

    def __init__(self, text: str, people: tuple[str, ...]) -> None:
        super().__init__(text)
        self.people = people
        self.is_meant = False
        self.setProperty("role", "choice")
        self.setCheckable(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.is_meant or self.isChecked():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.current().accent))
        wide = min(self.width() - 2 * theme.GAP_M, theme.current().px(24))
        painter.drawRoundedRect((self.width() - wide) // 2, self.height() - 7, wide, 3, 1.5, 1.5)


class AddresseeSwitch(QWidget):
    """One choice a person, and one for all. Whoever is named is meant too; nobody: the last speaker."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Whom you speak to"))
        self._names: dict[str, str] = {}
        self._last_speaker = ""
        self._named: tuple[str, ...] = ()
        self._choices: list[_Choice] = []
        self._keys: list[QShortcut] = []
        self._to = theme.label(self.tr("To"), "muted")
        self._to.setWordWrap(False)
        self._why = OneRow("caption")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.GAP_XS, theme.GAP_XS, theme.GAP_XS, theme.GAP_XS)
        self._row.setSpacing(theme.GAP_S)
        self._row.addWidget(self._to)
        self._row.addWidget(self._why, 1)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Ids of the people chosen by click or key; empty when nobody was."""
        return next((choice.people for choice in self._choices if choice.isChecked()), ())

    @property
    def meant(self) -> tuple[str, ...]:
        """Ids of the people the reply will reach as things stand."""
        meant = {*self.chosen, *self._named} or {self._last_speaker}
        return tuple(person for person in self._names if person in meant)

    def show_people(self, people: Sequence[tuple[str, str]], last_speaker: str) -> None:
        """Offer these people (id and short name); nobody is chosen. Hidden where there is only one."""
        if dict(people) != self._names:
            self._names = dict(people)
            self._build()
        self._last_speaker, self._named = last_speaker, ()
        for choice in self._choices:
            choice.setChecked(False)
        self.setVisible(len(self._names) > 1)
        self._show_meant()

    def show_named(self, people: tuple[str, ...]) -> None:
        """Show whom the words typed so far name."""
        if people != self._named:
            self._named = people
            self._show_meant()

    def choose(self, people: tuple[str, ...]) -> None:
        """Choose these people; choosing them again leaves it to the words."""
        for choice in self._choices:
            choice.setChecked(choice.people == people and not choice.isChecked())
        self._show_meant()
        self.changed.emit()

    def _build(self) -> None:
        for old in (*self._choices, *self._keys):
            old.setParent(None)
            old.deleteLater()
        every_id = tuple(self._names)
        offered = [((person,), name) for person, name in self._names.items()]
        both = self.tr("Both") if len(every_id) == 2 else self.tr("Everyone")  # noqa: PLR2004
        self._choices, self._keys = [], []
        for number, (people, name) in enumerate([*offered, (every_id, both)], start=1):
            self._add(number, people, name)

    def _add(self, number: int, people: tuple[str, ...], name: str) -> None:
        choice = _Choice(_short(name).replace("&", "&&"), people)
        keys = (f"Alt+{number}", f"F{number + 1}")
        choice.setToolTip(plain_tip(f"{self.tr('Speak to {}').format(name)} ({', '.join(keys)})"))
        choice.setAccessibleName(self.tr("To {}").format(name))
        choice.clicked.connect(self._clicked)
        self._row.insertWidget(number, choice)
        choice.show()
        self._choices.append(choice)
        shortcut = QShortcut(self)
        shortcut.setKeys([QKeySequence(key) for key in keys])
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(choice.click)
        self._keys.append(shortcut)

    def _clicked(self) -> None:
        clicked = self.sender()
        for choice in self._choices:
            if choice is not clicked:
                choice.setChecked(False)
        self._show_meant()
        self.changed.emit()

    def _show_meant(self) -> None:
        meant = self.meant
        for choice in self._choices:
            choice.is_meant = choice.people == meant
            choice.update()
        why = self._why_meant()
        self._why.show_words(why)
        self.setAccessibleDescription(why)

    def _why_meant(self) -> str:
        def listed(people: Iterable[str]) -> str:
            return self.tr(" and ").join(_short(self._names[one]) for one in people if one in self._names)

        named_too = [one for one in self._named if one not in self.chosen]
        if self.chosen and named_too:
            return self.tr("{} as chosen, {} by name").format(listed(self.chosen), listed(named_too))
        if self.chosen:
            return self.tr("{}, as chosen").format(listed(self.chosen))
        if named_too:
            return self.tr("{}, by name").format(listed(named_too))
        return self.tr("{}, unless you name somebody").format(listed(self.meant))


def _short(name: str) -> str:
    """A name as it fits on a button; the tool tip has all of it."""
    longest = 18
    return name if len(name) <= longest else f"{name[: longest - 1].rstrip()}…"
