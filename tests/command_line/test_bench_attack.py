"""``bench attack``: the table, the figures, and the exit code that says whether the bar holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from simulator.command_line import bench_attack
from simulator.command_line.commands import run
from simulator.training.attacks.attacks import ATTACKS, Attack
from simulator.training.attacks.controls import MODEL_ANSWERS

COURTESY = next(one for one in ATTACKS if one.name == "empty courtesy")


@pytest.fixture(autouse=True)
def one_of_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_attack, "ATTACKS", (COURTESY,))
    monkeypatch.setattr(bench_attack, "SEEDS", range(1))


def test_the_table_says_what_got_through(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["bench", "attack"]) == 0
    table = capsys.readouterr().out
    assert "empty courtesy" in table
    assert "0 of 3 attacks reach a bar: 0 %, at most 5 % may." in table
    assert "3 of 3 conversations with the model answers pass." in table


def test_the_figures_are_written(tmp_path: Path) -> None:
    assert run(["bench", "attack", "--json", str(tmp_path / "figures.json")]) == 0
    figures = json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))
    assert (figures["conversations"], figures["reach_either"], figures["per_cent"]) == (3, 0, 0)
    assert {row["passed_both"] for row in figures["controls"]} == {1}
    assert figures["does"]["empty courtesy"] == COURTESY.does


def test_a_bar_that_does_not_hold_fails_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    perfect = Attack("perfect", "It is the model answer.", MODEL_ANSWERS.says)
    monkeypatch.setattr(bench_attack, "ATTACKS", (perfect,))
    assert run(["bench", "attack", "--json", "-"]) == 1
    assert json.loads(capsys.readouterr().out)["per_cent"] == 100
