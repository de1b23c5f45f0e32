"""Settings are found again, and never stand in the way of starting."""

import json
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from platformdirs import user_data_path

from simulator.settings import (
    DAMAGED_NAME,
    FILE_NAME,
    OPTIONS,
    Settings,
    SettingsError,
    SettingsFile,
    data_folder,
)
from tests.thoroughness import times


def test_the_first_start_has_the_defaults_and_writes_nothing(tmp_path: Path) -> None:
    assert SettingsFile(tmp_path / "new").read() == (Settings(), "")
    assert not (tmp_path / "new").exists()


def test_what_was_chosen_is_found_again(tmp_path: Path) -> None:
    SettingsFile(tmp_path / "new").change(theme="dark", person="Zoë 🐕 Ångström")
    assert SettingsFile(tmp_path / "new").read() == (Settings(theme="dark", person="Zoë 🐕 Ångström"), "")


def test_two_windows_do_not_undo_each_others_choices(tmp_path: Path) -> None:
    one, other = SettingsFile(tmp_path), SettingsFile(tmp_path)
    one.read()
    other.change(theme="dark")
    assert one.change(text_percent=130) == Settings(theme="dark", text_percent=130)


@pytest.mark.parametrize("damaged", ["", "{", '{"theme": "dark"', "[]", "null", "\0\0\0", "[" * 100_000])
def test_a_damaged_file_is_set_aside_with_a_word(tmp_path: Path, damaged: str) -> None:
    (tmp_path / FILE_NAME).write_text(damaged)
    read, word = SettingsFile(tmp_path).read()
    assert read == Settings()
    assert DAMAGED_NAME in word
    assert (tmp_path / DAMAGED_NAME).read_text() == damaged
    assert SettingsFile(tmp_path).read() == (Settings(), "")


def test_bytes_that_are_no_text_are_set_aside(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"\xff\xfe{}\x00")
    assert SettingsFile(tmp_path).read()[1]


def test_a_folder_in_its_place_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    assert "could not be read" in SettingsFile(tmp_path).read()[1]
    with pytest.raises(SettingsError) as refused:
        SettingsFile(tmp_path).change(theme="dark")
    assert str(tmp_path) in refused.value.remedy
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


@settings(
    max_examples=times(60, usual=20),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    kept=st.dictionaries(
        st.sampled_from(["theme", "text_percent", "motion", "person", "window", "from_a_later_version"]),
        st.one_of(
            st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.just("dark"), st.just([1])
        ),
    )
)
def test_any_value_in_the_file_gives_usable_settings(tmp_path: Path, kept: dict[str, object]) -> None:
    (tmp_path / FILE_NAME).write_text(json.dumps(kept))
    read, word = SettingsFile(tmp_path).read()
    assert word == ""
    assert read.theme in OPTIONS["theme"].allowed
    assert read.text_percent in OPTIONS["text_percent"].allowed
    assert type(read.text_percent) is int
    assert len(read.person) <= 100


def test_a_value_that_is_not_allowed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="theme"):
        SettingsFile(tmp_path).change(theme="pink")


def test_every_option_is_declared_once_with_its_help() -> None:
    assert Settings()._asdict() == {name: option.default for name, option in OPTIONS.items()}
    assert all(option.help.endswith(".") for option in OPTIONS.values())


def test_the_data_folder_is_the_wish_or_the_environment_or_the_systems_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAPPORT_DATA", str(tmp_path / "environment"))
    assert data_folder(str(tmp_path / "wish")) == tmp_path / "wish"
    assert data_folder() == tmp_path / "environment"
    monkeypatch.delenv("RAPPORT_DATA")
    assert data_folder() == user_data_path("Rapport", appauthor=False)
    assert data_folder("~nobody-of-that-name/x") == Path("~nobody-of-that-name/x").absolute()
    monkeypatch.chdir(tmp_path)
    assert data_folder("here") == tmp_path / "here"
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))
    assert data_folder("~/mine") == tmp_path / "home" / "mine"
    assert not list(tmp_path.iterdir())  # to say where is not to make it


def test_a_relative_folder_of_the_desktop_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("RAPPORT_DATA", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(Path("relative", "share")))
    assert data_folder() == tmp_path / ".local" / "share" / "Rapport"


def test_without_a_home_the_folder_has_to_be_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_home() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("RAPPORT_DATA", raising=False)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(Path, "home", no_home)
    with pytest.raises(SettingsError) as refused:
        data_folder()
    assert "--data" in refused.value.remedy
