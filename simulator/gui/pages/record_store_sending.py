"""The card that says how far sending is: what waits, was sent and refused, and when it goes on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from simulator.domain.wording import counted
from simulator.gui import icons, theme
from simulator.gui.widgets.inline_notice import InlineNotice
from simulator.gui.widgets.plain_tip import breakable
from simulator.records.outbox_interface import OutboxCounts, OutboxEntry

_MOST = 50
"""Refused statements that are listed; the others are counted."""


class RecordStoreSending(QFrame):
    """Three counts, what they mean, and one thing to do about it."""

    send_asked = Signal()
    stop_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        heading = theme.label(self.tr("Sent so far"), "lead")
        heading.setFont(theme.font("lead", QFont.Weight.DemiBold))
        self.waiting, waiting = _count(self.tr("waiting"))
        self.sent, sent = _count(self.tr("sent"))
        self.refused, refused = _count(self.tr("refused"))
        self._sign = QLabel()
        self._sign.setFixedWidth(theme.current().px(20))
        self.words = theme.label("", "body", "muted")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("How much was sent"))
        self.send = QPushButton(self.tr("Send now"))
        self.send.setProperty("role", "primary")
        self.send.clicked.connect(self.send_asked)
        self.stop = QPushButton(self.tr("Stop"))
        self.stop.clicked.connect(self.stop_asked)
        self.notice = InlineNotice()
        counts = QHBoxLayout()
        counts.setSpacing(theme.GAP_L)
        for part in (waiting, sent, refused):
            counts.addLayout(part)
        counts.addStretch(1)
        told = QHBoxLayout()
        told.setSpacing(theme.GAP_S)
        told.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        told.addWidget(self.words, 1)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_S)
        row.addWidget(self.send)
        row.addWidget(self.stop)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_M, theme.GAP_M, theme.GAP_M, theme.GAP_M)
        column.setSpacing(theme.GAP_S)
        column.addWidget(heading)
        for each in (counts, told):
            column.addLayout(each)
        column.addWidget(self.progress)
        column.addWidget(self.notice)
        column.addLayout(row)
        self._is_sending = False
        self.show_counts(OutboxCounts(), datetime.now().astimezone())

    def show_counts(self, counts: OutboxCounts, now: datetime) -> None:
        """Show how many there are, and say what that means.

        Args:
            counts: What the records count.
            now: What time it is where the person sits.
        """
        for label, number in (
            (self.waiting, counts.pending),
            (self.sent, counts.sent),
            (self.refused, counts.refused),
        ):
            label.setText(QLocale().toString(number))
        sign, tone, words = _standing(counts, now)
        self._sign.setVisible(bool(sign))
        if sign:
            self._sign.setPixmap(icons.pixmap(sign, theme.current().px(20), tone))
        self.words.setText(words)
        self.send.setEnabled(counts.pending > 0)
        self._dress()

    def show_sending(self, done: int, of: int) -> None:
        """Show that it goes on, and how far it is."""
        self._is_sending = True
        self.progress.setRange(0, max(1, of))
        self.progress.setValue(min(done, of))
        self.words.setText(self.tr("Sending … {} of {}").format(done, of))
        self._sign.hide()
        self.stop.setEnabled(True)
        self._dress()

    def show_stopping(self) -> None:
        """Say that it ends with the batch that is on its way."""
        self.stop.setEnabled(False)
        self.words.setText(self.tr("Stopping …"))

    def show_over(self) -> None:
        """Let it be begun again."""
        self._is_sending = False
        self._dress()

    def _dress(self) -> None:
        had_focus = self.send.hasFocus() or self.stop.hasFocus()
        self.send.setVisible(not self._is_sending)
        self.stop.setVisible(self._is_sending)
        self.progress.setVisible(self._is_sending)
        if had_focus:
            (self.stop if self._is_sending else self.send).setFocus(Qt.FocusReason.OtherFocusReason)


class RecordStoreRefused(QFrame):
    """What the store will not have, each with what it answered; it is there only if there is any."""

    retry_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        heading = theme.label(self.tr("Refused"), "lead")
        heading.setFont(theme.font("lead", QFont.Weight.DemiBold))
        words = self.tr("The store will not have these as they are. Whoever runs it may know why.")
        self.retry = QPushButton(self.tr("Try again"))
        self.retry.clicked.connect(self.retry_asked)
        self._rows = QWidget()
        self._more = theme.label("", "caption")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.GAP_M, theme.GAP_M, theme.GAP_M, theme.GAP_M)
        self._column.setSpacing(theme.GAP_S)
        for part in (heading, theme.label(words, "body", "muted"), self._rows, self._more):
            self._column.addWidget(part)
        self._column.addWidget(self.retry, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_refused(self, entries: Sequence[OutboxEntry], count: int) -> None:
        """List what was refused, the last first.

        Args:
            entries: Some of them, or all.
            count: How many there are.
        """
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.GAP_M)
        grid.setVerticalSpacing(theme.GAP_S)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for row, one in enumerate(entries[:_MOST]):
            what = (
                self.tr("taken back: {}").format(one.scenario_title) if one.is_voiding else one.scenario_title
            )
            grid.addWidget(theme.label(breakable(f"{one.person_name} · {what}")), row, 0, _TOP)
            grid.addWidget(theme.label(breakable(one.answer), "body", "muted"), row, 1, _TOP)
        self._column.replaceWidget(self._rows, rows)
        self._rows.deleteLater()
        self._rows = rows
        left = count - min(len(entries), _MOST)
        self._more.setText(self.tr("and {} more").format(left))
        self._more.setVisible(left > 0)
        self.setVisible(count > 0)


_TOP = Qt.AlignmentFlag.AlignTop


def _count(name: str) -> tuple[QLabel, QVBoxLayout]:
    number = theme.label("0", "title")
    number.setAccessibleName(name)
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(number)
    column.addWidget(theme.label(name, "caption"))
    return number, column


def _standing(counts: OutboxCounts, now: datetime) -> tuple[str, str, str]:
    """Return a sign, its tone and a sentence for how it stands."""
    if counts.pending and counts.answer:
        words = counts.answer
        if counts.next_at:
            words += " " + _tr("What waits is kept, and tried again {}.").format(
                time_words(counts.next_at, now)
            )
        return "warning", "unsure", words
    if counts.pending:
        told = counted(counts.pending, _tr("statement waits"), _tr("statements wait"))
        return "clock", "muted", _tr("{} to be sent.").format(told)
    if counts.refused:
        told = counted(
            counts.refused,
            _tr("statement was refused; it stands"),
            _tr("statements were refused; they stand"),
        )
        return "warning", "unsure", _tr("Nothing waits. {} below.").format(told)
    if counts.sent and counts.sent_at:
        when = time_words(counts.sent_at, now)
        return "check", "good", _tr("The store has everything. Last sent {}.").format(when)
    return "", "", _tr("Nobody has completed anything yet; once they do, it waits here.")


def time_words(moment: datetime, now: datetime) -> str:
    """Return a moment as people say it: the time alone if it is today."""
    locale, shown = QLocale(), QDateTime.fromSecsSinceEpoch(round(moment.timestamp()))
    time = locale.toString(shown.time(), QLocale.FormatType.ShortFormat)
    if moment.astimezone().date() == now.astimezone().date():
        return _tr("today at {}").format(time)
    day = locale.toString(shown.date(), QLocale.FormatType.ShortFormat)
    return _tr("on {} at {}").format(day, time)


def _tr(text: str) -> str:
    return QCoreApplication.translate("RecordStoreSending", text)
