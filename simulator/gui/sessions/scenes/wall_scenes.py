"""SCENES: the picture for each kind of wall, one line each, imported when it is first shown."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from simulator.domain.sessions import wall
from simulator.gui.sessions.scenes.scene import Scene

_PACKAGE = "simulator.gui.sessions.scenes"

SCENES: Mapping[type[wall.Wall], str] = {
    wall.TitleWall: "title_scene:TitleScene",
    wall.StageWall: "stage_scene:StageScene",
    wall.QuestionWall: "question_scene:QuestionScene",
    wall.RoundWall: "round_scene:RoundScene",
    wall.ComparisonWall: "comparison_scene:ComparisonScene",
    wall.BoardWall: "board_scene:BoardScene",
    wall.MeetingWall: "meeting_scene:MeetingScene",
    wall.MomentWall: "moment_scene:MomentScene",
    wall.BallotWall: "ballot_scene:BallotScene",
    wall.AgreementWall: "agreement_scene:AgreementScene",
    wall.RewordingWall: "rewording_scene:RewordingScene",
}
"""Wall -> "module:Class" below ``simulator.gui.sessions.scenes``."""


def scene_for(kind: type[wall.Wall]) -> Scene:
    """Return a new scene for a kind of wall."""
    module, _, name = SCENES[kind].partition(":")
    made = getattr(import_module(f"{_PACKAGE}.{module}"), name)()
    assert isinstance(made, Scene)  # noqa: S101  # the table says so
    return made
