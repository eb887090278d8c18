"""The library window: open a table, find, sort, filter, copy, write out, chart."""

import csv

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from negotiator.evaluation import Source
from negotiator.language import LANGUAGES, Text
from negotiator.locations import resources
from negotiator.survey.edition import open_edition
from negotiator.survey.package import DamagedEditionError
from negotiator.window import preferences
from negotiator.window.app import application
from negotiator.window.library.library_window import LibraryWindow, open_library
from negotiator.window.look.theme import apply_theme
from negotiator.window.look.words import Words

DATA = resources() / "survey" / "jpo-2009" / "data"
ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
MOST_STOPS = 80


def cells(name):
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(params=LANGUAGES)
def library(request, qtbot, door):
    window = LibraryWindow(open_edition("jpo-2009"), Text(request.param))
    qtbot.addWidget(window)
    window.show()
    yield window
    qtbot.waitUntil(lambda: not window.map.is_searching())


def open_table(library, qtbot, table):
    library.open_table(table)
    shown = library.view.library
    qtbot.waitUntil(lambda: shown.table is not None and shown.table.entry.table == table)


def focus(library, qtbot):
    library.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is library)
    library.view.setFocus()


def column_of(library, name):
    return [c.name for c in library.view.library.table.columns].index(name)


def column_words(library, name):
    place = column_of(library, name)
    model = library.view.library
    return [model.words(row, place) for row in range(model.rowCount())]


def said(widget):
    return "\n".join(label.text() for label in widget.findChildren(Words))


def test_every_table_opens_with_its_title_and_source(library, qtbot):
    for entry in library.shelf.entries:
        open_table(library, qtbot, entry.table)
        assert entry.titles[library.text.language] in library.title.text()
        assert entry.sources[library.text.language] in library.place.text()
        assert library.view.library.rowCount() == len(
            cells(entry.resource.descriptor["path"][5:-4])
        )
        for premise in library.view.library.table.premises:
            assert premise in said(library.about)


def test_sorting_by_a_header_keeps_the_selected_row(library, qtbot):
    open_table(library, qtbot, "II-3")
    view, mean = library.view, column_of(library, "mean")
    view.select_cell(view.library.index(10, mean))
    key = view.library.row_key(10)
    view.header.setSortIndicator(mean, DESCENDING)
    printed = [row["mean"] for row in cells("II-3")]
    filled = sorted((value for value in printed if value), key=float, reverse=True)
    assert column_words(library, "mean") == filled + [""] * printed.count("")
    assert view.library.row_key(view.currentIndex().row()) == key
    view.header.setSortIndicator(-1, ASCENDING)
    assert column_words(library, "mean") == printed


def test_the_keyboard_sorts_by_the_column_it_is_in(library, qtbot):
    open_table(library, qtbot, "II-3")
    view = library.view
    focus(library, qtbot)
    view.select_cell(view.library.index(0, column_of(library, "n")))
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    counts = [int(cell) for cell in column_words(library, "n")]
    assert counts == sorted(counts)


def test_filters_of_columns_and_words_narrow_together_and_can_be_cleared(library, qtbot):
    open_table(library, qtbot, "A3-adjust")
    view = library.view
    view.header.set_typed(column_of(library, "n"), ">= 50")
    many = [row for row in cells("A3-adjust") if int(row["n"] or 0) >= 50]
    assert view.library.rowCount() == len(many) > 0
    word = library.text("domain.factor.exclusive")
    library.tools.filter.setText(word)
    library.tools.filter.returnPressed.emit()
    chosen = [row for row in many if row["factor"] == "exclusive"]
    assert view.library.rowCount() == len(chosen)
    assert f"{len(chosen):,} / 13,146" in library.tools.count.text()
    library.tools.clear.click()
    assert view.library.rowCount() == 13146
    assert not library.tools.clear.isEnabled()


def test_a_condition_not_yet_complete_keeps_the_rows_and_is_marked(library, qtbot):
    open_table(library, qtbot, "II-3")
    place = column_of(library, "mean")
    library.view.header.set_typed(place, "> much")
    assert library.view.library.rowCount() == 27
    assert library.view.header.fields[place].property("wrong") is True
    library.view.header.set_typed(place, "> 100")
    assert library.view.library.rowCount() == 0
    assert library.view.header.fields[place].property("wrong") is False


def test_a_source_opens_its_table_at_the_cell(library, qtbot):
    row = {"ip_type": "patent", "class": "chemistry", "factor": "exclusive", "base_band": "4-5"}
    library.go_to(Source("A3-adjust", row, "mean_width"))
    view = library.view
    qtbot.waitUntil(lambda: view.library.table is not None)
    index = view.currentIndex()
    printed = [r for r in cells("A3-adjust") if all(r[name] == row[name] for name in row)]
    assert view.library.row_key(index.row()) == "patent/chemistry/exclusive/4-5"
    assert index.column() == column_of(library, "mean_width")
    assert view.library.words(index.row(), index.column()) == printed[0]["mean_width"]
    assert view.selectionModel().isSelected(index)
    assert view.viewport().rect().contains(view.visualRect(index).center())


