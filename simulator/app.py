"""Where the program is put together: the window, or a command."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from simulator.domain.errors import SimulatorError

COMMANDS = (
    "play",
    "judge",
    "behaviours",
    "score",
    "check",
    "doctor",
    "attempts",
    "sessions",
    "say",
    "hear",
    "bench",
    "bundle",
    "agreement",
    "people",
    "records",
    "assign",
    "report",
    "export",
    "certificate",
    "verify",
    "audit",
    "backup",
    "restore",
    "erase",
    "xapi",
    "bundle",
)
"""Named here too, so that the window need not load the command line to know it is not meant."""

CHILDREN = {
    "pyttsx3": "simulator.speech.pyttsx3_child",
    "qt": "simulator.gui.sound.qt_voice_child",
    "align": "simulator.speech.alignment_child",
    "listen": "simulator.speech.listener_child",
    "model": "simulator.speech.model_child",
    "second": "simulator.speech.second_child",
    "devices": "simulator.gui.sound.devices_child",
    "certificate": "simulator.gui.certificate_child",
    "report": "simulator.gui.sessions.report_child",
    "export": "simulator.training.exports.export_child",
}
"""Helper programs that this program starts of itself with ``--child``: what may hang or die does so there."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        argv: The words after the program's name; None takes them from the system.

    Returns:
        The exit code: 0 done, 1 the input has problems or the machine lacks
        something (said on stderr), 2 the call was wrong.
    """
    words = _as_typed(sys.argv[1:] if argv is None else argv)
    if len(words) == 2 and words[0] == "--child" and words[1] in CHILDREN:  # noqa: PLR2004
        return int(import_module(CHILDREN[words[1]]).main())
    if _wants_window(words):
        return _window(words)
    from simulator.command_line.commands import run

    return run(words)


def _wants_window(words: Sequence[str]) -> bool:
    """Only the options of the window, and each with a value: anything else is for the command line."""
    rest = list(words)
    while rest:
        option = rest.pop(0)
        name, joined, value = option.partition("=")
        if name not in ("--data", "--database-url", "--trainee"):
            return False
        if not joined and not rest:
            return False
        if not (value if joined else rest.pop(0)).strip():
            return False
    return True


def _as_typed(words: Sequence[str]) -> list[str]:
    """Return the words with the trainee's name as it was typed, where the system's language is not UTF-8.

    Paths stay as the system gave them: only so are they found.
    """
    typed: list[str] = []
    for word in words:
        is_name = word.startswith("--trainee=") or typed[-1:] == ["--trainee"]
        with contextlib.suppress(UnicodeEncodeError):
            if is_name:
                word = word.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        typed.append(word)
    return typed


def _window(words: Sequence[str]) -> int:
    options: dict[str, str] = {}
    rest = list(words)
    while rest:
        name, joined, value = rest.pop(0).partition("=")
        options[name] = value if joined else rest.pop(0)
    if not _has_display():
        print(
            "There is no display here, so the window cannot be opened.\n"
            "Practise in this terminal instead:  main.py play barking-dog\n"
            "(other scenarios: childs-birthday, policy-complaint; what works here: main.py doctor)",
            file=sys.stderr,
        )
        return 1
    try:
        from simulator.gui.start import run_window
    except ImportError as missing:
        if not _is_missing_library(missing):
            raise
        print(
            f"The window needs a system library that is missing: {missing}.\n"
            "See what to install:  main.py doctor   (or let it: main.py doctor --install)",
            file=sys.stderr,
        )
        return 1
    try:
        return run_window(
            data=options.get("--data"),
            trainee=options.get("--trainee"),
            database_url=options.get("--database-url"),
        )
    except SimulatorError as error:
        print(error, file=sys.stderr)
        return 1


def _is_missing_library(error: ImportError) -> bool:
    return (
        ".so" in str(error) or "DLL" in str(error) or (error.name or "").startswith(("PySide6", "shiboken6"))
    )


def _has_display() -> bool:
    """Whether a window could be opened: Windows and macOS always, others with a display server named."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
