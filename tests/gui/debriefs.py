"""Debriefs made by hand: a dog, a leak, an emoji, a hostile reply, and as many criteria as asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from simulator.domain.attempt import Choice, Reply
from simulator.domain.conversation import Conversation
from simulator.domain.evidence import NOTHING, Certainty, Evidence, Finding
from simulator.domain.moment import Moment
from simulator.domain.people import Person
from simulator.domain.rubric import Counts, Criterion, Rubric, Side
from simulator.domain.scenario import (
    About,
    Branch,
    Briefing,
    Character,
    ComesBack,
    Ending,
    Node,
    Scenario,
    Sound,
    Tray,
    TrayItem,
    VoiceWish,
)
from simulator.domain.scorecard import Judgement, Scorecard, ScoredTurn, SideTotal, Verdict
from simulator.records.interface import AttemptRecord, AttemptState, WhatIf

SAM = Person("11111111-1111-4111-8111-111111111111", "Sam Weber")
DIGEST = "d" * 64
WARM, COLD = 0, 1


class Never:
    """A condition nobody asks: these debriefs bring their verdicts with them."""

    def find(self, moment: Moment) -> Finding:
        return NOTHING

    def looks_for(self) -> tuple[str, ...]:
        return ("a word about it",)


@dataclass(frozen=True)
class Debrief:
    """The shape of training's debrief."""

    record: AttemptRecord
    scenario: Scenario
    scorecard: Scorecard
    original: Scorecard | None = None


def criterion(id_: str, title: str, side: Side = Side.RELATIONSHIP, points: int = 2, **more) -> Criterion:
    settings = {
        "counts": Counts.FOR,
        "practices": ("A6", "D5"),
        "why": "A word about what you both hear turns two strangers into two people.",
        "looked_for": "a friendly word about the dog or the barking",
        "good": "I can hear somebody's on guard duty. What kind of dog is {dog.name}?",
        "poor": "Could you shut that dog up, please?",
        "listen_for": Never(),
    } | more
    return Criterion(id_, title, side, points=points, **settings)


CRITERIA = (
    criterion("greets-by-name", "Greets and gives a name", points=1),
    criterion("notices-dog", "Notices the dog"),
    criterion("asks-about-dog", "Asks about the dog", points=2),
    criterion("answers-her-answer", "Answers what she told about the dog", points=3),
    criterion("acknowledges-damage", "Feels with her about the damage", points=3),
    criterion("shares-own", "Tells something of their own", points=2),
    criterion("warm-close", "Closes with a wish that fits her", points=2, looked_for="thanks or a wish"),
    criterion(
        "asks-what-happened", "Asks what happened", Side.TASK, 2, looked_for="when, how or what happened"
    ),
    criterion("asks-claim-details", "Asks for the claim's details", Side.TASK, 2),
    criterion("explains-next-step", "Says what happens next", Side.TASK, 2),
    criterion("commits-to-time", "Promises a time", Side.TASK, 2, critical=True),
    criterion("complains-of-noise", "Complains of the barking", points=3, counts=Counts.AGAINST),
    criterion("rushes", "Rushes her along", points=2, counts=Counts.AGAINST),
)

LINES = (
    "Hi, um, yes. I'm ringing about my kitchen, there's water everywhere and I don't know who to talk to.",
    "That's {dog.name}. A chocolate Lab, and he thinks he runs the house.",
    "It came through the ceiling on Sunday night. The floor's ruined, the cupboards have started to swell.",
    "I have the policy here somewhere. Hang on. Yes: HM, four four one, seven two.",
    "And how long will all that take? My daughter's coming home on Friday.",
    "All right. Well. That's clearer than I thought it would be.",
)
THOUGHTS = (
    ("They heard him. Most people pretend they don't.", "I'm a number to these people."),
    ("They listened. He does run the house.", "Nice. That's all? Nice?"),
    ("Somebody understands what a kitchen is.", "I said the floor is ruined. Did they hear?"),
    ("Good, they know what they're doing.", "Fine."),
    ("Wednesday. I can hold on until Wednesday.", "So nobody knows."),
    ("I'd call here again.", "That's that, then."),
)
REPLIES = (
    "Good morning, Harbour Mutual, this is Sam. Oh no, that sounds awful – and who's that barking? 🐶 "
    "Somebody's on guard duty!",
    "A chocolate Lab who runs the house, I love that. Mine thinks he owns the sofa 🛋️.",
    "I'm so sorry, Dana. A ruined floor and swelling cupboards is a horrible thing to come home to.",
    "Thank you. Could you take a few photographs of the ceiling and the floor for the claim?",
    "The assessor will come on Wednesday between nine and eleven, and I'll ring you myself that afternoon.",
    "<b>Thank you</b>, Dana. Give Biscuit a pat from me, and I hope the kitchen dries out soon.",
)


def scenario(criteria: tuple[Criterion, ...] = CRITERIA, lines: tuple[str, ...] = LINES) -> Scenario:
    """A line of nodes: at each, the first branch warms and the second cools."""
    ids = [f"node-{n}" for n in range(1, len(lines) + 1)]
    nodes = {
        id_: Node(
            id_,
            "dana",
            line,
            (
                Branch(to, Never(), mood=15 if n < 3 else 5, thought=THOUGHTS[n % 6][WARM]),
                Branch(to, None, mood=-20 if n < 2 else -5, thought=THOUGHTS[n % 6][COLD]),
            ),
            does="shuffles papers" if n == 3 else "",
            sound=Sound("dog-bark", "dog barks in the background") if n == 0 else None,
            good="A model reply.",
            poor="A reply to avoid.",
        )
        for n, (id_, line, to) in enumerate(zip(ids, lines, [*ids[1:], "end"], strict=True))
    }
    dana = Character("dana", "Dana Whitfield", ("Dana",), "dana", VoiceWish(gender="female", age="middle"))
    return Scenario(
        id="barking-dog",
        title="The barking dog",
        language="en",
        digest=DIGEST,
        about=About("A leak, a claim, and a dog who wants to be heard.", 4, "phone", "starter", ("A6",)),
        company="Harbour Mutual",
        place="kitchen",
        briefing=Briefing("You take claims calls.", "Dana rings about her kitchen.", ("Open the claim",)),
        mood=45,
        characters={"dana": dana},
        facts={"dog": ({"dog.name": "Biscuit"}, {"dog.name": "Juno"})},
        start=ids[0],
        nodes=nodes,
        endings=(
            Ending(
                "stays",
                "dana",
                "Thank you, Sam. {dog.name} says goodbye too.",
                ComesBack.YES,
                "I'd call here again. They asked about {dog.name} before my policy number.",
                when=Never(),
                afterwards="She renewed in May, and gave your number to her sister.",
            ),
            Ending("leaves", "dana", "Right. Bye.", ComesBack.NO, "I felt processed."),
        ),
        rubric=Rubric(criteria, 60, 70),
        tray=Tray("Within reach", 1, (TrayItem("leaflet", "A leaflet about leaks"),)),
    )


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


def total(side: Side, made: tuple[Judgement, ...]) -> SideTotal:
    mine = [one for one in made if one.criterion.side is side]
    points, low, high = (
        max(0, sum(getattr(one, name) for one in mine)) for name in ("points", "low", "high")
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
        relationship=total(Side.RELATIONSHIP, made),
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
    return replace(of, number=4, what_if=WhatIf("33333333-3333-4333-8333-333333333333", 2))


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
