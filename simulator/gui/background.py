"""Background: runs work in a lane, answers on the GUI thread; the only file that starts threads."""

from __future__ import annotations

import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from enum import Enum
from importlib import import_module
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

from simulator.domain.errors import SimulatorError

T = TypeVar("T")

HAND_OVER_SECONDS = 0.000_5
"""How long one thread may keep Python to itself while another wants it. The usual ten times as long adds up:
the window lets go of Python in every call to Qt, and would wait that long each time while a lane computes."""

_importing = threading.Lock()


def import_alone(*modules: str) -> None:
    """Import modules while no other lane does.

    Packages that import themselves in circles (pydantic does) come out half made
    when two threads import them at once. Whatever a lane is about to load goes
    through here first; afterwards it costs next to nothing.
    """
    with _importing:
        for module in modules:
            import_module(module)


class Lane(Enum):
    """A queue with one thread of its own: work in a lane never overlaps itself."""

    RECORDS = "records"
    FILES = "files"
    LIBRARY = "library"
    SPEAKING = "speaking"
    LISTENING = "listening"
    SENDING = "sending"

    @property
    def must_finish(self) -> bool:
        """Whether work that waits when the window closes is still done: what was said must be kept."""
        return self is Lane.RECORDS


class Background(QObject):
    """Runs blocking work away from the GUI thread and brings the answer back to it."""

    crashed = Signal(object)
    """A defect: whatever was raised that is not a SimulatorError."""

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(HAND_OVER_SECONDS)
        self._changed = threading.Condition()
        self._queues = {lane: _Queue(lane, self._changed) for lane in Lane}
        self._finished.connect(self._call)  # emitted in a lane, so Qt queues it for this thread

    def run(
        self,
        lane: Lane,
        work: Callable[[], T],
        *,
        asker: QObject,
        then: Callable[[T], None],
        failed: Callable[[SimulatorError], None],
    ) -> None:
        """Run ``work`` in ``lane``, after what was asked of that lane before.

        Args:
            lane: Which queue it waits in.
            work: What to do; it may block, and must not touch a widget.
            asker: Who wants to know; once it is deleted nobody is told any more.
            then: Called on the GUI thread with what ``work`` returned.
            failed: Called on the GUI thread when ``work`` raised a SimulatorError.
        """

        def job() -> None:
            try:
                result = work()
            except SimulatorError as error:
                problem = error
                self._finished.emit(lambda: self._tell(asker, lambda: failed(problem)))
            except BaseException as defect:  # told on the GUI thread, never swallowed
                crash = defect
                self._finished.emit(lambda: self.crashed.emit(crash))
            else:
                self._finished.emit(lambda: self._tell(asker, lambda: then(result)))

        self._queues[lane].add(job)

    def let_others_go_first(self, lane: Lane) -> None:
        """Wait, in work of this lane, until no other lane has anything to do, or all is being closed.

        Python runs one thread at a time: whatever nobody waits for should not hold up what somebody does.
        """
        others = [queue for other, queue in self._queues.items() if other is not lane]
        with self._changed:
            self._changed.wait_for(lambda: not any(queue.is_wanted for queue in others))

    def close(self, wait_seconds: float = 6.0) -> bool:
        """Finish what must be finished, forget what has not started.

        Args:
            wait_seconds: How long to wait, in all, for other work that has started.

        Returns:
            Whether all threads have ended.
        """
        for queue in self._queues.values():
            queue.close()
        until = time.monotonic() + wait_seconds
        have_ended = [queue.wait(max(0.0, until - time.monotonic())) for queue in self._queues.values()]
        return all(have_ended)

    @staticmethod
    def _tell(asker: QObject, answer: Callable[[], None]) -> None:
        if shiboken6.isValid(asker):
            answer()

    def _call(self, answer: Callable[[], None]) -> None:
        answer()


class _Queue:
    """Jobs in the order they came, done one by one on one thread, which starts with the first."""

    def __init__(self, lane: Lane, changed: threading.Condition) -> None:
        self.lane = lane
        self._jobs: deque[Callable[[], None]] = deque()
        self._changed = changed  # one for all lanes: they can wait for each other
        self._is_closed = self._is_working = False
        self._thread: threading.Thread | None = None

    @property
    def is_wanted(self) -> bool:
        """Whether somebody waits for work of this lane; nobody does once it is closed."""
        return not self._is_closed and (self._is_working or bool(self._jobs))

    def add(self, job: Callable[[], None]) -> None:
        with self._changed:
            if self._is_closed:
                return
            self._jobs.append(job)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name=self.lane.value, daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def close(self) -> None:
        with self._changed:
            self._is_closed = True
            if not self.lane.must_finish:
                self._jobs.clear()
            self._changed.notify_all()

    def wait(self, seconds: float) -> bool:
        if self._thread is None:
            return True
        self._thread.join(None if self.lane.must_finish else seconds)
        return not self._thread.is_alive()

    def _work(self) -> None:
        while (job := self._next()) is not None:
            job()

    def _next(self) -> Callable[[], None] | None:
        with self._changed:
            self._is_working = False
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._jobs or self._is_closed)
            self._is_working = bool(self._jobs)
            return self._jobs.popleft() if self._jobs else None
