"""``records``: a database server is set up for Rapport, and people get their logins."""

from __future__ import annotations

import argparse
import json
import os

from simulator.domain.people import Role
from simulator.domain.wording import counted
from simulator.records.interface import RecordsError
from simulator.records.server_place import ENVIRONMENT, chosen_database
from simulator.settings import data_folder


def set_up(options: argparse.Namespace) -> int:
    """Make roles, tables and rules, or bring them up to date; a second time changes nothing."""
    from simulator.records.postgres_setting_up import set_up_postgres
    from simulator.records.server_setup import has_changed_since, look

    url = _database(options)
    before = look(url)
    revision = set_up_postgres(url)
    is_changed = has_changed_since(before, url)
    if options.json:
        print(json.dumps({"revision": revision, "changed": is_changed}, indent=2))
    elif is_changed:
        print(f"✓ The database is set up for Rapport (schema {revision}).")
        print("Next, for each person:  main.py records login NAME --role hr|trainer|trainee")
    else:
        print(f"✓ The database was set up for Rapport already (schema {revision}); nothing changed.")
    return 0


def give_login(options: argparse.Namespace) -> int:
    """Give a person a login, or the one they have another password; say it once."""
    from simulator.records.server_logins import make_login, random_password

    given = _given_password(options.password_env)
    password = given or random_password()
    role = Role(options.role) if options.role else None
    made = make_login(_database(options), options.name, password, login=options.login, role=role)
    told = {} if given else {"password": password}
    if options.json:
        whose = {"login": made.login, "person": made.person.name, "role": made.person.role.value}
        print(json.dumps({**whose, "new": made.is_new, **told}, ensure_ascii=False, indent=2))
        return 0
    what = "has a login" if made.is_new else "has another password"
    print(f"✓ {made.person.name} ({made.person.role.value}) {what}.")
    print(f"    login:     {made.login}")
    if told:
        print(f"    password:  {password}")
        print("It is shown this once and kept nowhere. They put both into Settings, “Records on a server”.")
    return 0


def list_logins(options: argparse.Namespace) -> int:
    """List who has a login."""
    from simulator.records.server_logins import logins

    found = logins(_database(options))
    if options.json:
        told = [
            {"login": one.login, "person": one.person.name, "role": one.person.role.value} for one in found
        ]
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return 0
    for one in found:
        print(f"{one.login:24}  {one.person.name} ({one.person.role.value})")
    print(f"{counted(len(found), 'login', 'logins')}.")
    return 0


def take_login(options: argparse.Namespace) -> int:
    """Take somebody's login away."""
    from simulator.records.server_logins import drop_login

    gone = drop_login(_database(options), options.name)
    if options.json:
        print(json.dumps({"login": gone.login, "person": gone.person.name}, ensure_ascii=False, indent=2))
    else:
        print(f"✓ {gone.person.name} has no login any more ({gone.login}); what they did stays on record.")
    return 0


def _database(options: argparse.Namespace) -> str:
    url = chosen_database(data_folder(options.data), options.database_url)
    if not url:
        raise RecordsError(
            "Which database is meant was not said.",
            remedy="Name it:  --database-url postgresql://owner@server/database"
            f"   (or in the environment variable {ENVIRONMENT})",
        )
    return url


def _given_password(variable: str | None) -> str:
    if variable is None:
        return ""
    given = os.environ.get(variable, "")
    if not given:
        raise RecordsError(
            f"The environment variable {variable} is empty.",
            remedy="Put the password into it, or leave out --password-env and take the one that is made.",
        )
    return given
