"""How a voice sounds is kept for its owner alone, on this computer, and goes with them."""

import stat
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from simulator.domain.people import Person, Role
from simulator.records.interface import RecordStore, RecordsUnavailableError
from simulator.records.sql_store import SqlStore
from simulator.records.voice_files import VoiceFiles
from tests.records.refusals import refused

PACKED = bytes(range(256)) * 40


def test_nothing_is_known_at_first_and_what_is_kept_comes_back(store: RecordStore) -> None:
    ann, ben = store.person("Ann"), store.person("Ben")
    assert store.kept_voice(ann) is None
    store.keep_voice(ann, PACKED)
    store.keep_voice(ann, PACKED[:100])
    assert store.kept_voice(ann) == PACKED[:100]
    assert store.kept_voice(ben) is None
    store.forget_voice(ann)
    store.forget_voice(ann)
    assert store.kept_voice(ann) is None


def test_of_somebody_who_is_not_on_record_nothing_is_kept(store: RecordStore) -> None:
    stranger = Person("11111111-2222-4333-8444-555555555555", "Nobody")
    refused(lambda: store.keep_voice(stranger, PACKED), "Nobody")
    assert store.kept_voice(stranger) is None


def test_who_is_erased_takes_it_along(store: RecordStore) -> None:
    ann, ben = store.person("Ann"), store.person("Ben")
    for each in (ann, ben):
        store.keep_voice(each, PACKED)
    store.erase_person(Person(ann.id, ann.name, Role.TRAINEE), ann.id)
    assert store.kept_voice(ann) is None
    assert store.kept_voice(ben) == PACKED


def test_the_file_is_its_owners_alone_and_no_trace_stays(tmp_path: Path) -> None:
    store = SqlStore(tmp_path)
    ann = store.person("Ann")
    store.keep_voice(ann, PACKED)
    (file,) = (tmp_path / "voices").iterdir()
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    file.with_suffix(".voice.part").write_bytes(PACKED)  # cut off by a crash
    store.forget_voice(ann)
    assert list((tmp_path / "voices").iterdir()) == []
    store.close()


def test_voices_of_people_who_were_erased_elsewhere_go_with_the_next_tidying(tmp_path: Path) -> None:
    store, files = SqlStore(tmp_path), VoiceFiles(tmp_path)
    ann = store.person("Ann")
    store.keep_voice(ann, PACKED)
    files.write("11111111-2222-4333-8444-555555555555", PACKED)
    (tmp_path / "voices" / "notes.voice").write_bytes(b"somebody else's")
    store.erase_recordings_due(datetime.now(UTC).date())
    assert files.people() == (ann.id, "notes")
    assert store.kept_voice(ann) == PACKED
    store.close()


def test_a_folder_that_cannot_be_made_is_told_in_words(tmp_path: Path) -> None:
    store = SqlStore(tmp_path)
    ann = store.person("Ann")
    (tmp_path / "voices").write_text("a file where the folder should be")
    with pytest.raises(RecordsUnavailableError):
        store.keep_voice(ann, PACKED)
    store.close()


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "Ann", "11111111-2222-4333-8444-55555555555G"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    for work in (VoiceFiles(tmp_path).read, VoiceFiles(tmp_path).erase):
        with pytest.raises(ValueError, match=r"."):
            work(name)
    with pytest.raises(ValueError, match=r"."):
        VoiceFiles(tmp_path).write(name, PACKED)
    assert list(tmp_path.iterdir()) == []
