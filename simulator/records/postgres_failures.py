"""What database servers and the way to them do wrong, told in words with a remedy, never with a password.

As in ``failures``, what nobody can do something about is a defect and goes on as it is.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any, cast

from simulator.records.interface import RecordsError, RecordsUnavailableError

SAFE = "Everything kept so far is safe."

_SAID = (
    ("password authentication failed", "password"),
    ("no password supplied", "password"),
    ("no pg_hba.conf entry", "not let in"),
    ("permission denied", "not allowed"),
    ("authentication failed", "password"),
    ("too many clients", "too many"),
    ("connection slots are reserved", "too many"),
    ("too many connections", "too many"),
    ("starting up", "starting"),
    ("shutting down", "starting"),
    ("could not translate host name", "no host"),
    ("name or service not known", "no host"),
    ("name resolution", "no host"),
    ("ssl", "ssl"),
    ("certificate", "ssl"),
)
"""What a refused connection says (there is no code for it), and what is meant."""

_CODES = {
    "28P01": "password",
    "28000": "password",
    "3D000": "no database",
    "42P01": "not set up",
    "3F000": "not set up",
    "42501": "not allowed",
    "25006": "only read",
    "53100": "disk full",
    "53300": "too many",
    "55P03": "busy",
    "57014": "busy",
    "40P01": "busy",
    "40001": "busy",
    "XX001": "damaged",
    "XX002": "damaged",
}
"""SQLSTATE, and what is meant."""


class OutcomeUnknownError(RecordsUnavailableError):
    """The server went away when it was told to keep something, and cannot be asked whether it did."""


@contextmanager
def told_in_words(place: str) -> Generator[None]:
    """Turn failures of the server, and of the way to it, into words.

    Args:
        place: The database and its server, without a password.

    Raises:
        RecordsUnavailableError: Something a person can act on went wrong.
    """
    try:
        yield
    except RecordsError:
        raise
    except Exception as error:
        told = failure(error, place)
        if told is None:
            raise
        raise told from error


def failure(error: Exception, place: str) -> RecordsUnavailableError | None:
    """Return what went wrong in words; None for a defect."""
    import psycopg

    cause = cast("object", getattr(error, "orig", None) or error)
    if not isinstance(cause, psycopg.Error):
        return None
    if cause.sqlstate is None:
        return _refused_connection(cause, place) if isinstance(cause, psycopg.OperationalError) else None
    return _by_code(cause.sqlstate, place)


def is_cut(error: BaseException) -> bool:
    """Return whether the connection was lost, rather than a statement refused."""
    import psycopg

    cause = getattr(error, "orig", None) or error
    if not isinstance(cause, psycopg.OperationalError | psycopg.InterfaceError):
        return False
    state = cause.sqlstate
    return state is None or state.startswith(("57P", "08")) or state in ("25P03", "25P04")


def _by_code(state: str, place: str) -> RecordsUnavailableError | None:
    meant = _CODES.get(state)
    if meant is not None:
        return _refusals(place)[meant]
    return lost(place) if state.startswith(("57P", "08", "25P", "53", "58")) else None


def _refused_connection(error: Exception, place: str) -> RecordsUnavailableError:
    words = str(error).lower()
    refusals = _refusals(place)
    if "does not exist" in words:
        return refusals["no database" if "database" in words.rpartition("fatal")[2] else "password"]
    for said, meant in _SAID:
        if said in words:
            return refusals[meant]
    return lost(place)


def _refusals(place: str) -> dict[str, RecordsUnavailableError]:
    again = f"Try again in a moment. {SAFE}"
    return {
        "not set up": not_set_up(place),
        "disk full": RecordsUnavailableError(
            f"The disk of the database server is full: nothing more can be written to {place}.",
            remedy=f"Whoever looks after the server has to make room; then try again. {SAFE}",
        ),
        "not allowed": RecordsUnavailableError(
            f"The records in {place} do not allow this login to do that.",
            remedy="Whoever looks after the server can allow it with “records init-postgres”. Nothing was"
            " changed.",
        ),
        "only read": RecordsUnavailableError(
            f"The records in {place} may only be read at the moment.",
            remedy=f"The server may be a copy of another one: check the address. {SAFE}",
        ),
        "busy": RecordsUnavailableError(
            "Another program is holding the records and does not let go.",
            remedy="Try again; nothing is lost. If it goes on, whoever looks after the server can help.",
        ),
        "damaged": RecordsUnavailableError(
            f"The records in {place} are damaged and cannot be read.",
            remedy="Nothing was changed. Whoever looks after the server should look at it and put a backup"
            " of it back.",
        ),
        "password": RecordsUnavailableError(
            f"The database server did not accept the login or its password for {place}.",
            remedy="Check both in the database's address, or ask whoever looks after the server.",
        ),
        "not let in": RecordsUnavailableError(
            f"The database server lets nobody in from this computer, or not this login, for {place}.",
            remedy="Whoever looks after the server can allow it (in its pg_hba.conf).",
        ),
        "no database": RecordsUnavailableError(
            f"There is no such database: {place}.",
            remedy="Check its name in the database's address; whoever looks after the server makes one with"
            " “createdb”, and sets it up with “records init-postgres”.",
        ),
        "too many": RecordsUnavailableError(
            "The database server has as many connections as it allows.", remedy=again
        ),
        "starting": RecordsUnavailableError(
            "The database server is just starting or stopping.", remedy=again
        ),
        "no host": RecordsUnavailableError(
            f"There is no computer of that name on this network: {place}.",
            remedy="Check the database's address, and that this computer is connected to the network.",
        ),
        "ssl": RecordsUnavailableError(
            f"The encrypted connection to {place} could not be made.",
            remedy="Check “sslmode” and the certificate in the database's address, or ask whoever looks after"
            " the server.",
        ),
    }


def lost(place: str) -> RecordsUnavailableError:
    """Return that the server cannot be reached, or no longer; what was under way was not kept."""
    return RecordsUnavailableError(
        f"The database server of the records ({place}) cannot be reached.",
        remedy=f"Check the network, and that the server runs; then try again. Nothing is kept twice. {SAFE}",
    )


def outcome_unknown(place: str) -> OutcomeUnknownError:
    """Return that the connection broke while something was being kept."""
    return OutcomeUnknownError(
        f"The connection to the records ({place}) broke just when something was being kept.",
        remedy="Try again once the server can be reached: it is kept once, whether it was kept now or not.",
    )


def not_set_up(place: str) -> RecordsUnavailableError:
    """Return that nobody has made the tables."""
    return RecordsUnavailableError(
        f"The database is not set up for Rapport yet: {place}.",
        remedy="Whoever looks after the server runs “records init-postgres” once.",
    )


def older(place: str) -> RecordsError:
    """Return that the schema has to be brought up to date first."""
    return RecordsError(
        f"The records in {place} were set up by an older Rapport.",
        remedy="Whoever looks after the server runs this program's “records init-postgres” once. Nothing was"
        " changed.",
    )


def newer() -> RecordsError:
    """Return that the schema is ahead of this program."""
    return RecordsError(
        "The records on the database server were written by a newer Rapport.",
        remedy="Update this program. Nothing was changed.",
    )


def not_ours() -> RecordsError:
    """Return that tables of somebody else's are in the way."""
    return RecordsError(
        "The database holds tables of another program, under names that Rapport needs.",
        remedy="Choose an empty database. Nothing was changed.",
    )


