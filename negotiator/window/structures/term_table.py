"""Small tables for the lists in a term: tiers, yearly steps, instalments, events, sums by year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QVBoxLayout, QWidget

from negotiator.deal.editing import Path, value_at
from negotiator.deal.errors import DealError
from negotiator.deal.fields import Number, Optional, Spec, declared_fields
from negotiator.deal.terms import Event, Instalment, Tier, TimeStep
from negotiator.language import Text
from negotiator.numerals import Kind
from negotiator.window.editor import Editor
from negotiator.window.fields.grid import AnyIndex, CellForm, GridModel, GridView, Place
from negotiator.window.fields.money import money_unit, unit_words
from negotiator.window.page import plain

KINDS: Mapping[str, Kind] = {"rate": "rate", "money": "money", "units": "units", "years": "years"}


class EntryModel(GridModel):
    """A row an entry, a column a declared field; ``path`` leads to the list."""

    def __init__(self, editor: Editor, text: Text, path: Path) -> None:
        super().__init__(text)
        self.editor = editor
        self.path = path
        self.unit = money_unit()
        self.cls: type[Any] = type(self.entries[0])

    @property
    def entries(self) -> tuple[Any, ...]:
        """The list as the deal holds it; empty when its place is gone."""
        try:
            return tuple(value_at(self.editor.deal, self.path))
        except (IndexError, AttributeError, TypeError):
            return ()

    @property
    def term(self) -> Any:
        """The term that the list belongs to."""
        return value_at(self.editor.deal, self.path[:-1])

    @property
    def columns(self) -> list[tuple[str, Spec]]:
        """The fields shown; a sum a unit is for tiers by units only."""
        fields = [(name, spec) for name, _, spec in declared_fields(self.cls)]
        if self.cls is Tier and not self.term.by_units:
            return [field for field in fields if field[0] != "amount"]
        return sorted(fields, key=lambda field: field[0] != "name")

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or not self.entries else len(self.columns)

    def value_of(self, row: int, column: int) -> Any:
        return getattr(self.entries[row], self.columns[column][0])

    def form_of(self, row: int, column: int) -> CellForm:
        name, spec = self.columns[column]
        inner = spec.inner if isinstance(spec, Optional) else spec
        if not isinstance(inner, Number):
            return CellForm("text")
        kind: Kind = KINDS.get(inner.unit, "plain")
        if name == "start":
            kind = "units" if self.term.by_units else "money"
        if name == "probability":
            kind = "rate"
        return CellForm(kind, may_be_empty=isinstance(spec, Optional), whole=inner.whole)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or section >= self.columnCount():
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        label = self.text(f"domain.term_field.{self.columns[section][0]}")
        kind = self.form_of(0, section).kind
        if kind == "money":
            unit = unit_words(self.text, self.editor.deal.forecast.currency, self.unit)
            return self.text("window_structures.form.with_unit", label=label, unit=unit)
        return label

    def refresh(self) -> None:
        """Show the deal anew."""
        self.unit = money_unit()
        self.show_anew()

    def write(self, changes: Mapping[Place, Any]) -> None:
        entries = list(self.entries)
        for (row, column), value in changes.items():
            entries[row] = _changed(entries[row], self.columns[column][0], value)
        if self.cls is Instalment:
            entries = balanced(entries, fixed={row for row, _ in changes})
        self.editor.set(self.path, tuple(entries))

    def add_entry(self) -> bool:
        """A further entry after the last, made so that the list still holds."""
        entries = self.entries
        return self._try(next_entries(entries, self.editor.deal.years))

    def remove_entry(self, row: int) -> bool:
        """Take an entry away; an instalment's share goes to its neighbour."""
        entries = list(self.entries)
        gone = entries.pop(row)
        if isinstance(gone, Instalment) and entries:
            entries = balanced(entries, fixed=set(range(len(entries) - 1)))
        if isinstance(gone, Tier) and entries and row == 0:
            entries[0] = replace(entries[0], start=0.0)
        return self._try(tuple(entries))

    def _try(self, entries: tuple[Any, ...]) -> bool:
        try:
            self.editor.set(self.path, entries)
        except DealError as error:
            self.refused.emit(self.sentence(error))
            return False
        self.accepted.emit()
        return True


def _changed(entry: Any, name: str, value: Any) -> Any:
    """The entry with a field changed; a tier has either a rate or a sum a unit."""
    changed = replace(entry, **{name: value})
    if isinstance(entry, Tier) and value is not None and name in ("rate", "amount"):
        other = "amount" if name == "rate" else "rate"
        changed = replace(changed, **{other: None})
    return changed


