"""A chart of the visible rows: bars of a column, or claimed against decided rates."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from negotiator.charts.claimed_decided import Case, claimed_decided
from negotiator.charts.drawing import Drawing
from negotiator.charts.library_bars import MOST, NamedFigure, height_of, library_bars
from negotiator.language import Text
from negotiator.window.library.table_data import TableData
from negotiator.window.library.table_model import LibraryTable
from negotiator.window.look.chart_view import ChartView
from negotiator.window.page import plain

CASES = -1
UNIT = "unit"
CASE_COLUMNS = ("rate_claimed", "rate_decided")
# Of figures that are no measurements: nobody charts them.
NO_FIGURES = ("year", "no", "factor_no")
NAMED_BY_NUMBER = ("year", "no")
MOST_NAMES = 3
PREFERRED = ("mean", "mean_width", "value", "rate", "total", "amount")
CASES_HEIGHT = 200


class ChartPanel(QWidget):
    """Draws what is chosen; ``picked`` carries the visible row of a mark."""

    picked = Signal(int)

    def __init__(self, model: LibraryTable, text: Text) -> None:
        super().__init__()
        self.text = text
        self._model = model
        self.choice = QComboBox()
        self.choice.setAccessibleName(text("window_library.chart.what"))
        self.choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.choice.setMinimumContentsLength(20)
        self.choice.currentIndexChanged.connect(self.redraw)
        self.view = ChartView(smallest=(260.0, 100.0))
        self.view.picked.connect(self._pick)
        self.state = plain("", "muted")
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.view)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.choice)
        row.addWidget(self.state, 1, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(area, 1)

    def show_table(self, table: TableData | None) -> None:
        """Offer the columns of figures of another table."""
        self.choice.blockSignals(True)
        self.choice.clear()
        if table is not None:
            names = [column.name for column in table.columns]
            if all(name in names for name in CASE_COLUMNS):
                self.choice.addItem(self.text("window_library.chart.claimed_decided"), CASES)
            for place, column in enumerate(table.columns):
                if column.is_figure and column.name not in NO_FIGURES:
                    self.choice.addItem(column.heading, place)
            self._prefer(names)
        self.choice.blockSignals(False)
        self.redraw()

    @property
    def has_choice(self) -> bool:
        """Whether the table has anything to chart."""
        return self.choice.count() > 0

    def _prefer(self, names: list[str]) -> None:
        """Begin with the mean where there is one: it is what a reader looks for."""
        found = next((name for name in PREFERRED if name in names), None)
        if found is not None and self.choice.itemData(0) != CASES:
            self.choice.setCurrentIndex(max(self.choice.findData(names.index(found)), 0))

    def redraw(self) -> None:
        """Draw the visible rows anew; while nobody looks nothing is drawn."""
        column = self.choice.currentData()
        if column is None or self.isHidden():
            self.view.set_figure(None)
            self.state.clear()
        elif column != CASES and self._mixes_units():
            self.view.set_figure(None)
            self.state.setText(self.text("window_library.chart.mixed_units"))
        elif column == CASES:
            self.state.clear()
            self.view.setMinimumHeight(self._scaled(CASES_HEIGHT))
            self.view.set_figure(partial(_draw_cases, self._cases(), self.text))
        else:
            self._draw_bars(int(column))

    def _draw_bars(self, column: int) -> None:
        figures = self._figures(column)
        shown, visible = len(figures), self._model.rowCount()
        cut = shown < visible
        words = self.text("window_library.chart.bars_some", shown=shown, all=f"{visible:,}")
        self.state.setText(words if cut and shown else "")
        self.view.setMinimumHeight(self._scaled(height_of(shown)))
        title = self._title(column)
        self.view.set_figure(partial(_draw_bars, figures, title, self.text))

    def _title(self, column: int) -> str:
        """The column's title, with the rows' one unit where the table has units by row."""
        title = self._model.headings()[column]
        table = self._model.table
        names = [c.name for c in table.columns] if table else []
        if UNIT not in names or not self._model.rowCount():
            return title
        return f"{title} [{self._model.words(0, names.index(UNIT))}]"

    def _scaled(self, height: float) -> int:
        return round(height * self.view.text_scale())

    def _figures(self, column: int) -> list[NamedFigure]:
        model, table = self._model, self._model.table
        if table is None:
            return []
        numbers = table.searcher.numbers[column]
        rows = [r for r, place in enumerate(model.rows) if numbers[place] is not None][:MOST]
        names = self._naming_columns(table, rows)
        joint = self.text("window_library.window.joint")
        figures = []
        for row in rows:
            value = numbers[model.rows[row]]
            name = joint.join(w for c in names if (w := model.words(row, c)))
            if value is not None:
                figures.append(NamedFigure(name, value, model.words(row, column), f"row/{row}"))
        return figures

    def _naming_columns(self, table: TableData, rows: list[int]) -> list[int]:
        """The fewest columns of words that tell these rows apart, the most telling ones."""
        words = [
            place
            for place, column in enumerate(table.columns)
            if not column.is_figure or column.name in NAMED_BY_NUMBER
        ]
        kinds = {p: len({self._model.words(r, p) for r in rows}) for p in words}
        chosen: list[int] = []
        for place in sorted(words, key=lambda p: -kinds[p])[:MOST_NAMES]:
            if kinds[place] > 1:
                chosen = sorted([*chosen, place])
            if len({tuple(self._model.words(r, p) for p in chosen) for r in rows}) == len(rows):
                break
        return chosen or words[:1]

    def _mixes_units(self) -> bool:
        """Whether the visible rows hold figures in several units: their bars would mislead."""
        table = self._model.table
        names = [column.name for column in table.columns] if table else []
        if UNIT not in names:
            return False
        place = names.index(UNIT)
        return len({self._model.words(r, place) for r in range(self._model.rowCount())}) > 1

    def _cases(self) -> list[Case]:
        table = self._model.table
        if table is None:
            return []
        names = [column.name for column in table.columns]
        claimed, decided = (table.searcher.numbers[names.index(n)] for n in CASE_COLUMNS)
        label = names.index(f"label_{self.text.language}")
        cases = []
        for row, place in enumerate(self._model.rows):
            one, other = claimed[place], decided[place]
            if one is not None and other is not None:
                cases.append(Case(self._model.words(row, label), one, other, f"row/{row}"))
        return cases

    def _pick(self, key: str) -> None:
        self.picked.emit(int(key.removeprefix("row/")))


def _draw_bars(
    figures: list[NamedFigure], title: str, text: Text, width: float, height: float
) -> Drawing:
    return library_bars(figures, title, text, width, height)


def _draw_cases(cases: list[Case], text: Text, width: float, height: float) -> Drawing:
    return claimed_decided(cases, text, width, height)
