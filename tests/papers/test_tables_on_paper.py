"""Tables find their place on the page, however many columns and whatever stands in them."""

import pytest

from negotiator.papers.content import Cell, Column, Table
from negotiator.papers.design import Design, read_design
from negotiator.papers.passage import Passage
from negotiator.papers.pdf_tables import tables


@pytest.fixture(scope="module")
def design() -> Design:
    return read_design("memo")


def table(columns: int, cell: str, total: bool = False) -> Table:
    heads = (Column("年", "left"), *(Column(f"方式{number}") for number in range(columns)))
    rows = tuple((f"{year}年目", *[cell] * columns) for year in range(4))
    return Table(heads, rows, title="支払", total=total)


def grids(block: Table, design: Design) -> list:
    return [grid for _, grid in tables(block, design)]


@pytest.mark.parametrize("cell", ["0", "1,234,567", "123,456,789,012", "9" * 300])
@pytest.mark.parametrize("columns", [1, 5, 12, 40])
def test_every_part_fits_the_page_and_no_column_is_lost(design, columns: int, cell: str):
    parts = grids(table(columns, cell), design)
    for grid in parts:
        assert sum(grid._colWidths) <= design.width + 0.01
    assert sum(len(grid._colWidths) - 1 for grid in parts) == columns


@pytest.mark.parametrize("total", [False, True])
def test_no_figure_is_torn_over_two_lines(design, total: bool):
    for grid in grids(table(12, "3,487,396,800", total), design):
        for row in grid._cellvalues[1:]:
            for cell, width in zip(row, grid._colWidths, strict=True):
                assert isinstance(cell, Passage)
                _, height = cell.wrap(width - 7, 1000)
                assert height == pytest.approx(cell.style.leading)


def test_a_wide_table_goes_on_in_parts_of_equal_length_that_are_counted(design):
    parts = list(tables(table(11, "3,487,396,800"), design))
    lengths = [len(grid._colWidths) - 1 for _, grid in parts]
    assert len(lengths) > 1
    assert max(lengths) - min(lengths) <= 1
    count = len(parts)
    assert [title for title, _ in parts] == [f"支払  ({n}/{count})" for n in range(1, count + 1)]


def test_figures_of_one_column_have_digits_of_one_width(design):
    block = Table((Column("円"),), (("111,111",), ("888,888",)), pinned=0)
    (grid,) = grids(block, design)
    narrow, wide = (row[0].natural_width() for row in grid._cellvalues[1:])
    assert narrow == pytest.approx(wide)


def test_a_tone_and_weight_reach_the_cell(design):
    block = Table((Column("向き", "left"),), ((Cell("上げる", strong=True, tone="up"),),), pinned=0)
    (grid,) = grids(block, design)
    style = grid._cellvalues[1][0].style
    assert style.bold
    assert style.colour == design.colours["up"]
