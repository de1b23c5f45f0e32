"""What somebody said to other customers before: theirs alone, earlier alone, other scenarios alone."""

from simulator.domain.attempt import Choice, Reply, Turn
from simulator.domain.people import Person
from simulator.domain.said_before import EarlierReply
from simulator.records.interface import AttemptRecord, RecordStore


def said(store: RecordStore, owner: Person, scenario_id: str, *texts: str) -> AttemptRecord:
    record = store.start_attempt(
        owner, scenario_id=scenario_id, scenario_title=scenario_id, scenario_text=scenario_id, seed=1
    )
    for number, text in enumerate(texts, start=1):
        store.add_turn(record.id, Turn(number, "node", Reply(text), Choice(0)))
    return record


def test_newest_come_first_and_the_scenario_itself_is_left_out(store: RecordStore) -> None:
    ann = store.person("Ann")
    said(store, ann, "dog", "One.", "Two.")
    said(store, ann, "lamp", "Three.")
    said(store, ann, "crown", "Four.")
    now = said(store, ann, "crown", "Five.")
    said(store, ann, "dog", "Six.")
    expected = (EarlierReply("lamp", "Three."), EarlierReply("dog", "Two."), EarlierReply("dog", "One."))
    assert store.replies_before(now, 10) == expected
    assert store.replies_before(now, 2) == expected[:2]


def test_nobody_else_is_listened_to(store: RecordStore) -> None:
    ann, ben = store.person("Ann"), store.person("Ben")
    said(store, ben, "dog", "Mine.")
    assert store.replies_before(said(store, ann, "lamp", "Hello."), 10) == ()
