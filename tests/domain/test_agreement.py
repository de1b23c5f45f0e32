"""The coefficients come to what the literature has them come to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.agreement import NO_CASES, ONE_ANSWER, Agreement, cohens_kappa, krippendorffs_alpha


def columns(*judges: str) -> list[list[str | None]]:
    """Return cases from one row of answers a judge; a dot is no answer."""
    rows = [[None if answer == "." else answer for answer in judge.split()] for judge in judges]
    return [list(case) for case in zip(*rows, strict=True)]


def test_kappa_of_two_readers() -> None:
    """50 proposals: 20 both yes, 15 both no, 5 and 10 apart; kappa 0.40.

    The worked example of the article "Cohen's kappa" in the English Wikipedia.
    """
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert cohens_kappa(pairs).value == pytest.approx(0.4)
    assert cohens_kappa(pairs).words == "They agree clearly beyond chance (0.40)."


def test_alpha_of_two_observers_and_two_answers() -> None:
    """K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), example A: 0.095."""
    found = krippendorffs_alpha(columns("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"))
    assert found.value == pytest.approx(0.095, abs=0.0005)
    assert found.cases == 10


def test_alpha_of_two_observers_and_many_answers() -> None:
    """The same, example B: 0.692."""
    found = krippendorffs_alpha(columns("a a b b d c c c e d d a", "b a b b b c c c e d d d"))
    assert found.value == pytest.approx(0.692, abs=0.0005)


def test_alpha_of_four_observers_who_left_things_out() -> None:
    """The same, example C: 0.743, the eleventh and twelfth units included as they stand there."""
    found = krippendorffs_alpha(
        columns(
            "1 2 3 3 2 1 4 1 2 . . .",
            "1 2 3 3 2 2 4 1 2 5 . 3",
            ". 3 3 3 2 3 4 2 2 5 1 .",
            "1 2 3 3 2 4 4 1 2 5 1 .",
        )
    )
    assert found.value == pytest.approx(0.743, abs=0.0005)
    assert found.cases == 11
    assert found.words == "They agree far beyond chance (0.74)."


def test_where_there_is_none_it_says_why() -> None:
    assert cohens_kappa([]) == Agreement(None, NO_CASES, 0)
    assert cohens_kappa([("y", "y")] * 3) == Agreement(None, ONE_ANSWER, 3)
    assert krippendorffs_alpha([["y", None], ["n"]]) == Agreement(None, NO_CASES, 0)
    assert krippendorffs_alpha([["y", "y"], ["y", "y"]]) == Agreement(None, ONE_ANSWER, 2)
    assert krippendorffs_alpha([["y", "y"]]).words == ONE_ANSWER


def test_always_apart_is_less_than_chance() -> None:
    assert cohens_kappa([("y", "n"), ("n", "y")]).value == -1
    assert "less than chance" in cohens_kappa([("y", "n"), ("n", "y")] * 3).words
    assert "Too few cases" in cohens_kappa([("y", "n"), ("n", "y")]).words
    assert cohens_kappa([("y", "n")] * 4).value == 0


@given(st.lists(st.tuples(st.sampled_from("ynu"), st.sampled_from("ynu")), max_size=30))
def test_it_never_matters_who_comes_first(pairs: list[tuple[str, str]]) -> None:
    turned = [(other, one) for one, other in pairs]
    for measure in (cohens_kappa, krippendorffs_alpha):
        one, other = measure(pairs).value, measure(turned).value  # type: ignore[arg-type]
        assert one == pytest.approx(other)
        assert one is None or -1 <= one <= 1 + 1e-9
