"""LibraryPage: cards one can walk through by keyboard, those under way first, broken files last."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from simulator.gui.pages.library_page import LibraryPage
from simulator.gui.widgets.broken_file_card import BrokenFile, BrokenFileCard
from simulator.gui.widgets.library_card import LibraryCard
from simulator.gui.widgets.result_bars import ShownResult
from simulator.gui.widgets.scenario_card import CardContent, CardStanding, ScenarioCard

BROKEN = BrokenFile("half.yaml", ("half.yaml:3:1: SC101 No title — Add one.", "half.yaml:9:2: SC102 … — …"))
WORDS = "They asked about Biscuit before my policy number."


def content(name: str, title: str = "", summary: str = "One line.") -> CardContent:
    return CardContent(
        name, title or name.title(), summary, 4, "phone", "starter", "dana", "kitchen", f"/{name}"
    )


@pytest.fixture
def page(qtbot: QtBot) -> LibraryPage:
    page = LibraryPage()
    qtbot.addWidget(page)
    page.resize(1080, 700)
    page.show()
    qtbot.waitExposed(page)
    return page


def names(page: LibraryPage) -> list[str]:
    return [
        card.content.scenario_id if isinstance(card, ScenarioCard) else "broken" for card in page.grid.cards
    ]


def test_cards_keep_their_order_until_one_waits_to_be_continued(page: LibraryPage) -> None:
    page.show_library([content("dog"), content("lamp")], [BROKEN])
    assert names(page) == ["dog", "lamp", "broken"]
    page.show_standings({"lamp": CardStanding(None, is_under_way=True)})
    assert names(page) == ["lamp", "dog", "broken"]
    tops = [card.geometry().topLeft().toTuple() for card in page.grid.cards]
    assert tops == sorted(tops, key=lambda place: (place[1], place[0]))


def test_the_keyboard_stays_at_the_first_card_when_another_comes_first(
    page: LibraryPage, qtbot: QtBot
) -> None:
    page.show_library([content("dog"), content("lamp")])
    page.activateWindow()
    page.take_focus()
    qtbot.waitUntil(lambda: page.grid.cards[0].hasFocus())
    page.show_standings({"lamp": CardStanding(None, is_under_way=True)})
    assert names(page)[0] == "lamp"
    assert page.grid.cards[0].hasFocus()


def test_the_first_card_takes_the_keyboard_as_soon_as_it_is_there(page: LibraryPage, qtbot: QtBot) -> None:
    page.activateWindow()
    page.take_focus()
    qtbot.waitUntil(page.hasFocus)
    page.show_library([content("dog"), content("lamp")])
    assert page.grid.cards[0].hasFocus()


def test_a_card_says_everything_to_a_screen_reader(page: LibraryPage) -> None:
    page.show_library([content("dog", "The barking dog")])
    page.show_standings({"dog": CardStanding(ShownResult(14, 18, 8, 8, WORDS, "yes"), is_under_way=True)})
    card = page.grid.cards[0]
    assert card.accessibleName() == "The barking dog"
    for words in (
        "One line.",
        "4 min",
        "on the phone",
        "starter",
        "relationship 14 of 18",
        "task 8 of 8",
        WORDS,
        "comes back",
        "continue",
    ):
        assert words in card.accessibleDescription()


def test_no_result_stands_on_a_card_without_the_customers_words(page: LibraryPage) -> None:
    """E10: other words, another picture; the bars alone are never painted."""
    page.show_library([content("dog")])
    pictures = []
    for words in (WORDS, "I felt processed."):
        page.show_standings({"dog": CardStanding(ShownResult(14, 18, 8, 8, words, "yes"))})
        assert f"“{words}”" in page.grid.cards[0].accessibleDescription()
        pictures.append(page.grid.cards[0].grab().toImage())
    assert pictures[0] != pictures[1]


def test_pressing_a_card_names_scenario_and_file(page: LibraryPage, qtbot: QtBot) -> None:
    page.show_library([content("dog")])
    with qtbot.waitSignal(page.scenario_chosen) as chosen:
        qtbot.mouseClick(page.grid.cards[0], Qt.MouseButton.LeftButton)
    assert chosen.args == ["dog", "/dog"]


def test_the_keyboard_alone_chooses(page: LibraryPage, qtbot: QtBot) -> None:
    page.show_library([content(f"s{n}") for n in range(7)])
    page.activateWindow()
    page.take_focus()
    qtbot.waitUntil(lambda: page.grid.cards[0].hasFocus())

    def press(key: Qt.Key) -> LibraryCard:
        qtbot.keyClick(page.focusWidget(), key)
        focused = page.focusWidget()
        assert isinstance(focused, LibraryCard)
        return focused

    columns = page.grid._columns
    assert page.grid.cards.index(press(Qt.Key.Key_Right)) == 1
    assert page.grid.cards.index(press(Qt.Key.Key_Down)) == 1 + columns
    assert page.grid.cards.index(press(Qt.Key.Key_Left)) == columns
    assert page.grid.cards.index(press(Qt.Key.Key_Up)) == 0
    assert page.grid.cards.index(press(Qt.Key.Key_Up)) == 0
    assert page.grid.cards.index(press(Qt.Key.Key_Tab)) == 1
    with qtbot.waitSignal(page.scenario_chosen) as chosen:
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert chosen.args == ["s1", "/s1"]


def test_a_broken_file_says_how_many_problems_and_hands_them_over(page: LibraryPage, qtbot: QtBot) -> None:
    page.show_library([], [BROKEN])
    (card,) = page.grid.cards
    assert isinstance(card, BrokenFileCard)
    assert "2 problems" in card.accessibleDescription()
    with qtbot.waitSignal(page.problems_asked) as asked:
        card.click()
    assert asked.args == [BROKEN]


def test_reading_and_having_nothing_are_said_in_words(page: LibraryPage) -> None:
    page.show_reading()
    assert "Reading" in page.words.text()
    page.show_library([])
    assert "no scenarios here yet" in page.words.text()
    page.show_library([content("dog")])
    assert "?" in page.words.text()
    page.show_reading()
    assert "Reading" not in page.words.text()


def test_a_card_that_did_not_change_stays_and_one_that_is_gone_goes(page: LibraryPage) -> None:
    page.show_library([content("dog"), content("lamp")])
    dog = page.grid.cards[0]
    page.show_library([content("dog"), content("lamp", "Another lamp")])
    assert page.grid.cards[0] is dog
    assert [card.accessibleName() for card in page.grid.cards] == ["Dog", "Another lamp"]


def test_a_thousand_scenarios_come_a_few_at_a_time(page: LibraryPage, qtbot: QtBot) -> None:
    page.show_library([content(f"s{n:04}") for n in range(1000)])
    assert len(page.grid.cards) == 12
    qtbot.waitUntil(lambda: len(page.grid.cards) == 1000, timeout=20_000)
    assert names(page) == [f"s{n:04}" for n in range(1000)]


@pytest.mark.parametrize("width", [640, 1080, 3600])
def test_cards_stay_inside_at_any_width_and_with_any_text(page: LibraryPage, width: int) -> None:
    page.resize(width, 700)
    long = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 4
    page.show_library(
        [content("a", long, long), content("b", "<b>&amp;</b>", "‮שלום 🐕\n\n"), content("c", " ", "")]
    )
    page.show_standings({"a": CardStanding(ShownResult(188, 188, 0, 0, long, "no"), is_under_way=True)})
    page.grab()
    assert all(page.grid.rect().contains(card.geometry()) for card in page.grid.cards)
    assert page.grid.width() <= width
