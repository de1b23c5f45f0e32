"""The player's attempt is theirs; the trainer leads it, takes the customer over, and goes back."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from simulator.domain.attempt import Reply
from simulator.domain.overruling import Decision
from simulator.domain.people import Person, Role
from simulator.domain.scorecard import Verdict
from simulator.domain.sessions.role_play import SAID_ALOUD
from simulator.domain.sessions.session import Participant
from simulator.records import open_store
from simulator.records.interface import AttemptState, MovedOnError, RecordsError, RecordStore
from simulator.scenario_files.library import read_source
from simulator.training import practice
from simulator.training.practice import Practice, PracticeError
from simulator.training.sessions import role_play
from tests.stories.scripts import script

LAMP = "policy-complaint"


class Room(NamedTuple):
    store: RecordStore
    kim: Person
    session: str
    ann: Participant

    def begin(self, scenario: str = LAMP) -> Practice:
        source = read_source(scenario)
        return role_play.begin(self.store, self.session, self.kim, source, self.ann, seed=0)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    store = open_store(tmp_path)
    kim = store.give_role("Kim", Role.TRAINER, by=None, passphrase="a long passphrase")
    session = store.start_session(kim, title="Monday", roster=(Participant("p1", "Ann"),))
    yield Room(store, kim, session.id, session.roster[0])
    store.close()


def played(room: Room) -> Practice:
    here = room.begin()
    for reply in script(LAMP, script_ending()).replies:
        here = practice.answer(room.store, here, reply)
    return here


def script_ending() -> str:
    scenario = read_source(LAMP).scenario
    return scenario.endings[0].id


def test_the_attempt_is_the_players_and_the_trainer_goes_on_with_it(room: Room) -> None:
    here = room.begin()
    assert here.record.owner.name == "Ann"
    assert room.store.session_attempts(room.session, room.kim) == (here.record.id,)
    practice.answer(room.store, here, Reply("Good morning, what can I do for you?"))
    again = role_play.take_up(room.store, here.record.id, room.kim)
    assert len(again.conversation.turns) == 1
    with pytest.raises(RecordsError):
        role_play.take_up(room.store, here.record.id, room.store.person("Ben"))


def test_only_somebody_who_is_present_plays_in_front_of_the_room(room: Room) -> None:
    late = Participant("p9", "Zoë", is_present=False)
    with pytest.raises(RecordsError, match="present"):
        role_play.begin(room.store, room.session, room.kim, read_source(LAMP), late)
    roster = (room.ann, Participant("p9", "Zoë"))
    there = room.store.change_roster(room.session, room.kim, roster).roster[1]
    here = role_play.begin(room.store, room.session, room.kim, read_source(LAMP), there)
    assert here.record.owner.name == "Zoë"


def test_a_conversation_that_broke_off_at_its_ending_is_finished_when_taken_up(room: Room) -> None:
    here = room.begin()
    replies = script(LAMP, script_ending()).replies
    for reply in replies:
        following = here.conversation.after(reply)
        room.store.add_turn(here.record.id, following.turns[-1])
        here = Practice(here.record, following)
    assert role_play.take_up(room.store, here.record.id, room.kim).record.state is AttemptState.FINISHED


def test_going_back_shares_the_turns_before_and_stays_the_players(room: Room) -> None:
    here = played(room)
    back = role_play.go_back(room.store, room.session, room.kim, here.record.id, 2)
    assert back.record.owner == here.record.owner
    assert back.conversation.turns == here.conversation.turns[:1]
    assert back.record.what_if is not None
    assert room.store.session_attempts(room.session, room.kim) == (here.record.id, back.record.id)
    with pytest.raises(PracticeError, match="no turn 99"):
        role_play.go_back(room.store, room.session, room.kim, here.record.id, 99)


def test_the_trainer_says_how_the_customer_takes_it_and_what_was_earned_stays(room: Room) -> None:
    here = room.begin()
    sorry = Reply("I am so sorry the lamp died after five weeks. What happened?")
    ways = role_play.ways_on(here.conversation, sorry)
    usual = next(way for way in ways if way.is_usual)
    judged = here.conversation.choose(sorry)
    assert usual.branch == judged.branch
    other = next(way for way in ways if way.mood < 0)
    taken = role_play.answer_by_hand(room.store, here, sorry, other.branch)
    assert taken.conversation.turns[0].choice.branch == other.branch
    assert taken.conversation.turns[0].choice.earned == judged.earned != ()
    assert taken.conversation.mood == here.conversation.mood + other.mood
    assert " ".join(line.text for line in taken.conversation.lines if line.text) == other.says
    kept = role_play.take_up(room.store, here.record.id, room.kim)
    assert kept.conversation == taken.conversation


def test_each_way_is_told_in_the_customers_words(room: Room) -> None:
    ways = role_play.ways_on(room.begin().conversation, Reply(SAID_ALOUD))
    assert all(way.says for way in ways)
    assert all("{" not in way.thought + way.says for way in ways)
    assert sum(way.is_usual for way in ways) == 1


def test_what_was_marked_leads_the_story_where_the_scenario_asks_for_what_was_earned(room: Room) -> None:
    here = room.begin()
    marked = role_play.answer_by_hand(room.store, here, Reply(SAID_ALOUD), 0, ("meets-feeling",))
    assert "meets-feeling" in marked.conversation.turns[0].choice.earned
    assert "meets-feeling" in marked.conversation.earned


def test_only_what_can_be_met_here_is_offered_for_marking(room: Room) -> None:
    here = room.begin()
    offered = role_play.offered_here(here.conversation)
    whole = here.conversation.setting.scenario.rubric.criteria
    assert 0 < len(offered) < len(whole)


def test_marks_become_the_trainers_decisions_once(room: Room) -> None:
    here = played(room)
    before = practice.debrief(room.store, here.record.id, room.kim).scorecard
    missed = next(j for j in before.judgements if j.verdict is Verdict.NO and not j.criterion.order)
    marked = {missed.criterion.id: 2}
    shown = role_play.settled(room.store, here.record.id, room.kim, marked).scorecard
    judged = shown.judgement(missed.criterion.id)
    assert judged.overruled is not None
    assert (judged.verdict, judged.overruled.by.name, judged.overruled.machine) == (
        Verdict.YES,
        "Kim",
        Verdict.NO,
    )
    assert "turn 2" in judged.overruled.reason
    role_play.settled(room.store, here.record.id, room.kim, marked)
    assert len(room.store.overrulings(room.kim, here.record.id)) == 1


def test_a_decision_taken_since_stands_above_a_mark(room: Room) -> None:
    here = played(room)
    room.store.overrule(
        here.record.id,
        room.kim,
        criterion_id="thanks",
        machine=Verdict.NO,
        decision=Decision.NO,
        reason="It was for me.",
    )
    role_play.settled(room.store, here.record.id, room.kim, {"thanks": 1})
    assert [one.decision for one in room.store.overrulings(room.kim, here.record.id)] == [Decision.NO]


def test_nothing_is_decided_while_it_is_still_played(room: Room) -> None:
    here = room.begin()
    shown = role_play.settled(room.store, here.record.id, room.kim, {"thanks": 1})
    assert shown.scorecard.ending_id is None
    assert room.store.overrulings(room.kim, here.record.id) == ()


def test_a_reply_given_in_another_window_is_not_overwritten(room: Room) -> None:
    here = room.begin()
    practice.answer(room.store, here, Reply("Good morning."))
    with pytest.raises(MovedOnError):
        role_play.answer_by_hand(room.store, here, Reply("Hello."), 0)
