"""How well the catalogue hears sentences it was not written on (table: run with ``-s -n 0``)."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

from simulator.scoring.behaviours.catalogue import behaviour_ids
from simulator.scoring.behaviours.recognition import shown_in

PEOPLE = (
    ("dana", ("Dana Whitfield", "Dana", "Ms Whitfield")),
    ("ruth", ("Ruth Okafor", "Ruth", "Mrs Okafor")),
    ("marco", ("Marco Rossi", "Marco")),
    ("mia", ("Mia Rossi", "Mia")),
)
CASES = tomllib.loads(
    (Path(__file__).parents[1] / "scoring" / "behaviour_cases.toml").read_text(encoding="utf-8")
)


def held_out() -> list[tuple[str, str, bool]]:
    """Return (behaviour, text, is shown) of what is held out; where people differ is left out."""
    found: list[tuple[str, str, bool]] = []
    for behaviour in behaviour_ids():
        for case in CASES[behaviour]:
            if case.get("held_out") and case["verdict"] != "unsure":
                found.append((behaviour, case["says"], case["verdict"] == "yes"))
        for reply in CASES["whole_replies"]:
            if reply.get("held_out") and behaviour not in reply["unsure"]:
                found.append((behaviour, reply["says"], behaviour in reply["yes"]))
    return found


def f1(counts: Counter[str]) -> float:
    wrong = counts["false alarm"] + counts["miss"]
    return 2 * counts["hit"] / (2 * counts["hit"] + wrong) if counts["hit"] else 0.0


def test_hears_held_out_sentences() -> None:
    totals: Counter[str] = Counter()
    each: dict[str, Counter[str]] = {behaviour: Counter() for behaviour in behaviour_ids()}
    for behaviour, text, is_shown in held_out():
        shown = shown_in(text, PEOPLE).get(behaviour, ())
        is_heard = any(one.is_sure for one in shown)
        outcome = {(True, True): "hit", (True, False): "miss", (False, True): "false alarm"}.get(
            (is_shown, is_heard), "right no"
        )
        each[behaviour][outcome] += 1
        totals[outcome] += 1
        totals["wrong and sure"] += outcome == "false alarm" or (outcome == "miss" and not shown)
        totals["sure"] += is_heard or not shown
    print(f"\n{'behaviour':22}{'F1':>6}{'hits':>6}{'false':>7}{'missed':>8}")
    for behaviour, counts in each.items():
        row = f"{counts['hit']:6}{counts['false alarm']:7}{counts['miss']:8}"
        print(f"{behaviour:22}{f1(counts):6.2f}{row}")
    print(f"{'all':22}{f1(totals):6.2f}")
    assert f1(totals) >= 0.8
    assert totals["wrong and sure"] <= 0.05 * totals["sure"]
