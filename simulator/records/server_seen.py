"""Looking at a database server: whether it answers, is set up, and whom it takes a login for."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.people import Person, Role
from simulator.records import server_refusals
from simulator.records.postgres_address import address_of, shown
from simulator.records.postgres_failures import not_set_up
from simulator.records.server_connecting import connected


@dataclass(frozen=True, slots=True)
class ServerSeen:
    """A server that works.

    Attributes:
        place: The database and its server, for people to read; never with a password.
        version: What PostgreSQL it is.
        person: Whose login it is.
    """

    place: str
    version: str
    person: Person


def see(database_url: str) -> ServerSeen:
    """Look at a server as somebody with a login.

    Raises:
        RecordsError: It does not answer, is not set up, or the login is nobody's.
    """
    place = shown(address_of(database_url))
    with connected(database_url) as raw:
        version = str(raw.info.parameter_status("server_version") or "").split(" ")[0]
        if raw.execute("SELECT to_regnamespace('rapport')").fetchone() == (None,):
            raise not_set_up(place)
        row = raw.execute("SELECT id, name, role FROM rapport.who_is_connected()").fetchone()
    if row is None:
        raise server_refusals.nobodys_login()
    return ServerSeen(place, version, Person(row[0], row[1], Role(row[2])))
