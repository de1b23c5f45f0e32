"""From a case where people and the program differ to a test or a pattern, in the author's own copy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from simulator.domain.attempt import Reply
from simulator.domain.people import Person
from simulator.domain.scorecard import Verdict
from simulator.records.interface import RecordStore
from simulator.scenario_files.amending import (
    AmendingError,
    pattern_of,
    pattern_snippet,
    test_snippet,
    with_pattern,
    with_test,
)
from simulator.training.differences import Case
from simulator.training.own_copies import own_copy, write_if_right


@dataclass(frozen=True, slots=True)
class Amendment:
    """What could be added to a scenario file because of one case.

    Attributes:
        scenario_id, criterion_id: Where.
        digest: Of the scenario's text as it was played.
        test: A test of the file that holds what the person says.
        pattern: The pattern that hears, or takes back, the quoted words; "" for the test alone.
        is_wanted: Whether the pattern is to count; else it takes back.
    """

    scenario_id: str
    criterion_id: str
    digest: str
    test: str
    pattern: str = ""
    is_wanted: bool = True

    @property
    def snippet(self) -> str:
        """What an author can paste."""
        if not self.pattern:
            return f"tests:\n{_indented(self.test)}"
        listen = pattern_snippet(self.pattern, is_wanted=self.is_wanted)
        return f"# at the criterion {self.criterion_id}\n{listen}\n# and under tests\n{_indented(self.test)}"


def amendment(store: RecordStore, viewer: Person, case: Case, *, with_words: bool) -> Amendment:
    """Return what could be added because of a case.

    Args:
        store: The records.
        viewer: Who asks.
        case: What differs.
        with_words: Whether the quoted words are to be listened for as well.

    Raises:
        RecordsError: The attempt is not to be seen any more.
        AmendingError: No words are quoted, or they cannot be listened for.
    """
    record = store.attempt(case.overruling.attempt_id, viewer)
    test = test_snippet(
        _name(case),
        [_reply(turn.reply) for turn in record.turns],
        record.seed,
        case.person.value,
        case.criterion_id,
    )
    pattern = ""
    if with_words:
        if not case.overruling.quote or case.person is Verdict.UNSURE:
            raise AmendingError(
                "No words are quoted that should count, or should not.",
                remedy="In the debrief, say yes or no and copy the words it rests on.",
            )
        pattern = pattern_of(case.overruling.quote)
    is_wanted = case.person is Verdict.YES
    return Amendment(case.scenario_id, case.criterion_id, record.digest, test, pattern, is_wanted)


def save_amendment(store: RecordStore, folder: Path, found: Amendment) -> Path:
    """Write an amendment into the own copy of its scenario, and return the file; nothing else is touched.

    Args:
        store: The records, which know the scenario's text.
        folder: Where own scenarios are; made if it is missing.
        found: What to add.

    Raises:
        AmendingError: It would make the file, or one of its tests, wrong; nothing was written.
    """
    path, before = own_copy(store, folder, found.scenario_id, found.digest)
    text = before
    if found.pattern:
        text = with_pattern(text, found.criterion_id, found.pattern, is_wanted=found.is_wanted)
    write_if_right(path, before, with_test(text, found.test))
    return path


def _name(case: Case) -> str:
    said = case.overruling
    return f"{case.criterion_id} is {case.person.value}" + (f": {said.reason[:80]}" if said.reason else "")


def _reply(reply: Reply) -> dict[str, object]:
    told: dict[str, object] = {"text": reply.text} if reply.text else {}
    if reply.to:
        told["to"] = list(reply.to)
    if reply.gives:
        told["gives"] = reply.gives
    if reply.rings is not None:
        told["rings"] = reply.rings
    if reply.hints:
        told["hints"] = reply.hints
    return told


def _indented(text: str) -> str:
    return "".join(f"  {line}\n" for line in text.splitlines())
