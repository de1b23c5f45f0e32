"""Dana's leak and her dog, made by hand: no file is read and nothing is judged."""

from __future__ import annotations

from simulator.domain.evidence import NOTHING, Finding
from simulator.domain.moment import Moment
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

DIGEST = "d" * 64
WARM, COLD = 0, 1


class Never:
    """A condition nobody asks: these debriefs bring their verdicts with them."""

    def find(self, moment: Moment) -> Finding:
        return NOTHING

    def looks_for(self) -> tuple[str, ...]:
        return ("a word about it",)


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
