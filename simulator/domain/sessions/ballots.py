"""Ballots: the room judges an attempt by the criteria of its scenario; anonymous, and told all at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from simulator.domain.sessions.session import Happening, Json
from simulator.domain.verdict import Verdict

BALLOT_OPENED = "ballot-opened"
"""Told: attempt, scenario_id, scenario_title, voters, and criteria, a list of {id, ask, machine}."""
VOTE_CAST = "vote-cast"
"""Told: ballot (its number), voter (anonymous), answers by criterion. The voter's last one holds."""
PAPER_COUNTED = "paper-counted"
"""Told: ballot, counts by criterion as {yes, no, unsure}. The last count holds."""
VOTES_REVEALED = "votes-revealed"
"""Told: ballot. Later votes do not count."""
CRITERION_REWORDED = "criterion-reworded"
"""Told: ballot, criterion, wording, reason; the room is asked so from the next ballot on."""
WORDING_SAVED = "wording-saved"
"""Told: criterion, wording, reason, file (its name)."""

MOST_CRITERIA = 8
"""Of one ballot: what fits a wall and a phone, and what people can judge of one conversation."""

LONGEST_WORDING = 120
"""Characters of a criterion as the room is asked it; a title of a scenario file has as many."""

MOST_ON_PAPER = 500
"""Sheets; a hall, not a room."""


class Answer(StrEnum):
    """What a voter says of a criterion."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


_NO_ANSWERS: Mapping[str, Answer] = MappingProxyType({})


_BY_WORD = {one.value: one for one in Answer}


@dataclass(frozen=True, slots=True)
class Question:
    """A criterion as the room is asked it.

    Attributes:
        criterion_id: The criterion.
        ask: The words.
        machine: What the program makes of it; None if not told. The room never sees it first.
    """

    criterion_id: str
    ask: str
    machine: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many said what of one criterion."""

    yes: int = 0
    no: int = 0
    unsure: int = 0

    @property
    def total(self) -> int:
        """How many said anything."""
        return self.yes + self.no + self.unsure

    @property
    def majority(self) -> Answer | None:
        """What more than half say; None if no answer has more than half."""
        most = self.of(self.most)
        return self.most if most * 2 > self.total else None

    @property
    def most(self) -> Answer:
        """What most say; yes before no before unsure where as many do."""
        return max(Answer, key=self.of)

    @property
    def agreeing(self) -> float:
        """The share of pairs of voters who say the same, 0 to 1; 1 with fewer than two voters."""
        total = self.total
        if total < 2:  # noqa: PLR2004  # a pair
            return 1.0
        same = sum(many * (many - 1) for many in (self.yes, self.no, self.unsure))
        return same / (total * (total - 1))

    def of(self, answer: Answer) -> int:
        """Return how many said so."""
        return {Answer.YES: self.yes, Answer.NO: self.no, Answer.UNSURE: self.unsure}[answer]

    def answers(self) -> tuple[Answer, ...]:
        """Return each voter's answer; who said which is not known, and alpha does not ask."""
        return tuple(answer for answer in Answer for _ in range(self.of(answer)))

    def plus(self, answers: Iterable[Answer]) -> Count:
        """Return the count with more votes in it."""
        more = list(answers)
        return Count(
            self.yes + more.count(Answer.YES),
            self.no + more.count(Answer.NO),
            self.unsure + more.count(Answer.UNSURE),
        )


NOBODY = Count()


@dataclass(frozen=True, slots=True)
class Ballot:
    """One vote of the room about one attempt.

    Attributes:
        number: From 1 in its activity, in the order they were opened; later numbers are later rounds.
        attempt_id: What is judged.
        scenario_id, scenario_title: What was played.
        questions: What is asked.
        voters: How many are expected to vote.
        votes: Each voter's answers, by an anonymous token.
        paper: What the trainer counted on paper, by criterion.
        is_revealed: Whether the room has seen how it voted.
    """

    number: int
    attempt_id: str
    scenario_id: str
    scenario_title: str
    questions: tuple[Question, ...]
    voters: int = 0
    votes: Mapping[str, Mapping[str, Answer]] = field(default_factory=dict[str, Mapping[str, Answer]])
    paper: Mapping[str, Count] = field(default_factory=dict[str, Count])
    is_revealed: bool = False

    @property
    def votes_in(self) -> int:
        """How many ballots are in, on paper and otherwise."""
        return len(self.votes) + max((count.total for count in self.paper.values()), default=0)

    def count(self, criterion_id: str) -> Count:
        """Return what the room says of a criterion."""
        cast = (one[criterion_id] for one in self.votes.values() if criterion_id in one)
        return self.paper.get(criterion_id, NOBODY).plus(cast)

    def question(self, criterion_id: str) -> Question | None:
        """Return what is asked about a criterion."""
        return next((one for one in self.questions if one.criterion_id == criterion_id), None)


@dataclass(frozen=True, slots=True)
class Rewording:
    """A criterion in the room's own words.

    Attributes:
        ballot: Number of the ballot whose disagreement brought it about.
        criterion_id, wording, reason: What, how and why.
        is_saved: Whether it is in the scenario's own copy.
    """

    ballot: int
    criterion_id: str
    wording: str
    reason: str
    is_saved: bool = False


