"""PySide6 6.12.0 aborts under Python 3.11 after some 550 emits; this notices before anybody else does."""

import subprocess
import sys

_EMITS = """
from PySide6.QtCore import QObject, Signal
class Bell(QObject):
    rung = Signal(bool)
heard = []
bell = Bell()
bell.rung.connect(heard.append)
for n in range(5000):
    bell.rung.emit(n % 2 == 0)
bell.rung.disconnect(heard.append)
print(len(heard), sum(heard))
"""


def test_five_thousand_signals_leave_the_process_standing() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _EMITS], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout.split()) == (0, ["5000", "2500"]), done.stderr
