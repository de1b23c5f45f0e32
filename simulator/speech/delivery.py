"""Delivery: what a clock says of a spoken reply, and what to tell its speaker of it. Never scored.

Only times and counts are looked at. Nothing is worked out of how a voice sounds, because nothing about
a person may be inferred from it; tests/speech/test_no_emotion.py holds that.

Where the numbers come from (published work; each is a rule of thumb for English, none a law):

* Pace: ordinary English conversation runs at about 150 words a minute (the National Center for Voice and
  Speech's figure for the United States), and books for listening are read at 150 to 160. 130 to 170 is
  shown as the usual range; remarks begin well outside it, because pace differs with region and habit.
* Pauses: Gail Jefferson's study of silences in talk (1989) found about one second to be the most that
  speakers usually let pass. On the telephone nobody sees that one is looking something up, so a pause
  is spoken of from three seconds on: long beyond doubt.
* Time to answer: across ten languages people begin to answer within a quarter of a second on average
  (Stivers and others, 2009). A trainee thinks, and a program listens, so only more than three seconds
  is spoken of.
* Fillers: Bortfeld and others (2001) counted two to three "um" and "uh" in a hundred words of relaxed
  talk; twice that is mentioned. The count is an estimate, since listeners tend to drop such sounds.
* Share of talk: there is no right share. It is remarked on only where one side had less than a third.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from simulator.domain.delivery import Delivery
from simulator.speech.interface import Heard

USUAL_PACE = (130, 170)
"""Words a minute, shown as the usual range."""

SLOW_BELOW, QUICK_ABOVE = 110, 190
"""Words a minute; a remark only beyond these."""

FEWEST_WORDS, SHORTEST_SECONDS = 8, 1.0
"""Less than this has no pace: "yes, of course" takes as long as its breath."""

LONG_PAUSE_SECONDS = LATE_SECONDS = 3.0
MANY_FILLERS = 0.06
"""Fillers for each word."""

LEAST_SHARE, MOST_SHARE = 1 / 3, 2 / 3


@dataclass(frozen=True, slots=True)
class CoachingLine:
    """One thing about delivery, for its speaker only.

    Attributes:
        about: What it is of: "Pace".
        value: What was measured, in words: "148 words a minute".
        advice: What to make of it, in a sentence.
    """

    about: str
    value: str
    advice: str


def delivery_of(
    heard: Heard, *, first_word_seconds: float | None = None, customer_seconds: float = 0.0
) -> Delivery:
    """Return what a clock says of a reply.

    Args:
        heard: What was taken down of it, with times.
        first_word_seconds: From the end of the customer's line to the first word; None if unknown.
        customer_seconds: How long the customer had spoken just before; 0 if not aloud.
    """
    words = heard.words
    gaps = [max(0.0, later.from_seconds - word.to_seconds) for word, later in itertools.pairwise(words)]
    return Delivery(
        words=len(heard.text.split()),  # what a listener takes for one may be two
        speech_seconds=max(0.0, words[-1].to_seconds - words[0].from_seconds) if words else 0.0,
        longest_pause_seconds=max(gaps, default=0.0),
        first_word_seconds=None if first_word_seconds is None else max(0.0, first_word_seconds),
        fillers=heard.fillers,
        customer_seconds=max(0.0, customer_seconds),
    )


def coaching_of(deliveries: Sequence[Delivery]) -> tuple[CoachingLine, ...]:
    """Return what to tell the speaker of some replies: only what could be measured.

    Args:
        deliveries: One for each spoken reply, in order.
    """
    spoken = [each for each in deliveries if each.words]
    if not spoken:
        return ()
    lines = (_pace(spoken), _pause(spoken), _answer(spoken), _fillers(spoken), _share(spoken))
    return tuple(line for line in lines if line is not None)


def words_a_minute(deliveries: Sequence[Delivery]) -> int | None:
    """Return the pace of some replies together; None where too little was said to have one."""
    words = sum(each.words for each in deliveries)
    seconds = sum(each.speech_seconds for each in deliveries)
    return round(words * 60 / seconds) if words >= FEWEST_WORDS and seconds >= SHORTEST_SECONDS else None


def _pace(spoken: Sequence[Delivery]) -> CoachingLine | None:
    pace = words_a_minute(spoken)
    if pace is None:
        return None
    low, high = USUAL_PACE
    advice = f"{low} to {high} is usual, and easy to follow."
    if pace > QUICK_ABOVE:
        advice = (
            f"{low} to {high} is usual. Leave a breath between two sentences, so that both can be taken in."
        )
    elif pace < SLOW_BELOW:
        advice = f"{low} to {high} is usual. Slow is right for numbers and addresses, and long for the rest."
    return CoachingLine("Pace", f"{pace} words a minute", advice)


def _pause(spoken: Sequence[Delivery]) -> CoachingLine:
    longest = max(each.longest_pause_seconds for each in spoken)
    advice = "No gap was long enough to make anybody wonder whether you were still there."
    if longest > LONG_PAUSE_SECONDS:
        advice = "When you need a moment, say so: “Let me just look that up.”"
    return CoachingLine("Longest pause", _seconds(longest), advice)


def _answer(spoken: Sequence[Delivery]) -> CoachingLine | None:
    waits = [each.first_word_seconds for each in spoken if each.first_word_seconds is not None]
    if not waits:
        return None
    usual = median(waits)
    advice = "They never had to wait for you to begin."
    if usual > LATE_SECONDS:
        advice = "A short “I see” or “one moment” fills the time until you answer."
    return CoachingLine("Time to answer", f"usually {_seconds(usual)}", advice)


def _fillers(spoken: Sequence[Delivery]) -> CoachingLine | None:
    counted = [(each.fillers, each.words) for each in spoken if each.fillers is not None]
    if not counted:
        return None
    number, words = (sum(column) for column in zip(*counted, strict=True))
    advice = "An estimate. Everybody has some: two or three in a hundred words is ordinary."
    if number > 2 and number > words * MANY_FILLERS:  # noqa: PLR2004  # two are never many
        advice = "An estimate. A silent breath does the same work as an “um”."
    return CoachingLine("Fillers", f"about {number}" if number else "none noticed", advice)


def _share(spoken: Sequence[Delivery]) -> CoachingLine | None:
    mine = sum(each.speech_seconds for each in spoken)
    theirs = sum(each.customer_seconds for each in spoken)
    if not mine or not theirs:
        return None
    share = mine / (mine + theirs)
    advice = "Both of you had room."
    if share > MOST_SHARE:
        advice = "You did most of the talking; one question more hands the floor back."
    elif share < LEAST_SHARE:
        advice = "They did most of the talking; see that they know what happens next."
    return CoachingLine("Share of talk", f"{round(share * 100)} per cent yours", advice)


def _seconds(value: float) -> str:
    return f"{value:.1f} seconds"
