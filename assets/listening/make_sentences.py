"""Make customer-service.txt: sentences written as replies to customers, a line each, as one says them.

They come from the labelled replies and sentences that the scoring is examined with. Those held out are not
among them.

    python assets/listening/make_sentences.py
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from simulator.speech.pronunciations import spoken_words

HERE = Path(__file__).parent
EXAM = HERE.parents[1] / "tests" / "exam"
SCENARIOS = ("barking-dog", "childs-birthday", "policy-complaint")
LEARNED_FROM = "acdefghijkl"
"""The files of replies, one by one: what is held out must never be learned from."""

SENTENCES = ("closing-and-eroding", "connecting", "found-hard", "helping")

_END = re.compile(r"(?<=[.!?])\s+")


def sentences() -> Iterator[str]:
    """Yield each sentence as often as it was written."""
    files = [EXAM / "replies" / f"{id_}.{letter}.jsonl" for id_ in SCENARIOS for letter in LEARNED_FROM]
    files += [EXAM / "sentences" / f"{name}.jsonl" for name in SENTENCES]
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            for sentence in _END.split(json.loads(line)["text"]):
                yield " ".join(spoken_words(sentence))


def main() -> None:
    """Write the file beside this one."""
    lines = sorted(filter(None, sentences()))
    (HERE / "customer-service.txt").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
