"""Install what some tests need, on Debian and its kin; where that cannot be, those tests are skipped.

python -m tests.install_what_tests_need
"""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys

from simulator.command_line import system_libraries
from tests.install_record_store import install_record_store
from tests.postgres_server import NoServerError, programs

SOUND_PACKAGES = {
    "pulseaudio": "pulseaudio",
    "pactl": "pulseaudio-utils",
    "flite": "flite",
    "espeak-ng": "espeak-ng",
}
"""Program -> the Debian package that holds it."""

DATABASE_PACKAGE = "postgresql"

FONT_PACKAGE = "fonts-droid-fallback"
"""Has the letters of most scripts, Chinese ones with them."""


def main() -> int:
    """Install what is missing and return 0 either way: whatever cannot be tested is skipped, and says why."""
    _install("Tests with sound", _missing_sound())
    _install("Tests on PostgreSQL", _missing_database())
    _install("Tests of names in Chinese letters", _missing_font())
    failed = install_record_store()
    if failed:
        _tell("Tests with a real learning record store", failed)
    return 0


def _missing_sound() -> tuple[str, ...]:
    return tuple(package for program, package in SOUND_PACKAGES.items() if shutil.which(program) is None)


def _missing_database() -> tuple[str, ...]:
    try:
        programs()
    except NoServerError:
        return (DATABASE_PACKAGE,)
    return ()


def _missing_font() -> tuple[str, ...]:
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        asked = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=True, timeout=30)
        return () if asked.stdout.strip() else (FONT_PACKAGE,)
    return (FONT_PACKAGE,)


def _install(what: str, missing: tuple[str, ...]) -> None:
    if not missing or not sys.platform.startswith("linux"):
        return
    commands = system_libraries.install_commands(missing)
    failed = system_libraries.run_all(commands) if commands else "there is no apt-get here"
    if failed:
        _tell(what, failed)


def _tell(what: str, failed: str) -> None:
    print(f"{what} will be skipped: {failed}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
