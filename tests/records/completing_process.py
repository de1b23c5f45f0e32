"""A program that submits and decides, to be killed: ``lives``, as in ``playing_process``."""

import sys
from dataclasses import replace
from pathlib import Path

from simulator.domain.overruling import Decision
from simulator.domain.people import Role
from simulator.domain.scorecard import Verdict
from simulator.records import open_store
from simulator.records.results import Outcome, Proof
from tests.records.played import RESULT
from tests.records.playing_process import lives, say

PASSPHRASE = "amber kite on the roof"


def live(folder: str) -> None:
    store = open_store(Path(folder))
    known = next((one for one in store.people() if one.role is Role.TRAINER), None)
    kim = known or store.give_role("Kim", Role.TRAINER, by=None, passphrase=PASSPHRASE)
    ann = store.person("Ann")
    number = len(store.attempts(ann, ann))
    while True:
        number += 1
        passed = (True, False, None)[number % 3]
        record = store.start_attempt(
            ann, scenario_id=f"s{number % 2}", scenario_title="S", scenario_text="text", seed=0
        )
        store.finish_attempt(record.id, replace(RESULT, passed=passed))
        store.submit_attempt(record.id, ann, Proof("a" * 64))
        say(f"submitted {record.id}")
        outcome = Outcome(replace(RESULT, passed=not passed), Proof("b" * 64))
        store.overrule(
            record.id, kim, criterion_id="c", machine=Verdict.NO, decision=Decision.YES, outcome=outcome
        )
        say(f"decided {record.id}")


if __name__ == "__main__":
    {"lives": lambda: lives(live)}[sys.argv[1]]()
