"""A playing program that is killed has lost nothing it had answered, and goes on at the same turn."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.thoroughness import times

ROOT = Path(__file__).resolve().parents[2]
SMALL = str(ROOT / "tests" / "scenario_files" / "small.yaml")
COMMON = ("--trainee", "Sam", "--data")


@pytest.mark.parametrize("answered", range(1, times(3, usual=1) + 1))
def test_killed_while_the_trainee_thinks(tmp_path: Path, answered: int) -> None:
    call = [sys.executable, "main.py", "play", SMALL, *COMMON, str(tmp_path)]
    playing = subprocess.Popen(
        call, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert playing.stdin is not None
    assert playing.stdout is not None
    playing.stdin.write("Banana.\n" * answered)
    playing.stdin.flush()
    heard = ""
    while heard.count("\n> ") <= answered:  # each prompt says that the reply before it was answered
        heard += playing.stdout.read(1)
    playing.kill()
    playing.wait()
    playing.stdin.close()
    playing.stdout.close()

    listed = subprocess.run(
        [sys.executable, "main.py", "attempts", "--json", *COMMON, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    [attempt] = json.loads(listed.stdout)
    assert (attempt["state"], attempt["turns"]) == ("under way", answered)

    gone_on = subprocess.run(
        [*call, "--continue", "--json"],
        cwd=ROOT,
        input="Banana.\n" * 9,
        capture_output=True,
        text=True,
        check=True,
    )
    card = json.loads(gone_on.stdout)
    assert card["ending"]
    assert [turn["reply"] for turn in card["turns"]] == ["Banana."] * len(card["turns"])
