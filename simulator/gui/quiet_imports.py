"""Keeps PySide6 from reading the source of every module that is imported after it.

Once loaded, PySide6 looks through each module's source for its own name, to know where its optional
snake_case spelling may be switched on (PYSIDE-2029). Nobody switches it on here. That reading makes up a
tenth of the way to the first window, and asking a half-imported pydantic for its source raises ImportError.
"""

from __future__ import annotations

from importlib import import_module


def keep_sources_closed() -> None:
    """Answer for PySide6 that no module wants its optional spelling; without effect where it does not ask."""
    import_module("PySide6.QtCore")
    try:
        feature = import_module("shibokensupport.feature")
    except ImportError:
        return
    if hasattr(feature, "_mod_uses_pyside"):
        setattr(feature, "_mod_uses_pyside", _never)  # noqa: B010  # there is no public way


def _never(_module: object) -> bool:
    return False
