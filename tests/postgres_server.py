"""A PostgreSQL server of the tests' own, from the installed programs; gone afterwards, never on a network."""

from __future__ import annotations

import getpass
import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from functools import cache
from pathlib import Path
from urllib.parse import quote

import psycopg

PASSWORD = "paper lamp:@/?#é"  # of a server that nobody else can reach
"""The superuser's, where a password is asked for: at 127.0.0.1."""

_PLACES = (*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True), Path("/usr/local/bin"))
_QUICK = {
    "fsync": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "shared_buffers": "16MB",
    "max_connections": "60",
    "autovacuum": "off",
    "log_min_messages": "fatal",
    "listen_addresses": "127.0.0.1",
}
_LONGEST_START_SECONDS = 30

_OTHERS_OFF = """\
SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()"""
_EMPTYING = """\
SELECT 'SET session_replication_role = replica; ' || string_agg(CASE relkind
    WHEN 'r' THEN format('DELETE FROM %%s', oid::regclass)
    ELSE format('SELECT setval(%%L, 1, false)', oid::regclass::text) END, '; ')
FROM pg_class WHERE relkind IN ('r', 'S') AND relnamespace = %s::regnamespace
AND relname <> 'alembic_version'"""


class NoServerError(Exception):
    """There is none to be had here; the reason is its text."""


@cache
def programs() -> Path:
    """Return the folder with initdb and postgres.

    Raises:
        NoServerError: They are not installed.
    """
    for folder in _PLACES:
        if all((folder / name).exists() for name in ("initdb", "postgres")):
            return folder
    raise NoServerError("PostgreSQL is not installed (python -m tests.install_what_tests_need)")


class PostgresServer:
    """A server with a socket of its own, and a port at 127.0.0.1."""

    def __init__(self) -> None:
        """Make its files and start it.

        Raises:
            NoServerError: It cannot be had here.
        """
        self._programs = programs()
        self._user = _who_runs_it()
        self.folder = Path(tempfile.mkdtemp(prefix="rapport-pg-", dir="/tmp"))  # sockets need short names
        self._files = self.folder / "files"
        self._process: subprocess.Popen[bytes] | None = None
        self._emptying: dict[str, psycopg.Connection] = {}
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        try:
            self._make()
            self.start()
        except BaseException:
            self.remove()
            raise

    def url(
        self, database: str = "postgres", *, user: str = "postgres", password: str = "", port: int = 0
    ) -> str:
        """Return the address: by the socket, where everybody is trusted; with a password at 127.0.0.1.

        There the password is asked for. The port may be that of something in between.
        """
        if not password:
            return f"postgresql://{user}@/{database}?host={self.folder}&port={self.port}"
        return f"postgresql://{user}:{quote(password, safe='')}@127.0.0.1:{port or self.port}/{database}"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = [part for name, value in _QUICK.items() for part in ("-c", f"{name}={value}")]
        command = [
            *_as_user(self._user),
            str(self._programs / "postgres"),
            *("-D", str(self._files), "-p", str(self.port), "-k", str(self.folder)),
            *options,
        ]
        log = self.folder / "log"
        with log.open("ab") as opened:
            self._process = subprocess.Popen(
                command, stdout=opened, stderr=opened, stdin=subprocess.DEVNULL, cwd="/"
            )
        give_up_at = time.monotonic() + _LONGEST_START_SECONDS
        while True:
            try:
                psycopg.connect(self.url(), connect_timeout=5).close()
            except psycopg.OperationalError as error:
                if self._process.poll() is not None or time.monotonic() > give_up_at:
                    told = log.read_text(encoding="utf-8", errors="replace")[-400:]
                    raise NoServerError(f"PostgreSQL does not start here: {told or error}") from error
                time.sleep(0.02)
            else:
                return

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop it: SIGINT ends all connections in order, SIGQUIT is as a crash."""
        self._stop_emptying()
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(_LONGEST_START_SECONDS)
            self._process = None

    def remove(self) -> None:
        """Stop it, and take its files away."""
        self.stop(signal.SIGQUIT)
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, *statements: str, database: str = "postgres") -> None:
        """Run statements as the superuser, each for itself."""
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)  # type: ignore[call-overload]  # the tests' own text

    def new_database(self) -> str:
        """Make a database; return its name."""
        name = f"rapport_{secrets.token_hex(6)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE template0")
        return name

    def empty_database(self, name: str, schema: str = "rapport") -> None:
        """Take every row from a database that was set up, past all triggers, and whoever uses it off it.

        The connection is kept for the next time: what it knows of the tables takes the server longest.
        """
        try:
            self._empty(name, schema)
        except psycopg.OperationalError:  # a test ended it, or the server
            self._stop_emptying()
            self._empty(name, schema)

    def _empty(self, name: str, schema: str) -> None:
        if name not in self._emptying:
            self._emptying[name] = psycopg.connect(self.url(name), autocommit=True)
        connection = self._emptying[name]
        connection.execute(_OTHERS_OFF)
        statements = connection.execute(_EMPTYING, [schema]).fetchone()
        assert statements is not None
        connection.execute(f"{statements[0]}; INSERT INTO {schema}.audit_length VALUES (0)")  # type: ignore[call-overload]

    def _stop_emptying(self) -> None:
        for connection in self._emptying.values():
            connection.close()
        self._emptying.clear()

    def drop_database(self, name: str) -> None:
        """Take a database away, whoever uses it."""
        self.run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def _make(self) -> None:
        password = self.folder / "password"
        password.write_text(PASSWORD + "\n", encoding="utf-8")
        if self._user:
            shutil.chown(self.folder, self._user)
            shutil.chown(password, self._user)
        command = [
            *_as_user(self._user),
            str(self._programs / "initdb"),
            *("-D", str(self._files), "-U", "postgres", "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8"),
            *("--auth-local=trust", "--auth-host=scram-sha-256", f"--pwfile={password}"),
        ]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, cwd="/")
        if done.returncode:
            raise NoServerError(f"initdb refuses: {done.stderr.strip()[-300:]}")


def _who_runs_it() -> str:
    """Return the user it is to run as; "" for this one. PostgreSQL refuses to be run by root."""
    import pwd  # not on Windows, where there is no server to be found either

    if os.getuid() != 0:
        return ""
    for name in ("postgres", "nobody"):
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        return name
    raise NoServerError(f"{getpass.getuser()} may not run PostgreSQL, and there is nobody else")


def _as_user(name: str) -> list[str]:
    """Return what goes before a command, so that it runs as that user and ends with these tests."""
    import pwd

    setpriv = shutil.which("setpriv")
    if setpriv is None:
        if name:
            raise NoServerError("setpriv (util-linux) is not installed, and root may not run PostgreSQL")
        return []
    if not name:
        return [setpriv, "--pdeathsig", "QUIT"]
    known = pwd.getpwnam(name)
    return [
        *(setpriv, "--reuid", str(known.pw_uid), "--regid", str(known.pw_gid), "--clear-groups"),
        *("--pdeathsig", "QUIT"),
    ]
