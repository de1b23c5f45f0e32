"""What a mood does to a face: poses of brows, lids, mouth and cheeks, blended without steps.

Lengths are in units of a portrait's 400 x 400 drawing; up is positive unless a field says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from itertools import pairwise
from typing import Final


@dataclass(frozen=True, slots=True)
class Pose:
    """How the moving parts of a face stand."""

    brow_lift: float = 0.0
    brow_slant: float = 0.0
    """How far the inner ends of the brows go up (worried, hurt) or, below 0, down (angry)."""
    lid: float = 0.9
    """How far the eyes are open; 0 is shut."""
    lid_slant: float = 0.0
    """How far the upper lids come down at their inner ends."""
    squint: float = 0.0
    """How far the lower lids come up, 0..1."""
    gaze: float = 0.0
    """How far the eyes look down."""
    curve: float = 0.0
    """The mouth's corners: 1 is a wide smile, -1 turned right down."""
    width: float = 1.0
    open: float = 0.0
    """How far the lips are apart, 0..1."""
    press: float = 0.0
    """How tightly the lips are pressed, 0..1."""
    cheek: float = 0.25
    fold: float = 0.0
    """How deep the folds beside nose and mouth are, 0..1."""
    frown: float = 0.0
    """How deep the furrow between the brows is, 0..1."""


@dataclass(frozen=True, slots=True)
class Mood:
    """A named stretch of the mood scale: its word, and the first mood (0..100) beyond it."""

    word: str
    below: int


MOODS: Final = (
    Mood("furious", 15),
    Mood("upset", 40),
    Mood("flat", 60),
    Mood("warm", 85),
    Mood("delighted", 101),
)

_FLAT: Final = Pose(press=0.12, curve=-0.06)
_WARM: Final = Pose(
    brow_lift=1.6,
    brow_slant=0.8,
    lid=0.9,
    squint=0.3,
    curve=0.58,
    width=1.08,
    cheek=0.5,
    fold=0.45,
)
_DELIGHTED: Final = Pose(
    brow_lift=4.5,
    brow_slant=1.0,
    lid=0.92,
    squint=0.68,
    curve=1.0,
    width=1.2,
    open=0.42,
    cheek=0.95,
    fold=0.9,
)
_ANGRY_POSES: Final[tuple[tuple[int, Pose], ...]] = (
    (
        5,
        Pose(
            brow_lift=-4.5,
            brow_slant=-7.5,
            lid=0.9,
            lid_slant=4.5,
            squint=0.2,
            curve=-0.8,
            width=0.92,
            press=0.55,
            cheek=0.6,
            fold=0.55,
            frown=1.0,
        ),
    ),
    (
        27,
        Pose(
            brow_lift=-0.5,
            brow_slant=3.2,
            lid=0.78,
            lid_slant=-0.5,
            squint=0.1,
            gaze=0.6,
            curve=-0.55,
            width=0.95,
            press=0.3,
            cheek=0.3,
            fold=0.3,
            frown=0.45,
        ),
    ),
    (50, _FLAT),
    (73, _WARM),
    (96, _DELIGHTED),
)
_HURT_POSES: Final[tuple[tuple[int, Pose], ...]] = (
    (
        5,
        Pose(
            brow_lift=1.0,
            brow_slant=8.0,
            lid=0.78,
            lid_slant=-3.0,
            squint=0.3,
            gaze=1.0,
            curve=-1.0,
            width=0.8,
            press=0.0,
            cheek=0.9,
            fold=0.0,
            frown=0.5,
        ),
    ),
    (
        27,
        Pose(
            brow_lift=1.0,
            brow_slant=5.5,
            lid=0.84,
            lid_slant=-1.5,
            squint=0.08,
            gaze=2.0,
            curve=-0.6,
            width=0.82,
            cheek=0.45,
            frown=0.2,
        ),
    ),
    (50, replace(_FLAT, press=0.0)),
    (73, _WARM),
    (96, replace(_DELIGHTED, open=0.46, width=1.16)),
)
_TEMPERS: Final = {"angry": _ANGRY_POSES, "hurt": _HURT_POSES}

MOUTH_SHAPES: Final = ((0.0, 1.0), (0.12, 1.0), (0.24, 0.94), (0.38, 1.02), (0.52, 0.8), (0.72, 0.96))
"""Six mouths from silence to loud: how far open, how wide."""


def mood_word(mood: int) -> str:
    """Return the word for a mood of 0..100 (anything beyond counts as the end of the scale)."""
    return next((named.word for named in MOODS if mood < named.below), MOODS[-1].word)


def pose_for(mood: float, temper: str = "angry") -> Pose:
    """Return the pose for a mood of 0..100; `temper` says what low moods look like: "angry" or "hurt"."""
    poses = _TEMPERS.get(temper, _ANGRY_POSES)
    if mood <= poses[0][0]:
        return poses[0][1]
    for (low, before), (high, after) in pairwise(poses):
        if mood <= high:
            return blended(before, after, (mood - low) / (high - low))
    return poses[-1][1]


def blended(one: Pose, other: Pose, part: float) -> Pose:
    """Return the pose `part` (0..1) of the way from one to the other."""
    return Pose(
        **{
            part_of.name: getattr(one, part_of.name) * (1 - part) + getattr(other, part_of.name) * part
            for part_of in fields(Pose)
        }
    )


def speaking(pose: Pose, level: float) -> Pose:
    """Return the pose with the mouth of a loudness level (0..1): the nearest of six shapes."""
    steps = len(MOUTH_SHAPES) - 1
    opened, width = MOUTH_SHAPES[round(min(1.0, max(0.0, level)) * steps)]
    if not opened:
        return pose
    return replace(
        pose, open=max(opened, pose.open * 0.8), width=pose.width * width, press=0.0, curve=pose.curve * 0.7
    )
