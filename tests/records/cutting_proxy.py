"""Something between a program and a server that cuts the line at a chosen moment, as networks do."""

from __future__ import annotations

import random
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum

MOST_BYTES = 65_536


class Cut(Enum):
    """When, as seen from a message of the program's."""

    BEFORE = "before it was sent"
    HALF_WAY = "half of it was sent"
    UNHEARD = "it was sent, and the line breaks before the answer"
    SILENCE = "it was sent, and no answer ever comes"


CUTS = (Cut.BEFORE, Cut.HALF_WAY, Cut.UNHEARD)
"""The ways that the program notices at once."""


class CuttingProxy:
    """Passes on what it is told, until it is told to cut.

    Attributes:
        port: Where it listens, at 127.0.0.1.
        is_down: Whether it lets nobody in.
        cuts: How often it has cut.
        messages: How many messages of the program's it has seen.
    """

    def __init__(self, server_port: int) -> None:
        self._server_port = server_port
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self.is_down = False
        self.is_down_after_cut = False
        self.cuts = self.messages = 0
        self._fuse: tuple[int, bytes, Cut] | None = None
        self._open: set[socket.socket] = set()
        self._silent = threading.Event()
        self._threads = [threading.Thread(target=self._let_in, daemon=True)]
        self._threads[0].start()

    def cut_at(self, message: int, how: Cut) -> None:
        """Cut at that many messages from now, the next being 1."""
        self._fuse = (self.messages + message, b"", how)

    def cut_at_word(self, word: bytes, how: Cut) -> None:
        """Cut at the next message that has a word in it."""
        self._fuse = (0, word, how)

    def mend(self) -> None:
        """Cut nothing any more, and let everybody in."""
        self._fuse, self.is_down, self.is_down_after_cut = None, False, False
        self._silent.clear()

    def close(self) -> None:
        """End it all."""
        self.is_down = True
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for each in list(self._open):
            _end(each)
        for thread in self._threads:
            thread.join(5)

    def _let_in(self) -> None:
        while True:
            try:
                program, _ = self._listening.accept()
            except OSError:
                return
            if self.is_down:
                _end(program)
                continue
            try:
                server = socket.create_connection(("127.0.0.1", self._server_port))
            except OSError:
                _end(program)
                continue
            for each in (program, server):
                each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._open |= {program, server}
            deaf = threading.Event()
            for work in (
                lambda p=program, s=server, d=deaf: self._pass_on(p, s, d),
                lambda p=program, s=server, d=deaf: self._answer(s, p, d),
            ):
                thread = threading.Thread(target=work, daemon=True)
                self._threads.append(thread)
                thread.start()

    def _pass_on(self, program: socket.socket, server: socket.socket, deaf: threading.Event) -> None:
        with suppress(OSError):
            while message := program.recv(MOST_BYTES):
                self.messages += 1
                if self._fuse is None or self.messages < self._fuse[0] or self._fuse[1] not in message:
                    server.sendall(message)
                    continue
                how, self._fuse = self._fuse[2], None
                self.cuts += 1
                self.is_down = self.is_down_after_cut
                if how is Cut.HALF_WAY:
                    server.sendall(message[: len(message) // 2])
                if how is Cut.SILENCE:
                    self._silent.set()
                    server.sendall(message)
                    continue
                if how is Cut.UNHEARD:
                    deaf.set()
                    server.sendall(message)
                    server.settimeout(5)
                    continue  # ``_answer`` hears that it was done, tells nobody, and hangs up
                break
        if not deaf.is_set():
            self._hang_up(program, server)

    def _answer(self, server: socket.socket, program: socket.socket, deaf: threading.Event) -> None:
        with suppress(OSError):
            while message := server.recv(MOST_BYTES):
                if deaf.is_set():
                    break
                if not self._silent.is_set():
                    program.sendall(message)
        self._hang_up(program, server)

    def _hang_up(self, *ends: socket.socket) -> None:
        for each in ends:
            self._open.discard(each)
            _end(each)


@contextmanager
def proxy_to(server_port: int) -> Iterator[CuttingProxy]:
    """Lend a proxy in front of a server."""
    proxy = CuttingProxy(server_port)
    try:
        yield proxy
    finally:
        proxy.close()


def some_cut(by_chance: random.Random) -> Cut:
    """Return one of the ways to cut."""
    return by_chance.choice(CUTS)


def _end(one: socket.socket) -> None:
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()
