"""Bring a database up to date; the only module that imports Alembic's commands."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def configuration(connection: Connection | None = None) -> Config:
    """Return Alembic's configuration, without any file of its own."""
    config = Config()
    config.set_main_option("script_location", "simulator.records:migrations")
    config.attributes["connection"] = connection
    return config


def upgrade(connection: Connection) -> None:
    """Run the missing steps on a connection; the caller begins and ends the transaction."""
    command.upgrade(configuration(connection), "head")


def stamp(connection: Connection) -> None:
    """Note that a schema was made as it is now; the caller begins and ends the transaction."""
    command.stamp(configuration(connection), "head")
