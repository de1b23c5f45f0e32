"""Dictation: has a reply taken down; a listener that ends meanwhile is replaced and hears it again."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence

from simulator.speech.interface import SAMPLE_RATE, Heard, KnownVoice, Listener, ListenerUnavailableError

_PIECE = 2 * SAMPLE_RATE
"""Sound that is given again goes in pieces of a second: nobody is asked to take minutes at once."""


class Dictation:
    """Holds one listener and the sound of the reply under way. Blocking, for one thread, but for `close`."""

    def __init__(self, open_listener: Callable[[], Listener], voice: KnownVoice | None = None) -> None:
        self._open = open_listener
        self._listener: Listener | None = None
        self._sayings: tuple[str, ...] = ()
        self._for_now: tuple[str, ...] = ()
        self._voice = voice
        self._sound = bytearray()
        self._has_all = False
        self._is_closed = False

    @property
    def sound(self) -> bytes:
        """The reply under way, or the last one, as sound."""
        return bytes(self._sound)

    def expect(self, sayings: Sequence[str]) -> None:
        """Get ready for a conversation in which such things are said.

        Raises:
            ListenerUnavailableError: Nobody can listen here.
        """
        self._sayings, self._for_now = tuple(sayings), ()
        try:
            self._opened().expect(self._sayings)
        except ListenerUnavailableError:
            self._let_go()
            self._opened().expect(self._sayings)

    def expect_for_now(self, sayings: Sequence[str]) -> None:
        """Get ready for something else that is said, until `expect_as_before`.

        Raises:
            ListenerUnavailableError: Nobody can listen here.
        """
        if self._for_now != tuple(sayings):
            before = self._sayings
            self.expect(sayings)
            self._sayings, self._for_now = before, tuple(sayings)

    def expect_as_before(self) -> None:
        """Get ready for the conversation again that was to be expected.

        Raises:
            ListenerUnavailableError: Nobody can listen here.
        """
        if self._for_now:
            self.expect(self._sayings)

    def begin(self) -> None:
        """Begin a reply. Trouble is told at its end: what is said meanwhile is not lost."""
        self._sound.clear()
        try:
            self._opened().begin()
            self._has_all = True
        except ListenerUnavailableError:
            self._give_again()

    def take(self, pcm: bytes) -> None:
        """Take the next piece of the reply (SAMPLE_RATE, one channel, 16-bit)."""
        self._sound += pcm
        if not self._has_all:
            return
        try:
            self._opened().take(pcm)
        except ListenerUnavailableError:
            self._give_again()

    def finish(self) -> Heard:
        """End the reply and say what was said.

        Raises:
            ListenerUnavailableError: Nor could a fresh listener; the sound is still here.
        """
        if self._has_all:
            try:
                return self._opened().finish()
            except ListenerUnavailableError:
                self._has_all = False
        self._start_again()
        return self._opened().finish()

    @property
    def voice(self) -> KnownVoice | None:
        """What is known of the voice that is listened to; None of a stranger's."""
        return self._voice

    def know(self, voice: KnownVoice | None) -> None:
        """Listen to a voice as it is known from before; None is a stranger's. From the next reply on."""
        self._voice = voice
        if self._listener is not None:
            self._with_voice(self._listener)

    def learn(self, said: str) -> bool:
        """Get used to the voice of the reply that was finished last; returns whether anything was learned.

        Args:
            said: What was said in it, for certain.
        """
        try:
            known = self._listener.learn(said) if self._listener is not None else None
        except ListenerUnavailableError:
            self._let_go()  # what was learned before is here; the next reply begins with a fresh listener
            return False
        self._voice = known or self._voice
        return known is not None

    def close(self) -> None:
        """Let go of the listener for good; safe from any thread."""
        self._is_closed = True
        listener = self._listener
        if listener is not None:
            listener.close()

    def _give_again(self) -> None:
        """Try at once, so that the end need not wait for it; if it fails, the end tries once more."""
        try:
            self._start_again()
        except ListenerUnavailableError:
            self._has_all = False

    def _start_again(self) -> None:
        self._has_all = False
        self._let_go()
        fresh = self._opened()
        if sayings := self._for_now or self._sayings:
            fresh.expect(sayings)
        fresh.begin()
        for start in range(0, len(self._sound), _PIECE):
            fresh.take(bytes(self._sound[start : start + _PIECE]))
        self._has_all = True

    def _let_go(self) -> None:
        listener, self._listener = self._listener, None
        if listener is not None:
            listener.close()

    def _opened(self) -> Listener:
        if self._is_closed:
            raise ListenerUnavailableError("Nobody listens any more.", remedy="Type your reply.")
        if self._listener is None:
            self._listener = self._open()
            self._with_voice(self._listener)
        return self._listener

    def _with_voice(self, listener: Listener) -> None:
        with contextlib.suppress(ListenerUnavailableError):  # it says so itself when it is to listen
            listener.know(self._voice)