def test_a_source_that_is_not_there_is_told(library, qtbot):
    library.go_to(Source("II-3", {"ip_type": "patent", "class": "no such"}, "mean"))
    assert library.state.text() == library.text("window_library.window.no_row", table="II-3")
    library.go_to(Source("XX-9", {}, "mean"))
    assert "XX-9" in library.state.text()


def test_a_corrected_figure_is_marked_and_explained(library, qtbot):
    open_table(library, qtbot, "III-10")
    model, place = library.view.library, column_of(library, "germany")
    errata = [r for r in cells("errata.literature") if r["table"] == "III-10"]
    rows = {r["row"]: r for r in errata if r["field"] == "germany"}
    keys = [model.row_key(row) for row in range(model.rowCount())]
    marked = {key for row, key in enumerate(keys) if model.data(model.index(row, place), ICON)}
    assert marked == set(rows)
    row = keys.index(next(iter(rows)))
    tip = model.data(model.index(row, place), Qt.ItemDataRole.ToolTipRole)
    why = rows[keys[row]][f"why_{library.text.language}"]
    assert why in tip
    library.view.select_cell(model.index(row, place))
    assert why in said(library.about)


ICON = Qt.ItemDataRole.DecorationRole


def test_every_erratum_and_note_of_a_table_is_counted(library, qtbot):
    open_table(library, qtbot, "A1-values")
    errata = [r for r in cells("errata.values") if r["table"] == "A1-values"]
    notes = [r for r in cells("notes.values") if r["table"] == "A1-values"]
    counts = library.text("window_library.about.counts", errata=len(errata), notes=len(notes))
    assert counts in said(library.about)


def test_a_missing_figure_is_a_dash_and_copied_as_nothing(library, qtbot):
    open_table(library, qtbot, "III-10")
    model = library.view.library
    index = model.index(0, column_of(library, "japan"))
    assert model.data(index) == "–"
    library.view.select_cell(index)
    library.view.copy_headed()
    assert QGuiApplication.clipboard().text() == model.headings()[index.column()] + "\n"


def test_the_selection_is_copied_with_tabs(library, qtbot):
    open_table(library, qtbot, "II-3")
    view, model = library.view, library.view.library
    first, last = column_of(library, "n"), column_of(library, "mean")
    chosen = QItemSelection(model.index(0, first), model.index(1, last))
    view.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    focus(library, qtbot)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    printed = cells("II-3")[:2]
    wanted = "\n".join(f"{row['n']}\t{row['mean']}" for row in printed)
    assert QGuiApplication.clipboard().text() == wanted


def test_the_visible_rows_go_into_both_kinds_of_file(library, qtbot, door, tmp_path):
    open_table(library, qtbot, "A3-cases")
    library.view.header.set_typed(column_of(library, "rate_decided"), ">= 10")
    count = library.view.library.rowCount()
    for kind in ("csv", "xlsx"):
        door.path = tmp_path / f"cases.{kind}"
        library.export(kind)
        qtbot.waitUntil(lambda name=door.path.name: name in library.state.text())
    with (tmp_path / "cases.csv").open(encoding="utf-8-sig", newline="") as file:
        written = list(csv.reader(file))
    assert len(written) == count + 1
    page = load_workbook(tmp_path / "cases.xlsx").active
    place = column_of(library, "rate_decided")
    rates = [page.cell(row=row, column=place + 1).value for row in range(2, count + 2)]
    assert all(rate >= 10 for rate in rates)
    assert [float(row[place]) for row in written[1:]] == rates


def test_a_file_that_cannot_be_written_is_told(library, qtbot, door, tmp_path):
    open_table(library, qtbot, "II-3")
    door.path = tmp_path / "no such folder" / "x.csv"
    library.export("csv")
    qtbot.waitUntil(lambda: bool(door.told))
    assert "x.csv" in door.told[0][1]


def test_the_search_of_all_tables_finds_cells_and_opens_them_filtered(library, qtbot):
    library.map.search.setText("Georgia")
    library.map.start_search()
    qtbot.waitUntil(lambda: not library.map.is_searching(), timeout=20000)
    words = {"ja": "ジョージア", "en": "Georgia-Pacific"}[library.text.language]
    library.map.search.setText(words)
    library.map.start_search()
    qtbot.waitUntil(lambda: not library.map.is_searching(), timeout=20000)
    assert "III-16" in library.map.hits()
    shown = {t for t, item in library.map._items.items() if not item.isHidden()}
    assert shown == set(library.map.hits())
    table = next(table for table, hits in library.map.hits().items() if hits)
    library.map._choose(library.map._items[table])
    assert library.view.library.rowCount() == library.map.hits()[table]
    library.map.search.clear()
    library.map.start_search()
    assert not any(item.isHidden() for item in library.map._items.values())


