"""What sentences mean, as numbers: the sentence model, where it is installed; everything works without it."""

from simulator.scoring.meaning.sentence_model import (
    SentenceModel,
    find_sentence_model,
    why_no_sentence_model,
)

__all__ = ["SentenceModel", "find_sentence_model", "why_no_sentence_model"]
