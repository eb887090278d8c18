"""Cells from a spreadsheet's clipboard: split, turned the right way round, headings taken off.

Excel and Calc put tab-separated lines on the clipboard. People keep years in a row or in a column,
with or without headings; both are understood.
"""

from __future__ import annotations

import csv
import io

from negotiator.numerals import NumeralError, parse_number

Cells = list[list[str]]
BLANKS = ("", "-", "−", "–", "—", "ー")


def read_cells(clipboard: str) -> Cells:
    """The cells of a clipboard text, short rows filled up; no cells for an empty clipboard."""
    lines = clipboard.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if not lines.strip():
        return []
    rows = [
        [cell.strip() for cell in row] for row in csv.reader(io.StringIO(lines), delimiter="\t")
    ]
    width = max(len(row) for row in rows)
    return [row + [""] * (width - len(row)) for row in rows]


def arranged(cells: Cells, most_rows: int) -> Cells:
    """The figures alone, years from left to right, in at most ``most_rows`` rows.

    A column of years becomes a row; a first row or column without a figure, or of calendar years,
    is a heading.
    """
    figures = without_headings(cells)
    if len(figures) > most_rows and len(figures[0]) <= most_rows:
        figures = _turned(figures)
    return figures


def without_headings(cells: Cells) -> Cells:
    """The cells less a heading row and a heading column."""
    if len(cells) > 1 and _is_heading(cells[0]):
        cells = cells[1:]
    turned = _turned(cells)
    if len(turned) > 1 and _is_heading(turned[0]):
        cells = _turned(turned[1:])
    return cells


def is_blank(cell: str) -> bool:
    """Whether a spreadsheet means "nothing" by this cell (accounting formats print a dash)."""
    return cell.strip() in BLANKS


def _turned(cells: Cells) -> Cells:
    return [list(column) for column in zip(*cells, strict=True)]


def _is_heading(row: list[str]) -> bool:
    values = [_number(cell) for cell in row if not is_blank(cell)]
    return not any(value is not None for value in values) or _are_calendar_years(values)


def _are_calendar_years(values: list[float | None]) -> bool:
    first = values[0]
    if first is None or not 1990 <= first <= 2100 or len(values) < 2:
        return False
    return values == [first + step for step in range(len(values))]


def _number(cell: str) -> float | None:
    try:
        return parse_number(cell, "money")
    except NumeralError:
        return None
