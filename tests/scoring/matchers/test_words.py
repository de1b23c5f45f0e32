"""Conditions about what was said, to whom, and what was handed over."""

from __future__ import annotations

import pytest

from simulator.domain.attempt import Reply
from simulator.domain.evidence import Certainty
from simulator.scoring.matchers import (
    Addressed,
    BeyondCard,
    CallsByName,
    Gives,
    GivesReason,
    Offers,
    Says,
)
from tests.scoring.small_world import CARD, NO, TRAY, UNSURE, YES, moment, quotes


@pytest.mark.parametrize(
    ("says", "text", "certainty", "quoted"),
    [
        (Says(("sorry",)), "So sorry!", YES, ["sorry"]),
        (Says(("sorry",)), "Not sorry.", NO, []),
        (Says(("sorry",)), 'You said "sorry".', NO, []),
        (Says(("sorry",), ("afraid",)), "I'm afraid so.", UNSURE, ["afraid"]),
        (Says(("sorry",), ("afraid",)), "I'm afraid. Sorry.", YES, ["Sorry"]),
        (Says(("sorry",), but_not=("but",)), "Sorry, but no.", NO, []),
        (Says(("sorry",), but_not=("but",)), "But wait. Sorry.", YES, ["Sorry"]),
        (Says(("sorry",), but_not=("but",)), "Sorry " + "so " * 8 + "but.", NO, []),
        (Says(("sorry",), but_not=("but",)), "But " + "a b " * 8 + "sorry.", YES, ["sorry"]),
        (Says(("sorry", "so sorry")), "I'm so sorry, sorry.", YES, ["so sorry", "sorry"]),
        (Says(("age",), question=True), "What is your age?", YES, ["age"]),
        (Says(("age",), question=True), "I know your age.", NO, []),
        (Says(("{dog.name}",)), "Hello Biscuit!", YES, ["Biscuit"]),
        (Says(("@treat",), words=(("treat", ("bone", "ball")),)), "A ball?", YES, ["ball"]),
        (Says(("hello",)), "", NO, []),
    ],
)
def test_says(says: Says, text: str, certainty: Certainty, quoted: list[str]):
    finding = says.find(moment(reply=Reply(text, gives="balloon")))
    assert finding.certainty is certainty
    assert quotes(finding) == quoted


def test_says_tells_why_and_what():
    says = Says(("see {dog.name}", "[the] dog"), question=True)
    assert says.looks_for() == ("words like “see {dog.name}”, “dog”, asked as a question",)
    (evidence,) = Says(("dog",), because="They heard him.").find(moment("dog")).evidence
    assert evidence.because == "They heard him."


@pytest.mark.parametrize(
    ("text", "to", "speaker", "addressed"),
    [
        ("Hello there", (), "marco", {"marco"}),
        ("Hello there", (), "mia", {"mia"}),
        ("Hello there", ("mia",), "marco", {"mia"}),
        ("Hello there", ("mia", "marco"), "mia", {"mia", "marco"}),
        ("Hello, Mia!", (), "marco", {"mia"}),
        ("Mia, and you, sir, hello", (), "marco", {"mia", "marco"}),
        ("Hello, Mia", ("marco",), "marco", {"mia", "marco"}),
        ("How old is Mia?", (), "marco", {"marco"}),
        ("Is Mia hungry", (), "marco", {"marco"}),
        ("A chair for Mia perhaps", (), "marco", {"marco"}),
        ("Happy birthday sweetheart", (), "marco", {"mia"}),
        ("Mr. Rossi, this way", (), "mia", {"marco"}),
        ('"Come along, Mia" is what you said', (), "marco", {"marco"}),
    ],
)
def test_a_reply_is_said_to_those_chosen_or_called_or_else_to_who_spoke(text, to, speaker, addressed):
    here = moment(reply=Reply(text, to=to))
    here = moment(reply=here.reply, line=type(here.line)(speaker, "Hello."))
    assert {who for who in ("marco", "mia") if Addressed(who).find(here).certainty is YES} == addressed


def test_a_name_is_quoted():
    assert quotes(Addressed("mia").find(moment("Come here, Mia!"))) == ["Mia"]
    assert quotes(Addressed("mia").find(moment(reply=Reply("Come here!", to=("mia",))))) == []
    assert quotes(CallsByName("marco").find(moment("Thank you, Mr Rossi."))) == ["Mr Rossi"]
    assert CallsByName("marco").find(moment("Is Marco here?")).certainty is NO
    assert CallsByName("mia").find(moment(reply=Reply("Hi", to=("mia",)))).certainty is NO


@pytest.mark.parametrize(
    ("what", "gives", "given", "certainty"),
    [
        ("any", None, (), NO),
        ("any", "balloon", (), YES),
        ("any", "toy", (), YES),
        ("any", "no such thing", (), NO),
        ("beyond", "balloon", (), NO),
        ("beyond", "balloon", ("balloon",), YES),
        ("beyond", "toy", (), YES),
        ("balloon", "balloon", (), YES),
        ("balloon", "toy", (), NO),
        ("toy", "toy", ("balloon",), YES),
    ],
)
def test_gives(what: str, gives: str | None, given: tuple[str, ...], certainty: Certainty):
    finding = Gives(what, TRAY).find(moment(reply=Reply("Here", gives=gives), given=given))
    assert finding.certainty is certainty
    assert [evidence.quote for evidence in finding.evidence] == ([""] if certainty is YES else [])


@pytest.mark.parametrize(
    ("text", "at_least", "certainty", "quoted"),
    [
        ("I can exchange it", 1, YES, ["exchange"]),
        ("I can exchange it", 2, NO, []),
        ("I can exchange it or lend you one", 2, YES, ["exchange", "lend you"]),
        ("I can exchange it, exchange it, exchange it", 2, NO, []),
        ("I could look at it", 1, UNSURE, ["look at it"]),
        ("I could look at it or exchange it", 1, YES, ["exchange"]),
        ("I could look at it or exchange it", 2, UNSURE, ["look at it", "exchange"]),
        ("I cannot exchange it", 1, NO, []),
    ],
)
def test_offers_counts_different_entries(text: str, at_least: int, certainty: Certainty, quoted: list[str]):
    finding = Offers(CARD.may, at_least).find(moment(text))
    assert finding.certainty is certainty
    assert quotes(finding) == quoted


@pytest.mark.parametrize(
    ("text", "reason", "beyond"),
    [
        ("They are sold again as new", YES, NO),
        ("It is not sold again as new", NO, NO),
        ("You get cash back", NO, YES),
        ("You get your money", NO, UNSURE),
        ("I cannot give you cash back", NO, NO),
    ],
)
def test_the_card(text: str, reason: Certainty, beyond: Certainty):
    assert GivesReason(CARD.reason).find(moment(text)).certainty is reason
    assert BeyondCard(CARD.may_not).find(moment(text)).certainty is beyond
