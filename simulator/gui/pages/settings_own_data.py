"""Your data: all that is kept about oneself in one file, and the way to have it erased."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from simulator.gui import theme
from simulator.gui.pages.settings_section import SettingsSection
from simulator.gui.widgets.announcement import announce
from simulator.gui.widgets.inline_notice import InlineNotice
from simulator.gui.widgets.plain_tip import breakable


class OwnDataSection(SettingsSection):
    """Two buttons; where people may not erase themselves, whom to ask stands in the second's place."""

    everything_asked = Signal()
    erase_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Your data"), parent=parent)
        words = self.tr(
            "Everything that is kept about you: attempts with your words and their verdicts, recordings, "
            "your notebook, what you are asked for and completed, and what the audit says of you. It is one "
            "zip file with tables, sound and a README, for you alone."
        )
        self.save = QPushButton(self.tr("Save everything about me …"))
        self.save.clicked.connect(self.everything_asked)
        self.notice = InlineNotice()
        self.whom = theme.label("", "caption")
        self.erase = QPushButton(self.tr("Erase everything about me …"))
        self.erase.clicked.connect(self.erase_asked)
        for part in (theme.label(words, "caption"), self.save, self.notice, self.whom, self.erase):
            self.add(part)
        self.show_erasing(may_erase=False, whom=())

    def show_erasing(self, *, may_erase: bool, whom: tuple[str, ...]) -> None:
        """Offer erasing, or say who does it; ``whom`` are the names of those who do HR."""
        self.erase.setVisible(may_erase)
        if may_erase:
            told = self.tr(
                "Erasing takes all of it from this computer for good. Save it first, if you want it."
            )
        elif whom:
            told = self.tr("To have everything about you erased, ask HR: {}.").format(", ".join(whom))
        else:
            told = self.tr("To have everything about you erased, ask whoever does HR; nobody here does yet.")
        self.whom.setText(breakable(told))

    def show_done(self, words: str, where: str) -> None:
        """Say what is saved, and where."""
        self.notice.show_done(words, where)
        announce(self, words)

    def show_failure(self, problem: str, remedy: str) -> None:
        """Say what went wrong."""
        self.notice.show_failure(problem, remedy)
