"""ScenarioCard: one scenario in the library, with its customer's face and how far one has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, QTimer
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QWidget

from simulator.gui import theme
from simulator.gui.widgets.ink import fill, rounded
from simulator.gui.widgets.library_card import LibraryCard, rim_height
from simulator.gui.widgets.text_paint import Paragraph

if TYPE_CHECKING:
    from simulator.gui.widgets.result_bars import ShownResult

_PICTURE_PART = 0.66
_PICTURE_MOST = 300
_SUMMARY_LINES = 3
_CARD_MOOD = 55
_BARS = 44
_CHANNELS = {"phone": ("phone", "on the phone"), "face-to-face": ("speaking", "face to face")}


class CardContent(NamedTuple):
    """What a card says about a scenario.

    Attributes:
        minutes: How long it takes, in minutes.
        channel: "phone" or "face-to-face".
        level: "starter", "steady" or "stretch".
        portrait: Name of the customer's portrait.
        place: Name of the place behind it; may be empty.
        file: The path of the scenario file; may be empty.
    """

    scenario_id: str
    title: str
    summary: str
    minutes: int
    channel: str
    level: str
    portrait: str
    place: str = ""
    file: str = ""


class CardStanding(NamedTuple):
    """How far somebody has come with a scenario.

    Attributes:
        best: Their best result; None if they have not finished it yet.
        is_under_way: Whether a conversation waits to be continued.
    """

    best: ShownResult | None = None
    is_under_way: bool = False


class ScenarioCard(LibraryCard):
    """A big quiet card; pressing it starts the scenario, or goes on with it."""

    def __init__(self, content: CardContent, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = content
        self.standing: CardStanding | None = None
        self._is_busy = False
        self._portrait: QPixmap | None = None
        self._is_summary_shortened = False
        self._portrait_size = QSize()  # not valid until the first one is painted
        self._is_portrait_asked = False
        self._name_it()

    def show_standing(self, standing: CardStanding | None) -> None:
        """Show how far somebody has come; None while it is not known yet."""
        self.standing = standing
        self._name_it()
        self.update()

    def show_busy(self, is_busy: bool) -> None:
        """Say that the scenario is being opened, or not any more."""
        self._is_busy = is_busy
        self.update()

    def height_for(self, width: int) -> int:
        text = _line_height("lead") + _SUMMARY_LINES * _line_height("body")
        below = _line_height("small") + _foot_height()
        gaps = theme.GAP_M + theme.GAP_XS + theme.GAP_S + theme.GAP_S + theme.GAP_M
        return round(self._picture_height(width) + text + below + gaps + rim_height()) + 2

    def paint_content(self, painter: QPainter, area: QRectF) -> None:
        picture = QRectF(area.topLeft(), area.topRight())
        picture.setHeight(self._picture_height(self.width()))
        self._paint_picture(painter, area, picture)
        worn, content = theme.current(), self.content
        left, width = area.left() + theme.GAP_M, area.width() - 2 * theme.GAP_M
        title = Paragraph(content.title, theme.font("lead", QFont.Weight.DemiBold), width, most_lines=2)
        top = title.paint(painter, left, picture.bottom() + theme.GAP_M, worn.ink) + theme.GAP_XS
        foot_height = _foot_height() if self._has_result() else _line_height("small")
        foot = area.bottom() - theme.GAP_M - foot_height
        room = foot - theme.GAP_S - _line_height("small") - theme.GAP_S - top
        lines = int(room // _line_height("body"))
        summary = Paragraph(content.summary, theme.font("body"), width, most_lines=max(1, lines))
        self._is_summary_shortened = summary.is_shortened or not lines
        if lines:
            summary.paint(painter, left, top, worn.muted)
        self._paint_meta(painter, QPointF(left, foot - theme.GAP_S), width)
        self._paint_standing(painter, QRectF(left, foot, width, foot_height))

    def _picture_height(self, width: int) -> int:
        return min(round(width * _PICTURE_PART), theme.current().px(_PICTURE_MOST))

    def _paint_picture(self, painter: QPainter, area: QRectF, picture: QRectF) -> None:
        worn = theme.current()
        inside = area.adjusted(*(worn.line_width / 2 * side for side in (1, 1, -1, -1)))
        strip = QPainterPath()
        strip.addRect(picture)
        shape = rounded(inside, theme.CORNER - 1).intersected(strip)
        ground = worn.surface if worn.name == "contrast" else theme.mixed(worn.paper, worn.accent, 0.1)
        fill(painter, shape, ground)
        if self._portrait is not None:
            painter.save()
            painter.setClipPath(shape)
            painter.drawPixmap(picture.topLeft(), self._portrait)
            painter.restore()
        if self._portrait_size.width() != self.width() and not self._is_portrait_asked:
            self._is_portrait_asked = True
            QTimer.singleShot(0, self, self._load_portrait)
        if self.standing is not None and self.standing.is_under_way:
            self._paint_mark(painter, picture)

    def _paint_mark(self, painter: QPainter, picture: QRectF) -> None:
        worn = theme.current()
        font = theme.font("small", QFont.Weight.DemiBold)
        metrics = QFontMetricsF(font)
        words = self.tr("Continue")
        side = worn.px(16)
        height = metrics.height() + theme.GAP_S
        width = metrics.horizontalAdvance(words) + side + theme.GAP_S * 3
        pill = QRectF(picture.left() + theme.GAP_M, picture.top() + theme.GAP_M, width, height)
        fill(painter, rounded(pill, height / 2), worn.accent)
        mark = _icon("play", side, worn.on_accent, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(pill.left() + theme.GAP_S, pill.center().y() - side / 2), mark)
        line = Paragraph(words, font, width)
        left = pill.left() + theme.GAP_S * 1.5 + side
        line.paint(painter, left, pill.center().y() - metrics.height() / 2, worn.on_accent)

    def _paint_meta(self, painter: QPainter, bottom_left: QPointF, width: float) -> None:
        worn, font = theme.current(), theme.font("small")
        metrics = QFontMetricsF(font)
        name, _ = _CHANNELS.get(self.content.channel, ("question", ""))
        side = worn.px(16)
        baseline = bottom_left.y() - metrics.descent()
        middle = baseline - (metrics.ascent() - metrics.descent()) / 2
        if self._portrait is not None:  # icons come with the portrait, once the window is there
            sign = _icon(name, side, "muted", self.devicePixelRatioF())
            painter.drawPixmap(QPointF(bottom_left.x(), middle - side / 2), sign)
        line = Paragraph(self._meta_words(), font, width - side - theme.GAP_S)
        line.paint(painter, bottom_left.x() + side + theme.GAP_S, baseline - metrics.ascent(), worn.muted)

    def _paint_standing(self, painter: QPainter, area: QRectF) -> None:
        if self._is_busy:
            self._paint_words(painter, area, self.tr("Opening…"))
        elif self.standing is not None and self.standing.best is not None:
            from simulator.gui.widgets.result_bars import paint_result  # late: no result is known at first

            paint_result(painter, area, self.standing.best)
        elif self.standing is not None:
            self._paint_words(painter, area, self.tr("Not played to the end yet"))

    def _has_result(self) -> bool:
        return self.standing is not None and self.standing.best is not None

    def _paint_words(self, painter: QPainter, area: QRectF, words: str) -> None:
        line = Paragraph(words, theme.font("small"), area.width())
        line.paint(painter, area.left(), area.bottom() - line.height, theme.current().muted)

    def _meta_words(self) -> str:
        _, channel = _CHANNELS.get(self.content.channel, ("", self.content.channel))
        return f"{self.content.minutes} min  ·  {channel}  ·  {self.content.level}"

    def _load_portrait(self) -> None:
        from simulator.gui.widgets.face import portrait_pixmap

        # a little higher than it is shown: only the upper corners are the card's
        size = QSize(self.width(), self._picture_height(self.width()) + theme.CORNER)
        place = self.content.place or None
        self._portrait = portrait_pixmap(
            self.content.portrait, size, _CARD_MOOD, place, self.devicePixelRatioF()
        )
        if not self._portrait_size.isValid():
            theme.notifier().changed.connect(self._repaint_portrait)
        self._portrait_size, self._is_portrait_asked = size, False
        from simulator.gui.widgets.plain_tip import plain_tip

        self.setToolTip(plain_tip(self.content.summary) if self._is_summary_shortened else "")
        self.update()

    def _repaint_portrait(self) -> None:
        self._portrait_size = QSize(0, 1)
        self.update()

    def _name_it(self) -> None:
        self.setAccessibleName(self.content.title)
        words = [self.content.summary, self._meta_words().replace("  ·  ", ", ") + "."]
        if self.standing is not None:
            best = self.standing.best
            words.append(
                self.tr("Best so far: {}.").format(best.words) if best else self.tr("Not finished yet.")
            )
            if self.standing.is_under_way:
                words.append(self.tr("Under way: press to continue."))
        self.setAccessibleDescription(" ".join(words))


def _foot_height() -> int:
    """Room for the customer's words and two bars, one above the other."""
    return theme.current().px(_BARS) + round(_line_height("body")) + theme.GAP_XS


def _line_height(size: theme.Size) -> float:
    return QFontMetricsF(theme.font(size)).height() * 1.15


def _icon(name: str, side: int, token: str, ratio: float) -> QPixmap:
    from simulator.gui import icons

    return icons.pixmap(name, side, token, ratio)
