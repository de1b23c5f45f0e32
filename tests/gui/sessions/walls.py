"""One wall of every kind there is, full, so that whatever a picture can show is shown."""

from __future__ import annotations

from simulator.domain.sessions import wall as walls
from simulator.domain.sessions.wall import Wall

_LINES = (walls.BoardLine("We ring back", 3), walls.BoardLine("We say when"))

EVERY_WALL: tuple[Wall, ...] = (
    walls.TitleWall("Tuesday group", "Welcome", "A promise is small until it is kept.", 300),
    walls.StageWall(
        "Dana",
        "dana",
        "kitchen-phone",
        30,
        "It came through the ceiling.",
        sound="a dog barks",
        whose_turn="Ann",
        reply="Oh no!",
        seconds_left=-12,
        by_hand=True,
    ),
    walls.StageWall("Dana", "dana", "kitchen-phone", 30, "", whose_turn="Ann", is_ringing=True),
    walls.QuestionWall("What changed?", ("She calmed down", "Nothing"), 120),
    walls.QuestionWall("What changed?"),
    walls.RoundWall(
        "As if people don't matter", ("Look past them", "Say little"), 180, True, (("Ann", "Bo"),)
    ),
    walls.ComparisonWall(
        "How did you feel?", "First", "Second", (walls.SaidWord("cold", 2),), (walls.SaidWord("warm"),)
    ),
    walls.BoardWall(("Trust", "Respect"), 0, _LINES, _LINES),
    walls.BoardWall(("Trust", "Respect")),
    walls.MeetingWall("Ann", "I asked about the bike", (walls.IdeaLine("Coffee first", 3),), 60),
    walls.MomentWall(
        "Noticed the dog", (walls.SaidLine("Dana", "Shush!"), walls.SaidLine("", "Who is that?"))
    ),
    walls.BallotWall(
        ("Notices the dog",),
        3,
        6,
        walls.JoinCard("192.0.2.7:8080", "amber-kite", ((True, False), (False, True))),
    ),
    walls.AgreementWall(
        (walls.Tally("Notices the dog", 5, 1, 0, "5 of 6 say yes", True),), "The room mostly agrees", "0.4"
    ),
    walls.RewordingWall("Notices the dog", "Says something about the dog"),
)
