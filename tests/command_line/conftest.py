"""The command line in this process, with its own records."""

import io
import sys
from pathlib import Path
from typing import Any

import pytest

from simulator.app import main


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run a command as Sam, with records of its own, and return (code, out, err)."""

    def call(*words: str, typed: str | bytes = "", trainee: str = "Sam") -> tuple[int, str, str]:
        raw = typed if isinstance(typed, bytes) else typed.encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))
        code = main([*words, "--data", str(tmp_path / "data"), "--trainee", trainee])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call
