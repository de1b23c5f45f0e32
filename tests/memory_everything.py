"""Everything about one person, in memory, for ``fakes.MemoryStore``: who may have it, and the main parts."""

from __future__ import annotations

from simulator.domain.employment import Employment
from simulator.domain.people import Person
from simulator.records import hr_refusals
from simulator.records.everything_interface import Everything, Part, Value
from simulator.records.everything_told import NOT_FOR_HR, NOT_IN_OWN, TITLES
from simulator.records.interface import AttemptState
from tests.memory_passphrases import MemoryPassphrases


class MemoryEverything(MemoryPassphrases):
    def everything_about(self, asker: Person, person_id: str) -> Everything:
        self._check()
        asking = self._on_record(asker)
        hr_refusals.check_takes_everything(asking, person_id)
        person = self._on_record(Person(person_id, "Whoever that was"))
        is_own = asking.id == person.id
        mine = [
            one
            for one in self._attempts.values()
            if one.owner.id == person_id and (is_own or one.state is AttemptState.SUBMITTED)
        ]
        rows: dict[str, list[dict[str, Value]]] = {
            "people": [{"id": person.id, "name": person.name, "role": str(person.role)}],
            "attempts": [{"id": one.id, "scenario_title": one.scenario_title} for one in mine],
        }
        if is_own:
            rows["turns"] = [
                {"attempt_id": one.id, "number": turn.number, "text": turn.reply.text}
                for one in mine
                for turn in one.turns
            ]
        kept = self._employments.get(person.id, Employment(person))
        if person.id in self._employments:
            rows["employments"] = [{"number": kept.number, "team": kept.team}]
        parts = tuple(
            Part(name, TITLES[name], tuple(told[0]), tuple(told)) for name, told in rows.items() if told
        )
        return Everything(person, is_own, parts, NOT_IN_OWN if is_own else NOT_FOR_HR)
