"""What goes into the file about one person: read from the records, and told in the words of its README."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from simulator.domain.people import Person
from simulator.domain.wording import counted
from simulator.records.everything_interface import Everything
from simulator.records.interface import AttemptRecord, Recording, RecordStore


@dataclass(frozen=True, slots=True)
class Collected:
    """All that is kept about somebody, with where the sound of their voice is.

    Attributes:
        asker: Who asked for it.
        everything: What the tables keep.
        recordings: For the person alone; nobody else gets to them.
        attempts: With their turns, and ``texts`` by digest those they were played in; likewise.
    """

    asker: Person
    everything: Everything
    recordings: tuple[Recording, ...] = ()
    attempts: tuple[AttemptRecord, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict[str, str])


def collect(store: RecordStore, asker: Person, person_id: str) -> Collected:
    """Read all that is kept about somebody, as far as whoever asks may have it.

    Raises:
        RecordsError: They are not on record, this person may not have it, or it cannot be read.
    """
    found = store.everything_about(asker, person_id)
    if not found.is_own:
        return Collected(asker, found)
    listed = store.attempts(found.person, found.person)
    attempts = tuple(store.attempt(one.id, found.person) for one in reversed(listed))
    texts = {digest: store.scenario_text(digest) for digest in {one.digest for one in attempts}}
    return Collected(asker, found, store.recordings(found.person), attempts, texts)


def readme(collected: Collected, made_at: datetime, lost: Sequence[str] = ()) -> str:
    """Return the words that stand at the top of the file.

    Args:
        collected: What is in it.
        made_at: When it was made.
        lost: Recordings that were erased while it was written.
    """
    found = collected.everything
    name = found.person.name
    whose = "for themselves" if found.is_own else f"by {collected.asker.name}, who does HR"
    lines = [
        f"What Rapport keeps about {name}",
        "",
        f"Saved on {made_at:%Y-%m-%d at %H:%M} UTC, {whose}.",
        "",
        "What is in this file",
        "",
        "everything.json   all of it, for programs and for people who read JSON",
        "tables/           the same, a table each, for Excel and the like (CSV, UTF-8)",
    ]
    if collected.attempts:
        lines.append("conversations/    what the customers said and what you said, attempt by attempt")
    if collected.recordings:
        spoken = counted(len(collected.recordings) - len(lost), "recording", "recordings")
        lines.append(f"recordings/       {spoken} of your voice (WAV), by attempt and turn")
    lines += ["", "The tables", ""]
    lines += [
        f"{part.name + '.csv':<28}{part.title} ({counted(len(part.rows), 'row', 'rows')})"
        for part in found.parts
    ]
    lines += ["", "What is kept and not in this file", ""]
    lines += [f"- {one.what}: {one.why}." for one in found.left_out]
    lines += [f"- {one}: it was erased while this file was written." for one in lost]
    if not found.is_own:
        lines += [
            "",
            f"{name} can save all of it, with what is left out here: in Rapport under Settings, “Your data”,",
            "or in a terminal with:  main.py people everything --out FILE.zip",
        ]
    lines += [
        "",
        "Times are UTC. Files that were exported before, and backups, are not looked through; they hold what",
        "was kept when they were made.",
        "",
    ]
    return "\r\n".join(lines)
