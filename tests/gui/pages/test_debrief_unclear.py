"""A verdict that is not sure because of hearing says so in the debrief: in the list, at its words, aloud."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from simulator.domain.attempt import Choice, Doubt, Reply
from simulator.domain.conversation import Conversation
from simulator.domain.wording import Group
from simulator.gui.debrief_telling import told_criteria, told_turns
from simulator.gui.widgets.criterion_list import CriterionList
from simulator.gui.widgets.turn_view import TurnView
from simulator.scoring import score
from simulator.training.practice import Debrief
from tests.gui.debriefs import record
from tests.scoring.small_world import criterion, scenario

NOT_CLEAR = "Not clearly heard: “can” may have been “can't”."
SPOKEN = Reply("Yes, I can do that.", heard="Yes I can do that", doubts=(Doubt(7, 10, ("can't",)),))


def debrief() -> Debrief:
    story = scenario(criterion("promises", "i can do"), criterion("agrees", "yes"), turns=1)
    play = Conversation.begin(story).follow(SPOKEN, Choice(0))
    return Debrief(record(play), story, score(story, play.attempt))


def test_the_list_says_what_was_not_clear(qtbot):
    criteria = told_criteria(debrief())
    assert [one.group for one in criteria] == [Group.FOR_A_PERSON, Group.DID]
    assert (criteria[0].verdict, criteria[0].points) == ("not sure", "0 to +2")
    view = CriterionList()
    qtbot.addWidget(view)
    view.show_criteria(criteria)
    view.choose("promises")
    texts = [label.text() for label in view.findChildren(QLabel)]
    assert f"{NOT_CLEAR} Not sure: a person decides." in texts
    assert "“I can do”" in texts


def test_the_words_it_hangs_on_say_so_where_they_stand(qtbot):
    (turn,) = told_turns(debrief())
    assert turn.heard == ""
    (unclear,) = [one for one in turn.passages if one.criterion_id == "promises"]
    assert (unclear.quote, unclear.because, unclear.is_sure) == ("I can do", NOT_CLEAR, False)
    view = TurnView(turn)
    qtbot.addWidget(view)
    view.light("promises")
    assert view.lit_quotes() == ("I can do",)
    qtbot.keyClick(view.words, Qt.Key.Key_Right)
    assert NOT_CLEAR in view.words.accessibleDescription()
