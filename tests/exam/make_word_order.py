"""Count which words follow which in the project's own English, for ``scoring/earnestness/word_order.txt``.

    .venv/bin/python -m tests.exam.make_word_order

Sources: what customers and model answers say in ``scenarios/``, the sentences of
``tests/scoring/behaviour_cases.toml`` that are not held out, and the developing part of
``tests/exam/replies``. Only counts of pairs of common words go into the file, no sentences.
"""

from __future__ import annotations

import json
import math
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from simulator.scenario_files.reader import read_known_text
from simulator.scoring.earnestness.word_order import neighbours
from simulator.scoring.spoken_text import SpokenText, spoken_text

HERE = Path(__file__).resolve().parents[2]
TARGET = HERE / "simulator" / "scoring" / "earnestness" / "word_order.txt"
VOCABULARY = 260
SMOOTHING = 0.5
MOST = 40


def texts() -> Iterator[str]:
    """Yield every text that is counted."""
    for path in sorted((HERE / "scenarios").glob("*.yaml")):
        scenario = read_known_text(path.read_text(encoding="utf-8"), path.name)
        for node in scenario.nodes.values():
            yield from (node.says, node.good, node.poor)
            yield from (text for branch in node.branches for text in (branch.says, branch.thought))
        yield from (text for each in scenario.rubric.criteria for text in (each.good, each.poor))
    cases = tomllib.loads((HERE / "tests/scoring/behaviour_cases.toml").read_text(encoding="utf-8"))
    yield from (case["says"] for listed in cases.values() for case in listed if not case.get("held_out"))
    for path in sorted((HERE / "tests/exam/replies").glob("*.jsonl")):
        if not path.name.endswith(".b.jsonl"):
            for line in path.read_text(encoding="utf-8").splitlines():
                yield json.loads(line)["text"]


def table(spoken: list[SpokenText]) -> str:
    """Return the file: counts of the words, and for each pair how much likelier it is than by chance."""
    said = Counter(word for each in spoken for word in each.words)
    known = frozenset(
        word for word, _ in sorted(said.items(), key=lambda one: (-one[1], one[0]))[:VOCABULARY]
    )
    pairs = Counter(pair for each in spoken for pair in neighbours(each, known))
    before, after = Counter[str](), Counter[str]()
    for (first, second), times in pairs.items():
        before[first] += times
        after[second] += times
    total = sum(pairs.values())
    lines = ["# Made by tests/exam/make_word_order.py; tenths of a power of two.", f"pairs {total}"]
    lines += [f"word {word} {before[word]} {after[word]}" for word in sorted({*before, *after})]
    for (first, second), times in sorted(pairs.items()):
        chance = before[first] * after[second] / total
        tenths = round(10 * math.log2((times + SMOOTHING) / (chance + SMOOTHING)))
        lines.append(f"{first} {second} {max(-MOST, min(MOST, tenths))}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    TARGET.write_text(table([spoken_text(text) for text in texts() if text]), encoding="utf-8")
