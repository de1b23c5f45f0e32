"""Statements: account actors, ids that stay, nothing but who passed what and when."""

import json
import re
import uuid
from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import pytest

from simulator.training.exports.xapi_export import statements, xapi_of
from simulator.training.exports.xapi_statements import HomePageError
from tests.training.exports.lines import AGAIN, FIRST, line, somebody

HOME = "https://people.example.org/accounts"
ALLOWED = {"id", "actor", "verb", "object", "result", "context", "timestamp"}
SPOKEN = {"response", "name", "mbox"}


def told(**changed: Any) -> list[dict[str, Any]]:
    return json.loads(xapi_of([line(**changed)], HOME))


def assert_is_valid(said: dict[str, Any]) -> None:
    """What 1.0.3 and 2.0 both ask of a statement, as far as ours go."""
    assert set(said) == ALLOWED  # no version: stores of either edition set their own
    assert str(uuid.UUID(said["id"])) == said["id"]
    actor = said["actor"]
    assert set(actor) == {"objectType", "account"}  # exactly one identifier, and no name
    assert set(actor["account"]) == {"homePage", "name"}
    for iri in (
        actor["account"]["homePage"],
        said["verb"]["id"],
        said["object"]["id"],
        said["object"]["definition"]["type"],
        *said["context"]["extensions"],
    ):
        assert urlsplit(iri).scheme, iri
        assert not re.search(r'[\s<>"{}|\\^`]', iri)
    assert all(isinstance(text, str) for text in said["verb"]["display"].values())
    assert set(said["result"]) <= {"score", "success", "completion", "duration"}
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", said["timestamp"])
    assert datetime.fromisoformat(said["timestamp"])


def test_first_and_latest_completion_are_told() -> None:
    first, latest = told()
    for said in (first, latest):
        assert_is_valid(said)
        assert said["actor"]["account"] == {"homePage": HOME, "name": "00417"}
    assert first["timestamp"] == "2026-03-01T09:30:15.250Z"
    assert [one["context"]["extensions"][f"{HOME}/xapi/evidence-sha256"] for one in (first, latest)] == [
        FIRST.evidence,
        AGAIN.evidence,
    ]


def test_one_completion_is_one_statement_and_none_is_none() -> None:
    assert len(told(first=AGAIN)) == 1
    assert told(first=None, latest=None) == []


def test_sending_again_is_the_same_and_another_completion_is_not() -> None:
    ids = [one["id"] for one in told()]
    assert ids == [one["id"] for one in told()]
    assert ids[1] != told(latest=replace(AGAIN, evidence="ef" * 32))[1]["id"]
    renamed = next(statements([replace(line(), scenario_title="Another title")], HOME))
    assert renamed["id"] == ids[0]


def test_neither_name_nor_mail_is_told() -> None:
    text = xapi_of([line()], HOME).decode()
    assert "Öberg" not in text
    assert "p-1@example.org" not in text


def test_who_has_no_number_is_told_by_their_id() -> None:
    said = json.loads(xapi_of([line(somebody(number=""))], HOME))[0]
    assert said["actor"]["account"]["name"] == "p-1"


def test_a_scenario_of_any_name_is_an_address() -> None:
    for said in json.loads(xapi_of([line(scenario="my own/ü <3")], HOME)):
        assert_is_valid(said)


@pytest.mark.parametrize(
    "address", ["", "people", "ftp://x", "https://", "https://a b", "http://[", 'http://a"b']
)
def test_what_is_no_web_address_is_said(address: str) -> None:
    with pytest.raises(HomePageError, match="no web address"):
        xapi_of([line()], address)
