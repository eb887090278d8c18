"""A row for each factor: how much, which way, how strongly, on how many answers, from which table.

A row opens into the panel where the user's own figure may stand in for the survey's.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from negotiator.charts.figures import evidence_bar
from negotiator.evaluation import Evaluation, Factor
from negotiator.language import Text
from negotiator.numerals import show_number
from negotiator.window.editor import Editor
from negotiator.window.factors.override_panel import FactorPanel
from negotiator.window.factors.rate_words import (
    class_words,
    direction_words,
    effective_direction,
    factor_words,
    table_words,
)
from negotiator.window.look.chart_view import ChartView
from negotiator.window.look.links import Link
from negotiator.window.page import plain

COLUMNS = ("factor", "magnitude", "direction", "strength", "evidence", "n", "shift", "source")
FIGURES = ("magnitude", "strength", "n", "shift")
EVIDENCE_SIZE = (110.0, 30.0)
ROWS_EACH = 4  # a rule, the figures, the reason for a change, the panel
MARK = " ✎"


class FactorTable(QWidget):
    """The factors of the deal; ``source_asked`` gives a factor's source."""

    source_asked = Signal(object)

    def __init__(self, editor: Editor, text: Text) -> None:
        super().__init__()
        self.editor = editor
        self.text = text
        self.rows: dict[str, FactorRow] = {}
        self.empty = plain(text("window_rate.rate.no_factors"), "hint")
        self.grid = QGridLayout()
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(8)
        self.grid.setVerticalSpacing(4)
        self.holder = QWidget()
        self.holder.setLayout(self.grid)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.holder)
        outer.addWidget(self.empty)
        self._add_headers()

    def refresh(self) -> None:
        """Show the factors of the evaluation as it stands."""
        evaluation = self.editor.evaluation
        factors = {factor.key: factor for factor in evaluation.adjustment.factors}
        if tuple(factors) != tuple(self.rows):
            self._rebuild(factors)
        for key, row in self.rows.items():
            row.show_factor(factors[key], evaluation)
        self.holder.setVisible(bool(factors))
        self.empty.setVisible(not factors)

    def open_panel(self, key: str) -> FactorPanel:
        """Open the panel of a factor, and close any other."""
        for other, row in self.rows.items():
            row.set_open(other == key)
        return self.rows[key].panel

    def _rebuild(self, factors: dict[str, Factor]) -> None:
        for row in self.rows.values():
            row.remove()
        self.rows = {}
        for place, (key, factor) in enumerate(factors.items()):
            row = FactorRow(self.editor, self.text, factor)
            row.source_asked.connect(self.source_asked)
            row.toggled.connect(partial(self._on_toggled, key))
            row.put_into(self.grid, 1 + ROWS_EACH * place)
            self.rows[key] = row

    def _on_toggled(self, key: str, is_open: bool) -> None:
        if is_open:
            self.open_panel(key)

    def _add_headers(self) -> None:
        for column, name in enumerate(COLUMNS):
            label = QLabel(self.text(f"window_rate.column.{name}"))
            label.setObjectName("tableHeader")
            label.setAlignment(_alignment(name))
            self.grid.addWidget(label, 0, column)
        self.grid.setColumnStretch(0, 3)
        self.grid.setColumnStretch(COLUMNS.index("evidence"), 2)


