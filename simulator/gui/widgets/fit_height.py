"""fit_height: a dialog of fixed width takes the height that its words need at that width."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog


def fit_height(dialog: QDialog) -> None:
    """Make a dialog as high as its layout asks for; call it whenever its words have changed."""
    layout = dialog.layout()
    if layout is not None:
        layout.invalidate()
        layout.activate()
        dialog.setFixedHeight(
            max(layout.totalHeightForWidth(dialog.width()), layout.totalMinimumSize().height())
        )
