"""Sessions: sittings led by a trainer, as what happened in them, one thing after the other."""
