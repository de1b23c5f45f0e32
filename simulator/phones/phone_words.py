"""PhoneWords: what the page on the phones says; the window gives it in the room's language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PhoneWords:
    """The sentences of the page; the criteria come from the scenario.

    Attributes:
        language: As HTML names it, e.g. "en".
        is_right_to_left: Whether it is written so.
    """

    language: str = "en"
    is_right_to_left: bool = False
    title: str = "You are the judge"
    join: str = "Type the two words you see on the wall."
    word: str = "Code word"
    enter: str = "Join"
    no_names: str = "No names. Nobody sees who said what."
    yes: str = "Yes"
    no: str = "No"
    unsure: str = "Not sure"
    ask: str = "What did you hear?"
    vote: str = "Send my votes"
    counted: str = "Your votes are in."
    changed: str = "Changed. Your last votes count."
    same: str = "You had said the same. It counts once."
    look_up: str = "Now look up: the wall shows how the room votes once everybody has."
    change: str = "Change my votes"
    waiting: str = "You are in."
    wait: str = "The next question comes here by itself. Until then, look up and listen."
    over: str = "The votes are shown."
    over_more: str = "Look at the wall. The next question comes here by itself."
    moved_on: str = "The room has moved on, so this was not counted."
    incomplete: str = "Please answer every line. “Not sure” is an answer too."
    wrong_word: str = "That is not the code word. Look at the wall again."
    too_many_tries: str = "Too many tries. Wait a minute, then try again."
    too_many_here: str = "Too many phones come from your connection. Tell the trainer, who can let you in."
    too_fast: str = "That was fast. Wait a few seconds, then send again."
    busy: str = "Too many requests. Wait a few seconds."
    not_here: str = "There is nothing here."
    go_on: str = "Go on"
