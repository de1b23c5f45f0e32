"""Panels: what the console shows of the activity under way, one a kind of activity."""
