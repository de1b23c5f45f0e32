"""``doctor``: whether the records can be opened, and whom a database server takes one for."""

from __future__ import annotations

from pathlib import Path

from simulator.command_line.found import Found
from simulator.domain.wording import counted

NAME = "records"


def records(data: str | None, database_url: str | None = None) -> Found:
    """Look at the records in the data folder, or on the server that was chosen.

    Args:
        data: The folder of ``--data``.
        database_url: The server of ``--database-url``.

    Raises:
        SimulatorError: They cannot be opened; it says why.
    """
    from simulator.records.server_place import chosen_database
    from simulator.settings import data_folder

    folder = data_folder(data)
    url = chosen_database(folder, database_url)
    return _on_server(folder, url) if url else _in(folder)


def _in(folder: Path) -> Found:
    from simulator.records import open_store
    from simulator.records.drive_kinds import synchronised_by

    store = open_store(folder)
    try:
        people = len(store.people())
    finally:
        store.close()
    program = synchronised_by(folder)
    says = f"{counted(people, 'person', 'people')} in {folder}"
    if not program:
        return Found(NAME, True, says)
    return Found(NAME, True, f"{says}, which {program} seems to copy elsewhere", of_synchronised(program))


def of_synchronised(program: str) -> str:
    """Return what to do about a data folder that a program copies to other computers."""
    return (
        f"{program} copies files while they are being written, and two computers' records cannot be made"
        " into one. Keep them in a folder of this computer alone (--data), and share by a database server or"
        " bundles."
    )


def _on_server(folder: Path, url: str) -> Found:
    from simulator.records import open_store
    from simulator.records.postgres_address import address_of, shown
    from simulator.records.server_connecting import connected
    from simulator.records.server_place import PASSWORD_FILE, is_readable_by_others

    if is_readable_by_others(folder):
        return Found(
            NAME,
            False,
            f"others of this computer may read the server's password in {folder / PASSWORD_FILE}",
            "Let only yourself read it (chmod 600); until then it is not used.",
        )
    with connected(url) as raw:
        version = str(raw.info.parameter_status("server_version") or "").split(" ")[0]
    store = open_store(folder, url)
    try:
        mine, people = store.connected_as(), len(store.people())
    finally:
        store.close()
    whom = f"you are {mine.name} ({mine.role})" if mine else "with a login that no rule holds back"
    seen = counted(people, "person", "people")
    told = f"{shown(address_of(url))}, PostgreSQL {version}: {whom}, and see {seen}"
    if mine is None:
        return Found(NAME, True, told, "Work with a person's login:  main.py records login NAME")
    return Found(NAME, True, told)
