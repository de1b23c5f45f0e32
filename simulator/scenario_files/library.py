"""ScenarioLibrary: which scenarios there are, at once and without reading them all again.

What is remembered of each file is kept by content: another text or another version of the
program, and it is read again. Nothing here imports YAML or pydantic before a file has to be read.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from simulator.bundled_files import scenarios_folder
from simulator.domain.errors import SimulatorError
from simulator.domain.scenario import Scenario
from simulator.scenario_files.library_entry import (
    LibraryEntry,
    as_remembered,
    from_remembered,
    scenario_digest,
)

SUFFIXES = (".yaml", ".yml")

Progress = Callable[[LibraryEntry, int, int], None]
"""Called for each file that was read: its entry, how many are done, how many there are."""


class ScenarioSource(NamedTuple):
    """A scenario, and the text it was read from: what is kept with every attempt."""

    scenario: Scenario
    text: str


class NoSuchScenarioError(SimulatorError):
    """A scenario was asked for that no folder holds."""


class _Stamp(NamedTuple):
    """What tells without reading that a file is still the same."""

    size: int
    changed_ns: int


class ScenarioLibrary:
    """The scenarios of some folders, in the order of the folders and of their titles.

    Args:
        folders: Where to look, without subfolders; those that are missing are skipped.
        cache_file: Where to remember what was found; None remembers nothing.
    """

    def __init__(self, folders: Sequence[Path], cache_file: Path | None = None) -> None:
        self._folders = tuple(folders)
        self._cache_file = cache_file
        self._stamps: dict[Path, _Stamp] = {}
        self._entries: dict[Path, LibraryEntry] | None = None

    def entries(self) -> tuple[LibraryEntry, ...]:
        """Return what was known when the library was last read, at once; ``refresh`` brings it up to date."""
        if self._entries is None:
            self._recall()
        return self._sorted()

    def refresh(
        self, progress: Progress | None = None, is_cancelled: Callable[[], bool] | None = None
    ) -> tuple[LibraryEntry, ...]:
        """Look for new, changed and removed files and return all entries.

        A file not seen before is shown by its heading first, then checked; ``progress`` hears of both.
        A text that was checked when the program was made is not checked again. Cancelled, it returns what
        it knows by then.
        """
        self.entries()
        stamps = dict(self._files())
        known = self._entries or {}
        self._entries = {path: known[path] for path in stamps if path in known}
        changed = [path for path, stamp in stamps.items() if not self._is_current(path, stamp)]
        for read in (_first_seen, _checked):
            waiting = [path for path in changed if not self._is_current(path, stamps[path])]
            for done, path in enumerate(waiting, start=1):
                if is_cancelled is not None and is_cancelled():
                    return self._sorted()
                self._entries[path] = entry = read(path)
                if entry.is_checked:
                    self._stamps[path] = stamps[path]
                if progress is not None:
                    progress(entry, done, len(waiting))
        if changed or known.keys() != stamps.keys():
            self._remember()
        return self._sorted()

    def source(self, name: str | Path) -> ScenarioSource:
        """Return the scenario of that id, or in that file.

        Raises:
            NoSuchScenarioError: There is none.
            ScenarioFileError: Its file cannot be used.
        """
        path = self._path_of(str(name))
        return _read(path, {e.digest for e in self.entries() if e.is_checked and e.is_playable})

    def _path_of(self, name: str) -> Path:
        if name.endswith(SUFFIXES) or os.sep in name or "/" in name:
            return Path(name)
        for folder in self._folders:
            for suffix in SUFFIXES:
                if _is_id(folder / f"{name}{suffix}", name):
                    return folder / f"{name}{suffix}"
        for path, _ in self._files():
            if _is_id(path, name):
                return path
        if _is_file(Path(name)):
            return Path(name)
        from difflib import get_close_matches

        ids = [one for one in self._ids() if one]
        near = get_close_matches(name.strip().lower().replace(" ", "-"), ids, n=1, cutoff=0.5)
        raise NoSuchScenarioError(
            f"There is no scenario called {name[:60]!r}.",
            remedy=(f"Did you mean {near[0]}? " if near else "")
            + f"There are: {', '.join(ids) or 'none'}. A path to a file works as well.",
        )

    def _ids(self) -> list[str]:
        return [_heading_of(path).id for path, _ in self._files()]

    def _sorted(self) -> tuple[LibraryEntry, ...]:
        order = {folder: number for number, folder in enumerate(self._folders)}
        found = (self._entries or {}).values()
        return tuple(
            sorted(found, key=lambda e: (order.get(e.path.parent, 0), e.title.casefold(), e.path.name))
        )

    def _files(self) -> Iterator[tuple[Path, _Stamp]]:
        for folder in self._folders:
            try:
                with os.scandir(folder) as found:
                    names = sorted(
                        (each for each in found if each.name.endswith(SUFFIXES)), key=lambda e: e.name
                    )
            except OSError:
                continue
            for each in sorted(names, key=lambda each: each.name):
                try:
                    stat = each.stat()
                    yield folder / each.name, _Stamp(stat.st_size, stat.st_mtime_ns)
                except OSError:
                    yield folder / each.name, _Stamp(-1, -1)

    def _is_current(self, path: Path, stamp: _Stamp) -> bool:
        entry = (self._entries or {}).get(path)
        return entry is not None and entry.is_checked and self._stamps.get(path) == stamp

    def _recall(self) -> None:
        self._entries = {}
        for path, stamp, kept in self._kept_files():
            try:
                self._entries[path] = from_remembered(kept, path)
                self._stamps[path] = _Stamp(*stamp)
            except (KeyError, TypeError, ValueError):
                self._entries.pop(path, None)

    def _kept_files(self) -> Iterator[tuple[Path, Sequence[int], Sequence[Any]]]:
        if self._cache_file is None:
            return
        try:
            kept = json.loads(self._cache_file.read_bytes())
            if kept["version"] != _version():
                return
            folders = {str(folder): folder for folder in self._folders}
            for folder_name, files in kept["folders"].items():
                folder = folders.get(folder_name)
                if folder is not None:
                    for name, stamp, entry in files:
                        yield folder / name, stamp, entry
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return

    def _remember(self) -> None:
        """Keep what is known; where that cannot be written, the files are read again next time."""
        if self._cache_file is None or self._entries is None:
            return
        folders = {str(folder): list[Any]() for folder in self._folders}
        for path, entry in self._entries.items():
            if entry.is_checked and path in self._stamps:
                folders[str(path.parent)].append([path.name, self._stamps[path], as_remembered(entry)])
        part = self._cache_file.with_suffix(".part")
        try:
            self._cache_file.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps({"version": _version(), "folders": folders}), encoding="utf-8")
            part.replace(self._cache_file)
        except OSError:
            return


def read_source(name: str | Path, library: ScenarioLibrary | None = None) -> ScenarioSource:
    """Return the scenario of that id or in that file; without a library, of those that come with the program.

    Raises:
        NoSuchScenarioError: There is none.
        ScenarioFileError: Its file cannot be used.
    """
    return (library or ScenarioLibrary((scenarios_folder(),))).source(name)


def _read(path: Path, known: Collection[str]) -> ScenarioSource:
    """Read a file; one whose text was found right before, by its digest, is not checked again."""
    from simulator.scenario_files.checked_texts import was_found_right
    from simulator.scenario_files.guard import RefusedFile, decode, read_bytes
    from simulator.scenario_files.problems import ScenarioFileError
    from simulator.scenario_files.reader import check_file, read_known_text

    with contextlib.suppress(RefusedFile):
        text = decode(read_bytes(path))
        digest = scenario_digest(text)
        if digest in known or was_found_right(digest):
            return ScenarioSource(read_known_text(text, path.name), text)
    checked = check_file(path, with_tests=False)
    if checked.scenario is None:
        raise ScenarioFileError(path, checked.problems)
    return ScenarioSource(checked.scenario, checked.text)


def _is_id(path: Path, scenario_id: str) -> bool:
    return _is_file(path) and _heading_of(path).id == scenario_id


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # no name that a file could have
        return False


def _first_seen(path: Path) -> LibraryEntry:
    """Return what is known of a file's text from the making of the program, or else its heading."""
    from simulator.scenario_files.checked_texts import checked_before

    heading = _heading_of(path)
    return checked_before(heading.digest, path) or heading


def _heading_of(path: Path) -> LibraryEntry:
    from simulator.scenario_files.heading import heading_of

    return heading_of(path)


def _checked(path: Path) -> LibraryEntry:
    from simulator.scenario_files.checked_entry import checked_entry_of

    return checked_entry_of(path)


def _version() -> str:
    """Return what changes with the program: the format, and its own code where that can be seen."""
    from simulator.scenario_files.upgrades import NEWEST  # YAML is not needed for it

    package = Path(__file__).resolve().parent
    scoring = package.parent / "scoring"
    code = hashlib.sha256(str(NEWEST).encode())
    for folder in (
        package,
        *(scoring / part for part in ("", "behaviours", "matchers", "meaning", "phrases")),
    ):
        code.update(_state_of(folder).encode())
    return code.hexdigest()


def _state_of(folder: Path) -> str:
    """Return names, sizes and times of a folder's files; nothing inside a frozen program."""
    try:
        with os.scandir(folder) as found:
            stats = sorted((each.name, each.stat()) for each in found if each.is_file())
    except OSError:
        return ""
    return "".join(f"{name}:{stat.st_size}:{stat.st_mtime_ns}\n" for name, stat in stats)
