"""``doctor``: what works on this machine, each with what to do about it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict

from simulator.command_line import system_libraries
from simulator.command_line.found import Found
from simulator.domain.errors import SimulatorError

WINDOW_SECONDS = 30
"""How long a trial window may take to open."""

_TRIAL = (
    "import sys; from PySide6.QtWidgets import QApplication, QLabel; a = QApplication([]); "
    "w = QLabel('Rapport'); w.winId(); print(a.platformName())"
)


def doctor(data: str | None, database_url: str | None = None, *, as_json: bool, install: bool) -> int:
    """Look at everything; return 1 only where something was to be installed and could not be."""
    failed = _install() if install else ""
    looks = LOOKS if database_url is None else {**LOOKS, "records": _records_on(database_url)}
    findings = [_look(name, look, data) for name, look in looks.items()]
    if as_json:
        print(json.dumps([asdict(f) for f in findings], ensure_ascii=False, indent=2))
    else:
        for f in findings:
            print(f"{'✓' if f.works else '✗'} {f.name}: {f.says}" + (f"\n    {f.remedy}" if f.remedy else ""))
    if failed:
        print(failed, file=sys.stderr)
        return 1
    return 0


def _look(name: str, look: Look, data: str | None) -> Found:
    """Look at one thing; whatever goes wrong in looking is what was found."""
    try:
        return look(data)
    except SimulatorError as error:
        return Found(name, False, error.problem, error.remedy)
    except Exception as error:
        # Half of the program may be missing where a doctor is called; that is what there is to say then.
        why = f"could not be looked at: {type(error).__name__}: {error}"
        return Found(name, False, why, "Install Rapport anew; see README.md.")


def _install() -> str:
    """Install what the system lacks, saying what first; return "" or why it could not be done."""
    packages = system_libraries.missing_packages()
    if not packages:
        return ""
    commands = system_libraries.install_commands(packages)
    if not commands:
        missing = ", ".join(system_libraries.missing_libraries()) or "a font"
        return f"Missing: {missing}. Install them with this system's package manager (apt-get is not here)."
    print(f"Installing with the system's package manager: {' '.join(packages)}", file=sys.stderr, flush=True)
    broken = system_libraries.run_all(commands)
    return f"This did not work: {broken}\nRun it as an administrator, then try again." if broken else ""


Look = Callable[[str | None], Found]


def _python(_data: str | None) -> Found:
    version = ".".join(map(str, sys.version_info[:3]))
    return Found("Python", True, version)


def _libraries(_data: str | None) -> Found:
    packages = system_libraries.missing_packages()
    if not packages:
        return Found("system libraries", True, "all there")
    return Found(
        "system libraries",
        False,
        "missing: " + ", ".join((*system_libraries.missing_libraries(), *_missing_font())),
        "Install them:  main.py doctor --install   (Debian: apt-get install " + " ".join(packages) + ")",
    )


def _missing_font() -> tuple[str, ...]:
    return () if system_libraries.has_font() else ("a font",)


def _display(_data: str | None) -> Found:
    named = sys.platform in ("win32", "darwin") or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )
    if not named:
        return Found(
            "display", False, "there is none here", "Practise in the terminal:  main.py play barking-dog"
        )
    try:
        trial = subprocess.run(  # noqa: S603  # our own interpreter, with a fixed program
            [sys.executable, "-c", _TRIAL],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=WINDOW_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Found("display", False, f"no window within {WINDOW_SECONDS} seconds", "Look at the display.")
    if trial.returncode == 0:
        return Found("display", True, f"a window can be opened ({trial.stdout.strip()})")
    lines = [line for line in trial.stderr.splitlines() if line.strip()]
    why = _reason(lines) or f"it ended with code {trial.returncode}"
    return Found(
        "display",
        False,
        f"a window cannot be opened: {why}",
        "Try  main.py doctor --install   (or practise in the terminal:  main.py play barking-dog)",
    )


def _reason(lines: Sequence[str]) -> str:
    """Return the line that says why: the last one of Python's, or else the first of Qt's."""
    if any(line.startswith("Traceback") for line in lines):
        return lines[-1]
    return lines[0].removeprefix("qt.qpa.xcb: ").rstrip(". ") if lines else ""


def _records_on(database_url: str | None) -> Look:
    """Records are looked at on the server that was named, or where environment and settings say."""

    def look(data: str | None) -> Found:
        from simulator.command_line.doctor_records import records

        return records(data, database_url)

    return look


def _scenarios(_data: str | None) -> Found:
    from simulator.bundled_files import scenarios_folder
    from simulator.scenario_files.library import ScenarioLibrary

    folder = scenarios_folder()
    entries = ScenarioLibrary((folder,)).refresh()
    readable = sum(each.is_playable for each in entries)
    broken = sorted(each.path.name for each in entries if not each.is_playable)
    if broken or not readable:
        return Found(
            "scenarios", False, f"{readable} to play, broken: {', '.join(broken) or 'none'}", "main.py check"
        )
    return Found("scenarios", True, f"{readable} to play in {folder}")


def _meaning(_data: str | None) -> Found:
    from simulator.scoring.meaning import sentence_model

    why = sentence_model.why_no_sentence_model()
    if not why:
        return Found("meaning", True, "replies are also judged by what they mean (all-MiniLM-L6-v2)")
    return Found(
        "meaning",
        False,
        f"replies are judged by patterns alone; of the sentence model: {why}",
        sentence_model.remedy_for_no_sentence_model(),
    )


def _sound(name: str) -> Look:
    """Sound is looked at by a file of its own, which is not to keep the rest from being looked at."""

    def look(data: str | None) -> Found:
        from simulator.command_line import doctor_sound

        return getattr(doctor_sound, name)(data)

    return look


LOOKS: Mapping[str, Look] = {
    "Python": _python,
    "system libraries": _libraries,
    "display": _display,
    "records": _records_on(None),
    "scenarios": _scenarios,
    "meaning": _meaning,
    "voice": _sound("voice"),
    "loudspeaker": _sound("loudspeaker"),
    "microphone": _sound("microphone"),
    "listener": _sound("listener"),
}
"""What is looked at, in this order."""
