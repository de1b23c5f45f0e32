"""What a test says where the program refuses something it should not."""

import pytest

from simulator.domain.errors import SimulatorError


def refused(error: SimulatorError) -> None:
    """Fail, in the words that would have been on the screen."""
    pytest.fail(f"{error.problem} {error.remedy}")
