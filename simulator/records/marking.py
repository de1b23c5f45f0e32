"""Marking: what a column means for the person it is about; and the metadata that all tables share."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Column, MetaData


@dataclass(frozen=True, slots=True)
class Marking:
    """What a column means for the person it is about.

    Attributes:
        is_personal: Whether it tells something about somebody.
        purpose: What it is kept for.
        kept: For how long.
        erased: How it goes.
    """

    is_personal: bool
    purpose: str
    kept: str
    erased: str


def marking_of(column: Column[object]) -> Marking | None:
    """Return a column's marking; None if it has none."""
    marking = column.info.get("marking")
    return marking if isinstance(marking, Marking) else None


def personal(purpose: str) -> dict[str, object]:
    """Mark what is kept with a person or an attempt."""
    return {
        "marking": Marking(
            True, purpose, "until the person or the attempt is erased", "deleted with its row, for the person"
        )
    }


def recorded(purpose: str) -> dict[str, object]:
    """Mark what is kept with the sound of somebody's voice."""
    kept = "until the day the person agreed to, or until they erase it"
    return {"marking": Marking(True, purpose, kept, "deleted once its sound is erased, every copy")}


def impersonal(purpose: str) -> dict[str, object]:
    """Mark what tells of nobody."""
    return {
        "marking": Marking(
            False, purpose, "as long as the records", "with the data folder: it tells of nobody"
        )
    }


def of_session(purpose: str) -> dict[str, object]:
    """Mark what is kept with a session."""
    return {
        "marking": Marking(
            True, purpose, "until the trainer who led the session is erased", "deleted with its session"
        )
    }


def told_in_session(purpose: str) -> dict[str, object]:
    """Mark what was told in a session, perhaps of somebody on its roster."""
    kept = "until the trainer who led the session, or somebody it tells of, is erased"
    return {"marking": Marking(True, purpose, kept, "emptied for them, deleted with its session")}


def on_roster(purpose: str) -> dict[str, object]:
    """Mark what is kept of somebody on a roster."""
    kept = "until the person, or the trainer who led the session, is erased"
    return {"marking": Marking(True, purpose, kept, "deleted with its row, for the person")}


def audited(purpose: str) -> dict[str, object]:
    """Mark what the audit says of somebody."""
    kept = "as long as the records; names until the person is erased"
    return {"marking": Marking(True, purpose, kept, "names are emptied, and what hid behind their digest")}


metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)
