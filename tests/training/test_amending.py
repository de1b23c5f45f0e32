"""What people heard and the program did not becomes a test and a pattern, in a copy of the author's own."""

from pathlib import Path

import pytest

from simulator.domain.attempt import Reply
from simulator.domain.overruling import Decision
from simulator.domain.people import Person
from simulator.domain.scorecard import Verdict
from simulator.records.interface import RecordStore
from simulator.scenario_files.amending import AmendingError, pattern_of
from simulator.scenario_files.library import read_source
from simulator.scenario_files.reader import check_file
from simulator.scoring.single_text import judge_text
from simulator.training import practice
from simulator.training.amending import Amendment, amendment, save_amendment
from simulator.training.deciding import decide
from simulator.training.differences import Case, differences
from tests.fakes import MemoryStore

SMALL = Path(__file__).resolve().parents[1] / "scenario_files" / "small.yaml"
WORDS = "Zonko the hound is singing today"


def case(store: MemoryStore, decision: Decision, quote: str) -> tuple[Person, Case]:
    ann = store.person("Ann")
    here = practice.start(store, read_source(str(SMALL)), ann, seed=0)
    said = iter((f"Well. {WORDS}.", "Let me see.", "One moment.", "Right.", "I am looking.", "Goodbye."))
    while not here.conversation.is_over:
        here = practice.answer(store, here, Reply(next(said)))
    decide(store, here.record.id, ann, "asks-colour", decision, quote=quote, reason="It is one")
    return ann, differences(store, ann)[0].cases[0]


def save(store: RecordStore, folder: Path, found: Amendment) -> Path:
    return save_amendment(store, folder, found)


def test_quoted_words_are_heard_in_ones_own_copy(tmp_path: Path) -> None:
    store = MemoryStore()
    ann, found = case(store, Decision.YES, WORDS)
    made = amendment(store, ann, found, with_words=True)
    assert 'says: ["zonko the hound is singing today"]' in made.snippet
    path = save(store, tmp_path / "scenarios", made)
    assert path.name == "wet-umbrella-own.yaml"
    checked = check_file(path)
    assert not checked.has_errors
    assert checked.scenario is not None
    assert (checked.scenario.id, checked.scenario.title) == (
        "wet-umbrella-own",
        "The wet umbrella (own copy)",
    )
    heard = judge_text(checked.scenario, WORDS).criteria["asks-colour"]
    assert heard.verdict is Verdict.YES
    assert judge_text(read_source(str(SMALL)).scenario, WORDS).criteria["asks-colour"].verdict != Verdict.YES
    assert checked.tests == check_file(SMALL).tests + 1
    with pytest.raises(AmendingError, match="listed twice"):
        save(store, tmp_path / "scenarios", amendment(store, ann, found, with_words=False))
    assert check_file(path) == checked


def test_a_test_that_fails_is_not_saved(tmp_path: Path) -> None:
    store = MemoryStore()
    ann, found = case(store, Decision.YES, WORDS)
    made = amendment(store, ann, found, with_words=False)
    assert made.snippet.startswith("tests:\n  - name: ")
    with pytest.raises(AmendingError, match="nothing was written") as refused:
        save(store, tmp_path, made)
    assert "asks-colour" in refused.value.problem
    assert list(tmp_path.iterdir()) == []


def test_without_words_there_is_nothing_to_listen_for() -> None:
    store = MemoryStore()
    ann, found = case(store, Decision.YES, "")
    with pytest.raises(AmendingError, match="No words are quoted"):
        amendment(store, ann, found, with_words=True)
    with pytest.raises(AmendingError, match="cannot be listened for"):
        pattern_of("...")
