"""BundleCard: one file from another computer, what merging it does, and whether that computer is trusted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from simulator.gui import theme


class BundleTold(NamedTuple):
    """What is told of a file.

    Attributes:
        title: The computer, or the file that cannot be read.
        about: The file and its day.
        fingerprint: Of that computer; "" for a file that cannot be read.
        counts: How many attempts are new, known and left out.
        lines: Who, and what is left out and why.
        is_trusted: Whether it can be merged.
        problem: Why it cannot be read; "" if it can.
    """

    title: str
    about: str
    fingerprint: str = ""
    counts: str = ""
    lines: Sequence[str] = ()
    is_trusted: bool = True
    problem: str = ""


class BundleCard(QFrame):
    """Untrusted computers have a tick: that their fingerprint was compared."""

    trust_changed = Signal()

    def __init__(self, told: BundleTold, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(told.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_M, theme.GAP_M, theme.GAP_M, theme.GAP_M)
        column.setSpacing(theme.GAP_XS)
        title = theme.label(told.title, "lead")
        title.setFont(theme.font("lead", QFont.Weight.DemiBold))
        column.addWidget(title)
        column.addWidget(theme.label(told.about, "caption"))
        self.words = theme.label("\n".join(filter(None, (told.problem or told.counts, *told.lines))), "body")
        column.addWidget(self.words)
        self.fingerprint = theme.label(told.fingerprint, "body")
        self.fingerprint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.fingerprint.setAccessibleName(self.tr("Fingerprint {}").format(told.fingerprint))
        self.trust = QCheckBox(self.tr("That computer shows this same fingerprint: trust it from now on"))
        self.trust.toggled.connect(self.trust_changed)
        if told.fingerprint:
            column.addSpacing(theme.GAP_XS)
            column.addWidget(theme.label(self.tr("Fingerprint of that computer"), "caption"))
            column.addWidget(self.fingerprint)
        if told.fingerprint and not told.is_trusted:
            column.addWidget(self.trust)
        else:
            self.trust.hide()
            self.trust.setParent(self)
        self.is_ready = bool(told.fingerprint) and told.is_trusted

    @property
    def may_be_merged(self) -> bool:
        """Whether its computer is trusted, or has just been."""
        return self.is_ready or self.trust.isChecked()
