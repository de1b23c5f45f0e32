"""Every rule has a file that breaks it; its name is the rule, and ``# SCxxx`` marks the line."""

import re
from pathlib import Path

import pytest

from simulator.scenario_files.reader import check_file
from simulator.scenario_files.rules import RULES, Severity

FILES = sorted((Path(__file__).parent / "refused").glob("*.yaml"))

SHOWN_ELSEWHERE = {"SC001", "SC002"}
"""Files that cannot be opened cannot be kept in a folder; see test_guard."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_that_breaks_a_rule_is_told_so_at_the_line(path: Path) -> None:
    code = path.name[:5]
    checked = check_file(path)
    found = [problem for problem in checked.problems if problem.code == code]
    assert found, "\n".join(problem.rendered(path.name) for problem in checked.problems)
    content = path.read_text(encoding="utf-8", errors="replace")
    marked = [n for n, line in enumerate(content.splitlines(), start=1) if f"# {code}" in line]
    for problem in found:
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.message
        assert problem.remedy
        assert not marked or problem.line in marked
    if RULES[code].severity is Severity.ERROR:
        assert checked.has_errors
        if not code.startswith("SC50"):
            assert checked.scenario is None


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_else_is_reported_than_the_rule_and_what_follows_from_it(path: Path) -> None:
    code = path.name[:5]
    follows = {
        "SC005": {"SC102"},
        "SC015": {"SC101"},
        "SC205": {"SC401", "SC402"},
        "SC214": {"SC402"},
        "SC301": {"SC302"},
        "SC306": {"SC321"},
        "SC312": {"SC101", "SC317"},
        "SC319": {"SC502"},
        "SC402": {"SC405"},
        "SC502": {"SC501"},
    }
    codes = {problem.code for problem in check_file(path).problems} - {"SC318", "SC504", "SC505"}
    assert codes - {code} <= follows.get(code, set())


def test_every_rule_has_a_file() -> None:
    assert {path.name[:5] for path in FILES} | SHOWN_ELSEWHERE == set(RULES)


def test_file_names_say_the_rule() -> None:
    assert all(re.fullmatch(r"SC\d{3}(-[a-z0-9]+)+\.yaml", path.name) for path in FILES)
