"""Public texts are read as they are written, asked in folds, and what they teach is kept with its source."""

import json

import numpy as np
import pytest

from tests.exam import public_sets
from tests.exam.public_measures import auc, best_bar, f1, folds, rho
from tests.exam.public_texts import SETS, PublicTextsError, read_texts
from tests.exam.readouts import line_through

KIND = (
    "Could you kindly help me, please?",
    "Thank you so much, how are you feeling?",
    "What would you like, friend?",
)
CURT = ("No. Read the page.", "Firewood is mine!", "Why did you break that, fool?")


def row_of(place):
    is_kind = place % 2 == 0
    text = (KIND if is_kind else CURT)[place % 3] + " And" * (place % 5)
    return {
        "group": place // 4,
        "text": text,
        "strategies": ["small-talk", "showing-empathy", "elicit-pref"] if is_kind else ["self-need"],
        "score": (1 if is_kind else -1) + place / 1000,
        "label": "polite" if is_kind else "impolite",
    }


@pytest.fixture
def folder(tmp_path):
    rows = [row_of(place) for place in range(80)]
    for each in SETS:
        named = {"polite": "warm", "impolite": "tough"} if each.file == "warm_tough" else {}
        lines = [json.dumps(row | {"label": named.get(row["label"], row["label"])}) for row in rows]
        (tmp_path / f"{each.file}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def lengths(texts):
    numbers = np.array([[len(text.text), text.text.count("?")] for text in texts], float)
    return [numbers, np.where(numbers > 30, numbers, np.nan)]


def test_a_conversation_is_what_neighbouring_lines_of_a_group_are(folder):
    talk = read_texts(folder, SETS[0]).rows
    assert [(row.before, row.turn) for row in talk[:6]] == [
        (None, 0),
        (0, 1),
        (1, 2),
        (2, 3),
        (None, 0),
        (4, 1),
    ]
    assert {row.before for row in read_texts(folder, SETS[3]).rows} == {None}


def test_what_is_neither_polite_nor_impolite_is_learned_from_and_not_asked(folder):
    path = folder / "politeness_wikipedia.jsonl"
    path.write_text(path.read_text() + "\n" + json.dumps(row_of(0) | {"label": "neutral", "score": 0.5}))
    last = read_texts(folder, SETS[4]).rows[-1]
    assert (last.asked, last.aim) == (False, 0.5)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("{", "this is no line of"),
        ("[1]", "this is no line of"),
        (json.dumps({"group": 1, "text": "a"}), "there is no 'strategies'"),
        (json.dumps({"group": 1, "text": 3, "strategies": []}), "'text' is not words"),
        (json.dumps({"group": 1, "text": "a", "strategies": "x"}), "'strategies' is no list"),
    ],
)
def test_a_garbled_line_is_told_with_its_place(folder, line, what):
    path = folder / "casino_strategies.jsonl"
    path.write_text(path.read_text() + "\n" + line)
    with pytest.raises(PublicTextsError, match=what) as caught:
        read_texts(folder, SETS[0])
    assert "casino_strategies.jsonl:81" in str(caught.value)


def test_a_missing_file_a_label_nobody_knows_and_a_score_that_is_none_are_told(folder, tmp_path):
    with pytest.raises(PublicTextsError, match="cannot be read"):
        read_texts(tmp_path / "nowhere", SETS[0])
    (folder / "warm_tough.jsonl").write_text(json.dumps(row_of(0) | {"label": "lukewarm"}))
    with pytest.raises(PublicTextsError, match=r"warm_tough\.jsonl:1"):
        read_texts(folder, SETS[3])
    (folder / "receptiveness.jsonl").write_text('{"group": 1, "text": "a", "score": NaN}')
    with pytest.raises(PublicTextsError, match="'score' is no number"):
        read_texts(folder, SETS[6])
    (folder / "receptiveness.jsonl").write_bytes(b"\xff\xfe")
    with pytest.raises(PublicTextsError, match="not UTF-8"):
        read_texts(folder, SETS[6])
    (folder / "receptiveness.jsonl").write_text("")
    with pytest.raises(PublicTextsError, match="no two texts"):
        read_texts(folder, SETS[6])


def test_the_table_is_told_in_folds_and_what_was_kept_asks_again(folder, tmp_path, monkeypatch, capsys):
    kept = tmp_path / "kept.npz"
    monkeypatch.setattr(public_sets.keep, "__defaults__", (kept,))
    monkeypatch.setattr(public_sets.kept_readouts, "__defaults__", (kept,))
    monkeypatch.setattr(public_sets, "SAMPLES", 20)
    public_sets.run(folder, write=True, with_weights=False, sense=lengths)
    told = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in told[1:]] == [each.key for each in SETS]
    found = {line.split()[0]: float(line.split()[3]) for line in told[1:]}
    assert found.pop("receptiveness") > 0.6  # within the kind ones and the curt ones the order says nothing
    assert min(found.values()) > 0.9
    about = json.loads(kept.with_suffix(".json").read_text(encoding="utf-8"))
    assert all("CC BY" in one["origin"] or "MIT" in one["origin"] for one in about["sets"].values())
    assert not any(text in kept.with_suffix(".json").read_text() for text in (*KIND, *CURT))
    public_sets.run(folder, write=False, with_weights=True, sense=lengths)
    assert capsys.readouterr().out.count("learned from these very texts") == len(SETS)


def test_what_goes_with_another_model_is_not_used(tmp_path):
    path = tmp_path / "kept.npz"
    public_sets.keep({}, path)
    assert public_sets.kept_readouts(path) == {}
    about = json.loads(path.with_suffix(".json").read_text())
    path.with_suffix(".json").write_text(json.dumps(about | {"goes_with": "0"}))
    with pytest.raises(PublicTextsError, match="another learned-en"):
        public_sets.kept_readouts(path)


def test_measures_are_what_they_are_called():
    yes = np.array([True, True, False, False])
    assert f1(yes, np.array([True, False, True, False])) == 0.5
    assert auc(yes, np.array([3.0, 1.0, 1.0, 0.0])) == pytest.approx(0.875)
    assert rho(np.array([1.0, 2.0, 3.0]), np.array([1.0, 8.0, 27.0])) == pytest.approx(1)
    assert rho(np.array([1.0, 2.0]), np.array([1.0, 1.0])) == 0
    assert -1 < best_bar(yes, np.array([2.0, 1.0, -1.0, -2.0])) <= 1
    assert len({*folds(["a"] * 9, 5)}) == 1


def test_a_line_goes_where_its_loss_is_least():
    random = np.random.default_rng(0)
    x = random.standard_normal((200, 3))
    aim = x @ [1.0, -2.0, 0.0] + 4
    line = line_through(x, aim, 1e-6, is_score=True)
    assert line[:3] * aim.std() == pytest.approx([1, -2, 0], abs=1e-3)
    curved = line_through(x, (aim > 4).astype(float), 1.0, is_score=False)
    assert curved[0] > 0 > curved[1]
    assert abs(curved[2]) < abs(curved[0]) / 2
