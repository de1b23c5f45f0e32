"""Frozen values and pure rules: standard library only; no files, clock or randomness."""
