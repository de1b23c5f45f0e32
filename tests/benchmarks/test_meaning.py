"""What the sentence model costs: a sentence, a reply of four clauses, and loading it."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.scoring.meaning import SentenceModel, find_sentence_model, why_no_sentence_model

ROOT = Path(__file__).resolve().parents[2]

SENTENCE = "I am so sorry that happened to you, and I can see why it upset you."
CLAUSES = (
    "Good morning, thank you for calling.",
    "I am so sorry that happened to you",
    "let me look at what I can do for you today",
    "would a refund or a new lamp suit you better?",
)
SENTENCE_MS, CLAUSES_MS, LOADING_SECONDS = 15.0, 40.0, 0.6
"""On one processor that nobody else wants, which is why the best of several is taken."""

LOAD = (
    "import time, numpy\n"
    "from simulator.scoring.meaning import find_sentence_model\n"
    "start = time.perf_counter()\n"
    "find_sentence_model()\n"
    "print(time.perf_counter() - start)\n"
)


@pytest.fixture(scope="module")
def model() -> SentenceModel:
    found = find_sentence_model()
    if found is None:
        pytest.skip(f"no sentence model: {why_no_sentence_model()}")
    return found


def best_ms(work: Callable[[], object], times: int = 100) -> float:
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best * 1000


def test_a_sentence(model: SentenceModel) -> None:
    took = best_ms(lambda: model.vectors([SENTENCE]))
    print(f"\none sentence: {took:.1f} ms")
    assert took <= SENTENCE_MS


def test_a_reply_of_four_clauses(model: SentenceModel) -> None:
    took = best_ms(lambda: model.vectors(CLAUSES))
    print(f"\nfour clauses: {took:.1f} ms")
    assert took <= CLAUSES_MS


def test_loading(model: SentenceModel) -> None:
    runs = [
        subprocess.run([sys.executable, "-c", LOAD], cwd=ROOT, capture_output=True, text=True, check=True)
        for _ in range(4)
    ]
    took = min(float(run.stdout) for run in runs)
    print(f"\nloading, numpy apart: {took:.2f} s")
    assert took <= LOADING_SECONDS
