"""SettingsPage: what one can choose, where things are kept, and what this is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from simulator.domain.people import LONGEST_NAME
from simulator.gui import theme
from simulator.gui.pages.settings_answer import AnswerSection
from simulator.gui.pages.settings_backup import BackupSection
from simulator.gui.pages.settings_bundles import BundlesSection
from simulator.gui.pages.settings_customers import CustomersSection
from simulator.gui.pages.settings_listener import ListenerSection
from simulator.gui.pages.settings_own_data import OwnDataSection
from simulator.gui.pages.settings_pin import PinSection
from simulator.gui.pages.settings_recordings import RecordingsSection
from simulator.gui.pages.settings_retention import RetentionSection
from simulator.gui.pages.settings_roles import RolesSection
from simulator.gui.pages.settings_section import section_heading
from simulator.gui.pages.settings_server import ServerSection
from simulator.gui.widgets.choice_row import ChoiceRow
from simulator.gui.widgets.flow_layout import FlowLayout
from simulator.gui.widgets.inline_notice import InlineNotice
from simulator.gui.widgets.plain_tip import plain_tip
from simulator.gui.widgets.section_index import SectionIndex
from simulator.gui.widgets.text_paint import shortened
from simulator.settings import OPTIONS, Settings

_WIDTH = 760
_OTHERS = 8
_OTHER_WIDEST = 200
_THEMES = (
    ("system", "System"),
    ("light", "Light"),
    ("dark", "Dark"),
    ("contrast", "High contrast"),
    ("projector", "Projector"),
)
_TEXT = ((90, "Small"), (100, "Normal"), (115, "Large"), (130, "Larger"), (150, "Largest"))
_HELP = {"text_percent": "How large everything is written."}
"""What the option says of itself speaks of per cent; here the sizes have names."""
_MOTION = (("system", "System"), ("full", "Moving"), ("reduced", "Still"))
_KEYS = (
    ("Ctrl+1 · Ctrl+2 · Ctrl+3 …", "the rooms at the side, from top to bottom"),
    ("Arrows · Enter", "move between cards, open one"),
    ("Esc", "back"),
    ("F11", "full screen"),
)


class SettingsPage(QWidget):
    """Each choice holds at once; there is nothing to confirm."""

    option_chosen = Signal(str, object)
    person_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._folder = Path()
        self.notice = InlineNotice()
        self.theme = self._choices("theme", self.tr("Colours"), _THEMES)
        self.text = self._choices("text_percent", self.tr("Text size"), _TEXT)
        self.motion = self._choices("motion", self.tr("Movement"), _MOTION)
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setAccessibleName(self.tr("Who practises"))
        self.name.textChanged.connect(self._name_changed)
        self.name.returnPressed.connect(self._switch)
        self.switch = QPushButton(self.tr("Switch"))
        self.switch.clicked.connect(self._switch)
        self.customers, self.answering = CustomersSection(), AnswerSection()
        self.listening, self.recordings = ListenerSection(), RecordingsSection()
        self.pin, self.own_data = PinSection(), OwnDataSection()
        self.roles, self.server = RolesSection(), ServerSection()
        self.retention, self.backup = RetentionSection(), BackupSection()
        self.bundles = BundlesSection()
        for section in (self.customers, self.answering):
            section.option_chosen.connect(self._section_pressed)
        self._others = QWidget()
        self._others_row = FlowLayout(self._others, gap=theme.GAP_S)
        self._place = theme.label("", "body")
        self._place.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._place.setAccessibleName(self.tr("Where the records are kept"))
        self.open_folder = QPushButton(self.tr("Open the folder"))
        self.open_folder.clicked.connect(self._show_folder)
        self._build()

    def show_settings(self, settings: Settings, person: str) -> None:
        """Show what is chosen, and who practises."""
        self.theme.show_choice(settings.theme)
        self.theme.setFocusProxy(self.theme.button(settings.theme))
        self.text.show_choice(settings.text_percent)
        self.motion.show_choice(settings.motion)
        self.customers.show_settings(settings)
        self.answering.show_settings(settings)
        self.listening.show_settings(settings)
        self.retention.show_months(settings.practice_months)
        self.name.setText(person)
        self.name.setModified(False)
        self._name_changed()

    def show_people(self, names: Sequence[str]) -> None:
        """Offer the people who have practised here before."""
        while (item := self._others_row.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        for name in names[:_OTHERS]:
            button = QPushButton()
            short = shortened(name, button.fontMetrics(), theme.current().px(_OTHER_WIDEST))
            button.setText(short.replace("&", "&&"))
            button.setToolTip(plain_tip(name))
            button.setAccessibleName(self.tr("Switch to {}").format(name))
            button.setProperty("person", name)
            button.setProperty("role", "choice")
            button.clicked.connect(self._other_pressed)
            self._others_row.addWidget(button)
        self._others.setVisible(bool(names))

    def show_place(self, folder: Path | None) -> None:
        """Show where the records are kept; None if nothing is kept."""
        self._folder = folder or Path()
        self.open_folder.setVisible(folder is not None)
        # a zero-width space after each separator lets a long path break there
        self._place.setText(
            str(folder).replace("/", "/\u200b").replace("\\", "\\\u200b")
            if folder
            else self.tr("Nothing is kept.")
        )

    def show_failure(self, problem: str, remedy: str) -> None:
        """Say that a choice could not be kept."""
        self.notice.show_failure(problem, remedy)

    def take_focus(self) -> None:
        """Give the keyboard to the first choice."""
        self.theme.setFocus()

    def ask_for_person(self) -> None:
        """Give the keyboard to the name."""
        self.name.setFocus()
        self.name.selectAll()

    def _choices(self, option: str, name: str, choices: tuple[tuple[object, str], ...]) -> ChoiceRow:
        row = ChoiceRow(name, choices)
        row.setProperty("option", option)
        row.chosen.connect(self._option_pressed)
        return row

    def _build(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(theme.current().px(_WIDTH))
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.GAP_L, theme.GAP_S, theme.GAP_L, theme.GAP_XL)
        column.setSpacing(theme.GAP_S)
        column.addWidget(self.notice)
        for row in (self.theme, self.text, self.motion):
            option = str(row.property("option"))
            words = self.tr(_HELP.get(option, "")) or OPTIONS[option].help
            self._add_section(column, row.accessibleName(), words, row)
        for section in (self.customers, self.answering, self.listening, self.recordings):
            column.addWidget(section)
        who = QWidget()
        across = QHBoxLayout(who)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.name, 1)
        across.addWidget(self.switch)
        words = self.tr("Everybody has attempts of their own. Type a new name, or choose one from before.")
        self._add_section(column, self.name.accessibleName(), words, who, self._others)
        column.addWidget(self.pin)
        column.addWidget(self.own_data)
        column.addWidget(self.roles)
        column.addWidget(self.retention)
        column.addWidget(self.bundles)
        column.addWidget(self.backup)
        column.addWidget(self.server)
        kept = self.tr(
            "Everything stays on this computer, unless you chose a server above. Nobody else sees an attempt "
            "before you submit it."
        )
        self._add_section(column, self._place.accessibleName(), kept, self._place, self.open_folder)
        keys = self.tr("The keys that work everywhere:")
        self._add_section(
            column, self.tr("About Rapport"), self._about(), theme.label(keys), *self._key_rows()
        )
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        headings = [one for one in inner.findChildren(QLabel) if one.property("is_heading")]
        self.index = SectionIndex(scroll, headings)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self.setFocusProxy(self.theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The index stands beside the page where there is room for both."""
        super().resizeEvent(event)
        left = theme.current().px(_WIDTH) + theme.GAP_M
        self.index.setVisible(self.width() >= left + self.index.width() + theme.GAP_L)
        self.index.place(QPoint(left, theme.GAP_L), self.height() - 2 * theme.GAP_L)

    @staticmethod
    def _add_section(column: QVBoxLayout, title: str, words: str, *parts: QWidget) -> None:
        heading = section_heading(title)
        column.addSpacing(theme.GAP_M)
        column.addWidget(heading)
        column.addWidget(theme.label(words, "caption"))
        for part in parts:
            flag = Qt.AlignmentFlag.AlignLeft if isinstance(part, QPushButton) else Qt.AlignmentFlag(0)
            column.addWidget(part, 0, flag)

    def _key_rows(self) -> list[QLabel]:
        return [theme.label(f"{keys}  —  {does}", "caption") for keys, does in _KEYS]

    def _about(self) -> str:
        return self.tr(
            "A place to practise the conversations that keep customers. Free software under the MIT licence; "
            "the window is made with PySide6 (Qt), under the LGPL."
        )

    def _option_pressed(self, value: object) -> None:
        row = self.sender()
        if row is not None:
            self.notice.clear()
            self.option_chosen.emit(str(row.property("option")), value)

    def _section_pressed(self, option: str, value: object) -> None:
        self.notice.clear()
        self.option_chosen.emit(option, value)

    def _name_changed(self) -> None:
        self.switch.setEnabled(bool(self.name.text().strip()) and self.name.isModified())

    def _switch(self) -> None:
        name = " ".join(self.name.text().split())
        if name and self.name.isModified():
            self.person_chosen.emit(name)

    def _other_pressed(self) -> None:
        button = self.sender()
        if button is not None:
            self.person_chosen.emit(str(button.property("person")))

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
