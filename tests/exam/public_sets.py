"""Ask public texts with human labels how far what the program makes of a reply agrees with people elsewhere.

    .venv/bin/python -m tests.exam.public_sets FOLDER                 by folds within the folder's own texts
    .venv/bin/python -m tests.exam.public_sets FOLDER --write         that, and keep what all of them teach
    .venv/bin/python -m tests.exam.public_sets --with-weights FOLDER  what was kept, on texts new to it

The folder holds the files that `public_texts.SETS` names. Not part of the program: no text is kept here, and
of what was learned only `public_sets.npz` with its sources in `public_sets.json`. Needs the sentence model.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from simulator.scoring.meaning import learned
from simulator.scoring.meaning.sentence_model import find_sentence_model, why_no_sentence_model
from tests.exam.public_measures import auc, best_bar, folds, measured, rho
from tests.exam.public_texts import SETS, PublicTextsError, Text, Texts, read_texts
from tests.exam.readouts import HOLDS, Blocks, Readout, Table, counted, known_words, line_through

KEPT = Path(__file__).with_name("public_sets.npz")
TAUGHT = Path(learned.__file__).with_name("learned-en.npz")
FOLDS, INNER = 5, 4
WORDS_AT_ONCE = 85
"""Of a longer text the parts are read one by one, for the model reads about 100 words."""

SAMPLES = 1000

Sense = Callable[[Sequence[Text]], Blocks]
"""Texts into blocks of numbers, a row for each."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: two measures in the same texts, and nine tenths of how ours varies by chance."""

    asked: Texts
    words: float | None
    ours: float
    low: float
    high: float
    cases: int


def sense(texts: Sequence[Text]) -> Blocks:
    """Return what the program makes of texts: its questions' scores, and both models' tokens together.

    Of a conversation it is told, too, what was said just before, and how far the conversation is.

    Raises:
        PublicTextsError: The sentence model is not installed.
    """
    bare, taught = find_sentence_model(), learned.learned()
    if bare is None or taught is None:
        raise PublicTextsError(
            f"The sentence model is needed: {why_no_sentence_model() or 'nothing was learned'}."
        )
    scores, both = list[np.ndarray](), (list[np.ndarray](), list[np.ndarray]())
    for text in texts:
        tokens = [bare.pieces(part).tokens for part in _parts(text.text)]
        for transformer, found in zip((taught._transformer, bare._transformer), both, strict=True):
            columns = [transformer.tokens(part) for part in tokens]
            if transformer is taught._transformer:
                scores.append(np.max([_scores(taught, each) for each in columns], axis=0))
            joined = np.concatenate(columns, axis=1)
            found.append(np.concatenate([joined.mean(1), joined.max(1)]))
    of_text = np.array([[np.log1p(len(t.text.split())), t.text.count("?"), t.text.count("!")] for t in texts])
    blocks = [np.concatenate([np.array(scores), of_text], axis=1), *(np.array(found) for found in both)]
    return [*blocks, *_of_talk(texts, blocks)] if any(text.turn for text in texts) else blocks


