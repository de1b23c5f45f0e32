"""The board with real records: what the room saw is on disk, and counted away from the window."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from simulator.domain.people import Person, Role
from simulator.domain.sessions.session import ActivityKind, Participant, Session
from simulator.domain.sessions.state import ITEM_BEGUN, PLANNED, plan_told
from simulator.gui.background import Background
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.sessions.live_session import LiveSession
from simulator.gui.sessions.panels.board_panel import BoardPanel
from simulator.records import open_store
from tests.gui.sessions.led import plan

ITEM = plan(ActivityKind.SUPPORT_ERODE)[0]
PASSPHRASE = "long enough"


def kept(folder: Path, session_id: str = "") -> tuple[Person, Session]:
    """Return the trainer and a session, started if there is none."""
    store = open_store(folder)
    if not session_id:
        kim = store.give_role("Kim", Role.TRAINER, by=None, passphrase=PASSPHRASE)
        session_id = store.start_session(kim, title="Tuesday", roster=[Participant("p1", "Ann")]).id
    kim = store.sign_in("Kim", PASSPHRASE)
    session = store.session(session_id, kim)
    store.close()
    return kim, session


def test_a_board_is_there_again_after_the_window_went_without_a_word(qtbot: QtBot, tmp_path: Path) -> None:
    background = Background()
    desk = RecordsDesk(background)
    _, session = kept(tmp_path)
    with qtbot.waitSignal(desk.locked, timeout=10_000):
        desk.open(tmp_path, "Kim")
    with qtbot.waitSignal(desk.person_known, timeout=10_000):
        desk.sign_in("Kim", PASSPHRASE, failed=print)
    live = LiveSession(session, desk)
    live.happen(PLANNED, plan_told([ITEM]), item="")
    live.happen(ITEM_BEGUN, item=ITEM.id)
    panel = BoardPanel(live, ITEM)
    qtbot.addWidget(panel)
    with qtbot.waitSignal(panel.counting.counted, timeout=10_000):
        pass
    panel._name("Trüst 信頼")
    panel._write(next(iter(panel.columns)), "=We “ring” back\u200f")
    qtbot.waitUntil(lambda: live.is_kept, timeout=10_000)
    board = panel.state.board
    assert board.qualities
    desk.close()
    background.close()
    _, again = kept(tmp_path, session.id)
    panel = BoardPanel(LiveSession(again, desk), ITEM)
    qtbot.addWidget(panel)
    assert panel.state.board == board
