"""A trainer decides, a trainee disagrees; what the program had said is never lost."""

import pytest

from simulator.domain.overruling import Decision
from simulator.domain.people import Person, Role
from simulator.domain.scorecard import Verdict
from simulator.records.interface import RecordsError
from simulator.scenario_files.library import read_source
from simulator.training import practice
from simulator.training.deciding import DecidingError, decide
from simulator.training.proof import proof_of
from tests.fakes import MemoryStore
from tests.stories.scripts import script


def played(store: MemoryStore) -> tuple[str, Person]:
    ann = store.person("Ann")
    source = read_source("barking-dog")
    here = practice.start(store, source, ann, seed=0)
    for reply in script("barking-dog", "stays").replies:
        here = practice.answer(store, here, reply)
    return here.record.id, ann


def test_a_trainers_decision_changes_the_result_and_a_trainees_view_does_not() -> None:
    store = MemoryStore()
    id_, ann = played(store)
    before = practice.debrief(store, id_, ann).scorecard
    one = next(j for j in before.judgements if j.points > 0 and j.evidence)
    name = one.criterion.id
    mine = decide(store, id_, ann, name, Decision.NO, reason="I only said it to myself.").scorecard
    assert (mine.relationship, mine.task, mine.passed) == (before.relationship, before.task, before.passed)
    told = mine.judgement(name)
    assert (told.verdict, told.points) == (one.verdict, one.points)
    assert told.overruled is not None
    assert told.overruled.turn == one.evidence[0].turn
    practice.submit(store, id_, ann)
    kim = Person(store.person("Kim").id, "Kim", Role.TRAINER)
    theirs = decide(store, id_, kim, name, Decision.NO, reason="That was for the dog.").scorecard
    total = theirs.relationship.points + theirs.task.points
    assert total == before.relationship.points + before.task.points - one.points
    changed = theirs.judgement(name)
    assert changed.overruled is not None
    assert (changed.verdict, changed.overruled.machine, changed.overruled.by.name) == (
        Verdict.NO,
        Verdict.YES,
        "Kim",
    )
    again = decide(store, id_, kim, name, Decision.WITHDRAWN).scorecard
    assert again.judgement(name).verdict is Verdict.YES
    assert again.relationship == before.relationship
    assert [one.machine for one in store.overrulings(kim, id_)] == [Verdict.YES] * 3


def test_a_decision_that_makes_it_pass_completes_it_and_withdrawing_takes_that_back() -> None:
    store = MemoryStore()
    id_, ann = played(store)
    hana = store.give_role("Hana", Role.HR, by=None, passphrase="paper lamps")
    kim = store.give_role("Kim", Role.TRAINER, by=hana, passphrase="paper lamps")
    record = practice.submit(store, id_, ann)
    assert record.result is not None
    assert record.result.passed
    (told,) = store.submissions(hana)
    card = practice.debrief(store, id_, ann).scorecard
    assert told.proof == proof_of(card)
    assert told.proof.verdicts == {one.criterion.id: one.verdict for one in card.judgements}
    lost = [one.criterion.id for one in card.judgements if one.points > 0]
    for criterion_id in lost:
        decide(store, id_, kim, criterion_id, Decision.NO)
    (tally,) = store.tallies(hana)
    assert tally.latest is None
    (listed,) = store.attempts(ann, ann)
    assert listed.result is not None
    assert (listed.is_decided, listed.result.passed, listed.result.task_points) == (True, False, 0)
    for criterion_id in lost:
        decide(store, id_, kim, criterion_id, Decision.WITHDRAWN)
    (tally,) = store.tallies(hana)
    assert tally.latest is not None
    assert (tally.latest.is_decided, tally.latest.evidence) == (False, told.proof.evidence)
    assert store.attempts(ann, ann)[0].result == record.result


def test_words_must_have_been_said_and_checks_must_exist() -> None:
    store = MemoryStore()
    id_, ann = played(store)
    said = practice.debrief(store, id_, ann).record.turns[2].reply.text
    found = decide(store, id_, ann, "notices-dog", Decision.YES, quote=said[:12].upper()).scorecard
    overruling = found.judgement("notices-dog").overruled
    assert overruling is not None
    assert overruling.turn == 3
    with pytest.raises(DecidingError, match="was not said"):
        decide(store, id_, ann, "notices-dog", Decision.YES, quote="never in my life")
    with pytest.raises(DecidingError, match="no check called"):
        decide(store, id_, ann, "notices-cat", Decision.YES)
    with pytest.raises(RecordsError, match="no such attempt"):
        decide(store, id_, store.person("Ben"), "notices-dog", Decision.YES)
    assert len(store.overrulings(ann)) == 1
