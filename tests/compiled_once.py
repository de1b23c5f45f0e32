"""Keeps compiled modules for the whole run where the computer is told to keep none.

Tests start hundreds of programs. Without compiled modules each of them compiles a thousand files anew (the
installed packages too, if uv has just put them there), which takes several times as long as what is tested.
The checkout and the environment stay as clean as they were asked to: all of it is in ``.pytest_cache``.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / ".pytest_cache" / "compiled"


def keep_compiled() -> None:
    """Let this process, its workers and all programs they start share what was compiled."""
    try:
        FOLDER.mkdir(parents=True, exist_ok=True)
    except OSError:  # a checkout that cannot be written to
        return
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix = str(FOLDER)
    sys.dont_write_bytecode = False


if sys.dont_write_bytecode:
    keep_compiled()