def test_a_search_without_a_hit_says_so(library, qtbot):
    library.map.search.setText("xyzzy quux")
    library.map.start_search()
    qtbot.waitUntil(lambda: not library.map.is_searching(), timeout=20000)
    assert library.map.state.text() == library.text("window_library.window.found_none")


def test_the_chart_follows_the_visible_rows_and_leads_back_to_them(library, qtbot):
    open_table(library, qtbot, "A3-cases")
    library.tools.chart.setChecked(True)
    both = [r for r in cells("A3-cases") if r["rate_claimed"] and r["rate_decided"]]
    assert len(library.chart.view.drawing().keys) == len(both)
    library.view.header.set_typed(column_of(library, "rate_decided"), "> 5")
    kept = [row for row in both if float(row["rate_decided"]) > 5]
    assert len(library.chart.view.drawing().keys) == len(kept)
    key = library.chart.view.drawing().keys[-1]
    library.chart.view.picked.emit(key)
    assert library.view.currentIndex().row() == int(key.removeprefix("row/"))


def test_bars_stand_for_the_mean_first_and_for_forty_rows_at_most(library, qtbot):
    library.tools.chart.setChecked(True)
    open_table(library, qtbot, "II-8")
    means = [row["mean"] for row in cells("II-8") if row["mean"]]
    assert len(library.chart.view.drawing().keys) == min(len(means), 40)
    mean = library.view.library.headings()[column_of(library, "mean")]
    assert library.chart.view.drawing().title == mean


def test_figures_in_different_units_are_not_charted_side_by_side(library, qtbot):
    library.tools.chart.setChecked(True)
    open_table(library, qtbot, "A1-values")
    assert library.chart.view.drawing() is None
    assert library.chart.state.text() == library.text("window_library.chart.mixed_units")
    unit = library.text("window_library.unit.million yen")
    library.view.header.set_typed(column_of(library, "unit"), unit)
    in_yen = [row for row in cells("A1-values") if row["unit"] == "million JPY"]
    assert library.view.library.rowCount() == len(in_yen)
    assert len(library.chart.view.drawing().keys) == 40
    assert unit in library.chart.view.drawing().title


def test_a_click_on_a_header_turns_the_order_and_marks_it(library, qtbot):
    open_table(library, qtbot, "II-3")
    header, mean = library.view.header, column_of(library, "n")
    place = QPoint(header.sectionViewportPosition(mean) + 20, 10)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert header.sortIndicatorSection() == mean
    once = [int(cell) for cell in column_words(library, "n")]
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    twice = [int(cell) for cell in column_words(library, "n")]
    assert once == sorted(once)
    assert twice == sorted(twice, reverse=True)


def test_a_table_of_words_has_no_chart(library, qtbot):
    open_table(library, qtbot, "C-open-close")
    assert not library.tools.chart.isVisible()
    assert not library.chart.isVisible()


def test_only_one_window_is_used_again(qtbot, editor, door):
    parent = QWidget()
    qtbot.addWidget(parent)
    first = open_library(parent, Text("ja"), editor)
    assert first.isVisible()
    assert not first.isModal()
    assert first.table == "II-3"
    source = editor.evaluation.benchmark.source
    assert open_library(parent, Text("ja"), editor, source) is first
    assert first.view.library.row_key(first.view.currentIndex().row()) == "/".join(
        source.row.values()
    )
    other = open_library(parent, Text("en"), editor)
    assert other is not first
    assert not first.isVisible()


def test_tab_goes_round_the_window_and_is_trapped_nowhere(library, qtbot):
    open_table(library, qtbot, "II-3")
    library.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is library)
    library.map.search.setFocus()
    path: list[QWidget] = []
    for _ in range(MOST_STOPS):
        widget = QApplication.focusWidget()
        assert widget is not None
        if path and widget is path[0]:
            break
        path.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert len(path) < MOST_STOPS
    parts = [library.map.tree, library.view, library.tools.filter, library.tools.copy]
    assert all(part in path for part in [*parts, *library.view.header.fields])


@pytest.mark.parametrize("size", [100, 200])
def test_the_window_fits_a_small_screen_at_every_text_size(qtbot, door, size):
    preferences.set_text_size(size)
    apply_theme(application())
    window = LibraryWindow(open_edition("jpo-2009"), Text("en"))
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    window.open_table("II-3")
    QApplication.processEvents()
    assert window.width() <= 1280
    assert window.minimumSizeHint().height() <= 720
    assert window.about.isVisible() is (size == 100)
    preferences.set_text_size(100)
    apply_theme(application())


def test_a_damaged_table_is_told_and_the_rest_still_opens(library, qtbot, monkeypatch):
    def broken(resource):
        raise DamagedEditionError("II-3.csv: gone")

    monkeypatch.setattr("negotiator.window.library.table_data.printed_table", broken)
    library.open_table("II-3")
    assert "II-3.csv: gone" in library.state.text()
    monkeypatch.undo()
    open_table(library, qtbot, "II-8")
    assert library.view.library.rowCount() == len(cells("II-8"))