def balanced(entries: list[Any], fixed: set[int]) -> list[Any]:
    """Instalments whose shares add to 1 again: the last one that was not typed takes the rest."""
    free = [row for row in range(len(entries)) if row not in fixed]
    if not free:
        return entries
    last = free[-1]
    others = sum(entry.share for row, entry in enumerate(entries) if row != last)
    entries[last] = replace(entries[last], share=round(1 - others, 9))
    return entries


def next_entries(entries: tuple[Any, ...], years: int) -> tuple[Any, ...]:
    """The list with one entry more."""
    last = entries[-1]
    match last:
        case Tier():
            return (
                *entries,
                replace(last, start=last.start * 1.5 if last.start else 100_000_000.0),
            )
        case TimeStep():
            return (*entries, replace(last, from_year=min(last.from_year + 1, years)))
        case Instalment():
            half = round(last.share / 2, 9)
            rest = replace(last, year=min(last.year + 1, years), share=last.share - half)
            return (*entries[:-1], replace(last, share=half), rest)
        case Event():
            return (*entries, replace(last, year=min(last.year + 1, years), name=""))
    raise TypeError(f"no such entry: {last!r}")


class YearsModel(GridModel):
    """One row of figures, a column a contract year; ``path`` leads to the list."""

    def __init__(self, editor: Editor, text: Text, path: Path, kind: Kind) -> None:
        super().__init__(text)
        self.editor = editor
        self.path = path
        self.kind = kind
        self.unit = money_unit()

    @property
    def values(self) -> tuple[float, ...]:
        """The list as the deal holds it; empty when its place is gone."""
        try:
            held = value_at(self.editor.deal, self.path)
        except (IndexError, AttributeError, TypeError):
            return ()
        return held if isinstance(held, tuple) else ()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.values)

    def value_of(self, row: int, column: int) -> Any:
        return self.values[column]

    def form_of(self, row: int, column: int) -> CellForm:
        return CellForm(self.kind)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.text("domain.unit.year_n", year=section + 1)
        if self.kind == "money":
            return unit_words(self.text, self.editor.deal.forecast.currency, self.unit)
        return self.text("domain.term_field.index")

    def refresh(self) -> None:
        """Show the deal anew."""
        self.unit = money_unit()
        self.show_anew()

    def write(self, changes: Mapping[Place, Any]) -> None:
        values = list(self.values)
        for (_, column), value in changes.items():
            values[column] = value
        self.editor.set(self.path, tuple(values))


class TermTable(QWidget):
    """A model's table with an error line, and buttons where entries come and go."""

    def __init__(self, model: EntryModel | YearsModel, text: Text, label: str) -> None:
        super().__init__()
        self.model = model
        self.text = text
        self.view = GridView(model)
        self.view.setAccessibleName(label)
        self.error = plain("", "error")
        self.error.hide()
        model.refused.connect(self._show_error)
        model.accepted.connect(self.error.hide)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(plain(label, "fieldLabel"))
        column.addWidget(self.view)
        if isinstance(model, EntryModel):
            column.addWidget(self._buttons(model))
            self.view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        column.addWidget(self.error)
        self.refresh()

    def refresh(self) -> None:
        """Show the list anew; the keyboard stays where it is."""
        current = self.view.currentIndex()
        place = (current.row(), current.column())
        self.model.refresh()
        is_lost = not self.view.currentIndex().isValid()
        if is_lost and place[0] >= 0 and place[0] < self.model.rowCount():
            self.view.select(*place)
        self.view.fit_height()

    def _buttons(self, model: EntryModel) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.add = QPushButton(self.text("window_structures.form.add_entry"))
        self.remove = QPushButton(self.text("window_structures.form.remove_entry"))
        self.add.clicked.connect(model.add_entry)
        self.remove.clicked.connect(lambda: model.remove_entry(self._current_row()))
        for button in (self.add, self.remove):
            button.setObjectName("small")
            button.setAutoDefault(False)
            row.addWidget(button)
        if model.cls is Instalment:
            row.addWidget(plain(self.text("window_structures.form.instalments_note"), "hint"), 1)
        else:
            row.addStretch(1)
        return holder

    def _current_row(self) -> int:
        current = self.view.currentIndex()
        return current.row() if current.isValid() else self.model.rowCount() - 1

    def _show_error(self, sentence: str) -> None:
        self.error.setText(f"⚠ {sentence}")
        self.error.show()