def _parts(text: str) -> list[str]:
    words = text.split() or ["."]
    parts = -(-len(words) // WORDS_AT_ONCE)
    length = -(-len(words) // parts)
    return [" ".join(words[at : at + length]) for at in range(0, len(words), length)]


def _scores(taught: learned.Learned, columns: np.ndarray) -> np.ndarray:
    by_token = taught._of_token @ columns
    return np.logaddexp.reduce(by_token, axis=1) + taught._of_whole @ columns.mean(axis=1) + taught._least


def _of_talk(texts: Sequence[Text], blocks: Blocks) -> Iterator[np.ndarray]:
    before = np.array([-1 if text.before is None else text.before for text in texts])
    turn = np.array([text.turn for text in texts])
    place = np.stack([np.minimum(turn, 6) / 3, *(turn == each for each in range(3))], axis=1).astype(float)
    width = blocks[1].shape[1] // 2
    yield np.concatenate([np.repeat(place, 4, axis=1), _before(blocks[0], before)], axis=1)
    yield np.concatenate([_before(block[:, :width], before) for block in blocks[1:3]], axis=1)


def _before(block: np.ndarray, before: np.ndarray) -> np.ndarray:
    return np.where(before[:, None] >= 0, block[before], np.nan)


class Learning:
    """A set's texts with their blocks, to learn from some and measure by others."""

    def __init__(self, given: Texts, blocks: Blocks) -> None:
        self.asked, self._blocks = given.asked, blocks
        self._texts = np.array([row.text for row in given.rows], dtype=object)
        self._groups = [row.group for row in given.rows]
        self.aim = np.array([row.aim for row in given.rows])
        self.is_asked = np.array([row.asked for row in given.rows])
        self.answer = np.array([row.answer for row in given.rows])

    def in_folds(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return each text's score by a readout, its bar, and its score by words, none of it seen before."""
        ours, bars, words = np.zeros((3, len(self.aim)))
        fold = folds(self._groups, FOLDS)
        for number in np.unique(fold):
            rest, now = np.flatnonzero(fold != number), np.flatnonzero(fold == number)
            readout = self.readout(rest)
            ours[now], bars[now] = self._said(readout, now), readout.bar
            words[now] = self._by_words(rest, now)
        return ours, bars, words

    def readout(self, rest: np.ndarray) -> Readout:
        """Return what these texts teach; how firmly, and from which bar on, is tried out within them."""
        is_score = self.asked.is_score
        fold = folds([self._groups[place] for place in rest], INNER, "within")
        tried = np.zeros((len(HOLDS), len(rest)))
        for number in np.unique(fold):
            table = self._table(rest[fold != number])
            for row, hold in enumerate(HOLDS):
                found = table.readout(self.aim[rest[fold != number]], hold, is_score=is_score)
                tried[row, fold == number] = self._said(found, rest[fold == number])
        aim = self.aim[rest]
        merit = [rho(aim, scores) if is_score else auc(aim == 1, scores) for scores in tried]
        best = int(np.argmax(merit))
        found = self._table(rest).readout(aim, HOLDS[best], is_score=is_score)
        bar = 0.0 if is_score else best_bar(aim == 1, tried[best])
        return Readout(found.words, found.middle, found.line, bar)

    def all(self) -> Readout:
        return self.readout(np.arange(len(self.aim)))

    def _table(self, places: np.ndarray) -> Table:
        return Table.of([block[places] for block in self._blocks], list(self._texts[places]))

    def _said(self, readout: Readout, places: np.ndarray) -> np.ndarray:
        return readout([block[places] for block in self._blocks], list(self._texts[places]))

    def _by_words(self, rest: np.ndarray, now: np.ndarray) -> np.ndarray:
        """Return what logistic regression on counts of words and pairs says, the floor's way."""
        if self.asked.measure == "AUC":
            rest = rest[self.is_asked[rest]]
        texts, answer = list(self._texts[rest]), self.answer[rest]
        words = known_words(texts, 2)
        aim = (answer > np.median(answer)).astype(float) if self.asked.measure == "rho" else answer
        line = line_through(counted(texts, words), aim, 1.0, is_score=False)
        return counted(list(self._texts[now]), words) @ line[:-1] + line[-1]


def line_of(
    given: Texts, learning: Learning, ours: np.ndarray, bars: np.ndarray, words: np.ndarray | None
) -> Line:
    """Return the table's line, measured by the texts that are asked about."""
    places, measure = np.flatnonzero(learning.is_asked), given.asked.measure
    random = np.random.default_rng(0)

    def of(scores: np.ndarray, bar: np.ndarray, some: np.ndarray) -> float:
        return measured(measure, learning.answer[some], scores[some], bar[some])

    drawn = [of(ours, bars, random.choice(places, len(places))) for _ in range(SAMPLES)]
    low, high = np.quantile(drawn, (0.05, 0.95))
    by_words = None if words is None else of(words, np.zeros(len(words)), places)
    return Line(given, by_words, of(ours, bars, places), float(low), float(high), len(places))


def by_folds(given: Texts, blocks: Blocks) -> Line:
    learning = Learning(given, blocks)
    return line_of(given, learning, *learning.in_folds())


def by_what_was_kept(given: Texts, blocks: Blocks, readout: Readout) -> Line:
    learning = Learning(given, blocks)
    ours = readout(blocks, [row.text for row in given.rows])
    return line_of(given, learning, ours, np.full(len(ours), readout.bar), None)


def told(line: Line) -> str:
    asked = line.asked.asked
    words = "" if line.words is None else f"{line.words:.2f}"
    between = f"{line.low:.2f}-{line.high:.2f}"
    numbers = f"{words:>6}{line.ours:7.2f}{between:>11}{asked.floor:7.2f}{line.cases:7}"
    return f"{asked.key:26}{asked.measure:8}{numbers}  {line.asked.digest}"


HEAD = f"{'set':26}{'measure':8}{'words':>6}{'ours':>7}{'9 in 10':>11}{'floor':>7}{'cases':>7}  digest"


def keep(kept: dict[str, tuple[Texts, Readout]], path: Path = KEPT) -> None:
    """Write what was learned, and beside it from what."""
    arrays = {
        f"{key}/{name}": each for key, (_, line) in kept.items() for name, each in line.arrays().items()
    }
    np.savez_compressed(path, **arrays)  # pyright: ignore[reportArgumentType]
    about = {
        "made": datetime.datetime.now(tz=datetime.UTC).date().isoformat(),
        "made_by": "tests/exam/public_sets.py",
        "goes_with": digest(TAUGHT),
        "sets": {
            key: {"origin": given.asked.origin, "learned_from": given.digest, "words": line.words}
            for key, (given, line) in kept.items()
        },
    }
    path.with_suffix(".json").write_text(json.dumps(about, ensure_ascii=False) + "\n", encoding="utf-8")


def kept_readouts(path: Path = KEPT) -> dict[str, tuple[str, Readout]]:
    """Return each set's readout, with the digest of the file that it was learned from.

    Raises:
        PublicTextsError: Nothing was kept, or it goes with another learned-en.npz.
    """
    try:
        about = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        with np.load(path, allow_pickle=False) as found:
            arrays = {name: found[name] for name in found.files}
    except (OSError, ValueError) as error:
        raise PublicTextsError(f"What was kept cannot be read: {error}.") from error
    if about["goes_with"] != digest(TAUGHT):
        raise PublicTextsError("What was kept goes with another learned-en.npz: write it anew with --write.")
    return {
        key: (one["learned_from"], Readout.of(one["words"], _of_key(arrays, key)))
        for key, one in about["sets"].items()
    }


def _of_key(arrays: dict[str, np.ndarray], key: str) -> dict[str, np.ndarray]:
    return {name: arrays[f"{key}/{name}"] for name in ("middle", "line", "bar")}


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def run(folder: Path, *, write: bool, with_weights: bool, sense: Sense = sense) -> None:
    """Print the table.

    Raises:
        PublicTextsError: The texts, the model or what was kept cannot be used.
    """
    texts = [read_texts(folder, each) for each in SETS]
    before = kept_readouts() if with_weights else {}
    blocks, kept = dict[str, Blocks](), dict[str, tuple[Texts, Readout]]()
    print(HEAD, flush=True)
    for given in texts:
        key, file = given.asked.key, given.asked.file
        if file not in blocks:
            blocks = {file: sense(given.rows)}
        if with_weights:
            learned_from, readout = before[key]
            seen = "  learned from these very texts" if learned_from == given.digest else ""
            print(told(by_what_was_kept(given, blocks[file], readout)) + seen, flush=True)
        else:
            print(told(by_folds(given, blocks[file])), flush=True)
        if write:
            kept[key] = given, Learning(given, blocks[file]).all()
    if write:
        keep(kept)


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m tests.exam.public_sets")
    asked.add_argument("folder", type=Path, nargs="?", help="measure by folds within its texts")
    asked.add_argument("--write", action="store_true", help="keep what its texts teach")
    asked.add_argument(
        "--with-weights", type=Path, metavar="FOLDER", help="measure what was kept on its texts"
    )
    given = asked.parse_args()
    if (given.folder is None) == (given.with_weights is None) or (given.write and given.folder is None):
        asked.error("name one folder: FOLDER [--write], or --with-weights FOLDER")
    try:
        run(given.folder or given.with_weights, write=given.write, with_weights=given.folder is None)
    except PublicTextsError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
