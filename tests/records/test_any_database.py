"""The store's methods are the same on every database: what only one has stands in the few files for it."""

import re
from pathlib import Path

import simulator.records

OF_ONE_DATABASE = re.compile(
    r"sqlalchemy\.dialects|\bpsycopg\b|\bsqlite3\b|\bPRAGMA\b|\bsqlite_\w+\(|opening import|\bdriver\("
)


def test_the_methods_know_no_database() -> None:
    folder = Path(simulator.records.__file__).parent
    methods = sorted(folder.glob("sql_*.py"))
    assert len(methods) > 15
    found = {
        path.name: sorted(set(OF_ONE_DATABASE.findall(path.read_text(encoding="utf-8"))))
        for path in methods
        if OF_ONE_DATABASE.search(path.read_text(encoding="utf-8"))
    }
    assert found == {}
