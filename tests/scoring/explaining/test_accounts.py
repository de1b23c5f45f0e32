"""An account never says anything else than the condition it accounts for."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from simulator.domain.attempt import Reply
from simulator.domain.evidence import Certainty, Evidence, Finding
from simulator.domain.moment import Moment
from simulator.domain.rubric import Condition
from simulator.domain.scenario import Scenario
from simulator.scenario_files.library import read_source
from simulator.scoring.behaviours.catalogue import catalogue
from simulator.scoring.explaining.account import Account
from simulator.scoring.explaining.accounts import account_of
from simulator.scoring.explaining.catalogue_lines import catalogue_line
from simulator.scoring.explaining.explanation import Explained, explain_text
from simulator.scoring.matchers import MATCHERS, Says, ShowsBehaviour
from simulator.scoring.single_text import judge_text, moment_of

EXAM = Path(__file__).resolve().parents[2] / "exam"
SCENARIOS = ("barking-dog", "childs-birthday", "policy-complaint")
EVERY = 12
"""Only each twelfth reply: the accounts of all would take a minute."""


@cache
def scenario(id_: str) -> Scenario:
    return read_source(id_).scenario


def conditions(id_: str) -> Iterator[Condition]:
    read = scenario(id_)
    for criterion in read.rubric.criteria:
        yield criterion.listen_for
        if criterion.opportunity is not None:
            yield criterion.opportunity
    for node in read.nodes.values():
        yield from (branch.when for branch in node.branches if branch.when is not None)
    yield from (ending.when for ending in read.endings if ending.when is not None)


def replies(id_: str) -> list[tuple[str, str]]:
    lines = json.loads((EXAM / "lines.json").read_text())[id_]
    rows = (EXAM / "replies" / f"{id_}.a.jsonl").read_text().splitlines()[::EVERY]
    return [(row["text"], lines[row["line"]]) for row in map(json.loads, rows)]


def below(account: Account) -> Iterator[Account]:
    yield account
    for part in account.parts:
        yield from below(part)


def moment(text: str, id_: str = "barking-dog", customer: str | None = None) -> Moment:
    return moment_of(scenario(id_), Reply(text), customer)


@pytest.mark.parametrize("id_", SCENARIOS)
def test_every_account_adds_up_to_what_was_found(id_: str) -> None:
    asked, seen = [one.listen_for for one in scenario(id_).rubric.criteria], set[str]()
    for text, customer in replies(id_)[:3]:
        here = moment(text, id_, customer)
        for condition in asked:
            told = account_of(condition, here)
            assert told.certainty is condition.find(here).certainty
            for account in below(told):
                seen.add(account.key)
                agrees(account)
    assert seen <= MATCHERS.keys()


def agrees(account: Account) -> None:
    """Hold an account to its parts and patterns."""
    parts = [part.certainty for part in account.parts]
    if account.key == "all":
        assert account.certainty is min(parts, default=Certainty.YES)
    if account.key in ("any", "beyond_card"):
        assert account.certainty is max(parts, default=Certainty.NO)
    if account.key in ("criterion", "gives_reason"):
        assert [account.certainty] == parts
    if account.key == "says":
        sure = [one for one in account.heard if one.counts and one.key == "says"]
        perhaps = [one for one in account.heard if one.counts and one.key == "perhaps"]
        assert account.certainty is (Certainty.YES if sure else Certainty.UNSURE if perhaps else Certainty.NO)
    if account.key == "behaviour" and account.certainty is Certainty.NO:
        assert not [one for one in account.heard if one.counts and one.key != "about"]


@pytest.mark.parametrize("id_", SCENARIOS)
def test_every_text_is_explained_as_it_is_judged(id_: str) -> None:
    for text, customer in replies(id_)[4:10]:
        judged = judge_text(scenario(id_), text, customer=customer)
        found = explain_text(scenario(id_), text, customer=customer)
        assert [one.id for one in found.explained] == [*judged.criteria, *judged.behaviours]
        for one in found.explained:
            side = judged.behaviours if one.is_behaviour else judged.criteria
            assert one.finding == side[one.id]
            if one.is_behaviour:
                assert one.account.certainty.name.lower() == one.finding.verdict.value
            if one.finding.verdict.value != "no":
                assert one.is_worth_telling


@pytest.mark.parametrize("key", MATCHERS)
def test_every_matcher_of_the_table_can_account_for_itself(key: str) -> None:
    kind = MATCHERS[key]
    made = [
        one
        for id_ in SCENARIOS
        for condition in conditions(id_)
        for one in _inside(condition)
        if type(one) is kind
    ]
    if not made:
        pytest.skip("no bundled scenario uses it")
    told = account_of(made[0], moment("Sorry, no."))
    assert told.key == key
    assert told.notes or told.parts or told.heard or told.looks_for


def _inside(condition: Condition) -> Iterator[Condition]:
    yield condition
    inner = getattr(condition, "conditions", None) or getattr(condition, "condition", None) or ()
    for part in inner if isinstance(inner, tuple) else (inner,):
        yield from _inside(part)


def objection(says: Condition, text: str) -> str:
    told = account_of(says, moment(text))
    (heard,) = [one for one in told.heard if one.is_wanted]
    assert told.certainty is Certainty.NO
    return heard.objection


def test_what_took_a_match_back_is_named() -> None:
    says = Says(("glad to help",), but_not=("not my job",), question=False)
    assert objection(says, "I am not glad to help you.") == "it is negated by “not”"
    assert "“not my job” close to it" in objection(says, "Glad to help but that is not my job.")
    assert objection(says, "She wrote “glad to help” there.") == "it stands between quotation marks"
    asked = Says(("any pets",), question=True)
    assert objection(asked, "You can bring any pets along.") == "it is not asked as a question"


def behaviour(id_: str, text: str) -> Explained:
    return next(one for one in explain_text(None, text).explained if one.id == id_)


def test_a_behaviour_tells_its_patterns_and_what_takes_them_back() -> None:
    told = behaviour("apologises", "I am so sorry about that.")
    assert told.finding.verdict.value == "yes"
    (first, *_) = [one for one in told.account.heard if one.counts]
    assert first.owner == "apologises"
    assert "sorry" in first.quote
    assert catalogue_line("apologises", first.key, first.pattern) > 0
    reported = behaviour("apologises", "Your colleague, he said we are so sorry.")
    if reported.finding.verdict.value == "no":
        assert reported.is_worth_telling
        assert {one.objection for one in reported.account.heard if one.is_wanted} == {
            "it is told as somebody else's words"
        }


def test_every_pattern_of_the_catalogue_has_its_line() -> None:
    for entry in catalogue().behaviours.values():
        for key in ("says", "perhaps", "but_not", "not_in", "never_with", "doubted_with"):
            for pattern in getattr(entry, key):
                assert catalogue_line(entry.id, key, pattern), (entry.id, key, pattern)


def test_words_are_told_with_their_scopes() -> None:
    words = {w.word: w for w in explain_text(None, "I'm not sorry. Is it Biscuit?").words}
    assert words["sorry"].scopes == ("negated by not",)
    assert (words["biscuit"].sentence, words["biscuit"].scopes) == (1, ("question",))


def test_calling_by_name_needs_no_pattern() -> None:
    told = account_of(ShowsBehaviour("uses-name"), moment("Thank you, Dana."))
    assert told.certainty is Certainty.YES
    assert any("“Dana” shows it without a pattern" in note for note in told.notes)


def test_what_a_later_condition_finds_is_told_by_its_evidence() -> None:
    class LikeThis:
        def find(self, moment: Moment) -> Finding:
            said = Evidence(0, 0, 2, "No", "It is like “never”: the sentence model says so.")
            return Finding(Certainty.UNSURE, (said,))

        def looks_for(self) -> tuple[str, ...]:
            return ("the like",)

    told = account_of(LikeThis(), moment("No."))
    assert told.notes == ("“No”: It is like “never”: the sentence model says so.",)
