"""The scenarios that come with the program have nothing wrong with them, and prove it themselves."""

from pathlib import Path

import pytest

from simulator.bundled_files import scenarios_folder
from simulator.scenario_files.checked_entry import entry_of
from simulator.scenario_files.checked_texts import checked_before
from simulator.scenario_files.reader import check_file

BUNDLED = sorted(scenarios_folder().glob("*.yaml"))


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_a_bundled_scenario_has_no_problems_and_no_warnings(path: Path) -> None:
    checked = check_file(path)
    assert not checked.problems, "\n" + "\n".join(problem.rendered(path.name) for problem in checked.problems)
    assert checked.scenario is not None
    assert checked.scenario.id == path.stem
    assert checked.tests >= len(checked.scenario.endings)
    kept = checked_before(checked.scenario.digest, path)
    assert kept == entry_of(checked), "run  python -m tests.make_kept"


def test_there_are_bundled_scenarios() -> None:
    assert BUNDLED
