"""The house stays in order: layers, format, lint, types, size; and the core runs without Qt."""

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.types_meanwhile import checked_types

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FILE = 300


def run(*command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_layers_hold() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_lint() -> None:
    run("ruff", "check")


def test_format() -> None:
    run("ruff", "format", "--check")


@pytest.mark.timeout(300)
def test_types() -> None:
    checked = checked_types()
    assert checked.code == 0, checked.told


WITHOUT_QT = ("domain", "scoring", "scenario_files", "records", "training", "command_line")
"""Packages that run where there is no Qt, in the order of their layers."""


@cache
def first_with_qt() -> str:
    """Import these packages whole, one after the other, and return after which of them Qt was there."""
    code = (
        "import sys, pkgutil, importlib\n"
        f"for name in {WITHOUT_QT}:\n"
        "    package = importlib.import_module(f'simulator.{name}')\n"
        "    for module in pkgutil.walk_packages(package.__path__, package.__name__ + '.'):\n"
        "        if '.migrations.' not in module.name: importlib.import_module(module.name)\n"
        "    if any(m.startswith('PySide6') for m in sys.modules): sys.exit(print(name))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize("package", WITHOUT_QT)
def test_runs_without_qt(package: str) -> None:
    assert first_with_qt() != package


def test_files_are_a_page_of_thought_and_say_at_their_top_what_they_are_for() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in sorted((ROOT / "simulator").rglob("*.py"))}
    assert len(texts) > LONGEST_FILE
    too_long = {path.name: lines for path in texts if (lines := len(texts[path].splitlines())) > LONGEST_FILE}
    assert not too_long
    assert not [path.name for path, text in texts.items() if not ast.get_docstring(ast.parse(text))]
