"""An exam card: its shares are whole per cents or nothing, its words are plain, its floor is a floor."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.exam import FEWEST_SEEN, ExamCard


def card(found=22, missed=2, doubted=1, false_yes=2, no=70, doubted_others=3) -> ExamCard:
    """The six outcomes; 25 people's yeses and 75 noes where nothing is said."""
    return ExamCard(
        id="apologises",
        cases=found + missed + doubted + false_yes + no + doubted_others,
        said_yes=found + missed + doubted,
        found=found,
        false_yes=false_yes,
        not_sure=doubted + doubted_others,
        sure=found + missed + false_yes + no,
        sure_wrong=missed + false_yes,
        date="2026-11-22",
        digest="0" * 16,
    )


OUTCOMES = st.tuples(*[st.integers(0, 300)] * 6)


@given(OUTCOMES)
def test_counts_add_up(outcomes):
    one = card(*outcomes)
    _, missed, doubted, _, no, doubted_others = outcomes
    assert (one.missed, one.said_no_rightly) == (missed, no)
    assert (one.not_sure_of_seen, one.not_sure_of_others) == (doubted, doubted_others)
    assert one.cases == sum(outcomes)
    shares = (one.precision, one.recall, one.f1, one.not_sure_share, one.wrong_share)
    assert all(share is None or 0 <= share <= 100 for share in shares)
    if one.precision is not None and one.recall is not None:
        assert min(one.precision, one.recall) - 1 <= (one.f1 or 0) <= max(one.precision, one.recall) + 1


@pytest.mark.parametrize(
    "wrong",
    [{"cases": 99}, {"said_yes": 101}, {"found": 26}, {"false_yes": 5}, {"sure": 95}, {"sure_wrong": 1}],
)
def test_counts_that_do_not_add_up_are_refused(wrong):
    right = card()
    values = {name: getattr(right, name) for name in ExamCard.__slots__}
    with pytest.raises(ValueError, match="do not add up"):
        ExamCard(**(values | wrong))


def test_shares_are_whole_per_cent_and_nothing_of_nothing():
    one = card()
    assert (one.precision, one.recall, one.f1) == (92, 88, 90)
    assert (one.not_sure_share, one.wrong_share) == (4, 4)
    none = card(0, 0, 0, 0, 0, 0)
    assert (none.precision, none.recall, none.f1, none.not_sure_share, none.wrong_share) == (None,) * 5
    assert not none.is_advisory


def test_it_is_told_in_two_sentences_without_statistics():
    assert card().sentences == (
        "On replies it had never seen, people agreed with 22 of its 24 yeses.",
        "Of 25 that people saw, it found 22 and was not sure about 1.",
    )
    assert "with all its 22 yeses" in card(false_yes=0).sentences[0]
    assert card(doubted=0).sentences[1] == "Of 24 that people saw, it found 22."
    assert card(found=0, missed=12, false_yes=0).sentences[0] == (
        "On replies it had never seen, it never said yes."
    )


def test_with_too_few_cases_it_says_so_and_still_counts():
    few = card(found=0, missed=FEWEST_SEEN - 1, doubted=0, false_yes=0)
    assert "too few cases to say" in few.sentences[0]
    assert len(few.sentences) == 1
    assert not few.is_advisory


@pytest.mark.parametrize(
    ("outcomes", "is_advisory"),
    [
        ({"found": 5, "missed": 10, "doubted": 0, "false_yes": 0}, True),  # finds a third
        ({"found": 8, "missed": 2, "doubted": 0, "false_yes": 6}, True),  # a yes is little more than chance
        ({"found": 3, "missed": 0, "doubted": 0, "false_yes": 9}, True),  # rare, and cried often
        ({"found": 20, "missed": 5, "doubted": 0, "false_yes": 5}, False),
        ({"found": 1, "missed": 0, "doubted": 0, "false_yes": 3}, False),  # four yeses say little
    ],
)
def test_the_floor(outcomes, is_advisory):
    assert card(**outcomes).is_advisory is is_advisory
