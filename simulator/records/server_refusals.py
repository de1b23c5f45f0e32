"""What a store on a database server answers where somebody is not whom their login says."""

from __future__ import annotations

from simulator.records.interface import RecordsError


def not_your_login(name: str) -> RecordsError:
    """Return that a login is one person's only."""
    return RecordsError(
        f"On this server you are {name}: that is whose login it is.",
        remedy="Somebody else connects with a login of their own: on another computer, or by their own"
        " “Records on a server” in the settings of another data folder.",
    )


def nobodys_login() -> RecordsError:
    """Return that the server knows the login, and the records do not."""
    return RecordsError(
        "The server let this login in, but it belongs to nobody on record.",
        remedy="Whoever looks after the server gives people a login with “records login NAME”.",
    )


def no_passphrases() -> RecordsError:
    """Return that a server's logins have passwords, which the program does not keep."""
    return RecordsError(
        "On a server nobody has a passphrase or PIN of Rapport's: the login's own password stands before it.",
        remedy="Whoever looks after the server gives another password with “records login NAME”.",
    )


def no_merging() -> RecordsError:
    """Return that bundles come into the records of one computer."""
    return RecordsError(
        "On a server everybody writes only what is theirs, so nobody merges what others played.",
        remedy="Merge bundles into records on one computer (Settings, “Records on a server”). Whoever has a"
        " login practises on the server itself.",
    )
