"""Every pattern of a file can be listened for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from simulator.domain.facts import slots_in
from simulator.scenario_files.problems import did_you_mean, quote
from simulator.scenario_files.sheet import Path, Sheet
from simulator.scenario_files.text_checks import slots_of
from simulator.scoring.behaviours.catalogue import catalogue
from simulator.scoring.phrases.phrases import check_pattern
from simulator.scoring.phrases.syntax import Choice, PatternError, SetName, parse_pattern
from simulator.scoring.phrases.syntax import Sequence as Parts

_IN_CONDITIONS = ("says", "perhaps", "but_not", "about")
_IN_CARD_ENTRIES = ("says", "perhaps", "but_not")


def check_patterns(sheet: Sheet) -> None:
    """Report patterns that cannot be read, with the place of each."""
    own = {name: tuple(entries) for name, entries in sheet.shape.words.items()}
    sets = {**dict(catalogue().words), **own}
    facts = dict.fromkeys(slots_of(sheet), "word")
    for path, pattern in _patterns(sheet):
        if all(slot in facts for slot in slots_in(pattern)):
            _check(sheet, path, pattern, sets, facts)


def _check(
    sheet: Sheet, path: Path, pattern: str, sets: Mapping[str, tuple[str, ...]], facts: Mapping[str, str]
) -> None:
    try:
        unknown = [name for name in _sets_in(parse_pattern(pattern)) if name not in sets]
        for name in unknown:
            sheet.report("SC211", path, got=name, suggestion=did_you_mean(name, sets))
        if not unknown:
            check_pattern(pattern, sets, facts)
    except PatternError as failure:
        reason = failure.message.rstrip(".")
        hint = f"Look at character {failure.position + 1}; the guide shows what patterns can say."
        sheet.report("SC201", path, pattern=quote(pattern), reason=reason, hint=hint)


def _sets_in(parts: Parts) -> Iterator[str]:
    for part in parts:
        if isinstance(part, SetName) and not part.name.startswith("#"):
            yield part.name
        elif isinstance(part, Choice):
            for way in part.ways:
                yield from _sets_in(way)


def _patterns(sheet: Sheet) -> Iterator[tuple[Path, str]]:
    """Yield every pattern with its path."""
    for path, condition in sheet.conditions:
        for key in _IN_CONDITIONS:
            yield from _listed((*path, key), getattr(condition, key))
    for name, entries in sheet.shape.words.items():
        yield from _listed(("words", name), entries)
    card = sheet.shape.card
    if card is not None:
        entries = [(("card", "reason"), card.reason)]
        entries += [(("card", "may", key), entry) for key, entry in card.may.items()]
        entries += [(("card", "may_not", key), entry) for key, entry in card.may_not.items()]
        for path, entry in entries:
            for key in _IN_CARD_ENTRIES:
                yield from _listed((*path, key), getattr(entry, key))


def _listed(path: Path, patterns: list[str] | None) -> Iterator[tuple[Path, str]]:
    for index, pattern in enumerate(patterns or ()):
        yield (*path, index), pattern
