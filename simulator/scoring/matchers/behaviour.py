"""``behaviour: id``: one of the catalogue's behaviours, perhaps about something."""

from __future__ import annotations

from dataclasses import dataclass, field

from simulator.domain.evidence import Certainty, Finding
from simulator.domain.moment import Moment
from simulator.scoring.behaviours.catalogue import catalogue
from simulator.scoring.behaviours.recognition import shown_in
from simulator.scoring.matchers.listening import Words, listening
from simulator.scoring.matchers.means import understood
from simulator.scoring.nearness import Near
from simulator.scoring.passages import finding_of, passage
from simulator.scoring.phrases.phrases import Phrases
from simulator.scoring.spoken_text import spoken_text

_ABOUT_WITHIN = 20


@dataclass(frozen=True, slots=True)
class ShowsBehaviour:
    """A behaviour of the catalogue.

    Attributes:
        behaviour: Its id, e.g. "apologises".
        about: Patterns; one must stand in the same or a neighbouring sentence. None: about anything.
        words: The scenario's word sets.
        language: The catalogue's language.
    """

    behaviour: str
    about: tuple[str, ...] = ()
    words: Words = ()
    language: str = "en"
    _topics: Phrases = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_topics", listening(self.about, self.words, self.language))

    def find(self, moment: Moment) -> Finding:
        """Quote the words that show it.

        Raises:
            KeyError: There is no such behaviour; the scenario checker refuses such files.
        """
        because = catalogue(self.language).entry(self.behaviour).because
        people = tuple(moment.people.items())
        text = moment.reply.text
        shown = shown_in(text, people, self.language, moment.asks_meaning).get(self.behaviour, ())
        if not shown:
            return finding_of(())
        spoken = spoken_text(text)
        if self.about:
            topics = self._topics.with_facts(moment.facts).matches(spoken)
            near = Near(((topic.first, topic.first) for topic in topics), spoken, _ABOUT_WITHIN, sentences=1)
            shown = tuple(one for one in shown if near.touches(one.first, one.last))
        return finding_of(
            passage(
                moment,
                spoken,
                one.first,
                one.last,
                because if one.chance is None else f"{because} {understood(one.chance)}",
                Certainty.YES if one.is_sure else Certainty.UNSURE,
            )
            for one in shown
        )

    def looks_for(self) -> tuple[str, ...]:
        """Say what the catalogue listens for."""
        return (catalogue(self.language).entry(self.behaviour).looked_for,)
