"""Moment and Day: columns of dates, whose damage is told in words like that of all others."""

from __future__ import annotations

from typing import Any, Protocol, cast

from sqlalchemy import Date, DateTime, Dialect
from sqlalchemy.dialects.sqlite import DATE, DATETIME

from simulator.records.rows import damaged_row


class _Reading(Protocol):
    """What SQLAlchemy reads a kept value with."""

    def __call__(self, value: Any) -> Any: ...  # noqa: ANN401  # as SQLAlchemy has it


class _KeptMoment(DATETIME):
    """A date and a time as SQLite keeps it: text."""

    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> _Reading | None:
        """Return what reads a value; it raises RecordsError where SQLAlchemy's own raises ValueError."""
        return _told_in_words(super().result_processor(dialect, coltype))


class _KeptDay(DATE):
    """A date as SQLite keeps it: text."""

    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> _Reading | None:
        """Return what reads a value; it raises RecordsError where SQLAlchemy's own raises ValueError."""
        return _told_in_words(super().result_processor(dialect, coltype))

    def adapt(self, cls: type[Any], **kw: Any) -> Any:  # noqa: ANN401  # as SQLAlchemy has it
        """Stay what it is: the driver has a date of its own, which would take its place."""
        return _KeptDay() if issubclass(cls, DATE) else cast("Any", super()).adapt(cls, **kw)


def _told_in_words(read: _Reading | None) -> _Reading | None:
    if read is None:
        return None

    def reading(value: object) -> object:
        try:
            return read(value)
        except (ValueError, TypeError) as error:
            raise damaged_row(f"the date {str(value)[:40]!r}") from error

    return reading


Moment = DateTime().with_variant(_KeptMoment(), "sqlite")
"""A date and a time, UTC without saying so."""

Day = Date().with_variant(_KeptDay(), "sqlite")
"""A date."""
