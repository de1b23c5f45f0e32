"""Which columns this connection may read: all of a file's, and on a server those granted to the login."""

from __future__ import annotations

from sqlalchemy import Connection, Table, func, select


def readable_columns(connection: Connection, table: Table) -> frozenset[str]:
    """Return the names of a table's columns that may be read; a server may still keep rows back.

    Args:
        connection: The connection.
        table: The table.
    """
    names = [column.name for column in table.columns]
    if connection.dialect.name != "postgresql":
        return frozenset(names)
    granted = [func.has_column_privilege(table.name, name, "SELECT").label(name) for name in names]
    row = connection.execute(select(*granted)).mappings().one()
    return frozenset(name for name in names if row[name])
