"""Patterns over words: parsed, laid into one automaton a set, matched in one pass. No regular expressions."""
