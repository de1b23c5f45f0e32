"""Digests of questions: another question has another, another wording of the same has the same."""

from dataclasses import replace

import pytest

from simulator.domain.rubric import Counts
from simulator.scoring.exam.digests import card_digest, detector_digest, question_digest, setting_digest
from simulator.scoring.exam.labelled_replies import LabelledReply, Labels
from simulator.scoring.matchers import AnyOf, InPart, Not, Says
from tests.scoring.exam.known_scenarios import known_scenario
from tests.scoring.small_world import criterion, scenario

WORDS = (("boat", ("boat", "@ship")), ("ship", ("ship",)), ("tree", ("oak",)))
PLAIN = criterion("boats", AnyOf((Says(("a @boat",), words=WORDS), Not(InPart("close")))))


def test_wording_and_points_do_not_matter():
    told = replace(PLAIN, title="Other", why="Other", points=5, counts=Counts.AGAINST, looked_for="other")
    assert question_digest(told) == question_digest(PLAIN)


def test_a_word_set_the_question_does_not_use_does_not_matter():
    words = (*WORDS[:2], ("tree", ("elm",)))
    same = criterion("boats", AnyOf((Says(("a @boat",), words=words), Not(InPart("close")))))
    assert question_digest(same) == question_digest(PLAIN)


@pytest.mark.parametrize(
    "listen_for",
    [
        AnyOf((Says(("the @boat",), words=WORDS), Not(InPart("close")))),
        AnyOf((Says(("a @boat",), words=WORDS), Not(InPart("opening")))),
        AnyOf((Says(("a @boat",), words=WORDS), InPart("close"))),
        AnyOf((Not(InPart("close")), Says(("a @boat",), words=WORDS))),
        AnyOf((Says(("a @boat",), but_not=("toy",), words=WORDS), Not(InPart("close")))),
        AnyOf((Says((), ("a @boat",), words=WORDS), Not(InPart("close")))),
        AnyOf((Says(("a @boat",), words=(WORDS[0], ("ship", ("ferry",)))), Not(InPart("close")))),
    ],
)
def test_whatever_it_listens_for_does(listen_for):
    assert question_digest(criterion("boats", listen_for)) != question_digest(PLAIN)


def test_where_it_may_be_met_does():
    assert question_digest(replace(PLAIN, opportunity=InPart("close"))) != question_digest(PLAIN)


def test_a_label_that_was_mended_makes_another_card():
    def digest(*yes, text="Hello"):
        labels = Labels(frozenset(yes))
        reply = LabelledReply(text, "", "", "small", labels, Labels(), "here:1")
        return card_digest("q", "s", (reply,), "boats", "criteria")

    assert digest("boats") == digest("boats", "trees")
    assert len({digest("boats"), digest("trees"), digest("boats", text="Hi")}) == 3


def test_who_is_there_and_what_they_say_belongs_to_the_setting():
    story = scenario(PLAIN)
    nodes = {id_: replace(node, says="Another line.") for id_, node in story.nodes.items()}
    assert setting_digest(story) == setting_digest(replace(story, title="Other"))
    assert setting_digest(story) != setting_digest(replace(story, nodes=nodes))


def test_no_two_questions_of_a_scenario_are_alike():
    for name in ("barking-dog", "childs-birthday", "policy-complaint"):
        criteria = known_scenario(name).rubric.criteria
        assert len({question_digest(each) for each in criteria}) == len(criteria)


def test_the_detector_is_the_same_however_often_it_is_asked():
    first = detector_digest()
    detector_digest.cache_clear()
    assert detector_digest() == first
