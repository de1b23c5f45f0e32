"""Widgets show a value and emit a signal; they hold no rule."""
