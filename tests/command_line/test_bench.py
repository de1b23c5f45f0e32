"""``bench``: the exam on somebody's own replies, what is missing said in words, and how long it takes."""

import json
from pathlib import Path

import pytest

from simulator.command_line import bench_accuracy, bench_json, bench_speed, judging_child
from simulator.command_line.bench_json import write_json
from simulator.scoring.exam import exam_files
from simulator.scoring.exam.exam_files import write_cards

SMALL = str(Path(__file__).resolve().parents[1] / "scenario_files" / "small.yaml")


def rows(*said: tuple[str, list[str]], scenario: str | None = None) -> str:
    return "\n".join(
        json.dumps(
            {
                "text": text,
                "scenario": scenario,
                "criteria": {"yes": ["asks-colour"] if scenario and "asks" in yes else []},
                "behaviours": {"yes": [one for one in yes if one != "asks"]},
            }
        )
        for text, yes in said
    )


SAID = (
    ("I am so sorry about that.", ["apologises"]),
    ("What colour is it?", ["asks"]),
    ("Thank you for telling me.", ["thanks"]),
    ("The tree is green.", ["apologises"]),
)


def exam_of(tmp_path: Path) -> Path:
    """An exam of two writers with one reply each; the second is held out."""
    (tmp_path / "exam" / "replies").mkdir(parents=True)
    for writer in "ab":
        path = tmp_path / "exam" / "replies" / f"small.{writer}.jsonl"
        path.write_text(rows((f"Written by {writer}.", ["thanks"])), encoding="utf-8")
    return tmp_path / "exam"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.jsonl"
    path.write_text(rows(*SAID, scenario=SMALL) + "\n" + rows(*SAID[:1]), encoding="utf-8")
    return path


@pytest.fixture
def without_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_accuracy, "find_sentence_model", lambda: None)
    monkeypatch.setattr(bench_accuracy, "why_no_sentence_model", lambda: "it is not installed")


@pytest.mark.usefixtures("without_model")
def test_a_trainer_measures_it_on_replies_of_their_own(run, mine, tmp_path):
    figures = tmp_path / "figures.json"
    code, out, err = run("bench", "accuracy", "--replies", str(mine), "--json", str(figures))
    assert code == 0, err
    assert "given, 5 replies: patterns alone" in out
    assert "Patterns alone: there is no sentence model (it is not installed)" in err
    told = json.loads(figures.read_text(encoding="utf-8"))["parts"]["given"]
    assert set(told) == {"replies", "patterns"}
    apology = told["patterns"]["behaviours"]["apologises"]
    assert (apology["cases"], apology["said_yes"], apology["found"]) == (5, 3, 2)
    assert told["patterns"]["criteria"][f"{SMALL}/asks-colour"]["found"] == 1
    assert "too few cases" in out


