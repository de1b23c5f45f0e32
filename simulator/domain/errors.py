"""SimulatorError: the root of every failure a person can understand and act on."""

from __future__ import annotations


class SimulatorError(Exception):
    """Something went wrong that the person at the screen can understand and act on.

    Anything that is not a SimulatorError is a defect in the program.

    Attributes:
        problem: What happened, in plain words, as one or two sentences.
        remedy: What to do next; may be empty.
    """

    def __init__(self, problem: str, *, remedy: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.problem} {self.remedy}".strip()
