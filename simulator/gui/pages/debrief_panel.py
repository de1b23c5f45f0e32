"""One panel of the debrief: a heading, perhaps something beside it, and what it is of."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from simulator.gui import theme


def titled_panel(heading: str, content: QWidget, beside: QWidget | None = None) -> QFrame:
    """Return a card with a heading over the content, and perhaps something beside the heading."""
    panel = QFrame()
    panel.setProperty("role", "card")
    panel.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    title = theme.label(heading, "body")
    title.setFont(theme.font("body", theme.font().Weight.DemiBold))
    title.setWordWrap(False)
    row = QHBoxLayout()
    row.setContentsMargins(theme.GAP_M, 0, theme.GAP_M, 0)
    row.addWidget(title)
    row.addStretch(1)
    if beside is not None:
        row.addWidget(beside)
    column = QVBoxLayout(panel)
    column.setContentsMargins(0, theme.GAP_M, 0, 0)
    column.setSpacing(theme.GAP_XS)
    column.addLayout(row)
    column.addWidget(content, 1)
    return panel
