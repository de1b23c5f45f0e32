"""Sincerity: a line about feelings that was said to other customers, word for word, counts less.

Only lines that claim a feeling are looked at (``sincere`` in the catalogue), only whole sentences, and only
those that name nothing of this customer's matter. The verdict stays yes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from simulator.domain.evidence import Certainty, Evidence
from simulator.domain.moment import Moment
from simulator.domain.rubric import Counts, Criterion
from simulator.domain.said_before import EarlierReply
from simulator.scoring.behaviours.catalogue import catalogue
from simulator.scoring.behaviours.recognition import shown_in
from simulator.scoring.earnestness.given_names import given_names
from simulator.scoring.earnestness.matter import matter_of
from simulator.scoring.english_words import listed
from simulator.scoring.normal_words import words_in
from simulator.scoring.occasions import Heard, Occasion
from simulator.scoring.spoken_text import SpokenText, spoken_text

FEWEST_OTHERS = 2
"""Other customers who heard the same line; once is how anybody speaks."""

FEWEST_WORDS = 5
"""Shorter ones ("thank you", "I am so sorry") are nobody's stock lines, they are English."""

Words = tuple[str, ...]

_TITLES = listed("mr mrs ms miss sir madam maam")


@dataclass(frozen=True, slots=True)
class _Worn:
    """A sentence that was said to so many other customers, and the words in it that claim a feeling."""

    start: int
    end: int
    claims: tuple[tuple[int, int], ...]
    others: int

    @property
    def because(self) -> str:
        return f"You said this same line to {_counted(self.others + 1)} customers, so it counts less."


def worn_lines_marked(
    heard: Mapping[str, Heard],
    criteria: Sequence[Criterion],
    moments: Sequence[Moment],
    said_before: Sequence[EarlierReply],
) -> dict[str, Heard]:
    """Mark what rests on nothing but lines that other customers were told as well.

    Args:
        heard: What was heard, by criterion id.
        criteria: All criteria; those that count against the trainee stay as they are.
        moments: Every reply in its place.
        said_before: What the trainee said in other conversations.
    """
    worn = _worn_lines(moments, said_before) if said_before else {}
    if not worn:
        return dict(heard)
    rewarded = {each.id for each in criteria if each.counts is Counts.FOR}
    return {
        id_: replace(each, occasions=tuple(_marked(one, worn) for one in each.occasions))
        if id_ in rewarded
        else each
        for id_, each in heard.items()
    }


def _marked(occasion: Occasion, worn: Mapping[int, Sequence[_Worn]]) -> Occasion:
    lines = worn.get(occasion.turn, ())
    if not lines or occasion.certainty is not Certainty.YES:
        return occasion
    told = [_told(evidence, lines) for evidence in occasion.evidence]
    said = [(before, after) for before, after in zip(occasion.evidence, told, strict=True) if before.quote]
    is_worn = all(before is not after for before, after in said) and any(
        _claims(before, lines) for before, _ in said
    )
    return replace(occasion, evidence=tuple(told), is_worn=True) if is_worn else occasion


def _claims(evidence: Evidence, lines: Sequence[_Worn]) -> bool:
    """Whether a passage is itself about the feeling: a name in the same sentence is none."""
    return any(evidence.start < end and start < evidence.end for line in lines for start, end in line.claims)


def _told(evidence: Evidence, lines: Sequence[_Worn]) -> Evidence:
    for line in lines:
        if evidence.quote and line.start <= evidence.start < line.end:
            return replace(evidence, because=line.because)
    return evidence


def _worn_lines(
    moments: Sequence[Moment], said_before: Sequence[EarlierReply]
) -> dict[int, tuple[_Worn, ...]]:
    told = [(each.customer, each.text.casefold(), each.text) for each in said_before]
    found: dict[int, tuple[_Worn, ...]] = {}
    customer_words: set[str] = set()
    for moment in moments:
        customer_words.update(words_in(moment.line.text))
        matter = matter_of(customer_words, moment.facts)
        lines = tuple(
            _Worn(start, end, claims, others)
            for words, start, end, claims in _feeling_lines(moment)
            if matter.isdisjoint(words)
            and (others := _others_told(words, moment.reply.text[start:end], told)) >= FEWEST_OTHERS
        )
        if lines:
            found[moment.turn] = lines
    return found


def _feeling_lines(moment: Moment) -> list[tuple[Words, int, int, tuple[tuple[int, int], ...]]]:
    """Return the sentences that claim a feeling: words without names, where they stand, and the claims."""
    spoken = spoken_text(moment.reply.text)
    shown = shown_in(moment.reply.text, tuple(moment.people.items()))
    claims: dict[int, list[tuple[int, int]]] = {}
    for id_, several in shown.items():
        for one in several if catalogue().entry(id_).sincere else ():
            passage = (spoken.starts[one.first], spoken.ends[one.last])
            claims.setdefault(spoken.sentences[one.first], []).append(passage)
    return [
        (words, start, end, tuple(claims[number]))
        for number, (words, start, end) in _sentences(spoken).items()
        if number in claims and _is_long(words)
    ]


def _is_long(words: Words) -> bool:
    return len(words) >= FEWEST_WORDS


def _sentences(spoken: SpokenText) -> dict[int, tuple[Words, int, int]]:
    """Return the words of each sentence without anybody's name, with its first and last character."""
    rows: dict[int, list[int]] = {}
    for index, sentence in enumerate(spoken.sentences):
        rows.setdefault(sentence, []).append(index)
    return {
        sentence: (
            tuple(spoken.words[index] for index in row if not _is_name(spoken.words[index])),
            spoken.starts[row[0]],
            spoken.ends[row[-1]],
        )
        for sentence, row in rows.items()
    }


def _is_name(word: str) -> bool:
    return word in _TITLES or word in given_names()


def _others_told(words: Words, written: str, told: Sequence[tuple[str, str, str]]) -> int:
    """Count the other customers who were told the same; replies without its longest word are passed over."""
    plain = [word for word in re.findall(r"[a-z]+", written.casefold()) if not _is_name(word)]
    longest = max(plain, key=len, default="")
    customers: set[str] = set()
    for customer, folded, text in told:
        if customer in customers or longest not in folded:
            continue
        if any(line == words for line, _, _ in _sentences(spoken_text(text)).values()):
            customers.add(customer)
    return len(customers)


def _counted(number: int) -> str:
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return words[number] if number < len(words) else str(number)
