"""Sound is kept with consent only, for its owner only, and goes when it is due or when they say so."""

import os
import stat
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from simulator.domain.attempt import Choice, Doubt, Reply, Turn
from simulator.domain.delivery import Delivery
from simulator.domain.people import Person, Role
from simulator.records.interface import AttemptRecord, Recording, RecordStore, WhatIf
from tests.records.played import TEXT, finished, started, submitted
from tests.records.refusals import refused

SOUND = b"RIFF....WAVE" + bytes(range(256)) * 20


def recorded(store: RecordStore, attempt_id: str, turn: int, owner: Person) -> Recording:
    store.recording_file(attempt_id, turn, owner).write_bytes(SOUND)
    return store.keep_recording(attempt_id, turn, owner, 2.5)


def agreed(store: RecordStore, name: str = "Ann", days: int = 30) -> Person:
    person = store.person(name)
    store.agree_to_recording(person, days)
    return person


def today() -> date:
    return datetime.now(UTC).date()


def tried_again(store: RecordStore, record: AttemptRecord, turn: int, owner: Person) -> AttemptRecord:
    return store.start_attempt(
        owner,
        scenario_id="childs-birthday",
        scenario_title="The child’s birthday",
        scenario_text=TEXT,
        seed=5,
        what_if=WhatIf(record.id, turn),
        turns=record.turns[: turn - 1],
    )


def test_what_was_heard_comes_back_as_it_was_kept(store: RecordStore) -> None:
    ann = store.person("Ann")
    reply = Reply(
        "I can’t, “really”",
        heard="I can really 🎈",
        doubts=(Doubt(2, 7, ("can", "")), Doubt(9, 9, ("not",))),
        delivery=Delivery(3, 1.25, 0.5, None, 2, 4.0),
    )
    record = started(store, ann)
    store.add_turn(record.id, Turn(1, "hello", reply, Choice(0)))
    assert store.attempt(record.id, ann).turns[0].reply == reply


def test_nobody_has_agreed_at_first(store: RecordStore) -> None:
    ann, ben = store.person("Ann"), store.person("Ben")
    assert store.recording_consent(ann) is None
    before = datetime.now(UTC)
    consent = store.agree_to_recording(ann, 7)
    assert store.recording_consent(ann) == consent
    assert (consent.days, before <= consent.since <= datetime.now(UTC)) == (7, True)
    assert store.recording_consent(ben) is None
    assert store.agree_to_recording(ann, 365).days == 365
    assert getattr(store.recording_consent(ann), "days", None) == 365
    store.end_recording(ann)
    store.end_recording(ann)
    assert store.recording_consent(ann) is None


@pytest.mark.parametrize("days", [0, -1, 366])
def test_sound_is_kept_for_a_year_at_most(store: RecordStore, days: int) -> None:
    ann = store.person("Ann")
    refused(lambda: store.agree_to_recording(ann, days), f"{days} days")
    assert store.recording_consent(ann) is None


def test_strangers_cannot_agree(store: RecordStore) -> None:
    refused(lambda: store.agree_to_recording(Person("nobody", "Nobody"), 30), "not on record")


def test_no_sound_without_consent(store: RecordStore) -> None:
    ann = store.person("Ann")
    record = started(store, ann)
    refused(lambda: store.recording_file(record.id, 1, ann), "No sound is kept")
    store.agree_to_recording(ann, 30)
    path = store.recording_file(record.id, 1, ann)
    path.write_bytes(SOUND)
    store.end_recording(ann)
    refused(lambda: store.keep_recording(record.id, 1, ann, 2.5), "No sound is kept")
    assert not path.exists()
    assert store.recordings(ann) == ()
    refused(lambda: store.recording_file(record.id, 2, ann), "No sound is kept")


def test_a_recording_comes_back_as_it_was_kept(store: RecordStore) -> None:
    ann = agreed(store, days=30)
    record = started(store, ann)
    path = store.recording_file(record.id, 3, ann)
    assert (path.name, path.parent.name, path.parent.parent.name) == ("turn-003.wav", record.id, "recordings")
    before = datetime.now(UTC)
    path.write_bytes(SOUND)
    kept = store.keep_recording(record.id, 3, ann, 2.5)
    assert store.recordings(ann) == (kept,)
    assert (kept.attempt_id, kept.turn, kept.path, kept.seconds) == (record.id, 3, path, 2.5)
    assert kept.scenario_title == "The child’s birthday"
    assert before <= kept.recorded_at <= datetime.now(UTC)
    assert kept.erase_on == kept.recorded_at.date() + timedelta(days=30)
    assert path.read_bytes() == SOUND


