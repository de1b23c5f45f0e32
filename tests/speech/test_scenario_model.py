"""Sayings become rows of words as people speak them, and files the decoder reads."""

import json
from pathlib import Path

import pytest

from simulator.speech import scenario_model
from simulator.speech.child_process import Refusal
from simulator.speech.language_model import learned
from simulator.speech.listener_child import ListenerChild
from simulator.speech.pocketsphinx_listener import customer_service, general_english
from simulator.speech.scenario_model import Sources, build, read_words, rows_of, shortened

ENGLISH = learned(
    (("barking", "dog"), ("barked",), ("barks",), ("barn",)),
    ("<s>", "</s>", "barked", "barking", "barks", "barn", "dog"),
)


@pytest.mark.parametrize(
    ("row", "short"),
    [
        ("i am not sure", "i'm not sure"),
        ("we can not do that", "we can't do that"),
        ("it is fine", "it's fine"),
        ("they will not and do not", "they won't and don't"),
        ("no", "no"),
    ],
)
def test_what_people_run_together_is_run_together(row: str, short: str) -> None:
    assert " ".join(shortened(row.split())) == short


def test_people_are_expected_to_shorten_more_often_than_not() -> None:
    rows = [" ".join(row) for row in rows_of(["I do not bark"], ENGLISH)]
    assert sorted(rows) == ["i do not bark", "i don't bark", "i don't bark"]


def test_an_open_word_gets_its_likeliest_endings() -> None:
    rows = {" ".join(row) for row in rows_of(["… bark~ …"], ENGLISH)}
    assert rows == {"… barked …", "… barking …", "… barks …"}


def test_an_open_word_nobody_knows_is_a_gap() -> None:
    assert list(rows_of(["zzz~ dog"], ENGLISH)) == [("…", "dog")]


def test_files_are_written_whole(tmp_path: Path) -> None:
    target = tmp_path / "it.model"
    sources = Sources(general_english(), customer_service())
    build(["Ask Okafor about the dog.", "日本"], sources, {"ask": ("AE", "S", "K")}, target)
    words = read_words(target)
    assert words.said >= {"ask", "okafor", "about", "the", "dog"}
    assert words.sounds["okafor"]
    assert "ask" not in words.sounds
    assert words.forms == {"okafor": "Okafor"}
    assert b"\0okafor\0" in (tmp_path / "it.bin").read_bytes()
    assert not (tmp_path / "it.part").exists()


@pytest.mark.parametrize("kept", ["", "{", "[]", json.dumps({"said": []})])
def test_a_damaged_file_is_refused(tmp_path: Path, kept: str) -> None:
    (tmp_path / "it.model").write_text(kept, encoding="ascii")
    with pytest.raises((ValueError, KeyError, TypeError)):
        read_words(tmp_path / "it.model")


def test_without_its_sources_nothing_is_left_of_a_model(tmp_path: Path) -> None:
    target = tmp_path / "it.model"
    question = {"model": str(target), "general": str(general_english()), "service": str(tmp_path / "none")}
    with pytest.raises(Refusal, match="could not be learnt"):
        ListenerChild().handlers()["build"](question, b'["Hello."]')
    assert not list(tmp_path.iterdir())


def test_a_model_that_finds_no_room_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: object, path: Path) -> None:
        path.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(scenario_model, "write_trie", full)
    target = tmp_path / "it.model"
    question = {
        "model": str(target),
        "general": str(general_english()),
        "service": str(customer_service()),
    }
    with pytest.raises(Refusal, match="No space left"):
        ListenerChild().handlers()["build"](question, b'["Hello."]')
    assert not list(tmp_path.iterdir())
