"""Two small scenarios built in Python: a telephone call, and a table for two people."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.evidence import CERTAIN, NOTHING, Finding
from simulator.domain.moment import Moment
from simulator.domain.rubric import Counts, Criterion, Rubric, Side
from simulator.domain.scenario import (
    END,
    About,
    Branch,
    Briefing,
    CardEntry,
    Character,
    ComesBack,
    Ending,
    Node,
    Opening,
    PolicyCard,
    Scenario,
    Sound,
    Tray,
    TrayItem,
)


@dataclass(frozen=True)
class Says:
    """Holds where the reply contains the word."""

    word: str

    def find(self, moment: Moment) -> Finding:
        return CERTAIN if self.word in moment.reply.text.casefold() else NOTHING

    def looks_for(self) -> tuple[str, ...]:
        return (f"the word {self.word}",)


def criterion(criterion_id: str, title: str, side: Side, word: str, counts: Counts = Counts.FOR) -> Criterion:
    return Criterion(
        id=criterion_id,
        title=title,
        side=side,
        counts=counts,
        points=2,
        practices=("A6",),
        why="It turns two strangers into two people.",
        looked_for=f"a word about {word}",
        good="Who's that I can hear?",
        poor="Policy number?",
        listen_for=Says(word),
    )


CRITERIA = (
    criterion("greets-by-name", "Greets and gives their own name", Side.RELATIONSHIP, "sam"),
    criterion("notices-dog", "Notices the dog", Side.RELATIONSHIP, "dog"),
    criterion("acknowledges-damage", "Shows feeling for the damage", Side.RELATIONSHIP, "sorry"),
    criterion("asks-what-happened", "Asks what happened", Side.TASK, "happened"),
    criterion("explains-next-step", "Explains what happens next", Side.TASK, "next"),
    criterion("rushes", "Rushes her", Side.RELATIONSHIP, "quick", Counts.AGAINST),
)
RUBRIC = Rubric(CRITERIA, 60, 70, hint_cost=1)


def call(*, rings: bool = True) -> Scenario:
    """Dana rings; three lines, then one of two endings."""
    nodes = (
        Node(
            "hello",
            "dana",
            "Hi, um, yes. I'm ringing about my kitchen, there's water everywhere, it came through the "
            "ceiling on Sunday night and the floor's ruined.",
            (
                Branch("damage", Says("dog"), +15, "They heard him.", "Oh! That's {dog.name}, sorry."),
                Branch("damage"),
            ),
            part="opening",
            sound=Sound("dog-bark", "dog barks in the background"),
            hint="You can hear more than her voice. {dog.name} is not the only one upset.",
        ),
        Node(
            "damage",
            "dana",
            "So what do I do now?",
            (Branch("thanks"),),
            does="moves a bucket across the floor",
        ),
        Node("thanks", "dana", "Right. Is that all, then?", (Branch(END),), part="close"),
    )
    endings = (
        Ending(
            "stays",
            "dana",
            "Thank you, Sam. Really.",
            ComesBack.YES,
            "They asked about the dog.",
            Says("dog"),
        ),
        Ending("leaves", "dana", "Fine. Goodbye.", ComesBack.NO, "I felt processed."),
    )
    return Scenario(
        id="barking-dog",
        title="The barking dog",
        language="en",
        digest="0" * 64,
        about=About(
            "Water through a kitchen ceiling, and somebody on guard.", 4, "phone", "starter", ("A6", "C6")
        ),
        company="Harbour Mutual",
        place="kitchen",
        briefing=Briefing(
            "You take claims calls for Harbour Mutual. You can open a claim and send an assessor.",
            "Dana Whitfield, a customer for eleven years. Water came through her kitchen ceiling on Sunday.",
            ("Answer by the third ring.", "Open her claim.", "Tell her when the assessor comes."),
            ("An assessor within two days.", "A dehumidifier, free, for a week."),
        ),
        mood=45,
        characters={"dana": Character("dana", "Dana Whitfield", ("Dana", "Ms Whitfield"), "dana")},
        facts={"dog": ({"dog.name": "Biscuit"}, {"dog.name": "Juno"})},
        start="hello",
        nodes={node.id: node for node in nodes},
        endings=endings,
        rubric=RUBRIC,
        opening=Opening(3.0, 3, -10, "Three rings and nobody.") if rings else None,
    )


def entry(entry_id: str, text: str) -> CardEntry:
    return CardEntry(entry_id, text, Says(entry_id))


CARD = PolicyCard(
    "Birthdays at the Lampo",
    "One small thing from the tray for a birthday guest, without asking.",
    entry("reason", "The tray is there to make a moment, and it is paid for by the house."),
    (entry("balloon", "Give one thing from the tray."), entry("table", "Choose the table by the window.")),
    (entry("meal", "A free meal."), entry("cash", "Money off the bill.")),
)
TRAY = Tray(
    "Within reach",
    1,
    (
        TrayItem("dessert", "A free dessert"),
        TrayItem("balloon", "A balloon"),
        TrayItem("colouring", "A colouring set"),
        TrayItem("coupon", "A 10 % coupon"),
        TrayItem("toy", "A toy from the shop", is_allowed=False),
    ),
)


def table(*, name: str = "Marco Rossi", long_line: bool = False) -> Scenario:
    """Marco and Mia at the counter: two to talk to, a tray and a card."""
    line = "It's her birthday today. Have you got a table for two, somewhere she can see the pizza oven?"
    if long_line:
        line = " ".join(["It is her birthday today and we have come a long way to be here."] * 5)[:300]
    nodes = (
        Node(
            "hello",
            "marco",
            line,
            (Branch("mia", Says("mia"), +15, says="She's been counting the days."), Branch("drinks")),
            part="opening",
            hint="Somebody smaller is listening.",
        ),
        Node(
            "mia",
            "mia",
            "I'm six now.",
            (Branch("drinks", says="And I want a bicycle."),),
            does="hides behind her father",
        ),
        Node("drinks", "marco", "We'll start with drinks, I think.", (Branch(END),), part="close"),
    )
    return Scenario(
        id="childs-birthday",
        title="The child's birthday",
        language="en",
        digest="1" * 64,
        about=About("A paper crown at the counter.", 3, "face-to-face", "starter", ("D6",)),
        company="Trattoria Lampo",
        place="restaurant",
        briefing=Briefing(
            "You are the host at Trattoria Lampo, a family restaurant. It is half past seven.",
            "A father and his daughter have come in. She wears a paper crown and says nothing.",
            ("Seat them.", "Tell them the kitchen closes at nine.", "Take the drinks order."),
            ("One small thing from the tray.",),
        ),
        mood=55,
        characters={
            "marco": Character("marco", name, (name.split()[0], "Mr Rossi", "sir"), "marco"),
            "mia": Character("mia", "Mia Rossi", ("Mia", "sweetheart"), "mia"),
        },
        facts={},
        start="hello",
        nodes={node.id: node for node in nodes},
        endings=(Ending("happy", "mia", "Bye! I kept the balloon.", ComesBack.YES, "They talked to me."),),
        rubric=RUBRIC,
        tray=TRAY,
        card=CARD,
    )
