"""A meeting round: each tells how they built a relationship, in twenty words; others take ideas up."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from simulator.domain.sessions.session import Happening, Json

SPEAKER_UP = "speaker-up"
"""Somebody's turn to tell. Told: speaker, a participant id; "" once the round is over."""
SPEAKER_SKIPPED = "speaker-skipped"
"""Told: speaker. They are asked again once everybody else has told."""
IDEA_TAKEN_DOWN = "idea-taken-down"
"""Told: idea, its number from 1; speaker; text. The last text of a number holds."""
IDEA_DROPPED = "idea-dropped"
"""Told: idea."""
PLUS_ONES = "plus-ones"
"""Told: idea; count, how many of the room would take it up. The last count holds."""
IDEA_TIED = "idea-tied"
"""Told: idea; behaviour, by which it is seen in attempts; "" for none."""
IDEA_MADE_SCENARIO = "idea-made-scenario"
"""Told: idea; scenario_id; file, its name."""
MOMENT_SHOWN = "moment-shown"
"""A best moment was on the wall. Told: moment, its id."""

MOST_WORDS = 20
LONGEST_IDEA = 400
"""Characters; twenty long words."""
MOST_PLUS_ONES = 500
_LEAST_SECONDS, _MOST_SECONDS = 45, 180
_LETTERS_A_WORD = 2
"""Of scripts without gaps between words."""
_WITHOUT_GAPS = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")


