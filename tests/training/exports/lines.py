"""People and completions for the tests of exports."""

from datetime import UTC, date, datetime

from simulator.domain.completion import Completion, Stand
from simulator.domain.employment import Employment
from simulator.domain.people import Person
from simulator.training.exports.completion_lines import CompletionLine

FIRST = Completion("a-1", datetime(2026, 3, 1, 9, 30, 15, 250_000, tzinfo=UTC), "ab" * 32)
AGAIN = Completion("a-2", datetime(2026, 5, 2, 23, 59, 59, tzinfo=UTC), "cd" * 32, is_decided=True)


def somebody(name: str = "Åsa Öberg", number: str = "00417", id_: str = "p-1") -> Employment:
    return Employment(Person(id_, name), number, f"{id_}@example.org", "Night, “shift”", "0001")


def line(who: Employment | None = None, scenario: str = "barking-dog", **changed: object) -> CompletionLine:
    told: dict[str, object] = {
        "stand": Stand.DONE,
        "due_on": date(2026, 4, 1),
        "holds_until": date(2027, 5, 2),
        "submitted": 3,
        "first": FIRST,
        "latest": AGAIN,
        **changed,
    }
    return CompletionLine(who or somebody(), scenario, f"The {scenario}", **told)  # type: ignore[arg-type]
