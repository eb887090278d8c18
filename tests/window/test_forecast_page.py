"""The forecast page: typed and pasted figures, years that come and go, helpers, assumptions."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from negotiator.deal.examples import open_example
from negotiator.evaluation import growth_course, likely_range
from negotiator.language import LANGUAGES, Text
from negotiator.window import preferences
from negotiator.window.editor import Editor
from negotiator.window.fields.pasting import arranged, read_cells
from negotiator.window.forecast.assumptions import CONFIDENCES, as_of, assumptions
from negotiator.window.pages.forecast import ForecastPage

SALES = (120e6, 180e6, 260e6, 320e6, 360e6, 380e6, 380e6, 360e6, 320e6, 260e6)


@pytest.fixture
def page(editor, qtbot):
    page = ForecastPage(editor, Text("ja"))
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    return page


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def type_into(page, row, column, words):
    model = page.grid.model
    return model.setData(model.index(row, column), words)


def paste(page, row, column, clipboard):
    page.grid.view.select(row, column)
    QGuiApplication.clipboard().setText(clipboard)
    page.grid.view.paste()


def test_a_figure_typed_as_people_write_it_reaches_the_deal(page, editor):
    assert type_into(page, 0, 0, "1.5億")
    assert editor.deal.forecast.sales[0] == 150e6
    assert type_into(page, 0, 1, "200")
    assert editor.deal.forecast.sales[1] == 200e6
    editor.undo()
    editor.undo()
    assert editor.deal.forecast.sales == SALES


def test_figures_are_entered_by_keyboard_alone(page, editor, qtbot):
    view = page.grid.view
    view.setFocus()
    view.select(0, 0)
    qtbot.keyClick(view, Qt.Key.Key_7)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "0")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), "80")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    # Qt takes Enter in a cell a moment later.
    qtbot.waitUntil(lambda: editor.deal.forecast.sales[:3] == (70e6, 80e6, 260e6), timeout=2000)


@pytest.mark.parametrize("typed", ["たくさん", "1,2", "▲5"])
def test_what_is_no_sales_figure_is_refused_below_the_grid(page, editor, typed):
    assert not type_into(page, 0, 2, typed)
    assert editor.deal.forecast.sales == SALES
    assert not page.grid.error.isHidden()
    assert page.grid.error.text().startswith("⚠")


def test_a_negative_figure_names_its_year(page):
    type_into(page, 0, 2, "▲5")
    assert "3年目" in page.grid.error.text()


def test_a_good_figure_takes_the_error_away(page):
    type_into(page, 0, 2, "abc")
    type_into(page, 0, 2, "5")
    assert page.grid.error.isHidden()


def test_a_row_is_pasted_from_a_spreadsheet(page, editor):
    paste(page, 0, 0, "1.2億円\t１３０\t(0)\t-\t140百万円\n")
    assert editor.deal.forecast.sales == (120e6, 130e6, 0.0, 0.0, 140e6, *SALES[5:])


def test_a_paste_is_one_step_of_undo(page, editor):
    paste(page, 0, 0, "1\t2\t3\n4\t5\t6")
    assert editor.deal.forecast.units[:3] == (4, 5, 6)
    editor.undo()
    assert editor.deal.forecast.sales == SALES
    assert editor.deal.forecast.units[:3] == (60000, 90000, 130000)


def test_a_column_of_years_with_headings_is_turned(page, editor):
    paste(page, 0, 0, "年\t売上\t数量\n2027\t100\t50,000\n2028\t110\t55,000\n2029\t120\t60,000\n")
    assert editor.deal.forecast.sales[:4] == (100e6, 110e6, 120e6, 320e6)
    assert editor.deal.forecast.units[:3] == (50000, 55000, 60000)


def test_a_longer_paste_adds_years(page, editor):
    paste(page, 0, 0, "\t".join(str(100 + year) for year in range(12)))
    assert editor.deal.years == 12
    assert editor.deal.grant.years == 12
    assert len(editor.deal.forecast.units) == 12
    assert editor.deal.forecast.sales[-1] == 111e6


def test_a_paste_of_more_than_100_years_changes_nothing(page, editor):
    paste(page, 0, 0, "\t".join(["1"] * 101))
    assert editor.deal.forecast.sales == SALES
    assert "100" in page.grid.error.text()


def test_a_paste_with_one_bad_cell_changes_no_cell(page, editor):
    paste(page, 0, 0, "1\t2\tx3")
    assert editor.deal.forecast.sales == SALES
    assert "x3" in page.grid.error.text()


def test_an_empty_clipboard_is_no_paste(page, editor):
    paste(page, 0, 0, "  \n")
    assert editor.deal.forecast.sales == SALES


def test_copied_cells_paste_back_unchanged(page, editor):
    view = page.grid.view
    view.selectAll()
    view.copy()
    assert QGuiApplication.clipboard().text().startswith("120\t180\t260")
    type_into(page, 0, 0, "7")
    view.select(0, 0)
    view.paste()
    assert editor.deal.forecast.sales == SALES


def test_keys_copy_paste_fill_and_clear(page, editor, qtbot):
    view = page.grid.view
    view.setFocus()
    view.select(0, 0)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    view.select(0, 1)
    qtbot.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert editor.deal.forecast.sales[1] == 120e6
    view.select(0, 4)
    qtbot.keyClick(view, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert editor.deal.forecast.sales[4:] == (360e6,) * 6
    view.select(0, 9)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert editor.deal.forecast.sales[9] == 0


def test_emptying_all_units_makes_a_deal_without_units(page, editor):
    model = page.grid.model
    assert model.take({(1, column): "" for column in range(10)})
    assert editor.deal.forecast.units == ()
    assert type_into(page, 1, 0, "5万")
    assert editor.deal.forecast.units == (50000, *(0.0,) * 9)


def test_units_that_a_term_needs_cannot_be_emptied(page, editor):
    from negotiator.deal.terms import PerUnit
    from negotiator.window.structures.structure_edits import with_structure

    editor.apply(with_structure(editor.deal, "従量", (PerUnit(100.0),)))
    assert not page.grid.model.take({(1, column): "" for column in range(10)})
    assert editor.deal.forecast.units
    assert "数量" in page.grid.error.text()


def test_a_year_is_added_after_the_current_one_and_taken_away_again(page, editor, qtbot):
    page.grid.view.select(0, 1)
    click(qtbot, page.grid.buttons["add_year"])
    assert editor.deal.forecast.sales == (*SALES[:2], SALES[1], *SALES[2:])
    page.grid.view.select(0, 2)
    click(qtbot, page.grid.buttons["remove_year"])
    assert editor.deal.forecast.sales == SALES
    assert editor.deal.grant.years == 10


def test_the_last_year_cannot_be_taken_away(page, editor, qtbot):
    for _ in range(9):
        click(qtbot, page.grid.buttons["remove_year"])
    assert editor.deal.years == 1
    assert not page.grid.buttons["remove_year"].isEnabled()


def test_the_growth_helper_shows_its_course_before_it_is_taken(page, editor, qtbot):
    click(qtbot, page.growth_button)
    helper = page.growth
    for name, words in (("first", "100"), ("peak", "3億"), ("peak_year", "3"), ("decline", "50%")):
        helper.lines[name].setText(words)
    assert helper.preview.text().startswith("100 → 200 → 300 → 150 → 75")
    assert editor.deal.forecast.sales == SALES
    click(qtbot, helper.apply_button)
    assert editor.deal.forecast.sales[:5] == (100e6, 200e6, 300e6, 150e6, 75e6)
    assert helper.isHidden()
    editor.undo()
    assert editor.deal.forecast.sales == SALES


@pytest.mark.parametrize(
    ("name", "words"),
    [("peak_year", "11"), ("peak_year", "2.5"), ("decline", "120"), ("first", "▲1"), ("peak", "x")],
)
def test_the_growth_helper_refuses_what_no_course_can_have(page, editor, qtbot, name, words):
    click(qtbot, page.growth_button)
    page.growth.lines[name].setText(words)
    assert not page.growth.apply_button.isEnabled()
    assert page.growth.error.text().startswith("⚠")


def test_rates_are_typed_as_percent(page, editor, qtbot):
    line = page.fields["deduction"].line
    line.clear()
    qtbot.keyClicks(line, "7.5")
    line.editingFinished.emit()
    assert editor.deal.base.deduction_rate == 0.075


def test_a_margin_may_be_unknown(page, editor, qtbot):
    line = page.fields["margin"].line
    line.clear()
    line.textEdited.emit("")
    line.editingFinished.emit()
    assert editor.deal.forecast.operating_margin_rate is None


def test_a_share_above_all_is_refused_beside_the_field(page, editor, qtbot):
    field = page.fields["contribution"]
    field.line.setText("120")
    field.line.textEdited.emit("120")
    field.line.editingFinished.emit()
    assert editor.deal.base.contribution_rate == 1.0
    assert field.has_error


def test_a_discount_rate_is_picked_from_practice_with_its_source(page, editor, qtbot):
    picker = page.pickers["licensor_discount"]
    click(qtbot, picker.button)
    assert not picker.panel.isHidden()
    click(qtbot, picker.panel.buttons["prototype"])
    assert editor.deal.finance.licensor_discount_rate == 0.30
    assert picker.panel.isHidden()
    editor.undo()
    assert editor.deal.finance.licensor_discount_rate == 0.12


def test_volatility_is_low_middle_or_high_and_says_what_that_means(page, editor, qtbot):
    assert "8回" in page.volatility.meaning.text()
    before = page.volatility.meaning.text()
    click(qtbot, page.volatility.field.segments.buttons[0.45])
    assert editor.deal.forecast.volatility == 0.45
    assert page.volatility.meaning.text() != before


def test_the_unit_is_asked_of_the_window(page, qtbot):
    with qtbot.waitSignal(page.preference_asked) as asked:
        click(qtbot, page.units.buttons["thousand"])
    assert asked.args == ["money_unit", "thousand"]


def test_the_grid_shows_and_reads_the_unit_in_force(editor, qtbot):
    preferences.set_money_unit("thousand")
    page = ForecastPage(editor, Text("ja"))
    qtbot.addWidget(page)
    assert page.grid.model.words_of(0, 0) == "120,000"
    assert type_into(page, 0, 0, "150,000")
    assert editor.deal.forecast.sales[0] == 150e6


def test_the_scope_is_chosen_by_its_card(page, editor):
    page.scope.card("if_used").button.click()
    assert editor.deal.base.scope == "if_used"


def test_rare_fields_wait_behind_more(page):
    assert not page.fields["eligible"].isVisible()
    assert not page.fields["amortise"].isVisible()


def test_assumptions_have_source_range_and_confidence_in_both_languages():
    assert as_of() == "2026-11-20"
    for topic in ("discount_rate", "tax_rate", "withholding_rate", "volatility"):
        figures = assumptions(topic)
        assert len({figure.key for figure in figures}) == len(figures) >= 3
        for figure in figures:
            assert figure.low <= figure.value <= figure.high
            assert figure.confidence in CONFIDENCES
            for words in (figure.labels, figure.fits, figure.sources):
                assert set(words) == set(LANGUAGES)
                assert all(words.values())


@given(
    first=st.floats(0, 1e9),
    peak=st.floats(0, 1e9),
    decline=st.floats(0, 1),
    years=st.integers(1, 100),
    data=st.data(),
)
def test_a_growth_course_fills_every_year_and_peaks_where_it_should(
    first, peak, decline, years, data
):
    peak_year = data.draw(st.integers(1, years))
    course = growth_course(first, peak, peak_year, decline, years)
    assert len(course) == years
    assert course[peak_year - 1] == pytest.approx(peak, rel=0.01)
    assert all(later <= earlier for earlier, later in pairwise(course[peak_year - 1 :]))


def test_the_likely_range_is_that_of_a_lognormal_path():
    # σ√t = 0.25·√4 = 0.5, drift −0.125; the 10th and 90th percentile lie at ∓1.28155 of it.
    low, high = likely_range(100.0, 0.25, 4)
    assert low == pytest.approx(100 * 0.46498, rel=1e-3)
    assert high == pytest.approx(100 * 1.67493, rel=1e-3)
    assert likely_range(100.0, 0.0, 5) == (100.0, 100.0)


def test_cells_are_split_as_spreadsheets_write_them():
    assert read_cells('1\t"a\tb"\r\n2\r\n') == [["1", "a\tb"], ["2", ""]]
    assert read_cells("") == []


def test_figures_stay_in_place_when_there_is_no_heading():
    assert arranged([["1", "2"], ["3", "4"]], 2) == [["1", "2"], ["3", "4"]]
    assert arranged([["1"], ["2"], ["3"]], 2) == [["1", "2", "3"]]
    assert arranged([["売上", "1", "2"]], 2) == [["1", "2"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_opens_in_both_languages(language, qtbot):
    page = ForecastPage(Editor(open_example("cross-licence", language)), Text(language))
    qtbot.addWidget(page)
    assert page.grid.sum.text()
