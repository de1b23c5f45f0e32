"""The file about one person: a zip of JSON, CSV and WAV, whole or not there, and told by the audit."""

from __future__ import annotations

import contextlib
import csv
import json
import os
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

from simulator.domain.errors import SimulatorError
from simulator.domain.people import Person
from simulator.records.everything_interface import Part, Value
from simulator.records.interface import AttemptRecord, Recording, RecordStore
from simulator.training.everything.collected import Collected, readme
from simulator.training.everything.transcript import transcript
from simulator.training.exports.harmless import harmless
from simulator.training.exports.whole_file import FileNotWrittenError

FORMAT = 1
_CHUNK_BYTES = 1 << 20


class StoppedError(SimulatorError):
    """Whoever asked for the file wants it no more."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A file that is written beside its place, and not told of yet.

    Attributes:
        collected: What is in it.
        path: Where it belongs.
        beside: Where it is.
        recordings: How many are in it.
    """

    collected: Collected
    path: Path
    beside: Path
    recordings: int

    def drop(self) -> None:
        """Take the file away again."""
        with contextlib.suppress(OSError):
            self.beside.unlink(missing_ok=True)


def write_beside(
    collected: Collected,
    path: Path,
    *,
    now: datetime | None = None,
    told: Callable[[int, int], None] | None = None,
    must_stop: Callable[[], bool] | None = None,
) -> Unfinished:
    """Write the file beside its place; ``hand_over_everything`` puts it there.

    Args:
        collected: What is in it.
        path: Where it belongs.
        now: When it is made; now without it.
        told: Called with how much is done and of how much there is, before each table and recording.
        must_stop: Asked before each of them.

    Raises:
        FileNotWrittenError: It cannot be written.
        StoppedError: ``must_stop`` said so; nothing is left of it.
    """
    if path.is_dir():
        raise FileNotWrittenError(f"“{path}” is a folder.", remedy="Name a file in it.")
    try:
        handle, name = tempfile.mkstemp(prefix=".unfinished-", suffix=".zip", dir=path.parent)
    except (OSError, ValueError) as error:
        raise _unwritten(path, error) from error
    beside = Path(name)
    try:
        with os.fdopen(handle, "w+b") as out:
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as bundle:
                in_it = _fill(bundle, collected, now or datetime.now(UTC), told, must_stop)
            out.flush()
            os.fsync(out.fileno())
    except BaseException as error:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _unwritten(path, error) from error
        raise
    return Unfinished(collected, path, beside, in_it)


def hand_over_everything(store: RecordStore, by: Person, unfinished: Unfinished) -> None:
    """Note in the audit that somebody's data leave, and put the file in its place.

    Raises:
        SimulatorError: It cannot be noted or put there; then there is no file.
    """
    found = unfinished.collected.everything
    about = "everything about themselves" if found.is_own else f"what HR may see of {found.person.name}"
    try:
        store.note_in_audit(by, "saved", about)
        unfinished.beside.replace(unfinished.path)
    except OSError as error:
        unfinished.drop()
        raise _unwritten(unfinished.path, error) from error
    except BaseException:
        unfinished.drop()
        raise


def _fill(
    bundle: zipfile.ZipFile,
    collected: Collected,
    made_at: datetime,
    told: Callable[[int, int], None] | None,
    must_stop: Callable[[], bool] | None,
) -> int:
    """Write all there is; return how many recordings are in it."""
    parts, recordings = collected.everything.parts, collected.recordings
    of, done = len(parts) + len(collected.attempts) + len(recordings), 0

    def step() -> None:
        nonlocal done
        if must_stop is not None and must_stop():
            raise StoppedError("Stopped.", remedy="Nothing was written.")
        if told is not None:
            told(done, of)
        done += 1

    for part in parts:
        step()
        bundle.writestr(f"tables/{part.name}.csv", _csv(part))
    for played in collected.attempts:
        step()
        words = transcript(played, collected.texts.get(played.digest, ""))
        bundle.writestr(f"conversations/{_name_of(played)}.txt", words.encode("utf-8-sig", "replace"))
    folders = {played.id: _name_of(played) for played in collected.attempts}
    lost: list[str] = []
    for one in recordings:
        step()
        name = f"{folders.get(one.attempt_id, one.attempt_id)}/turn-{one.turn:02}.wav"
        if not _put_sound(bundle, one, f"recordings/{name}"):
            lost.append(name)
    bundle.writestr("everything.json", _json(collected, made_at))
    bundle.writestr("README.txt", readme(collected, made_at, lost).encode("utf-8-sig", "replace"))
    return len(recordings) - len(lost)


def _put_sound(bundle: zipfile.ZipFile, one: Recording, name: str) -> bool:
    """Put a recording in; return whether it was still there."""
    try:
        source = one.path.open("rb")
    except FileNotFoundError:
        return False
    entry = zipfile.ZipInfo(name, one.recorded_at.timetuple()[:6])
    with source, bundle.open(entry, "w", force_zip64=True) as target:
        while chunk := source.read(_CHUNK_BYTES):
            target.write(chunk)
    return True


def _name_of(played: AttemptRecord) -> str:
    """Return what an attempt is called in the file: "003-barking-dog"."""
    return f"{played.number:03}-{_file_name(played.scenario_id)}"


def _file_name(text: str) -> str:
    return "".join(ch if ch.isalnum() or ch in "-_" else "_" for ch in text)[:60]


def _csv(part: Part) -> bytes:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(part.columns)
    writer.writerows([_cell(row[name]) for name in part.columns] for row in part.rows)
    return out.getvalue().encode("utf-8-sig", "replace")


def _cell(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return harmless(value)
    return "" if value is None else str(value)


def _json(collected: Collected, made_at: datetime) -> bytes:
    found = collected.everything
    told = {
        "format": FORMAT,
        "saved_at": made_at.isoformat(timespec="seconds"),
        "person": {"id": found.person.id, "name": found.person.name, "role": str(found.person.role)},
        "asked_by": "themselves" if found.is_own else "HR",
        "is_everything": found.is_own,
        "tables": {
            part.name: {"title": part.title, "rows": [_row(part, row) for row in part.rows]}
            for part in found.parts
        },
        "left_out": [{"what": one.what, "why": one.why} for one in found.left_out],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _row(part: Part, row: Mapping[str, Value]) -> dict[str, Any]:
    return {name: _read_json(row[name]) if name in part.json_columns else row[name] for name in part.columns}


def _read_json(value: Value) -> object:
    try:
        return json.loads(value) if isinstance(value, str) else value
    except ValueError:
        return value  # damaged, and still theirs to see


def _unwritten(path: Path, error: OSError | ValueError) -> FileNotWrittenError:
    why = (error.strerror or str(error)) if isinstance(error, OSError) else "no file has such a name"
    return FileNotWrittenError(
        f"“{path}” could not be written: {why}.", remedy="Choose another place for it."
    )
