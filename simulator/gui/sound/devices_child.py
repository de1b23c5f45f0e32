"""The helper program that says which loudspeakers and microphones there are, for programs without Qt."""

from __future__ import annotations

import os

from simulator.speech.child_process import Refusal, Words, serve


def main() -> int:
    """Answer the question "devices" until nobody asks any more; return the exit code."""
    return serve({"devices": _devices})


def _devices(_words: Words, _payload: bytes) -> tuple[Words, bytes]:
    """Return the names of all devices, and of the system's choice ("" for none).

    Raises:
        Refusal: Qt cannot look for sound devices here; says what is missing.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from PySide6.QtGui import QGuiApplication

        from simulator.gui.sound import devices
    except ImportError as missing:
        raise Refusal(f"sound devices cannot be looked for: {missing}") from missing
    app = QGuiApplication.instance() or QGuiApplication([])
    outputs, inputs = devices.outputs(), devices.inputs()
    app.processEvents()
    return {
        "outputs": list(outputs),
        "inputs": list(inputs),
        "default_output": next(iter(outputs), ""),
        "default_input": next(iter(inputs), ""),
    }, b""
