"""What is refused before anything is built: size, encoding, control characters, bombs."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from simulator.scenario_files.problems import Mark, Problem, problem

LARGEST_FILE = 512 * 1024
"""Bytes. The longest scenario anybody would play has a tenth of it."""

LONGEST_LINE = 4_000
"""Characters of one line of the file; an editor shows no more at a glance, and YAML slows down."""

DEEPEST = 64
"""Levels of lists and keys inside each other."""

MOST_ENTRIES = 20_000
"""Keys, values and list entries in one file."""

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that can be neither seen nor said; line breaks and tabs can be."""

_LONG_LINE = re.compile(rf"^[^\n]{{{DEEPEST + 1},}}", re.MULTILINE)
_SAYS_SOMETHING = re.compile(r"^[^\S\n]*+[^\s#]", re.MULTILINE)
"""A line that is neither empty nor a comment."""

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_BYTE_ORDER_MARK = "\ufeff"


class RefusedFile(Exception):  # noqa: N818 - a refusal, turned into a ScenarioFileError by the reader
    """Reading stops here; carries the one problem that stopped it."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.message)
        self.found = found


def read_bytes(path: Path) -> bytes:
    """Return the file's bytes.

    Raises:
        RefusedFile: It cannot be opened, is no file, or is too big.
    """
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            what = "it is a folder" if stat.S_ISDIR(mode) else "it is a device or a pipe"
            raise RefusedFile(problem("SC002", what=what))
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as failure:
        reason = failure.strerror if isinstance(failure, OSError) and failure.strerror else str(failure)
        raise RefusedFile(problem("SC001", reason=reason.lower())) from failure
    _check_size(len(content))
    return content


def decode(content: bytes) -> str:
    """Return the bytes as text.

    Raises:
        RefusedFile: They are not UTF-8.
    """
    if content.startswith(_UTF16):
        raise RefusedFile(problem("SC004", what="it looks like UTF-16"))
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as wrong:
        before = content[: wrong.start].decode("utf-8")
        byte = f"the byte 0x{content[wrong.start]:02X} does not belong there"
        raise RefusedFile(problem("SC004", _mark_after(before), what=byte)) from wrong


def check_text(text: str) -> str:
    """Return the text without its byte order mark, once it is safe to parse.

    Raises:
        RefusedFile: It is empty or too big, or holds control characters, giant lines or a nesting bomb.
    """
    text = text.removeprefix(_BYTE_ORDER_MARK)
    _check_size(len(text))
    number, at = 1, 0
    for line in _LONG_LINE.finditer(text):
        number += text.count("\n", at, line.start())
        at = line.start()
        _check_line(line.group(), number)
    control = CONTROL.search(text)
    if control:
        what = f"U+{ord(control.group()):04X}"
        raise RefusedFile(problem("SC005", _mark_after(text[: control.start()]), what=what))
    if not _SAYS_SOMETHING.search(text):
        raise RefusedFile(problem("SC006"))
    return text


def _check_size(size: int) -> None:
    if size > LARGEST_FILE:
        most = f"{LARGEST_FILE // 1024} KiB"
        raise RefusedFile(problem("SC003", what=f"it has more than {most}", most=most))


def _check_line(line: str, number: int) -> None:
    if len(line) > LONGEST_LINE:
        what, most = f"line {number} has {len(line)} characters", f"{LONGEST_LINE} characters a line"
        raise RefusedFile(problem("SC003", Mark(number, LONGEST_LINE + 1), what=what, most=most))
    if line.count("[") + line.count("{") <= DEEPEST:
        return
    # The parser looks a line ahead, and its time grows with the square of what is open there.
    depth = 0
    for column, ch in enumerate(line, start=1):
        depth += (ch in "[{") - (ch in "]}")
        if depth > DEEPEST:
            raise RefusedFile(problem("SC008", Mark(number, column), most=DEEPEST))


def _mark_after(before: str) -> Mark:
    """Return the place that follows the text, counted as editors do."""
    return Mark(before.count("\n") + 1, len(before) - before.rfind("\n"))
