"""What is sent holds in both editions of xAPI, names nobody, and is the same whenever it is made."""

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.completion import Completion
from simulator.training.exports.xapi_statements import (
    completion_statement,
    statement_text,
    voiding_statement,
)
from simulator.training.pushing.sameness import are_same
from tests.training.pushing.rules import broken_rules

HOME = "https://people.example.org"
AT = datetime(2026, 3, 1, 9, 30, 15, 250_000, tzinfo=UTC)
VERSIONS = pytest.mark.parametrize("version", ["1.0.3", "2.0.0"])


def told(**changed: Any) -> dict[str, Any]:
    values = {"account": "00417", "scenario": ("dog", "Der Hund"), "completion": Completion("a", AT, "ab")}
    return completion_statement(**{**values, "home_page": HOME, **changed})


@VERSIONS
@given(
    account=st.text(min_size=1, max_size=40),
    scenario=st.tuples(st.text(min_size=1, max_size=60), st.text(max_size=60)),
    at=st.datetimes(timezones=st.just(timezone(timedelta(hours=5, minutes=30)))).filter(
        lambda at: at.year > 1
    ),
    is_decided=st.booleans(),
)
def test_any_completion_makes_a_statement_that_holds(
    version: str, account: str, scenario: tuple[str, str], at: datetime, is_decided: bool
) -> None:
    said = told(
        account=account, scenario=scenario, completion=Completion("a", at, "ab", is_decided=is_decided)
    )
    assert broken_rules(said, version) == []
    assert are_same(statement_text(said), json.loads(statement_text(said)))


@VERSIONS
def test_taking_back_holds_too(version: str) -> None:
    said = voiding_statement(told()["id"], HOME)
    assert broken_rules(said, version) == []
    assert said == voiding_statement(told()["id"], HOME)
    assert said["id"] != voiding_statement(said["id"], HOME)["id"]


@VERSIONS
@pytest.mark.parametrize(
    "spoilt",
    [
        {"actor": {"account": {"homePage": "people", "name": "1"}}},
        {"actor": {"account": {"homePage": HOME, "name": "1"}, "mbox": "mailto:a@example.org"}},
        {"id": "1"},
        {"timestamp": "2026-03-01T09:30:15"},
        {"result": {"response": "What’s her name?"}},
        {"note": ""},
        {"object": {"objectType": "StatementRef", "id": told()["id"]}},
    ],
)
def test_the_rules_would_find_what_is_wrong(version: str, spoilt: dict[str, Any]) -> None:
    assert broken_rules(told() | spoilt, version)


def test_the_same_said_again_after_it_was_taken_back_has_another_id() -> None:
    """A store never lets a statement stand again that was voided."""
    once, again = told(), told(taken_back="x")
    assert once["id"] != again["id"]
    assert {**once, "id": ""} == {**again, "id": ""}
    assert again["id"] == told(taken_back="x")["id"]


@pytest.mark.parametrize(
    ("change", "is_same"),
    [
        ({"stored": "2026-11-23T00:00:00Z", "authority": {"mbox": "x"}, "version": "1.0.0"}, True),
        ({"timestamp": "2026-03-01T10:30:15.25+01:00"}, True),
        ({"timestamp": "2026-03-01T10:30:15.25Z"}, False),
        ({"timestamp": "soon"}, False),
        ({"verb": {"id": told()["verb"]["id"]}}, True),
        ({"verb": {"id": "http://adlnet.gov/expapi/verbs/failed"}}, False),
        ({"object": {"id": told()["object"]["id"]}}, True),
        ({"actor": {"account": told()["actor"]["account"]}}, True),
        ({"actor": {"account": {"homePage": HOME, "name": "417"}}}, False),
        ({"result": {"success": False, "completion": True}}, False),
        ({"actor": None}, False),
        ({"attachments": []}, False),
    ],
)
def test_statements_are_compared_without_what_stores_may_change(
    change: dict[str, Any], is_same: bool
) -> None:
    assert are_same(statement_text(told()), told() | change) is is_same


@pytest.mark.parametrize("there", [None, [], "x", {}, {"actor": []}])
def test_whatever_else_a_store_says_is_not_the_same(there: object) -> None:
    assert not are_same(statement_text(told()), there)
