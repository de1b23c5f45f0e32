"""What the people of the stories say: the replies of the scenarios' own tests, by ending."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from ruamel.yaml import YAML

from simulator.bundled_files import scenarios_folder
from simulator.domain.attempt import Reply, clean_reply


class Script(NamedTuple):
    """One test of a scenario file: what is said, and how it must end."""

    name: str
    ending: str
    replies: tuple[Reply, ...]


@cache
def scripts(scenario_id: str) -> tuple[Script, ...]:
    """Return the tests of a bundled scenario that are played with its first facts."""
    path = scenarios_folder() / f"{scenario_id}.yaml"
    _, begins, rest = path.read_text(encoding="utf-8").partition("\ntests:")  # the last part of the file
    file: dict[str, Any] = YAML(typ="safe", pure=True).load(begins + rest)
    return tuple(
        Script(test["name"], test["expect"]["ending"], tuple(_reply(reply) for reply in test["replies"]))
        for test in file["tests"]
        if not test.get("seed") and "ending" in test["expect"]
    )


def script(scenario_id: str, ending: str) -> Script:
    """Return the first script that ends so.

    Raises:
        LookupError: No test of the file ends so.
    """
    for one in scripts(scenario_id):
        if one.ending == ending:
            return one
    raise LookupError(f"no test of {scenario_id} ends with {ending}")


def _reply(written: str | dict[str, Any]) -> Reply:
    given = {"text": written} if isinstance(written, str) else written
    to = given.get("to") or ()
    return Reply(
        clean_reply(given.get("text", "")),
        to=(to,) if isinstance(to, str) else tuple(to),
        gives=given.get("gives"),
    )
