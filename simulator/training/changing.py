"""Changing an assignment: whom it touches, and how, before it is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from simulator.domain.assignment import Assignment
from simulator.domain.completion import Stand, Tally
from simulator.domain.employment import Employment
from simulator.domain.people import Person
from simulator.domain.wording import counted
from simulator.records.interface import RecordStore
from simulator.training.assignments import Asked, AssigningError, asked_of, assign

_LATE = (Stand.OVERDUE, Stand.DUE_AGAIN)


@dataclass(slots=True)
class ChangeCount:
    """How many people a change touches; people are added a page at a time.

    Attributes:
        before, after: The assignment as it is kept, and as it is wanted.
        today: Today, in the calendar of whoever looks.
        asked_anew: People who are asked for it only then.
        let_go: People who are not asked for it any more.
        more, fewer: People who stay asked, for scenarios besides, and for some no longer.
        other_day: People for whom something is due on another day.
        late: People who are overdue only then.
        undone, done: People with something that counts as done no more, or only then.
        used_up: People without an attempt left for something that is not done, who have one now.
    """

    before: Assignment
    after: Assignment
    today: date
    asked_anew: int = 0
    let_go: int = 0
    more: int = 0
    fewer: int = 0
    other_day: int = 0
    late: int = 0
    undone: int = 0
    done: int = 0
    used_up: int = 0
    _seen: set[str] = field(default_factory=set[str])

    def add(self, store: RecordStore, viewer: Person, people: Sequence[Employment]) -> None:
        """Count some people; nobody is counted twice.

        Raises:
            RecordsError: This person may not read about others, or the records cannot be read.
        """
        touched = [
            one
            for one in people
            if one.person.id not in self._seen and (self.before.is_for(one) or self.after.is_for(one))
        ]
        if not touched:
            return
        tallies: dict[str, dict[str, Tally]] = {}
        for tally in store.tallies(viewer, [one.person.id for one in touched]):
            tallies.setdefault(tally.person_id, {})[tally.scenario_id] = tally
        for somebody in touched:
            self._seen.add(somebody.person.id)
            theirs = tallies.get(somebody.person.id, {})
            self._count(
                self._asked(store, viewer, somebody, self.before, theirs),
                self._asked(store, viewer, somebody, self.after, theirs),
            )

    def sentences(self) -> tuple[str, ...]:
        """Return what the change means, the gravest last; one sentence if it means nothing to anybody."""
        told = (
            (self.asked_anew, "is asked anew", "are asked anew"),
            (self.more, "is asked for more scenarios", "are asked for more scenarios"),
            (self.done, "is done by it", "are done by it"),
            (self.other_day, "gets another day", "get another day"),
            (self.fewer, "is asked for fewer scenarios", "are asked for fewer scenarios"),
            (self.let_go, "is not asked any more", "are not asked any more"),
            (self.used_up, "has no attempt left", "have no attempt left"),
            (self.late, "is overdue from then on", "are overdue from then on"),
            (self.undone, "loses what counted as done", "lose what counted as done"),
        )
        said = tuple(
            f"{counted(number, 'person', 'people')} {one if number == 1 else many}"
            for number, one, many in told
            if number
        )
        return said or ("It changes nothing for anybody",)

    def _asked(
        self,
        store: RecordStore,
        viewer: Person,
        somebody: Employment,
        assignment: Assignment,
        tallies: Mapping[str, Tally],
    ) -> dict[str, Asked]:
        if not assignment.is_for(somebody):
            return {}
        found = asked_of(
            somebody,
            [assignment],
            tallies,
            self.today,
            attempts_of=lambda _: store.attempts(somebody.person, viewer),
        )
        return {one.scenario_id: one for one in found}

    def _count(self, before: Mapping[str, Asked], after: Mapping[str, Asked]) -> None:
        both = [(before[id_], after[id_]) for id_ in after if id_ in before]
        self.asked_anew += not before
        self.let_go += not after
        self.more += bool(before) and not after.keys() <= before.keys()
        self.fewer += bool(after) and not before.keys() <= after.keys()
        self.other_day += any(_day(old) != _day(new) for old, new in both)
        self.late += any(new.stand in _LATE for new in after.values()) and not any(
            old.stand in _LATE for old in before.values()
        )
        self.undone += any(_is_done(old) and not _is_done(new) for old, new in both)
        self.done += any(_is_done(new) and not _is_done(old) for old, new in both)
        self.used_up += any(new.is_used_up and not old.is_used_up for old, new in both)


def changed_terms(before: Assignment, after: Assignment) -> tuple[str, ...]:
    """Return the names of what differs, as lists call them."""
    named = {
        "title": "title",
        "scenario_ids": "scenarios",
        "person_ids": "people",
        "teams": "teams",
        "due": "day",
        "relationship_bar": "relationship bar",
        "task_bar": "task bar",
        "attempts_allowed": "attempts",
        "valid_days": "validity",
        "manager_first": "managers first",
    }
    return tuple(words for name, words in named.items() if getattr(before, name) != getattr(after, name))


def keep_change(
    store: RecordStore, by: Person, before: Assignment, after: Assignment, today: date
) -> Assignment:
    """Keep a changed assignment and return it.

    Raises:
        AssigningError: It is for nobody, moved to a day that has passed, or somebody else changed or
            withdrew it since it was read.
        RecordsError: This person may not assign, or it cannot be written.
    """
    kept = next((one for one in store.assignments(by) if one.id == before.id), None)
    if kept != before:
        raise AssigningError(
            "Somebody else has changed this assignment meanwhile.", remedy="Look at it again, then change it."
        )
    if after.due.on is not None and after.due != before.due and after.due.on < today:
        raise AssigningError(f"{after.due.on.isoformat()} has passed.", remedy="Choose today or a later day.")
    return assign(store, by, after, today)


def _day(one: Asked) -> date | None:
    return one.assignment.due.on if one.assignment.due.on is not None else one.due_on


def _is_done(one: Asked) -> bool:
    return one.stand is Stand.DONE
