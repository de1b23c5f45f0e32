"""Which database server, if any: from the command, the environment or the settings; and its password's file.

The settings keep an address without a password. That stands in a file of its own in the data folder, in the
form of PostgreSQL's password files, readable by its user only: settings are backed up and shown to whoever
helps, and a password is not for them.
"""

from __future__ import annotations

import contextlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, urlsplit

from simulator.records.interface import RecordsError, RecordsUnavailableError
from simulator.settings import SettingsFile

if TYPE_CHECKING:
    from collections.abc import Mapping

ENVIRONMENT = "RAPPORT_DATABASE_URL"
PASSWORD_FILE = "server-password.pgpass"  # noqa: S105  # the name of a file
_USUAL_PORT = 5432
_THIS_COMPUTER = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class ServerPlace:
    """A database on a server, as people fill it in.

    Attributes:
        address: The computer's name or number, perhaps with a port behind a colon.
        database: What the database is called.
        user: The login.
    """

    address: str
    database: str
    user: str

    @property
    def url(self) -> str:
        """The same as one line, without a password; over a network the connection has to be encrypted.

        Raises:
            RecordsError: Something is missing, or the port is no number.
        """
        parts = (self.address.strip(), self.database.strip(), self.user.strip())
        if not all(parts):
            raise RecordsError(
                "Address, database and user name are all needed.",
                remedy="Whoever looks after the server tells you them.",
            )
        host, port = _split(parts[0])
        where = f"[{host}]" if ":" in host else quote(host, safe=".-_")
        way = "" if host.lower() in _THIS_COMPUTER else "?sslmode=require"
        return f"postgresql://{quote(parts[2], safe='')}@{where}:{port}/{quote(parts[1], safe='')}{way}"


def place_of(database_url: str) -> ServerPlace:
    """Return an address as people fill it in; empty fields where it has none of that."""
    from urllib.parse import unquote

    try:
        parts = urlsplit(database_url)
        port = parts.port
    except ValueError:
        return ServerPlace("", "", "")
    host = unquote(parts.hostname or "")
    named = f"[{host}]" if ":" in host else host
    told = named if port in (None, _USUAL_PORT) else f"{named}:{port}"
    return ServerPlace(told, unquote(parts.path.lstrip("/")), unquote(parts.username or ""))


def chosen_database(
    folder: Path, wish: str | None = None, *, environment: Mapping[str, str] = os.environ
) -> str:
    """Return the address of the database to be opened; "" for the file in the data folder.

    Args:
        folder: The data folder, whose settings are asked last.
        wish: What ``--database-url`` says; "" for the file whatever else is chosen.
        environment: Where RAPPORT_DATABASE_URL may stand.
    """
    if wish is not None:
        return wish.strip()
    if environment.get(ENVIRONMENT, "").strip():
        return environment[ENVIRONMENT].strip()
    kept = SettingsFile(folder).read()[0].database_url
    return with_password_file(folder, kept) if kept else ""


def with_password_file(folder: Path, database_url: str) -> str:
    """Return an address with the data folder's password file, if that is there and no password is in it."""
    file = folder / PASSWORD_FILE
    parts = urlsplit(database_url)
    if not file.is_file() or parts.password or "passfile" in parse_qs(parts.query):
        return database_url
    return f"{database_url}{'&' if parts.query else '?'}passfile={quote(str(file), safe='')}"


def with_password(database_url: str, password: str) -> str:
    """Return an address with a password in it, to be used at once and kept nowhere."""
    login, at, rest = database_url.rpartition("@")
    return f"{login}:{quote(password, safe='')}{at}{rest}" if at and password else database_url


def keep_password(folder: Path, place: ServerPlace, password: str) -> None:
    """Keep a login's password in a file that its user alone may read; "" keeps none.

    Raises:
        RecordsError: A password has no line breaks; or the file cannot be written, and the one before stays.
    """
    if any(ch in password for ch in "\r\n\0"):
        raise RecordsError("A password has no line breaks.", remedy="Paste it again, the one line alone.")
    file = folder / PASSWORD_FILE
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not password:
            file.unlink(missing_ok=True)
            return
        line = ":".join(("*", "*", _escaped(place.database), _escaped(place.user), _escaped(password)))
        part.unlink(missing_ok=True)
        with os.fdopen(
            os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
        ) as new:
            new.write(line + "\n")
            new.flush()
            os.fsync(new.fileno())
        part.replace(file)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise RecordsUnavailableError(
            f"The password could not be kept: {error.strerror or error}.",
            remedy=f"Make {folder} writable, then try again.",
        ) from error


def has_password(folder: Path) -> bool:
    """Whether a password is kept in the data folder."""
    return (folder / PASSWORD_FILE).is_file()


def is_readable_by_others(folder: Path) -> bool:
    """Whether others of this computer may read the kept password; PostgreSQL passes it over then."""
    file = folder / PASSWORD_FILE
    if os.name != "posix" or not file.is_file():
        return False
    return bool(file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def _split(address: str) -> tuple[str, int]:
    host, port = address, ""
    if address.startswith("["):
        host, _, port = address[1:].partition("]")
        port = port.lstrip(":")
    elif address.count(":") == 1:
        host, _, port = address.partition(":")
    if port and not (port.isascii() and port.isdigit() and 0 < int(port) <= 65_535):  # noqa: PLR2004
        raise RecordsError(
            f"{port[:20]!r} is no port of a computer.",
            remedy="Leave it out, or write a number from 1 to 65535 behind a colon.",
        )
    return host, int(port or _USUAL_PORT)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(":", "\\:")
