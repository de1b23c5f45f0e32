"""ACTIVITIES: what a group can do together, one line each: its panel, its usual title and minutes."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import NamedTuple

from simulator.domain.sessions.session import ActivityKind, PlanItem
from simulator.gui.sessions.activity_panel import ActivityPanel
from simulator.gui.sessions.live_session import LiveSession


class Activity(NamedTuple):
    """A kind of activity.

    Attributes:
        panel: "module:Class" below ``simulator.gui.sessions.panels``, imported when it begins.
        title: What it is usually called.
        minutes: What it usually takes.
        tells: One sentence for the trainer who plans.
        needs_scenario: Whether a scenario is played in it.
    """

    panel: str
    title: str
    minutes: int
    tells: str
    needs_scenario: bool = False


ACTIVITIES: Mapping[ActivityKind, Activity] = {
    ActivityKind.ROLE_PLAY: Activity(
        "role_play_panel:RolePlayPanel",
        "Play a scenario",
        20,
        "One plays, the others watch and judge; pause to discuss, go back, try what if.",
        needs_scenario=True,
    ),
    ActivityKind.TWO_ROUNDS: Activity(
        "two_rounds_panel:TwoRoundsPanel",
        "Strangers, then friends",
        20,
        "Three minutes as if people don't matter, three as long-lost friends; then talk about both.",
    ),
    ActivityKind.SUPPORT_ERODE: Activity(
        "board_panel:BoardPanel",
        "What supports it, what erodes it",
        25,
        "Collect the qualities that matter, then what we do that supports or erodes each.",
    ),
    ActivityKind.RELATIONSHIPS: Activity(
        "relationships_panel:RelationshipsPanel",
        "The relationships that matter",
        10,
        "Everybody writes a private list on their own screen; the room sees only the question.",
    ),
    ActivityKind.MEETING: Activity(
        "meeting_panel:MeetingPanel",
        "How I built a relationship",
        20,
        "Each tells one story, taken down in twenty words; the room says which it will take up.",
    ),
    ActivityKind.MANAGER_FIRST: Activity(
        "manager_first_panel:ManagerFirstPanel",
        "The manager goes first",
        15,
        "The manager plays first, as the example; then the scenario opens to the team.",
        needs_scenario=True,
    ),
    ActivityKind.DISCUSSION: Activity(
        "discussion_panel:DiscussionPanel",
        "Discussion",
        10,
        "A question on the wall, and the answers typed as they come.",
    ),
    ActivityKind.BREAK: Activity("break_panel:BreakPanel", "Break", 10, "A timer on the wall."),
}


def panel_of(live: LiveSession, item: PlanItem) -> ActivityPanel:
    """Return the panel of an activity."""
    module, _, name = ACTIVITIES[item.kind].panel.partition(":")
    found = getattr(import_module(f"simulator.gui.sessions.panels.{module}"), name)
    panel = found(live, item)
    assert isinstance(panel, ActivityPanel)  # noqa: S101  # the table says so
    return panel
