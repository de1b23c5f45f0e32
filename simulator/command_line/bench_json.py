"""The figures of a bench as JSON: to stdout, or to a file that is whole or not there at all."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path


def write_json(file: str, figures: Mapping[str, object]) -> None:
    """Write figures.

    Args:
        file: A path; "-" is stdout.
        figures: What to write.

    Raises:
        OSError: It cannot be written.
    """
    text = json.dumps(figures, ensure_ascii=False, indent=1) + "\n"
    if file == "-":
        print(text, end="")
        return
    path = Path(file)
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
