"""Attacks: conversations played by somebody who wants the points without the conversation."""
