"""A new hire, alone: talks to a customer, leaves, comes back, reads why, tries again, shows it or not."""

from collections.abc import Callable

import pytest

from simulator.domain.facts import draw, fill
from simulator.records import open_store
from simulator.records.interface import AttemptState
from simulator.scenario_files.library import read_source
from simulator.training import practice
from tests.stories.scripts import script
from tests.stories.somebody import Somebody

ENDINGS = [
    ("barking-dog", "stays"),
    ("barking-dog", "processed"),
    ("childs-birthday", "the-place-for-birthdays"),
    ("childs-birthday", "processed"),
    ("policy-complaint", "light-in-the-window"),
    ("policy-complaint", "tells-the-ward"),
]

Comes = Callable[[], Somebody]


def title_of(scenario_id: str) -> str:
    return read_source(scenario_id).scenario.title


@pytest.mark.parametrize(("scenario_id", "ending"), ENDINGS)
def test_holds_a_whole_conversation_and_reads_why(comes: Comes, scenario_id: str, ending: str) -> None:
    told = script(scenario_id, ending)
    scenario = read_source(scenario_id).scenario
    final = scenario.ending(ending)
    assert final is not None

    sam = comes()
    sam.enters_as("Sam")
    sam.begins(scenario.title)
    for reply in told.replies:
        sam.says(reply)
    facts = draw(scenario.facts, 0)
    sam.sees(fill(final.says, facts))
    sam.presses("See what counted")
    sam.waits_for("debrief")
    sam.sees(fill(final.because, facts))
    sam.goes()

    store = open_store(sam.house.folder)
    try:
        person = store.person("Sam")
        [record] = store.attempts(person, person)
        found = practice.debrief(store, record.id, person)
    finally:
        store.close()
    assert found.scorecard.ending_id == ending
    assert [turn.reply.text for turn in found.record.turns] == [reply.text for reply in told.replies]
    for judged in found.scorecard.judgements:
        for evidence in judged.evidence:
            said = found.record.turns[evidence.turn - 1].reply.text
            assert said[evidence.start : evidence.end] == evidence.quote


def test_leaves_in_the_middle_and_goes_on_the_next_day(comes: Comes) -> None:
    told = script("barking-dog", "stays")
    sam = comes()
    sam.enters_as("Sam")
    sam.begins(title_of("barking-dog"))
    for reply in told.replies[:3]:
        sam.says(reply)
    line = sam.line
    sam.goes()

    again = comes()
    again.waits_for("practise")
    again.sees("continue")
    again.presses(title_of("barking-dog"))
    again.waits_for("stage")
    assert again.line == line
    for reply in told.replies[3:]:
        again.says(reply)
    again.presses("See what counted")
    again.waits_for("debrief")


def test_leaves_by_the_button_and_words_half_written_wait(comes: Comes) -> None:
    sam = comes()
    sam.enters_as("Sam")
    sam.begins(title_of("policy-complaint"))
    sam.says(script("policy-complaint", "tells-the-ward").replies[0])
    sam.types("What I was going to say")
    sam.presses("Leave")
    sam.waits_for("practise")
    sam.sees("continue")
    sam.presses(title_of("policy-complaint"))
    sam.waits_for("stage")
    assert sam.half_written == "What I was going to say"


def test_tries_a_turn_again_and_shows_the_better_one(comes: Comes) -> None:
    worse, better = script("barking-dog", "processed"), script("barking-dog", "stays")
    sam = comes()
    sam.enters_as("Sam")
    sam.begins(title_of("barking-dog"))
    for reply in worse.replies:
        sam.says(reply)
    sam.presses("See what counted")
    sam.waits_for("debrief")
    sam.presses("Try turn 1 again")
    sam.waits_for("stage")
    for reply in better.replies:
        sam.says(reply)
    sam.presses("See what counted")
    sam.waits_for("debrief")
    sam.sees("original")
    sam.presses("Submit")
    sam.sees("Trainers")
    sam.presses("Submit now")
    sam.sees("Back")
    sam.goes()

    store = open_store(sam.house.folder)
    try:
        person = store.person("Sam")
        newest, oldest = store.attempts(person, person)
    finally:
        store.close()
    assert newest.state is AttemptState.SUBMITTED
    assert newest.what_if is not None
    assert newest.what_if.attempt_id == oldest.id
    assert oldest.state is AttemptState.FINISHED
    assert oldest.result is not None
    assert oldest.result.ending_id == "processed"


def test_looks_back_on_all_attempts(comes: Comes) -> None:
    sam = comes()
    sam.enters_as("Sam")
    sam.begins(title_of("childs-birthday"))
    for reply in script("childs-birthday", "processed").replies:
        sam.says(reply)
    sam.presses("See what counted")
    sam.waits_for("debrief")
    sam.presses("Keep private")
    sam.waits_for("attempts")
    sam.sees(title_of("childs-birthday"))


def test_somebody_else_at_the_same_computer_sees_none_of_it(comes: Comes) -> None:
    sam = comes()
    sam.enters_as("Sam")
    sam.begins(title_of("childs-birthday"))
    for reply in script("childs-birthday", "processed").replies:
        sam.says(reply)
    sam.goes()
    store = open_store(sam.house.folder)
    try:
        robin = store.person("Robin")
        assert store.attempts(store.person("Sam"), robin) == ()
    finally:
        store.close()
