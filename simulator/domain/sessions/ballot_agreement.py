"""How far a room agrees: over one vote, about one criterion, and before and after a rewording."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from simulator.domain.agreement import Agreement, krippendorffs_alpha
from simulator.domain.sessions.ballots import Answer, Ballot, Count
from simulator.domain.sessions.wall import AgreementWall, Tally

MOST_IN_DOUBT = 2
"""How many criteria are opened for rewording after a vote."""

FEWEST_ATTEMPTS = 2
"""From how many judged attempts one criterion has a coefficient of its own."""

_MOST_WORDS = {
    Answer.YES: "say yes",
    Answer.NO: "say no",
    Answer.UNSURE: "are not sure",
}
_ONE_WORDS = {Answer.YES: "says yes", Answer.NO: "says no", Answer.UNSURE: "is not sure"}


def agreement_of(ballot: Ballot) -> Agreement:
    """Return Krippendorff's alpha over all criteria of one vote; each criterion is a case.

    "Not sure" is an answer like the others: who is not sure does not say what somebody says who is.
    """
    return krippendorffs_alpha([ballot.count(one.criterion_id).answers() for one in ballot.questions])


def agreement_about(ballots: Iterable[Ballot], scenario_id: str, criterion_id: str) -> Agreement:
    """Return alpha of one criterion over the attempts judged by it; each attempt's last vote is a case."""
    last = {
        one.attempt_id: one.count(criterion_id).answers()
        for one in ballots
        if one.scenario_id == scenario_id and one.is_revealed and one.question(criterion_id)
    }
    cases = [answers for answers in last.values() if len(answers) > 1]
    if len(cases) < FEWEST_ATTEMPTS:
        reason = "Of a single attempt there is no coefficient for one criterion, only the count."
        return Agreement(None, reason, len(cases))
    return krippendorffs_alpha(cases)


def in_doubt(ballot: Ballot) -> tuple[str, ...]:
    """Return the ids of the criteria the room agrees about least, the worst first; none without doubt."""
    split = [
        (count.agreeing, -count.unsure, place, one.criterion_id)
        for place, one in enumerate(ballot.questions)
        if (count := ballot.count(one.criterion_id)).agreeing < 1
    ]
    return tuple(id_ for *_, id_ in sorted(split)[:MOST_IN_DOUBT])


def count_words(count: Count) -> str:
    """Return what the room says of one criterion, e.g. "5 of 6 say yes"."""
    if not count.total:
        return "Nobody has said"
    most, many = count.most, count.of(count.most)
    if sum(count.of(answer) == many for answer in Answer) > 1:
        told = [(count.yes, "yes"), (count.no, "no"), (count.unsure, "not sure")]
        return "Split: " + ", ".join(f"{number} {word}" for number, word in told if number)
    if many == count.total:
        return f"All {many} {_MOST_WORDS[most]}" if many > 1 else f"1 {_ONE_WORDS[most]}"
    return f"{many} of {count.total} {_MOST_WORDS[most]}"


def agreement_wall(ballot: Ballot, before: Ballot | None = None) -> AgreementWall:
    """Return the votes as the room sees them, all at once.

    Args:
        ballot: The vote.
        before: The vote before the rewording; None in the first. Only what is asked again is compared.
    """
    doubted = in_doubt(ballot)
    asked = {one.criterion_id for one in ballot.questions}
    same = before and replace(
        before, questions=tuple(one for one in before.questions if one.criterion_id in asked)
    )
    return AgreementWall(
        tuple(
            _tally(one.ask, ballot.count(one.criterion_id), one.criterion_id in doubted)
            for one in ballot.questions
        ),
        agreement_words(ballot),
        f"Before: {agreement_words(same)}" if same and same.questions else "",
    )


def agreement_words(ballot: Ballot) -> str:
    """Return how far the room agrees in one vote, in a sentence or two."""
    counts = [ballot.count(one.criterion_id) for one in ballot.questions]
    told = [count for count in counts if count.total > 1]
    if not told:
        return "Fewer than two have voted, so there is nothing to compare."
    whole = sum(count.agreeing == 1 for count in told)
    if whole == len(told):
        return f"Everybody says the same, {_each(len(told))}."
    alpha = agreement_of(ballot)
    return f"Of one mind {_times(whole, len(told))}. {alpha.words}"


def _each(number: int) -> str:
    return "every time" if number > 1 else "the one time you were asked"


def _times(whole: int, number: int) -> str:
    return f"about {whole} of {number}" if whole else "about nothing yet"


def _tally(ask: str, count: Count, is_in_doubt: bool) -> Tally:
    return Tally(ask, count.yes, count.no, count.unsure, count_words(count), is_in_doubt)
