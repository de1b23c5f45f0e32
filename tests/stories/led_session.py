"""Run in a child on two screens: a trainer leads six people until the power fails, and then to the report."""

from __future__ import annotations

import json
import os
import sys
import threading
import traceback
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from simulator.domain.sessions.ballots import Answer
from simulator.domain.sessions.two_rounds import Asked, Step
from simulator.domain.sessions.wall import (
    AgreementWall,
    BallotWall,
    ComparisonWall,
    QuestionWall,
    RoundWall,
    StageWall,
    TitleWall,
)
from simulator.gui import interior
from simulator.gui.sessions.judging.phones_on import phones_of
from simulator.gui.widgets.second_opinion import SecondOpinion
from simulator.training import practice
from tests.phones.phone import Phone
from tests.stories.trainer import CANARY_COMMENT, CANARY_NOTE, PEOPLE, REASON, Trainer

SMALL = Path(__file__).resolve().parents[1] / "scenario_files" / "small.yaml"
JUDGED = "asks-colour"
REPLIES = ("What does it look like?", "Let me see.", "One moment.", "Right.", "I am looking.", "Goodbye.")
POWER_FAILS_AFTER = 2
"""Replies of the conversation."""
POWER_FAILED = 9


def stands_on_two_screens(mira: Trainer) -> None:
    mira.hands.waitUntil(lambda: mira.console.room.isVisible())
    mira.hands.waitUntil(lambda: mira.console.room.screen().name() == "projector")
    assert mira.house.window.screen().name() == "laptop"


def until_the_power_fails(folder: Path) -> None:
    mira = Trainer(folder)
    mira.plans()
    stands_on_two_screens(mira)
    mira.wall_is(TitleWall)
    mira.console.notes.note.setPlainText(CANARY_NOTE)
    mira.hands.clicks(mira.console.notes.keep)
    mira.console.now.between.begin.click()
    mira.hands.waitUntil(lambda: mira.panel is not None and mira.panel.begin_view.begin.isVisible())
    mira.hands.clicks(mira.panel.begin_view.begin)
    stage = mira.wall_is(StageWall)
    assert stage.whose_turn == PEOPLE[0]
    for reply in REPLIES[:POWER_FAILS_AFTER]:
        mira.says(reply)
    mira.panel.view.comment.words.setText(CANARY_COMMENT)
    mira.panel.view.comment.keep.click()
    mira.panel.view.answer.box.editor.setPlainText("Half a rep")
    mira.hands.waitUntil(lambda: mira.interior.sessions.live.is_kept)
    mira.hands.waitUntil(lambda: not mira.wall.reply)  # the room has read it
    turns = len(mira.panel.led.practice.conversation.turns)
    tell(folder, line=customer_line(mira), turns=turns, wall=standing(mira.wall))
    os._exit(POWER_FAILED)


def to_the_report(folder: Path) -> None:
    mira = Trainer(folder)
    goes_on_at_the_same_turn(mira, folder)
    attempt = plays_to_the_end(mira)
    decides(mira)
    judges_together(mira)
    meets_in_two_rounds(mira)
    reads_the_report(mira, folder, attempt)
    mira.goes()


def goes_on_at_the_same_turn(mira: Trainer, folder: Path) -> None:
    mira.presses("Continue")
    mira.waits_for("console")
    stands_on_two_screens(mira)
    mira.hands.waitUntil(lambda: mira.panel is not None and mira.panel.led.practice is not None)
    before = json.loads((folder / "told.json").read_text(encoding="utf-8"))
    assert len(mira.panel.led.practice.conversation.turns) == before["turns"] == POWER_FAILS_AFTER
    assert customer_line(mira) == before["line"]
    stage = mira.wall_is(StageWall)
    assert stage.whose_turn == PEOPLE[0]
    assert standing(stage) == before["wall"]


def plays_to_the_end(mira: Trainer) -> str:
    led = mira.panel.led
    for reply in REPLIES[POWER_FAILS_AFTER:]:
        if not led.practice.conversation.is_over:
            mira.says(reply)
    assert led.practice.conversation.is_over
    return str(led.play.attempt)


def decides(mira: Trainer) -> None:
    """The trainer says no where the program said yes, with a reason."""
    outcome = mira.panel.outcome
    mira.hands.clicks(mira.panel.view.outcome)
    mira.hands.waitUntil(lambda: outcome.isVisible() and bool(outcome.criteria.entries))
    outcome.criteria.choose(JUDGED)
    form = next(one for one in outcome.findChildren(SecondOpinion) if one.isVisible())
    mira.hands.clicks(form.ask)
    mira.hands.clicks(form.choices.button("no"))
    mira.hands.keyClicks(form.reason, REASON)
    mira.hands.clicks(form.save)
    mira.sees(f"You said no: {REASON}.")


def judges_together(mira: Trainer) -> None:
    mira.hands.clicks(mira.panel.outcome.judge)
    view = mira.panel.judging.view
    mira.hands.waitUntil(lambda: view.judged is not None and len(view.choosing.chosen) > 1)
    mira.hands.clicks(view.choosing.ask)
    asked = len(view.vote.ballot.questions)
    mira.wall_is(BallotWall)
    phones = phones_of(mira.interior.sessions.live)
    phones.address = "127.0.0.1"
    mira.hands.clicks(view.counting.phones.switch)
    mira.hands.waitUntil(lambda: phones.card() is not None)
    card = phones.card()
    assert card is not None
    assert card.code_word in mira.room_reads().replace("\u200b", "")
    everybody_votes(phones, asked)
    mira.hands.waitUntil(lambda: view.vote.ballot.votes_in == len(PEOPLE))
    mira.hands.clicks(view.counting.reveal)
    wall = mira.wall_is(AgreementWall)
    assert [(one.yes, one.no, one.unsure) for one in wall.tallies[:2]] == [(6, 0, 0), (3, 3, 0)]
    assert wall.tallies[1].is_in_doubt
    doubted = view.vote.ballot.questions[1].criterion_id
    assert view.vote.ballot.count(doubted).of(Answer.NO) == len(PEOPLE) // 2
    view.result.rows[doubted].reword.click()
    view.rewording.wording.setText("Says what happens next, and when")
    view.rewording.reason.setText("Half of us missed the time")
    mira.hands.clicks(view.rewording.keep)
    mira.hands.waitUntil(lambda: bool(view.vote.rewordings))
    mira.hands.clicks(view.back)
    mira.hands.waitUntil(lambda: mira.panel.judging.view is None)


