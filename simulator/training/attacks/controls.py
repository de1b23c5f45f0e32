"""Controls: honest conversations must not suffer for the attacks on the score."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.training.attacks.attacks import Attack
from simulator.training.attacks.scene import Scene, nth


@dataclass(frozen=True, slots=True)
class Script:
    """What somebody honest says who is neither good nor bad at it, in one scenario; one reply a turn.

    Attributes:
        scenario_id: The scenario.
        replies: In order; the last is said again if the conversation goes on.
    """

    scenario_id: str
    replies: tuple[str, ...]


def _model_answers(scene: Scene) -> str:
    return scene.model_line


MODEL_ANSWERS = Attack("model answers", "The author's model answer to each line.", _model_answers)

PLAIN_SCRIPTS: tuple[Script, ...] = (
    Script(
        "barking-dog",
        (
            "Harbour Mutual, Priya here, how can I help?",
            "Oh dear, sorry to hear that. When did it happen?",
            "Right, Sunday. That's a nuisance. Have you got your policy number?",
            "Okay, thanks. I'll open a claim and then an assessor has to look at it.",
            "I can do Thursday morning, between nine and twelve.",
            "I'd take some pictures and leave it as it is.",
            "No problem. Bye now, Dana.",
        ),
    ),
    Script(
        "childs-birthday",
        (
            "Evening, table for four, was it? Happy birthday.",
            "Hi there. Is that a crown?",
            "A bike, great.",
            "Yeah, by the window is free. Any allergies?",
            "We could put a candle in a dessert.",
            "Here, let me help with that.",
            "Kitchen closes at nine. What would you like to drink?",
            "Coming right up.",
            "Bye, thanks for coming.",
        ),
    ),
    Script(
        "policy-complaint",
        (
            "Sorry about that. What's wrong with it?",
            "Okay. And when did you buy it?",
            "Hm. He shouldn't have said that, sorry.",
            "I can swap it for a new one or send it for repair.",
            "About ten minutes.",
            "I think so, let me check. Do you have the receipt?",
            "Good luck with the exam then.",
            "Alright, thanks, bye.",
        ),
    ),
    Script(
        "policy-complaint",
        (
            "oh no thats rubbish im sorry",
            "so it just died on sunday yeah",
            "someone told you wrong then thats our fault",
            "um so i can do an exchange today or you get it repaired",
            "like five minutes",
            "yeah theres some in the back you got the receipt",
            "thats hard after a night shift",
            "okay thank you for waiting good luck",
        ),
    ),
)
"""Plain, decent, a little short: what the points should be is whatever they are without any suspicion."""


def plain_replies(script: Script) -> Attack:
    """Return a script as something to play."""

    def says(scene: Scene) -> str:
        return nth(script.replies, min(scene.turn, len(script.replies)))

    return Attack("plain honest replies", "Decent and short, by somebody who is new.", says)
