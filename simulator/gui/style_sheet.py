"""The one style sheet of the application, written from a theme's tokens.

Widgets choose their style by the dynamic property `role`, and a colour of meaning by `tone`.
"""

from __future__ import annotations

from string import Template

from simulator.bundled_files import assets_folder
from simulator.gui.tokens import CORNER, GAP_L, GAP_M, GAP_S, GAP_XS, TYPE_SIZES, Theme, mixed

_TEMPLATE = Template(
    """
QAbstractItemView, QTabBar, QPushButton, QToolButton, QCheckBox, QRadioButton, QSlider { outline: none; }
QMainWindow, QDialog, QWidget[role="page"], QStackedWidget[role="page"] { background: $paper; }
QToolTip {
  background: $surface; color: $ink; border: ${line_width}px solid $line; padding: ${s}px;
  font-size: ${small}px;
}

QLabel { background: transparent; }
QLabel[role="giant"] { font-size: ${giant}px; font-weight: 500; }
QLabel[role="display"] { font-size: ${display}px; font-weight: 500; }
QLabel[role="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[role="lead"] { font-size: ${lead}px; }
QLabel[role="line"] { font-size: ${line_type}px; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { font-size: ${small}px; }
QLabel[role="caption"] { font-size: ${small}px; color: $muted; }
QLabel[tone="relationship"] { color: $relationship; }
QLabel[tone="task"] { color: $task; }
QLabel[tone="good"] { color: $good; }
QLabel[tone="bad"] { color: $bad; }
QLabel[tone="unsure"] { color: $unsure; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="muted"] { color: $muted; }
QLabel:disabled { color: $muted; }

QFrame[role="card"] {
  background: $surface; border: ${line_width}px solid $line; border-radius: ${corner}px;
}
QFrame[role="card"][pressable="true"]:hover { border-color: $accent; }
QFrame[role="panel"] { background: $surface; border: none; border-radius: ${corner}px; }
QFrame[role="bar"] { background: $paper; border: none; border-bottom: ${line_width}px solid $line; }
QFrame[role="side"] { background: $paper; border: none; border-right: ${line_width}px solid $line; }
QFrame[role="hairline"] {
  background: $line; border: none; max-height: ${line_width}px; min-height: ${line_width}px;
}

QPushButton, QToolButton { icon-size: ${icon}px; }
QPushButton, QToolButton {
  background: $surface; color: $ink; border: ${line_width}px solid $line; border-radius: ${corner}px;
  padding: ${pad_v}px ${m}px; min-height: ${control}px;
}
QToolButton { padding: ${pad_v}px ${s}px; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $chosen; }
QPushButton:disabled, QToolButton:disabled { color: $muted; background: $paper; }
QPushButton[role="primary"] {
  background: $accent; color: $on_accent; border-color: $accent; font-weight: 600;
  padding: ${pad_v}px ${l}px;
}
QPushButton[role="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[role="primary"]:pressed { background: $accent_pressed; border-color: $accent_pressed; }
QPushButton[role="primary"]:disabled { background: $resting; color: $muted; border-color: $line; }
QPushButton[role="quiet"], QToolButton[role="quiet"] {
  background: transparent; border-color: transparent; color: $muted;
}
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover { background: $hover; color: $ink; }
QPushButton[role="quiet"]:checked, QToolButton[role="quiet"]:checked {
  background: $chosen; color: $accent;
}
QPushButton[role="choice"] { padding: ${pad_v}px ${m}px; }
QPushButton[role="choice"]:checked {
  background: $choice; border-color: $accent; color: $choice_ink;
}
QPushButton[role="choice"][is_small="true"], QPushButton[role="quiet"][is_small="true"] {
  padding: ${small_pad_v}px ${small_pad_h}px; min-height: ${small_control}px; font-size: ${small}px;
}
QPushButton[role="nav"], QToolButton[role="nav"] {
  background: transparent; border-color: transparent; color: $muted; text-align: left;
  padding: ${pad_v}px ${s}px;
}
QPushButton[role="nav"][is_narrow="true"] { text-align: center; padding: ${pad_v}px 0; }
QPushButton[role="nav"]:hover, QToolButton[role="nav"]:hover { background: $hover; color: $ink; }
QPushButton[role="nav"]:checked, QToolButton[role="nav"]:checked {
  background: $chosen; border-color: $nav_edge; color: $ink; font-weight: 600;
}
QPushButton[role="link"], QToolButton[role="link"] {
  background: transparent; border: none; color: $accent; padding: ${xs}px 0; text-align: left;
  min-height: 0;
}
QPushButton[role="link"]:hover, QToolButton[role="link"]:hover { text-decoration: underline; }
QPushButton::menu-indicator, QToolButton::menu-indicator {
  image: url("$chevron"); width: ${mark}px; height: ${mark}px; subcontrol-origin: padding;
  subcontrol-position: right center; right: ${s}px;
}
QToolButton[popupMode="2"] { padding-right: ${l}px; }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox {
  background: $surface; color: $ink; border: ${field_line}px solid $field_edge; border-radius: ${corner}px;
  padding: ${field_pad}px; selection-background-color: $accent; selection-color: $on_accent;
  placeholder-text-color: $muted;
}
QLineEdit, QAbstractSpinBox {
  min-height: ${control}px; padding-top: ${field_pad_v}px; padding-bottom: ${field_pad_v}px;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
  border-color: $accent;
}
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled { background: $paper; color: $muted; }
QLineEdit[tone="bad"] { border-color: $bad; }
QPlainTextEdit[role="reply"], QTextEdit[role="reply"] { font-size: ${lead}px; }

QComboBox {
  background: $surface; color: $ink; border: ${field_line}px solid $field_edge; border-radius: ${corner}px;
  padding: ${xs}px ${l}px ${xs}px ${s}px; min-height: ${control}px;
}
QComboBox::drop-down { border: none; width: ${l}px; }
QComboBox::down-arrow { image: url("$chevron"); width: ${mark}px; height: ${mark}px; }
QComboBox QAbstractItemView {
  background: $surface; border: ${line_width}px solid $line; padding: ${xs}px;
  selection-background-color: $chosen; selection-color: $ink;
}

QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
  background: transparent; border: none; width: ${l}px;
}
QDateEdit::drop-down { border: none; width: ${l}px; }
QDateEdit::down-arrow { image: url("$chevron"); width: ${mark}px; height: ${mark}px; }
QAbstractSpinBox::up-arrow { image: url("$chevron_up"); width: ${arrow}px; height: ${arrow}px; }
QAbstractSpinBox::down-arrow { image: url("$chevron"); width: ${arrow}px; height: ${arrow}px; }

QCheckBox, QRadioButton { spacing: ${s}px; background: transparent; padding: ${xs}px; }
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator {
  width: ${mark}px; height: ${mark}px; background: $surface; border: ${box_line}px solid $muted;
  border-radius: 5px;
}
QRadioButton::indicator { border-radius: ${mark_round}px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked, QListView::indicator:checked {
  background: $accent; border-color: $accent; image: url("$check");
}
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent; image: url("$dash"); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent; image: url("$dot"); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; }

QSlider { min-height: ${control}px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $line; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: $accent; }
QSlider::handle:horizontal {
  width: 18px; height: 18px; margin: -7px 0; border-radius: 9px; background: $accent;
}
QSlider::handle:horizontal:hover { background: $accent_hover; }
QProgressBar {
  background: $resting; border: ${groove_edge}px solid $line; border-radius: 3px;
  max-height: 6px; min-height: 6px; text-align: center; color: transparent;
}
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QProgressBar[tone="relationship"]::chunk { background: $relationship; }
QProgressBar[tone="task"]::chunk { background: $task; }

QListView, QTreeView, QTableView {
  background: transparent; color: $ink; border: none; alternate-background-color: $paper;
  gridline-color: $line; selection-background-color: $chosen; selection-color: $ink;
}
QListView::item, QTreeView::item { padding: ${s}px; border-radius: ${small_corner}px; }
QListView::item:hover, QTreeView::item:hover { background: $hover; }
QListView::item:selected, QTreeView::item:selected { background: $chosen; color: $ink; $selected_edge }
QTableView::item { padding: ${xs}px ${s}px; }
QTableView::item:selected { background: $chosen; color: $ink; $selected_edge }
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
  background: transparent; color: $muted; border: none; border-bottom: ${line_width}px solid $line;
  padding: ${s}px; font-size: ${small}px; text-align: left;
}
QTableCornerButton::section { background: transparent; border: none; }

QMenu {
  background: $surface; border: ${line_width}px solid $line; border-radius: ${corner}px;
  padding: ${xs}px;
}
QMenu::item {
  padding: ${s}px ${m}px; border-radius: ${small_corner}px; border: ${edge}px solid transparent;
}
QMenu::item:selected { background: $chosen; color: $ink; border-color: $menu_edge; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: ${line_width}px; background: $line; margin: ${xs}px ${s}px; }
QMenu::icon { padding-left: ${s}px; }

QTabWidget::pane { border: none; border-top: ${line_width}px solid $line; }
QTabBar::tab {
  background: transparent; color: $muted; padding: ${s}px ${m}px; border: none;
  border-bottom: 2px solid transparent;
}
QTabBar::tab:hover { color: $ink; }
QTabBar::tab:selected { color: $ink; border-bottom: 2px solid $accent; font-weight: 600; }

QScrollArea, QAbstractScrollArea[role="plain"] { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar { background: transparent; border: none; margin: 0; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { width: ${scroll}px; }
QScrollBar:horizontal { height: ${scroll}px; }
QScrollBar::handle { background: $thumb; border-radius: ${thumb_round}px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; background: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
QSplitter::handle { background: transparent; }
QStatusBar { background: $paper; color: $muted; }
QStatusBar::item { border: none; }
"""
)


