"""How far a room agrees comes out as published examples do, and is put honestly when it cannot."""

import pytest

from simulator.domain.agreement import krippendorffs_alpha
from simulator.domain.sessions.ballot_agreement import (
    agreement_about,
    agreement_of,
    agreement_wall,
    agreement_words,
    count_words,
    in_doubt,
)
from simulator.domain.sessions.ballots import Answer, Ballot, Count, Question

# Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C: four observers, twelve units,
# five values, missing answers. Nominal alpha there: 0.743.
_C = """
1 2 3 3 2 1 4 1 2 . . .
1 2 3 3 2 2 4 1 2 5 . 3
. 3 3 3 2 3 4 2 2 5 1 .
1 2 3 3 2 4 4 1 2 5 1 .
"""
# The same, sections A and B: two observers. A: binary, ten units, 0.095. B: nominal, twelve units, 0.692.
_A = "0 1 0 0 0 0 0 0 1 0\n1 1 1 0 0 1 0 0 0 0"
_B = "a a b b d c c c e d d a\nb a b b b c c c e d d d"


def units(table: str) -> list[list[str | None]]:
    rows = [line.split() for line in table.strip().splitlines()]
    return [[None if one == "." else one for one in unit] for unit in zip(*rows, strict=True)]


@pytest.mark.parametrize(("table", "published"), [(_A, 0.095), (_B, 0.692), (_C, 0.743)])
def test_alpha_is_as_published(table: str, published: float) -> None:
    value = krippendorffs_alpha(units(table)).value
    assert value is not None
    assert round(value, 3) == published


def ballot(*counts: Count, attempt: str = "a1", is_revealed: bool = True) -> Ballot:
    """Counts as on paper: who said which is not known."""
    asked = tuple(Question(f"c{place}", f"Criterion {place}") for place, _ in enumerate(counts))
    paper = {f"c{place}": count for place, count in enumerate(counts)}
    return Ballot(1, attempt, "dog", "The dog", asked, 6, {}, paper, is_revealed)


def test_alpha_of_counts_is_alpha_of_voters() -> None:
    """The binary example as yes and no: two observers, ten criteria; only the counts are left of them."""
    pairs = units(_A)
    counts = [Count(yes=pair.count("1"), no=pair.count("0")) for pair in pairs]
    value = agreement_of(ballot(*counts)).value
    assert value is not None
    assert round(value, 3) == 0.095


def test_one_criterion_has_a_coefficient_from_two_attempts_on() -> None:
    first, second = ballot(Count(6)), ballot(Count(0, 6), attempt="a2")
    alone = agreement_about([first], "dog", "c0")
    assert alone.value is None
    assert "single attempt" in alone.reason
    assert agreement_about([first, second], "dog", "c0").value == 1
    assert agreement_about([first, second], "another story", "c0").cases == 0
    hidden = ballot(Count(0, 6), attempt="a2", is_revealed=False)
    assert agreement_about([first, hidden], "dog", "c0").value is None


def test_the_last_vote_about_an_attempt_is_what_the_room_says() -> None:
    before, after = ballot(Count(3, 3)), ballot(Count(6))
    other = ballot(Count(0, 6), attempt="a2")
    assert agreement_about([before, after, other], "dog", "c0").value == 1


def test_the_two_worst_are_opened_and_never_one_they_agree_about() -> None:
    votes = ballot(Count(6), Count(3, 3), Count(5, 1), Count(2, 2, 2), Count(4, 0, 2))
    assert in_doubt(votes) == ("c3", "c1")
    assert in_doubt(ballot(Count(6), Count(5, 1))) == ("c1",)
    assert in_doubt(ballot(Count(6), Count(), Count(1))) == ()
    assert [one.is_in_doubt for one in agreement_wall(votes).tallies] == [False, True, False, True, False]


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Count(5, 1), "5 of 6 say yes"),
        (Count(0, 6), "All 6 say no"),
        (Count(0, 0, 2), "All 2 are not sure"),
        (Count(1, 0, 3), "3 of 4 are not sure"),
        (Count(3, 3), "Split: 3 yes, 3 no"),
        (Count(2, 2, 1), "Split: 2 yes, 2 no, 1 not sure"),
        (Count(1), "1 says yes"),
        (Count(), "Nobody has said"),
    ],
)
def test_counts_in_words(count: Count, words: str) -> None:
    assert count_words(count) == words


def test_words_for_the_room() -> None:
    assert agreement_words(ballot(Count(6), Count(0, 6))) == "Everybody says the same, every time."
    assert "nothing to compare" in agreement_words(ballot(Count(1), Count()))
    split = agreement_words(ballot(Count(6), Count(3, 3), Count(0, 6), Count(6), Count(1, 5)))
    assert split.startswith("Of one mind about 3 of 5. They agree ")
    wall = agreement_wall(ballot(Count(6)), ballot(Count(3, 3)))
    assert wall.before.startswith("Before: Of one mind about nothing yet.")
    assert agreement_wall(ballot(Count(6))).before == ""


def test_agreeing_pairs() -> None:
    assert Count(6).agreeing == 1
    assert Count(2, 2).agreeing == pytest.approx(1 / 3)
    assert Count(1, 2, 1).answers() == (Answer.YES, Answer.NO, Answer.NO, Answer.UNSURE)
