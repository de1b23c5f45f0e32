"""EXPORTERS: the formats completions can be handed over in, one line each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from simulator.training.exports.completion_lines import CompletionLine
from simulator.training.exports.csv_export import csv_of
from simulator.training.exports.moodle_export import moodle_of
from simulator.training.exports.xapi_export import xapi_of
from simulator.training.exports.xapi_statements import HOME_PAGE
from simulator.training.exports.xlsx_export import xlsx_of


class Exporter(NamedTuple):
    """One format.

    Attributes:
        title: As a menu calls it.
        suffix: Of its files, with the dot.
        write: Makes the bytes of the file of lines, and of the address people have their accounts at.
    """

    title: str
    suffix: str
    write: Callable[[Sequence[CompletionLine], str], bytes]


def _csv(lines: Sequence[CompletionLine], _home_page: str) -> bytes:
    return csv_of(lines)


def _xlsx(lines: Sequence[CompletionLine], _home_page: str) -> bytes:
    return xlsx_of(lines)


def _moodle(lines: Sequence[CompletionLine], _home_page: str) -> bytes:
    return moodle_of(lines)


EXPORTERS: Mapping[str, Exporter] = {
    "csv": Exporter("CSV table", ".csv", _csv),
    "xlsx": Exporter("Excel workbook", ".xlsx", _xlsx),
    "moodle": Exporter("Moodle grades (CSV)", ".csv", _moodle),
    "xapi": Exporter("xAPI statements", ".json", xapi_of),
}


def exported(format_name: str, lines: Sequence[CompletionLine], home_page: str = HOME_PAGE) -> bytes:
    """Return the lines as a file of that format.

    Args:
        format_name: A key of EXPORTERS.
        lines: What to tell.
        home_page: Where people have their accounts; only statements name it.

    Raises:
        SimulatorError: The format has no room for it, or the address is none.
        KeyError: There is no such format.
    """
    return EXPORTERS[format_name].write(lines, home_page)
