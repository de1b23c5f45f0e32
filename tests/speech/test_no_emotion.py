"""A promise: nothing about how a trainee feels is ever inferred from a voice, and delivery never counts."""

import ast
import dataclasses
import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.bundled_files import scenarios_folder
from simulator.domain.attempt import Reply
from simulator.domain.conversation import Conversation
from simulator.domain.delivery import Delivery
from simulator.domain.scenario import Scenario
from simulator.records.tables import metadata
from simulator.scenario_files.library import read_source
from simulator.scoring.scorer import score
from simulator.speech.delivery import CoachingLine, coaching_of

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "simulator").rglob("*.py"))

ANALYSERS = {
    "parselmouth", "librosa", "opensmile", "pyworld", "crepe", "aubio", "praatio", "pysptk", "surfboard",
    "pyAudioAnalysis", "torchaudio", "speechbrain", "transformers", "deepface", "vokaturi", "essentia",
    "python_speech_features",
}  # fmt: skip
"""Libraries that work out pitch, energy or feelings."""

FEELINGS = re.compile(
    r"emotion|sentiment|stress|arousal|valence|anger|angry|nervous|anxi|confiden(t|ce)_of_speaker|fatigue"
    r"|mood|tone_of|intonation|prosod|pitch|fundamental|formant|jitter|shimmer|fft|correlate",
    re.IGNORECASE,
)
"""What a voice is not asked; a customer's mood is a number of the script and has its own place."""

SAID_OF_PEOPLE = re.compile(
    r"\b(emotion\w*|feel\w*|felt|stress\w*|mood\w*|nervous\w*|calm\w*|confident\w*|hesita\w*|tired\w*|angry"
    r"|upset|tone|pitch|warm\w*|cold|friendly|loud\w*|quiet\w*|bored|eager|anxious"
    r"|relaxed|sound(s|ed)? like)\b",
    re.IGNORECASE,
)


def names_in(path: Path) -> Iterator[str]:
    """Yield every name a module uses or makes; not its comments, which may say what is not done."""
    for part in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        for field in ("id", "attr", "name", "arg"):
            name = getattr(part, field, None)
            if isinstance(name, str):
                yield name


def imports_in(path: Path) -> set[str]:
    """Return everything a module imports: modules, and names out of them."""
    found: set[str] = set()
    for part in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(part, ast.Import):
            found |= {name.name for name in part.names}
        elif isinstance(part, ast.ImportFrom):
            found |= {part.module or "", *(name.name for name in part.names)}
    return found


def test_delivery_is_these_times_and_counts_and_nothing_else() -> None:
    assert [(field.name, field.type) for field in dataclasses.fields(Delivery)] == [
        ("words", "int"),
        ("speech_seconds", "float"),
        ("longest_pause_seconds", "float"),
        ("first_word_seconds", "float | None"),
        ("fillers", "int | None"),
        ("customer_seconds", "float"),
    ]
    assert [field.name for field in dataclasses.fields(CoachingLine)] == ["about", "value", "advice"]


def test_no_module_analyses_a_voice() -> None:
    assert len(MODULES) > 100
    for path in MODULES:
        if not any(name in path.read_text(encoding="utf-8") for name in ANALYSERS):
            continue  # it cannot import what it does not even spell
        assert not {name.split(".")[0] for name in imports_in(path)} & ANALYSERS, path


HEARING = {
    "Heard",
    "HeardWord",
    "Delivery",
    "TurnEnd",
    "RecordingFile",
    "Listener",
    "simulator.speech.recording",
}


@pytest.mark.parametrize(
    "path", sorted((ROOT / "simulator" / "speech").rglob("*.py")), ids=lambda path: path.stem
)
def test_what_hears_the_trainee_knows_no_pitch_and_no_feelings(path: Path) -> None:
    """A customer's voice may have a pitch (CastVoice); but no module that does also hears the trainee."""
    if path.stem == "interface":  # names both sides, and does nothing
        return
    if imports_in(path) & HEARING or path.stem in (
        "delivery",
        "endpoint",
        "loudness",
        "recording",
        "samples",
    ):
        assert [name for name in names_in(path) if FEELINGS.search(name)] == []


def test_the_listeners_result_has_words_and_times_only() -> None:
    from simulator.speech.interface import Heard, HeardWord

    assert {field.name for field in dataclasses.fields(Heard)} == {"words", "seconds", "engine", "fillers"}
    assert {field.name for field in dataclasses.fields(HeardWord)} == {
        "text", "from_seconds", "to_seconds", "confidence", "instead",
    }  # fmt: skip


@given(
    st.lists(
        st.builds(
            Delivery,
            words=st.integers(0, 500),
            speech_seconds=st.floats(0, 300),
            longest_pause_seconds=st.floats(0, 60),
            first_word_seconds=st.none() | st.floats(0, 60),
            fillers=st.none() | st.integers(0, 60),
            customer_seconds=st.floats(0, 60),
        ),
        max_size=4,
    )
)
def test_nothing_told_is_about_a_person(deliveries: list[Delivery]) -> None:
    for line in coaching_of(deliveries):
        assert not SAID_OF_PEOPLE.search(f"{line.about} {line.value} {line.advice}")


def test_no_record_has_a_place_for_it() -> None:
    columns = [
        f"{table.name}.{column.name}" for table in metadata.tables.values() for column in table.columns
    ]
    assert len(columns) > 20
    assert [name for name in columns if FEELINGS.search(name)] == []


def test_scoring_does_not_know_the_word() -> None:
    for path in (ROOT / "simulator" / "scoring").rglob("*.py"):
        assert "delivery" not in {name.lower() for name in names_in(path)}
        assert "simulator.domain.delivery" not in imports_in(path)


SCENARIOS = sorted(scenarios_folder().glob("*.yaml"))
EXTREMES = (
    Delivery(0, 0.0, 0.0),
    Delivery(12, 5.0, 0.2, 0.4, 0, 6.0),
    Delivery(400, 20.0, 55.0, 59.0, 90, 1.0),
    Delivery(2, 200.0, 190.0, 0.0, 60, 0.0),
)
SAID = (
    "Good morning, this is Sam, who am I speaking with?",
    "I'm so sorry, that must have been a fright. I can hear a dog; what's his name?",
    "That's our policy, I can't do that.",
)


def played(scenario: Scenario, deliveries: Iterator[Delivery | None]) -> Conversation:
    conversation, said = Conversation.begin(scenario, 0), itertools.cycle(SAID)
    for _ in range(4):
        if not conversation.is_over:
            conversation = conversation.after(Reply(next(said), delivery=next(deliveries)))
    return conversation


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_delivery_never_counts(path: Path) -> None:
    scenario = read_source(str(path)).scenario
    plain = played(scenario, itertools.repeat(None))
    spoken = played(scenario, itertools.cycle(EXTREMES))
    assert [turn.choice for turn in spoken.attempt.turns] == [turn.choice for turn in plain.attempt.turns]
    assert score(scenario, spoken.attempt) == score(scenario, plain.attempt)
