"""Text into sound, and sound into text; the sound libraries stop here. No Qt: devices are the window's."""