def test_a_turn_spoken_again_replaces_its_recording(store: RecordStore) -> None:
    ann = agreed(store)
    record = started(store, ann)
    recorded(store, record.id, 1, ann)
    store.recording_file(record.id, 1, ann).write_bytes(b"better")
    kept = store.keep_recording(record.id, 1, ann, 0.5)
    assert store.recordings(ann) == (kept,)
    assert kept.path.read_bytes() == b"better"


def test_lists_are_newest_first_and_an_attempt_in_order(store: RecordStore) -> None:
    ann = agreed(store)
    first, second = started(store, ann), started(store, ann)
    keys = [(first.id, 2), (second.id, 1), (first.id, 1)]
    for attempt_id, turn in keys:
        recorded(store, attempt_id, turn, ann)
    assert [(one.attempt_id, one.turn) for one in store.recordings(ann)] == keys[::-1]
    assert [one.turn for one in store.recordings(ann, first.id)] == [1, 2]
    assert store.recordings(ann, "no-such-attempt") == ()


def test_what_was_never_written_cannot_be_kept(store: RecordStore) -> None:
    ann = agreed(store)
    record = started(store, ann)
    store.recording_file(record.id, 1, ann)
    refused(lambda: store.keep_recording(record.id, 1, ann, 2.5), "no recording of turn 1")
    assert store.recordings(ann) == ()
    with pytest.raises(ValueError, match="-1"):
        store.keep_recording(record.id, 1, ann, -1)


def test_a_file_that_is_gone_is_no_recording(store: RecordStore) -> None:
    ann = agreed(store)
    recorded(store, started(store, ann).id, 1, ann).path.unlink()
    assert store.recordings(ann) == ()
    assert store.erase_recordings(ann) == 1


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("played", [started, finished, submitted])
def test_recordings_are_for_their_owner_alone(store: RecordStore, role: Role, played: object) -> None:
    ann, ben = agreed(store), agreed(store, "Ben")
    record = played(store, ann)  # type: ignore[operator]
    kept = recorded(store, record.id, 1, ann)
    viewer = Person(ben.id, ben.name, role)
    assert store.recordings(viewer) == store.recordings(viewer, record.id) == ()
    missing = refused(lambda: store.recording_file("no-such-attempt", 1, viewer), "no such attempt")
    for call in (
        lambda: store.recording_file(record.id, 1, viewer),
        lambda: store.keep_recording(record.id, 1, viewer, 1.0),
    ):
        assert str(refused(call, "no such attempt")) == str(missing)
    assert store.erase_recordings(viewer) == store.erase_recordings(viewer, record.id, 1) == 0
    assert store.recordings(ann) == (kept,)
    assert kept.path.read_bytes() == SOUND


@pytest.mark.parametrize("attempt_id", ["..", "../../etc", "/etc", "", ".", "a/b", "C:\\x", "\0"])
def test_no_id_leads_out_of_the_folder(store: RecordStore, attempt_id: str) -> None:
    ann = agreed(store)
    refused(lambda: store.recording_file(attempt_id, 1, ann), "no such attempt")
    refused(lambda: store.keep_recording(attempt_id, 1, ann, 1.0), "no such attempt")
    assert store.recordings(ann, attempt_id) == ()
    assert store.erase_recordings(ann, attempt_id) == 0


def test_a_what_if_refers_to_the_recordings_of_the_turns_it_shares(store: RecordStore) -> None:
    ann = agreed(store)
    first = started(store, ann, 4)
    spoken = [recorded(store, first.id, turn, ann) for turn in (1, 2, 3, 4)]
    again = tried_again(store, first, 3, ann)
    anew = recorded(store, again.id, 3, ann)
    once_more = tried_again(store, store.attempt(again.id, ann), 2, ann)
    with pytest.raises(ValueError, match="turn 2"):
        store.recording_file(again.id, 2, ann)
    with pytest.raises(ValueError, match="turn 0"):
        store.recording_file(first.id, 0, ann)
    assert store.recordings(ann, again.id) == (*spoken[:2], anew)
    assert store.recordings(ann, once_more.id) == (spoken[0],)
    assert store.erase_recordings(ann, again.id) == 1
    assert store.recordings(ann, again.id) == tuple(spoken[:2])
    assert store.recordings(ann, first.id) == tuple(spoken)


