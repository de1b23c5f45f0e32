"""The look keeps its promises: contrast, focus, type, and what is not loaded before it is needed."""

import subprocess
import sys
from itertools import product

import pytest
from PySide6.QtCore import QMargins, QPoint, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from simulator.bundled_files import assets_folder
from simulator.gui import icons, theme

TEXT = ("ink", "muted", "accent", "relationship", "task", "good", "bad", "unsure")


@pytest.fixture(autouse=True)
def _light_again(qapp: QApplication):
    theme.apply(qapp, "light")
    yield
    theme.apply(qapp, "light")


def _luminance(colour: str) -> float:
    parts = QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("name", "token"), list(product(theme.THEMES, TEXT)))
def test_every_text_colour_stands_out_on_every_ground(name: str, token: str):
    worn = theme.THEMES[name]
    least = 7.0 if name in ("contrast", "projector") else 4.5
    for ground in (worn.paper, worn.surface):
        assert _contrast(getattr(worn, token), ground) >= least


@pytest.mark.parametrize("name", theme.THEMES)
def test_words_stay_readable_on_the_accent_and_on_what_is_chosen_or_hovered(name: str):
    worn = theme.THEMES[name]
    assert _contrast(worn.on_accent, worn.accent) >= 4.5
    assert _contrast(worn.ink, worn.chosen) >= 4.5
    assert _contrast(worn.ink, worn.hover) >= 4.5
    assert _contrast(worn.accent, worn.chosen) >= 4.5


@pytest.mark.parametrize("name", theme.THEMES)
def test_a_theme_dresses_the_whole_application_and_says_so(qapp: QApplication, qtbot: QtBot, name):
    with qtbot.waitSignal(theme.notifier().changed):
        theme.apply(qapp, name)
    assert theme.current().name == name
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(theme.current().paper)
    assert theme.current().accent in qapp.styleSheet()
    assert "$" not in qapp.styleSheet()


def test_system_wears_a_theme_of_its_own_choice(qapp: QApplication):
    theme.apply(qapp, "system")
    assert theme.current().name in ("light", "dark", "contrast")


def test_type_grows_with_the_projector_and_with_the_wish_for_larger_text(qapp: QApplication):
    assert theme.font("body").pixelSize() == 15
    theme.apply(qapp, "light", text_percent=150)
    assert theme.font("body").pixelSize() == 22
    theme.apply(qapp, "projector")
    assert theme.font("giant").pixelSize() > 48


def test_a_role_changes_the_type_of_a_label_at_once(qtbot: QtBot):
    label = QLabel("Dana")
    qtbot.addWidget(label)
    label.show()
    theme.set_role(label, "display")
    assert label.font().pixelSize() == 34


def test_a_label_shows_text_as_it_was_written(qtbot: QtBot):
    label = theme.label("<b>not bold</b>", "lead", tone="good")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.wordWrap()


@pytest.fixture
def form(qtbot: QtBot) -> QWidget:
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.setContentsMargins(16, 16, 16, 16)
    window.button, window.other, window.field = QPushButton("One"), QPushButton("Two"), QLineEdit()  # type: ignore[attr-defined]
    for widget in (window.button, window.other, window.field):  # type: ignore[attr-defined]
        layout.addWidget(widget)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def _rings(window: QWidget) -> list[QWidget]:
    return [ring for ring in window.findChildren(QWidget, "focus-ring") if ring.isVisible()]


def test_the_keyboard_shows_a_ring_around_the_control_and_clear_of_it(form, qtbot: QtBot):
    form.other.setFocus(Qt.FocusReason.TabFocusReason)
    (ring,) = _rings(form)
    assert ring.geometry() == form.other.geometry().adjusted(-4, -4, 4, 4)
    form.other.move(form.other.x() + 3, form.other.y())
    assert ring.geometry() == form.other.geometry().adjusted(-4, -4, 4, 4)
    form.other.hide()
    assert not _rings(form)


def test_a_ring_at_the_edge_of_its_box_is_whole(qtbot: QtBot, qapp: QApplication) -> None:
    """Panels without margins inside a page cut nothing off, and what scrolls takes its ring along."""
    theme.apply(qapp, "light")
    page, box, tall, scrolled = QWidget(), QWidget(), QWidget(), QScrollArea()
    button, far = QPushButton("At the edge"), QPushButton("Far down")
    around, inner, within = QVBoxLayout(page), QVBoxLayout(box), QVBoxLayout(tall)
    for layout, inside in ((around, box), (around, scrolled), (inner, button), (within, far)):
        layout.addWidget(inside)
    inner.setContentsMargins(0, 0, 0, 0)
    within.setContentsMargins(0, 0, 0, 0)
    scrolled.setWidget(tall)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    button.setFocus()
    (ring,) = _rings(page)
    assert ring.parentWidget() is page
    assert ring.size() == button.size().grownBy(QMargins(4, 4, 4, 4))
    around.setContentsMargins(40, 40, 40, 40)
    qtbot.waitUntil(lambda: button.mapTo(page, QPoint()).x() == 40)
    (ring,) = _rings(page)
    assert ring.geometry().topLeft() == QPoint(36, 36)
    far.setFocus()
    (ring,) = _rings(page)
    assert ring.parentWidget() is tall


