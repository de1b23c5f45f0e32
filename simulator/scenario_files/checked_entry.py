"""What the library shows of a file once it was checked."""

from __future__ import annotations

from pathlib import Path

from simulator.domain.scenario import Scenario
from simulator.scenario_files.heading import entry_of_text
from simulator.scenario_files.library_entry import LibraryEntry
from simulator.scenario_files.problems import Problem
from simulator.scenario_files.reader import CheckedFile, check_file


def checked_entry_of(path: Path) -> LibraryEntry:
    """Return what the file says about itself, and all that is wrong with it."""
    return entry_of(check_file(path, with_tests=False))


def entry_of(checked: CheckedFile) -> LibraryEntry:
    """Return what a library shows of a file that was checked."""
    path = checked.path
    if checked.scenario is not None:
        return _entry_of_scenario(path, checked.scenario, checked.problems)
    heading = (
        entry_of_text(path, checked.text) if checked.text else LibraryEntry(path, path.stem, path.stem, "")
    )
    return LibraryEntry(
        path, heading.id, heading.title, heading.digest, heading.summary, problems=checked.problems
    )


def _entry_of_scenario(path: Path, scenario: Scenario, problems: tuple[Problem, ...]) -> LibraryEntry:
    about, customer = scenario.about, scenario.customer
    return LibraryEntry(
        path=path,
        id=scenario.id,
        title=scenario.title,
        digest=scenario.digest,
        summary=about.summary,
        minutes=about.minutes,
        channel=about.channel,
        level=about.level,
        practices=about.practices,
        language=scenario.language,
        company=scenario.company,
        customer=customer.name,
        portrait=customer.portrait,
        place=scenario.place,
        problems=problems,
    )
