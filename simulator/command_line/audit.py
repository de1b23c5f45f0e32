"""``audit``: who did what to people's records, and whether that list was tampered with."""

from __future__ import annotations

import argparse
import json
from typing import Any

from simulator.command_line.whose import records, trainee
from simulator.domain.wording import counted
from simulator.records.hr_interface import AuditEntry


def audit_verify(options: argparse.Namespace) -> int:
    """Name the first entry that was altered, misplaced or taken out; 1 if there is one."""
    with records(options) as store:
        broken = store.first_broken_audit_entry()
    if options.json:
        print(json.dumps(_broken_json(broken), ensure_ascii=False, indent=2))
    elif broken is None:
        print("✓ The audit is whole: no entry was altered, taken out or moved.")
    elif isinstance(broken, int):
        print(f"✗ Entry {broken} is missing.")
    else:
        print(f"✗ Entry {broken.number} was altered or moved. It says: {_told(broken)}")
    return 0 if broken is None else 1


def audit_list(options: argparse.Namespace) -> int:
    """List who did what, oldest first; for HR."""
    with records(options) as store:
        entries = store.audit(trainee(options, store))
    if options.json:
        print(json.dumps([_json(one) for one in entries], ensure_ascii=False, indent=2))
        return 0
    for one in entries:
        print(f"{one.number:>6}  {_told(one)}")
    print(f"{counted(len(entries), 'entry', 'entries')}. Whether they are whole says:  main.py audit verify")
    return 0


def _told(one: AuditEntry) -> str:
    when = one.at.astimezone().strftime("%Y-%m-%d %H:%M")
    return f"{when}  {one.by or '(erased)'}: {one.what} · {one.about or '(erased)'}"


def _broken_json(broken: AuditEntry | int | None) -> dict[str, Any]:
    if broken is None:
        return {"whole": True}
    if isinstance(broken, int):
        return {"whole": False, "missing": broken}
    return {"whole": False, "altered": _json(broken)}


def _json(one: AuditEntry) -> dict[str, Any]:
    return {
        "number": one.number,
        "at": one.at.isoformat(),
        "by": one.by,
        "what": one.what,
        "about": one.about,
        "digest": one.digest,
    }
