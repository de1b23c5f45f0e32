"""What was heard, written as JSON: read back as it was shown, and whatever is wrong is said in words."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.attempt import LONGEST_REPLY, Doubt, Reply
from simulator.domain.delivery import Delivery
from simulator.scenario_files.library import read_source
from simulator.training.spoken_replies import spoken_json
from simulator.training.written_replies import WrittenReplyError, read_value

SCENARIO = read_source(Path(__file__).parent.parent / "scenario_files" / "small.yaml").scenario

SPOKEN = Reply(
    "I can’t, sorry",
    heard="I can sorry",
    doubts=(Doubt(2, 7, ("can",)), Doubt(9, 9, ("not", ""))),
    delivery=Delivery(3, 1.5, 0.25, None, 2),
)


def test_it_is_read_as_it_is_shown() -> None:
    assert read_value({"text": SPOKEN.text, **spoken_json(SPOKEN)}, SCENARIO) == SPOKEN
    typed = Reply("Hello.")
    assert spoken_json(typed) == {"heard": None, "doubts": [], "delivery": None}
    assert read_value({"text": "Hello.", **spoken_json(typed)}, SCENARIO) == typed


def test_what_was_heard_is_kept_clean() -> None:
    assert read_value({"text": "Hi", "heard": "\ud800 hi\n\0"}, SCENARIO).heard == "hi"
    assert read_value({"text": " Hi\n", "heard": ""}, SCENARIO) == Reply("Hi", heard="")


def doubt(**changed: Any) -> dict[str, Any]:
    return {"text": "I can do", "doubts": [{"start": 2, "end": 5, "instead": ["can't"]} | changed]}


def delivery(**changed: Any) -> dict[str, Any]:
    usual = {"words": 3, "speech_seconds": 1.5, "longest_pause_seconds": 0}
    return {"text": "Hi", "delivery": usual | changed}


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ({"text": "Hi", "heard": 5}, "heard must be words"),
        ({"text": "Hi", "heard": "x" * (LONGEST_REPLY + 1)}, "20,001 characters"),
        ({"text": "Hi", "doubts": {"start": 0}}, "must be a list"),
        ({"text": "Hi", "doubts": [{}] * 1_001}, "1,000 at the most"),
        ({"text": "Hi", "doubts": ["hi"]}, "Doubt 1 is not a start"),
        ({"text": "Hi", "doubts": [{"start": 0, "end": 1}]}, "Doubt 1 is not a start"),
        (doubt(because="so"), "Doubt 1 is not a start"),
        (doubt(start=-1), "whole numbers"),
        (doubt(start=True), "whole numbers"),
        (doubt(start=2.0), "whole numbers"),
        (doubt(start=6), "the end not before the start"),
        (doubt(end=9), r"Doubt 1 \(2 to 9\) is not in the text"),
        (doubt(instead="can't"), "list of words"),
        (doubt(instead=[]), "list of words"),
        (doubt(instead=["a"] * 21), "list of words"),
        (doubt(instead=[None]), "list of words"),
        (doubt(instead=["x" * (LONGEST_REPLY + 1)]), "list of words"),
        (doubt() | {"text": " I can do"}, "tidied"),
        ({"text": "I can do", "doubts": doubt()["doubts"] * 2}, r"Doubt 2 \(2 to 5\)"),
        ({"text": "Hi", "delivery": "fast"}, "lacks something"),
        ({"text": "Hi", "delivery": {"words": 3}}, "lacks something"),
        (delivery(mood="calm"), "what is not known"),
        (delivery(words=1.5), "words of the delivery"),
        (delivery(words=None), "words of the delivery"),
        (delivery(fillers=-1), "fillers of the delivery"),
        (delivery(speech_seconds="1"), "speech_seconds of the delivery"),
        (delivery(longest_pause_seconds=float("inf")), "longest_pause_seconds"),
        (delivery(customer_seconds=True), "customer_seconds"),
        (delivery(first_word_seconds=10**400), "first_word_seconds"),
        ({"text": "Hi", "tone": "warm"}, "no key 'tone'"),
    ],
)
def test_what_is_wrong_is_said_in_words(value: dict[str, Any], says: str) -> None:
    with pytest.raises(WrittenReplyError, match=says) as refused:
        read_value(value, SCENARIO)
    assert refused.value.problem.endswith(".")
    assert refused.value.remedy


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(("start", "end", "instead", "words", "fillers")), inner, max_size=3),
    ),
    max_leaves=8,
)


@given(JSON, JSON, JSON)
def test_nothing_else_than_words_is_ever_raised(heard: object, doubts: object, delivery: object) -> None:
    with suppress(WrittenReplyError):
        read_value({"text": "I can do", "heard": heard, "doubts": doubts, "delivery": delivery}, SCENARIO)
