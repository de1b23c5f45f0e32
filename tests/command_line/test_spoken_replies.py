"""Spoken replies at the command line: doubts are judged, told on paper, and shown with what was heard."""

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from simulator.domain.attempt import Doubt, Reply
from simulator.domain.delivery import Delivery
from simulator.records import open_store
from simulator.scenario_files.library import read_source
from simulator.training import practice

ROOT = Path(__file__).resolve().parents[2]
SMALL = str(ROOT / "tests" / "scenario_files" / "small.yaml")
SAID = "What colour is it?"
DOUBTS = [{"start": 5, "end": 11, "instead": ["collar"]}]
NOT_CLEAR = "Not clearly heard: “colour” may have been “collar”."


def criterion(card: dict[str, Any], id_: str) -> dict[str, Any]:
    return next(each for each in card["criteria"] if each["id"] == id_)


def test_a_doubt_makes_a_single_text_not_sure(run: Any) -> None:
    lines = [{"id": 1, "text": SAID, "heard": "what collar is it", "doubts": DOUBTS}, {"id": 2, "text": SAID}]
    code, out, err = run("judge", SMALL, typed="\n".join(map(json.dumps, lines)))
    assert (code, err) == (0, "")
    spoken, typed = (json.loads(line)["criteria"]["asks-colour"] for line in out.splitlines())
    assert (spoken["verdict"], spoken["because"]) == ("unsure", NOT_CLEAR)
    assert spoken["quote"]
    assert typed["verdict"] == "yes"


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"doubts": [{"start": 5}]}, "Doubt 1 is not a start, an end"),
        ({"doubts": [{"start": 5, "end": 99, "instead": ["x"]}]}, "not in the text"),
        ({"heard": 5}, "heard must be words"),
        ({"delivery": {"tone": "warm"}}, "delivery lacks something"),
    ],
)
def test_a_line_with_bad_doubts_is_named_and_stops_no_other(
    run: Any, more: dict[str, Any], says: str
) -> None:
    lines = [{"id": 1, "text": SAID} | more, {"id": 2, "text": SAID}]
    code, out, err = run("behaviours", typed="\n".join(map(json.dumps, lines)))
    assert code == 1
    assert err.startswith("line 1: ")
    assert says in err
    assert [json.loads(line)["id"] for line in out.splitlines()] == [2]


def test_a_transcript_with_doubts_is_scored_as_a_range(run: Any) -> None:
    spoken = {"text": SAID, "doubts": DOUBTS, "rings": 2}
    rest = ["I will send it to you.", "Goodbye, Mrs Berg.", "Bye!"]
    sure = json.loads(run("score", SMALL, typed=json.dumps({"replies": [spoken | {"doubts": []}, *rest]}))[1])
    card = json.loads(run("score", SMALL, typed=json.dumps({"replies": [spoken, *rest]}))[1])
    asked = criterion(card, "asks-colour")
    assert (criterion(sure, "asks-colour")["verdict"], asked["verdict"]) == ("yes", "unsure")
    assert {each["because"] for each in asked["evidence"]} == {NOT_CLEAR}
    side = "relationship" if card["relationship"]["low"] != card["relationship"]["high"] else "task"
    assert card[side]["low"] < card[side]["high"]
    code, out, err = run("score", SMALL, typed=json.dumps({"replies": [spoken | {"doubts": "all"}]}))
    assert (code, out) == (1, "")
    assert "reply 1: The doubts must be a list" in err


def test_an_attempt_shows_what_was_heard_and_what_was_meant(run: Any, tmp_path: Path) -> None:
    spoken = Reply(
        SAID,
        "what collar is it",
        rings=1,
        doubts=(Doubt(5, 11, ("collar",)),),
        delivery=Delivery(4, 1.5, 0.2),
    )
    run("attempts")
    with closing(open_store(tmp_path / "data")) as store:
        under_way = practice.start(store, read_source(SMALL), store.person("Sam"), 0)
        under_way = practice.answer(store, under_way, spoken)
        practice.answer(store, under_way, Reply("Hm."))
    _, out, _ = run("attempts", under_way.record.id, "--json")
    first, second = json.loads(out)["replies"]
    assert (first["text"], first["heard"], first["doubts"]) == (SAID, "what collar is it", DOUBTS)
    assert first["delivery"]["speech_seconds"] == 1.5
    assert (second["heard"], second["doubts"], second["delivery"]) == (None, [], None)
    paper = " ".join(run("attempts", under_way.record.id)[1].split())
    assert NOT_CLEAR in paper
    again = json.dumps({"replies": [first, second]})
    scored = json.loads(run("score", SMALL, typed=again)[1])
    assert criterion(scored, "asks-colour")["verdict"] == "unsure"
