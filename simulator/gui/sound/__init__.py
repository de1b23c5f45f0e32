"""Loudspeaker and microphone: the devices of this computer, through Qt."""

from __future__ import annotations

from PySide6.QtCore import QLoggingCategory

# Qt tells developers, as soon as it is loaded, which sound systems it does not find; people are told by
# whoever asks for a device and gets none.
QLoggingCategory.setFilterRules("qt.multimedia.*=false")
