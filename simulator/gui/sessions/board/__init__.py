"""The board on the console: what supports it, what erodes it, as the trainer works on it."""
