"""A lattice's words get the chances that all readings through them have together."""

from collections import defaultdict
from math import log

import pytest

from simulator.speech.word_lattice import SCALE, UNIT, Possible, possible_words


def lattice(nodes: list[tuple[str, int]], edges: list[tuple[int, int, float]]) -> str:
    """Edges with the natural logarithm of how well the sound fits, as it counts in the end."""
    lines = ["# -logbase 1.000100e+00", "Frames 100", f"Nodes {len(nodes)} (NODEID WORD STARTFRAME)"]
    lines += [f"{number} {word} {frame} 0 0 ; 0" for number, (word, frame) in enumerate(nodes)]
    lines += ["#", "Initial 0", f"Final {len(nodes) - 1}", "#", "BestSegAscr 0 (NODEID ENDFRAME ASCORE)", "#"]
    lines += ["Edges (FROM-NODEID TO-NODEID ASCORE)"]
    lines += [f"{start} {end} {round(score * SCALE / UNIT)}" for start, end, score in edges]
    return "\n".join([*lines, "End", ""])


NODES = [("<s>", 0), ("i", 10), ("can", 20), ("can't", 20), ("go(2)", 40), ("</s>", 60)]
EDGES = [(0, 1, -1), (1, 2, -1), (1, 3, -1), (2, 4, -2), (3, 4, -2 + log(3)), (4, 5, -1)]


def chances(found: list[Possible]) -> dict[str, float]:
    """Add up what is possible until different times."""
    totals: dict[str, float] = defaultdict(float)
    for one in found:
        totals[" ".join(one.words)] += one.chance
    return totals


def even(_before: str, _word: str) -> float:
    return -1.0


def test_the_better_fit_is_the_likelier() -> None:
    found = chances(possible_words(lattice(NODES, EDGES), even))
    assert found["can't"] == pytest.approx(0.75, abs=1e-3)
    assert found["can"] == pytest.approx(0.25, abs=1e-3)
    assert [found[each] for each in ("i", "go")] == pytest.approx([1, 1], abs=1e-3)
    assert [found[each] for each in ("i can't", "can't go")] == pytest.approx([0.75, 0.75], abs=1e-3)


def test_the_language_model_has_its_say() -> None:
    found = possible_words(lattice(NODES, EDGES), lambda before, word: log(9) if word == "can" else 0)
    assert chances(found)["can"] == pytest.approx(0.75, abs=1e-3)


def test_it_is_told_when_a_word_may_have_been_said() -> None:
    (one,) = [each for each in possible_words(lattice(NODES, EDGES), even) if each.words == ("can",)]
    assert (one.start, one.end) == (20, 40)


def test_after_silence_a_word_is_asked_for_alone() -> None:
    asked: list[tuple[str, str]] = []

    def chance(before: str, word: str) -> float:
        asked.append((before, word))
        return -1.0

    nodes = [("<s>", 0), ("<sil>", 5), ("no", 9), ("++UM++", 20), ("</s>", 30)]
    found = possible_words(lattice(nodes, [(0, 1, -1), (1, 2, -1), (2, 3, -1), (3, 4, -1)]), chance)
    assert chances(found) == {"no": pytest.approx(1)}
    assert ("", "no") in asked
    assert not any(word.startswith(("<sil", "++")) for _, word in asked)


def test_readings_that_are_hardly_possible_are_passed_over() -> None:
    unlikely = [*EDGES[:2], (1, 3, log(1e-6)), *EDGES[3:]]
    assert "can't" not in chances(possible_words(lattice(NODES, unlikely), even))


def test_a_lattice_without_words_is_nothing() -> None:
    assert possible_words(lattice([("<s>", 0), ("</s>", 9)], [(0, 1, -1)]), even) == []
