"""Debriefs made by hand: a dog, a leak, an emoji, a hostile reply, and as many criteria as asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from simulator.domain.attempt import Choice, Reply
from simulator.domain.conversation import Conversation
from simulator.domain.evidence import Certainty, Evidence
from simulator.domain.people import Person
from simulator.domain.rubric import Counts, Criterion, Side
from simulator.domain.scenario import Scenario
from simulator.domain.scorecard import Judgement, Scorecard, ScoredTurn, SideTotal, Verdict
from simulator.records.interface import AttemptRecord, AttemptState, WhatIf
from simulator.training.practice import Debrief
from tests.gui.dog_story import CRITERIA, DIGEST, LINES, REPLIES, criterion, scenario

SAM = Person("11111111-1111-4111-8111-111111111111", "Sam Weber")


def quoted(reply: str, turn: int, quote: str, because: str, certainty: Certainty = Certainty.YES) -> Evidence:
    start = reply.index(quote)
    return Evidence(turn, start, start + len(quote), quote, because, certainty)


def judged(which: Criterion, verdict: Verdict, *evidence: Evidence) -> Judgement:
    is_for = which.counts is Counts.FOR
    worth = which.points if is_for else -which.points
    points = worth if verdict is Verdict.YES else 0
    unsure = verdict is Verdict.UNSURE
    low = min(0, worth) if unsure else points
    high = max(0, worth) if unsure else points
    of = which.points if is_for and verdict is not Verdict.NO_OPPORTUNITY else 0
    return Judgement(which, verdict, points, low, high, of, evidence, which.looked_for)


QUOTES: dict[str, tuple[tuple[int, str, str], ...]] = {
    "greets-by-name": ((1, "Good morning, Harbour Mutual, this is Sam", "A greeting, with your own name."),),
    "notices-dog": (
        (1, "who's that barking? 🐶", "You brought up the barking kindly."),
        (1, "Somebody's on guard duty", "You made a friendly remark about the dog."),
    ),
    "asks-about-dog": ((1, "who's that barking", "You asked about him."),),
    "answers-her-answer": ((2, "A chocolate Lab who runs the house, I love that", "You took up her words."),),
    "acknowledges-damage": ((3, "I'm so sorry, Dana", "You showed feeling for what it means to her."),),
    "asks-claim-details": ((4, "Could you take a few photographs", "You asked for photographs."),),
    "explains-next-step": ((5, "The assessor will come", "You said what comes next."),),
    "commits-to-time": ((5, "on Wednesday between nine and eleven", "A stated time."),),
    "warm-close": ((6, "Give Biscuit a pat from me", "A wish that fits her."),),
}
UNSURE = {"shares-own": ((2, "Mine thinks he owns the sofa 🛋️", "It may be about your own dog."),)}


def judgements(
    which: tuple[Criterion, ...], replies: tuple[str, ...], quotes=QUOTES, unsure=UNSURE
) -> tuple[Judgement, ...]:
    made = []
    for one in which:
        found = quotes.get(one.id, ())
        doubtful = unsure.get(one.id, ())
        evidence = tuple(quoted(replies[turn - 1], turn, quote, why) for turn, quote, why in found) + tuple(
            quoted(replies[turn - 1], turn, quote, why, Certainty.UNSURE) for turn, quote, why in doubtful
        )
        verdict = Verdict.YES if found else Verdict.UNSURE if doubtful else Verdict.NO
        made.append(judged(one, verdict, *evidence))
    return tuple(made)


def total(side: Side, made: tuple[Judgement, ...], hints: int = 0) -> SideTotal:
    mine = [one for one in made if one.criterion.side is side]
    points, low, high = (
        max(0, sum(getattr(one, name) for one in mine) - hints) for name in ("points", "low", "high")
    )
    return SideTotal(side, points, sum(one.of for one in mine), low, high)


def scorecard(play: Conversation, made: tuple[Judgement, ...], **more) -> Scorecard:
    """The scorecard of a finished conversation, with these judgements."""
    here, turns = Conversation.begin(play.setting.scenario, play.setting.seed), []
    for turn in play.turns:
        said = " ".join(line.text for line in here.lines)
        after = here.follow(turn.reply, turn.choice)
        thought = after.came_by.thought if after.came_by else ""
        change = after.mood - here.mood
        speaker = here.lines[-1].speaker
        turns.append(
            ScoredTurn(turn.number, turn.node_id, said, speaker, turn.reply.text, after.mood, change, thought)
        )
        here = after
    assert here.ending is not None
    settings = {"passed": True, "hints": 0} | more
    return Scorecard(
        scenario_id=play.setting.scenario.id,
        digest=DIGEST,
        seed=play.setting.seed,
        ending_id=here.ending.id,
        comes_back=here.ending.comes_back,
        mood=here.mood,
        relationship=total(Side.RELATIONSHIP, made, settings["hints"]),
        task=total(Side.TASK, made),
        judgements=made,
        turns=tuple(turns),
        **settings,
    )


def played(
    of: Scenario, replies: tuple[str, ...] = REPLIES, cold: tuple[int, ...] = (), ending: int = 0
) -> Conversation:
    """Say the replies; the turns in ``cold`` take the second branch. ``ending`` is an index."""
    of = replace(of, endings=(replace(of.endings[ending], when=None),))
    here = Conversation.begin(of)
    for number, text in enumerate(replies, 1):
        given = "leaflet" if number == 5 else None
        here = here.follow(Reply(text, gives=given, hints=int(number == 4)), Choice(int(number in cold)))
    return here


def record(play: Conversation, state: AttemptState = AttemptState.FINISHED, **more) -> AttemptRecord:
    return AttemptRecord(
        "22222222-2222-4222-8222-222222222222",
        3,
        SAM,
        "barking-dog",
        "The barking dog",
        DIGEST,
        0,
        state,
        datetime(2026, 11, 22, 9, 0, tzinfo=UTC),
        datetime(2026, 11, 22, 9, 4, tzinfo=UTC),
        turns=play.turns,
        turn_count=len(play.turns),
        **more,
    )


def warm(state: AttemptState = AttemptState.FINISHED) -> Debrief:
    """A good conversation: most things done, one for a person, one hint."""
    play = played(scenario())
    made = judgements(CRITERIA, REPLIES)
    made = tuple(
        judged(one.criterion, Verdict.NO_OPPORTUNITY) if one.criterion.id == "rushes" else one for one in made
    )
    return Debrief(record(play, state), play.setting.scenario, scorecard(play, made, passed=True, hints=1))


COLD_REPLIES = (
    "Claims. Could you please keep that dog quiet?",
    "Nice.",
    "I just need your policy number.",
    "And some photographs.",
    "Somebody will be in touch.",
    "Bye.",
)


def cold() -> Debrief:
    """A poor conversation: failed on a critical criterion."""
    play = played(scenario(), COLD_REPLIES, cold=(1, 2, 3, 4, 5, 6), ending=1)
    quotes = {
        "complains-of-noise": ((1, "Could you please keep that dog quiet", "You complained of the noise."),),
        "asks-claim-details": ((3, "policy number", "You asked for the number."),),
        "rushes": ((3, "I just need your policy number", "You hurried her to the form."),),
    }
    made = judgements(CRITERIA, COLD_REPLIES, quotes, {})
    card = scorecard(play, made, passed=False, failed_critical=("commits-to-time",))
    return Debrief(record(play), play.setting.scenario, card)


def what_if() -> Debrief:
    """The second turn of a middling attempt, tried again, went better."""
    second = "Oh, nice. So, the kitchen: what happened?"
    before_replies = (REPLIES[0], second, *REPLIES[2:])
    before = played(scenario(), before_replies, cold=(2, 5))
    quotes = {id_: found for id_, found in QUOTES.items() if id_ != "answers-her-answer"}
    quotes["asks-what-happened"] = ((2, "what happened", "You asked."),)
    original = scorecard(before, judgements(CRITERIA, before_replies, quotes, {}), passed=False)
    now = warm()
    return replace(now, record=record_of_what_if(now.record), original=original)


def record_of_what_if(of: AttemptRecord) -> AttemptRecord:
    return replace(
        of,
        id="55555555-5555-4555-8555-555555555555",
        number=4,
        what_if=WhatIf("33333333-3333-4333-8333-333333333333", 2),
    )


LONG = "Rechtsschutzversicherungsgesellschaftsvertragsbedingungen"


def crowded() -> Debrief:
    """Twelve turns of long replies, twenty criteria, words that do not break."""
    criteria = tuple(
        criterion(
            f"long-{n}",
            f"{LONG} und Donaudampfschifffahrtsgesellschaftskapitän {n}" if n % 5 == 0 else f"Criterion {n}",
            Side.TASK if n % 2 else Side.RELATIONSHIP,
            points=1 + n % 3,
        )
        for n in range(20)
    )
    replies = tuple(
        f"{LONG} {n}. " + "I hear how much this has upset you, and I am sorry. " * 8 for n in range(12)
    )
    replies = tuple(reply.strip() for reply in replies)
    play = played(scenario(criteria, LINES * 2), replies, cold=(2, 3, 9))
    quotes = {f"long-{n}": ((1 + n % 12, "how much this has upset you", "You named it."),) for n in range(16)}
    unsure = {"long-17": ((3, "I am sorry", "It may be about something else."),)}
    made = judgements(criteria, replies, quotes, unsure)
    return Debrief(record(play), play.setting.scenario, scorecard(play, made, passed=None))
