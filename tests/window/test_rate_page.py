"""The rate page: choices, overrides with a reason, what-if, and where each figure comes from."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from negotiator.deal.examples import open_example
from negotiator.language import LANGUAGES, Text
from negotiator.window.editor import Editor
from negotiator.window.factors.what_if import with_factor
from negotiator.window.pages.rate import RatePage


@pytest.fixture
def page(editor, qtbot):
    page = RatePage(editor, Text("ja"))
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    return page


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def own_base(editor):
    return editor.deal.benchmark.override_rate


def test_the_combination_is_chosen_by_one_click_and_undone(page, editor, qtbot):
    click(qtbot, page.combine.segments.buttons["largest"])
    assert editor.deal.adjustment.combine == "largest"
    assert page.combine.hint.text() == Text("ja")("window_rate.combine.largest")
    editor.undo()
    assert editor.deal.adjustment.combine == "additive"
    assert page.combine.segments.buttons["additive"].isChecked()


def test_the_method_is_chosen_and_its_line_says_when_it_is_right(page, editor, qtbot):
    click(qtbot, page.method.segments.buttons["calibrated"])
    assert editor.deal.adjustment.method == "calibrated"
    assert page.method.hint.text() == Text("ja")("window_rate.method.calibrated")


def test_the_row_of_a_factor_shows_the_surveys_figures(page):
    row = page.factors.rows["exclusive"]
    assert row.figures["magnitude"].text() == "2.4"
    assert row.figures["strength"].text() == "100 %"
    assert row.figures["shift"].text() == "+2.4"
    assert row.direction.text() == "▲ 上げる"
    assert page.factors.rows["customer"].direction.text() == "▼ 下げる"
    assert page.factors.rows["customer"].figures["shift"].text() == "−1.4"


def test_a_changed_figure_is_marked_and_its_reason_is_shown(page):
    row = page.factors.rows["with_know_how"]
    assert row.figures["strength"].text() == "50 % ✎"
    assert "開示範囲は製造条件に限る" in row.reason.text()


def test_a_magnitude_needs_a_reason_before_it_applies(page, editor, qtbot):
    panel = page.factors.open_panel("customer")
    panel.magnitude.setText("2.0")
    click(qtbot, panel.apply_button)
    assert "customer" not in editor.deal.adjustment.overrides
    assert "理由を書いてください" in panel.error.text()
    assert not panel.error.isHidden()

    panel.reason.setText("前回の契約で確かめた差")
    click(qtbot, panel.apply_button)
    override = editor.deal.adjustment.overrides["customer"]
    assert (override.magnitude, override.direction, override.strength) == (0.02, None, None)
    assert override.reason == "前回の契約で確かめた差"
    assert page.factors.rows["customer"].figures["shift"].text() == "−2.0"
    assert panel.isHidden()


def test_direction_and_strength_are_changed_in_the_panel(page, editor, qtbot):
    panel = page.factors.open_panel("customer")
    click(qtbot, panel.direction.buttons[1])
    panel.slider.setValue(25)
    panel.reason.setText("相手が先に求めてきた")
    click(qtbot, panel.apply_button)
    override = editor.deal.adjustment.overrides["customer"]
    assert (override.direction, override.strength) == (1, 0.25)
    assert page.factors.rows["customer"].direction.text() == "▲ 上げる ✎"


def test_a_panel_that_changes_nothing_says_so(page, editor, qtbot):
    panel = page.factors.open_panel("customer")
    panel.reason.setText("理由だけ")
    click(qtbot, panel.apply_button)
    assert "customer" not in editor.deal.adjustment.overrides
    assert "同じ" in panel.error.text()


def test_an_unreadable_magnitude_is_refused_beside_the_field(page, editor, qtbot):
    panel = page.factors.open_panel("customer")
    panel.magnitude.setText("たくさん")
    panel.reason.setText("x")
    click(qtbot, panel.apply_button)
    assert "たくさん" in panel.error.text()
    assert "customer" not in editor.deal.adjustment.overrides


def test_an_override_goes_back_to_the_surveys_figure(page, editor, qtbot):
    panel = page.factors.open_panel("with_know_how")
    click(qtbot, panel.reset_button)
    assert editor.deal.adjustment.overrides == {}
    assert page.factors.rows["with_know_how"].figures["strength"].text() == "100 %"
    editor.undo()
    assert editor.deal.adjustment.overrides["with_know_how"].strength == 0.5


def test_keeping_a_strength_keeps_the_override_it_belongs_to(page, editor, qtbot):
    panel = page.factors.open_panel("with_know_how")
    panel.magnitude.setText("1.0")
    click(qtbot, panel.apply_button)
    override = editor.deal.adjustment.overrides["with_know_how"]
    assert (override.strength, override.magnitude) == (0.5, 0.01)


def test_only_one_panel_is_open_at_a_time(page, qtbot):
    click(qtbot, page.factors.rows["exclusive"].edit)
    click(qtbot, page.factors.rows["customer"].edit)
    assert page.factors.rows["exclusive"].panel.isHidden()
    assert not page.factors.rows["customer"].panel.isHidden()


def test_a_direction_that_the_evidence_leaves_open_asks_to_be_chosen(editor, qtbot):
    deal = replace(editor.deal, counterparty="domestic_other_industry")
    editor.apply(deal)
    page = RatePage(editor, Text("ja"))
    qtbot.addWidget(page)
    factor = next(f for f in editor.evaluation.adjustment.factors if f.group == "counterparty")
    assert factor.direction == 0
    assert "選ぶ" in page.factors.rows[factor.key].direction.text()


def test_an_own_base_rate_needs_a_reason(page, editor, qtbot):
    click(qtbot, page.statistic.segments.buttons["override"])
    assert own_base(editor) is None
    page.base_panel.rate.setText("5.5")
    click(qtbot, page.base_panel.apply_button)
    assert own_base(editor) is None
    assert "理由" in page.base_panel.error.text()

    page.base_panel.reason.setText("同じ相手との前例")
    click(qtbot, page.base_panel.apply_button)
    assert own_base(editor) == 0.055
    assert editor.deal.benchmark.override_reason == "同じ相手との前例"
    assert page.statistic.segments.buttons["override"].isChecked()
    assert "同じ相手との前例" in page.base_note.text()

    click(qtbot, page.statistic.segments.buttons["median"])
    assert own_base(editor) is None
    assert editor.deal.benchmark.statistic == "median"


def test_giving_up_an_own_base_shows_the_choice_in_force_again(page, qtbot):
    click(qtbot, page.statistic.segments.buttons["override"])
    click(qtbot, page.base_panel.close_button)
    assert page.base_panel.isHidden()
    assert page.statistic.segments.buttons["mean"].isChecked()


def test_other_methods_and_combinations_stand_beside_each_other(page, editor):
    assert page.tiles["headline"].figure.text() == "8.1 %"
    assert page.tiles["calibrated"].figure.text() == "7.3 %"
    assert page.tiles["additive"].figure.text() == "8.1 %"
    assert page.tiles["additive"].name.text().startswith("✓")
    assert not page.tiles["largest"].name.text().startswith("✓")


def test_what_if_compares_without_changing_the_deal(page, editor, qtbot):
    before = editor.deal
    page.what_if.toggles["exclusive"].click()
    assert editor.deal is before
    assert page.what_if.result.text() == "8.1 % → 5.7 %"
    assert "−2.4" in page.what_if.explanation.text()

    click(qtbot, page.what_if.reset)
    assert page.what_if.result.text() == "8.1 %"
    assert page.what_if.toggles["exclusive"].isChecked()


def test_what_if_can_be_taken_over_as_one_step(page, editor, qtbot):
    page.what_if.toggles["exclusive"].click()
    page.what_if.toggles["with_know_how"].click()
    click(qtbot, page.what_if.take_over)
    assert editor.deal.grant.exclusivity == "non_exclusive"
    assert editor.deal.bundle == ()
    editor.undo()
    assert editor.deal.grant.exclusivity == "exclusive"
    assert editor.deal.bundle == ("know_how",)


def test_what_if_tries_another_counterparty(page, editor):
    combo = page.what_if.counterparty
    place = combo.findData("domestic_peer")
    combo.setCurrentIndex(place)
    combo.activated.emit(place)
    assert editor.deal.counterparty == "customer"
    assert page.what_if.result.text() == "8.1 % → 9.5 %"


def test_a_factor_is_switched_on_and_off_in_a_copy():
    deal = open_example("sample", "ja")
    settled = with_factor(deal, "settlement", True)
    assert settled.circumstances.settlement
    assert not deal.circumstances.settlement
    assert with_factor(settled, "settlement", False) == deal
    assert with_factor(deal, "exclusive", True) is deal
    assert with_factor(deal, "with_design", True).bundle == ("know_how", "design")


def test_every_figure_asks_where_it_comes_from(page, editor, qtbot):
    factor = editor.evaluation.adjustment.factors[0]
    with qtbot.waitSignal(page.source_asked) as asked:
        click(qtbot, page.factors.rows[factor.key].source)
    assert asked.args == [factor.source]
    with qtbot.waitSignal(page.source_asked) as asked:
        page.waterfall.picked.emit(f"factor/{factor.key}")
    assert asked.args == [factor.source]
    with qtbot.waitSignal(page.source_asked) as asked:
        page.distribution.picked.emit("base")
    assert asked.args == [editor.evaluation.benchmark.source]
    with qtbot.waitSignal(page.source_asked) as asked:
        page.distribution.picked.emit("band/3-4")
    assert asked.args[0].table == "A3-histogram"
    with qtbot.waitSignal(page.source_asked) as asked:
        click(qtbot, page.statistics_source)
    assert asked.args == [editor.evaluation.benchmark.source]


def test_a_deal_without_factors_says_where_they_come_from(editor, qtbot):
    deal = editor.deal
    for factor in ("exclusive", "no_alternative", "with_know_how"):
        deal = with_factor(deal, factor, False)
    editor.apply(replace(deal, counterparty="domestic_peer"))
    page = RatePage(editor, Text("ja"))
    qtbot.addWidget(page)
    assert page.factors.rows == {}
    assert not page.factors.empty.isHidden()


def test_segments_are_walked_with_the_arrow_keys(page, editor, qtbot):
    page.activateWindow()
    page.combine.segments.buttons["additive"].setFocus()
    qtbot.keyClick(page.combine.segments.buttons["additive"], Qt.Key.Key_Right)
    qtbot.keyClick(page.combine.segments.buttons["quadrature"], Qt.Key.Key_Space)
    assert editor.deal.adjustment.combine == "quadrature"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["sample", "overseas-program", "drug-milestones"])
def test_the_page_opens_on_the_examples_in_both_languages(name, language, qtbot):
    page = RatePage(Editor(open_example(name, language)), Text(language))
    qtbot.addWidget(page)
    assert page.statistics.text()
