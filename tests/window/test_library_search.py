"""Searching, filtering, sorting and writing out tables, without a window."""

import csv
import io

import pytest
from openpyxl import load_workbook

from negotiator.language import LANGUAGES, Text
from negotiator.locations import resources
from negotiator.survey.catalogue import OTHER, entries, part_of
from negotiator.survey.edition import open_edition
from negotiator.survey.export import Cell, as_csv, as_tabs, harmless
from negotiator.survey.search import ConditionError, Searcher, figure_condition, folded
from negotiator.window.library.export_files import Sheet, as_workbook
from negotiator.window.library.table_data import Shelf

DATA = resources() / "survey" / "jpo-2009" / "data"
NAMES = ["ばら", "バラ科", "rose", "", "9-10", "10-11"]
FIGURES = [3.0, None, -1.0, 12.0, 5.0, 3.0]


@pytest.fixture
def searcher():
    printed = ["3.0", "", "−1.0", "12.0", "5.0", "3.0"]
    return Searcher([NAMES, printed], {1: FIGURES})


def cells(name):
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        ("バラ", [0, 1]),
        ("ばら 科", [1]),
        ("ＲＯＳＥ", [2]),
        ("", [0, 1, 2, 3, 4, 5]),
        ("none of this", []),
    ],
)
def test_words_are_found_whatever_their_width_case_or_kana(searcher, typed, rows):
    assert searcher.matching(typed) == rows


@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        (">3", [3, 4]),
        (">=3", [0, 3, 4, 5]),
        ("＜ ０", [2]),
        ("=3", [0, 5]),
        ("!=3", [2, 3, 4]),
        ("3..5", [0, 4, 5]),
        ("5～3", [0, 4, 5]),
        ("–", [1]),
        ("*", [0, 2, 3, 4, 5]),
        ("1", [3]),
        ("-1", [2]),
        ("> -2", [0, 2, 3, 4, 5]),
    ],
)
def test_a_column_of_figures_takes_conditions(searcher, typed, rows):
    assert searcher.matching("", {1: typed}) == rows


@pytest.mark.parametrize("typed", [">", "> much", "3..", "="])
def test_a_condition_that_says_nothing_is_refused(typed):
    with pytest.raises(ConditionError):
        figure_condition(typed)


def test_a_column_of_words_can_be_asked_for_empty_cells(searcher):
    assert searcher.matching("", {0: "–"}) == [3]
    assert searcher.matching("", {0: "*"}) == [0, 1, 2, 4, 5]


def test_figures_sort_as_figures_with_empty_cells_last_either_way(searcher):
    assert searcher.ordered(range(6), 1) == [2, 0, 5, 4, 3, 1]
    assert searcher.ordered(range(6), 1, descending=True) == [3, 4, 0, 5, 2, 1]


def test_bands_sort_by_their_numbers_and_nameless_rows_last(searcher):
    assert searcher.ordered([5, 3, 4], 0) == [4, 5, 3]
    assert searcher.ordered([5, 3, 4], 0, descending=True) == [5, 4, 3]


def test_folding_keeps_different_words_apart():
    assert folded("ﾊﾞﾗ") == folded("ばら") == folded("バラ")
    assert folded("はら") != folded("ばら")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", " =1", "＝1+1", "\t=1"])
def test_words_that_a_spreadsheet_would_compute_are_marked_as_text(cell):
    assert harmless(cell) == f"'{cell}"


def test_figures_and_empty_cells_go_out_as_they_are():
    assert [harmless(cell) for cell in (-1.5, 3, None)] == [-1.5, 3, None]
    assert as_tabs(["a", "=b"], [[-1.5, None], ["x\ty", "=z"]]) == ("a\t'=b\n-1.5\t\n\"x\ty\"\t'=z")


def test_csv_comes_back_whole_and_says_its_encoding():
    rows: list[list[Cell]] = [["特許、商標", 3.7], ['"quoted", and\nbroken', None]]
    data = as_csv(["名前", "％"], rows)
    assert data.startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert read == [["名前", "％"], ["特許、商標", "3.7"], ['"quoted", and\nbroken', ""]]


def test_a_workbook_holds_figures_as_numbers_and_no_formula():
    sheet = Sheet("A/1", ("名前", "=x"), (("=SUM(A1:A9)", -2.5), ("a\x07b", None)), "+source")
    page = load_workbook(io.BytesIO(as_workbook(sheet))).active
    kinds = {cell.data_type for row in page.iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s", "n"}
    assert [cell.value for cell in page[2]] == ["'=SUM(A1:A9)", -2.5]
    assert page["A3"].value == "ab"
    assert page["A5"].value == "'+source"


# The tables of the report


def test_the_map_holds_every_table_once_and_part_by_part():
    edition = open_edition("jpo-2009")
    found = [entry.table for entry in entries(edition)]
    in_package = [r.table for r in edition.package.resources if r.table]
    assert sorted(found) == sorted(in_package)
    parts = [entry.part for entry in entries(edition)]
    assert list(dict.fromkeys(parts)) == ["survey", "abroad", "appendix", "values", "context"]
    assert OTHER not in parts
    assert part_of("X-1") == OTHER


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_is_worded_in_the_language_alone(language):
    text = Text(language)
    shelf = Shelf(open_edition("jpo-2009"), text)
    hidden = "_en" if language == "ja" else "_ja"
    for entry in shelf.entries:
        table = shelf.table(entry.table)
        assert table.columns, entry.table
        assert not [c.name for c in table.columns if c.name.endswith(hidden)], entry.table
        for column in table.columns:
            assert "_" not in column.title, (entry.table, column)
            assert "(Japanese" not in column.heading, (entry.table, column)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_of_a_closed_list_is_shown_bare(language):
    shelf = Shelf(open_edition("jpo-2009"), Text(language))
    for entry in shelf.entries:
        table = shelf.table(entry.table)
        for place, column in enumerate(table.columns):
            field = next(f for f in table.printed.fields if f["name"] == column.name)
            keys = {k for k in field.get("constraints", {}).get("enum", ()) if "_" in k}
            assert not keys & set(table.searcher.words[place]), (entry.table, column.name)


def test_figures_are_shown_as_the_report_prints_them():
    shelf = Shelf(open_edition("jpo-2009"), Text("ja"))
    table = shelf.table("II-3")
    place = [column.name for column in table.columns].index("mean")
    assert table.searcher.words[place] == [row["mean"] for row in cells("II-3")]


def test_every_row_of_the_longest_tables_is_there():
    shelf = Shelf(open_edition("jpo-2009"), Text("ja"))
    for name in ("A3-adjust", "A1-values"):
        assert shelf.is_long(name)
        assert shelf.table(name).row_count == len(cells(name))


def test_a_condition_finds_the_same_cases_as_the_file():
    shelf = Shelf(open_edition("jpo-2009"), Text("ja"))
    table = shelf.table("A3-cases")
    place = [column.name for column in table.columns].index("rate_decided")
    wanted = [
        number
        for number, row in enumerate(cells("A3-cases"))
        if row["rate_decided"] and float(row["rate_decided"]) > 5
    ]
    assert wanted
    assert table.searcher.matching("", {place: "> 5"}) == wanted