def not_utf8() -> RecordsError:
    """Return that the database cannot keep every name."""
    return RecordsError(
        "The database cannot keep every name and word: its encoding is not UTF-8.",
        remedy="Make another one with “createdb --encoding UTF8 --template template0”. Nothing was changed.",
    )


def no_address() -> RecordsError:
    """Return that an address is none."""
    return RecordsError(
        "That is no address of a PostgreSQL database.",
        remedy="Write it as postgresql://login@server/database; the password may stand behind the login"
        " (login:password@…), or in a file that PostgreSQL's own programs read (~/.pgpass).",
    )


def not_copied_here(place: str) -> RecordsError:
    """Return that a server is backed up by its own means."""
    return RecordsError(
        f"The records are on a database server ({place}), and its own backup keeps them.",
        remedy="Whoever looks after the server backs them up with “pg_dump --format=custom”, and puts them"
        " back with “pg_restore”. Recordings are files of each computer's data folder: copy that too.",
    )


def sane_status(cursor: Any, expected: str, place: str) -> None:  # noqa: ANN401  # psycopg is imported late
    """Make sure that the server did what it was told to, and not the opposite.

    Raises:
        RecordsUnavailableError: It rolled back, because a statement before had failed.
    """
    if cursor.statusmessage != expected:
        raise lost(place)