class FactorRow(QWidget):
    """The widgets of one factor; they stand in the table's grid, the panel below them."""

    source_asked = Signal(object)
    toggled = Signal(bool)

    def __init__(self, editor: Editor, text: Text, factor: Factor) -> None:
        super().__init__()
        self.text = text
        self.factor = factor
        self.panel = FactorPanel(editor, text, factor)
        self.panel.setVisible(False)
        self.panel.closed.connect(partial(self.set_open, False))
        self.rule = QFrame()
        self.rule.setObjectName("rule")
        self.name = plain("", "factorName")
        self.note = plain("", "hint")
        self.reason = plain("", "hint")
        self.reason.hide()
        self.figures = {name: _cell("figure") for name in FIGURES}
        self.direction = _cell("direction")
        self.evidence = ChartView(smallest=EVIDENCE_SIZE)
        self.evidence.picked.connect(lambda _: self.source_asked.emit(self.factor.source))
        self.source = _link("", lambda: self.source_asked.emit(self.factor.source))
        self.edit = _link(text("window_rate.rate.edit"), self._toggle)

    def put_into(self, grid: QGridLayout, row: int) -> None:
        """Place the widgets into a row of the grid, the panel into the next."""
        first = QWidget()
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(2)
        column.addWidget(self.name)
        column.addWidget(self.note)
        links = QWidget()
        column = QVBoxLayout(links)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(2)
        column.addWidget(self.source)
        column.addWidget(self.edit)
        self.cells = {
            "factor": first,
            **self.figures,
            "direction": self.direction,
            "evidence": self.evidence,
            "source": links,
        }
        grid.addWidget(self.rule, row, 0, 1, len(COLUMNS))
        for place, name in enumerate(COLUMNS):
            grid.addWidget(self.cells[name], row + 1, place, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.reason, row + 2, 0, 1, len(COLUMNS))
        grid.addWidget(self.panel, row + 3, 0, 1, len(COLUMNS))

    def remove(self) -> None:
        """Take the row out of the table."""
        for widget in (*self.cells.values(), self.rule, self.reason, self.panel, self):
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()

    def show_factor(self, factor: Factor, evaluation: Evaluation) -> None:
        """Fill the row with a factor's figures."""
        self.factor = factor
        self.name.setText(factor_words(factor.key, self.text))
        self._show_note(factor, evaluation)
        self._show_figures(factor)
        self._show_direction(factor)
        self.evidence.set_figure(
            lambda width, height: evidence_bar(
                factor.evidence, self.text, width, height, key=factor.key
            )
        )
        self.source.setText(table_words(factor.source.table, self.text))
        self.source.setAccessibleName(f"{self.name.text()}: {self.source.text()}")
        self.edit.setAccessibleName(f"{self.name.text()}: {self.edit.text()}")
        if not self.panel.isVisible():
            self.panel.show_factor(factor)

    def set_open(self, is_open: bool) -> None:
        """Open or close the panel."""
        if is_open and not self.panel.isVisible():
            self.panel.show_factor(self.factor)
        self.panel.error.setVisible(False)
        self.panel.setVisible(is_open)
        self.edit.setText(
            self.text("window_rate.rate.close" if is_open else "window_rate.rate.edit")
        )
        if is_open:
            self.panel.magnitude.setFocus()

    def _toggle(self) -> None:
        is_open = not self.panel.isVisible()
        self.set_open(is_open)
        self.toggled.emit(is_open)

    def _show_note(self, factor: Factor, evaluation: Evaluation) -> None:
        words = self.text(
            "window_rate.rate.class_used",
            name=class_words(evaluation, factor.class_used, self.text),
        )
        if not factor.printed and not factor.overridden:
            words = self.text("window_rate.rate.not_printed")
        self.note.setText(words)
        self.reason.setText(self.text("window_rate.rate.changed", reason=factor.reason))
        self.reason.setVisible(bool(factor.overridden))

    def _show_figures(self, factor: Factor) -> None:
        shown = {
            "magnitude": show_number(factor.magnitude, "points").lstrip("+"),
            "strength": show_number(factor.strength, "rate", decimals=0),
            "n": self.text("domain.unit.none") if factor.n is None else str(factor.n),
            "shift": show_number(factor.shift, "points"),
        }
        for name, words in shown.items():
            mark = MARK if name in factor.overridden else ""
            self.figures[name].setText(words + mark)
        self.figures["shift"].setProperty("strong", True)

    def _show_direction(self, factor: Factor) -> None:
        direction = effective_direction(factor)
        mark = MARK if "direction" in factor.overridden else ""
        self.direction.setText(direction_words(direction, self.text) + mark)
        self.direction.setProperty("way", {1: "up", -1: "down", 0: "open"}[direction])
        self.direction.style().unpolish(self.direction)
        self.direction.style().polish(self.direction)
        if direction == 0 and "direction" not in factor.overridden:
            self.direction.setText(self.text("window_rate.rate.choose_direction"))


def _alignment(column: str) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in FIGURES else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _cell(kind: str) -> QLabel:
    label = QLabel()
    label.setObjectName(kind)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if kind == "figure":
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return label


def _link(words: str, action: Callable[[], None]) -> Link:
    link = Link(words)
    link.clicked.connect(lambda: action())
    return link
