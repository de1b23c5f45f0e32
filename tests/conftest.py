"""What every test stands on: no screen needed, no warning overlooked, no haste."""

import gc
import os

import pytest

pytest_plugins = [
    "tests.compiled_once",  # first: it speeds up the import of all that follows
    "tests.thoroughness",  # how often the same is tried with other data
    "tests.quick_records",  # new records, where they are not what is tested
    "tests.types_meanwhile",  # the longest single check
    "tests.sound_room_plugin",  # tests that need loudspeaker and microphone
    "tests.postgres_plugin",  # tests of records on a database server
]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("RAPPORT_MEANING", "off")  # patterns alone; tests about meaning switch it on
os.environ.setdefault("RAPPORT_SECOND_LISTENER", "off")  # the same for the second listener


def pytest_collection_finish(session: pytest.Session) -> None:
    """Spare the collector what stays until the end: thousands of tests and all they imported."""
    gc.collect()
    gc.freeze()
