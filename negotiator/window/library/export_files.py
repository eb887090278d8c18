"""The visible rows as a file: CSV, or an Excel workbook that computes nothing."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from negotiator.deal.writing import write_whole
from negotiator.survey.export import Cell, as_csv, harmless

LONGEST_SHEET_NAME = 31
WIDEST = 40


@dataclass(frozen=True)
class Sheet:
    """What is written: titles and cells, and where the table comes from."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    source: str


def write_csv(sheet: Sheet, path: Path) -> None:
    """Write the rows as CSV. Raises OSError, and leaves what was there."""
    write_whole(path, as_csv(sheet.headings, sheet.rows))


def write_workbook(sheet: Sheet, path: Path) -> None:
    """Write the rows as an Excel workbook, the source under them. Raises OSError."""
    write_whole(path, as_workbook(sheet))


def as_workbook(sheet: Sheet) -> bytes:
    """The workbook: figures as numbers, words as text even where they look like a formula."""
    from openpyxl import Workbook  # slow to import, and only needed here
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    page = book.active
    page.title = _sheet_name(sheet.name)
    for number, row in enumerate((sheet.headings, *sheet.rows, (), (sheet.source,)), start=1):
        for place, cell in enumerate(row, start=1):
            _write(page.cell(row=number, column=place), cell)
    for place, width in enumerate(_widths(sheet), start=1):
        page.column_dimensions[get_column_letter(place)].width = width
        page.cell(row=1, column=place).font = Font(bold=True)
    page.freeze_panes = "A2"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _write(place: object, cell: Cell) -> None:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.cell.cell import Cell as Place

    if cell is None or not isinstance(place, Place):
        return
    if isinstance(cell, str):
        place.value = ILLEGAL_CHARACTERS_RE.sub("", str(harmless(cell)))
        place.data_type = "s"
    else:
        place.value = cell


def _widths(sheet: Sheet) -> Sequence[int]:
    """Widths in characters from the titles and the first rows; wide letters count twice."""
    columns = zip(sheet.headings, *sheet.rows[:100], strict=True)
    return [min(max(_length(cell) for cell in column) + 2, WIDEST) for column in columns]


def _length(cell: Cell) -> int:
    return 0 if cell is None else sum(1 if ord(letter) < 0x2000 else 2 for letter in str(cell))


def _sheet_name(name: str) -> str:
    return "".join(letter for letter in name if letter not in r"[]:*?/\'")[:LONGEST_SHEET_NAME]
