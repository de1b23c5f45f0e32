"""What is in doubt of a spoken reply when it is handed over."""

from simulator.domain.attempt import PERHAPS, Doubt
from simulator.gui.spoken_reply import SpokenReply
from simulator.speech.interface import Heard, HeardWord

CLEARLY = SpokenReply(Heard((HeardWord("You must shout.", 0.0, 1.0, 1.0),), 1.0, "test"))
IN_DOUBT = SpokenReply(
    Heard((HeardWord("You must", 0.0, 0.5, 1.0), HeardWord("shout.", 0.5, 1.0, 0.4, ("spout",))), 1.0, "test")
)
SWALLOWED = Doubt(4, 8, (PERHAPS, "mustn't"))


def test_what_was_heard_clearly_may_have_lost_what_nobody_can_hear() -> None:
    assert CLEARLY.doubts_of(CLEARLY.text, ()) == (SWALLOWED,)


def test_words_left_in_doubt_stay_so() -> None:
    (left,) = IN_DOUBT.heard.doubts
    assert IN_DOUBT.doubts_of(IN_DOUBT.text, (left,)) == (SWALLOWED, left)


def test_whoever_settled_all_doubts_or_mended_the_words_has_read_them() -> None:
    assert IN_DOUBT.doubts_of(IN_DOUBT.text, ()) == ()
    assert CLEARLY.doubts_of("You must not shout.", ()) == ()
