"""Shares the tests out among the workers by folder and file, so that little is made ready twice.

A worker stays in its file, then in its folder, and goes on where nobody else works. So what tests of a file
or folder share (fixtures, scenarios, a database server) is mostly made by one worker, once. In the last
folder and file they work together: what a worker is given at a time is one test function.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

import pytest
from xdist.remote import Producer
from xdist.scheduler.loadgroup import LoadGroupScheduling
from xdist.workermanage import WorkerController

FIRST = ("tests/stories", "tests/command_line", "tests", "tests/scenario_files")
"""Folders with tests that take many seconds each: begun first, so that nobody waits for one at the end."""

LAST = "tests/domain"
"""Where tests take milliseconds: for the end, so that all workers end together."""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadGroupScheduling | None:
    """Share out by folders where groups are kept together; another --dist means what it says."""
    return FolderScheduling(config, log) if config.getoption("dist") == "loadgroup" else None


class Waiting:
    """Scopes nobody has been given yet: a group of tests, or one test function with all its parameters."""

    def __init__(self, scopes: Iterable[str]) -> None:
        self._groups: list[str] = []
        self._folders: dict[str, dict[str, list[str]]] = {}
        for scope in scopes:
            if "::" in scope:
                files = self._folders.setdefault(_folder(scope), {})
                files.setdefault(_file(scope), []).append(scope)
            else:
                self._groups.append(scope)

    def __bool__(self) -> bool:
        return bool(self._groups or self._folders)

    def take(self, last: str, others: Iterable[str]) -> str:
        """Return the scope for a worker that was given the last one, while others were given those."""
        if self._groups:
            return self._groups.pop(0)
        folder = _folder(last)
        if folder not in self._folders:
            folder = self._best_folder({_folder(one) for one in others})
        files = self._folders[folder]
        file = _file(last)
        if file not in files:
            taken = {_file(one) for one in others}
            file = min(files, key=lambda one: one in taken)
        scope = files[file].pop(0)
        if not files[file]:
            del files[file]
        if not files:
            del self._folders[folder]
        return scope

    def _best_folder(self, taken: set[str]) -> str:
        def rank(folder: str) -> tuple[bool, int, int]:
            at = FIRST.index(folder) if folder in FIRST else len(FIRST) + folder.startswith(LAST)
            return folder in taken, at, -sum(map(len, self._folders[folder].values()))

        return min(self._folders, key=rank)


class FolderScheduling(LoadGroupScheduling):
    """Gives each worker what is nearest to what it had."""

    def __init__(self, config: pytest.Config, log: Producer | None = None) -> None:
        super().__init__(config, log)
        self._waiting = Waiting(())
        self._last: dict[WorkerController, str] = {}

    def _split_scope(self, nodeid: str) -> str:
        group = super()._split_scope(nodeid)
        return group if group != nodeid else nodeid.partition("[")[0]

    def _assign_work_unit(self, node: WorkerController) -> None:
        if not self._waiting:  # at the beginning, and where a worker died and left something
            self._waiting = Waiting(self.workqueue)
        last = self._last.pop(node, "")
        self._last[node] = scope = self._waiting.take(last, self._last.values())
        self.workqueue.move_to_end(scope, last=False)
        super()._assign_work_unit(node)

    def remove_node(self, node: WorkerController) -> str | None:
        """Give what a worker left to the others, if it died, but for the test that it died of."""
        self._last.pop(node, None)
        left = {s: unit for s, unit in self.assigned_work.pop(node).items() if not all(unit.values())}
        if not left:
            return None
        unit = next(iter(left.values()))
        died_of = next(test for test, is_done in unit.items() if not is_done)
        unit[died_of] = True
        self.workqueue.update({s: unit for s, unit in left.items() if not all(unit.values())})
        for other in self.assigned_work:
            self._reschedule(other)
        return died_of

    def mark_test_complete(self, node: WorkerController, item_index: int, duration: float = 0) -> None:
        """Forget what is done: it would be counted again with every test."""
        super().mark_test_complete(node, item_index, duration)
        given = self.assigned_work[node]
        scope = self._split_scope(self.registered_collections[node][item_index])
        if scope in given and all(given[scope].values()):
            del given[scope]


def _file(scope: str) -> str:
    return scope.partition("::")[0]


def _folder(scope: str) -> str:
    return str(PurePosixPath(_file(scope)).parent)
