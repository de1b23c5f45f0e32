"""Scenes: what the room sees, one a kind of wall."""
