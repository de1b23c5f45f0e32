"""The helper program says which devices there are, or what is missing to look for them."""

import subprocess
import sys
from pathlib import Path

import pytest

from simulator.speech.child_process import ChildProcess, ChildRefusedError
from tests.sound_room import SoundRoom


def test_on_a_computer_without_sound() -> None:
    child = ChildProcess("devices")
    try:
        answer = child.ask("devices", seconds=30)
    finally:
        child.close()
    assert answer.words == {"outputs": [], "inputs": [], "default_output": "", "default_input": ""}


def test_in_a_room_with_both(sound_room: SoundRoom) -> None:
    child = ChildProcess("devices")
    try:
        words = child.ask("devices", seconds=30).words
    finally:
        child.close()
    assert words["default_output"] == words["outputs"][0] == "Loudspeaker"
    assert words["default_input"] == words["inputs"][0] == "microphone"


def test_without_qt_it_says_what_is_missing(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['PySide6.QtMultimedia'] = None\n"
        "from simulator.gui.sound.devices_child import main; sys.exit(main())"
    )
    child = ChildProcess("devices", [sys.executable, "-c", code])
    try:
        with pytest.raises(ChildRefusedError, match=r"cannot be looked for.*QtMultimedia"):
            child.ask("devices", seconds=30)
    finally:
        child.close()


def test_its_module_needs_no_qt_to_be_loaded() -> None:
    """Its package does: it tells Qt to be quiet; so that is loaded with the first question only."""
    code = "import simulator.gui.sound.devices_child, sys; sys.exit('PySide6.QtMultimedia' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
