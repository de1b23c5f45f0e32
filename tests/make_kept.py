"""Makes what is worked out once and kept with the program, so that nobody's first start has to wait for it.

    python -m tests.make_kept

``en.patterns``: the behaviour catalogue's patterns laid into one network. ``en.sayings``: phrases made of
them, which listeners expect. ``checked_texts.json``: what the checks of the bundled scenarios came to. Tests
compare all three with what they are kept for.
"""

from __future__ import annotations

from pathlib import Path

from simulator.bundled_files import scenarios_folder
from simulator.scenario_files import checked_texts
from simulator.scenario_files.checked_entry import checked_entry_of
from simulator.scoring import sample_phrases
from simulator.scoring.behaviours import recognition
from simulator.scoring.behaviours.catalogue import LANGUAGES, catalogue
from simulator.scoring.phrases import kept_patterns

BUNDLED = sorted(scenarios_folder().glob("*.yaml"))


def kept_patterns_of(language: str) -> bytes:
    """Return a catalogue's patterns as they are to be kept."""
    read = catalogue(language)
    return kept_patterns.written(recognition.patterns_in(read), dict(read.words))


def patterns_file(language: str) -> Path:
    """Return where they are kept."""
    return Path(recognition.__file__).with_name(f"{language}{recognition.KEPT_SUFFIX}")


def sayings_file(language: str) -> Path:
    """Return where phrases made of a catalogue's patterns are kept."""
    return patterns_file(language).with_suffix(sample_phrases.KEPT_SUFFIX)


def kept_texts() -> str:
    """Return what the checks of the bundled scenarios come to, as it is to be kept."""
    return checked_texts.written(map(checked_entry_of, BUNDLED))


def main() -> None:
    """Write all three."""
    for language in LANGUAGES:
        patterns_file(language).write_bytes(kept_patterns_of(language))
        sayings_file(language).write_bytes(sample_phrases.written_phrases(language))
    checked_texts.KEPT.write_text(kept_texts(), encoding="utf-8")


if __name__ == "__main__":
    main()
