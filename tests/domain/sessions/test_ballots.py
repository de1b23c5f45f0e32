"""The room votes: once each, all at once, and what cannot be counted is not."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.sessions.ballots import (
    BALLOT_OPENED,
    CRITERION_REWORDED,
    PAPER_COUNTED,
    VOTE_CAST,
    VOTES_REVEALED,
    WORDING_SAVED,
    Answer,
    Count,
    Question,
    ballots_of,
    opened_told,
    paper_told,
    rewordings_of,
    vote_told,
)
from simulator.domain.sessions.session import NOTHING_TOLD, Happening
from simulator.domain.verdict import Verdict

ASKED = (Question("dog", "Notices the dog", Verdict.YES), Question("name", "Uses the name"))
OPENED = (BALLOT_OPENED, opened_told("a1", "barking-dog", "The barking dog", ASKED, 6))
Y, N, U = Answer.YES, Answer.NO, Answer.UNSURE


def happened(*told) -> tuple[Happening, ...]:
    return tuple(
        Happening(number, datetime(2026, 11, 23, tzinfo=UTC), what, "i1", what_told)
        for number, (what, what_told) in enumerate(told, 1)
    )


def test_a_voter_counts_once_and_the_last_answer_holds() -> None:
    ballot = ballots_of(
        happened(
            OPENED,
            (VOTE_CAST, vote_told(1, "p1", {"dog": Y, "name": N})),
            (VOTE_CAST, vote_told(1, "p2", {"dog": Y})),
            (VOTE_CAST, vote_told(1, "p1", {"dog": N, "name": U})),
        )
    )[0]
    assert ballot.questions == ASKED
    assert (ballot.number, ballot.attempt_id, ballot.voters, ballot.votes_in) == (1, "a1", 6, 2)
    assert ballot.count("dog") == Count(yes=1, no=1)
    assert ballot.count("name") == Count(unsure=1)


def test_paper_is_added_and_its_last_count_holds() -> None:
    ballot = ballots_of(
        happened(
            OPENED,
            (VOTE_CAST, vote_told(1, "p1", {"dog": Y})),
            (PAPER_COUNTED, paper_told(1, {"dog": Count(9, 9, 9)})),
            (PAPER_COUNTED, paper_told(1, {"dog": Count(3, 1, 0), "name": Count(0, 0, 2)})),
        )
    )[0]
    assert ballot.count("dog") == Count(yes=4, no=1)
    assert ballot.votes_in == 5


def test_after_the_reveal_nothing_moves_and_a_new_ballot_starts_empty() -> None:
    first, second = ballots_of(
        happened(
            OPENED,
            (VOTE_CAST, vote_told(1, "p1", {"dog": Y})),
            (VOTES_REVEALED, {"ballot": 1}),
            (VOTE_CAST, vote_told(1, "p2", {"dog": N})),
            (PAPER_COUNTED, paper_told(1, {"dog": Count(7)})),
            OPENED,
            (VOTE_CAST, vote_told(1, "p3", {"dog": N})),
            (VOTE_CAST, vote_told(2, "p1", {"dog": N})),
        )
    )
    assert first.is_revealed
    assert first.count("dog") == Count(yes=1)
    assert (second.number, second.is_revealed, second.count("dog")) == (2, False, Count(no=1))


def test_nonsense_is_not_counted() -> None:
    ballot = ballots_of(
        happened(
            (VOTE_CAST, vote_told(1, "early", {"dog": Y})),
            OPENED,
            (VOTE_CAST, {"ballot": 1, "voter": "", "answers": {"dog": "yes"}}),
            (VOTE_CAST, {"ballot": 1, "voter": "x", "answers": {"dog": "perhaps", "cat": "yes"}}),
            (VOTE_CAST, {"ballot": 1, "voter": "x", "answers": ["dog"]}),
            (VOTE_CAST, {"ballot": True, "voter": "x", "answers": {"dog": "yes"}}),
            (PAPER_COUNTED, {"ballot": 1, "counts": {"dog": {"yes": -3, "no": "2"}, "cat": {"yes": 1}}}),
            (VOTES_REVEALED, {"ballot": 7}),
            ("something else", NOTHING_TOLD),
        )
    )[0]
    assert ballot.votes_in == 0
    assert not ballot.is_revealed


def test_wordings_are_kept_with_their_reasons_and_whether_they_are_saved() -> None:
    reworded = {
        "ballot": 1,
        "criterion": "dog",
        "wording": "Says something about the dog",
        "reason": "Unclear",
    }
    later = {**reworded, "wording": "Asks about the dog"}
    found = rewordings_of(
        happened(
            (CRITERION_REWORDED, reworded), (CRITERION_REWORDED, later), (WORDING_SAVED, {"criterion": "x"})
        )
    )
    assert [(one.wording, one.reason, one.is_saved) for one in found] == [
        ("Asks about the dog", "Unclear", False)
    ]
    saved = rewordings_of(happened((CRITERION_REWORDED, later), (WORDING_SAVED, {"criterion": "dog"})))
    assert saved[0].is_saved


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from(Answer)), max_size=40))
def test_as_many_count_as_voted(votes: list[tuple[int, Answer]]) -> None:
    told = [(VOTE_CAST, vote_told(1, f"p{who}", {"dog": said})) for who, said in votes]
    ballot = ballots_of(happened(OPENED, *told))[0]
    last = dict(votes)
    assert ballot.count("dog").total == ballot.votes_in == len(last)
    assert sorted(ballot.count("dog").answers()) == sorted(last.values())


def test_the_majority_is_more_than_half() -> None:
    assert Count(3, 2, 0).majority is Y
    assert Count(1, 4, 1).majority is N
    assert Count(3, 3, 0).majority is None
    assert Count(3, 2, 1).majority is None
    assert Count().majority is None
