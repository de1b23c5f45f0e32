"""The child that sets reports as PDFs for the command line, which knows no Qt: a page in, a PDF out."""

from __future__ import annotations

import os
import sys

from simulator.speech.child_process import Words, serve


def main() -> int:
    """Answer until stdin ends."""
    if sys.platform.startswith("linux"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # there may be no display, and none is needed
    from PySide6.QtGui import QGuiApplication

    _application = QGuiApplication([])
    return serve({"pdf": _pdf})


def _pdf(words: Words, _: bytes) -> tuple[Words, bytes]:
    from simulator.gui.sessions.report_document import page_pdf, usual_paper

    return {}, page_pdf(str(words["page"]), str(words["title"]), usual_paper())
