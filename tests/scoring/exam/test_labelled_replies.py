"""Labelled replies: read as they are written, and whatever is wrong is said with its file and line."""

import json

import pytest

from simulator.scoring.exam.labelled_replies import (
    LabelledRepliesError,
    named_in,
    read_labelled_replies,
    read_lines,
)

GOOD = {
    "id": "x-1",
    "scenario": "barking-dog",
    "line": "b",
    "to": None,
    "text": "Oh no, I'm sorry.",
    "criteria": {"yes": ["acknowledges-damage"], "unsure": []},
    "behaviours": {"yes": ["apologises"], "unsure": ["empathises"]},
}
LINES = {"barking-dog": {"b": "There's water everywhere."}}


def written(tmp_path, *rows, name="mine.jsonl"):
    path = tmp_path / name
    text = "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_reply_is_read_with_its_labels_and_the_line_before_it(tmp_path):
    (reply,) = read_labelled_replies(written(tmp_path, GOOD, ""), LINES)
    assert (reply.text, reply.to, reply.scenario) == ("Oh no, I'm sorry.", "", "barking-dog")
    assert reply.customer == "There's water everywhere."
    assert reply.criteria.yes == {"acknowledges-damage"}
    assert reply.behaviours.named == {"apologises", "empathises"}


def test_its_own_customers_line_comes_first(tmp_path):
    (reply,) = read_labelled_replies(written(tmp_path, GOOD | {"customer": "Hello?"}), LINES)
    assert reply.customer == "Hello?"


def test_without_a_table_of_lines_a_letter_says_nothing(tmp_path):
    (reply,) = read_labelled_replies(written(tmp_path, GOOD))
    assert reply.customer == ""


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[1]", "not an object"),
        (GOOD | {"text": 3}, "'text' is not words"),
        (GOOD | {"text": "a" * 200_000}, "too long"),
        (GOOD | {"line": "z"}, "has no line 'z'"),
        (GOOD | {"criteria": ["x"]}, "'criteria' is not an object"),
        (GOOD | {"behaviours": {"yes": "apologises"}}, "not a list of ids"),
        (GOOD | {"behaviours": {"yes": [1]}}, "not a list of ids"),
        (GOOD | {"behaviours": {"yes": ["thanks"], "unsure": ["thanks"]}}, "both yes and unsure"),
    ],
)
def test_what_is_wrong_is_said_with_file_and_line(tmp_path, row, what):
    path = written(tmp_path, GOOD, row)
    with pytest.raises(LabelledRepliesError) as refused:
        read_labelled_replies(path, LINES)
    assert f"{path}:2" in refused.value.problem
    assert what in refused.value.problem
    assert refused.value.remedy


def test_bytes_that_are_no_text_are_refused_with_their_line(tmp_path):
    path = tmp_path / "mine.jsonl"
    path.write_bytes(json.dumps(GOOD).encode() + b"\n\xff\xfe\n")
    with pytest.raises(LabelledRepliesError, match=r"mine\.jsonl:2: this is not UTF-8"):
        read_labelled_replies(path, LINES)


@pytest.mark.parametrize("name", ["nothing-here.jsonl", "\0"])
def test_a_file_that_is_not_there_is_said_in_words(tmp_path, name):
    with pytest.raises(LabelledRepliesError, match="cannot be read"):
        read_labelled_replies(tmp_path / name)


def test_an_empty_file_is_no_exam(tmp_path):
    with pytest.raises(LabelledRepliesError, match="There is no reply"):
        read_labelled_replies(written(tmp_path, "", " "))


def test_a_table_of_lines_may_be_missing_but_not_wrong(tmp_path):
    assert read_lines(tmp_path / "lines.json") == {}
    with pytest.raises(LabelledRepliesError, match="no table"):
        read_lines(written(tmp_path, '{"barking-dog": "b"}', name="lines.json"))


def test_what_no_label_names_was_not_looked_for(tmp_path):
    replies = read_labelled_replies(written(tmp_path, GOOD, GOOD | {"scenario": None, "line": None}), LINES)
    assert named_in(replies) == {
        "barking-dog": ({"acknowledges-damage"}, {"apologises", "empathises"}),
        "": ({"acknowledges-damage"}, {"apologises", "empathises"}),
    }
