"""Days as lists of people write them; where 03/04/2024 can be two days, it is said so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

_FIRST_SERIAL, _LAST_SERIAL = 10_000, 80_000
"""Days since 1899-12-30 that a spreadsheet may mean: 1927 to 2119."""
_SERIAL_ZERO = date(1899, 12, 30)
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_PACKED = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d\d)(?: .*)?")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d\d)(?: .*)?")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_WORDED = re.compile(r"(?:(\d{1,2})[. -]+)?([^\W\d]{3,})\.?[ -]+(?:(\d{1,2}),?[ -]+)?(\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CENTURY_FROM = 70
"""Two-digit years from here on are of the last century."""


class DateOrder(StrEnum):
    """Which of two numbers comes first."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


def order_of(texts: Iterable[str]) -> DateOrder | None:
    """Return which order the days of a column tell of; None where they fit both, or neither.

    The texts that fit both as the same day (05/05/2024), or have one meaning only, tell nothing.
    """
    day_first = month_first = False
    for text in set(texts):
        written = _SLASHED.fullmatch(text.strip())
        if written:
            day_first |= int(written[1]) > 12  # noqa: PLR2004  # months
            month_first |= int(written[2]) > 12  # noqa: PLR2004
    if day_first == month_first:
        return None
    return DateOrder.DAY_FIRST if day_first else DateOrder.MONTH_FIRST


def is_ambiguous(text: str) -> bool:
    """Whether a text is two different days in the two orders."""
    written = _SLASHED.fullmatch(text.strip())
    return bool(written) and int(written[1]) <= 12 and int(written[2]) <= 12 and written[1] != written[2]  # noqa: PLR2004


@lru_cache(maxsize=20_000)
def day_of(text: str, order: DateOrder | None) -> date | None:
    """Return the day a text names; None if it names none, or two and nobody said which.

    Raises:
        ValueError: It has the form of a day, and there is no such day.
    """
    text = text.strip()
    if found := (_YEAR_FIRST.fullmatch(text) or _PACKED.fullmatch(text)):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DOTTED.fullmatch(text):
        return date(_year(found[3]), int(found[2]), int(found[1]))
    if found := _SLASHED.fullmatch(text):
        return _slashed(int(found[1]), int(found[2]), _year(found[3]), order)
    if (found := _SERIAL.fullmatch(text)) and _FIRST_SERIAL <= int(found[1]) <= _LAST_SERIAL:
        return _SERIAL_ZERO + timedelta(days=int(found[1]))
    return _worded(text)


def _slashed(one: int, two: int, year: int, order: DateOrder | None) -> date | None:
    if one == two:
        return date(year, one, two)
    if order is None and max(one, two) <= 12:  # noqa: PLR2004  # months
        return None
    order = order or (DateOrder.DAY_FIRST if one > 12 else DateOrder.MONTH_FIRST)  # noqa: PLR2004
    return date(year, two, one) if order is DateOrder.DAY_FIRST else date(year, one, two)


def _worded(text: str) -> date | None:
    found = _WORDED.fullmatch(text)
    if not found or found[2][:3].casefold() not in _MONTHS or bool(found[1]) == bool(found[3]):
        return None
    return date(int(found[4]), 1 + _MONTHS.index(found[2][:3].casefold()), int(found[1] or found[3]))


def _year(text: str) -> int:
    year = int(text)
    if len(text) > 2:  # noqa: PLR2004
        return year
    return 1900 + year if year >= _CENTURY_FROM else 2000 + year
