"""What takes long to import and is needed in the records lane only, where it is imported when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from simulator.gui.background import import_alone

if TYPE_CHECKING:
    from simulator.scenario_files.library import ScenarioSource


def leading() -> Any:  # noqa: ANN401  # a module
    """Return the module by which a player's attempt is led."""
    import_alone("simulator.scenario_files.reader", "simulator.training.sessions.role_play")
    from simulator.training.sessions import role_play as found

    return found


def practising() -> Any:  # noqa: ANN401  # a module
    """Return the module that answers, resumes and judges."""
    import_alone("simulator.scenario_files.reader", "simulator.training.practice")
    from simulator.training import practice as found

    return found


def deciding() -> Any:  # noqa: ANN401  # a module
    """Return the module that keeps verdicts of people."""
    import_alone("simulator.training.deciding")
    from simulator.training import deciding as found

    return found


def bundled_source(scenario_id: str) -> ScenarioSource:
    """Return a scenario that comes with the program."""
    import_alone("simulator.scenario_files.reader")
    from simulator.scenario_files.library import read_source

    return read_source(scenario_id)