def test_a_what_if_of_another_persons_attempt_has_none_of_their_sound(store: RecordStore) -> None:
    ann, trainer = agreed(store), agreed(store, "Sam")
    trainer = Person(trainer.id, trainer.name, Role.TRAINER)
    record = submitted(store, ann)
    recorded(store, record.id, 1, ann)
    again = tried_again(store, record, 2, trainer)
    assert store.recordings(trainer, again.id) == ()


def test_erasing_takes_every_copy_and_the_folder(store: RecordStore) -> None:
    ann = agreed(store)
    record = started(store, ann)
    kept = recorded(store, record.id, 1, ann)
    folder = kept.path.parent
    for name in ("turn-001.wav.part", "turn-002.wav", "turn-003.part", "cover.png"):
        (folder / name).write_bytes(SOUND)
    assert store.erase_recordings(ann, record.id, 1) == 1
    assert sorted(path.name for path in folder.iterdir()) == ["cover.png", "turn-002.wav", "turn-003.part"]
    assert store.erase_recordings(ann, record.id) == 2
    assert not folder.exists()
    assert store.erase_recordings(ann) == 0


def test_erasing_everything_of_one_person(store: RecordStore) -> None:
    ann, ben = agreed(store), agreed(store, "Ben")
    theirs = recorded(store, started(store, ben).id, 1, ben)
    for _ in range(3):
        record = started(store, ann)
        recorded(store, record.id, 1, ann)
        recorded(store, record.id, 2, ann)
    assert store.erase_recordings(ann) == 6
    assert store.recordings(ann) == ()
    assert store.recordings(ben) == (theirs,)
    assert theirs.path.exists()


def test_sound_stays_after_consent_ends_until_it_is_erased(store: RecordStore) -> None:
    ann = agreed(store)
    kept = recorded(store, started(store, ann).id, 1, ann)
    store.end_recording(ann)
    assert store.recordings(ann) == (kept,)
    assert store.erase_recordings(ann) == 1


def test_sound_goes_on_the_day_it_was_agreed_to(store: RecordStore) -> None:
    ann, ben = agreed(store, days=1), agreed(store, "Ben", days=30)
    short, long = (
        recorded(store, started(store, ann).id, 1, ann),
        recorded(store, started(store, ben).id, 1, ben),
    )
    assert store.erase_recordings_due(today()) == 0
    assert store.erase_recordings_due(short.erase_on) == 1
    assert not short.path.parent.exists()
    assert (store.recordings(ann), store.recordings(ben)) == ((), (long,))
    assert store.erase_recordings_due(long.erase_on - timedelta(days=1)) == 0
    assert store.erase_recordings_due(long.erase_on + timedelta(days=400)) == 1


def written_days_ago(path: Path, days: int) -> None:
    when = (datetime.now(UTC) - timedelta(days=days)).timestamp()
    os.utime(path, (when, when))


def test_what_was_cut_off_is_the_owners_to_keep_and_goes_as_late(store: RecordStore) -> None:
    ann = agreed(store, days=7)
    record = started(store, ann)
    path = store.recording_file(record.id, 1, ann)
    path.write_bytes(SOUND)
    written_days_ago(path, 7)
    assert store.erase_recordings_due(today()) == 0
    assert store.recording_file(record.id, 1, ann).read_bytes() == SOUND
    written_days_ago(path, 8)
    assert store.erase_recordings_due(today()) == 1
    assert not path.parent.exists()


def test_what_was_cut_off_before_consent_ended_goes_soon(store: RecordStore) -> None:
    ann = agreed(store, days=300)
    path = store.recording_file(started(store, ann).id, 1, ann)
    path.write_bytes(SOUND)
    store.end_recording(ann)
    assert store.erase_recordings_due(today()) == 0, "it may be under way"
    assert store.erase_recordings_due(today() + timedelta(days=2)) == 1


if os.name == "posix":

    def test_folders_are_private(store: RecordStore) -> None:
        ann = agreed(store)
        path = store.recording_file(started(store, ann).id, 1, ann)
        for folder in (path.parent, path.parent.parent):
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
            folder.chmod(0o755)
        store.recording_file(started(store, ann).id, 1, ann)
        assert stat.S_IMODE(path.parent.parent.stat().st_mode) == 0o700
