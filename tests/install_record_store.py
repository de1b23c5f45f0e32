"""Install a real learning record store for the tests that send to one: ralph, in a folder of its own.

python -m tests.install_record_store
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from platformdirs import user_cache_path

WANTED = ("ralph-malph[lrs,cli]>=5,<6", "requests>=2")
"""It asks for requests without saying so."""

_LONGEST_SECONDS = 300


def record_store_folder() -> Path:
    """Return where it is, or would be."""
    return user_cache_path("rapport-tests", appauthor=False) / "record-store"


def record_store_python() -> Path | None:
    """Return the Python that has the store; None if it was not installed."""
    folder = record_store_folder()
    found = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    return found if (folder / "is-whole").exists() and found.exists() else None


def install_record_store() -> str:
    """Install it where it is missing; return why that could not be, "" if it is there."""
    if record_store_python() is not None:
        return ""
    uv, folder = os.environ.get("UV") or shutil.which("uv"), record_store_folder()
    if uv is None:
        return "there is no uv here"
    folder.parent.mkdir(parents=True, exist_ok=True)
    for command in (
        (uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(folder)),
        (uv, "pip", "install", "--quiet", "--python", str(folder), *WANTED),
    ):
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, timeout=_LONGEST_SECONDS, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            return str(error)
        if done.returncode:
            return done.stderr.strip()[-300:] or f"{' '.join(command[:3])} failed"
    (folder / "is-whole").touch()
    return ""


def main() -> int:
    """Install it, and return 0 either way: the tests that need it are skipped, and say why."""
    failed = install_record_store()
    if failed:
        print(f"Tests with a real learning record store will be skipped: {failed}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
