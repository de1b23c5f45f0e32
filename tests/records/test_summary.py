"""The summary of completions equals a recount: after anything anybody does, and killed at any instant."""

import os
import random
import shutil
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.domain.completion import Tally
from simulator.domain.overruling import Decision
from simulator.domain.people import Person, Role
from simulator.domain.scorecard import Verdict
from simulator.records import open_store
from simulator.records.interface import RecordStore
from simulator.records.results import Outcome, Proof
from tests.fakes import MemoryStore
from tests.postgres_server import PostgresServer
from tests.records.led import PASSPHRASE
from tests.records.played import RESULT, TEXT
from tests.records.test_killed import Forked
from tests.thoroughness import times

PASSED = st.sampled_from([True, False, None])
WHICH = st.integers(0, 7)
DEEDS = st.one_of(
    st.tuples(st.just("start"), st.sampled_from(["Ann", "Ben", "Cem"]), st.sampled_from(["s1", "s2"])),
    st.tuples(st.just("finish"), WHICH, PASSED),
    st.tuples(st.just("submit"), WHICH, PASSED),
    st.tuples(st.just("submit"), WHICH, PASSED),
    st.tuples(st.just("decide"), WHICH, PASSED),
    st.tuples(st.just("undecide"), WHICH, PASSED),
    st.tuples(st.just("view"), WHICH, PASSED),
    st.tuples(st.just("erase"), st.sampled_from(["Ann", "Ben"]), st.none()),
)
HANA = Person("somebody", "Sam", Role.HR)

Deed = tuple[str, str | int, object]


class Office:
    """A store, and who is in charge there."""

    def __init__(self, store: RecordStore) -> None:
        self.store = store
        self.hr = store.give_role("Hana", Role.HR, by=None, passphrase=PASSPHRASE)
        self.kim = store.give_role("Kim", Role.TRAINER, by=self.hr, passphrase=PASSPHRASE)
        self.begun: list[tuple[str, str]] = []

    def do(self, deed: str, which: str | int, how: object) -> None:
        if deed == "start":
            self._start(str(which), str(how))
        elif deed == "erase":
            self.store.erase_person(self.hr, self.store.person(str(which)).id)
            self.begun = [one for one in self.begun if one[1] != which]
        elif self.begun:
            id_, name = self.begun[int(which) % len(self.begun)]
            self._go_on(deed, id_, self.store.person(name), how if how is None else bool(how))

    def _start(self, name: str, scenario_id: str) -> None:
        owner = self.store.person(name)
        record = self.store.start_attempt(
            owner, scenario_id=scenario_id, scenario_title="S", scenario_text=TEXT, seed=0
        )
        self.begun.append((record.id, name))

    def _go_on(self, deed: str, id_: str, owner: Person, passed: bool | None) -> None:
        result = replace(RESULT, passed=passed)
        self.store.finish_attempt(id_, result)
        if deed == "finish":
            return
        if deed != "view":
            self.store.submit_attempt(id_, owner, Proof("a" * 64))
        if deed == "submit":
            return
        self.store.overrule(
            id_,
            owner if deed == "view" else self.kim,
            criterion_id="c",
            machine=Verdict.NO,
            decision=Decision.YES,
            outcome=Outcome(result, Proof("b" * 64), is_decided=deed != "undecide"),
        )


def without_names(store: RecordStore, tallies: tuple[Tally, ...]) -> Sequence[object]:
    """Return tallies in a form that two stores share: ids and times are their own."""
    names = {one.id: one.name for one in store.people()}
    return sorted(
        (
            names[one.person_id],
            one.scenario_id,
            one.attempts,
            one.submitted,
            one.first and (one.first.evidence, one.first.is_decided),
            one.latest and (one.latest.evidence, one.latest.is_decided),
        )
        for one in tallies
    )


@pytest.mark.usefixtures("empty_records")
@settings(max_examples=times(40, usual=15))
@given(deeds=st.lists(DEEDS, max_size=14))
def test_summary_equals_recount(empty_records: Path, deeds: list[Deed]) -> None:
    with tempfile.TemporaryDirectory() as name:
        shutil.copy(empty_records, name)
        with closing(open_store(Path(name))) as store:
            check_deeds(store, deeds)


@settings(max_examples=times(20, usual=8), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=st.lists(DEEDS, max_size=14))
def test_a_server_counts_as_everybody_does(
    postgres_server: PostgresServer, postgres_url: str, folder: Path, deeds: list[Deed]
) -> None:
    postgres_server.empty_database(postgres_url.partition("@/")[2].partition("?")[0])
    with closing(open_store(folder, postgres_url)) as store:
        check_deeds(store, deeds)


def check_deeds(store: RecordStore, deeds: list[Deed]) -> None:
    real, simple = Office(store), Office(MemoryStore())
    for deed in deeds:
        real.do(*deed)
        simple.do(*deed)
    for viewer in (HANA, real.kim, *store.people()):
        assert store.tallies(viewer) == store.recounted_tallies(viewer)
    told = without_names(store, store.tallies(HANA))
    assert told == without_names(simple.store, simple.store.tallies(HANA))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="lives are forks")
def test_summary_equals_recount_after_kills(folder: Path) -> None:
    lives, by_chance, said = (
        Forked(sys.executable, "-m", "tests.records.completing_process"),
        random.Random(6),
        [],
    )
    try:
        for life in range(times(40, usual=20)):
            said += lives.one(by_chance.uniform(0, 0.06), folder, once_it_plays=life % 4 > 0)
            if life % 10 == 9:
                check(folder, said)
    finally:
        lives.end()
    assert any(line.startswith("decided") for line in said)


def check(folder: Path, said: list[str]) -> None:
    with closing(open_store(folder)) as store:
        ann = store.person("Ann")
        assert store.tallies(ann) == store.recounted_tallies(ann)
        assert store.first_broken_audit_entry() is None
        kept = {one.attempt_id: one for one in store.submissions(ann)}
    assert {line.split()[1] for line in said} <= kept.keys()
    decided = {line.split()[1] for line in said if line.startswith("decided")}
    assert all(kept[id_].is_decided for id_ in decided)
