"""The system libraries that window and sound need on Linux: which are missing, how Debian installs them."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

DEBIAN_PACKAGES: Mapping[str, str] = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libX11.so.6": "libx11-6",
    "libXext.so.6": "libxext6",
    "libXrandr.so.2": "libxrandr2",
    "libpulse.so.0": "libpulse0",
    "libespeak-ng.so.1": "libespeak-ng1",
}
"""Library -> the Debian 12 package that holds it."""

FONT_PACKAGE = "fonts-dejavu-core"
_FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")


def missing_libraries() -> tuple[str, ...]:
    """Return the libraries that cannot be loaded; none on Windows and macOS, which bring their own."""
    if not sys.platform.startswith("linux"):
        return ()
    return tuple(name for name in DEBIAN_PACKAGES if not _loads(name))


def has_font() -> bool:
    """Whether there is a font to draw text with."""
    if not sys.platform.startswith("linux"):
        return True
    folders = (Path(folder).expanduser() for folder in _FONT_FOLDERS)
    return any(
        file.suffix.lower() in (".ttf", ".otf", ".ttc")
        for folder in folders
        if folder.is_dir()
        for file in folder.rglob("*")
    )


def missing_packages() -> tuple[str, ...]:
    """Return the Debian packages that would bring what is missing."""
    fonts = () if has_font() else (FONT_PACKAGE,)
    return (*(DEBIAN_PACKAGES[name] for name in missing_libraries()), *fonts)


def install_commands(packages: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the commands that install them, or none where this system has another package manager."""
    if shutil.which("apt-get") is None:
        return ()
    # Only Linux gets here, and there everybody has a user id; 0 is root.
    root = () if getattr(os, "geteuid", lambda: 0)() == 0 else ("sudo",)
    return (
        (*root, "apt-get", "update", "-q"),
        (*root, "apt-get", "install", "-q", "-y", "--no-install-recommends", *packages),
    )


def run_all(commands: tuple[tuple[str, ...], ...]) -> str:
    """Run the commands one after the other; return "" or the one that failed."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in commands:
        if shutil.which(command[0]) is None:
            return f"{command[0]}: there is no such program"
        # The commands are the fixed ones above, with package names of our own table.
        if subprocess.run(command, env=environment, stdout=sys.stderr, check=False).returncode:  # noqa: S603
            return " ".join(command)
    return ""


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
