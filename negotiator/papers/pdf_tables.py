"""Tables on paper: figures in line, texts in what room is left, wide tables in several parts.

A column of figures is as wide as its longest figure; columns of texts share the rest. What does
not fit side by side goes on in a further table that repeats the pinned columns.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportlab.lib.colors import HexColor
from reportlab.platypus import Table as Grid

from negotiator.papers.content import Cell, Column, Table
from negotiator.papers.design import Design
from negotiator.papers.passage import Passage

_PADDING = 3.5  # left and right of a cell
_NARROWEST = 30.0
_NARROWEST_TEXT = 62.0
_WIDEST_HEAD = 58.0
_MOST_SPARE = 60.0  # for a column of figures: the eye must not lose the line
_TONES = {"normal": "text"}


def tables(block: Table, design: Design) -> Iterator[tuple[str, Grid]]:
    """Each part of a table with its title; a table that fits is one part."""
    groups = _groups(block, design)
    for number, columns in enumerate(groups, start=1):
        part = dataclasses.replace(
            block,
            columns=tuple(block.columns[i] for i in columns),
            rows=tuple(tuple(row[i] for i in columns) for row in block.rows),
        )
        counted = f"{block.title}  ({number}/{len(groups)})" if len(groups) > 1 else block.title
        yield counted, _grid(part, design)


def _groups(block: Table, design: Design) -> list[list[int]]:
    """Column numbers by part, each part no wider than the page."""
    needs = [_need(block, number, design) for number in range(len(block.columns))]
    pinned = list(range(min(block.pinned, len(block.columns))))
    loose = range(len(pinned), len(block.columns))
    room = design.width - sum(needs[i] for i in pinned)
    return [[*pinned, *part] for part in _parts(list(loose), needs, room)]


def _parts(columns: list[int], needs: list[float], room: float) -> list[list[int]]:
    """The columns in the fewest parts that fit, of about equal length: 4, 4, 4 and not 5, 5, 2."""
    for count in range(1, len(columns) + 1):
        cuts = [round(len(columns) * part / count) for part in range(count + 1)]
        parts = [columns[start:end] for start, end in pairwise(cuts)]
        if all(sum(needs[i] for i in part) <= room for part in parts):
            return parts
    return [[column] for column in columns] or [[]]


def _need(block: Table, number: int, design: Design) -> float:
    """The width a column cannot do without."""
    column = block.columns[number]
    if column.weight:
        return _NARROWEST_TEXT
    natural = max((cell.natural_width() for cell in _cells(block, number, design)), default=0.0)
    head = min(_head(column, design).natural_width(), _WIDEST_HEAD)
    widest = design.width - (_NARROWEST_TEXT if block.pinned else 0)
    return min(max(natural, head, _NARROWEST - 2 * _PADDING) + 2 * _PADDING, widest)


def _widths(block: Table, design: Design) -> list[float]:
    """Every column's width; texts share what figures leave, else all columns share it."""
    needs = [_need(block, number, design) for number in range(len(block.columns))]
    weights = [column.weight for column in block.columns]
    fixed = sum(need for need, weight in zip(needs, weights, strict=True) if not weight)
    spare = design.width - fixed
    if any(weights):
        share = spare / sum(weights)
        return [w * share if w else n for n, w in zip(needs, weights, strict=True)]
    return [need + min(spare / len(needs), _MOST_SPARE) for need in needs]


def _grid(block: Table, design: Design) -> Grid:
    heads = [_head(column, design) for column in block.columns]
    columns = [_cells(block, number, design) for number in range(len(block.columns))]
    rows = zip(*columns, strict=True)
    grid = Grid(
        [heads, *map(list, rows)], colWidths=_widths(block, design), repeatRows=1, splitInRow=1
    )
    grid.hAlign = "LEFT"
    grid.setStyle(_look(design, total=block.total))
    return grid


def _cells(block: Table, number: int, design: Design) -> list[Passage]:
    """A column's cells; the last one is strong where it is a total."""
    column, last = block.columns[number], len(block.rows) - 1
    return [
        _passage(row[number], column, design, strong=block.total and place == last)
        for place, row in enumerate(block.rows)
    ]


def _head(column: Column, design: Design) -> Passage:
    style = design.style("small", "muted", bold=True, align=column.align, tight=True, balanced=True)
    return Passage(column.head, style, design.fonts)


def _passage(cell: str | Cell, column: Column, design: Design, *, strong: bool) -> Passage:
    if isinstance(cell, str):
        cell = Cell(cell)
    style = design.style(
        "table",
        _TONES.get(cell.tone, cell.tone),
        bold=cell.strong or strong,
        align=column.align,
        tabular=column.align == "right",
        tight=True,
    )
    return Passage(cell.text, style, design.fonts)


def _look(design: Design, *, total: bool) -> Sequence[tuple[object, ...]]:
    colours = {name: HexColor(value) for name, value in design.colours.items()}
    look: list[tuple[object, ...]] = [
        ("FONTNAME", (0, 0), (-1, -1), design.fonts.name()),  # else Helvetica gets into the file
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("VALIGN", (0, 1), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), _PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), _PADDING),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ("BACKGROUND", (0, 0), (-1, 0), colours["panel"]),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, colours["rule"]),
        ("LINEBELOW", (0, 1), (-1, -1), 0.4, colours["hairline"]),
    ]
    if total:
        look.append(("LINEABOVE", (0, -1), (-1, -1), 0.8, colours["rule"]))
    return look
