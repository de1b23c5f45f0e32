"""Phones: a small page on the local network, on which the room votes; served only while it is switched on."""
