"""Where the exam lies: labelled replies beside a checkout, and the cards inside the package."""

from __future__ import annotations

import os
from pathlib import Path

from simulator.scoring.exam.cards import file_name
from simulator.scoring.exam.labelled_replies import (
    LabelledRepliesError,
    LabelledReply,
    read_labelled_replies,
    read_lines,
)

HELD_OUT_WRITER = "b"
"""Whose replies nobody looks at while patterns are written: the cards are computed on these alone."""

_PACKAGE = Path(__file__).resolve().parents[2]


def exam_folder() -> Path | None:
    """Return the folder of the labelled replies; None in an installed program, which comes without tests."""
    folder = _PACKAGE.parent / "tests" / "exam"
    return folder if (folder / "replies").is_dir() else None


def read_exam(folder: Path) -> tuple[tuple[LabelledReply, ...], tuple[LabelledReply, ...]]:
    """Return the replies that are held out, and those patterns were written on.

    Raises:
        LabelledRepliesError: There are none, or they cannot be used.
    """
    lines = read_lines(folder / "lines.json")
    held_out: list[LabelledReply] = []
    developing: list[LabelledReply] = []
    for path in sorted((folder / "replies").glob("*.jsonl")):
        is_held_out = path.suffixes[-2:-1] == [f".{HELD_OUT_WRITER}"]
        (held_out if is_held_out else developing).extend(read_labelled_replies(path, lines))
    if not held_out:
        raise LabelledRepliesError(
            f"No held-out replies (*.{HELD_OUT_WRITER}.jsonl) are in {folder / 'replies'}.",
            remedy="Give labelled replies of your own:  bench accuracy --replies FILE",
        )
    return tuple(held_out), tuple(developing)


def write_cards(text: str, language: str = "en") -> Path:
    """Store the cards, whole or not at all, and return their file.

    Raises:
        OSError: They cannot be written.
    """
    path = Path(__file__).with_name(file_name(language))
    part = path.with_suffix(".part")
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
    return path
