"""The command line, run as people run it: what it prints, what it exits with, what it says of bad input."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from simulator import bundled_files
from simulator.app import main
from simulator.command_line import doctor

ROOT = Path(__file__).resolve().parents[2]
SMALL = str(ROOT / "tests" / "scenario_files" / "small.yaml")
WARM = "[ring 2] Good morning, what colour is it?\nI will send it to you.\nGoodbye, Mrs Berg.\nBye!\n"
SCORECARD_KEYS = {
    "scenario", "digest", "seed", "ending", "comes_back", "mood", "passed", "failed_critical", "hints",
    "relationship", "task", "criteria", "turns",
}  # fmt: skip


@pytest.fixture
def replies(tmp_path: Path) -> Path:
    path = tmp_path / "replies.txt"
    path.write_text(WARM, encoding="utf-8")
    return path


def test_a_played_file_of_replies_prints_a_scorecard(run: Any, replies: Path) -> None:
    code, out, err = run("play", SMALL, "--replies", str(replies), "--json")
    assert (code, err) == (0, "")
    card = json.loads(out)
    assert set(card) == SCORECARD_KEYS
    assert card["ending"] == "glad"
    assert card["comes_back"] == "yes"
    assert set(card["relationship"]) == {"points", "of", "low", "high"}
    asked = next(c for c in card["criteria"] if c["id"] == "asks-colour")
    assert asked["verdict"] == "yes"
    quote = asked["evidence"][0]
    assert card["turns"][quote["turn"] - 1]["reply"][quote["start"] : quote["end"]] == quote["quote"]


def test_the_attempt_is_kept_and_found_again(run: Any, replies: Path) -> None:
    _, played, _ = run("play", SMALL, "--replies", str(replies), "--json")
    code, out, _ = run("attempts", "--json")
    assert code == 0
    [attempt] = json.loads(out)
    assert (attempt["scenario"], attempt["state"], attempt["turns"]) == ("wet-umbrella", "finished", 4)
    code, out, _ = run("attempts", attempt["id"][:8], "--json")
    one = json.loads(out)
    assert one["scorecard"] == json.loads(played)
    assert [r["text"] for r in one["replies"]][1] == "I will send it to you."
    assert one["replies"][0]["rings"] == 2
    assert "The wet umbrella" in run("attempts")[1]
    assert "Will she come back? Yes." in run("attempts", attempt["id"])[1]


def test_nothing_is_kept_where_nothing_is_wanted(run: Any, replies: Path, tmp_path: Path) -> None:
    assert run("play", SMALL, "--replies", str(replies), "--no-record")[0] == 0
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [(WARM * 2, "the last 4 were not said"), ("Hello\n", "was not over after 1 reply:")],
)
def test_too_few_or_too_many_replies_are_said_and_scored(
    run: Any, tmp_path: Path, words: str, says: str
) -> None:
    path = tmp_path / "some.txt"
    path.write_text(words, encoding="utf-8")
    code, out, err = run("play", SMALL, "--replies", str(path), "--json")
    assert code == 1
    assert says in err
    assert json.loads(out)["turns"]


def test_a_conversation_left_goes_on(run: Any) -> None:
    code, out, err = run("play", SMALL, typed="What colour is it?\n[hint]\n[leave]\n")
    assert code == 1
    assert "Kept" not in out
    assert "--continue" in err
    code, out, err = run(
        "play", SMALL, "--continue", typed="I will send it to you.\nGoodbye, Mrs Berg.\nBye!\n"
    )
    assert (code, err) == (0, "")
    assert "I am so glad." in out
    assert run("play", SMALL, "--continue")[2].startswith("Sam has no conversation under way")


def test_hints_are_counted(run: Any) -> None:
    _, out, _ = run("play", SMALL, "--json", "--no-record", typed="[hint]\nHm.\n[leave]\n")
    assert json.loads(out)["hints"] == 1


def test_wrong_lines_are_all_listed_and_nothing_is_played(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "wrong.txt"
    path.write_text("[to nobody] Hi\n\nFine.\n[give moon] Hi\n", encoding="utf-8")
    code, out, err = run("play", SMALL, "--replies", str(path))
    assert (code, out) == (1, "")
    assert f"{path}:1: Nobody here is called 'nobody'" in err
    assert f"{path}:2: an empty line" in err
    assert f"{path}:4: There is no 'moon'" in err


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"\xff\xfe\x00", "not UTF-8"), (None, "cannot be read"), (b"x" * 2_000_001, "larger")],
)
def test_files_that_are_no_replies(run: Any, tmp_path: Path, content: bytes | None, says: str) -> None:
    path = tmp_path / "odd.txt"
    if content is not None:
        path.write_bytes(content)
    code, _, err = run("play", SMALL, "--replies", str(path))
    assert code == 1
    assert says in err


def test_unknown_scenarios_are_named(run: Any) -> None:
    for command in ("play", "judge", "score"):
        code, _, err = run(command, "no-such-thing")
        assert code == 1
        assert "no-such-thing" in err


@pytest.mark.parametrize(
    "words",
    [["dance"], ["play"], ["play", SMALL, "--seed", "-1"], ["play", SMALL, "--seed", "x"], ["--nope"]],
)
def test_wrong_calls(run: Any, words: list[str]) -> None:
    assert run(*words)[0] == 2


def test_judging_single_texts(run: Any) -> None:
    lines = [
        {"id": 1, "text": "I am so sorry. What colour is it?"},
        {"id": "b", "text": "We are closed.", "to": "tom", "customer": "Hello?"},
        {"id": 3, "text": ""},
    ]
    typed = "\n".join(map(json.dumps, lines)) + "\n\nnot json\n[1]\n" + json.dumps({"id": 5, "text": 5})
    code, out, err = run("judge", SMALL, typed=typed)
    assert code == 1
    assert [line.split(":")[0] for line in err.splitlines()] == ["line 5", "line 6", "line 7"]
    first, second, third = map(json.loads, out.splitlines())
    assert first["id"] == 1
    assert first["criteria"]["asks-colour"] == {
        "verdict": "yes",
        "quote": "What colour",
        "because": first["criteria"]["asks-colour"]["because"],
    }
    assert first["behaviours"]["apologises"]["verdict"] == "yes"
    assert second["criteria"]["refuses"]["verdict"] == "yes"
    assert all(found["verdict"] == "no" for found in third["behaviours"].values())


def test_behaviours_need_no_scenario(run: Any) -> None:
    code, out, _ = run("behaviours", typed=json.dumps({"id": 1, "text": "Thank you for calling."}))
    assert code == 0
    found = json.loads(out)
    assert set(found) == {"id", "behaviours"}
    assert found["behaviours"]["thanks"]["quote"] in "Thank you for calling."


def test_a_transcript_scores_as_it_played(run: Any, replies: Path) -> None:
    _, played, _ = run("play", SMALL, "--replies", str(replies), "--json")
    code, out, _ = run("score", SMALL, typed=json.dumps({"replies": WARM.splitlines()}))
    assert code == 0
    assert json.loads(out) == json.loads(played)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "not JSON"),
        ("[]", "no list of replies"),
        ('{"replies": "Hi"}', "no list of replies"),
        ('{"replies": [5, "Hi", ""]}', "reply 1: A reply is a text"),
        ('{"replies": ["Hi"], "seed": -1}', "whole number"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_what_is_no_transcript(run: Any, typed: str, says: str) -> None:
    code, out, err = run("score", SMALL, typed=typed)
    assert (code, out) == (1, "")
    assert says in err


def test_check_names_every_problem(run: Any, tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    text = Path(SMALL).read_text(encoding="utf-8")
    bad.write_text(text.replace("to: upset", "to: upsett").replace("minutes: 2", "minuets: 2"), "utf-8")
    code, out, _ = run("check", str(bad), SMALL)
    assert code == 1
    assert out.count(f"{bad}:") == len(out.splitlines()) >= 2
    code, out, _ = run("check", str(bad), SMALL, "--json")
    broken, fine = json.loads(out)
    assert (broken["ok"], fine["ok"], fine["tests"]) == (False, True, 6)
    assert all(p["line"] >= 1 and p["column"] >= 1 and p["remedy"] for p in broken["problems"])
    assert run("check", str(tmp_path / "data"))[0] == 1


def test_doctor_says_what_works(run: Any) -> None:
    code, out, _ = run("doctor", "--json")
    assert code == 0
    found = {f["name"]: f for f in json.loads(out)}
    assert found["records"]["works"]
    assert found["listener"]["works"]  # it comes with the program
    assert {"display", "scenarios", "voice", "loudspeaker", "microphone", "system libraries"} <= set(found)
    assert all(f["works"] or f["remedy"] for f in found.values())


def test_doctor_says_which_scenario_is_broken(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(SMALL, tmp_path / "small.yaml")
    (tmp_path / "torn.yaml").write_text("title: The umbrella\nnodes: [", encoding="utf-8")
    monkeypatch.setattr(bundled_files, "_folder", lambda _name: tmp_path)
    monkeypatch.setattr(doctor, "LOOKS", {"scenarios": doctor.LOOKS["scenarios"]})
    [found] = json.loads(run("doctor", "--json")[1])
    assert not found["works"]
    assert found["says"] == "1 to play, broken: torn.yaml"


def test_the_folder_may_stand_before_the_command_or_after_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAPPORT_DATA", str(tmp_path / "elsewhere"))
    for number, words in enumerate((["--data", "{}", "doctor"], ["doctor", "--data", "{}"])):
        folder = str(tmp_path / str(number))
        monkeypatch.setattr(doctor, "LOOKS", {"records": doctor.LOOKS["records"]})
        assert main([word.format(folder) for word in words]) == 0
        assert folder in capsys.readouterr().out


@pytest.mark.parametrize(
    ("display", "says"),
    [
        ({}, "There is no display here"),
        ({"DISPLAY": ":9797"}, "could not connect to display :9797"),
        ({"QT_QPA_PLATFORM": "nonsense"}, 'plugin "nonsense"'),
    ],
)
def test_without_a_display_the_terminal_is_named(tmp_path: Path, display: dict[str, str], says: str) -> None:
    if sys.platform in ("win32", "darwin"):
        return  # there is always a display there
    done = subprocess.run(
        [sys.executable, "main.py", "--data", str(tmp_path)],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", **display},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert says in done.stderr
    assert "main.py play barking-dog" in done.stderr


def test_a_display_that_is_not_there_is_said_in_words(tmp_path: Path) -> None:
    if sys.platform in ("win32", "darwin"):
        return  # there is always a display there
    done = subprocess.run(
        [sys.executable, "main.py", "--data", str(tmp_path)],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "DISPLAY": ":54321"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "main.py play barking-dog" in done.stderr
    assert "Aborted" not in done.stderr
