"""PhonesOn: the page for phones of one session; on until it is switched off or the session is put away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from simulator.domain.sessions.wall import JoinCard
from simulator.gui.background import import_alone
from simulator.gui.sessions.live_session import LiveSession

if TYPE_CHECKING:
    from simulator.domain.errors import SimulatorError
    from simulator.phones.phone_page import PhonePage
    from simulator.phones.phone_words import PhoneWords


class PhonesOn(QObject):
    """Votes and arrivals come from the page's threads and are told in the window's.

    Args:
        live: The session; phones that joined stay in from one vote to the next.
        address: Where to serve; "" finds this computer's address on the local network.
    """

    voted = Signal(object)
    """A PhoneVote."""
    joined = Signal(int, int)
    """How many phones are in, and how many were turned away because they share an address."""
    switched = Signal()
    refused = Signal(object)
    """It cannot be switched on: a SimulatorError."""

    def __init__(self, live: LiveSession, address: str = "") -> None:
        super().__init__(live)
        self._live, self.address = live, address
        self._page: PhonePage | None = None
        self._starting: PhonePage | None = None
        self._asks: tuple[tuple[str, str], ...] | None = None
        self.phones_in = self.turned_away = 0
        self.key = ""
        self.joined.connect(self._count, Qt.ConnectionType.QueuedConnection)
        live.ended.connect(self.switch_off)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.switch_off)

    @property
    def is_on(self) -> bool:
        """Whether phones can reach the page."""
        return self._page is not None

    @property
    def is_starting(self) -> bool:
        """Whether it is being switched on."""
        return self._starting is not None

    def card(self) -> JoinCard | None:
        """Return how phones join; None while it is off."""
        return self._page.card() if self._page else None

    def switch_on(self) -> None:
        """Open the page; ``switched`` or ``refused`` follows."""
        if self.is_on or self.is_starting:
            return
        from simulator.phones.booth import VotingBooth
        from simulator.phones.code_words import new_code_word
        from simulator.phones.phone_page import PhonePage

        booth = VotingBooth(new_code_word(), self.voted.emit, self.joined.emit)
        page = self._starting = PhonePage(booth, self._words(), self.address)
        self._live.destroyed.connect(page.stop)

        def start(*_: object) -> PhonePage:
            import_alone("waitress.server", "segno")
            page.start()
            return page

        self._live.ask(start, self._started, self._not_started)
        self.switched.emit()

    def other_addresses(self) -> tuple[str, ...]:
        """Return at which other addresses it could be: this computer may be in several networks."""
        from simulator.phones.addresses import NoNetworkError, local_addresses

        if self._page is None:
            return ()
        try:
            return tuple(one for one in local_addresses() if one != self._page.address)
        except NoNetworkError:
            return ()

    def move(self) -> None:
        """Serve in the next network instead; phones join anew."""
        others = self.other_addresses()
        if self._page is None or not others:
            return
        later = [one for one in others if one > self._page.address]
        self.switch_off()
        self.address = (later or others)[0]
        self.switch_on()

    def switch_off(self) -> None:
        """Close the page; no thread of it is left when this returns."""
        for page in (self._page, self._starting):
            if page is not None:
                page.stop()
        was_on = self._page is not None or self._starting is not None
        self._page = self._starting = None
        self.phones_in = self.turned_away = 0
        self.key = ""
        if was_on:
            self.switched.emit()

    def ask(self, asks: tuple[tuple[str, str], ...]) -> None:
        """Ask all phones, those that are in and those to come: criterion ids and words."""
        self._asks = asks
        self.key = self._page.booth.open(asks) if self._page else ""

    def close_ballot(self) -> None:
        """Take no more votes; phones are told to look at the wall."""
        self._asks, self.key = None, ""
        if self._page:
            self._page.booth.close()

    def let_in_more(self) -> None:
        """Let any number of phones share an address."""
        if self._page:
            self._page.booth.let_in_more()

    def _started(self, page: PhonePage) -> None:
        if self._starting is not page:
            page.stop()
            return
        self._starting, self._page = None, page
        if self._asks is not None:
            self.key = page.booth.open(self._asks)
        self.switched.emit()

    def _not_started(self, error: SimulatorError) -> None:
        self._starting = None
        self.switched.emit()
        self.refused.emit(error)

    def _count(self, phones_in: int, turned_away: int) -> None:
        self.phones_in, self.turned_away = phones_in, turned_away

    def _words(self) -> PhoneWords:
        from simulator.phones.phone_words import PhoneWords

        return PhoneWords(
            title=self.tr("You are the judge"),
            join=self.tr("Type the two words you see on the wall."),
            word=self.tr("Code word"),
            enter=self.tr("Join"),
            no_names=self.tr("No names. Nobody sees who said what."),
            yes=self.tr("Yes"),
            no=self.tr("No"),
            unsure=self.tr("Not sure"),
            ask=self.tr("What did you hear?"),
            vote=self.tr("Send my votes"),
            counted=self.tr("Your votes are in."),
            changed=self.tr("Changed. Your last votes count."),
            same=self.tr("You had said the same. It counts once."),
            look_up=self.tr("Now look up: the wall shows how the room votes once everybody has."),
            change=self.tr("Change my votes"),
            waiting=self.tr("You are in."),
            wait=self.tr("The next question comes here by itself. Until then, look up and listen."),
            over=self.tr("The votes are shown."),
            over_more=self.tr("Look at the wall. The next question comes here by itself."),
            moved_on=self.tr("The room has moved on, so this was not counted."),
            incomplete=self.tr("Please answer every line. “Not sure” is an answer too."),
            wrong_word=self.tr("That is not the code word. Look at the wall again."),
            too_many_tries=self.tr("Too many tries. Wait a minute, then try again."),
            too_many_here=self.tr(
                "Too many phones come from your connection. Tell the trainer, who can let you in."
            ),
            too_fast=self.tr("That was fast. Wait a few seconds, then send again."),
            busy=self.tr("Too many requests. Wait a few seconds."),
            not_here=self.tr("There is nothing here."),
            go_on=self.tr("Go on"),
        )


def phones_of(live: LiveSession) -> PhonesOn:
    """Return the phones of a session, one for all of its activities."""
    found = live.findChild(PhonesOn)
    return found if isinstance(found, PhonesOn) else PhonesOn(live)


def switch_phones_off(live: LiveSession) -> None:
    """Close the page of a session, if it is open: the console is left."""
    found = live.findChild(PhonesOn)
    if isinstance(found, PhonesOn):
        found.switch_off()
