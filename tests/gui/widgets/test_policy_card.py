"""PolicyCard: rule, reason, what may be offered and what may not."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QToolButton
from pytestqt.qtbot import QtBot

from simulator.domain.scenario import PolicyCard as Card
from simulator.gui.widgets.policy_card import PolicyCard
from tests.gui.scenes import CARD, entry


def test_shows_the_whole_card_with_the_facts(qtbot: QtBot) -> None:
    card = PolicyCard()
    qtbot.addWidget(card)
    may = entry("loan", "Lend a {lamp} <b>meanwhile</b>.")
    card.show_card(
        Card("Returns", "Within {days} days.", CARD.reason, (may,), CARD.may_not),
        {"days": "30", "lamp": "desk lamp"},
    )
    texts = [label.text() for label in card.findChildren(QLabel)]
    for text in (
        "Returns",
        "Within 30 days.",
        CARD.reason.text,
        "Lend a desk lamp <b>meanwhile</b>.",
        "A free meal.",
    ):
        assert text in texts
    assert all(
        label.textFormat() == Qt.TextFormat.PlainText for label in card.findChildren(QLabel) if label.text()
    )
    assert card.accessibleName() == "Policy card: Returns"


def test_its_cross_puts_it_away(qtbot: QtBot) -> None:
    card = PolicyCard()
    qtbot.addWidget(card)
    card.show_card(CARD, {})
    cross = card.findChild(QToolButton)
    assert cross is not None
    with qtbot.waitSignal(card.put_away):
        cross.click()


def test_a_long_card_scrolls(qtbot: QtBot) -> None:
    card = PolicyCard()
    qtbot.addWidget(card)
    card.show_card(Card("R", "Rule. " * 100, CARD.reason, CARD.may * 10, CARD.may_not * 10), {})
    card.resize(280, 400)
    card.show()
    scroll = card.findChild(QScrollArea)
    assert scroll is not None
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() > 0)
    assert (card.width(), card.height()) == (280, 400)
