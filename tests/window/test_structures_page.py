"""The structures page: cards, terms edited in place, the gallery, and the comparison."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from negotiator.deal.editing import with_years
from negotiator.deal.errors import DealError
from negotiator.deal.examples import open_example
from negotiator.deal.fields import declared_fields
from negotiator.deal.model import SolveFor
from negotiator.deal.terms import (
    TERM_KINDS,
    Instalment,
    LumpSum,
    Milestone,
    Minimum,
    Running,
    Stepped,
    Tier,
)
from negotiator.language import LANGUAGES, Text
from negotiator.window import preferences
from negotiator.window.editor import Editor
from negotiator.window.look.columns import Columns
from negotiator.window.pages.structures import StructuresPage, lacks_minimum
from negotiator.window.structures import structure_edits as edits
from negotiator.window.structures.patterns import PATTERNS, TERM_PROPOSALS, Sizes
from negotiator.window.structures.term_words import FIGURES


@pytest.fixture
def page(editor, qtbot):
    page = StructuresPage(editor, Text("ja"))
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    return page


NAMES = ["ランニング", "一括払い", "逓減", "最低保証付きランニング", "一時金＋ランニング"]


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def names(editor):
    return [structure.name for structure in editor.deal.structures]


def enter(field, words):
    """What a user does in a field: type, and leave it."""
    field.line.setText(words)
    field.line.textEdited.emit(words)
    field.line.editingFinished.emit()


def opened(page, place, term=0):
    page.open_card(place)
    return page.cards[place].forms[term]


def put(table, row, column, words):
    return table.model.setData(table.model.index(row, column), words)


def test_the_comparison_shows_what_each_structure_is_worth(page):
    # Figures of the sample deal, in million yen, computed by hand in the design.
    expected = {
        0: ("226", "119.4", "78.8", "45.4", "8.1 %", "43"),
        1: ("60", "56.8", "37.5", "97.4", "3.9 %", "60"),
        2: ("156", "83.0", "54.8", "73.6", "5.6 %", "31"),
        3: ("126", "66.9", "44.2", "86.0", "4.5 %", "24"),
    }
    columns = ("total", "npv_licensor", "after_tax", "npv_licensee", "effective_rate")
    for place, figures in expected.items():
        shown = tuple(page.table.cell(place, column) for column in (*columns, "first_three"))
        assert shown == figures


def test_sums_follow_the_unit_in_force(editor, qtbot):
    preferences.set_money_unit("thousand")
    page = StructuresPage(editor, Text("ja"))
    qtbot.addWidget(page)
    assert page.table.cell(1, "total") == "60,000"
    assert "千円" in page.table.unit.text()


def test_pressing_a_name_opens_the_card_of_its_structure(page, qtbot):
    click(qtbot, page.table.rows[2].name)
    assert [card.is_open for card in page.cards] == [False, False, True, False, False]
    click(qtbot, page.cards[2].title)
    assert not page.cards[2].is_open


def test_a_chart_leads_to_the_card(page):
    page.payments.picked.emit("structure/一括払い")
    assert page.cards[1].is_open


def test_a_rate_is_edited_in_place_and_the_table_follows(page, editor):
    form = opened(page, 3)
    enter(form.parts["rate"].rate, "5")
    assert editor.deal.structures[3].terms[0].rate == 0.05
    assert page.table.rows[3].summary.text().startswith("ランニング 5 %")
    editor.undo()
    assert editor.deal.structures[3].terms[0].rate == 0.045


def test_the_adjusted_rate_is_a_check_box(page, editor):
    part = opened(page, 0).parts["rate"]
    assert part.box.isChecked()
    assert "8.1 %" in part.box.text()
    part.box.click()
    assert editor.deal.structures[0].terms[0].rate == 0.081
    assert part.rate.line.isEnabled()
    part.box.click()
    assert editor.deal.structures[0].terms[0].rate == "adjusted"


def test_a_refused_rate_stands_beside_the_field_and_changes_nothing(page, editor):
    field = opened(page, 3).parts["rate"].rate
    before = editor.deal
    enter(field, "120")
    assert field.has_error
    assert editor.deal == before


def test_tiers_are_a_small_table(page, editor):
    table = opened(page, 2).parts["tiers"]
    assert put(table, 1, 0, "1億5,000万")
    assert put(table, 1, 1, "5.5%")
    tiers = editor.deal.structures[2].terms[0].tiers
    assert (tiers[1].start, tiers[1].rate) == (150e6, 0.055)
    click_count = table.model.rowCount()
    table.add.click()
    assert table.model.rowCount() == click_count + 1
    table.view.select(0, 0)
    table.remove.click()
    assert editor.deal.structures[2].terms[0].tiers[0].start == 0


def test_tiers_that_do_not_rise_are_refused_below_the_table(page, editor):
    table = opened(page, 2).parts["tiers"]
    before = editor.deal
    assert not put(table, 1, 0, "5億")
    assert editor.deal == before
    assert not table.error.isHidden()


def test_a_list_keeps_its_last_entry(page, editor):
    table = opened(page, 2).parts["tiers"]
    for _ in range(2):
        table.remove.click()
    before = editor.deal
    table.remove.click()
    assert editor.deal == before
    assert not table.error.isHidden()


def test_measuring_by_units_lets_a_tier_have_a_sum_a_unit(page, editor):
    tiers = (Tier(0, 0.05), Tier(100_000, 0.04))
    deal = edits.with_structure(
        editor.deal, "数量段階", [Stepped(measure="annual_units", tiers=tiers)]
    )
    editor.apply(deal)
    table = opened(page, 5).parts["tiers"]
    assert [name for name, _ in table.model.columns] == ["start", "rate", "amount"]
    assert put(table, 0, 2, "500円")
    first = editor.deal.structures[5].terms[0].tiers[0]
    assert (first.rate, first.amount) == (None, 500.0)
    assert put(table, 0, 1, "5")
    first = editor.deal.structures[5].terms[0].tiers[0]
    assert (first.rate, first.amount) == (0.05, None)


def test_instalments_add_to_the_whole_after_every_edit(page, editor):
    table = opened(page, 1).parts["instalments"]
    assert put(table, 0, 1, "30%")
    assert [part.share for part in editor.deal.structures[1].terms[0].instalments] == [0.3, 0.7]
    table.add.click()
    parts = editor.deal.structures[1].terms[0].instalments
    assert [part.share for part in parts] == [0.3, 0.35, 0.35]
    table.view.select(1, 0)
    table.remove.click()
    assert [part.share for part in editor.deal.structures[1].terms[0].instalments] == [0.3, 0.7]


def test_a_share_above_the_whole_is_refused(page, editor):
    table = opened(page, 1).parts["instalments"]
    before = editor.deal
    assert not put(table, 0, 1, "130%")
    assert editor.deal == before
    assert not table.error.isHidden()


def test_a_year_beyond_the_contract_is_refused(page, editor):
    table = opened(page, 1).parts["instalments"]
    before = editor.deal
    assert not put(table, 1, 0, "11")
    assert editor.deal == before


def test_a_minimum_can_be_set_by_year(page, editor):
    part = opened(page, 3, 1).parts["amount"]
    part.box.click()
    assert editor.deal.structures[3].terms[1].amount == (8e6,) * 10
    table = page.cards[3].forms[1].parts["amount"].part
    assert put(table, 0, 0, "0")
    assert editor.deal.structures[3].terms[1].amount == (0.0, *(8e6,) * 9)
    page.cards[3].forms[1].parts["amount"].box.click()
    assert editor.deal.structures[3].terms[1].amount == 8e6


def test_events_have_a_name_a_sum_and_a_probability(page, editor):
    page.add_pattern("milestone")
    table = page.cards[5].forms[0].parts["events"]
    assert [name for name, _ in table.model.columns] == ["name", "year", "amount", "probability"]
    assert put(table, 0, 0, "承認")
    assert put(table, 0, 3, "60%")
    term = editor.deal.structures[5].terms[0]
    assert isinstance(term, Milestone)
    assert (term.events[0].name, term.events[0].probability) == ("承認", 0.6)


def test_renaming_the_reference_keeps_it_the_reference(page, editor):
    page.open_card(0)
    enter(page.cards[0].name, "基本案")
    assert editor.deal.structures[0].name == "基本案"
    assert editor.deal.reference_structure == "基本案"
    assert "★" in page.table.rows[0].name.words


def test_a_name_that_is_taken_is_refused_beside_the_field(page, editor):
    page.open_card(0)
    before = editor.deal
    enter(page.cards[0].name, "一括払い")
    assert page.cards[0].name.has_error
    assert editor.deal == before


def test_a_structure_is_duplicated_moved_and_deleted(page, editor, qtbot):
    page.open_card(1)
    click(qtbot, page.cards[1].buttons["duplicate"])
    assert names(editor)[1:3] == ["一括払い", "一括払い 2"]
    page.cards[1].act("down")
    assert names(editor)[1:3] == ["一括払い 2", "一括払い"]
    assert page.cards[2].is_open
    page.cards[1].act("remove")
    assert names(editor) == NAMES
    for _ in range(3):
        editor.undo()
    assert names(editor) == NAMES


def test_deleting_the_reference_makes_the_first_one_the_reference(page, editor):
    page.cards[0].act("remove")
    assert editor.deal.reference.name == "一括払い"


def test_the_last_structure_cannot_be_deleted(page, editor):
    for _ in range(4):
        page.cards[0].act("remove")
    before = editor.deal
    page.cards[0].act("remove")
    assert editor.deal == before
    assert not page.cards[0].error.isHidden()


def test_another_structure_becomes_the_reference(page, editor):
    page.cards[3].act("reference")
    assert editor.deal.reference_structure == "最低保証付きランニング"
    assert page.hint.isHidden()


def test_a_term_is_added_and_removed(page, editor):
    page.open_card(0)
    assert page.cards[0].add_term("minimum")
    assert [type(term) for term in editor.deal.structures[0].terms] == [Running, Minimum]
    page.cards[0].forms[1].remove.click()
    assert [type(term) for term in editor.deal.structures[0].terms] == [Running]
    page.cards[0].forms[0].remove.click()
    assert len(editor.deal.structures[0].terms) == 1
    assert not page.cards[0].error.isHidden()


def test_taking_a_term_away_keeps_what_is_solved_for(editor):
    deal = editor.deal
    structure = replace(deal.structures[4], solve_for=SolveFor(term=1))
    deal = replace(deal, structures=(*deal.structures[:4], structure))
    assert edits.without_term(deal, 4, 0).structures[4].solve_for == SolveFor(term=0)
    assert edits.without_term(deal, 4, 1).structures[4].solve_for is None


def test_an_exclusive_deal_without_a_minimum_gets_a_hint(page, editor, qtbot):
    assert lacks_minimum(editor.deal)
    assert not page.hint.isHidden()
    editor.set(("grant", "exclusivity"), "non_exclusive")
    assert page.hint.isHidden()
    editor.undo()
    click(qtbot, page.minimum_button)
    added = editor.deal.structures[-1]
    assert any(isinstance(term, Minimum) for term in added.terms)
    assert page.cards[-1].is_open


def test_the_gallery_offers_every_kind_of_term(page):
    sizes = Sizes.of(page.editor.evaluation)
    kinds = {term.kind for pattern in PATTERNS for term in pattern.terms(sizes)}
    assert kinds == set(TERM_KINDS) == set(TERM_PROPOSALS)
    assert {cls.kind for cls in FIGURES} == set(TERM_KINDS)


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.key)
def test_every_pattern_is_added_opened_and_taken_back(page, editor, qtbot, pattern):
    click(qtbot, page.add_button)
    click(qtbot, page.patterns[pattern.key])
    assert len(editor.deal.structures) == 6
    assert page.cards[5].is_open
    assert len(page.cards[5].forms) == len(editor.deal.structures[5].terms)
    assert page.table.cell(5, "total") not in ("", "0")
    editor.undo()
    assert len(page.cards) == 5


@pytest.mark.parametrize("kind", TERM_KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_of_every_kind_shows_every_field(kind, language, qtbot, editor):
    page = StructuresPage(editor, Text(language))
    qtbot.addWidget(page)
    assert page.cards[0].add_term(kind)
    form = page.cards[0].forms[-1]
    assert set(form.parts) == {name for name, _, _ in declared_fields(TERM_KINDS[kind])}
    assert page.cards[0].summary.text()


def test_patterns_by_units_wait_for_units(page, editor):
    forecast = replace(editor.deal.forecast, units=())
    editor.apply(replace(editor.deal, forecast=forecast))
    assert not page.patterns["per_unit"].isEnabled()
    assert page.patterns["running"].isEnabled()
    with pytest.raises(DealError):
        editor.apply(
            edits.with_term(editor.deal, 0, TERM_PROPOSALS["capacity_fee"](_sizes(editor)))
        )


def _sizes(editor):
    return Sizes.of(editor.evaluation)


@pytest.mark.parametrize("years", [1, 2, 100])
def test_every_pattern_fits_a_deal_of_any_length(editor, years):
    editor.apply(with_years(editor.deal, years))
    for pattern in PATTERNS:
        editor.apply(edits.with_structure(editor.deal, pattern.key, pattern.terms(_sizes(editor))))
    assert len(editor.deal.structures) == 5 + len(PATTERNS)


def test_every_pattern_fits_a_deal_without_sales(editor):
    empty = replace(editor.deal.forecast, sales=(0.0,) * 10, units=(0.0,) * 10)
    editor.apply(replace(editor.deal, forecast=empty))
    for pattern in PATTERNS:
        editor.apply(edits.with_structure(editor.deal, pattern.key, pattern.terms(_sizes(editor))))
    assert len(editor.deal.structures) == 5 + len(PATTERNS)


def test_the_years_of_a_card_add_up_line_by_line(page, editor):
    page.open_card(4)
    model = page.cards[4].yearly.yearly
    lines = [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]
    assert lines == ["売上などに応じた分", "充当で減る分", "一時金・定額など", "支払"]
    # Year 0: the initial payment of 10 million; year 1: 5 % of 114 million earned, all credited.
    shown = [[model.data(model.index(row, year)) for year in (0, 1)] for row in range(4)]
    assert shown == [["0.0", "5.7"], ["0.0", "−5.7"], ["10.0", "0.0"], ["10.0", "0.0"]]


def test_charts_stand_side_by_side_only_where_there_is_room(page, qtbot):
    charts = page.findChild(Columns)
    page.resize(1000, 700)
    assert not charts.is_stacked
    page.resize(520, 700)
    assert charts.is_stacked


def test_a_unique_name_counts_on(editor):
    deal = edits.with_structure(editor.deal, "一括払い", [LumpSum(1.0, (Instalment(0, 1.0),))])
    deal = edits.with_structure(deal, "一括払い", [LumpSum(1.0)])
    assert [s.name for s in deal.structures[-2:]] == ["一括払い 2", "一括払い 3"]


def test_a_name_of_any_length_does_not_widen_the_page(page, editor):
    least = page.scroll_area.widget().minimumSizeHint().width()
    page.open_card(0)
    enter(page.cards[0].name, "長い名前 <b>&" * 200)
    assert editor.deal.structures[0].name == "長い名前 <b>&" * 200
    assert page.scroll_area.widget().minimumSizeHint().width() <= least
    assert page.table.rows[0].name.toolTip().startswith("★\u00a0長い名前 <b>&")


def test_an_open_card_says_the_price_of_equal_value_and_takes_it(page, editor, qtbot):
    page.open_card(1)
    equal = page.cards[1].equal
    # 119.4 million by hand over a half at once and a half after a year at 12 %: 126.2 million.
    assert "1億2,621万円" in equal.lines["licensor"]
    click(qtbot, equal.buttons["licensor"])
    assert editor.deal.structures[1].terms[0].amount == 126_207_428
    running, lump_sum = editor.evaluation.structures[:2]
    assert lump_sum.npv_licensor == pytest.approx(running.npv_licensor, abs=1)
    editor.undo()
    assert editor.deal.structures[1].terms[0].amount == 60_000_000


def test_the_reference_is_not_made_equal_to_itself(page):
    page.open_card(0)
    assert page.cards[0].equal.lines == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_price_that_cannot_be_reached_says_why(language, qtbot):
    editor = Editor(open_example("cross-licence", language))
    page = StructuresPage(editor, Text(language))
    qtbot.addWidget(page)
    page.open_card(2)
    equal = page.cards[2].equal
    assert Text(language)("equivalents.never_enough") in equal.lines["licensor"]
    assert equal.buttons == {}
