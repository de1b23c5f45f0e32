"""RoleButton: a button that is made with its role."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget


class RoleButton(QPushButton):
    """The one thing to do next, where no other role is named."""

    def __init__(self, text: str, role: str = "primary", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("role", role)
