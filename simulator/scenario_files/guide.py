"""The tables of the author's guide that are written from the program, so that they are complete."""

from __future__ import annotations

import re
from pathlib import Path

from simulator.scenario_files.rules import RULES, Severity
from simulator.scoring.behaviours.catalogue import catalogue

_PROBLEMS = "| code | what is wrong | what to do |\n|---|---|---|\n"
_BEHAVIOURS = "| behaviour | holds when the answer is yes |\n|---|---|\n"
_ROWS = r"(?:\|.*\n)*"
_SLOT = re.compile(r"\{(\w+)\}")


def problem_table() -> str:
    """Return the table in Markdown, one line a rule."""
    marks = {Severity.ERROR: "", Severity.WARNING: "*"}
    rows = (
        f"| {code}{marks[rule.severity]} | {_told(rule.message)} | {_told(rule.remedy)} |"
        for code, rule in sorted(RULES.items())
    )
    return _PROBLEMS + "\n".join(rows) + "\n"


def behaviour_table() -> str:
    """Return the table of the catalogue's behaviours in Markdown."""
    behaviours = catalogue().behaviours.values()
    rows = (f"| `{behaviour.id}` | {_told(behaviour.question)} |" for behaviour in behaviours)
    return _BEHAVIOURS + "\n".join(rows) + "\n"


def write_tables(guide: Path) -> None:
    """Bring both tables of the guide up to date."""
    text = guide.read_text(encoding="utf-8")
    for head, table in ((_PROBLEMS, problem_table()), (_BEHAVIOURS, behaviour_table())):
        text = re.sub(re.escape(head) + _ROWS, table.replace("\\", r"\\"), text)
    guide.write_text(text, encoding="utf-8", newline="\n")


def _told(template: str) -> str:
    """Return a template as people read it, its slots as dots, with Markdown's own marks escaped."""
    told = _SLOT.sub("\N{HORIZONTAL ELLIPSIS}", template.replace("{suggestion}", ""))
    plain = told.replace("{{", "{").replace("}}", "}")
    for mark in ("|", "*", "<", "["):
        plain = plain.replace(mark, "\\" + mark)
    return plain.strip() or "\N{HORIZONTAL ELLIPSIS}"
