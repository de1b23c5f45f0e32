"""Drafting: an idea told in a meeting becomes a scenario that plays, and waits to be made one's own."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from string import Template

from simulator.domain.errors import SimulatorError
from simulator.domain.sessions.idea_behaviours import IDEA_BEHAVIOURS
from simulator.scenario_files.reader import check_scenario_text
from simulator.training.sessions.draft_template import DRAFT

USUAL = "asks-about-person"
"""What a draft listens for if the idea is tied to nothing."""

_SLUG_WORDS = 5
_LONGEST_SLUG = 40
_LONGEST_TITLE = 60
_MOST_NAMES = 1000
_UNTOLD = "Something for a customer"


class DraftingError(SimulatorError):
    """A draft cannot be written."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A scenario as it was written down.

    Attributes:
        scenario_id: Its id.
        title: As the library will call it.
        path: Its file.
    """

    scenario_id: str
    title: str
    path: Path


def draft_scenario(folder: Path, idea: str, behaviour: str = "") -> Draft:
    """Write a scenario in which an idea can be practised; no file that is there is touched.

    Args:
        folder: Where own scenarios are; made if it is missing.
        idea: What somebody told; in any script.
        behaviour: What it comes down to, a key of ``IDEA_BEHAVIOURS``; "" for the usual.

    Raises:
        DraftingError: The folder cannot be written, or the draft would not be right.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(1, _MOST_NAMES):
            scenario_id = _slug(idea) + (f"-{number}" if number > 1 else "")
            path = folder / f"{scenario_id}.yaml"
            text = draft_text(scenario_id, idea, behaviour)
            _make_sure(text, path)
            if _write_new(path, text):
                return Draft(scenario_id, _title(idea), path)
    except OSError as error:
        raise _unwritable(folder, error.strerror or str(error)) from error
    raise _unwritable(folder, "every name is taken")


def draft_text(scenario_id: str, idea: str, behaviour: str = "") -> str:
    """Return the text of a draft."""
    chosen = behaviour if behaviour in IDEA_BEHAVIOURS else USUAL
    does = IDEA_BEHAVIOURS[chosen]
    plain = _plain(idea)
    return Template(DRAFT).substitute(
        id=scenario_id,
        title=_quoted(_title(idea)),
        summary=_quoted(_cut(plain, 120)),
        story=_quoted(f"In a meeting somebody told this: {plain}"),
        behaviour=chosen,
        does=_quoted(does.title),
        line=_quoted(does.line),
        shown=_quoted(f"{does.line} I can send you a new one today."),
    )


def _write_new(path: Path, text: str) -> bool:
    """Write a file that is not there yet, whole or not at all; return whether the name was free."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    part.write_text(text, encoding="utf-8", newline="")
    try:
        path.hardlink_to(part)
    except FileExistsError:
        return False
    except OSError:  # a disk without links: nobody else writes drafts this very moment
        if path.exists():
            return False
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return True


def _make_sure(text: str, path: Path) -> None:
    wrong = [each for each in check_scenario_text(text, path).problems if each.is_error]
    if wrong:
        raise DraftingError(
            f"The draft would not be right: {wrong[0].rendered(path.name)}",
            remedy="Word the idea differently, and make it a scenario again.",
        )


def _unwritable(folder: Path, why: str) -> DraftingError:
    return DraftingError(
        f"A scenario cannot be written to {folder}: {why}.",
        remedy="The idea is kept; try again once the folder can be written.",
    )


def _slug(idea: str) -> str:
    letters = unicodedata.normalize("NFKD", idea).encode("ascii", "ignore").decode("ascii").lower()
    words = re.findall(r"[a-z0-9]+", letters)[:_SLUG_WORDS]
    cut = "-".join(words)[:_LONGEST_SLUG].strip("-")
    return f"told-{cut}" if cut else "told-idea"


def _title(idea: str) -> str:
    return _cut(_plain(idea).rstrip(".! ") or _UNTOLD, _LONGEST_TITLE)


def _plain(idea: str) -> str:
    """Return an idea without what means something in a scenario's text."""
    kept = "".join(" " if unicodedata.category(one).startswith("C") else one for one in idea)
    return " ".join(kept.translate(str.maketrans("{}", "()")).split()) or _UNTOLD


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
