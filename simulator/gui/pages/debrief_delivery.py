"""From what a clock measured to what is told of it: pace, pauses, answers, fillers, share of talk."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from simulator.domain.delivery import Delivery
from simulator.domain.wording import counted
from simulator.gui.widgets.delivery_panel import DeliveryFact

if TYPE_CHECKING:
    from simulator.domain.attempt import Turn

_FEWEST_WORDS = 4
"""Fewer words have no pace."""
_SLOW, _QUICK = 110, 175
"""Words a minute between which most listeners follow easily."""
_LONG_PAUSE, _LATE, _AT_ONCE = 3.0, 3.0, 0.3
"""Seconds."""
_MANY_FILLERS = 0.06
"""Fillers for each word said."""
_LITTLE, _MUCH = 0.3, 0.65
"""Share of all the time somebody spoke."""


def delivery_facts(turns: tuple[Turn, ...]) -> tuple[DeliveryFact, ...]:
    """Return what is told of a whole attempt; nothing where nothing was spoken."""
    spoken = tuple(turn.reply.delivery for turn in turns if turn.reply.delivery is not None)
    if not spoken:
        return ()
    facts = (_pace(spoken), _pause(spoken), _answer(spoken), _fillers(spoken), _share(spoken))
    return tuple(fact for fact in facts if fact is not None)


def delivery_words(delivery: Delivery | None) -> str:
    """Return what is told of one reply: "148 words a minute · longest pause 0.8 s · first word after 1.2 s"."""
    if delivery is None:
        return ""
    pace = _words_a_minute((delivery,))
    told = (
        f"{pace} words a minute" if pace else "",
        f"longest pause {_seconds(delivery.longest_pause_seconds)}",
        f"first word after {_seconds(delivery.first_word_seconds)}"
        if delivery.first_word_seconds is not None
        else "",
        f"about {counted(delivery.fillers, 'filler', 'fillers')}" if delivery.fillers else "",
    )
    return " · ".join(part for part in told if part)


def _words_a_minute(spoken: tuple[Delivery, ...]) -> int | None:
    words = sum(one.words for one in spoken)
    seconds = sum(one.speech_seconds for one in spoken)
    return round(words * 60 / seconds) if words >= _FEWEST_WORDS and seconds > 0 else None


def _pace(spoken: tuple[Delivery, ...]) -> DeliveryFact | None:
    pace = _words_a_minute(spoken)
    if pace is None:
        return None
    advice = "Easy to follow."
    if pace > _QUICK:
        advice = "Quicker than most people follow: leave a breath between two sentences."
    elif pace < _SLOW:
        advice = "Slower than most people speak: fine for numbers, long for the rest."
    return DeliveryFact("Pace", f"{pace} words a minute", advice)


def _pause(spoken: tuple[Delivery, ...]) -> DeliveryFact:
    longest = max(one.longest_pause_seconds for one in spoken)
    advice = "Nobody had to wonder whether you were still there."
    if longest > _LONG_PAUSE:
        advice = "When you need a moment, say so: “Let me just look that up.”"
    return DeliveryFact("Longest pause", _seconds(longest), advice)


def _answer(spoken: tuple[Delivery, ...]) -> DeliveryFact | None:
    waits = [one.first_word_seconds for one in spoken if one.first_word_seconds is not None]
    if not waits:
        return None
    usual = median(waits)
    advice = "A natural gap: they could hear that you had listened."
    if usual > _LATE:
        advice = "A short “I see” or “one moment” bridges the time until you answer."
    elif usual < _AT_ONCE:
        advice = "Very quick: half a second shows that you heard the end of their sentence."
    return DeliveryFact("Time to answer", f"usually {_seconds(usual)}", advice)


def _fillers(spoken: tuple[Delivery, ...]) -> DeliveryFact | None:
    known = [one for one in spoken if one.fillers is not None]
    if not known:
        return None
    number = sum(one.fillers or 0 for one in known)
    words = sum(one.words for one in known)
    advice = "An estimate. Nobody minds a few."
    if number > 2 and number > words * _MANY_FILLERS:
        advice = "An estimate. A silent breath does the same work as an “um”."
    return DeliveryFact("Fillers", f"about {number}" if number else "none noticed", advice)


def _share(spoken: tuple[Delivery, ...]) -> DeliveryFact | None:
    mine = sum(one.speech_seconds for one in spoken)
    theirs = sum(one.customer_seconds for one in spoken)
    if not theirs or not mine:
        return None
    share = mine / (mine + theirs)
    advice = "Both of you had room."
    if share > _MUCH:
        advice = "You did most of the talking: one question more hands the floor back."
    elif share < _LITTLE:
        advice = "You left them most of the room; say enough to be sure they know what comes next."
    return DeliveryFact("Share of talk", f"{round(share * 100)} % yours", advice)


def _seconds(value: float) -> str:
    return f"{value:.1f} s"
