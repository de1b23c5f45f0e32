"""EXPORTERS: the formats completions can be handed over in, one line each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from typing import BinaryIO, NamedTuple

from simulator.training.exports.completion_lines import CompletionLine
from simulator.training.exports.csv_export import CsvWriter
from simulator.training.exports.line_writer import LineWriter
from simulator.training.exports.moodle_export import MoodleWriter
from simulator.training.exports.xapi_export import XapiWriter
from simulator.training.exports.xapi_statements import HOME_PAGE
from simulator.training.exports.xlsx_export import XlsxWriter


class Exporter(NamedTuple):
    """One format.

    Attributes:
        title: As a menu calls it.
        suffix: Of its files, with the dot.
        begin: Begins an open file, for people with their accounts at an address; only statements name it.
    """

    title: str
    suffix: str
    begin: Callable[[BinaryIO, str], LineWriter]


def _csv(out: BinaryIO, _home_page: str) -> LineWriter:
    return CsvWriter(out)


def _xlsx(out: BinaryIO, _home_page: str) -> LineWriter:
    return XlsxWriter(out)


def _moodle(out: BinaryIO, _home_page: str) -> LineWriter:
    return MoodleWriter(out)


EXPORTERS: Mapping[str, Exporter] = {
    "csv": Exporter("CSV table", ".csv", _csv),
    "xlsx": Exporter("Excel workbook", ".xlsx", _xlsx),
    "moodle": Exporter("Moodle grades (CSV)", ".csv", _moodle),
    "xapi": Exporter("xAPI statements", ".json", XapiWriter),
}


def exported(format_name: str, lines: Iterable[CompletionLine], home_page: str = HOME_PAGE) -> bytes:
    """Return the lines as a file of that format.

    Args:
        format_name: A key of EXPORTERS.
        lines: What to tell.
        home_page: Where people have their accounts; only statements name it.

    Raises:
        SimulatorError: The format has no room for it, or the address is none.
        KeyError: There is no such format.
    """
    out = BytesIO()
    writer = EXPORTERS[format_name].begin(out, home_page)
    writer.add(lines)
    writer.end()
    return out.getvalue()
