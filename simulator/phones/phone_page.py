"""PhonePage: the page for phones, on the local network while it is switched on, and gone when it is not."""

from __future__ import annotations

import logging
import socket
import time
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from simulator.domain.sessions.wall import JoinCard
from simulator.phones.addresses import NoNetworkError, local_addresses
from simulator.phones.booth import VotingBooth
from simulator.phones.join_card import join_card
from simulator.phones.phone_words import PhoneWords
from simulator.phones.site import LARGEST_BODY, PhoneSite

if TYPE_CHECKING:
    from waitress.channel import HTTPChannel

_WORKERS = 3
_MOST_CONNECTIONS = 300
_MOST_OF_ONE_ADDRESS = 60
_UNFINISHED_SECONDS = 8.0
"""How long a request may take to arrive; a phone takes a tenth of a second."""
_QUIET_SECONDS = 30
_LOOK_SECONDS = 0.5
_JOIN_SECONDS = 5.0


class PhonePage:
    """Serves the booth to phones. One thread listens and a few answer; all have ended when ``stop`` returns.

    Args:
        booth: Who is in, and what is asked.
        words: What the page says.
        address: The address to serve at; "" for this computer's address on the local network.
    """

    def __init__(self, booth: VotingBooth, words: PhoneWords | None = None, address: str = "") -> None:
        self.booth = booth
        self._words, self._wanted = words or PhoneWords(), address
        self._server: Any = None
        self._threads: list[Thread] = []
        self._is_over = Event()
        self.address, self.port = "", 0

    @property
    def is_on(self) -> bool:
        """Whether phones can reach it."""
        return self._server is not None

    def card(self) -> JoinCard:
        """Return how phones join; only while it is on."""
        return join_card(self.address, self.port, self.booth.code_word)

    def start(self) -> None:
        """Switch the page on, at a free port.

        Raises:
            NoNetworkError: There is no local network, or it refuses.
        """
        if self.is_on:
            return
        from waitress.server import create_server  # late: only who switches phones on waits for it
        from waitress.task import ThreadedTaskDispatcher

        logging.getLogger("waitress").setLevel(logging.CRITICAL)  # visitors' mistakes are no news
        self.address = self._wanted or local_addresses()[0]
        site = PhoneSite(self.booth, self._words, self._is_host)
        workers = ThreadedTaskDispatcher()
        workers.start_new_thread = self._start_worker
        self._server = create_server(
            site,
            sockets=[self._listening()],
            threads=_WORKERS,
            _dispatcher=workers,
            connection_limit=_MOST_CONNECTIONS,
            channel_timeout=_QUIET_SECONDS,
            max_request_header_size=8_192,
            max_request_body_size=LARGEST_BODY,
            clear_untrusted_proxy_headers=True,
            ident="",
        )
        self.port = int(self._server.effective_port)
        self._is_over.clear()
        workers.set_thread_count(_WORKERS)
        self._start(Thread(target=self._serve, name="phones", daemon=True))

    def stop(self) -> None:
        """Switch it off: the port is free and its threads have ended when this returns."""
        server, self._server = self._server, None
        if server is None:
            return
        try:
            server.trigger.pull_trigger(self._is_over.set)  # set by its own thread, which closes the trigger
        except OSError:  # what wakes it is closed: it looks by itself every half second
            self._is_over.set()
        for thread in self._threads:
            thread.join(_JOIN_SECONDS)
        self._threads.clear()

    def _listening(self) -> socket.socket:
        made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            made.bind((self.address, 0))
        except OSError as error:
            made.close()
            raise NoNetworkError(
                f"The page for phones cannot be opened at {self.address}: {error.strerror or error}.",
                remedy="Look at the network, or vote with keys or on paper.",
            ) from error
        return made

    def _serve(self) -> None:
        server = self._server
        while not self._is_over.is_set():
            server.asyncore.loop(timeout=_LOOK_SECONDS, map=server._map, count=1)  # noqa: SLF001
            _sweep(list(server.active_channels.values()))
        server.task_dispatcher.shutdown(timeout=2)
        server.asyncore.close_all(server._map)  # noqa: SLF001

    def _start_worker(self, target: Any, thread_no: int) -> None:  # noqa: ANN401
        self._start(Thread(target=target, args=(thread_no,), name=f"phones-{thread_no}", daemon=True))

    def _start(self, thread: Thread) -> None:
        self._threads.append(thread)
        thread.start()

    def _is_host(self, told: str) -> bool:
        return told in (f"{self.address}:{self.port}", self.address if self.port == 80 else "")  # noqa: PLR2004


def _sweep(channels: list[HTTPChannel]) -> None:
    """Close connections that keep a request to themselves, and the oldest of an address that has too many."""
    now = time.time()
    seen: dict[str, int] = {}
    for channel in reversed(channels):
        address = str(channel.addr[0]) if channel.addr else ""
        seen[address] = seen.get(address, 0) + 1
        is_quiet = not channel.requests and not channel.total_outbufs_len
        is_slow = is_quiet and now - channel.creation_time > _UNFINISHED_SECONDS
        if is_slow or (is_quiet and seen[address] > _MOST_OF_ONE_ADDRESS):
            channel.will_close = True
