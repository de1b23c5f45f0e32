"""Two computers and one server: an attempt is begun on one, goes on at the other, and counts for HR."""

from __future__ import annotations

import random
from contextlib import closing
from pathlib import Path

import psycopg

from simulator.domain.people import Role
from simulator.records import open_store
from simulator.records.interface import RecordStore, RecordsUnavailableError
from simulator.scenario_files.library import read_source
from simulator.training import practice
from tests.postgres_server import PASSWORD, PostgresServer
from tests.records.cutting_proxy import proxy_to, some_cut
from tests.stories.scripts import script

TOLD = script("barking-dog", "stays")


def test_an_attempt_goes_on_at_another_computer_and_is_counted(postgres_url: str, tmp_path: Path) -> None:
    source = read_source("barking-dog")
    with closing(open_store(tmp_path / "here", postgres_url)) as here:
        sam = here.person("Sam")
        begun = practice.start(here, source, sam, seed=0)
        for reply in TOLD.replies[:3]:
            begun = practice.answer(here, begun, reply)
    with closing(open_store(tmp_path / "there", postgres_url)) as there:
        (record,) = there.attempts(sam, sam)
        played = practice.resume(there, record.id, sam)
        assert played.conversation == begun.conversation
        for reply in TOLD.replies[3:]:
            played = practice.answer(there, played, reply)
        submitted = practice.submit(there, record.id, sam)
        assert (submitted.result and submitted.result.ending_id) == "stays"
        hana = there.give_role("Hana", Role.HR, by=None, passphrase="paper lamp and kite")
    with closing(open_store(tmp_path / "here", postgres_url)) as here:
        assert [turn.reply.text for turn in practice.debrief(here, record.id, sam).record.turns] == [
            reply.text for reply in TOLD.replies
        ]
        _check_counted(here, record.id)
        (tally,) = here.tallies(hana)
        assert (tally.person_id, tally.scenario_id, tally.submitted) == (sam.id, "barking-dog", 1)
        assert tally.attempts == 0, "how often somebody practises is nobody else's business"


def test_a_line_that_breaks_again_and_again_changes_nothing_of_a_conversation(
    postgres_server: PostgresServer, postgres_url: str, tmp_path: Path
) -> None:
    database = postgres_url.partition("@/")[2].partition("?")[0]
    by_chance = random.Random(8)
    with proxy_to(postgres_server.port) as proxy:
        url = postgres_server.url(database, password=PASSWORD, port=proxy.port)
        with closing(open_store(tmp_path / "data", url)) as store:
            sam = store.person("Sam")
            played = practice.start(store, read_source("barking-dog"), sam, seed=0)
            for reply in TOLD.replies:
                proxy.cut_at(by_chance.randint(1, 4), some_cut(by_chance))
                try:
                    played = practice.answer(store, played, reply)
                except RecordsUnavailableError as told:
                    assert told.remedy  # noqa: PT017  # some cuts are not even noticed
                    played = practice.answer(store, played, reply)
            assert proxy.cuts > len(TOLD.replies) // 2
            practice.submit(store, played.record.id, sam)
    with closing(psycopg.connect(postgres_url, options="-c search_path=rapport")) as raw:
        kept = raw.execute("SELECT text FROM turns ORDER BY number").fetchall()
    assert kept == [(reply.text,) for reply in TOLD.replies]


def _check_counted(store: RecordStore, attempt_id: str) -> None:
    hr = store.sign_in("Hana", "paper lamp and kite")
    assert store.tallies(hr) == store.recounted_tallies(hr)
    assert [one.attempt_id for one in store.submissions(hr)] == [attempt_id]
    assert store.first_broken_audit_entry() is None
