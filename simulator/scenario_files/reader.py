"""A scenario file -> a Scenario, or every problem of the file at once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from pydantic import ValidationError

from simulator.domain.scenario import Scenario
from simulator.scenario_files.build import scenario_of
from simulator.scenario_files.checks import check_scenario, check_sheet
from simulator.scenario_files.file_shape import ScenarioShape
from simulator.scenario_files.guard import RefusedFile, check_text, decode, read_bytes
from simulator.scenario_files.library_entry import scenario_digest
from simulator.scenario_files.plain_words import problems_of
from simulator.scenario_files.problems import Problem, ScenarioFileError, in_order, problem, quote
from simulator.scenario_files.repairs import repaired
from simulator.scenario_files.sheet import Sheet
from simulator.scenario_files.tree import Keys, Places, Tree, empty_values, parse, plain_of
from simulator.scenario_files.upgrades import NEWEST, upgraded

_NUMBER = re.compile(r"[1-9][0-9]{0,8}\Z")


_REMEMBERED = 16
"""Texts whose scenarios are kept in memory."""


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A scenario file and everything found in it.

    Attributes:
        path: The file as it was named.
        text: What it says; empty if it could not be read.
        problems: Errors and warnings, in the order of the file.
        scenario: The scenario; None if an error refuses it.
        tests: How many of its own tests passed.
    """

    path: Path
    text: str
    problems: tuple[Problem, ...]
    scenario: Scenario | None = None
    tests: int = 0

    @property
    def has_errors(self) -> bool:
        """Whether it cannot be played."""
        return any(each.is_error for each in self.problems)


def check_file(path: Path, *, with_tests: bool = True) -> CheckedFile:
    """Return all that is wrong with a file, its own tests included unless they are not wanted."""
    try:
        text = decode(read_bytes(path))
    except RefusedFile as refusal:
        return CheckedFile(path, "", (refusal.found,))
    return check_scenario_text(text, path, with_tests=with_tests)


def check_scenario_text(text: str, path: Path, *, with_tests: bool = True) -> CheckedFile:
    """Return all that is wrong with the text of a scenario file."""
    if not with_tests:
        with _turn_of(text):
            problems, scenario = _without_tests(text)
        return CheckedFile(path, text, problems, scenario)
    sheet, problems, scenario = _checked(text)
    if sheet is None or scenario is None:
        return CheckedFile(path, text, problems, scenario)
    passed = _tests_passed(sheet, scenario)
    return CheckedFile(path, text, in_order(sheet.problems), scenario, passed)


@lru_cache(maxsize=_REMEMBERED)
def _without_tests(text: str) -> tuple[tuple[Problem, ...], Scenario | None]:
    """Read a text once: a long one takes a second, and the window wants it for card, stage and debrief."""
    _, problems, scenario = _checked(text)
    return problems, scenario


def _checked(text: str) -> tuple[Sheet | None, tuple[Problem, ...], Scenario | None]:
    """Return the file as laid out, all that is wrong but for its tests, and the scenario if it is one."""
    problems = list[Problem]()
    try:
        tree = parse(check_text(text), problems)
        sheet, is_whole = _sheet(tree, problems)
    except RefusedFile as refusal:
        return None, in_order([*problems, refusal.found]), None
    if sheet is None:
        return None, in_order(problems), None
    check_sheet(sheet)
    if not is_whole or sheet.has_errors:
        return sheet, in_order(sheet.problems), None
    scenario = scenario_of(sheet, scenario_digest(text))
    check_scenario(sheet, scenario)
    return sheet, in_order(sheet.problems), None if sheet.has_errors else scenario


def _tests_passed(sheet: Sheet, scenario: Scenario) -> int:
    from simulator.scenario_files.file_tests import run_file_tests

    return run_file_tests(sheet, scenario)


def read_scenario(path: Path) -> Scenario:
    """Return the scenario in a file. Its own tests are not run.

    Raises:
        ScenarioFileError: The file cannot be used; carries every problem.
    """
    return _scenario_of(check_file(path, with_tests=False))


def read_scenario_text(text: str, name: str = "scenario") -> Scenario:
    """Return the scenario in a text that was read or kept before. Its own tests are not run.

    Args:
        text: The file's text.
        name: What to call it where something is wrong.

    Raises:
        ScenarioFileError: The text cannot be used; carries every problem.
    """
    return _scenario_of(check_scenario_text(text, Path(name), with_tests=False))


def read_known_text(text: str, name: str = "scenario") -> Scenario:
    """Return the scenario in a text that was found right before: its story is not checked once more.

    Most of the time a long file takes goes into its checks; a scenario that was checked when its
    file was listed, or when an attempt at it began, need not wait for them again.

    Args:
        text: The file's text.
        name: What to call it where something is wrong after all.

    Raises:
        ScenarioFileError: The text cannot be used; carries every problem.
    """
    with _turn_of(text):
        known = _known(text)
    return known or read_scenario_text(text, name)


@lru_cache(maxsize=_REMEMBERED)
def _turn_of(text: str) -> Lock:
    """Return a text's lock: who wants it while another reads it waits, and is told what it came to."""
    return Lock()


@lru_cache(maxsize=_REMEMBERED)
def _known(text: str) -> Scenario | None:
    problems = list[Problem]()
    try:
        sheet, is_whole = _sheet(parse(check_text(text), problems), problems)
    except RefusedFile:
        return None
    return scenario_of(sheet, scenario_digest(text)) if sheet is not None and is_whole else None


def _scenario_of(checked: CheckedFile) -> Scenario:
    if checked.scenario is None:
        raise ScenarioFileError(checked.path, checked.problems)
    return checked.scenario


def _sheet(tree: Tree, problems: list[Problem]) -> tuple[Sheet | None, bool]:
    """Return the file under its shape, and whether nothing had to be patched to get it there."""
    places = Places(tree)
    content = upgraded(plain_of(tree), _version(tree)) if isinstance(tree, Keys) else _no_keys(tree)
    problems.extend(problem("SC107", mark) for mark in empty_values(tree))
    try:
        return Sheet(ScenarioShape.model_validate(content), places, problems), not problems
    except ValidationError as invalid:
        problems.extend(problems_of(invalid, places))
        shape = repaired(content, invalid)
        return (None if shape is None else Sheet(shape, places, problems)), False


def _version(tree: Keys) -> int:
    """Return the file's format version.

    Raises:
        RefusedFile: There is none, or it is not one this program reads.
    """
    if "format_version" not in tree.items:
        raise RefusedFile(problem("SC014", tree.mark, newest=NEWEST))
    mark, said = tree.items["format_version"][1].mark, plain_of(tree.items["format_version"][1])
    digits = said.strip() if isinstance(said, str) else ""
    if not _NUMBER.match(digits):
        raise RefusedFile(problem("SC014", mark, newest=NEWEST))
    if int(digits) > NEWEST:
        raise RefusedFile(problem("SC013", mark, version=quote(digits), newest=NEWEST))
    return int(digits)


def _no_keys(tree: Tree) -> dict[str, Any]:
    raise RefusedFile(
        problem(
            "SC103",
            tree.mark,
            expected="A group of keys",
            got="a list or a text",
            hint="Begin with format_version: 1",
        )
    )
