"""SessionReportPage: what a session came to, as it would be on paper, and the ways to take it along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QFileInfo, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from simulator.domain.errors import SimulatorError
from simulator.domain.sessions.report import Edition, SessionReport, for_everybody
from simulator.gui import theme
from simulator.gui.tokens import NEEDS_NO_RING, mixed
from simulator.gui.widgets.choice_row import ChoiceRow
from simulator.gui.widgets.one_row import OneRow
from simulator.training.sessions.report_html import ReportColours, report_html, summary_words

if TYPE_CHECKING:
    from simulator.gui.sessions.report_saving import ReportSaving

_WIDEST = 900
_ON_SCREEN = 1.12
"""How much larger type is on the screen than on paper."""


class SessionReportPage(QWidget):
    """Two editions of one report. What is saved and printed is the edition that is shown."""

    refused = Signal(object)
    """A SimulatorError: something could not be written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._whole: SessionReport | None = None
        self._edition = Edition.TRAINER
        self._saving: ReportSaving | None = None
        self._saved_at = ""
        self.edition = ChoiceRow(
            self.tr("Whom it is for"),
            ((Edition.TRAINER.value, self.tr("For me")), (Edition.EVERYBODY.value, self.tr("To hand out"))),
        )
        self.edition.chosen.connect(self._choose)
        self.words = theme.label("", "caption")
        self.pdf = _button(self.tr("Save as PDF…"), "primary")
        self.print_button = _button(self.tr("Print…"))
        self.web_page = _button(self.tr("Save as web page…"))
        self.attendance = _button(self.tr("Attendance as a table…"))
        self.saved = OneRow("caption")
        self.open_folder = _button(self.tr("Open its folder"), "link")
        self.sheet = QTextBrowser()
        self.sheet.setOpenLinks(False)
        self.sheet.setFrameShape(QFrame.Shape.NoFrame)
        self.sheet.setAccessibleName(self.tr("Report"))
        self.sheet.setProperty(NEEDS_NO_RING, True)  # it is the whole page
        self.sheet.document().setDocumentMargin(theme.current().px(32))
        for button, keys in ((self.pdf, "Ctrl+S"), (self.print_button, "Ctrl+P")):
            button.setShortcut(keys)
            button.setToolTip(keys)
        self.pdf.clicked.connect(self._save_pdf)
        self.print_button.clicked.connect(self._print)
        self.web_page.clicked.connect(self._save_web_page)
        self.attendance.clicked.connect(self._save_attendance)
        self.open_folder.clicked.connect(self._open_folder)
        theme.notifier().changed.connect(self._draw)
        self._lay_out()
        self.show_report(None)

    @property
    def shown(self) -> SessionReport | None:
        """The edition that is shown; None while it is being read."""
        if self._whole is None or self._edition is Edition.TRAINER:
            return self._whole
        return for_everybody(self._whole)

    def show_report(self, report: SessionReport | None) -> None:
        """Show a report, the trainer's edition first; None while it is being read."""
        self._whole, self._edition = report, Edition.TRAINER
        self.edition.show_choice(self._edition.value)
        for button in (self.pdf, self.print_button, self.web_page, self.attendance):
            button.setEnabled(report is not None)
        self._show_saved("")
        self._draw()

    def take_focus(self) -> None:
        """The arrow keys scroll."""
        self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, edition: object) -> None:
        self._edition = Edition(str(edition))
        self._draw()

    def _draw(self) -> None:
        report = self.shown
        if report is None:
            self.words.setText(self.tr("One moment …"))
            self.sheet.clear()
            return
        look = theme.current()
        colours = ReportColours(
            look.surface,
            look.ink,
            look.muted,
            look.line,
            look.paper,
            look.accent,
            look.good,
            look.bad,
            look.unsure,
        )
        if look.surface == look.paper:
            colours = colours._replace(shade=mixed(look.surface, look.ink, 0.08))
        face = theme.font("body")
        self.sheet.document().setDefaultFont(face)
        self.sheet.setHtml(report_html(report, colours, scale=_ON_SCREEN * look.scale))
        self.sheet.setAccessibleDescription(summary_words(report))
        self.words.setText("")

    def _writer(self) -> ReportSaving:
        if self._saving is None:
            from simulator.gui.sessions.report_saving import ReportSaving

            self._saving = ReportSaving(self)
            self._saving.saved.connect(self._show_saved)
            self._saving.refused.connect(self._refuse)
        return self._saving

    def _save_pdf(self) -> None:
        if self.shown is not None:
            self._writer().ask_pdf(self.shown)

    def _save_web_page(self) -> None:
        if self.shown is not None:
            self._writer().ask_web_page(self.shown)

    def _save_attendance(self) -> None:
        if self.shown is not None:
            self._writer().ask_attendance(self.shown)

    def _print(self) -> None:
        if self.shown is not None:
            self._writer().ask_printer(self.shown)

    def _show_saved(self, path: str) -> None:
        self._saved_at = path
        self.saved.show_words(self.tr("Saved: {}").format(QFileInfo(path).fileName()) if path else "")
        self.open_folder.setVisible(bool(path))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(QFileInfo(self._saved_at).absolutePath()))

    def _refuse(self, error: SimulatorError) -> None:
        self._show_saved("")
        self.refused.emit(error)

    def _lay_out(self) -> None:
        top, ways = QHBoxLayout(), QHBoxLayout()
        for row in (top, ways):
            row.setSpacing(theme.GAP_S)
        top.addWidget(self.edition)
        top.addWidget(self.words, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addStretch(1)
        top.addWidget(self.saved, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.open_folder)
        for button in (self.pdf, self.print_button, self.web_page, self.attendance):
            ways.addWidget(button)
        ways.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(theme.GAP_S)
        column.addLayout(top)
        column.addLayout(ways)
        column.addWidget(self.sheet, 1)
        content = QWidget()
        content.setMaximumWidth(theme.current().px(_WIDEST))
        content.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        across = QHBoxLayout(self)
        across.setContentsMargins(theme.GAP_L, 0, theme.GAP_L, theme.GAP_L)
        across.addWidget(content, 1)
        across.addStretch(0)


def _button(text: str, role: str = "") -> QPushButton:
    button = QPushButton(text)
    if role:
        button.setProperty("role", role)
    return button
