"""Marking: an answer is counted once, where people are sure; cards keep the counts of both detectors."""

import json

from hypothesis import given
from hypothesis import strategies as st

from simulator.scoring.exam.cards import read_cards, written_cards
from simulator.scoring.exam.labelled_replies import LabelledReply, Labels
from simulator.scoring.exam.marks import Marks
from simulator.scoring.exam.sitting import asked_in, made_cards, marked


def reply(yes=(), unsure=(), criteria=(), scenario="dog") -> LabelledReply:
    labels = Labels(frozenset(yes), frozenset(unsure))
    return LabelledReply("Hello", "", "", scenario, Labels(frozenset(criteria)), labels, "here:1")


def test_answers_are_counted_where_people_are_sure():
    replies = (reply(yes=["greets"]), reply(unsure=["greets"]), reply(), reply(yes=["greets"]))
    answers = [({}, {"greets": verdict}) for verdict in ("yes", "yes", "unsure", "no")]
    card = marked(replies, answers, asked_in(replies)).behaviours["greets"].card("greets")
    assert (card.cases, card.said_yes, card.found, card.not_sure, card.sure_wrong) == (3, 2, 1, 1, 1)


def test_behaviours_are_looked_for_everywhere_and_criteria_in_their_scenario():
    replies = (reply(criteria=["notices-dog"]), reply(yes=["thanks"], criteria=["greets"], scenario="lamp"))
    answers = [({"notices-dog": "yes", "greets": "no"}, {"thanks": "no"})] * 2
    sheet = marked(replies, answers, asked_in(replies))
    assert set(sheet.criteria) == {"dog/notices-dog", "lamp/greets"}
    assert sheet.behaviours["thanks"].card("thanks").cases == 2


def test_a_name_nobody_listens_for_makes_no_card():
    replies = (reply(yes=["levitates"]),)
    sheet = marked(replies, [({}, {})], asked_in(replies))
    assert made_cards(sheet, sheet, {"levitates": ("q", "d")}, "2026-11-22") == {}


ANSWERS = st.lists(st.tuples(st.sampled_from(["yes", "no", "unsure"]), st.booleans()), max_size=40)


@given(ANSWERS, ANSWERS)
def test_counts_of_a_card_add_up_and_parts_add_to_the_whole(first, second):
    def of(answers):
        marks = Marks()
        for verdict, is_seen in answers:
            marks.add(verdict, is_seen=is_seen)
        return marks

    together = of(first)
    together += of(second)
    assert together.card("x") == of(first + second).card("x")
    assert together.card("x").cases == len(first) + len(second)
    assert together.card("x").said_yes == sum(is_seen for _, is_seen in first + second)


def test_cards_come_back_as_they_were_written():
    replies = (reply(yes=["greets"], criteria=["notices-dog"]),)
    asked = asked_in(replies)
    patterns = marked(replies, [({"notices-dog": "no"}, {"greets": "yes"})], asked)
    meaning = marked(replies, [({"notices-dog": "yes"}, {"greets": "yes"})], asked)
    digests = {"greets": ("q1", "d1"), "dog/notices-dog": ("q2", "d2")}
    cards = made_cards(patterns, meaning, digests, "2026-11-22")
    text = written_cards(cards, "2026-11-22")
    assert read_cards(text) == cards
    assert read_cards(text)["dog/notices-dog"].meaning.found == 1
    assert "meaning" not in json.loads(text)["cards"]["greets"]
    assert text == written_cards(dict(reversed(cards.items())), "2026-11-22")
