"""Practising: begin, answer, go on, try a turn again, look back, submit; each reply is kept at once."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from functools import lru_cache

from simulator.domain.attempt import Attempt, Reply
from simulator.domain.conversation import Conversation
from simulator.domain.decided_scorecard import overruled
from simulator.domain.errors import SimulatorError
from simulator.domain.exam import ExamCard
from simulator.domain.facts import fill
from simulator.domain.people import Person
from simulator.domain.said_before import EarlierReply
from simulator.domain.scenario import Scenario
from simulator.domain.scorecard import Scorecard
from simulator.domain.sessions.role_play import Comment
from simulator.records.interface import (
    AttemptRecord,
    AttemptState,
    RecordsError,
    RecordStore,
    RecordsUnavailableError,
    Result,
    WhatIf,
)
from simulator.scenario_files.library import ScenarioSource
from simulator.scenario_files.reader import read_known_text
from simulator.scoring.behaviours.catalogue import catalogue_digest
from simulator.scoring.exam.cards import cards_of
from simulator.scoring.scorer import score
from simulator.training.proof import proof_of
from simulator.training.trainer_notes import notes_for
from simulator.training.words_elsewhere import missing_words, words_stayed

SEEDS = 1_000_000
"""Seeds are drawn from 1 up to here; 0 is the story as its author tells it."""


REPLIES_REMEMBERED = 1_000
"""Replies to other customers in which a stock line is looked for."""


class PracticeError(SimulatorError):
    """A practice cannot go on the way that was asked for."""


@dataclass(frozen=True, slots=True)
class Practice:
    """An attempt under way: how it is kept, and where it stands."""

    record: AttemptRecord
    conversation: Conversation


@dataclass(frozen=True, slots=True)
class Debrief:
    """A finished attempt, judged.

    Attributes:
        record: The attempt as it is kept, with its turns.
        scenario: The scenario as it was when it was played.
        scorecard: The judged attempt, with what people decided above what the program did.
        original: For a what-if, the scorecard of the attempt it branched off from; else None.
        cards: How reliable its criteria are, for those that sat the exam.
        notes: What a trainer noted for its owner; only its owner is told.
    """

    record: AttemptRecord
    scenario: Scenario
    scorecard: Scorecard
    original: Scorecard | None = None
    cards: tuple[ExamCard, ...] = ()
    notes: tuple[Comment, ...] = ()


def draw_seed() -> int:
    """Return a seed by chance."""
    return secrets.randbelow(SEEDS) + 1


def start(store: RecordStore, source: ScenarioSource, trainee: Person, seed: int | None = None) -> Practice:
    """Begin an attempt; without a seed, the facts are drawn by chance."""
    drawn = draw_seed() if seed is None else seed
    scenario = source.scenario
    record = store.start_attempt(
        trainee,
        scenario_id=scenario.id,
        scenario_title=scenario.title,
        scenario_text=source.text,
        seed=drawn,
    )
    return Practice(record, Conversation.begin(scenario, drawn))


def resume(store: RecordStore, attempt_id: str, trainee: Person) -> Practice:
    """Return an attempt where it was left; one that broke off in its last instant is finished.

    Raises:
        RecordsError: There is no such attempt of this trainee.
        PracticeError: It is finished already.
    """
    record = store.attempt(attempt_id, trainee)
    if record.state is not AttemptState.UNDER_WAY:
        raise PracticeError(
            "This conversation is finished already.", remedy="Look at its debrief, or play it again."
        )
    return where_it_stands(store, record)


def where_it_stands(store: RecordStore, record: AttemptRecord) -> Practice:
    """Return a conversation as far as it has come; one that broke off in its last instant is finished.

    Args:
        store: The records.
        record: The attempt, with its turns.
    """
    practice = Practice(record, _conversation(store, record))
    is_open = record.state is AttemptState.UNDER_WAY
    return _finish(store, practice) if is_open and practice.conversation.is_over else practice


def answer(store: RecordStore, practice: Practice, reply: Reply) -> Practice:
    """Take a reply: it is on disk when this returns; at an ending the attempt is finished.

    Raises:
        RecordsError: It could not be kept; the practice stands where it stood.
    """
    return keep_turn(store, practice, practice.conversation.after(reply))


def keep_turn(store: RecordStore, practice: Practice, following: Conversation) -> Practice:
    """Keep the turn by which a conversation has just moved on; at an ending the attempt is finished.

    Args:
        store: The records.
        practice: Where it stood.
        following: The same conversation, one turn later.

    Raises:
        RecordsError: It could not be kept; the practice stands where it stood.
    """
    store.add_turn(practice.record.id, following.turns[-1])
    record = replace(practice.record, turns=following.turns, turn_count=len(following.turns))
    gone_on = Practice(record, following)
    if not following.is_over:
        return gone_on
    try:
        return _finish(store, gone_on)
    except RecordsUnavailableError:
        # The last reply is on disk, and so is all the result is made from: it is finished when next opened.
        return gone_on


def try_again(store: RecordStore, attempt_id: str, turn: int, trainee: Person) -> Practice:
    """Begin a what-if: the same conversation up to a turn, which is then played anew.

    Args:
        store: The records.
        attempt_id: The attempt to branch off from.
        turn: The turn to try again, from 1.
        trainee: Who tries.

    Raises:
        PracticeError: The attempt has no such turn.
    """
    return branch_off(store, store.attempt(attempt_id, trainee), turn, trainee)


def branch_off(store: RecordStore, original: AttemptRecord, turn: int, owner: Person) -> Practice:
    """Begin a what-if of an attempt for its owner: the turns before are shared.

    Args:
        store: The records.
        original: The attempt, with its turns.
        turn: The first turn that is played anew, from 1.
        owner: Whose the what-if is.

    Raises:
        PracticeError: The attempt has no such turn.
    """
    if not 1 <= turn <= len(original.turns):
        raise PracticeError(
            f"That conversation has {len(original.turns)} turns, so there is no turn {turn} to try again.",
            remedy="Choose one of its turns.",
        )
    shared = original.turns[: turn - 1]
    text = store.scenario_text(original.digest)
    scenario = _scenario(original.digest, text)
    record = store.start_attempt(
        owner,
        scenario_id=original.scenario_id,
        scenario_title=original.scenario_title,
        scenario_text=text,
        seed=original.seed,
        what_if=WhatIf(original.id, turn),
        turns=shared,
    )
    return Practice(record, Conversation.resume(scenario, original.seed, shared))


def debrief(store: RecordStore, attempt_id: str, viewer: Person) -> Debrief:
    """Return an attempt, judged, to somebody who may read its words.

    An attempt that reached its ending and broke off before that was written down is finished first.

    Raises:
        RecordsError: There is no such attempt that the viewer may see.
        PracticeError: The viewer may see what it came to, but not what was said.
    """
    record = store.attempt(attempt_id, viewer)
    if record.state is AttemptState.UNDER_WAY and record.owner.id == viewer.id:
        practice = Practice(record, _conversation(store, record))
        record = _finish(store, practice).record if practice.conversation.is_over else record
    if missing := missing_words(record):
        raise PracticeError(missing, remedy="Look at its result instead.")
    scenario, scorecard = judged(store, record)
    scorecard = overruled(scorecard, scenario.rubric, store.overrulings(viewer, attempt_id))
    cards = tuple(cards_of(scenario).values())
    notes = notes_for(store, viewer, attempt_id) if record.owner.id == viewer.id else ()
    return Debrief(record, scenario, scorecard, _original(store, record, viewer), cards, notes)


def _original(store: RecordStore, record: AttemptRecord, viewer: Person) -> Scorecard | None:
    if record.what_if is None:
        return None
    try:
        original = store.attempt(record.what_if.attempt_id, viewer)
    except RecordsUnavailableError:
        raise
    except RecordsError:
        return None  # its owner keeps it private
    return None if words_stayed(original) else judged(store, original)[1]


def submit(store: RecordStore, attempt_id: str, trainee: Person) -> AttemptRecord:
    """Show a finished attempt to trainers and HR, with what proves its result."""
    record = store.attempt(attempt_id, trainee)
    is_theirs = record.state is AttemptState.FINISHED and record.owner.id == trainee.id
    proof = proof_of(judged(store, record)[1]) if is_theirs else None
    return store.submit_attempt(attempt_id, trainee, proof)


def history(store: RecordStore, owner: Person, viewer: Person) -> tuple[AttemptRecord, ...]:
    """Return the owner's attempts that the viewer may see, newest first."""
    return store.attempts(owner, viewer)


