"""Earnestness: whether words are said to a customer, or only for the points. It can take back, never add."""
