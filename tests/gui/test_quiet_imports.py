"""PySide6 leaves the sources of other modules alone."""

import subprocess
import sys

_IMPORTS = """
import inspect
import simulator.gui
def read(module):
    raise SystemExit(f"{module.__name__} was read")
inspect.getsource = read
import wave, pydantic.errors, ruamel.yaml
from simulator.domain import scenario
print("quiet")
"""


def test_no_source_is_read_and_pydantic_comes_whole() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _IMPORTS], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.strip() == "quiet", done.stderr
