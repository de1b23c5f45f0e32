"""Where quotes stand: code points in, UTF-16 out, overlaps cut into pieces."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.rubric import Side
from simulator.gui.widgets.passages import Passage, passages_of, pieces_of, utf16_offsets
from tests.gui import debriefs

TEXTS = st.text(alphabet=st.sampled_from("ab é🐶🛋️‍א"), max_size=40)


def passage(start: int, end: int, name: str = "one") -> Passage:
    return Passage(1, start, end, "x" * (end - start), "", name, name, Side.TASK, False, True, "")


@given(TEXTS)
def test_offsets_agree_with_the_encoding_qt_uses(text):
    offsets = utf16_offsets(text)
    assert offsets == [len(text[:n].encode("utf-16-le")) // 2 for n in range(len(text) + 1)]


@given(st.data())
def test_pieces_cover_exactly_what_the_passages_cover(data):
    text = data.draw(TEXTS)
    edges = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(edges, edges).map(sorted), max_size=6))
    passages = tuple(passage(start, end, str(n)) for n, (start, end) in enumerate(spans))
    pieces = pieces_of(text, passages)
    offsets = utf16_offsets(text)
    for n, (start, end) in enumerate(spans):
        mine = [(piece.start, piece.end) for piece in pieces if n in piece.passages]
        assert sum(right - left for left, right in mine) == offsets[end] - offsets[start]
    assert all(one.end <= other.start for one, other in pairwise(pieces))


def test_an_overlap_belongs_to_both():
    pieces = pieces_of("who's that barking", (passage(0, 10, "a"), passage(6, 18, "b")))
    assert [(piece.start, piece.end, piece.passages) for piece in pieces] == [
        (0, 6, (0,)),
        (6, 10, (0, 1)),
        (10, 18, (1,)),
    ]


def test_every_quote_of_a_scorecard_is_told_with_its_criterion():
    found = passages_of(debriefs.warm().scorecard.judgements)
    assert [one.turn for one in found] == sorted(one.turn for one in found)
    dog = next(one for one in found if one.quote.startswith("who's that barking? "))
    assert (dog.criterion_id, dog.token, dog.words) == (
        "notices-dog",
        "relationship",
        "Relationship, done, +2",
    )
    sofa = next(one for one in found if "sofa" in one.quote)
    assert not sofa.is_sure
    hurt = passages_of(debriefs.cold().scorecard.judgements)
    assert {one.token for one in hurt} == {"bad", "task"}