@pytest.fixture
def answered_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every reply shows an apology and nothing else: no child is started."""

    def judged(replies, *, told, **_):
        told(len(replies))
        return [({"asks-colour": "no"}, {"apologises": "yes", "thanks": "unsure"}) for _ in replies]

    monkeypatch.setattr(bench_accuracy, "judged", judged)


@pytest.mark.usefixtures("answered_here")
def test_where_the_model_changes_nothing_it_is_said_once(run, mine, monkeypatch):
    monkeypatch.setattr(bench_accuracy, "find_sentence_model", object)
    code, out, _ = run("bench", "accuracy", "--replies", str(mine))
    assert code == 0
    assert "The sentence model changes nothing on the given replies." in out
    assert out.count("all behaviours") == 1


@pytest.mark.usefixtures("without_model", "answered_here")
def test_what_was_judged_wrongly_is_shown_where_that_is_asked_for(run, mine):
    _, out, _ = run("bench", "accuracy", "--replies", str(mine), "--errors")
    shown = out.partition("Judged wrongly")[2].splitlines()
    assert f"{mine}:2: What colour is it?" in shown
    assert "    asks-colour: people yes, judged no; behaviour apologises: people no, judged yes" in shown
    assert not any(line.startswith(f"{mine}:1:") for line in shown)
    assert "Judged wrongly" not in run("bench", "accuracy", "--replies", str(mine))[1]


@pytest.mark.usefixtures("without_model", "answered_here")
def test_held_out_replies_are_never_shown(run, monkeypatch, tmp_path):
    folder = exam_of(tmp_path)
    monkeypatch.setattr(bench_accuracy, "exam_folder", lambda: folder)
    code, out, err = run("bench", "accuracy", "--errors")
    assert code == 0, err
    assert "held out, 1 reply:" in out
    assert "Written by a." in out
    assert "Written by b." not in out


@pytest.mark.usefixtures("without_model", "answered_here")
def test_json_to_stdout_is_nothing_but_json(run, mine):
    code, out, _ = run("bench", "accuracy", "--replies", str(mine), "--json", "-")
    assert code == 0
    assert json.loads(out)["floor"]["fewest_seen"] == 8


def test_replies_that_cannot_be_used_are_said_with_their_line(run, mine):
    mine.write_text(rows(*SAID) + "\n{]", encoding="utf-8")
    code, out, err = run("bench", "accuracy", "--replies", str(mine))
    assert (code, out) == (1, "")
    assert f"{mine}:5: this is not JSON" in err


@pytest.mark.usefixtures("without_model")
def test_somebody_who_is_not_there_is_said(run, mine):
    mine.write_text(json.dumps({"text": "Hello", "scenario": SMALL, "to": "nobody"}), encoding="utf-8")
    code, _, err = run("bench", "accuracy", "--replies", str(mine))
    assert code == 1
    assert f"{mine}:1" in err
    assert "Nobody here is called 'nobody'" in err


def test_an_installed_program_says_what_is_missing_and_what_to_do(run, monkeypatch):
    monkeypatch.setattr(bench_accuracy, "exam_folder", lambda: None)
    code, out, err = run("bench", "accuracy", "--write")
    assert (code, out) == (1, "")
    assert "labelled replies are not here" in err
    assert "--replies FILE" in err


@pytest.mark.usefixtures("answered_here")
def test_a_scorer_that_changed_meanwhile_gets_no_cards(run, monkeypatch, tmp_path):
    folder = exam_of(tmp_path)
    monkeypatch.setattr(bench_accuracy, "exam_folder", lambda: folder)
    monkeypatch.setattr(bench_accuracy, "find_sentence_model", object)
    stored = []
    monkeypatch.setattr(bench_accuracy, "write_cards", lambda text: stored.append(text) or tmp_path)
    assert run("bench", "accuracy", "--write")[0] == 0
    assert '"apologises"' not in stored[0]
    assert '"thanks"' in stored[0]
    monkeypatch.setattr(bench_accuracy, "detector_digest", ChangingDigest())
    code, _, err = run("bench", "accuracy", "--write")
    assert code == 1
    assert "changed while it sat its exam" in err
    assert len(stored) == 1


def test_a_folder_without_tests_beside_it_has_no_exam(tmp_path, monkeypatch):
    monkeypatch.setattr(exam_files, "_PACKAGE", tmp_path / "simulator")
    assert exam_files.exam_folder() is None


@pytest.mark.usefixtures("without_model")
def test_cards_are_stored_for_both_detectors_or_not_at_all(run, mine):
    assert "need the sentence model" in run("bench", "accuracy", "--write")[2]
    assert "Leave out --write" in run("bench", "accuracy", "--write", "--replies", str(mine))[2]


@pytest.mark.usefixtures("without_model")
def test_ctrl_c_ends_the_child_and_leaves_nothing_half_written(run, mine, tmp_path, monkeypatch):
    started = []
    popen = judging_child.subprocess.Popen
    monkeypatch.setattr(
        judging_child.subprocess, "Popen", lambda *a, **k: started.append(popen(*a, **k)) or started[-1]
    )

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(bench_accuracy, "_progress", lambda *_: interrupted)
    figures = tmp_path / "figures.json"
    code, _, err = run("bench", "accuracy", "--replies", str(mine), "--json", str(figures))
    assert (code, err.splitlines()[-1]) == (1, "Stopped.")
    assert started[0].poll() is not None
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine.jsonl"]


class ChangingDigest:
    """Another digest after each look at the files."""

    def __init__(self) -> None:
        self.looks = 0

    def __call__(self) -> str:
        return str(self.looks)

    def cache_clear(self) -> None:
        self.looks += 1


def full_disk(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_file_is_whole_or_not_there(tmp_path, monkeypatch):
    path = tmp_path / "figures.json"
    write_json(str(path), {"a": 1})
    monkeypatch.setattr(bench_json.os, "replace", full_disk)
    with pytest.raises(OSError, match="No space"):
        write_json(str(path), {"a": 2})
    assert json.loads(path.read_text(encoding="utf-8")) == {"a": 1}
    assert [one.name for one in tmp_path.iterdir()] == ["figures.json"]


def test_cards_are_stored_whole(tmp_path, monkeypatch):
    monkeypatch.setattr(exam_files, "__file__", str(tmp_path / "exam_files.py"))
    assert write_cards("{}") == tmp_path / "cards-en.json"
    monkeypatch.setattr(exam_files.os, "replace", full_disk)
    with pytest.raises(OSError, match="No space"):
        write_cards("[]")
    assert (tmp_path / "cards-en.json").read_text(encoding="utf-8") == "{}"
    assert len(list(tmp_path.iterdir())) == 1


def test_speed_is_told_against_its_bars(run, monkeypatch, tmp_path):
    for name, small in (("USUAL", 40), ("FEW", 20), ("MANY", 60), ("_REPLIES", 30), ("_WARMING", 5)):
        monkeypatch.setattr(bench_speed, name, small)
    monkeypatch.setattr(bench_speed, "_LONG", 2_000)
    monkeypatch.setattr(bench_speed, "_SCENARIO", SMALL)
    monkeypatch.setattr(bench_speed, "find_sentence_model", lambda: None)
    figures = tmp_path / "speed.json"
    code, out, err = run("bench", "speed", "--json", str(figures))
    assert code == 0, err
    assert "at most 2" in out
    assert "sentence model is not installed" in out
    told = json.loads(figures.read_text(encoding="utf-8"))
    patterns = {"turn_patterns_median_ms", "turn_patterns_p99_ms"}
    assert set(told) == {"median_ms", "p99_ms", "first_ms", "growth", "long_reply_ms", *patterns}
    assert all(number > 0 for number in told.values())


def test_a_bench_must_be_named(run):
    code, _, err = run("bench")
    assert code == 2
    assert "BENCH" in err