def style_sheet(theme: Theme) -> str:
    """Return the application's style sheet for one theme."""
    contrast = theme.name == "contrast"
    marks = (assets_folder() / "icons" / "marks").as_posix()
    shade = "light" if not theme.is_dark else "white" if theme.name != "dark" else "dark"
    on = "white" if not theme.is_dark else "black"
    mark = theme.px(18)
    sizes = {name: theme.px(size) for name, size in TYPE_SIZES.items()}
    return _TEMPLATE.substitute(
        sizes,
        paper=theme.paper,
        surface=theme.surface,
        line=theme.line,
        ink=theme.ink,
        muted=theme.muted,
        accent=theme.accent,
        on_accent=theme.on_accent,
        relationship=theme.relationship,
        task=theme.task,
        good=theme.good,
        bad=theme.bad,
        unsure=theme.unsure,
        hover=theme.hover,
        chosen=theme.chosen,
        choice=theme.accent if contrast else theme.chosen,
        choice_ink=theme.on_accent if contrast else theme.accent,
        small_pad_v=theme.px(3),
        small_pad_h=theme.px(10),
        small_control=theme.px(22),
        thumb=theme.line if contrast else mixed(theme.line, theme.muted, 0.35),
        accent_hover=mixed(theme.accent, theme.ink, 0.16),
        accent_pressed=mixed(theme.accent, theme.ink, 0.3),
        selected_edge=f"border: 2px solid {theme.accent};" if contrast else "",
        resting=theme.surface if contrast else theme.line,
        groove_edge=2 if contrast else 0,
        nav_edge=theme.accent if contrast else "transparent",
        field_edge=theme.line if contrast else mixed(theme.line, theme.muted, 0.25),
        icon=theme.px(20),
        arrow=theme.px(12),
        chevron_up=f"{marks}/chevron-up-{shade}.svg",
        menu_edge=theme.accent if contrast else theme.chosen,
        edge=2 if contrast else 0,
        line_type=theme.px(26),
        line_width=theme.line_width,
        field_line=max(2, theme.line_width),
        box_line=max(2, theme.line_width - 1),
        xs=GAP_XS,
        s=GAP_S,
        m=GAP_M,
        l=GAP_L,
        pad_v=theme.px(6),
        field_pad_v=theme.px(6) + theme.line_width - max(2, theme.line_width),  # as high as a button
        field_pad=theme.px(10),
        control=theme.px(24),
        corner=CORNER,
        small_corner=6,
        mark=mark,
        mark_round=mark // 2 + 2,
        scroll=12,
        thumb_round=4,
        chevron=f"{marks}/chevron-{shade}.svg",
        check=f"{marks}/check-{on}.svg",
        dash=f"{marks}/dash-{on}.svg",
        dot=f"{marks}/dot-{on}.svg",
    )
