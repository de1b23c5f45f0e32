"""Learned: what a reply does, recognised by its meaning; each answer with its chance and its words.

The sentence model's last layers are adapted, and a head for each question laid over them, by
`tests/exam/make_learned.py`, from the labelled sentences and replies of this project. A head looks at
each token where it stands and at the text as a whole; the token that speaks loudest tells which clause is
quoted.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simulator.scoring.meaning.clauses import clause_at
from simulator.scoring.meaning.sentence_model import SentenceModel, find_sentence_model
from simulator.scoring.spoken_text import SpokenText, spoken_text

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

LANGUAGES = ("en",)
"""Languages something was learned for."""

NEVER = 101
"""A chance that is never reached."""


@dataclass(frozen=True, slots=True)
class Bars:
    """From which chance, in per cent, an answer counts; where measured precision allows none, `NEVER`.

    Attributes:
        yes: A yes.
        perhaps: "Not sure".
        doubt: Below this, what patterns found is "not sure".
    """

    yes: int = NEVER
    perhaps: int = NEVER
    doubt: int = 0


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much a reply is like those that people gave a yes.

    Attributes:
        chance: 0 to 100.
        first, last: Words of the clause it rests on, both included.
    """

    chance: int
    first: int
    last: int


Answers = Mapping[str, Likeness]


class Learned:
    """The adapted model with its heads.

    Attributes:
        bars: Question -> its bars. A question is a behaviour's id, or `scenario/criterion`.
    """

    def __init__(self, model: SentenceModel, path: Path) -> None:
        """Read what was learned: numbers from `path`, questions and bars from the JSON file beside it.

        Raises:
            OSError, ValueError, KeyError: The file is none, or was made for another model.
        """
        import numpy as np

        told: dict[str, Any] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        if told["model"] != model.digest:
            raise ValueError("made for another sentence model")
        with np.load(path, allow_pickle=False) as kept:
            parts = {name: kept[name].astype(np.float32) for name in kept.files}
        self.bars = {id_: Bars(*bars) for id_, bars in told["questions"].items()}
        self._model = model
        self._transformer = model.adapted(_added(parts))
        self._of_token, self._of_whole, self._least = parts["of_token"], parts["of_whole"], parts["least"]

    def answers(self, text: str) -> Answers:
        """Return for each question how likely people would say yes; nothing where there are no words."""
        spoken = spoken_text(text)
        pieces = self._model.pieces(text)
        if not len(spoken) or len(pieces.tokens) <= 2:  # noqa: PLR2004  the marks of beginning and end
            return {}
        chances, loudest = self._chances(pieces.tokens)
        found: dict[str, Likeness] = {}
        for id_, chance, token in zip(self.bars, chances, loudest, strict=True):
            first, last = clause_at(spoken, _word_at(spoken, pieces.places[int(token)][0]))
            found[id_] = Likeness(int(chance), first, last)
        return found

    def _chances(self, tokens: tuple[int, ...]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Return for each question its chance in per cent, and the token that speaks loudest for it."""
        import numpy as np

        columns = self._transformer.tokens(tokens)
        by_token = self._of_token @ columns  # (questions, tokens)
        most = by_token.max(axis=1)
        together = most + np.log(np.exp(by_token - most[:, None]).sum(axis=1))
        score = together + self._of_whole @ columns.mean(axis=1) + self._least
        chances = np.rint(100 / (1 + np.exp(-score))).astype(np.int64)
        return chances, by_token[:, 1:-1].argmax(axis=1) + 1


def _added(parts: Mapping[str, npt.NDArray[np.float32]]) -> dict[int, dict[str, npt.NDArray[np.float32]]]:
    """Return what is added to each layer's weights: `down` and `up` are their narrow factors."""
    added: dict[int, dict[str, npt.NDArray[np.float32]]] = {}
    for name, down in parts.items():
        if name.endswith("/down"):
            layer, step, _ = name.split("/")
            added.setdefault(int(layer), {})[step] = (down @ parts[f"{layer}/{step}/up"]).T
    return added


def _word_at(spoken: SpokenText, character: int) -> int:
    """Return the word at, or last before, a character."""
    before = sum(start <= character for start in spoken.starts)
    return max(0, before - 1)


def learned(language: str = "en") -> Learned | None:
    """Return what was learned, or None where the sentence model is absent or switched off."""
    model = find_sentence_model() if language in LANGUAGES else None
    return None if model is None else _read(model, language)


@cache
def _read(model: SentenceModel, language: str) -> Learned | None:
    try:
        return Learned(model, _path(language, "npz"))
    except (OSError, ValueError, KeyError):
        return None


def _path(language: str, suffix: str) -> Path:
    return Path(__file__).with_name(f"learned-{language}.{suffix}")


@lru_cache(maxsize=256)
def answers(reader: Learned, text: str) -> Answers:
    """Return `reader.answers(text)`, worked out once: every criterion asks about the same reply."""
    return reader.answers(text)


def likeness(question: str, text: str, language: str = "en") -> tuple[Bars, Likeness] | None:
    """Return what meaning says to a question about a text; None without a model, a head or words."""
    reader = learned(language)
    found = answers(reader, text).get(question) if reader else None
    return (reader.bars[question], found) if reader and found else None


def make_ready(language: str = "en") -> None:
    """Load what was learned before the first reply waits for it: half a second where the model is."""
    reader = learned(language)
    if reader:
        answers(reader, "hello")


@cache
def questions(language: str = "en") -> frozenset[str]:
    """Return every question there is a head for, the model installed or not."""
    try:
        told = json.loads(_path(language, "json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return frozenset()
    return frozenset(told["questions"])
