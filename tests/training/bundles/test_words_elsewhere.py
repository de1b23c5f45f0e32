"""An attempt that came without its words is shown by its result, and never judged anew."""

from collections.abc import Callable

import pytest

from simulator.training.differences import differences
from simulator.training.practice import PracticeError, debrief
from simulator.training.sessions.calibration import calibration
from tests.training.bundles.laptops import Laptop


def test_nothing_is_judged_without_its_words(laptop: Callable[[str], Laptop]) -> None:
    there, office = laptop("there"), laptop("office")
    kept = there.submitted("Ann")
    there.decide(kept.id, passed=False)
    tess = office.trainer()
    office.merge(there.signed(there.store.person("Ann")))
    with pytest.raises(PracticeError, match="The words stayed on the computer it was played on"):
        debrief(office.store, kept.id, tess)
    assert differences(office.store, tess) == ()
    assert calibration(office.store, tess) is not None
    (shown,) = office.store.submissions(office.hr())
    assert (shown.is_decided, shown.result.passed) == (True, False)
