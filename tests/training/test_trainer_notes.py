"""What a trainer noted for somebody is theirs to read, beside their own debrief and nowhere else."""

from simulator.domain.people import Role
from simulator.domain.sessions.role_play import COMMENTED
from simulator.domain.sessions.session import Participant
from simulator.scenario_files.library import read_source
from simulator.training import practice
from simulator.training.sessions import role_play
from simulator.training.trainer_notes import notes_for
from tests.fakes import MemoryStore


def test_only_the_owner_reads_what_was_noted_for_them() -> None:
    store = MemoryStore()
    kim = store.give_role("Kim", Role.TRAINER, by=None, passphrase="a long passphrase")
    roster = (Participant("p1", "Ann"), Participant("p2", "Ben"))
    session = store.start_session(kim, title="Monday", roster=roster)
    ann, ben = (store.person(name) for name in ("Ann", "Ben"))
    source = read_source("policy-complaint")
    here = role_play.begin(store, session.id, kim, source, session.roster[0])
    other = role_play.begin(store, session.id, kim, source, session.roster[0])
    for number, (attempt, player, is_for_trainee, text) in enumerate(
        (
            (here, "p1", True, "Good pause."),
            (here, "p1", False, "Nervous today."),
            (other, "p1", True, "Another conversation."),
            (here, "p2", True, "For Ben."),
        ),
        1,
    ):
        told = {
            "attempt": attempt.record.id,
            "turn": 1,
            "player": player,
            "text": text,
            "is_for_trainee": is_for_trainee,
        }
        store.add_happening(session.id, kim, number, COMMENTED, item="i1", told=told)
    assert [one.text for one in practice.debrief(store, here.record.id, ann).notes] == ["Good pause."]
    assert practice.debrief(store, here.record.id, kim).notes == ()
    assert [one.text for one in notes_for(store, ben, here.record.id)] == ["For Ben."]
