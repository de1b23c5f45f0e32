"""ReportDialog: a title, a few words, and a plain text that can be read, selected and copied."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from simulator.gui import theme

_WIDTH, _HEIGHT = 680, 480


class ReportDialog(QDialog):
    """Closes on Esc, Enter, or its one main button."""

    def __init__(
        self, title: str, words: str, report: str, close: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(title)
        typed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        typed.setPixelSize(theme.current().px(theme.TYPE_SIZES["small"]))
        self.report.setFont(typed)
        self.copy = QPushButton(self.tr("Copy"))
        self.copy.clicked.connect(self._copy_report)
        done = QPushButton(close)
        done.setProperty("role", "primary")
        done.setDefault(True)
        done.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addStretch(1)
        row.addWidget(done)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_L, theme.GAP_L, theme.GAP_L, theme.GAP_L)
        column.setSpacing(theme.GAP_M)
        column.addWidget(theme.label(title, "title"))
        column.addWidget(theme.label(words))
        column.addWidget(self.report, 1)
        column.addLayout(row)
        self.resize(theme.current().px(_WIDTH), theme.current().px(_HEIGHT))
        done.setFocus()

    def add_report(self, report: str) -> None:
        """Add more text at the end."""
        self.report.appendPlainText("\n" + report)

    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.copy.setText(self.tr("Copied"))
