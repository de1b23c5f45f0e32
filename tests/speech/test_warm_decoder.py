"""The decoder that is kept warm: it leaves nothing behind, and hears without a place to write to."""

import tempfile
from pathlib import Path
from typing import Any

import pytest

from simulator.speech import warm_decoder
from simulator.speech.warm_decoder import WarmDecoder
from tests.speech.test_pocketsphinx_listener import sound


def words_heard(decoder: WarmDecoder) -> list[str]:
    decoder.begin()
    decoder.take(sound("claim"))
    return [word.text for word in decoder.finish().words]


def test_nothing_of_a_reply_stays_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert "claim" in words_heard(WarmDecoder())
    assert list(tmp_path.iterdir()) == []


def test_without_room_on_the_disk_the_words_are_heard_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    decoder = WarmDecoder()

    def full(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(warm_decoder, "TemporaryDirectory", full)
    assert "claim" in words_heard(decoder)
