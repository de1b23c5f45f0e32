"""Public texts with human labels, from a folder of JSON Lines; what is wrong is said with its file and line.

None of them is kept in this repository. What each line holds, and whose texts they are, is told by `SETS`.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

POLITENESS = (
    "Stanford Politeness Corpus (Danescu-Niculescu-Mizil, Sudhof, Jurafsky, Leskovec and Potts 2013), "
    "CC BY 4.0"
)
CASINO = "CaSiNo (Chawla, Ramirez, Clever, Lucas, May and Gratch 2021), CC BY 4.0"
WARM = "R package politeness, phone_offers (Jeong, Minson, Yeomans and Gino 2019), MIT"
RECEPTIVE = "R package politeness, receptiveness (Yeomans, Minson, Collins, Chen and Gino 2020), MIT"


class PublicTextsError(Exception):
    """Texts that cannot be used; it says in words what is wrong with them."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a set.

    Attributes:
        group: What belongs together, so that no fold learns from a conversation it is asked about.
        before: Place of the text said just before in the same conversation; None where none is known.
        turn: How many texts of the conversation came before.
        aim: What is learned: 1 or 0, or a score.
        asked: Whether this text is measured by.
        answer: What it is measured by: 1 or 0, or the score.
    """

    group: str
    text: str
    before: int | None
    turn: int
    aim: float
    asked: bool
    answer: float


@dataclass(frozen=True, slots=True)
class PublicSet:
    """What is asked of a file.

    Attributes:
        key: Short name of the question, in file names and tables.
        file: The file's name, without its ending.
        measure: "F1", "AUC" or "rho" (Spearman).
        floor: What word counts came to on the halves that are kept back, as it is printed with the texts.
        aim, answer: What a line says to it; None for an answer: it is not measured by.
        is_talk: Whether a file's neighbouring lines of one group are a conversation.
        origin: Whose texts they are, and under which licence.
    """

    key: str
    file: str
    measure: str
    floor: float
    origin: str
    aim: Callable[[dict[str, Any]], float]
    answer: Callable[[dict[str, Any]], float | None]
    is_talk: bool = False

    @property
    def is_score(self) -> bool:
        """Whether a score is learned, and not a yes or no."""
        return self.measure != "F1"


def _strategy(named: str, floor: float) -> PublicSet:
    def has(row: dict[str, Any]) -> float:
        if not isinstance(row["strategies"], list):
            raise TypeError("'strategies' is no list")
        return float(named in row["strategies"])

    return PublicSet(f"casino-{named}", "casino_strategies", "F1", floor, CASINO, has, has, is_talk=True)


def _score(row: dict[str, Any]) -> float:
    score = float(row["score"])
    if not math.isfinite(score):
        raise ValueError("'score' is no number")
    return score


def _label(*allowed: str) -> Callable[[dict[str, Any]], float | None]:
    """Return what says 1 for the first label, 0 for the second and None for a third."""

    def found(row: dict[str, Any]) -> float | None:
        return (1.0, 0.0, None)[allowed.index(row["label"])]

    return found


def _warm(row: dict[str, Any]) -> float:
    return float(("tough", "warm").index(row["label"]))


_polite = _label("polite", "impolite", "neutral")


def _politeness(where: str, floor: float) -> PublicSet:
    """Learned from every text's score, measured by the politest quarter against the least polite."""
    name = "politeness"
    return PublicSet(f"{name}-{where}", f"{name}_{where}", "AUC", floor, POLITENESS, _score, _polite)


SETS = (
    _strategy("small-talk", 0.75),
    _strategy("showing-empathy", 0.29),
    _strategy("elicit-pref", 0.69),
    PublicSet("warm-or-tough", "warm_tough", "F1", 0.89, WARM, _warm, _warm),
    _politeness("wikipedia", 0.88),
    _politeness("stackexchange", 0.68),
    PublicSet("receptiveness", "receptiveness", "rho", 0.40, RECEPTIVE, _score, _score),
)


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a set as a file holds them, with the file's digest."""

    asked: PublicSet
    digest: str
    rows: tuple[Text, ...] = field(repr=False)


def read_texts(folder: Path, wanted: PublicSet) -> Texts:
    """Return the texts of a set from its file in a folder.

    Raises:
        PublicTextsError: The file is missing or empty, or a line of it is not of the set.
    """
    path = folder / f"{wanted.file}.jsonl"
    try:
        raw = path.read_bytes()
        lines = raw.decode("utf-8-sig").split("\n")
    except OSError as error:
        raise PublicTextsError(f"{path} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise PublicTextsError(f"{path} is not UTF-8.") from error
    rows = list[Text]()
    for number, line in enumerate(lines, 1):
        if line.strip():
            rows.append(_text(line, f"{path}:{number}", wanted, rows))
    answers = [row.answer for row in rows if row.asked]
    if len(set(answers)) < 2:
        raise PublicTextsError(f"{path} holds no two texts with different answers.")
    return Texts(wanted, hashlib.sha256(raw).hexdigest()[:16], tuple(rows))


def _text(line: str, where: str, wanted: PublicSet, before: list[Text]) -> Text:
    try:
        row = json.loads(line)
        group, text = str(row["group"]), _words(row["text"])
        aim, answer = wanted.aim(row), wanted.answer(row)
    except KeyError as error:
        raise PublicTextsError(f"{where}: there is no {error}.") from error
    except (ValueError, TypeError, RecursionError) as error:
        raise PublicTextsError(f"{where}: this is no line of {wanted.file}: {error}.") from error
    goes_on = wanted.is_talk and bool(before) and before[-1].group == group
    place, turn = (len(before) - 1, before[-1].turn + 1) if goes_on else (None, 0)
    return Text(group, text, place, turn, aim, answer is not None, answer or 0.0)


def _words(given: object) -> str:
    if not isinstance(given, str):
        raise TypeError("'text' is not words")
    return given
