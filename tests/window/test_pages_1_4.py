"""Pages 1 to 4: click, then look at the model."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

from negotiator.deal.examples import blank_deal, open_example
from negotiator.deal.fields import Number
from negotiator.deal.vocabulary import CURRENCIES
from negotiator.language import LANGUAGES, Text
from negotiator.survey.edition import open_edition
from negotiator.window import preferences
from negotiator.window.editor import Editor
from negotiator.window.fields import NumberField, spec_at
from negotiator.window.fields.binding import inner_spec
from negotiator.window.fields.country_field import COUNTRIES, code_of
from negotiator.window.fields.days import parse_day
from negotiator.window.licence.class_search import found
from negotiator.window.pages.counterparty import CounterpartyPage
from negotiator.window.pages.deal import DealPage
from negotiator.window.pages.grant import GrantPage
from negotiator.window.pages.ip import IpPage

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def open_page(qtbot, text):
    def open_it(page_class, editor):
        page = page_class(editor, text)
        qtbot.addWidget(page)
        page.resize(900, 700)
        page.show()
        return page

    return open_it


def click(qtbot, button) -> None:
    qtbot.mouseClick(button, LEFT)


def type_into(qtbot, line, words: str) -> None:
    """Replace what stands in a line as an input method would, and press Return."""
    line.setFocus()
    line.setText(words)
    line.textEdited.emit(words)
    qtbot.keyClick(line, Qt.Key.Key_Return)


# Fields


def test_a_refused_number_leaves_none_of_its_beginnings_in_the_deal(editor, qtbot):
    field = NumberField(editor, Text("ja"), ("forecast", "operating_margin_rate"), "利益率")
    qtbot.addWidget(field)
    field.show()
    field.line.setFocus()
    field.line.selectAll()
    qtbot.keyClicks(field.line, "120")  # on the way, 12 % makes sense
    assert editor.deal.forecast.operating_margin_rate == 0.14
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.has_error
    assert editor.deal.forecast.operating_margin_rate == 0.14
    assert field.line.text() == "120"


def test_typing_reaches_the_deal_at_every_key_and_is_one_undo_step(open_page, editor, qtbot):
    page = open_page(DealPage, editor)
    line = page.title.line
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "ab")
    assert editor.deal.title == "ab"
    editor.undo()
    assert editor.deal.title == open_example("sample", "ja").title
    assert line.text() == editor.deal.title


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12,000,000円", 12e6),
        ("1,200万", 12e6),
        ("１２００万円", 12e6),
        ("12", 12e6),
        ("0.5億", 50e6),
    ],
)
def test_sums_are_typed_as_people_write_them(qtbot, editor, text, typed, value):
    preferences.set_money_unit("million")
    field = NumberField(editor, text, ("forecast", "licensee_investment"), "投資")
    qtbot.addWidget(field)
    type_into(qtbot, field.line, typed)
    assert editor.deal.forecast.licensee_investment == pytest.approx(value)
    assert not field.has_error


@pytest.mark.parametrize("typed", ["150", "-3", "abc", "1,2,3"])
def test_what_cannot_be_taken_stays_with_a_sentence_and_changes_nothing(qtbot, editor, text, typed):
    field = NumberField(editor, text, ("forecast", "operating_margin_rate"), "利益率")
    qtbot.addWidget(field)
    before = editor.deal
    type_into(qtbot, field.line, typed)
    assert editor.deal.forecast.operating_margin_rate == before.forecast.operating_margin_rate
    assert field.line.text() == typed
    assert field.error.text().startswith("⚠ ")
    assert not field.error.isHidden()
    assert field.line.accessibleDescription()


def test_a_refused_text_is_given_up_with_escape(qtbot, editor, text):
    field = NumberField(editor, text, ("forecast", "operating_margin_rate"), "利益率")
    qtbot.addWidget(field)
    type_into(qtbot, field.line, "abc")
    qtbot.keyClick(field.line, Qt.Key.Key_Escape)
    assert field.line.text() == "14"
    assert not field.has_error


def test_a_refused_text_is_given_up_by_undo_before_anything_else_is_undone(qtbot, editor, text):
    editor.set(("title",), "edited")
    field = NumberField(editor, text, ("forecast", "operating_margin_rate"), "利益率")
    qtbot.addWidget(field)
    type_into(qtbot, field.line, "abc")
    qtbot.keySequence(field.line, QKeySequence(QKeySequence.StandardKey.Undo))
    assert field.line.text() == "14"
    assert editor.deal.title == "edited"


def test_another_edit_leaves_a_refused_text_where_it_is(qtbot, editor, text):
    field = NumberField(editor, text, ("forecast", "operating_margin_rate"), "利益率")
    qtbot.addWidget(field)
    type_into(qtbot, field.line, "abc")
    editor.set(("title",), "other")
    assert field.line.text() == "abc"
    assert field.has_error


def test_an_optional_figure_may_be_emptied(qtbot, editor, text):
    field = NumberField(editor, text, ("forecast", "operating_margin_rate"), "利益率")
    qtbot.addWidget(field)
    field.line.setFocus()
    field.line.clear()
    field.line.textEdited.emit("")
    assert editor.deal.forecast.operating_margin_rate is None


def test_bounds_come_from_the_deals_own_declaration(editor):
    amount = inner_spec(spec_at(editor.deal, ("structures", 3, "terms", 1, "amount")))
    assert isinstance(amount, Number)
    assert amount.low == 0
    discount = spec_at(editor.deal, ("finance", "licensor_discount_rate"))
    assert isinstance(discount, Number)
    assert (discount.low, discount.above, discount.high) == (-1, True, 10)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2027/4/1", "2027-04-01"),
        ("2027年4月1日", "2027-04-01"),
        ("２０２７－０４－０１", "2027-04-01"),
        ("20270401", "2027-04-01"),
        ("令和9年4月1日", "2027-04-01"),
        ("R9.4.1", "2027-04-01"),
        ("平成元年1月8日", "1989-01-08"),
        ("", ""),
    ],
)
def test_days_are_typed_as_people_write_them(typed, day):
    assert parse_day(typed) == day


@pytest.mark.parametrize("typed", ["2027/2/30", "4/1", "soon", "2027-13-01"])
def test_a_day_that_no_calendar_has_is_refused(typed):
    with pytest.raises(ValueError, match=r".*"):
        parse_day(typed)


# 1 Deal


def test_the_side_is_chosen_by_a_click_on_its_card(open_page, editor, qtbot):
    page = open_page(DealPage, editor)
    click(qtbot, page.role.card("licensee"))
    assert editor.deal.role == "licensee"
    assert page.role.card("licensee").button.isChecked()


def test_the_side_is_chosen_with_the_keyboard(open_page, editor, qtbot):
    page = open_page(DealPage, editor)
    qtbot.keyClick(page.role.card("adviser").button, Qt.Key.Key_Space)
    assert editor.deal.role == "adviser"


def test_each_party_has_its_own_name_size_and_country(open_page, editor, qtbot):
    page = open_page(DealPage, editor)
    type_into(qtbot, page.names["licensee"].line, "B社")
    combo = page.sizes["licensee"].combo
    combo.setCurrentIndex(combo.findData("university"))
    combo.activated.emit(combo.currentIndex())
    assert editor.deal.parties.licensee.name == "B社"
    assert editor.deal.parties.licensee.size == "university"
    assert editor.deal.parties.licensor == open_example("sample", "ja").parties.licensor


def test_the_currency_and_the_unit_of_money(open_page, editor, qtbot):
    page = open_page(DealPage, editor)
    combo = page.currency.combo
    assert [combo.itemData(i) for i in range(combo.count())] == list(CURRENCIES)
    combo.setCurrentIndex(combo.findData("USD"))
    combo.activated.emit(combo.currentIndex())
    assert editor.deal.forecast.currency == "USD"
    with qtbot.waitSignal(page.preference_asked) as asked:
        click(qtbot, page.unit.buttons["one"])
    assert asked.args == ["money_unit", "one"]


def test_rare_fields_wait_behind_the_fold(open_page, editor, qtbot):
    page = open_page(DealPage, editor)
    assert not page.notes.isVisible()
    click(qtbot, page.more.button)
    assert page.notes.isVisible()
    page.notes.edit.setPlainText("秘密")
    assert editor.deal.notes == "秘密"


@pytest.mark.parametrize(
    ("typed", "code"),
    [("ドイツ", "DE"), ("ドイツ(DE)", "DE"), ("us", "US"), ("ＬＵ", "LU"), ("どこか", None)],
)
def test_a_country_is_found_by_name_or_code(text, typed, code):
    assert code_of(typed, text) == code


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_common_country_has_a_name(language):
    text = Text(language)
    names = [text(f"window.country.{code}") for code in COUNTRIES]
    assert len(set(names)) == len(names) >= 40


def test_a_country_nobody_knows_is_refused_beside_the_field(open_page, editor, qtbot):
    page = open_page(DealPage, editor)
    field = page.countries["licensee"]
    type_into(qtbot, field.combo.lineEdit(), "どこか")
    assert field.has_error
    assert editor.deal.parties.licensee.country == "JP"


# 2 IP


@pytest.mark.parametrize(
    ("ip_type", "typed", "key"),
    [
        ("patent", "C09D", "chemistry"),
        ("patent", "化学", "chemistry"),
        ("patent", "chemistry", "chemistry"),
        ("know_how", "Ｃ０９ｄ", "chemistry"),
        ("patent", "A61K", "health_amusement"),
        ("trademark", "第3類", "nice_03"),
        ("trademark", "3", "nice_03"),
        ("trademark", "けしょうひん", None),
        ("trademark", "cosmetics", "nice_03"),
        ("program", "20400", "20400"),
        ("program", "在庫", "20400"),
    ],
)
def test_a_class_is_found_by_name_product_or_code(ip_type, typed, key):
    classes = found(typed, open_edition("jpo-2009").classes(ip_type).values())
    assert (classes[0].key if classes else None) == key


def test_hiragana_finds_katakana():
    classes = open_edition("jpo-2009").classes("know_how").values()
    assert [c.key for c in found("たばこ", classes)] == [c.key for c in found("タバコ", classes)]


def test_without_a_search_all_classes_stand_in_the_reports_order():
    classes = open_edition("jpo-2009").classes("patent")
    assert [c.key for c in found("", classes.values())] == list(classes)


def test_typing_and_return_takes_the_best_class(open_page, editor, qtbot):
    page = open_page(IpPage, editor)
    qtbot.keyClicks(page.picker.search, "A01")
    qtbot.keyClick(page.picker.search, Qt.Key.Key_Return)
    assert editor.deal.ip.class_key == "agriculture"


def test_the_down_key_leads_from_the_search_into_the_list(open_page, editor, qtbot):
    page = open_page(IpPage, editor)
    page.picker.search.setFocus()
    qtbot.keyClick(page.picker.search, Qt.Key.Key_Down)
    assert page.focusWidget() is page.picker.list


def test_nothing_found_says_so(open_page, editor, qtbot):
    page = open_page(IpPage, editor)
    qtbot.keyClicks(page.picker.search, "zzzz")
    assert page.picker.list.topLevelItemCount() == 0
    assert page.picker.hint.text()


def test_the_chosen_class_shows_its_figures(open_page, editor):
    page = open_page(IpPage, editor)
    assert page.chosen.text() == "特許権・化学"
    assert "103" in page.figures.text()
    assert "4.3 %" in page.figures.text()
    assert "2.7 / 3.6 / 4.7" in page.figures.text()


def test_a_thin_class_says_so_at_once_and_may_be_forced(open_page, editor, qtbot):
    page = open_page(IpPage, editor)
    assert page.force.isHidden()
    editor.set(("ip", "class_key"), "combinatorial")
    assert not page.force.isHidden()
    assert page.cautions.count() == 1
    assert editor.evaluation.benchmark.class_used == "overall"
    click(qtbot, page.force.card)
    assert editor.deal.ip.force_class
    assert editor.evaluation.benchmark.class_used == "combinatorial"


def test_another_ip_type_brings_its_own_classes_in_one_step(open_page, editor, qtbot):
    page = open_page(IpPage, editor)
    click(qtbot, page.ip_type.card("trademark"))
    assert editor.deal.ip.type == "trademark"
    assert editor.deal.ip.class_key == "overall"
    assert page.picker.list.topLevelItemCount() == 46
    editor.undo()
    assert (editor.deal.ip.type, editor.deal.ip.class_key) == ("patent", "chemistry")
    assert page.picker.list.topLevelItemCount() == 27


def test_a_class_that_both_types_have_is_kept(open_page, editor, qtbot):
    page = open_page(IpPage, editor)
    click(qtbot, page.ip_type.card("know_how"))
    assert editor.deal.ip.class_key == "chemistry"


def test_rights_are_added_filled_and_removed(open_page, editor, qtbot):
    page = open_page(IpPage, editor)
    click(qtbot, page.rights.add)
    assert len(editor.deal.ip.rights) == 2
    _, number, _, expires = page.rights.rows[1]
    type_into(qtbot, number.line, "特許第1号")
    type_into(qtbot, expires.line, "令和20年3月31日")
    assert editor.deal.ip.rights[1].number == "特許第1号"
    assert editor.deal.ip.rights[1].expires == "2038-03-31"
    click(qtbot, page.rights.removers[0])
    assert [right.number for right in editor.deal.ip.rights] == ["特許第1号"]
    assert page.rights.rows[0][1].line.text() == "特許第1号"
    editor.undo()
    assert len(page.rights.rows) == 2


def test_a_right_with_an_impossible_day_is_not_taken(open_page, editor, qtbot):
    page = open_page(IpPage, editor)
    expires = page.rights.rows[0][3]
    type_into(qtbot, expires.line, "2039-02-31")
    assert expires.has_error
    assert editor.deal.ip.rights[0].expires == "2039-05-31"


def test_the_class_opens_its_table(open_page, editor, qtbot):
    page = open_page(IpPage, editor)
    with qtbot.waitSignal(page.source_asked) as asked:
        click(qtbot, page.source)
    assert asked.args[0].table == "II-3"


# 3 Grant


def test_each_exclusivity_shows_its_effect_before_it_is_taken(open_page, editor):
    page = open_page(GrantPage, editor)
    words = {key: line.words.text() for key, line in page.lines.items()}
    assert words["exclusive"] == "▲ 上げる +2.4"
    assert words["sole"] == "▲ 上げる +1.2"  # half, by our convention
    assert page.lines["exclusive"].counts.text() == "上げる 175 : 下げる 19"
    assert page.lines["non_exclusive"].isHidden()


def test_exclusivity_is_chosen_on_its_card(open_page, editor, qtbot):
    page = open_page(GrantPage, editor)
    click(qtbot, page.exclusivity.card("non_exclusive"))
    assert editor.deal.grant.exclusivity == "non_exclusive"


def test_the_evidence_of_a_choice_opens_its_cell(open_page, editor, qtbot):
    page = open_page(GrantPage, editor)
    with qtbot.waitSignal(page.source_asked) as asked:
        click(qtbot, page.lines["exclusive"].link)
    assert asked.args[0].row["factor"] == "exclusive"
    assert editor.deal.grant.exclusivity == "exclusive"


def test_years_reach_every_list_of_the_deal_only_when_the_field_is_left(open_page, editor, qtbot):
    page = open_page(GrantPage, editor)
    line = page.years.line
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "1")
    assert editor.deal.years == 10
    qtbot.keyClicks(line, "2")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert editor.deal.years == editor.deal.grant.years == 12
    assert editor.deal.forecast.sales[:10] == open_example("sample", "ja").forecast.sales
    assert len(editor.deal.forecast.units) == 12


def test_years_out_of_bounds_are_refused(open_page, editor, qtbot):
    page = open_page(GrantPage, editor)
    type_into(qtbot, page.years.line, "101")
    assert page.years.has_error
    assert editor.deal.years == 10


def test_a_term_past_the_last_right_is_said(open_page, editor):
    page = open_page(GrantPage, editor)
    assert page.after_expiry.isHidden()
    editor.set(("ip", "rights", 0, "expires"), "2030-01-01")
    assert not page.after_expiry.isHidden()
    assert "2030-01-01" in page.after_expiry.text()
    assert "2037-03-31" in page.end.text()


def test_circumstances_and_bundled_rights_are_ticked_with_their_evidence(open_page, editor, qtbot):
    page = open_page(GrantPage, editor)
    assert set(page.circumstances.flags) == {"settlement", "no_alternative"}
    line = page.circumstances.flags["no_alternative"].line
    assert line.counts.text() == "上げる 159 : 下げる 11"
    click(qtbot, page.circumstances.flags["settlement"].box)
    assert editor.deal.circumstances.settlement
    click(qtbot, page.bundle.flags["trademark"].card)
    assert editor.deal.bundle == ("know_how", "trademark")
    click(qtbot, page.bundle.flags["know_how"].box)
    assert editor.deal.bundle == ("trademark",)


def test_the_choices_are_those_the_ip_types_table_prints(open_page, editor):
    page = open_page(GrantPage, editor)
    trademark = replace(editor.deal.ip, type="trademark", class_key="overall")
    editor.apply(replace(editor.deal, ip=trademark))
    assert set(page.circumstances.flags) == {"settlement", "no_alternative", "corporate_brand"}
    assert "patent" in page.bundle.flags
    assert "trademark" not in page.bundle.flags


def test_what_the_deal_has_but_the_table_lacks_stays_to_be_taken_out(open_page, editor, qtbot):
    deal = replace(editor.deal, ip=replace(editor.deal.ip, type="know_how"))
    editor.apply(deal)
    page = open_page(GrantPage, editor)
    flag = page.bundle.flags["know_how"]
    assert "ない要因" in flag.card.evidence.text()
    click(qtbot, flag.box)
    assert editor.deal.bundle == ()


# 4 Counterparty


def test_every_counterparty_shows_which_way_the_answers_went(open_page, editor):
    page = open_page(CounterpartyPage, editor)
    assert page.lines["customer"].counts.text() == "上げる 32 : 下げる 144"
    assert page.lines["customer"].words.text() == "▼ 下げる −1.4"
    assert page.lines["domestic_peer"].isHidden()
    assert "調査の前提" in page.relation.card("domestic_peer").evidence.text()
    assert page.lines["domestic_other_industry"].words.text().startswith("?")


def test_the_relation_is_chosen_on_its_card(open_page, editor, qtbot):
    page = open_page(CounterpartyPage, editor)
    click(qtbot, page.relation.card("domestic_peer"))
    assert editor.deal.counterparty == "domestic_peer"
    assert editor.evaluation.rate.point == pytest.approx(0.095)


def test_the_other_side_is_the_licensor_for_a_licensee(open_page, editor, qtbot):
    page = open_page(CounterpartyPage, editor)
    assert page.name.line.text() == "サンプル大手化学株式会社"
    editor.set(("role",), "licensee")
    assert page.name.line.text() == "株式会社サンプル化研"
    type_into(qtbot, page.name.line, "A社")
    assert editor.deal.parties.licensor.name == "A社"


def test_a_party_abroad_with_a_domestic_relation_is_pointed_out(open_page, editor):
    page = open_page(CounterpartyPage, editor)
    assert page.cautions.count() == 0
    editor.set(("parties", "licensee", "country"), "US")
    assert page.cautions.count() == 1


@pytest.mark.parametrize("page_class", [DealPage, IpPage, GrantPage, CounterpartyPage])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_and_card_has_a_name_for_screen_readers(qtbot, page_class, language):
    page = page_class(Editor(open_example("sample", language)), Text(language))
    qtbot.addWidget(page)
    for kind in (QLineEdit, QComboBox, QAbstractButton):
        for widget in page.findChildren(kind):
            inside = isinstance(widget.parent(), QComboBox | QLineEdit)
            internal = widget.objectName().startswith("qt_") or inside
            named = widget.accessibleName() or getattr(widget, "text", str)()
            assert internal or named, widget


@pytest.mark.parametrize("page_class", [DealPage, IpPage, GrantPage, CounterpartyPage])
def test_a_blank_deal_opens_on_every_page(open_page, page_class):
    assert open_page(page_class, Editor(blank_deal("ja"))).isVisible()
