"""The log: where the program writes down what went wrong, Qt's own warnings included."""

from __future__ import annotations

import faulthandler
import logging
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

LOG_NAME = "rapport.log"
_LARGEST_BYTES = 500_000
_KEPT_FILES = 3

_qt_log = logging.getLogger("qt")
_defect_log = logging.getLogger("defect")


class FailureLog:
    """Writes warnings and defects to ``log/rapport.log`` in the data folder, as long as it is open."""

    def __init__(self, data_folder: Path) -> None:
        self.path = data_folder / "log" / LOG_NAME
        self._writer: logging.Handler | None = None

    def open(self) -> None:
        """Start writing; a folder that cannot be written goes without, for the log is no reason to stop."""
        from logging.handlers import RotatingFileHandler

        qInstallMessageHandler(_write_qt_message)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            writer = RotatingFileHandler(
                self.path, maxBytes=_LARGEST_BYTES, backupCount=_KEPT_FILES, encoding="utf-8"
            )
            if writer.stream is not None:
                faulthandler.enable(writer.stream)
        except OSError:
            return
        writer.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        logging.getLogger().addHandler(writer)
        self._writer = writer

    def close(self) -> None:
        """Stop writing."""
        qInstallMessageHandler(None)
        if self._writer is not None:
            faulthandler.disable()
            logging.getLogger().removeHandler(self._writer)
            self._writer.close()
            self._writer = None


def write_defect(defect: BaseException, where: TracebackType | None) -> None:
    """Write a defect down with the way that led to it."""
    _defect_log.error("in thread %s", threading.current_thread().name, exc_info=(type(defect), defect, where))


def _write_qt_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    levels = {
        QtMsgType.QtDebugMsg: logging.DEBUG,
        QtMsgType.QtInfoMsg: logging.INFO,
        QtMsgType.QtWarningMsg: logging.WARNING,
    }
    _qt_log.log(levels.get(kind, logging.ERROR), "%s", message)
