"""The bundled scenarios were checked when the program was made, and nothing else is taken for checked."""

import json
from pathlib import Path

import pytest

from simulator.bundled_files import scenarios_folder
from simulator.scenario_files import checked_texts, library, reader
from simulator.scenario_files.checked_entry import checked_entry_of
from simulator.scenario_files.library import ScenarioLibrary
from simulator.scenario_files.library_entry import scenario_digest
from tests.make_kept import BUNDLED
from tests.scenario_files.edited import SMALL

DOG = scenarios_folder() / "barking-dog.yaml"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what is kept, to be changed."""
    copy = tmp_path / "kept.json"
    copy.write_bytes(checked_texts.KEPT.read_bytes())
    monkeypatch.setattr(checked_texts, "KEPT", copy)
    monkeypatch.setattr(checked_texts, "checking_digest", lambda: json.loads(copy.read_bytes())["code"])
    checked_texts._kept.cache_clear()
    return copy


@pytest.fixture(autouse=True)
def forget() -> object:
    yield
    checked_texts._kept.cache_clear()


def _refuse(*_: object, **__: object) -> None:
    raise AssertionError("it was checked once more")


def test_all_bundled_scenarios_are_kept_as_this_code_checked_them() -> None:
    """``test_bundled`` compares what is kept of each. Other code or texts: python -m tests.make_kept ."""
    told = json.loads(checked_texts.KEPT.read_text("utf-8"))
    remedy = "what is kept is of other scenarios or other code: run  python -m tests.make_kept"
    assert told["code"] == checked_texts.checking_digest(), remedy
    assert set(told["texts"]) == {scenario_digest(path.read_text("utf-8")) for path in BUNDLED}, remedy


def test_a_first_start_checks_no_bundled_scenario_and_knows_all_of_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(library, "_checked", _refuse)
    told: list[bool] = []
    found = ScenarioLibrary([scenarios_folder()]).refresh(lambda entry, *_: told.append(entry.is_checked))
    assert told == [True] * len(BUNDLED)
    assert [entry.path.stem for entry in found] == [entry.id for entry in found]


def test_a_bundled_scenario_opens_without_being_checked_and_is_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = DOG.read_text("utf-8")
    expected = reader.read_scenario_text(text)
    for known in (reader._known, reader._without_tests):
        known.cache_clear()
    monkeypatch.setattr(reader, "_checked", _refuse)
    found = ScenarioLibrary([scenarios_folder()]).source("barking-dog")
    assert found.text == text
    assert found.scenario == expected


def test_another_text_is_checked(tmp_path: Path) -> None:
    changed = DOG.read_text("utf-8") + "\n# and a word more\n"
    assert not checked_texts.was_found_right(scenario_digest(changed))
    (tmp_path / "dog.yaml").write_text(changed.replace("mood:", "mod:", 1), "utf-8")
    (entry,) = ScenarioLibrary([tmp_path]).refresh()
    assert not entry.is_playable


def test_with_other_code_everything_is_checked(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checked_texts, "checking_digest", lambda: "other")
    assert checked_texts.checked_before(scenario_digest(DOG.read_text("utf-8")), DOG) is None


@pytest.mark.parametrize("damage", ["", "[]", "null", "{", '{"code": 3}', '{"texts": {}}'])
def test_a_damaged_file_is_no_file(kept: Path, monkeypatch: pytest.MonkeyPatch, damage: str) -> None:
    code = checked_texts.checking_digest()
    monkeypatch.setattr(checked_texts, "checking_digest", lambda: code)
    kept.write_text(damage, "utf-8")
    assert checked_texts.checked_before(scenario_digest(DOG.read_text("utf-8")), DOG) is None


def test_a_damaged_entry_is_no_entry(kept: Path) -> None:
    digest = scenario_digest(DOG.read_text("utf-8"))
    told = json.loads(kept.read_bytes())
    told["texts"][digest] = ["barking-dog"]
    kept.write_text(json.dumps(told), "utf-8")
    assert checked_texts.checked_before(digest, DOG) is None
    assert not checked_texts.was_found_right(digest)


def test_what_was_found_broken_is_not_played(kept: Path, tmp_path: Path) -> None:
    """Whoever keeps a broken scenario with the program keeps its problems, and it cannot be opened."""
    broken = tmp_path / "broken.yaml"
    broken.write_text(SMALL.read_text("utf-8").replace("mood:", "mod:", 1), "utf-8")
    entry = checked_entry_of(broken)
    assert entry.errors
    kept.write_text(checked_texts.written([entry]), "utf-8")
    assert not checked_texts.was_found_right(entry.digest)
    assert checked_texts.checked_before(entry.digest, broken) == entry
