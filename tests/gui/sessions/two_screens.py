"""Run in a child: a console and a room's window on two real screens of a display that is only thought of."""

from __future__ import annotations

import json
from pathlib import Path


def screens_file(folder: Path) -> Path:
    """Write down a laptop and a projector, as Qt's offscreen platform reads them."""
    usual = {"y": 0, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screens = [
        {"name": "laptop", "x": 0, "width": 1280, "height": 800, **usual},
        {"name": "projector", "x": 1280, "width": 1024, "height": 768, **usual},
    ]
    path = folder / "screens.json"
    margins = {"synchronousWindowSystemEvents": False, "windowFrameMargins": False}
    path.write_text(json.dumps({**margins, "screens": screens}))
    return path


def main() -> None:
    """Stand both windows, swap them and swap them back; print where each was."""
    from PySide6.QtWidgets import QApplication, QWidget

    from simulator.gui.sessions.room_window import RoomWindow

    app = QApplication([])
    console, room = QWidget(), RoomWindow()
    console.setGeometry(100, 100, 900, 600)
    console.show()
    places: list[list[str]] = []
    for act in (lambda: room.screens.stand_beside(console), room.screens.swap, room.screens.swap):
        act()
        app.processEvents()
        places.append([console.screen().name(), room.screen().name(), str(room.size().width())])
    print(json.dumps(places))


if __name__ == "__main__":
    main()
