"""A criterion that is advisory: its verdict and words are told, and nothing hangs on it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.command_line.on_paper import show_scorecard
from simulator.command_line.scorecard_json import scorecard_json
from simulator.domain.rubric import Counts, Side
from simulator.domain.scorecard import Verdict
from simulator.domain.wording import outcome_words, points_gained
from simulator.scoring import scorer
from simulator.scoring.matchers import Says
from simulator.scoring.scorer import score
from tests.scoring.small_world import FACTS, attempt, criterion, scenario

UNSURE = Says((), ("perhaps",))


@pytest.fixture
def advisory():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scorer, "advisory_in", lambda _: frozenset({"weak"}))
        yield


WORDS = ("boat", "tree", "lamp", "perhaps", "hello")
CRITERIA = {
    "for": criterion("weak", "boat"),
    "against": criterion("weak", "boat", counts=Counts.AGAINST),
    "critical": criterion("weak", "boat", critical=True),
    "critical against": criterion("weak", "boat", counts=Counts.AGAINST, critical=True),
    "doubtful": criterion("weak", UNSURE, critical=True, most_times=3),
    "relationship": criterion("weak", "boat", side=Side.RELATIONSHIP, points=9),
}


@given(
    st.sampled_from(sorted(CRITERIA)),
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join), min_size=3, max_size=3),
)
def test_it_never_changes_totals_nor_what_passes(kind, said):
    others = (criterion("trees", "tree"), criterion("lamps", "lamp", side=Side.RELATIONSHIP))
    story = scenario(CRITERIA[kind], *others, pass_relationship=50, pass_task=50)
    without = replace(story, rubric=replace(story.rubric, criteria=others))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scorer, "advisory_in", lambda _: frozenset({"weak"}))
        card, bare = score(story, attempt(story, *said)), score(without, attempt(without, *said))
    assert (card.relationship, card.task, card.passed) == (bare.relationship, bare.task, bare.passed)
    assert card.failed_critical == bare.failed_critical
    assert outcome_words(card, story.rubric) == outcome_words(bare, without.rubric)


@pytest.mark.usefixtures("advisory")
def test_its_verdict_and_words_are_kept():
    story = scenario(criterion("weak", "boat"))
    judged = score(story, attempt(story, "A boat", "Yes", "Bye")).judgement("weak")
    assert judged.verdict is Verdict.YES
    assert [each.quote for each in judged.evidence] == ["boat"]
    assert judged.is_advisory
    assert points_gained(judged) == "advisory"


@pytest.mark.usefixtures("advisory")
def test_it_is_marked_in_json_and_on_paper(capsys):
    story = scenario(criterion("weak", "boat"), criterion("trees", "tree"))
    card = score(story, attempt(story, "A boat", "A tree", "Bye"))
    told = {one["id"]: one["advisory"] for one in scorecard_json(card)["criteria"]}
    assert told == {"weak": True, "trees": False}
    show_scorecard(card, story, FACTS)
    shown = capsys.readouterr().out
    assert "Weak  (advisory)" in shown
    assert "It is shown and does not count" in shown


@pytest.mark.usefixtures("advisory")
def test_a_file_is_tested_as_its_author_wrote_it():
    story = scenario(criterion("weak", "boat"))
    card = score(story, attempt(story, "A boat", "Yes", "Bye"), is_as_written=True)
    assert (card.task.points, card.task.of) == (2, 2)
    assert not card.judgement("weak").is_advisory
