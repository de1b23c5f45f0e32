"""Moment and Day: columns of dates, whose damage is told in words like that of all others."""

from __future__ import annotations

from typing import Any, Protocol, cast

from sqlalchemy import Dialect
from sqlalchemy.dialects.sqlite import DATE, DATETIME

from simulator.records.rows import damaged_row


class _Reading(Protocol):
    """What SQLAlchemy reads a kept value with."""

    def __call__(self, value: Any) -> Any: ...  # noqa: ANN401  # as SQLAlchemy has it


class Moment(DATETIME):
    """A date and a time, UTC."""

    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> _Reading | None:
        """Return what reads a value; it raises RecordsError where SQLAlchemy's own raises ValueError."""
        return _told_in_words(super().result_processor(dialect, coltype))


class Day(DATE):
    """A date."""

    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> _Reading | None:
        """Return what reads a value; it raises RecordsError where SQLAlchemy's own raises ValueError."""
        return _told_in_words(super().result_processor(dialect, coltype))

    def adapt(self, cls: type[Any], **kw: Any) -> Any:  # noqa: ANN401  # as SQLAlchemy has it
        """Stay what it is: the driver has a date of its own, which would take its place."""
        return Day() if issubclass(cls, DATE) else cast("Any", super()).adapt(cls, **kw)


def _told_in_words(read: _Reading | None) -> _Reading | None:
    if read is None:
        return None

    def reading(value: object) -> object:
        try:
            return read(value)
        except (ValueError, TypeError) as error:
            raise damaged_row(f"the date {str(value)[:40]!r}") from error

    return reading
