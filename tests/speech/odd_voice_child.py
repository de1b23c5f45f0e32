"""A voice's helper program that behaves as it is told: ``odd_voice_child.py MODE FOLDER``."""

import os
import sys
import time
import wave
from pathlib import Path

from simulator.speech.child_process import Refusal, serve

MODE, FOLDER = sys.argv[1], Path(sys.argv[2])


def voices(_words, _payload):
    if MODE == "hangs-at-start":
        time.sleep(60)
    if MODE == "has-none":
        return {"voices": []}, b""
    if MODE == "says-nonsense":
        return {"voices": [1, "two"]}, b""
    return {"voices": [["one", "en-gb", "female", "", True], ["two", "en-gb", "male", "", True]]}, b""


def render(words, _payload):
    (FOLDER / "asked").touch()
    if MODE == "hangs" or (MODE == "hangs-once" and not (FOLDER / "hung").exists()):
        (FOLDER / "hung").touch()
        time.sleep(60)
    if MODE == "dies":
        os._exit(3)
    if MODE == "refuses":
        raise Refusal("cannot say that")
    part = Path(words["part"])
    if MODE == "writes-nothing":
        return {}, b""
    if MODE == "writes-rubbish":
        part.write_bytes(b"RIFF not at all")
        return {}, b""
    with wave.open(str(part), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8_000)
        file.writeframes(b"\x00\x40\x00\xc0" * 2_000)
    return {}, b""


if MODE.startswith("prints:"):
    line = MODE.removeprefix("prints:")
    sys.stdin.readline()
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
    time.sleep(60)
sys.exit(serve({"voices": voices, "render": render}))
