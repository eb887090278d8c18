"""Rows of a table as text for other programs: CSV for files, tabs for the clipboard.

A cell that a spreadsheet would take for a formula is marked as text; figures stay figures.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

# A decimal keeps how a figure was printed: 3.0 is not 3.
Cell = str | Decimal | float | int | None
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")
# A spreadsheet that isn't told otherwise reads Japanese in its own code page.
BYTE_ORDER_MARK = "\ufeff"


def harmless(cell: Cell) -> Cell:
    """The cell, with an apostrophe before words that a spreadsheet would compute.

    The signs count in their full width as well, and behind spaces.
    """
    if not isinstance(cell, str):
        return cell
    start = cell.lstrip(" \u3000")
    dangerous = start.startswith(_FORMULA_SIGNS) or start.startswith(("＝", "＋", "－", "＠"))
    return f"'{cell}" if dangerous else cell


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A CSV file in UTF-8 with a byte order mark, headings first, empty cells empty."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([harmless(heading) for heading in headings])
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return (BYTE_ORDER_MARK + buffer.getvalue()).encode("utf-8")


def as_tabs(headings: Sequence[str] | None, rows: Iterable[Sequence[Cell]]) -> str:
    """Text for the clipboard: cells between tabs, with or without headings."""
    lines: list[Sequence[Cell]] = [] if headings is None else [headings]
    return "\n".join("\t".join(_between_tabs(cell) for cell in row) for row in (*lines, *rows))


def _between_tabs(cell: Cell) -> str:
    """A cell, in quotes where a tab or a line end in it would tear the table."""
    words = "" if cell is None else str(harmless(cell))
    torn = any(sign in words for sign in '\t\r\n"')
    return '"' + words.replace('"', '""') + '"' if torn else words