def test_the_ring_moves_on_and_leaves_fields_to_their_own_border(form, qtbot: QtBot):
    form.button.setFocus(Qt.FocusReason.TabFocusReason)
    form.field.setFocus(Qt.FocusReason.TabFocusReason)
    assert not _rings(form)
    form.button.setFocus(Qt.FocusReason.TabFocusReason)
    assert len(_rings(form)) == 1


def test_the_ring_survives_its_control(form, qtbot: QtBot):
    form.button.setFocus(Qt.FocusReason.TabFocusReason)
    form.button.setParent(None)
    form.button.deleteLater()
    form.other.setFocus(Qt.FocusReason.TabFocusReason)
    assert len(_rings(form)) == 1


def test_the_ring_takes_the_new_theme(form, qapp: QApplication):
    form.button.setFocus(Qt.FocusReason.TabFocusReason)
    theme.apply(qapp, "contrast")
    (ring,) = _rings(form)
    assert ring.geometry() == form.button.geometry().adjusted(-5, -5, 5, 5)


def test_motion_is_a_choice(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("RAPPORT_MOTION", raising=False)
    theme.set_motion("full")
    assert theme.has_motion()
    theme.set_motion("reduced")
    assert not theme.has_motion()
    theme.set_motion("system")
    monkeypatch.setenv("RAPPORT_MOTION", "reduced")
    assert not theme.has_motion()


def test_there_is_a_shadow_in_the_light_theme_only(qapp: QApplication, qtbot: QtBot):
    card = QWidget()
    qtbot.addWidget(card)
    theme.soften(card)
    assert card.graphicsEffect() is not None
    theme.apply(qapp, "dark")
    theme.soften(card)
    assert card.graphicsEffect() is None


def _colours(name: str) -> set[str]:
    image = icons.pixmap(name, 24, "accent", 2.0).toImage()
    solid = (image.pixelColor(x, y) for x, y in product(range(image.width()), range(image.height())))
    return {colour.name() for colour in solid if colour.alpha() == 255}


@pytest.mark.parametrize("name", icons.names())
def test_every_icon_is_drawn_in_the_colour_of_its_token(name: str):
    assert _colours(name) == {theme.current().accent.lower()}


def test_an_icon_follows_the_theme_and_is_crisp_on_a_dense_screen(qapp: QApplication):
    icon = icons.icon("check", "accent")
    dense = icon.pixmap(icon.actualSize(icons.pixmap("check", 24).size()), 2.0)
    assert dense.devicePixelRatio() == 2.0
    before = icon.pixmap(24, 24).toImage()
    theme.apply(qapp, "dark")
    assert icon.pixmap(24, 24).toImage() != before


def test_an_unknown_icon_is_a_question_not_a_crash():
    assert icons.pixmap("no-such", 24).toImage() == icons.pixmap("question", 24).toImage()


@pytest.mark.parametrize("name", theme.THEMES)
def test_every_sign_named_by_the_style_sheet_exists(qapp: QApplication, name):
    theme.apply(qapp, name)
    parts = qapp.styleSheet().split('url("')[1:]
    assert parts
    for part in parts:
        path = part.split('"')[0]
        assert (assets_folder() / "icons" / "marks" / path.rsplit("/", 1)[-1]).is_file()


def test_nothing_of_svg_is_loaded_before_something_is_drawn():
    load = "import sys, simulator.gui.icons, simulator.gui.widgets.face"
    check = "assert 'PySide6.QtSvg' not in sys.modules"
    subprocess.run([sys.executable, "-c", f"{load}; {check}"], check=True, timeout=60)


def test_the_drawing_style_is_taken_once(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """Taking it again styles every widget twice: a change of colours took a second."""
    taken: list[str] = []
    theme.apply(qapp, "light")
    monkeypatch.setattr(QApplication, "setStyle", taken.append)
    theme.apply(qapp, "dark")
    theme.apply(qapp, "light")
    assert taken == []


def test_a_choice_is_as_wide_chosen_as_not(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    button = QPushButton("High contrast")
    button.setCheckable(True)
    qtbot.addWidget(button)
    theme.set_role(button, "choice")
    words = button.fontMetrics().horizontalAdvance(button.text())
    button.setChecked(True)
    theme.set_role(button, "choice")
    assert button.fontMetrics().horizontalAdvance(button.text()) == words
