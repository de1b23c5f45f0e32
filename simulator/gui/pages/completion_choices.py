"""What can be chosen above the completion table, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from simulator.training.sheet_rows import Order, Shown


def shown_words() -> tuple[tuple[str, str], ...]:
    """Return who can be shown: what the program calls it, and what people read."""
    return (
        (Shown.ALL, _tr("Everybody")),
        (Shown.LATE, _tr("Overdue")),
        (Shown.SOON, _tr("Coming due")),
        (Shown.WAITING, _tr("Not done yet")),
        (Shown.DONE, _tr("All done")),
    )


def order_words() -> tuple[tuple[str, str], ...]:
    """Return the orders there are, likewise."""
    return (
        (Order.NAME, _tr("By name")),
        (Order.TEAM, _tr("By team")),
        (Order.LATEST_FIRST, _tr("Overdue first")),
    )


def deed_words() -> tuple[tuple[str, str], ...]:
    """Return what can be done with what is shown, likewise; "" parts one group from the next."""
    return (
        ("reminders-csv", _tr("Reminders as a list (CSV) …")),
        ("reminders-ics", _tr("Due days as a calendar (ICS) …")),
        ("letters", _tr("Write to those who are overdue …")),
        ("", ""),
        ("export", _tr("Export completions …")),
        ("merge", _tr("Merge results of other computers …")),
        ("record-store", _tr("Learning record store …")),
        ("print", _tr("Print what is shown …")),
        ("", ""),
        ("hard", _tr("What people find hard")),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("CompletionPage", text)
