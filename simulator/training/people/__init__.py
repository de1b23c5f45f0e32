"""People from an employer's own lists: reading files, saying what an import would change, and doing it."""
