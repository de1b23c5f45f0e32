"""An export in a child tells how far it is, can be stopped, and is the same as one made at once."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from simulator.domain.assignment import Assignment
from simulator.domain.employment import Employment
from simulator.domain.errors import SimulatorError
from simulator.domain.people import Person, Role
from simulator.records import open_store
from simulator.speech.child_process import ChildProcess
from simulator.training.exports.export_beside import (
    Beside,
    ElsewhereError,
    ExportStoppedError,
    export_beside,
)
from simulator.training.exports.exporters import EXPORTERS
from simulator.training.exports.handing_over import PORTION, HandingOver, Order, hand_over

TODAY = date(2026, 11, 23)
PEOPLE = 2 * PORTION + 3


class Records:
    def __init__(self, folder: Path) -> None:
        self.folder, self.store = folder / "data", open_store(folder / "data")
        self.hana = self.store.give_role("Hana", Role.HR, by=None, passphrase="paper lamps")
        people = [Employment(Person("", f"Person {n:03}"), f"{n:03}", "", "Tills") for n in range(PEOPLE)]
        self.store.keep_employments(self.hana, people)
        asked = Assignment("a", "A", ("dog", "cake"), date(2026, 1, 1), teams=("Tills",))
        self.store.assign(self.hana, asked)
        self.told: list[tuple[int, int]] = []
        self.stops_after = PEOPLE + 1

    def beside(self) -> Beside:
        return Beside(
            ChildProcess("export"),
            self.folder,
            lambda done, of: self.told.append((done, of)),
            lambda: bool(self.told) and self.told[-1][0] >= self.stops_after,
        )

    def exported(self) -> list[str]:
        return [one.about for one in self.store.audit(self.hana) if one.what == "exported"]


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    made = Records(tmp_path)
    with closing(made.store):
        yield made


def order(path: Path, format_name: str = "csv", team: str | None = None) -> Order:
    return Order(format_name, path, {"dog": "The dög"}, TODAY, team)


def test_it_tells_how_far_it_is_and_writes_the_same(records: Records, tmp_path: Path) -> None:
    lines = export_beside(records.beside(), records.hana, order(tmp_path / "beside.csv"))
    done = hand_over(records.store, records.hana, order(tmp_path / "here.csv"))
    assert lines == done.lines == 2 * PEOPLE
    assert [of for _, of in records.told] == [PEOPLE + 1] * 3
    assert records.told[-1][0] == PEOPLE + 1
    assert (tmp_path / "beside.csv").read_bytes() == (tmp_path / "here.csv").read_bytes()
    assert len(records.exported()) == 2


def test_stopped_it_leaves_nothing(records: Records, tmp_path: Path) -> None:
    records.stops_after = PORTION
    with pytest.raises(ExportStoppedError):
        export_beside(records.beside(), records.hana, order(tmp_path / "out.csv"))
    assert {path.name for path in tmp_path.iterdir()} == {"data"}
    assert records.exported() == []


def test_what_is_wrong_is_told_as_it_is_here(records: Records, tmp_path: Path) -> None:
    with pytest.raises(SimulatorError, match="is in a team called"):
        export_beside(records.beside(), records.hana, order(tmp_path / "out.csv", team="Nobodies"))
    with pytest.raises(SimulatorError, match="could not be written"):
        export_beside(records.beside(), records.hana, order(tmp_path / "no" / "out.csv"))
    with pytest.raises(SimulatorError, match="Only trainers and HR"):
        export_beside(records.beside(), records.store.person("Person 001"), order(tmp_path / "out.csv"))
    with pytest.raises(ElsewhereError):
        export_beside(records.beside(), Person("elsewhere", "Hana", Role.HR), order(tmp_path / "out.csv"))
    assert {path.name for path in tmp_path.iterdir()} == {"data"}


@pytest.mark.parametrize("format_name", EXPORTERS)
def test_portions_are_no_different_from_the_whole(records: Records, tmp_path: Path, format_name: str) -> None:
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    for path, people in ((whole, 10_000), (parts, 7)):
        with HandingOver(records.store, records.hana, order(path, format_name)) as handing:
            while handing.step(people):
                pass
            handing.finish()
    assert whole.read_bytes() == parts.read_bytes()


@pytest.mark.parametrize("format_name", EXPORTERS)
def test_dropped_half_way_nothing_is_left(records: Records, tmp_path: Path, format_name: str) -> None:
    with HandingOver(records.store, records.hana, order(tmp_path / "half", format_name)) as handing:
        assert handing.step()
    assert {path.name for path in tmp_path.iterdir()} == {"data"}