def ballots_of(happenings: Iterable[Happening]) -> tuple[Ballot, ...]:
    """Return the ballots of an activity, in the order they were opened."""
    ballots: list[Ballot] = []
    votes: list[dict[str, Mapping[str, Answer]]] = []
    for one in happenings:
        if one.what == BALLOT_OPENED:
            ballots.append(_opened(len(ballots) + 1, one.told))
            votes.append({})
            continue
        at = _number(one.told.get("ballot")) - 1
        if not 0 <= at < len(ballots) or ballots[at].is_revealed:
            continue
        if one.what == VOTE_CAST:
            votes[at].update(_vote(ballots[at], one.told))
        elif one.what in _CHANGES:
            ballots[at] = _CHANGES[one.what](ballots[at], one.told)
    return tuple(replace(ballot, votes=cast_) for ballot, cast_ in zip(ballots, votes, strict=True))


def rewordings_of(happenings: Iterable[Happening]) -> tuple[Rewording, ...]:
    """Return how the criteria were reworded, the last wording of each, in the order they came."""
    found: dict[str, Rewording] = {}
    for one in happenings:
        id_ = _text(one.told.get("criterion"))
        if one.what == CRITERION_REWORDED and id_:
            words = _text(one.told.get("wording")), _text(one.told.get("reason"))
            found[id_] = Rewording(_number(one.told.get("ballot")), id_, *words)
        elif one.what == WORDING_SAVED and id_ in found:
            found[id_] = replace(found[id_], is_saved=True)
    return tuple(found.values())


def opened_told(
    attempt_id: str, scenario_id: str, scenario_title: str, questions: Iterable[Question], voters: int
) -> Mapping[str, Json]:
    """Return what BALLOT_OPENED tells."""
    return {
        "attempt": attempt_id,
        "scenario_id": scenario_id,
        "scenario_title": scenario_title,
        "voters": voters,
        "criteria": [
            {
                "id": one.criterion_id,
                "ask": one.ask,
                "machine": one.machine.value if one.machine else None,
            }
            for one in questions
        ],
    }


def vote_told(ballot: int, voter: str, answers: Mapping[str, Answer]) -> Mapping[str, Json]:
    """Return what VOTE_CAST tells."""
    return {"ballot": ballot, "voter": voter, "answers": {id_: one.value for id_, one in answers.items()}}


def paper_told(ballot: int, counts: Mapping[str, Count]) -> Mapping[str, Json]:
    """Return what PAPER_COUNTED tells."""
    told = {id_: {"yes": one.yes, "no": one.no, "unsure": one.unsure} for id_, one in counts.items()}
    return {"ballot": ballot, "counts": told}


def _opened(number: int, told: Mapping[str, Json]) -> Ballot:
    return Ballot(
        number,
        _text(told.get("attempt")),
        _text(told.get("scenario_id")),
        _text(told.get("scenario_title")),
        tuple(_question(one) for one in _list(told.get("criteria")) if isinstance(one, Mapping)),
        voters=_number(told.get("voters")),
    )


def _question(told: Mapping[str, Json]) -> Question:
    machine = told.get("machine")
    known = machine if isinstance(machine, str) and machine in set(Verdict) else None
    return Question(_text(told.get("id")), _text(told.get("ask")), Verdict(known) if known else None)


def _vote(ballot: Ballot, told: Mapping[str, Json]) -> Mapping[str, Mapping[str, Answer]]:
    """Return a voter's answers; nothing if they cannot be counted."""
    voter, said = _text(told.get("voter")), told.get("answers")
    if not voter or not isinstance(said, Mapping):
        return {}
    words = ((one.criterion_id, said.get(one.criterion_id)) for one in ballot.questions)
    answers = {id_: _BY_WORD[word] for id_, word in words if isinstance(word, str) and word in _BY_WORD}
    return {voter: answers} if answers else {}


def _counted(ballot: Ballot, told: Mapping[str, Json]) -> Ballot:
    counts = told.get("counts")
    if not isinstance(counts, Mapping):
        return ballot
    known = {one.criterion_id for one in ballot.questions}
    paper = {
        id_: Count(*(min(MOST_ON_PAPER, _number(count.get(answer.value))) for answer in Answer))
        for id_, count in counts.items()
        if id_ in known and isinstance(count, Mapping)
    }
    return replace(ballot, paper=paper)


def _revealed(ballot: Ballot, _: Mapping[str, Json]) -> Ballot:
    return replace(ballot, is_revealed=True)


_CHANGES = {PAPER_COUNTED: _counted, VOTES_REVEALED: _revealed}


def _number(value: Json) -> int:
    return max(0, value) if isinstance(value, int) and not isinstance(value, bool) else 0


def _text(value: Json) -> str:
    return value if isinstance(value, str) else ""


def _list(value: Json) -> Sequence[Json]:
    return value if isinstance(value, list | tuple) else ()
