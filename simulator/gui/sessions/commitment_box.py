"""CommitmentBox: one commitment for each person in the room, and what became of the last one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from simulator.domain.sessions.commitments import (
    LONGEST_COMMITMENT,
    Commitment,
    EarlierCommitment,
    Outcome,
    tidy_commitment,
)
from simulator.domain.sessions.session import Participant
from simulator.gui import theme
from simulator.gui.sessions.two_rounds_words import outcome_words
from simulator.gui.widgets.choice_row import ChoiceRow
from simulator.gui.widgets.plain_tip import breakable, plain_tip

_NAME_WIDTH = 130


class CommitmentBox(QWidget):
    """For the trainer's eyes: none of it is ever on the wall."""

    committed = Signal(str, str)
    """Somebody means to do something: participant id, text ("" takes it back)."""
    followed_up = Signal(str, object)
    """What became of somebody's last commitment: participant id, Outcome."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, CommitmentRow] = {}
        self.words = theme.label(
            self.tr(
                "One thing each, in their own words. The wall shows only the question. It comes back when "
                "they are next in the room, and to themselves when they practise."
            ),
            "caption",
        )
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, theme.GAP_S, 0)
        self._column.setSpacing(theme.GAP_M)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self._inside)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area = area
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(theme.GAP_M)
        down.addWidget(self.words)
        down.addWidget(area, 1)

    def show_people(
        self,
        people: Sequence[Participant],
        made: Mapping[str, Commitment],
        earlier: Mapping[str, EarlierCommitment],
    ) -> None:
        """Show who is in the room, what each means to do, and what each meant to do when they last met."""
        if [one.id for one in people] != list(self.rows):
            self._make_rows(people)
        for one in people:
            row = self.rows[one.id]
            commitment = made.get(one.id)
            row.show_person(one.name, commitment.text if commitment else "", earlier.get(one.id))

    def take_focus(self) -> None:
        """Give the keyboard to the first person without a commitment."""
        row = next((one for one in self.rows.values() if not one.field.text()), None)
        if row is not None:
            row.field.setFocus()

    def keep_typed(self) -> None:
        """Let what is typed in any field count, as if the keyboard had left it."""
        for row in self.rows.values():
            row.keep_typed()

    def _make_rows(self, people: Sequence[Participant]) -> None:
        kept = {one.id: self.rows.pop(one.id, None) for one in people}
        for gone in self.rows.values():
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.rows = {}
        for place, (id_, known) in enumerate(kept.items()):
            row = known or self._made(id_)
            self._column.removeWidget(row)
            self._column.insertWidget(place, row)
            self.rows[id_] = row

    def _made(self, participant_id: str) -> CommitmentRow:
        row = CommitmentRow(participant_id)
        row.committed.connect(self.committed)
        row.followed_up.connect(self.followed_up)
        row.entered.connect(self._go_on)
        return row

    def _go_on(self, participant_id: str) -> None:
        """After Enter, the next person's field has the keyboard."""
        ids = list(self.rows)
        after = ids.index(participant_id) + 1
        if after < len(ids):
            self.rows[ids[after]].field.setFocus()
            self._area.ensureWidgetVisible(self.rows[ids[after]])


class EarlierView(QWidget):
    """What somebody meant to do when they last met, and three answers to what became of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = theme.label("", "muted")
        self.outcome = ChoiceRow(
            self.tr("What became of it"), tuple((one, outcome_words(one)) for one in Outcome)
        )
        for one in Outcome:
            self.outcome.button(one).setProperty("is_small", "true")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.GAP_XS)
        column.setSpacing(theme.GAP_XS)
        column.addWidget(self.words)
        column.addWidget(self.outcome)

    def show_earlier(self, earlier: EarlierCommitment | None) -> None:
        """Show a commitment; None shows nothing new."""
        if earlier is None:
            return
        self.words.setText(breakable(self.tr("Last time: {}").format(earlier.commitment.text)))
        self.words.setToolTip(plain_tip(earlier.session_title))
        if earlier.outcome is not None:
            self.outcome.show_choice(earlier.outcome)


class CommitmentRow(QWidget):
    """A name, the commitment from last time with what became of it, and a field for the new one."""

    committed = Signal(str, str)
    followed_up = Signal(str, object)
    entered = Signal(str)

    def __init__(self, participant_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id, self._kept = participant_id, ""
        self.name = theme.label()
        self.name.setFixedWidth(theme.current().px(_NAME_WIDTH))
        self.before: EarlierView | None = None
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST_COMMITMENT)
        self.field.setPlaceholderText(self.tr("I will …"))
        self.field.editingFinished.connect(self.keep_typed)
        self.field.returnPressed.connect(self._entered)
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.GAP_M)
        grid.setVerticalSpacing(theme.GAP_XS)
        grid.addWidget(self.name, 0, 0, 2, 1)
        grid.addWidget(self.field, 1, 1)
        grid.setColumnStretch(1, 1)

    def show_person(self, name: str, text: str, earlier: EarlierCommitment | None) -> None:
        """Show somebody; what is being typed stays."""
        self.name.setText(breakable(name))
        self.field.setAccessibleName(self.tr("What {} will do").format(name))
        if text != self._kept and (not self.field.hasFocus() or self.field.text() == self._kept):
            self.field.setText(text)
        self._kept = text
        beside = Qt.AlignmentFlag.AlignVCenter if earlier is None else Qt.AlignmentFlag.AlignTop
        self.name.setAlignment(beside | Qt.AlignmentFlag.AlignLeading)
        if earlier is not None and self.before is None:
            self.before = EarlierView()
            self.before.outcome.chosen.connect(self._chosen)
            self._grid.addWidget(self.before, 0, 1)
        if self.before is not None:
            self.before.setVisible(earlier is not None)
            self.before.show_earlier(earlier)

    def _chosen(self, outcome: object) -> None:
        self.followed_up.emit(self._id, outcome)

    def keep_typed(self) -> None:
        """Tell what is typed, if it is news."""
        text = tidy_commitment(self.field.text())
        if text != self._kept:
            self._kept = text
            self.committed.emit(self._id, text)

    def _entered(self) -> None:
        self.entered.emit(self._id)
