"""An idea from a meeting becomes a scenario that is right and plays, whatever its words."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from simulator.domain.attempt import Reply
from simulator.domain.sessions.idea_behaviours import IDEA_BEHAVIOURS
from simulator.scenario_files.library import read_source
from simulator.scenario_files.reader import check_file, check_scenario_text
from simulator.scoring.behaviours.catalogue import catalogue
from simulator.training import practice
from simulator.training.sessions.drafting import DraftingError, draft_scenario, draft_text
from tests.fakes import MemoryStore

IDEA = "Rang her the day after: had the lamp arrived whole? Nothing to sell."


def test_ties_are_behaviours_that_support() -> None:
    known = catalogue().behaviours
    assert all(known[id_].side == "supports" for id_ in IDEA_BEHAVIOURS)


@pytest.mark.parametrize("behaviour", ["", *IDEA_BEHAVIOURS])
def test_every_draft_is_right_and_its_tests_pass(behaviour: str) -> None:
    checked = check_scenario_text(draft_text("told-a", IDEA, behaviour), Path("told-a.yaml"))
    assert [each.rendered("told-a.yaml") for each in checked.problems if each.is_error] == []


def test_a_draft_is_found_and_played_to_its_end(tmp_path: Path) -> None:
    draft = draft_scenario(tmp_path / "scenarios", IDEA, "asks-about-person")
    assert draft.path.name == "told-rang-her-the-day-after.yaml"
    assert not check_file(draft.path).has_errors
    store = MemoryStore()
    here = practice.start(store, read_source(str(draft.path)), store.person("Ana"), seed=0)
    for said in (
        "How is your daughter?",
        "I can send you a new one today.",
        "Ask for Sam.",
        "Thank you for calling.",
    ):
        here = practice.answer(store, here, Reply(said))
    assert here.record.result is not None
    assert here.record.result.passed
    assert "Rang her the day after" in here.conversation.setting.scenario.briefing.they


def test_a_name_that_is_taken_is_left_alone(tmp_path: Path) -> None:
    first = draft_scenario(tmp_path, IDEA)
    first.path.write_text("mine", encoding="utf-8")
    second = draft_scenario(tmp_path, IDEA)
    assert second.path != first.path
    assert first.path.read_text(encoding="utf-8") == "mine"
    assert second.scenario_id == second.path.stem
    assert sorted(one.suffix for one in tmp_path.iterdir()) == [".yaml", ".yaml"]


def test_a_folder_that_cannot_be_written_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "scenarios").write_text("a file", encoding="utf-8")
    with pytest.raises(DraftingError, match="cannot be written"):
        draft_scenario(tmp_path / "scenarios", IDEA)


@settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(some.text(min_size=1, max_size=300))
def test_no_words_make_a_draft_wrong(idea: str) -> None:
    checked = check_scenario_text(draft_text("told-a", idea), Path("told-a.yaml"), with_tests=False)
    assert [each.rendered("told-a.yaml") for each in checked.problems if each.is_error] == []


def test_an_idea_of_marks_alone_has_a_title_all_the_same(tmp_path: Path) -> None:
    draft = draft_scenario(tmp_path, "! .")
    assert draft.title == "Something for a customer"
    assert not check_file(draft.path).has_errors


@pytest.mark.parametrize(
    "idea", ["{name} «{}» : - # 'x' \"y\" \\ $id ${x}", "送她一张手写的卡片", "كتبت لها بطاقة"]
)
def test_words_with_a_meaning_in_files_are_only_words(idea: str, tmp_path: Path) -> None:
    assert not check_file(draft_scenario(tmp_path, idea).path).has_errors