def result_of(conversation: Conversation, scorecard: Scorecard) -> Result:
    """Return what a finished attempt came to, for lists.

    Raises:
        ValueError: The attempt is not finished.
    """
    ending = conversation.ending
    if ending is None:
        raise ValueError("the attempt has not reached an ending")
    return Result(
        ending_id=ending.id,
        comes_back=ending.comes_back,
        because=fill(ending.because, conversation.setting.facts),
        passed=scorecard.passed,
        relationship_points=scorecard.relationship.points,
        relationship_of=scorecard.relationship.of,
        task_points=scorecard.task.points,
        task_of=scorecard.task.of,
        catalogue_digest=catalogue_digest(),
    )


def _finish(store: RecordStore, practice: Practice) -> Practice:
    scenario, before = practice.conversation.setting.scenario, _said_before(store, practice.record)
    scorecard = score(scenario, practice.conversation.attempt, said_before=before)
    finished = store.finish_attempt(practice.record.id, result_of(practice.conversation, scorecard))
    return Practice(replace(finished, turns=practice.conversation.turns), practice.conversation)


def judged(store: RecordStore, record: AttemptRecord) -> tuple[Scenario, Scorecard]:
    """Return an attempt as the program judges it, whatever people decided since."""
    scenario = _scenario(record.digest, store.scenario_text(record.digest))
    attempt = Attempt(record.scenario_id, record.digest, record.seed, record.turns)
    return scenario, score(scenario, attempt, said_before=_said_before(store, record))


def _said_before(store: RecordStore, record: AttemptRecord) -> tuple[EarlierReply, ...]:
    """Return what the owner said to other customers before, whoever looks: points stay points."""
    return store.replies_before(record, REPLIES_REMEMBERED)


def _conversation(store: RecordStore, record: AttemptRecord) -> Conversation:
    scenario = _scenario(record.digest, store.scenario_text(record.digest))
    return Conversation.resume(scenario, record.seed, record.turns)


@lru_cache(maxsize=32)
def _scenario(digest: str, text: str) -> Scenario:
    return read_known_text(text, f"kept scenario {digest[:8]}")
