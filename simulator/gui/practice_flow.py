"""PracticeFlow: from a card through briefing, conversation and debrief; it wires pages to ``training``."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from simulator.domain.errors import SimulatorError
from simulator.gui.background import Background, Lane, import_alone
from simulator.gui.listening.answering import Answering
from simulator.gui.main_window import MainWindow, Page
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.speaking.customer_speaks import CustomerSpeaks

if TYPE_CHECKING:
    from simulator.domain.attempt import Reply
    from simulator.domain.people import Person
    from simulator.records.interface import RecordStore
    from simulator.scenario_files.library import ScenarioSource
    from simulator.training.practice import Debrief, Practice


class PracticeFlow(QObject):
    """Holds the conversation under way; whatever takes time is done in the lanes."""

    opening = Signal(str)
    """The id of the scenario that is being opened; "" once it is, or could not be."""
    ended = Signal(str)
    """One is back from a conversation; the name of the room to show."""
    briefing_made = Signal(object)
    briefing_shown = Signal(object)
    """A BriefingPage, to be wired once, and to be told each time how one usually answers."""
    debrief_made = Signal(object)
    debrief_shown = Signal(object, object)
    """A DebriefPage, to be wired once; a Debrief and its page, each time, for whoever lets it be heard."""

    def __init__(
        self,
        window: MainWindow,
        background: Background,
        desk: RecordsDesk,
        source_of: Callable[[str], ScenarioSource],
        customer: CustomerSpeaks,
        answering: Answering,
    ) -> None:
        super().__init__(window)
        self._window, self._background, self._desk = window, background, desk
        self._source_of, self._customer, self._answering = source_of, customer, answering
        self._source: ScenarioSource | None = None
        self._practice: Practice | None = None
        self._debrief: Debrief | None = None
        self._room_after = "attempts"
        window.add_page("briefing", Page(self._make_briefing))
        window.add_page("stage", Page(self._make_stage))
        window.add_page("debrief", Page(self._make_debrief))

    def begin(self, scenario_id: str, file: str = "") -> None:
        """Read a scenario, from that file if it is known, and show its briefing."""
        self.opening.emit(scenario_id)
        self._background.run(
            Lane.FILES,
            lambda: self._source_of(file or scenario_id),
            asker=self,
            then=self._show_briefing,
            failed=self._could_not,
        )

    def resume(self, attempt_id: str) -> None:
        """Go on with an attempt where it was left; one that broke off in its last instant is debriefed."""
        self._desk.ask(
            lambda store, person: _training().resume(store, attempt_id, person),
            asker=self,
            then=self._show_stage,
            failed=self._could_not,
        )

    def show_debrief(self, attempt_id: str, room_after: str = "attempts") -> None:
        """Judge a finished attempt and show its debrief.

        Args:
            attempt_id: One's own, or one that was submitted, to somebody who may read it.
            room_after: The room to go to afterwards.
        """

        def look(store: RecordStore, person: Person) -> tuple[Debrief, Person]:
            return _training().debrief(store, attempt_id, person), person

        def show(told: tuple[Debrief, Person]) -> None:
            self._room_after = room_after
            self._show_debrief(*told)

        self._desk.ask(look, asker=self, then=show, failed=self._could_not)

    def _show_briefing(self, source: ScenarioSource) -> None:
        self.opening.emit("")
        self._source = source
        self._page("briefing").show_briefing(source.scenario, None)
        self.briefing_shown.emit(self._page("briefing"))
        self._window.show_page("briefing", source.scenario.title)
        self._customer.prepare(source.scenario)
        self._background.run(
            Lane.FILES, _get_ready_to_judge, asker=self, then=_nothing, failed=self._could_not
        )

    def _start(self) -> None:
        self._answering.make_sure(self._start_now)

    def _start_now(self) -> None:
        source = self._source
        if source is not None:
            self._desk.ask(
                lambda store, person: _training().start(store, source, person),
                asker=self,
                then=self._show_stage,
                failed=self._could_not,
            )

    def _show_stage(self, practice: Practice) -> None:
        self.opening.emit("")
        self._practice = practice
        what_if = practice.record.what_if
        stage = self._page("stage")
        self._answering.enter(practice)
        stage.show_conversation(
            practice.conversation,
            trying_again=what_if.turn if what_if else None,
            draft_key=practice.record.id,
        )
        self._window.show_page("stage", practice.record.scenario_title)

    def _answer(self, reply: Reply) -> None:
        """The reply is on disk before the customer answers it."""
        practice = self._practice
        if practice is None:
            return

        def then(following: Practice) -> None:
            self._answering.stored(practice)
            if self._practice is practice:  # still the conversation that is shown
                self._show_stage(following)
            if following.conversation.is_over:
                self._desk.read_history()

        def failed(error: SimulatorError) -> None:
            if self._practice is practice:
                self._page("stage").show_failure(error.problem, error.remedy)

        self._desk.ask(
            lambda store, _: _training().answer(store, practice, reply), asker=self, then=then, failed=failed
        )

    def _leave_stage(self) -> None:
        self._practice = None
        self._go_to("practise")

    def _ask_debrief(self) -> None:
        if self._practice is not None:
            self.show_debrief(self._practice.record.id)

    def _show_debrief(self, debrief: Debrief, viewer: Person) -> None:
        self._practice, self._debrief = None, debrief
        self._page("debrief").show_debrief(debrief, viewer)
        self.return_to_debrief()
        self.debrief_shown.emit(debrief, self._page("debrief"))

    def return_to_debrief(self) -> None:
        """Show the debrief again as it was left."""
        if self._debrief is not None:
            title = self._debrief.scenario.title
            self._window.show_page("debrief", self.tr("{}: debrief").format(title))

    def try_again(self, turn: int) -> None:
        """Begin a what-if of the attempt whose debrief is shown, from that turn."""
        debrief = self._debrief
        if debrief is not None:
            self._desk.ask(
                lambda store, person: _training().try_again(store, debrief.record.id, turn, person),
                asker=self,
                then=self._show_stage,
                failed=self._could_not,
            )

    def _submit(self) -> None:
        debrief = self._debrief
        if debrief is None:
            return

        def submitted(_: object) -> None:
            self.show_debrief(debrief.record.id)
            self._desk.read_history()

        self._desk.ask(
            lambda store, person: _training().submit(store, debrief.record.id, person),
            asker=self,
            then=submitted,
            failed=self._could_not,
        )

    def _play_again(self) -> None:
        if self._debrief is not None:
            self.begin(self._debrief.record.scenario_id)

    def _leave_briefing(self) -> None:
        self._go_to("practise")

    def _leave_debrief(self) -> None:
        self._go_to(self._room_after)

    def _go_to(self, room: str) -> None:
        self._desk.read_history()
        self.ended.emit(room)

    def _could_not(self, error: SimulatorError) -> None:
        """Said above whatever page is shown: nothing was lost, and one can try again."""
        self.opening.emit("")
        self._window.show_notice(error.problem, error.remedy)

    def _page(self, name: str) -> Any:  # noqa: ANN401  # each name has a page of its own type
        return self._window.page(name)

    def _make_briefing(self) -> QWidget:
        from simulator.gui.pages.briefing_page import BriefingPage

        page = BriefingPage()
        page.started.connect(self._start)
        page.left.connect(self._leave_briefing)
        self.briefing_made.emit(page)
        return page

    def _make_stage(self) -> QWidget:
        from simulator.gui.pages.stage_page import StagePage

        page = StagePage()
        page.voice.use(self._customer)
        self._answering.attach(page)
        page.replied.connect(self._answer)
        page.left.connect(self._leave_stage)
        page.debrief_asked.connect(self._ask_debrief)
        return page

    def _make_debrief(self) -> QWidget:
        from simulator.gui.pages.debrief_page import DebriefPage

        page = DebriefPage()
        page.turn_retried.connect(self.try_again)
        page.submitted.connect(self._submit)
        page.kept_private.connect(self._leave_debrief)
        page.played_again.connect(self._play_again)
        page.left.connect(self._leave_debrief)
        self.debrief_made.emit(page)
        return page


def _training() -> Any:  # noqa: ANN401  # a module
    """Scoring and scenario files take long to import, so only a lane ever does."""
    import_alone("simulator.scenario_files.reader", "simulator.training.practice")
    from simulator.training import practice

    return practice


def _get_ready_to_judge() -> None:
    """Load the sentence model while the briefing is read, so that the first reply does not wait for it."""
    import_alone("numpy", "simulator.scoring.meaning.learned")
    from simulator.scoring.meaning.learned import make_ready

    make_ready()


def _nothing(_: object) -> None:
    pass
