"""What people find hard is told of groups, never of somebody."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.scorecard import Verdict
from simulator.records.hr_interface import Submission
from simulator.records.results import Proof, Result
from simulator.training.found_hard import HardCounts, HardCriterion

START = datetime(2026, 11, 1, tzinfo=UTC)


def submission(
    person: str, scenario: str = "dog", day: int = 0, *, passed: bool, **verdicts: Verdict
) -> Submission:
    result = Result("end", "yes", "Words of the customer.", passed, 5, 10, 5, 10, "")
    at = START + timedelta(day)
    proof = Proof("ab", verdicts)
    return Submission(f"{person}{day}", person, scenario, scenario.title(), at, result, proof)


def test_five_are_told_of_and_four_are_not() -> None:
    counts = HardCounts()
    counts.add(submission(f"p{n}", passed=n < 2, asks=Verdict.YES if n < 4 else Verdict.NO) for n in range(5))
    counts.add(submission(f"p{n}", "cake", passed=True, asks=Verdict.NO) for n in range(4))
    dog, cake = counts.scenarios()
    assert (dog.people, dog.passed, dog.criteria) == (5, 2, (HardCriterion("asks", 4, 1),))
    assert (cake.is_told, cake.passed, cake.criteria) == (False, 0, ())


def test_a_criterion_few_had_an_opportunity_for_is_left_out() -> None:
    counts = HardCounts()
    rare = [Verdict.NO, Verdict.NO, Verdict.NO_OPPORTUNITY, Verdict.UNSURE, Verdict.YES]
    counts.add(submission(f"p{n}", passed=True, rare=one) for n, one in enumerate(rare))
    assert counts.scenarios()[0].criteria == ()


def test_one_person_trying_five_times_is_one_person() -> None:
    counts = HardCounts()
    counts.add(submission("ann", day=day, passed=True, asks=Verdict.YES) for day in range(5))
    assert not counts.scenarios()[0].is_told


@given(st.permutations(range(12)), st.integers(1, 12))
def test_in_any_order_and_any_portions_the_latest_counts(order: list[int], portion: int) -> None:
    made = [
        submission(f"p{n % 6}", day=n, passed=n >= 6, asks=Verdict.YES if n >= 6 else Verdict.NO)
        for n in range(12)
    ]
    counts = HardCounts()
    for start in range(0, 12, portion):
        counts.add(made[place] for place in order[start : start + portion])
    (one,) = counts.scenarios()
    assert (one.passed, one.criteria) == (6, (HardCriterion("asks", 6, 0),))
