"""The program on a database server, as the person whose login it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from simulator.domain.assignment import Assignment, Due
from simulator.domain.people import Person, Role
from simulator.records import open_store
from simulator.records.bundle_interface import Bundle, SignedBundle
from simulator.records.interface import RecordsError, RecordStore
from simulator.records.notebook_interface import Relationship
from simulator.records.postgres_setting_up import set_up_postgres
from simulator.records.results import Outcome, Proof
from simulator.records.server_logins import (
    drop_login,
    login_from,
    logins,
    make_login,
    random_password,
)
from simulator.records.server_setup import look
from tests.postgres_server import PostgresServer
from tests.records.led import begun, played_in
from tests.records.played import RESULT, finished, started, turn
from tests.records.server_owned import Owned, owned_database
from tests.records.test_hr import PASSED, decide, new, passed

PASSWORD = "a-password-of-the-test"

Opening = Callable[..., tuple[RecordStore, Person]]


@pytest.fixture(scope="module")
def server(postgres_server: PostgresServer) -> Iterator[Owned]:
    with owned_database(postgres_server) as owned:
        yield owned


@pytest.fixture
def enter(server: Owned, tmp_path: Path) -> Iterator[Opening]:
    """Open the records as somebody, on a computer of their own; their logins are gone afterwards."""
    opened: list[RecordStore] = []
    came: list[str] = []

    def open_as(name: str, role: Role = Role.TRAINEE) -> tuple[RecordStore, Person]:
        login = server.login(login_from(name))
        make_login(server.url, name, PASSWORD, login=login, role=role)
        came.append(name)
        store = open_store(tmp_path / name, server.url_of(login_from(name), PASSWORD))
        opened.append(store)
        mine = store.connected_as()
        assert mine is not None
        assert (mine.name, mine.role) == (name, role)
        return store, mine

    yield open_as
    for store in opened:
        store.close()
    with server.admin() as raw:
        raw.execute("DELETE FROM people")


def test_trainee_plays_and_trainer_decides_and_hr_reads_no_word(enter: Opening) -> None:
    (anns, ann), (tess_s, tess), (hanas, hana) = (
        enter("Ann"),
        enter("Tess", Role.TRAINER),
        enter("Hana", Role.HR),
    )
    private = finished(anns, ann)
    shown = anns.submit_attempt(finished(anns, ann).id, ann)
    assert [one.id for one in anns.attempts(ann, ann)] == [shown.id, private.id]
    assert [one.id for one in tess_s.attempts(ann, tess)] == [shown.id]
    assert len(tess_s.attempt(shown.id, tess).turns) == 2
    assert hanas.attempt(shown.id, hana).turns == ()
    decide(tess_s, shown.id, tess, Outcome(PASSED, Proof("e" * 64, {})))
    for store, who in ((anns, ann), (tess_s, tess), (hanas, hana)):
        assert store.tallies(who) == store.recounted_tallies(who)
    (tally,) = hanas.tallies(hana)
    assert tally.first is not None
    assert (tally.first.attempt_id, tally.first.is_decided, tally.attempts) == (shown.id, True, 0)
    assert anns.tallies(ann)[0].attempts == 2
    assert hanas.attempt(shown.id, hana).is_decided
    assert hanas.overrulings(hana) == ()
    assert [entry.what for entry in hanas.audit(hana)][-1] == "overruled"
    assert hanas.first_broken_audit_entry() is None


def test_nobody_gets_at_private_practice_by_its_id(enter: Opening) -> None:
    (anns, ann), (bens, ben), (hanas, hana) = enter("Ann"), enter("Ben"), enter("Hana", Role.HR)
    private = started(anns, ann, 1)
    for store, who in ((bens, ben), (hanas, hana)):
        for deed in (
            lambda store=store, who=who: store.attempt(private.id, who),
            lambda store=store: store.attempt(private.id, ann),  # whoever the program says it is
            lambda store=store: store.add_turn(private.id, turn(2)),
            lambda store=store: store.finish_attempt(private.id, RESULT),
            lambda store=store: store.submit_attempt(private.id, ann),
        ):
            with pytest.raises(RecordsError):
                deed()
        assert store.attempts(ann, ann) == ()
    assert anns.attempt(private.id, ann).turn_count == 1


def test_trainer_leads_a_room_and_another_sees_nothing_of_it(enter: Opening) -> None:
    (anns, ann), (tess_s, tess), (toms, tom) = (
        enter("Ann"),
        enter("Tess", Role.TRAINER),
        enter("Tom", Role.TRAINER),
    )
    before = started(anns, ann, 1)
    session = begun(tess_s, tess, "Ann", "New in town")
    with pytest.raises(RecordsError):
        tess_s.link_attempt(before.id, session.id, tess)
    played = played_in(tess_s, session, ann, turn_count=0)
    assert played.number == before.number + 1
    for number in (1, 2, 3):
        tess_s.add_turn(played.id, turn(number))
    tess_s.finish_attempt(played.id, RESULT)
    tess_s.add_happening(session.id, tess, 1, "play-begun", told={"player": "p1"})
    tess_s.add_happening(session.id, tess, 2, "commented", told={"player": "p1", "text": "for me"})
    assert anns.attempt(played.id, ann).turn_count == 3
    assert [one.happening.number for one in anns.happenings_about(ann)] == [1]
    assert anns.sittings(ann)[0][0] == "Tuesday"
    assert toms.attempts(ann, tom) == ()
    assert toms.sessions(tom) == ()
    with pytest.raises(RecordsError):
        toms.session(session.id, tom)
    assert anns.submit_attempt(played.id, ann).result == RESULT
    assert [one.id for one in toms.attempts(ann, tom)] == [played.id]


def test_hr_imports_assigns_and_erases(enter: Opening, server: Owned) -> None:
    (anns, ann), (bens, ben), (hanas, hana) = enter("Ann"), enter("Ben"), enter("Hana", Role.HR)
    hanas.keep_employments(
        hana,
        [
            new("Ann", "1", person=ann, team="Desk", manager_number="2"),
            new("Ben", "2", person=ben, team="Shop"),
            new("Cy", "3"),
        ],
    )
    for first in (False, True):
        id_ = f"{first}"
        hanas.assign(
            hana,
            Assignment(
                id_,
                id_,
                ("childs-birthday",),
                due=Due(date(2027, 1, 1)),
                teams=("Desk",),
                manager_first=first,
                assigned_on=date(2026, 11, 1),
            ),
        )
    assert [one.scenario_ids for one in anns.assignments(ann)] == [("childs-birthday",)]
    assert bens.assignments(ben) == ()
    passed(bens, ben)
    assert [one.scenario_ids for one in anns.assignments(ann)] == [("childs-birthday",)] * 2
    with pytest.raises(RecordsError):
        anns.employments(ann)
    shown = passed(anns, ann)
    anns.keep_relationship(ann, Relationship("r", "Mia", "colleague", "tea", None))
    hanas.erase_person(hana, ann.id)
    with server.admin() as raw:
        assert raw.execute("SELECT 1 FROM turns WHERE attempt_id = %s", [shown.id]).fetchone() is None
        assert raw.execute("SELECT 1 FROM relationships").fetchone() is None
        assert server.login("ann") not in _roles(raw)
    with pytest.raises(RecordsError):
        anns.people()
    assert hanas.first_broken_audit_entry() is None
    with pytest.raises(RecordsError):
        hanas.erase_person(hana, hana.id)


def _roles(raw: Any) -> set[str]:
    return {name for (name,) in raw.execute("SELECT rolname FROM pg_roles").fetchall()}


def test_login_is_the_passphrase(enter: Opening) -> None:
    (anns, ann), (hanas, hana) = enter("Ann"), enter("Hana", Role.HR)
    assert not anns.asks_passphrase("Ann")
    assert not anns.asks_passphrase("Hana")
    assert anns.person("ANN") == ann == anns.sign_in("ann", "whatever")
    for deed in (
        lambda: anns.person("Hana"),
        lambda: anns.sign_in("Hana", "whatever"),
        lambda: hanas.person("Ann"),
        lambda: anns.set_passphrase(ann, "", "1234"),
        lambda: anns.give_role("Ann", Role.HR, by=ann),
    ):
        with pytest.raises(RecordsError):
            deed()
    assert hanas.give_role("Ann", Role.TRAINER, by=hana).role is Role.TRAINER
    promoted = anns.connected_as()
    assert promoted is not None
    assert promoted.role is Role.TRAINER
    assert len(anns.employments(promoted)) == 2
    hanas.give_role("Ann", Role.TRAINEE, by=hana)
    with pytest.raises(RecordsError):
        anns.employments(ann)


def test_trainee_keeps_what_is_theirs(enter: Opening) -> None:
    (anns, ann), (tess_s, tess) = enter("Ann"), enter("Tess", Role.TRAINER)
    assert [one.name for one in anns.people()] == ["Tess", "Ann"]
    assert anns.has_trainer()
    anns.keep_relationship(ann, Relationship("r", "Mia", "colleague", "tea", None))
    anns.keep_relationship(ann, Relationship("r", "Mia", "colleague", "cake", None))
    assert tess_s.relationship_counts(tess) == (1, 1)
    assert tess_s.relationships(ann) == ()
    anns.agree_to_recording(ann, 3)
    attempt = started(anns, ann, 1)
    anns.recording_file(attempt.id, 1, ann).write_bytes(b"RIFF")
    anns.keep_recording(attempt.id, 1, ann, 1.0)
    assert len(anns.recordings(ann)) == 1
    assert tess_s.recordings(ann) == ()
    assert anns.erase_recordings_due(datetime.now(UTC).date() + timedelta(days=4)) == 1
    assert anns.erase_practice_before(datetime.now(UTC).date() + timedelta(days=1)) == 1
    assert anns.attempts(ann, ann) == ()
    with pytest.raises(RecordsError):
        anns.first_broken_audit_entry()


def test_setting_up_twice_changes_nothing(enter: Opening, server: Owned) -> None:
    anns, ann = enter("Ann")
    finished(anns, ann)
    before = look(server.url)
    set_up_postgres(server.url)
    assert look(server.url) == before
    assert len(anns.attempts(ann, ann)) == 1
    with pytest.raises(RecordsError, match="may not set up"):
        set_up_postgres(server.url_of("ann", PASSWORD))


def test_only_the_owner_gives_logins(enter: Opening, server: Owned) -> None:
    enter("Ann")
    enter("Hana", Role.HR)
    for who in ("ann", "hana"):
        with pytest.raises(RecordsError):
            make_login(server.url_of(who, PASSWORD), "Mallory", PASSWORD)
        with pytest.raises(RecordsError):
            drop_login(server.url_of(who, PASSWORD), "Ann")
    assert [one.person.name for one in logins(server.url)] == ["Ann", "Hana"]
    assert [one.person.name for one in logins(server.url_of("hana", PASSWORD))] == ["Ann", "Hana"]
    assert [one.person.name for one in logins(server.url_of("ann", PASSWORD))] == ["Ann"]


def test_another_password_takes_the_place_of_the_first(enter: Opening, server: Owned, tmp_path: Path) -> None:
    anns, ann = enter("Ann")
    finished(anns, ann)
    made = make_login(server.url, "ann", "another-password")
    assert (made.login, made.is_new) == (server.login("ann"), False)
    open_store(tmp_path, server.url_of("ann", "another-password")).close()
    with pytest.raises(RecordsError) as refused:
        open_store(tmp_path, server.url_of("ann", PASSWORD))
    assert PASSWORD not in str(refused.value)
    assert PASSWORD not in repr(refused.value.__cause__)


def test_a_dropped_login_is_let_in_no_more_and_what_was_done_stays(
    enter: Opening, server: Owned, tmp_path: Path
) -> None:
    anns, ann = enter("Ann")
    tess_s, tess = enter("Tess", Role.TRAINER)
    shown = passed(anns, ann)
    assert drop_login(server.url, "Ann").login == server.login("ann")
    with pytest.raises(RecordsError):
        anns.attempts(ann, ann)  # although it was connected
    with pytest.raises(RecordsError):
        open_store(tmp_path, server.url_of("ann", PASSWORD))
    assert [one.id for one in tess_s.attempts(ann, tess)] == [shown.id]
    with pytest.raises(RecordsError, match="no login"):
        drop_login(server.url, "Ann")


@pytest.mark.parametrize("login", ["postgres", "pg_mine", "rapport_hr", "x" * 64, "a\nb"])
def test_login_that_cannot_be_is_refused(server: Owned, login: str) -> None:
    with pytest.raises(RecordsError):
        make_login(server.url, "Ann", PASSWORD, login=login)
    assert logins(server.url) == ()


@pytest.mark.parametrize("login", ['o"; DROP SCHEMA rapport; --', "O'Neil", "größe", "a b"])
def test_login_of_any_letters_is_quoted(server: Owned, login: str) -> None:
    odd = server.login(login)
    try:
        assert make_login(server.url, "Odd", PASSWORD, login=odd).login == odd
        assert [one.login for one in logins(server.url)] == [odd]
    finally:
        drop_login(server.url, "Odd")
        with server.admin() as raw:
            raw.execute("DELETE FROM people")


def test_short_password_is_refused(server: Owned) -> None:
    with pytest.raises(RecordsError, match="needs 12"):
        make_login(server.url, "Ann", "eleven-char")


def test_the_server_never_sees_a_password_in_a_statement(server: Owned) -> None:
    with server.admin() as raw:
        raw.execute(f"ALTER DATABASE {raw.info.dbname} SET log_statement = 'all'")
    try:
        make_login(server.url, "Ann", PASSWORD, login=server.login("ann"))
        assert PASSWORD not in (server.server.folder / "log").read_text(encoding="utf-8", errors="replace")
    finally:
        drop_login(server.url, "Ann")


def test_nobodys_login_is_told_so(server: Owned, tmp_path: Path) -> None:
    store = open_store(tmp_path, server.url)
    with pytest.raises(RecordsError, match="nobody on record"):
        store.connected_as()
    store.close()


@pytest.mark.parametrize(
    ("name", "login"),
    [("Ann Smith", "ann_smith"), ("Jörg  Öztürk-Ñuñez", "jorg_ozturk_nunez"), ("Ann (00417)", "ann_00417")],
)
def test_login_is_made_from_the_name(name: str, login: str) -> None:
    assert login_from(name) == login


def test_name_without_plain_letters_still_makes_a_login() -> None:
    assert login_from("李小龙").startswith("person_")


def test_random_passwords_differ_and_are_long_enough() -> None:
    made = {random_password() for _ in range(50)}
    assert len(made) == 50
    assert {len(one) for one in made} == {24}


def test_file_of_this_computer_knows_no_login(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    assert store.connected_as() is None
    store.close()


def test_server_that_is_not_there_is_told_without_the_password() -> None:
    with pytest.raises(RecordsError) as refused:
        logins("postgresql://ann:very-secret-word@127.0.0.1:1/rapport")
    assert "very-secret-word" not in str(refused.value)


def test_bundles_are_merged_on_one_computer_only(enter: Opening) -> None:
    hanas, hana = enter("Hana", Role.HR)
    bundle = SignedBundle(Bundle((), (), {}), "did:key:z", "Laptop", datetime.now(UTC))
    hanas.trust_computer(hana, bundle.key, bundle.computer_name)
    assert len(hanas.trusted_computers(hana)) == 1
    with pytest.raises(RecordsError, match="everybody writes only what is theirs"):
        hanas.merge_bundle(hana, bundle)
