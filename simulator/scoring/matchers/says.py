"""``says: [...]``: words, by patterns."""

from __future__ import annotations

from dataclasses import dataclass, field

from simulator.domain.evidence import Certainty, Finding
from simulator.domain.moment import Moment
from simulator.scoring.behaviours.recognition import spoilt_by
from simulator.scoring.matchers.listening import Words, listening
from simulator.scoring.passages import finding_of, passage
from simulator.scoring.phrases.pattern_set import Match
from simulator.scoring.phrases.phrases import Phrases
from simulator.scoring.phrases.plain import plain
from simulator.scoring.spoken_text import SpokenText, spoken_text

_MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class Says:
    """Words that match a pattern.

    Attributes:
        patterns: Any of these is a yes.
        perhaps: Any of these is "not sure".
        but_not: A match close to one of these, in the same sentence, does not count.
        question: Whether it counts only in a question.
        words: The scenario's word sets, used beside the catalogue's.
        because: One sentence for the trainee; "" to tell what was listened for.
    """

    patterns: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    but_not: tuple[str, ...] = ()
    question: bool = False
    words: Words = ()
    because: str = ""
    _phrases: Phrases = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        everything = (*self.patterns, *self.perhaps, *self.but_not)
        object.__setattr__(self, "_phrases", listening(everything, self.words))

    def find(self, moment: Moment) -> Finding:
        """Quote every match that counts.

        Raises:
            PatternError: One of the patterns is none; the scenario checker refuses such files.
        """
        spoken = spoken_text(moment.reply.text)
        matches = self._phrases.with_facts(moment.facts).matches(spoken)
        return finding_of(
            passage(
                moment,
                spoken,
                match.first,
                match.last,
                self.because,
                Certainty.YES if match.pattern < len(self.patterns) else Certainty.UNSURE,
            )
            for match in self._counting(matches, spoken)
        )

    def _counting(self, matches: list[Match], spoken: SpokenText) -> list[Match]:
        wanted = len(self.patterns) + len(self.perhaps)
        spoilt = spoilt_by([match for match in matches if match.pattern >= wanted], spoken)
        return [
            match
            for match in matches
            if match.pattern < wanted
            and not spoken.quoted[match.first]
            and (not self.question or spoken.questions[match.first] or spoken.questions[match.last])
            and (spoilt is None or not spoilt.touches(match.first, match.last))
        ]

    def looks_for(self) -> tuple[str, ...]:
        """Say a few of the phrases."""
        told = [plain(pattern) for pattern in (*self.patterns, *self.perhaps)[:_MOST_TOLD]]
        words = ", ".join(f"“{phrase}”" for phrase in dict.fromkeys(told)) or "certain words"
        return (f"words like {words}" + (", asked as a question" if self.question else ""),)
