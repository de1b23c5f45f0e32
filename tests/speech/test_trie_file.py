"""A model as the decoder reads it back: every chance as it was, of what is in it and of what is not."""

from pathlib import Path
from typing import Any

import numpy as np
import pocketsphinx
import pytest

from simulator.speech.language_model import BITS, SENTENCE_END, SENTENCE_START, Ngrams, learned
from simulator.speech.trie_file import UNIT, write_trie

WORDS = (SENTENCE_START, SENTENCE_END, "a", "can", "can't", "dog", "the", "we")
ROWS = (("we", "can"), ("we", "can't"), ("the", "dog", "can"), ("…", "a", "dog", "…"))
SPOKEN = range(2, len(WORDS))

_sphinx: Any = pocketsphinx


def read_back(path: Path) -> Any:
    decoder = _sphinx.Decoder(samprate=16_000, loglevel="FATAL", lm=None)
    return _sphinx.NGramModel(decoder.config, decoder.get_logmath(), str(path))


def test_the_decoder_finds_every_chance_as_it_was(tmp_path: Path) -> None:
    model = learned(ROWS, WORDS)
    write_trie(model, tmp_path / "it.bin")
    found = read_back(tmp_path / "it.bin")
    for before in range(len(WORDS)):
        for word in SPOKEN:
            pair = before << BITS | word
            assert found.prob([WORDS[word], WORDS[before]]) * UNIT == pytest.approx(
                model.pairs(np.array([pair]))[0], abs=0.002
            )
            for earlier in SPOKEN:
                triple = earlier << 2 * BITS | pair
                assert found.prob([WORDS[word], WORDS[before], WORDS[earlier]]) * UNIT == pytest.approx(
                    model.triples(np.array([triple]))[0], abs=0.002
                )


def test_no_sentence_begins_in_its_middle(tmp_path: Path) -> None:
    write_trie(learned(ROWS, WORDS), tmp_path / "it.bin")
    assert read_back(tmp_path / "it.bin").prob([SENTENCE_START]) * UNIT < -200


def test_a_triple_without_its_pair_is_refused(tmp_path: Path) -> None:
    whole = learned(ROWS, WORDS)
    lacking = Ngrams(
        WORDS, whole.p1, whole.b1, whole.keys2[:1], whole.p2[:1], whole.b2[:1], whole.keys3, whole.p3
    )
    with pytest.raises(ValueError, match="lacks its pair"):
        write_trie(lacking, tmp_path / "it.bin")
