"""``judge --explain``: somebody who doubts a verdict sees the words, the pattern and its line."""

import json
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
LINE = re.compile(r"^\s+((?:scenarios|simulator)/[\w./-]+):(\d+): (.+)$", re.MULTILINE)


def test_a_text_is_explained_with_patterns_that_stand_where_it_says(run: Any) -> None:
    code, out, err = run("judge", "barking-dog", "--explain", "--text", "I'm so sorry. Who's that barking?")
    assert (code, err) == (0, "")
    assert "criterion notices-dog: yes" in out
    pointed = LINE.findall(out)
    assert {file for file, _, _ in pointed} == {
        "scenarios/barking-dog.yaml",
        "simulator/scoring/behaviours/en.toml",
    }
    for file, number, pattern in pointed:
        line = (ROOT / file).read_text("utf-8").splitlines()[int(number) - 1]
        assert pattern in line.replace('\\"', '"').replace("''", "'"), (file, number, pattern)


def test_one_criterion_is_explained_whatever_it_does(run: Any) -> None:
    code, out, _ = run(
        "judge", "barking-dog", "--explain", "--criterion", "notices-dog", "--text", "Policy number?"
    )
    assert code == 0
    assert "criterion notices-dog: no" in out
    assert "behaviour asks" not in out
    assert "listened for" in out


def test_lines_are_explained_as_json(run: Any) -> None:
    typed = '{"id": 7, "text": "We are not sorry."}\n{"id": 8, "text": ""}\n'
    code, out, err = run("judge", "barking-dog", "--explain", "--json", typed=typed)
    (row,) = map(json.loads, out.splitlines())
    assert row["id"] == 7
    assert row["words"][3] == {
        "word": "sorry",
        "written": "sorry",
        "sentence": 0,
        "scopes": ["negated by not"],
    }
    told = next(one for one in row["explained"] if one["id"] == "apologises")
    assert told["verdict"] == "no"
    assert {heard["objection"] for heard in told["listen_for"]["heard"] if heard["list"] == "says"} == {
        "it is negated by “not”"
    }
    assert (code, "line 2: the text is empty" in err) == (1, True)


def test_what_is_not_there_is_said(run: Any) -> None:
    code, _, err = run("judge", "barking-dog", "--explain", "--criterion", "notice-dog", "--text", "Hi.")
    assert code == 1
    assert "Did you mean notices-dog?" in err


def test_who_it_was_said_to_and_after_what_counts(run: Any) -> None:
    words = (
        "--text",
        "A red one!",
        "--to",
        "mia",
        "--customer",
        'Mia: "I\'m six. I want a bike. A red one."',
    )
    code, out, _ = run("judge", "childs-birthday", "--explain", *words)
    assert code == 0
    assert "Said at “" in out
