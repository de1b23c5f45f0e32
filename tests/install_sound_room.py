"""Install what tests with sound need, on Debian and its kin; where that cannot be, those tests are skipped.

python -m tests.install_sound_room
"""

from __future__ import annotations

import shutil
import sys

from simulator.command_line import system_libraries

PACKAGES = {
    "pulseaudio": "pulseaudio",
    "pactl": "pulseaudio-utils",
    "flite": "flite",
    "espeak-ng": "espeak-ng",
}
"""Program -> the Debian package that holds it."""


def main() -> int:
    """Install what is missing and return 0 either way: whatever cannot be heard is skipped, and says why."""
    missing = tuple(package for program, package in PACKAGES.items() if shutil.which(program) is None)
    if not missing or not sys.platform.startswith("linux"):
        return 0
    commands = system_libraries.install_commands(missing)
    failed = system_libraries.run_all(commands) if commands else "there is no apt-get here"
    if failed:
        print(f"Tests with sound will be skipped: {failed}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
