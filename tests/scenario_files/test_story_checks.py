"""Stories that go nowhere, and conditions that cannot hold."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.attempt import Reply
from simulator.domain.conversation import Conversation
from simulator.scenario_files.circles import circles_of
from simulator.scenario_files.reader import check_scenario_text, read_scenario
from simulator.scenario_files.situation import later_turns, shifted_moods
from simulator.scenario_files.story_graph import explored
from tests.scenario_files.edited import SMALL, problems_after, sheet_of

TEXT = SMALL.read_text(encoding="utf-8")


def test_branches_that_need_what_nobody_can_have_are_told() -> None:
    found = problems_after(("{criterion: offers-way}, {not", "{mood: {at_least: 95}}, {not"), text=TEXT)
    assert [problem.code for problem in found] == ["SC321"]


@pytest.mark.parametrize(
    ("opportunity", "is_possible"),
    [
        ("{at: [tom]}", True),
        ("{told: colour}", True),
        ("{at: [hello], told: colour}", False),
        ("{at: [hello], turn: {at_least: 2}}", False),
        ("{part: opening, remembers: asked}", False),
        ("{part: close, remembers: asked}", True),
        ("{at: [hello], earned: asks-colour}", True),
        ("{not: {at: [hello, colour, upset, tom, thanks, bye]}}", False),
        ("{mood: {at_most: 0}}", True),
        ("{at: [hello], mood: {at_most: 10}}", False),
        ("{at: [hello], gives: any}", True),
        ("{offers: {at_least: 3}}", False),
        ("{any: [{offers: {at_least: 3}}, {part: close}]}", True),
        ("{at: [colour], rings: {at_most: 3}}", False),
    ],
)
def test_criteria_are_earnable_where_their_opportunity_can_come(opportunity: str, is_possible: bool) -> None:
    found = problems_after(("opportunity: {told: loss}", f"opportunity: {opportunity}"), text=TEXT)
    assert ("SC401" not in {problem.code for problem in found}) is is_possible


def test_an_exact_sentence_is_fine_as_one_way_among_several() -> None:
    sentence = "could you tell me which room"
    one = problems_after(('says: ["(which|what) room"]', f'says: ["{sentence}"]'))
    assert "SC402" in {problem.code for problem in one}
    for says in (
        f'["{sentence}", room]',
        '["could you tell me [please] which room"]',
        '["could you tell * which room"]',
    ):
        several = problems_after(('says: ["(which|what) room"]', f"says: {says}"))
        assert "SC402" not in {problem.code for problem in several}


def test_a_circle_of_criteria_is_told_once() -> None:
    found = problems_after(
        ('{says: [sorry, "[what a] (shame|pity)"]}', "{criterion: asks-room}"),
        ('{says: ["(which|what) room"]}', "{any: [{says: [room]}, {criterion: is-sorry}]}"),
    )
    assert [problem.code for problem in found if problem.code.startswith("SC2")] == ["SC205"]
    assert "is-sorry, asks-room, is-sorry" in found[0].message


def test_a_loop_that_words_can_leave_but_silence_cannot() -> None:
    found = problems_after(
        (
            "- {otherwise: yes, mood: -10, to: gone}",
            "- {when: {says: [bye]}, to: gone}\n      - {otherwise: yes, to: hello}",
        )
    )
    assert "SC304" in {problem.code for problem in found}


def test_a_loop_that_time_leaves_is_fine() -> None:
    patient = "- {when: {turn: {at_least: 4}}, to: gone}\n      - {otherwise: yes, to: hello}"
    assert (
        problems_after(("- {otherwise: yes, mood: -10, to: gone}", patient), ('["Again?"]', "[A, B, C, D]"))
        == []
    )


def test_endings_that_are_never_tried_are_told_why() -> None:
    found = problems_after(("when: {mood: {at_least: 65}}", "when: {mood: {at_least: 0}}"), text=TEXT)
    messages = {problem.code: problem.message for problem in found}
    assert "its condition cannot hold" in messages["SC305"]


def test_groups_come_after_those_they_lead_to() -> None:
    ways = {"a": {"b"}, "b": {"c", "a"}, "c": {"d"}, "d": set[str](), "e": {"a"}}
    groups = [sorted(group) for group in circles_of(ways)]
    assert groups == [["d"], ["c"], ["a", "b"], ["e"]]


def test_a_long_story_does_not_exhaust_the_checks() -> None:
    ways = {str(n): {str(n + 1)} for n in range(20_000)} | {"20000": set[str]()}
    assert len(circles_of(ways)) == 20_001


@pytest.mark.parametrize(
    ("mood", "change", "after"), [(50, 15, 65), (95, 15, 100), (5, -15, 0), (0, 0, 0), (100, 0, 100)]
)
def test_moods_stay_between_bounds(mood: int, change: int, after: int) -> None:
    assert shifted_moods(1 << mood, change) == 1 << after


def test_turns_beyond_the_last_are_one() -> None:
    turns = 0b10
    for _ in range(100):
        turns = later_turns(turns)
    assert turns.bit_count() == 1


REPLIES = (
    *(
        "Hm.",
        "What does it look like?",
        "We are closed.",
        "I will send it to you.",
        "Tom, what colour is it?",
    ),
    *("Our cupboard is small.", "Goodbye, Mrs Berg.", "I will pay for a new one.", "I can keep it for you."),
)
SCENARIO, GRAPH = read_scenario(SMALL), explored(sheet_of(TEXT).shape)


@given(
    st.lists(
        st.builds(
            Reply,
            st.sampled_from(REPLIES),
            to=st.sampled_from(((), ("ida",), ("tom",))),
            gives=st.sampled_from((None, "wine", "chocolate")),
            rings=st.sampled_from((None, 1, 5)),
        ),
        min_size=25,
        max_size=25,
    ),
    st.integers(0, 5),
)
def test_whatever_happens_was_held_possible(replies: list[Reply], seed: int) -> None:
    here = Conversation.begin(SCENARIO, seed)
    for reply in replies:
        if here.node is None:
            break
        situation = GRAPH.situations[here.node.id]
        assert situation.moods >> here.mood & 1
        assert situation.turns >> (len(here.turns) + 1) & 1
        assert here.remembered <= situation.remembered
        assert here.earned <= situation.earned
        here = here.after(reply)
        assert (here.turns[-1].node_id, here.turns[-1].choice.branch) in GRAPH.branches
        assert set(here.turns[-1].choice.earned) <= GRAPH.earnable
    assert here.ending is not None
    assert here.ending.id in GRAPH.endings
    assert len(here.turns) >= GRAPH.shortest


def test_warnings_do_not_refuse() -> None:
    text = TEXT.replace("town: [Dover, Deal]", "town: [Dover, Deal]\n  unused: [a, b]")
    checked = check_scenario_text(text, Path("x.yaml"))
    assert [problem.code for problem in checked.problems] == ["SC317"]
    assert checked.scenario is not None
    assert not checked.has_errors
