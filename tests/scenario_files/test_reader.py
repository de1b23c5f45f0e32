"""What a file says is what the scenario holds."""

import hashlib
from pathlib import Path

import pytest

from simulator.domain.conversation import Conversation
from simulator.domain.rubric import Counts, Side
from simulator.domain.scenario import ComesBack
from simulator.scenario_files.problems import ScenarioFileError
from simulator.scenario_files.reader import (
    check_file,
    check_scenario_text,
    read_known_text,
    read_scenario,
    read_scenario_text,
)
from simulator.scenario_files.upgrades import upgraded
from tests.scenario_files.edited import FOLDER, SMALL, SMALLEST, problems_after


def test_a_file_without_problems_has_none() -> None:
    checked = check_file(SMALL)
    assert checked.problems == ()
    assert checked.tests == 6
    assert checked.scenario is not None


def test_the_whole_format_arrives() -> None:
    scenario = read_scenario(SMALL)
    assert scenario.customer.name == "Ida Berg"
    assert scenario.customer.voice.words_per_minute == 150
    assert scenario.characters["tom"].voice.gender == ""
    assert scenario.opening is not None
    assert scenario.opening.late_mood == -10
    assert scenario.tray is not None
    assert [item.is_allowed for item in scenario.tray.items] == [True, False]
    assert scenario.card is not None
    assert [entry.id for entry in scenario.card.may] == ["post", "keep"]
    assert scenario.facts["thing"][1] == {"thing.name": "scarf", "thing.colour": "blue"}
    assert scenario.facts["town"] == ({"town": "Dover"}, {"town": "Deal"})
    assert scenario.nodes["hello"].branches[0].mood == 15
    assert scenario.nodes["hello"].branches[0].remember == ("asked",)
    assert scenario.nodes["upset"].says == ""
    assert scenario.nodes["tom"].speaker == "tom"
    assert [ending.comes_back for ending in scenario.endings] == [
        ComesBack.YES,
        ComesBack.PERHAPS,
        ComesBack.NO,
    ]
    refuses = next(c for c in scenario.rubric.criteria if c.id == "refuses")
    assert (refuses.side, refuses.counts) == (Side.RELATIONSHIP, Counts.AGAINST)
    assert next(c for c in scenario.rubric.criteria if c.id == "offers-way").critical


def test_the_digest_is_that_of_the_text() -> None:
    text = SMALL.read_text(encoding="utf-8")
    assert read_scenario_text(text).digest == hashlib.sha256(text.encode()).hexdigest()
    assert read_scenario(SMALL).digest == read_scenario_text(text).digest


def test_facts_are_filled_into_what_is_said() -> None:
    here = Conversation.begin(read_scenario(SMALL), 0)
    assert here.lines[0].text == "Good morning, this is Berg from Dover. I have lost my umbrella."


@pytest.mark.parametrize("word", ["yes", "Yes", "true", "on"])
def test_yes_in_many_spellings(word: str) -> None:
    assert problems_after(("otherwise: yes", f"otherwise: {word}")) == []


def test_words_that_yaml_would_change_stay_words() -> None:
    text = SMALLEST.replace("title: The lost key", "title: 12:30").replace(
        "says: I have lost my key.", "says: 007"
    )
    scenario = read_scenario_text(text)
    assert (scenario.title, scenario.nodes["hello"].says) == ("12:30", "007")


def test_problems_of_shape_and_of_story_come_together() -> None:
    found = problems_after(
        ("mood: 50", "mood: many"), ("to: glad}", "to: gald}"), ("    poor: Again?", "    por: Again?")
    )
    codes = [problem.code for problem in found]
    assert codes == ["SC105", "SC102", "SC101", "SC301"]
    assert 'Did you mean "glad"?' in found[3].remedy


def test_unknown_keys_name_the_key_that_was_meant() -> None:
    (found,) = problems_after(("thought: How kind.", "thougt: How kind."))
    assert (found.code, found.line, found.column) == ("SC101", 19, 50)
    assert found.remedy.startswith('Did you mean "thought"?')


def test_every_duplicate_key_is_told_with_the_first_one() -> None:
    found = problems_after(("mood: 50", "mood: 50\nmood: 51\nmood: 52"))
    assert [(problem.code, problem.line) for problem in found] == [("SC012", 12), ("SC012", 13)]
    assert "line 11" in found[0].message


def test_a_newer_format_is_the_only_thing_told() -> None:
    (found,) = problems_after(("format_version: 1", "format_version: 7"), ("mood: 50", "temper: {x: y}"))
    assert found.code == "SC013"
    assert "newer Rapport" in found.message


def test_older_formats_are_brought_up_to_date_step_by_step() -> None:
    steps = {1: lambda said: {**said, "b": said["a"]}, 2: lambda said: {**said, "c": said["b"]}}
    assert upgraded({"a": "x"}, 1, steps, 3) == {"a": "x", "b": "x", "c": "x", "format_version": 3}


@pytest.mark.parametrize("path", sorted((FOLDER / "old_versions").glob("*.yaml")), ids=lambda path: path.stem)
def test_files_of_every_format_there_ever_was_are_read(path: Path) -> None:
    assert read_scenario(path).id == "wet-umbrella"


@pytest.mark.parametrize(
    "name", ["../x", "/etc/passwd", "C:\\x", "\\\\host\\share", "x.svg", "~x", "con", "a b", "..", "%2e%2e"]
)
def test_paths_are_never_names(name: str) -> None:
    (found,) = problems_after(("place: generic", f"place: '{name}'"))
    assert found.code == "SC112"


def test_files_may_be_written_on_windows() -> None:
    text = SMALL.read_text(encoding="utf-8").replace("\n", "\r\n")
    assert check_scenario_text(text, SMALL).problems == ()


def test_right_to_left_and_emoji_texts_are_kept() -> None:
    scenario = read_scenario_text(SMALLEST.replace("I have lost my key.", "أضعت مفتاحي 🔑 שלום"))
    assert scenario.nodes["hello"].says == "أضعت مفتاحي 🔑 שלום"


def test_a_test_that_fails_says_expected_and_got() -> None:
    found = problems_after(("yes: [is-sorry, asks-room]", "no: [is-sorry], yes: [asks-room]"))
    assert [problem.code for problem in found] == ["SC501"]
    assert found[0].message == 'Test "kind": expected no for is-sorry, got yes.'
    assert '"sorry"' in found[0].remedy


def test_a_missing_verdict_says_what_was_looked_for() -> None:
    found = problems_after(("expect: {ending: gone, passed: no}", "expect: {yes: [asks-room], mood: 90}"))
    assert [problem.message for problem in found] == [
        'Test "unkind": expected yes for asks-room, got no.',
        'Test "unkind": expected mood 90, got 40.',
    ]
    assert "question about the room" in found[0].remedy


def test_playing_does_not_wait_for_the_files_own_tests() -> None:
    text = SMALLEST.replace("ending: glad, yes", "ending: gone, yes")
    assert read_scenario_text(text).id == "lost-key"
    assert check_scenario_text(text, Path("x.yaml")).has_errors


def test_a_text_that_was_found_right_is_read_to_the_same_scenario() -> None:
    text = SMALL.read_text(encoding="utf-8")
    known, checked = read_known_text(text), read_scenario_text(text)
    assert (known.id, known.digest, known.nodes, known.endings) == (
        checked.id,
        checked.digest,
        checked.nodes,
        checked.endings,
    )
    with pytest.raises(ScenarioFileError):
        read_known_text("id: [")
