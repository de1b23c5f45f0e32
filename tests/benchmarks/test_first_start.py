"""The first start: a bundled scenario is opened and answered in less than half the time its check takes.

Both are processes of their own, so that neither finds anything read, and their processor time is compared.
"""

import os
import subprocess
import sys
from pathlib import Path

MOST = 0.5
ROUNDS = 3

_READ = """
import resource
from simulator.bundled_files import scenarios_folder
from simulator.scenario_files import checked_texts
from simulator.scenario_files.library import ScenarioLibrary
from simulator.scoring.behaviours import recognition
{unkept}
library = ScenarioLibrary([scenarios_folder()])
{library}
library.source(str(scenarios_folder() / "barking-dog.yaml"))
recognition.shown_in("I'm so sorry. Is that a dog I can hear?", ())
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_utime + used.ru_stime)
"""
KEPT = _READ.format(unkept="", library="library.refresh()")
UNKEPT = _READ.format(unkept="checked_texts._kept = dict; recognition.KEPT_SUFFIX = '.none'", library="")


def _seconds(code: str, folder: Path) -> float:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPYCACHEPREFIX": str(folder), "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, check=True, capture_output=True, text=True
    )
    return float(done.stdout)


def test_the_first_scenario_opens_without_its_check(tmp_path: Path) -> None:
    _seconds(KEPT, tmp_path)  # compiles
    kept, unkept = list[float](), list[float]()
    for _ in range(ROUNDS):
        kept.append(_seconds(KEPT, tmp_path))
        unkept.append(_seconds(UNKEPT, tmp_path))
    print(f"\nkept with the program {min(kept):.2f} s, worked out anew {min(unkept):.2f} s")
    assert min(kept) <= MOST * min(unkept)
