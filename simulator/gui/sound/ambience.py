"""What is heard around a conversation: by its place, and through a telephone."""

from __future__ import annotations

PLACES = {
    "restaurant": "restaurant",
    "returns-desk": "shop",
    "kitchen-phone": "kitchen-drip",
}
"""Name of a place in ``assets/places`` -> name of a loop in ``assets/sounds``; other places are quiet."""

PHONE_LINE = "phone-line"
RING = "ring"


def ambience_of(place: str, channel: str) -> tuple[str, ...]:
    """Return the loops to be heard there, for `Loudspeaker.set_ambience`.

    Args:
        place: The scenario's place.
        channel: "phone" or "face-to-face".
    """
    around = (PLACES[place],) if place in PLACES else ()
    return (*around, PHONE_LINE) if channel == "phone" else around
