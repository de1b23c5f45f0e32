"""in_doubt: what is said below the reply box of words that were not heard clearly."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication

from simulator.domain.attempt import ANYTHING, Doubt


def in_doubt(doubts: Collection[Doubt]) -> str:
    """Return what one can do about them; there is at least one."""
    if any(ANYTHING in doubt.instead for doubt in doubts):
        return _tr(
            "Little of this was heard clearly, perhaps for noise. Mend the words; once all are right, say so "
            "(Alt+W). As it is, nothing counts as missing."
        )
    if len(doubts) == 1:
        return _tr("1 place was not heard clearly: check it (Alt+Down), or send it as it is.")
    return _tr(
        "{} places were not heard clearly: check them (Alt+Down), say that all are right (Alt+W), or send it "
        "as it is."
    ).format(len(doubts))


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReplyBox", text)
