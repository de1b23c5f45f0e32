"""Attempts whose words are not here, or not for whoever looks."""

from __future__ import annotations

from simulator.records.interface import AttemptRecord, AttemptState


def words_stayed(record: AttemptRecord) -> bool:
    """Return whether an attempt came from another computer without its words; it is never judged anew."""
    return record.state is AttemptState.SUBMITTED and not record.turn_count


def missing_words(record: AttemptRecord) -> str:
    """Return why there is nothing to look back on, in a sentence; "" if there is."""
    if words_stayed(record):
        return "The words stayed on the computer it was played on."
    return "The words of this attempt are its owner's." if record.turn_count and not record.turns else ""
