"""The completion table on paper: as HTML, a few scenarios across, in words rather than signs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from simulator.domain.completion import Stand
from simulator.domain.employment import Employment

_LATE = (Stand.OVERDUE, Stand.DUE_AGAIN)
_ACROSS = 8
"""Scenarios beside one another on a page."""
MOST_PEOPLE = 1_000
"""More would be a book; the rest is said to be left out."""


def paper_html(
    heading: str,
    people: Sequence[Employment],
    titles: Sequence[str],
    stand_at: Callable[[int, int], Stand | None],
    is_decided_at: Callable[[int, int], bool],
) -> str:
    """Return a table for each few scenarios.

    Args:
        heading: What stands on top: whose table it is, and of which day.
        people: The rows, in order.
        titles: The columns.
        stand_at: How far the person of a row is with the scenario of a column; None for not asked.
        is_decided_at: Whether that is done by a trainer's decision.
    """
    parts = [f"<h2>{escape(heading)}</h2>"]
    left_out = len(people) - MOST_PEOPLE
    if left_out > 0:
        parts.append(f"<p>The first {MOST_PEOPLE:,} people; {left_out:,} more are left out.</p>")
    shown = people[:MOST_PEOPLE]

    def told(row: int, column: int) -> str:
        stand = stand_at(row, column)
        decided = ", decided" if stand is Stand.DONE and is_decided_at(row, column) else ""
        words = f"{stand.value}{decided}" if stand else "–"
        return f"<b>{words}</b>" if stand in _LATE else words

    for start in range(0, len(titles), _ACROSS):
        columns = range(start, min(start + _ACROSS, len(titles)))
        heads = "".join(f"<th align='left'>{escape(titles[column])}</th>" for column in columns)
        rows = "".join(_row(place, one, columns, told) for place, one in enumerate(shown))
        parts.append(
            "<table border='1' cellspacing='0' cellpadding='3' width='100%' style='font-size: 8pt'>"
            f"<thead><tr><th align='left'>Name</th>{heads}</tr></thead>{rows}</table><p></p>"
        )
    return "".join(parts)


def _row(place: int, one: Employment, columns: Sequence[int], told: Callable[[int, int], str]) -> str:
    name = ", ".join(escape(part) for part in (one.person.name, one.number, one.team) if part)
    cells = "".join(f"<td>{told(place, column)}</td>" for column in columns)
    return f"<tr><td>{name}</td>{cells}</tr>"
