"""The form of one payment term, made from the fields that the term declares."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from negotiator.deal.editing import Path, value_at, with_value
from negotiator.deal.fields import (
    Choice,
    Flag,
    ListOf,
    OneOrList,
    RateOrAdjusted,
    Section,
    Spec,
    declared_fields,
)
from negotiator.deal.model import Deal
from negotiator.deal.vocabulary import ADJUSTED
from negotiator.language import Text
from negotiator.numerals import Kind, show_number
from negotiator.window.editor import Editor
from negotiator.window.fields.binding import bound
from negotiator.window.fields.cards import FlagField
from negotiator.window.fields.typed_fields import ChoiceField, NumberField
from negotiator.window.look.flow import Flow
from negotiator.window.page import plain
from negotiator.window.structures.term_table import EntryModel, TermTable, YearsModel

CHOICE_AREAS = {"measure": "measure", "mode": "tier_mode"}
PLAIN_KINDS: dict[str, Kind] = {"elasticity": "plain", "index": "plain"}
FIELD_CHARACTERS = 26


def shape_of(term: Any) -> tuple[Any, ...]:
    """What the form is made from: a term of the same shape keeps its form."""
    return (
        type(term),
        isinstance(getattr(term, "amount", None), tuple),
        getattr(term, "by_units", None),
    )


class TermForm(QFrame):
    """A term's name, what it means, and its fields; ``removal_asked`` when it is to go."""

    removal_asked = Signal()

    def __init__(self, editor: Editor, text: Text, path: Path) -> None:
        super().__init__()
        self.setObjectName("termBox")
        self.editor = editor
        self.text = text
        self.path = path
        self.parts: dict[str, QWidget] = {}
        self._tables: list[TermTable] = []
        term = value_at(editor.deal, path)
        self.remove = QPushButton(text("window_structures.form.remove_term"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(8)
        column.addWidget(self._header(term))
        flow = Flow(spacing=16)
        column.addWidget(flow)
        for name, _, spec in declared_fields(term):
            self._add_field(name, spec, term, flow, column)

    def refresh(self) -> None:
        """Show the term anew; bound fields do so by themselves."""
        for table in self._tables:
            table.refresh()
        for part in self.parts.values():
            if isinstance(part, AdjustedRate | AmountByYear):
                part.refresh()

    def _header(self, term: Any) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        label = self.text(f"domain.term.{term.kind}")
        words.addWidget(plain(label, "rowName"))
        words.addWidget(plain(self.text(f"window_structures.meaning.{term.kind}"), "hint"))
        row.addLayout(words, 1)
        self.remove.setObjectName("small")
        self.remove.setAutoDefault(False)
        self.remove.setAccessibleName(f"{label}: {self.remove.text()}")
        self.remove.clicked.connect(self.removal_asked)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _add_field(self, name: str, spec: Spec, term: Any, flow: Flow, column: QVBoxLayout) -> None:
        part = self._part(name, spec)
        self.parts[name] = part
        if isinstance(part, TermTable):
            self._tables.append(part)
        if isinstance(part, TermTable) or (
            isinstance(part, AmountByYear) and isinstance(term.amount, tuple)
        ):
            column.addWidget(part)
        else:
            flow.add(part)

    def _part(self, name: str, spec: Spec) -> QWidget:
        """The widget that fits a field's declaration."""
        path, label = (*self.path, name), self.text(f"domain.term_field.{name}")
        match spec:
            case RateOrAdjusted():
                return AdjustedRate(self.editor, self.text, path, label)
            case OneOrList():
                return AmountByYear(self.editor, self.text, path, label)
            case ListOf(inner=Section()):
                return TermTable(EntryModel(self.editor, self.text, path), self.text, label)
            case ListOf():
                years = YearsModel(self.editor, self.text, path, PLAIN_KINDS[name])
                return TermTable(years, self.text, label)
            case Flag():
                return _sized(FlagField(self.editor, self.text, path, label), self)
            case Choice():
                area = CHOICE_AREAS[name]
                options = [(key, self.text(f"domain.{area}.{key}")) for key in spec.keys]
                return ChoiceField(self.editor, self.text, path, label, options=options)
        kind = PLAIN_KINDS.get(name)
        return _sized(NumberField(self.editor, self.text, path, label, kind=kind), self)


class AdjustedRate(QWidget):
    """A running rate: the deal's adjusted rate by a check, or a rate of its own."""

    def __init__(self, editor: Editor, text: Text, path: Path, label: str) -> None:
        super().__init__()
        self.editor = editor
        self.text = text
        self.path = path
        self.box = QCheckBox()
        plain_binding = bound(editor.deal, path)
        # The line shows nothing while the adjusted rate is in force.
        binding = replace(plain_binding, read=self._own_rate)
        self.rate = NumberField(editor, text, binding, label, kind="rate")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.rate)
        column.addWidget(self.box)
        self.box.clicked.connect(self._on_clicked)
        self.refresh()

    def refresh(self) -> None:
        """Show which of the two is in force."""
        try:
            adjusted = value_at(self.editor.deal, self.path) == ADJUSTED
        except (IndexError, AttributeError):
            return
        point = show_number(self.editor.evaluation.rate.point, "rate")
        self.box.setText(self.text("window_structures.form.adjusted", rate=point))
        self.box.setChecked(adjusted)
        self.rate.line.setEnabled(not adjusted)

    def _own_rate(self, deal: Deal) -> float | None:
        rate = value_at(deal, self.path)
        return None if rate == ADJUSTED else float(rate)

    def _on_clicked(self, adjusted: bool) -> None:
        own = round(self.editor.evaluation.rate.point, 3)
        self.editor.set(self.path, ADJUSTED if adjusted else own)


class AmountByYear(QWidget):
    """A minimum: one sum for every year, or a sum for each."""

    def __init__(self, editor: Editor, text: Text, path: Path, label: str) -> None:
        super().__init__()
        self.editor = editor
        self.path = path
        self.box = QCheckBox(text("window_structures.form.by_year"))
        self.by_year = isinstance(value_at(editor.deal, path), tuple)
        self.part: TermTable | NumberField
        if self.by_year:
            self.part = TermTable(YearsModel(editor, text, path, "money"), text, label)
        else:
            self.part = NumberField(editor, text, path, label, kind="money")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.part)
        column.addWidget(self.box)
        self.box.setChecked(self.by_year)
        self.box.clicked.connect(self._on_clicked)

    def refresh(self) -> None:
        """Show the sums anew."""
        if isinstance(self.part, TermTable):
            self.part.refresh()

    def _on_clicked(self, by_year: bool) -> None:
        deal = self.editor.deal
        held = value_at(deal, self.path)
        if by_year:
            value: Any = (held,) * deal.years
        else:
            value = max(held, default=0.0)
        self.editor.apply(with_value(deal, self.path, value))


def _sized(field: QWidget, owner: QWidget) -> QWidget:
    field.setMinimumWidth(owner.fontMetrics().averageCharWidth() * FIELD_CHARACTERS)
    return field
