"""How often the same is tried with other data: some of it with every change, all of it in the workflow.

What is tried, and what is promised of it, is the same; only how many times it is tried is not.
"""

import os

from hypothesis import settings

SWITCH = "RAPPORT_EVERY_CONVERSATION"
"""Set in the environment (`.github/workflows/checks.yml`): everything is tried as often as it ever is."""

IS_THOROUGH = bool(os.environ.get(SWITCH))

EXAMPLES = 100 if IS_THOROUGH else 25
"""What hypothesis tries of whatever does not say how many."""

settings.register_profile("rapport", deadline=None, max_examples=EXAMPLES)  # a busy computer is no failure
settings.load_profile("rapport")


def times(thorough: int, usual: int) -> int:
    """Return how often to try something: so many times, or as often as is enough for every change."""
    return thorough if IS_THOROUGH else usual
