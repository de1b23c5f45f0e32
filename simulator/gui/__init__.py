"""The desktop app: the only package that imports Qt."""

from simulator.gui.quiet_imports import keep_sources_closed

keep_sources_closed()
