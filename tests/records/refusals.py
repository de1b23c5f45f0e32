"""How a refusal must read."""

from collections.abc import Callable

import pytest

from simulator.records.interface import RecordsError


def refused(call: Callable[[], object], words: str) -> RecordsError:
    with pytest.raises(RecordsError, match=words) as caught:
        call()
    assert caught.value.problem.endswith(".")
    assert caught.value.remedy.endswith(".")
    return caught.value
