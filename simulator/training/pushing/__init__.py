"""Sending completions to a learning record store: once each, whatever comes between."""
