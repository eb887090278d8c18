"""All payment structures side by side: what each is worth to either side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from negotiator.deal.model import Deal
from negotiator.evaluation import StructureValue
from negotiator.language import Text
from negotiator.numerals import NOTHING, Unit, edit_number, show_money_short, show_number
from negotiator.window.editor import Editor
from negotiator.window.fields.money import money_unit, unit_words
from negotiator.window.look.name_button import NameButton
from negotiator.window.look.swatch import Swatch
from negotiator.window.page import plain
from negotiator.window.structures.term_words import TermWords

NAME_LINES = 2
MANY = 999.95e6  # a thousand millions, once rounded
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
STRONG = "npv_licensor"
NAME_CHARACTERS = 15


@dataclass(frozen=True)
class Sums:
    """How the table shows money: the unit in force, and with how many decimals at most."""

    unit: Unit
    decimals: int

    @classmethod
    def of(cls, values: Sequence[StructureValue]) -> Sums:
        """Decimals only in a large unit, and only while no sum needs four digits before them."""
        unit = money_unit()
        sums = [abs(sum_ or 0.0) for v in values for sum_ in (v.npv_licensor, v.npv_licensee)]
        return cls(unit, int(unit == "million" and max(sums, default=0.0) < MANY))


Show = Callable[[StructureValue, Sums, Text], str]


class ComparisonTable(QWidget):
    """A row a structure; ``picked`` gives the place of the one whose name is pressed."""

    picked = Signal(int)

    def __init__(self, editor: Editor, text: Text) -> None:
        super().__init__()
        self.editor = editor
        self.text = text
        self.rows: list[ComparisonRow] = []
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(4)
        self.grid.setVerticalSpacing(2)
        self.grid.setColumnStretch(0, 1)
        self.unit = QLabel()
        self._add_headers()

    def refresh(self) -> None:
        """Show every structure of the evaluation as it stands."""
        evaluation = self.editor.evaluation
        currency = evaluation.deal.forecast.currency
        self.unit.setText(
            self.text("window_structures.column.name", unit=unit_words(self.text, currency))
        )
        while len(self.rows) > len(evaluation.structures):
            self.rows.pop().remove()
        while len(self.rows) < len(evaluation.structures):
            self._add_row()
        words = TermWords(self.text, currency, evaluation.rate.point)
        reference = evaluation.deal.reference.name
        sums = Sums.of(evaluation.structures)
        explained = explanations(evaluation.deal, self.text)
        for row, value in zip(self.rows, evaluation.structures, strict=True):
            structure = evaluation.deal.structures[row.place]
            row.show_value(value, words.structure(structure), value.name == reference, sums)
            row.explain(explained)
        for name, label in self.headers.items():
            label.setToolTip(explained[name])

    def cell(self, place: int, column: str) -> str:
        """What stands in a cell, for tests and for copying."""
        return self.rows[place].cells[column].text()

    def _add_headers(self) -> None:
        self.unit.setObjectName("tableHeader")
        self.unit.setWordWrap(True)
        self.grid.addWidget(self.unit, 0, 0)
        self.headers: dict[str, QLabel] = {}
        for column, name in enumerate(COLUMNS, start=1):
            label = self.headers[name] = QLabel(self.text(f"window_structures.column.{name}"))
            label.setObjectName("tableHeader")
            label.setAlignment(RIGHT)
            self.grid.addWidget(label, 0, column)

    def _add_row(self) -> None:
        place = len(self.rows)
        row = ComparisonRow(self.text, place)
        row.name.clicked.connect(partial(self._on_picked, place))
        row.put_into(self.grid, 1 + 2 * place)
        self.rows.append(row)

    def _on_picked(self, place: int, _checked: bool = False) -> None:
        self.picked.emit(place)


class ComparisonRow:
    """The widgets of one structure in the table's grid."""

    def __init__(self, text: Text, place: int) -> None:
        self.text = text
        self.place = place
        self.rule = QFrame()
        self.rule.setObjectName("rule")
        self.head = QWidget()
        self.name = NameButton(lines=NAME_LINES)
        self.summary = plain("", "hint")
        self.cells = {name: _figure(name) for name in COLUMNS}
        self._build_head()

    def put_into(self, grid: QGridLayout, row: int) -> None:
        """Place the widgets into a row of the grid."""
        grid.addWidget(self.rule, row, 0, 1, 1 + len(self.cells))
        grid.addWidget(self.head, row + 1, 0)
        for column, cell in enumerate(self.cells.values(), start=1):
            grid.addWidget(cell, row + 1, column)

    def remove(self) -> None:
        """Take the row out of the table."""
        for widget in (self.rule, self.head, *self.cells.values()):
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()

    def show_value(
        self, value: StructureValue, summary: str, is_reference: bool, sums: Sums
    ) -> None:
        """Fill the row with a structure's figures."""
        mark = self.text("window_structures.structures.reference_mark") if is_reference else ""
        self.name.set_words(mark + value.name)
        self.summary.setText(summary)
        for name, show in COLUMNS.items():
            self.cells[name].setText(show(value, sums, self.text))

    def explain(self, sentences: Mapping[str, str]) -> None:
        """Say of every figure what it is made of, to the pointer and to screen readers."""
        for name, cell in self.cells.items():
            cell.setToolTip(sentences[name])
            cell.setAccessibleDescription(sentences[name])

    def _build_head(self) -> None:
        self.head.setMinimumWidth(self.head.fontMetrics().averageCharWidth() * NAME_CHARACTERS)
        row = QHBoxLayout(self.head)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(4)
        row.addWidget(Swatch(self.place), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        self.summary.setContentsMargins(5, 0, 0, 0)  # where the name's words begin
        words.addWidget(self.summary)
        row.addLayout(words, 1)


def explanations(deal: Deal, text: Text) -> dict[str, str]:
    """What each column is made of, with the deal's own assumptions, in one sentence each."""
    finance, forecast = deal.finance, deal.forecast
    gaps: dict[str, object] = {
        "years": len(forecast.sales),
        "licensor_discount": edit_number(finance.licensor_discount_rate, "rate"),
        "licensee_discount": edit_number(finance.licensee_discount_rate, "rate"),
        "convention": text(f"domain.convention.{finance.convention}"),
        "licensor_tax": edit_number(finance.licensor_tax_rate, "rate"),
        "licensee_tax": edit_number(finance.licensee_tax_rate, "rate"),
        "withholding": edit_number(finance.withholding_rate, "rate"),
        "margin": show_number(forecast.operating_margin_rate, "rate"),
        "investment": show_money_short(
            forecast.licensee_investment, text.language, forecast.currency
        ),
    }
    return {name: text(f"window_structures.explained.{name}", **gaps) for name in COLUMNS}


def _sum(name: str, decimals: int) -> Show:
    """A sum in the unit in force, with at most the decimals that the table has room for."""

    def show(value: StructureValue, sums: Sums, _: Text) -> str:
        places = min(decimals, sums.decimals)
        return show_number(getattr(value, name), "money", unit=sums.unit, decimals=places)

    return show


def _rate(name: str, decimals: int) -> Show:
    def show(value: StructureValue, _: Sums, __: Text) -> str:
        return show_number(getattr(value, name), "rate", decimals=decimals)

    return show


def _payback(value: StructureValue, _: Sums, text: Text) -> str:
    if value.payback_year is None:
        known = value.npv_licensee is not None
        return text("window_structures.structures.never") if known else NOTHING
    return (
        text("domain.unit.year_n", year=value.payback_year)
        if value.payback_year
        else text("domain.unit.year_0")
    )


COLUMNS: Mapping[str, Show] = {
    "total": _sum("total", 0),
    "npv_licensor": _sum("npv_licensor", 1),
    "after_tax": _sum("npv_licensor_after_tax", 1),
    "npv_licensee": _sum("npv_licensee", 1),
    "effective_rate": _rate("effective_rate", 1),
    "first_three": _sum("first_three_years", 0),
    "burden": _rate("burden", 0),
    "payback": _payback,
}


def _figure(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName("figure")
    label.setAlignment(RIGHT)
    label.setProperty("strong", name == STRONG)
    return label
