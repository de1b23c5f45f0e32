"""A listener whose helper ends in mid-reply says so: a fresh helper has not heard the beginning."""

from pathlib import Path

import pytest

from simulator.speech.child_process import Answer, ChildProcess
from simulator.speech.dictation import Dictation
from simulator.speech.interface import ListenerUnavailableError
from simulator.speech.pocketsphinx_listener import PocketSphinxListener


class MortalChild(ChildProcess):
    """Hears how many bytes it was given; starts again with the next question, as every helper does."""

    def __init__(self) -> None:
        super().__init__("listen", ["false"])
        self.is_alive = False
        self.heard: int | None = None

    @property
    def is_running(self) -> bool:
        return self.is_alive

    def ask(self, question: str, payload: bytes = b"", *, seconds: float, **words: object) -> Answer:
        if not self.is_alive:
            self.is_alive, self.heard = True, None
        if question == "begin":
            self.heard = 0
        if question == "take" and self.heard is not None:
            self.heard += len(payload)
        if question != "finish":
            return Answer({})
        said = {"text": f"{self.heard}", "from": 0.0, "to": 1.0, "confidence": 0.9, "instead": []}
        return Answer({"words": [said] if self.heard else [], "seconds": 1.0, "fillers": 0})

    def close(self) -> None:
        self.is_alive = False


@pytest.fixture
def child() -> MortalChild:
    return MortalChild()


@pytest.mark.parametrize("question", ["take", "finish"])
def test_the_rest_of_a_reply_is_not_taken_for_all_of_it(
    child: MortalChild, tmp_path: Path, question: str
) -> None:
    listener = PocketSphinxListener(tmp_path, child=child)
    listener.begin()
    listener.take(b"ab")
    child.is_alive = False
    with pytest.raises(ListenerUnavailableError, match="stopped while you spoke"):
        listener.take(b"cd") if question == "take" else listener.finish()
    listener.begin()
    listener.take(b"abcd")
    assert listener.finish().text == "4"


@pytest.mark.parametrize("dies_after", [0, 1, 2, 3])
def test_whoever_dictates_gets_all_of_it(child: MortalChild, tmp_path: Path, dies_after: int) -> None:
    dictation = Dictation(lambda: PocketSphinxListener(tmp_path, child=child))
    dictation.begin()
    for number, piece in enumerate((b"ab", b"cd", b"ef")):
        if number == dies_after:
            child.is_alive = False
        dictation.take(piece)
    if dies_after == 3:
        child.is_alive = False
    assert dictation.finish().text == "6"
