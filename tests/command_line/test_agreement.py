"""``agreement``: decisions come back as words, as JSON, and as replies the scorer can be examined on."""

import json
from pathlib import Path
from typing import Any

import pytest

from simulator.domain.overruling import Decision
from simulator.records import open_store
from simulator.scoring.exam.labelled_replies import read_labelled_replies
from simulator.training.deciding import decide
from tests.stories.scripts import script


@pytest.fixture
def decided(run: Any, tmp_path: Path) -> str:
    """A whole call of which Sam sees two verdicts differently, and what he said of the dog."""
    lines = tmp_path / "replies.txt"
    replies = [reply.text for reply in script("barking-dog", "stays").replies]
    lines.write_text("\n".join(replies), encoding="utf-8")
    run("play", "barking-dog", "--replies", str(lines), "--seed", "0")
    store = open_store(tmp_path / "data")
    try:
        sam = store.person("Sam")
        (record,) = store.attempts(sam, sam)
        decide(store, record.id, sam, "notices-dog", Decision.NO, reason="Too cheeky", quote=replies[1][:9])
        decide(store, record.id, sam, "asks-her-name", Decision.YES)
    finally:
        store.close()
    return replies[1]


def test_cases_are_told_with_their_words(run: Any, decided: str) -> None:
    code, out, err = run("agreement")
    assert (code, err) == (0, "")
    assert "Sam says no, the program said yes: Too cheeky" in out
    assert decided in out
    assert "Cohen's kappa, 1 verdict]" in out


def test_cases_become_labelled_replies(run: Any, decided: str, tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    code, out, _ = run("agreement", "--json", "--export", str(file))
    assert code == 0
    told = {one["criterion"]: one for one in json.loads(out)}
    assert told["notices-dog"]["cases"][0]["person"] == "no"
    assert told["notices-dog"]["kappa"]["value"] == 0
    rows = {row.text: row for row in read_labelled_replies(file)}
    assert "notices-dog" not in rows[decided].criteria.named
    assert rows[decided].customer
    assert any("asks-her-name" in row.criteria.yes for row in rows.values())


def test_nothing_yet_is_said(run: Any) -> None:
    code, out, _ = run("agreement")
    assert (code, "Nobody has seen a verdict differently yet" in out) == (0, True)
    assert run("agreement", "--json")[1].strip() == "[]"


def test_a_file_that_cannot_be_written_is_said(run: Any, tmp_path: Path) -> None:
    code, _, err = run("agreement", "--export", str(tmp_path / "no" / "such" / "folder.jsonl"))
    assert (code, "cannot be written" in err) == (1, True)