def everybody_votes(phones: Any, asked: int) -> None:
    """Six phones join and vote at once; of the second criterion, half of them say no."""

    def vote(place: int) -> None:
        phone = Phone(page)
        joined.append(phone.join(word).status)
        phone.vote("yes", "yes" if place % 2 else "no", *["yes"] * (asked - 2))

    page, word, joined = phones._page, phones.card().code_word, list[int]()
    at_once = [threading.Thread(target=vote, args=(place,)) for place in range(len(PEOPLE))]
    for one in at_once:
        one.start()
    for one in at_once:
        one.join(30)
    assert joined == [200] * len(PEOPLE)


def meets_in_two_rounds(mira: Trainer) -> None:
    mira.console.end_activity()
    mira.console.now.between.begin.click()
    panel = mira.panel
    wall = mira.wall_is(RoundWall)
    assert wall.seconds_left == 180
    assert sorted(name for group in wall.groups for name in group) == sorted(PEOPLE)
    mira.hands.clicks(panel.round.button)
    mira.hands.waitUntil(lambda: mira.wall.seconds_left <= 178)
    mira.hands.clicks(panel.round.end)
    panel.steps.button(Step.TALK).click()
    panel.talk.columns[1].field.setText("invisible, cold")
    panel.talk.columns[1].field.returnPressed.emit()
    assert {one.text for one in mira.wall_is(ComparisonWall).first} == {"invisible", "cold"}
    panel.talk.questions.button(Asked.USE).click()
    mira.wall_is(QuestionWall)
    panel.steps.button(Step.COMMIT).click()
    rows = list(panel.commitments.box.rows.values())
    mira.hands.keyClicks(rows[0].field, "I will ask one question more.")
    mira.hands.keyClick(rows[0].field, Qt.Key.Key_Return)
    mira.wall_is(QuestionWall)
    assert not any(name in mira.room_reads() for name in PEOPLE)
    mira.hands.waitUntil(lambda: mira.interior.sessions.live.is_kept)


def reads_the_report(mira: Trainer, folder: Path, attempt: str) -> None:
    mira.console.end_session()
    mira.waits_for("session report")
    page = mira.page("session report")
    mira.hands.waitUntil(lambda: page.shown is not None)
    kept: list[Any] = []
    mira.interior.desk.ask(
        lambda store, person: practice.debrief(store, attempt, person),
        asker=mira.interior,
        then=kept.append,
        failed=kept.append,
    )
    mira.hands.waitUntil(lambda: bool(kept))
    card, read = kept[0].scorecard, page.sheet.toPlainText()
    for words in (
        *PEOPLE,
        CANARY_NOTE,
        CANARY_COMMENT,
        f"Mira said no: {REASON}. The program said yes.",
        f"{card.relationship.points} of {card.relationship.of}" if card.relationship.is_sure else "–",
        "6 votes.",
        "Says what happens next, and when",
        "invisible",
        "I will ask one question more.",
    ):
        assert words in read, f"“{words}” is not in the report"
    page.pdf.click()
    page._saving.save(str(folder / "report.pdf"))
    page.edition.button("everybody").click()
    page.pdf.click()
    page._saving.save(str(folder / "handed-out.pdf"))
    handed = page.sheet.toPlainText()
    for words in ("canary", REASON, "6 votes", "notices", "Perhaps", attempt):
        assert words not in handed, f"“{words}” is handed out"
    tell(folder, attempt=attempt)


def standing(wall: StageWall) -> dict[str, object]:
    """What the room sees, but for the time that passes."""
    return json.loads(json.dumps(asdict(replace(wall, seconds_left=0))))  # type: ignore[no-any-return]


def customer_line(mira: Trainer) -> str:
    return " ".join(line.text for line in mira.panel.led.practice.conversation.lines)


def tell(folder: Path, **what: object) -> None:
    (folder / "told.json").write_text(json.dumps(what), encoding="utf-8")


def only_a_small_story(folder: Path) -> Path:
    """Return a library that is checked in an instant."""
    library = folder.parent / "library"
    library.mkdir(exist_ok=True)
    (library / SMALL.name).write_bytes(SMALL.read_bytes())
    return library


def main() -> None:
    """Play one half: "first" or "second", and the folder."""
    complaints: list[str] = []

    def listen(kind: QtMsgType, _context: object, message: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and "propagateSizeHints" not in message:
            complaints.append(message)

    half, folder = sys.argv[1], Path(sys.argv[2])
    app = QApplication([])
    qInstallMessageHandler(listen)
    practice.draw_seed = lambda: 0  # the facts are the ones the author tells
    interior.scenarios_folder = lambda: only_a_small_story(folder)
    try:
        (until_the_power_fails if half == "first" else to_the_report)(folder)
        app.processEvents()
        assert not complaints, complaints
    except Exception:  # else the program would show it in a window of its own
        traceback.print_exc()
        print(complaints, file=sys.stderr, flush=True)
        os._exit(1)


if __name__ == "__main__":
    main()
