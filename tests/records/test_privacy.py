"""Practice is private: who sees what of whose attempts, in every state and role, asked of the store."""

import pytest

from simulator.domain.people import Person, Role
from simulator.records.interface import AttemptState, RecordsError, RecordStore
from tests.records.played import finished, started, submitted

PLAYED = {
    AttemptState.UNDER_WAY: lambda store, owner: started(store, owner, 2),
    AttemptState.FINISHED: finished,
    AttemptState.SUBMITTED: submitted,
}

ALL, POINTS, NOTHING = "words and points", "points", "nothing"
SEEN = {
    ("owner", AttemptState.UNDER_WAY): ALL,
    ("owner", AttemptState.FINISHED): ALL,
    ("owner", AttemptState.SUBMITTED): ALL,
    (Role.TRAINEE, AttemptState.UNDER_WAY): NOTHING,
    (Role.TRAINEE, AttemptState.FINISHED): NOTHING,
    (Role.TRAINEE, AttemptState.SUBMITTED): NOTHING,
    (Role.TRAINER, AttemptState.UNDER_WAY): NOTHING,
    (Role.TRAINER, AttemptState.FINISHED): NOTHING,
    (Role.TRAINER, AttemptState.SUBMITTED): ALL,
    (Role.HR, AttemptState.UNDER_WAY): NOTHING,
    (Role.HR, AttemptState.FINISHED): NOTHING,
    (Role.HR, AttemptState.SUBMITTED): POINTS,
}


def test_table_is_complete() -> None:
    assert set(SEEN) == {(who, state) for who in ("owner", *Role) for state in AttemptState}


@pytest.mark.parametrize(("who", "state"), SEEN)
def test_attempt_shows_what_the_viewer_may_see(
    store: RecordStore, who: Role | str, state: AttemptState
) -> None:
    owner = store.person("Ann")
    record = PLAYED[state](store, owner)
    viewer = Person("somebody-else", "Sam", who) if isinstance(who, Role) else owner
    seen, listed = SEEN[who, state], store.attempts(owner, viewer)
    if seen == NOTHING:
        assert listed == ()
        with pytest.raises(RecordsError) as refused:
            store.attempt(record.id, viewer)
        with pytest.raises(RecordsError) as missing:
            store.attempt("no-such-attempt", viewer)
        assert str(refused.value) == str(missing.value)
        return
    shown = store.attempt(record.id, viewer)
    assert shown.turns == (record.turns if seen == ALL else ())
    assert (shown.result, shown.turn_count) == (record.result, 2)
    assert [(row.id, row.turns, row.result) for row in listed] == [(record.id, (), record.result)]


def test_list_leaves_out_what_is_private(store: RecordStore) -> None:
    owner = store.person("Ann")
    shown = submitted(store, owner)
    finished(store, owner)
    started(store, owner)
    trainer = Person("somebody-else", "Sam", Role.TRAINER)
    assert [record.id for record in store.attempts(owner, trainer)] == [shown.id]
    assert len(store.attempts(owner, owner)) == 3