@dataclass(frozen=True, slots=True)
class Idea:
    """What somebody told.

    Attributes:
        number: From 1, as the room calls it.
        speaker: Participant id; for the console only.
        text: At most twenty words.
        plus_ones: How many would take it up.
        behaviour: By which it is seen in attempts; "" for none.
        file, scenario_id: The scenario that was made of it; "" for none.
        told_number: The happening it was first taken down in.
    """

    number: int
    speaker: str
    text: str
    plus_ones: int = 0
    behaviour: str = ""
    file: str = ""
    scenario_id: str = ""
    told_number: int = 0


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where a round stands.

    Attributes:
        speaker: Whose turn it is; "" for nobody's.
        told: Who has had a turn and was not skipped, in order.
        skipped: Who will be asked again, in order.
        ideas: In the order they were told.
        is_begun: Whether anybody has had a turn.
        next_number: Of the next idea.
    """

    speaker: str = ""
    told: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    ideas: tuple[Idea, ...] = ()
    is_begun: bool = False
    next_number: int = 1

    def idea(self, number: int) -> Idea | None:
        """Return an idea by its number."""
        return next((one for one in self.ideas if one.number == number), None)

    def idea_of(self, speaker: str) -> Idea | None:
        """Return the last thing somebody told."""
        return next((one for one in reversed(self.ideas) if one.speaker == speaker), None)

    def after(self, present: Sequence[str]) -> tuple[str, ...]:
        """Return who tells after the speaker: people in the room, those who were skipped last."""
        had = {self.speaker, *self.told}
        fresh = [one for one in present if one not in had and one not in self.skipped]
        again = [one for one in self.skipped if one in present and one not in had]
        return (*fresh, *again)

    @property
    def before(self) -> str:
        """Who told before the speaker; "" for nobody."""
        return next((one for one in reversed(self.told) if one != self.speaker), "")


def meeting_of(happenings: Iterable[Happening]) -> Meeting:
    """Return where a round stands after all that happened in it."""
    meeting = Meeting()
    for one in happenings:
        change = _CHANGES.get(one.what)
        if change is not None:
            meeting = change(meeting, one)
    return meeting


def words_in(text: str) -> int:
    """Return how many words a text has, as people count them.

    What stands between gaps is a word if it has a letter or a digit: "don't" and "well-known" are one, a dash
    is none. Scripts without gaps count two characters as a word.
    """
    return sum(_words_of(piece) for piece in text.split())


def first_words(text: str, most: int = MOST_WORDS) -> str:
    """Return a text up to so many words."""
    kept: list[str] = []
    for piece in text.split():
        if words_in(" ".join(kept)) + _words_of(piece) > most:
            break
        kept.append(piece)
    return " ".join(kept)


def speaker_seconds(minutes: int, people: int) -> int:
    """Return how long each may tell, so that everybody has a turn; seconds."""
    return max(_LEAST_SECONDS, min(_MOST_SECONDS, minutes * 60 // max(1, people) // 15 * 15))


def _words_of(piece: str) -> int:
    letters = [one for one in piece if one.isalnum() or unicodedata.category(one).startswith("M")]
    close = sum(1 for one in letters if unicodedata.name(one, "").startswith(_WITHOUT_GAPS))
    if close:
        return -(-close // _LETTERS_A_WORD) + (1 if len(letters) > close else 0)
    return 1 if any(one.isalnum() for one in letters) else 0


def _spoke(meeting: Meeting, one: Happening) -> Meeting:
    speaker = _text(one.told.get("speaker"))
    kept = meeting.told
    if meeting.speaker and meeting.speaker not in meeting.skipped:
        kept = (*kept, meeting.speaker)
    told = tuple(dict.fromkeys(name for name in kept if name != speaker))
    skipped = tuple(name for name in meeting.skipped if name != speaker)
    return replace(meeting, speaker=speaker, told=told, skipped=skipped, is_begun=True)


def _skipped(meeting: Meeting, one: Happening) -> Meeting:
    speaker = _text(one.told.get("speaker"))
    rest = tuple(name for name in meeting.skipped if name != speaker)
    return replace(meeting, skipped=(*rest, speaker)) if speaker else meeting


def _taken_down(meeting: Meeting, one: Happening) -> Meeting:
    number, text = _number(one.told.get("idea")), _text(one.told.get("text"))
    if not text or number < 1:
        return meeting
    if meeting.idea(number):
        return _with(meeting, number, text=text)
    new = Idea(number, _text(one.told.get("speaker")), text, told_number=one.number)
    return replace(
        meeting, ideas=(*meeting.ideas, new), next_number=max(meeting.next_number, number + 1), is_begun=True
    )


def _dropped(meeting: Meeting, one: Happening) -> Meeting:
    number = _number(one.told.get("idea"))
    return replace(meeting, ideas=tuple(idea for idea in meeting.ideas if idea.number != number))


def _plus_ones(meeting: Meeting, one: Happening) -> Meeting:
    count = max(0, min(MOST_PLUS_ONES, _number(one.told.get("count"))))
    return _with(meeting, _number(one.told.get("idea")), plus_ones=count)


def _tied(meeting: Meeting, one: Happening) -> Meeting:
    return _with(meeting, _number(one.told.get("idea")), behaviour=_text(one.told.get("behaviour")))


def _made(meeting: Meeting, one: Happening) -> Meeting:
    told = one.told
    return _with(
        meeting,
        _number(told.get("idea")),
        scenario_id=_text(told.get("scenario_id")),
        file=_text(told.get("file")),
    )


def _with(meeting: Meeting, number: int, **news: str | int) -> Meeting:
    changed = tuple(
        replace(idea, **news) if idea.number == number else idea  # type: ignore[arg-type]  # by name
        for idea in meeting.ideas
    )
    return replace(meeting, ideas=changed)


_CHANGES: Mapping[str, Callable[[Meeting, Happening], Meeting]] = {
    SPEAKER_UP: _spoke,
    SPEAKER_SKIPPED: _skipped,
    IDEA_TAKEN_DOWN: _taken_down,
    IDEA_DROPPED: _dropped,
    PLUS_ONES: _plus_ones,
    IDEA_TIED: _tied,
    IDEA_MADE_SCENARIO: _made,
}


def _text(value: Json) -> str:
    return value if isinstance(value, str) else ""


def _number(value: Json) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0
