"""StagePage and BriefingPage at every size and type scale: nothing sticks out, nothing is cut off."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from simulator.domain.conversation import Conversation
from simulator.domain.scenario import Scenario
from simulator.gui import theme
from simulator.gui.pages.briefing_page import BriefingPage
from simulator.gui.pages.stage_page import StagePage
from tests.gui import scenes

SIZES = [(1024, 700), (1280, 800), (1920, 1080), (3840, 2160)]


@pytest.fixture(params=["light", "projector"])
def dressed(qapp: QApplication, request: pytest.FixtureRequest) -> str:
    theme.apply(qapp, request.param)
    return request.param


@pytest.fixture(autouse=True)
def _light_again(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp, "light")


def inside(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return parent is not None and parent.rect().contains(widget.geometry())


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("scene", [scenes.call(rings=False), scenes.table(name="N" * 60, long_line=True)])
def test_the_stage_fits(qtbot: QtBot, dressed: str, width: int, height: int, scene: Scenario) -> None:
    stage = StagePage()
    qtbot.addWidget(stage)
    stage.resize(width, height)
    stage.show()
    stage.show_conversation(Conversation.begin(scene), trying_again=1)
    stage.foot.hint.click()
    stage.foot.box.show_words("A long reply that goes on. " * 12)
    foot = stage.foot
    parts = [
        stage.bar,
        stage.bar.leave,
        stage.scene.people,
        stage.scene.line,
        foot.addressee,
        foot.tray,
        foot.hint,
    ]
    for part in (*parts, foot.box, foot.box.editor, foot.box.say, stage.see_what_counted):
        if part.isVisibleTo(stage):
            qtbot.waitUntil(lambda part=part: inside(part))
    assert (stage.width(), stage.height()) == (width, height)
    assert stage.scene.people.height() >= 100


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_briefing_fits(qtbot: QtBot, dressed: str, width: int, height: int) -> None:
    page = BriefingPage()
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    page.show_briefing(scenes.table(name="N" * 60), 12)
    for part in (page.people, page.start, page.back):
        qtbot.waitUntil(lambda part=part: inside(part))
    assert (page.width(), page.height()) == (width, height)
    assert page._scroll.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("large", [100, 150, 200])
def test_any_text_size_leaves_the_face_and_the_box(qtbot: QtBot, qapp: QApplication, large: int) -> None:
    theme.apply(qapp, "light", text_percent=large)
    stage = StagePage()
    qtbot.addWidget(stage)
    stage.resize(1024, 700)
    stage.show()
    stage.show_conversation(Conversation.begin(scenes.table()))
    for part in (stage.scene.people, stage.foot.box.editor, stage.foot.box.say):
        qtbot.waitUntil(lambda part=part: inside(part))
    assert stage.height() == 700


def test_the_conversation_so_far_is_behind_a_button_in_a_narrow_window(qtbot: QtBot) -> None:
    stage = StagePage()
    qtbot.addWidget(stage)
    stage.resize(1280, 800)
    stage.show()
    stage.show_conversation(Conversation.begin(scenes.table()))
    assert stage.side.isVisible()
    assert not stage.bar.so_far.isVisible()
    stage.resize(1024, 700)
    qtbot.waitUntil(lambda: not stage.side.isVisible())
    stage.bar.so_far.click()
    assert stage.side.isVisible()
