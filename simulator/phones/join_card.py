"""The card on the wall by which phones join: the address, the code word, and both as a QR code."""

from __future__ import annotations

from simulator.domain.sessions.wall import JoinCard


def join_card(host: str, port: int, code_word: str) -> JoinCard:
    """Return the card; the QR code carries the code word, so that nothing need be typed.

    Args:
        host: The address the page is served at.
        port: Its port.
        code_word: What lets a phone in.
    """
    import segno  # late: only who switches phones on waits for it

    address = f"http://{host}:{port}/"
    made = segno.make_qr(f"{address}j/{code_word}", error="m")
    modules = tuple(tuple(bool(dark) for dark in row) for row in made.matrix)
    return JoinCard(address.rstrip("/").removeprefix("http://"), code_word, modules)
