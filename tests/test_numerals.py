"""Numbers as people write them: what is read, what is refused, and what comes back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiator.language import LANGUAGES, Text
from negotiator.numerals import (
    NumeralError,
    edit_number,
    parse_number,
    show_money_short,
    show_number,
)

KINDS = ("rate", "money", "units", "years", "plain", "points")


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1,200万", 12_000_000),
        ("１２００万", 12_000_000),
        ("１，２００万円", 12_000_000),
        ("1.2億", 120_000_000),
        ("3億5,000万", 350_000_000),
        ("3億5000万円", 350_000_000),
        ("１兆２億", 1_000_200_000_000),
        ("2千5百万円", 25_000_000),
        ("三千万円", 30_000_000),
        ("千円", 1_000),
        ("百万円", 1_000_000),
        ("120百万円", 120_000_000),
        ("500千円", 500_000),
        ("12,000,000", 12_000_000),
        ("12 000 000", 12_000_000),
        ("¥1,000", 1_000),
        ("￥１，０００", 1_000),
        ("\\1,000", 1_000),
        ("$1.2m", 1_200_000),
        ("1.2m", 1_200_000),
        ("1.5 million", 1_500_000),
        ("JPY 2 billion", 2_000_000_000),
        ("3k", 3_000),
        ("1e6", 1_000_000),
        (" 5 ", 5),
        (".5", 0.5),
        ("▲5", -5),
        ("△5", -5),
        ("−5", -5),
        ("－５", -5),
        ("ー５", -5),
        ("(5)", -5),
        ("（1,200万円）", -12_000_000),
        ("¥-1,000", -1_000),
        ("-¥1,000", -1_000),
        ("+5", 5),
    ],
)
def test_a_sum_is_read_as_people_write_it(typed, value):
    assert parse_number(typed, "money") == value


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("3.7%", 0.037),
        ("３．７％", 0.037),
        ("3.7パーセント", 0.037),
        ("3.7 percent", 0.037),
        ("3.7", 0.037),
        ("0.037", 0.00037),
        ("▲1.4", -0.014),
        ("100", 1.0),
    ],
)
def test_a_bare_number_in_a_rate_field_is_percent(typed, value):
    assert parse_number(typed, "rate") == value


def test_marks_of_the_kind_may_stand_with_the_number():
    assert parse_number("6万個", "units") == 60_000
    assert parse_number("10年", "years") == 10
    assert parse_number("+2.4pt", "points") == 0.024
    assert parse_number("25%", "plain") == 0.25
    assert parse_number("0.25", "plain") == 0.25


def test_a_bare_number_takes_the_unit_of_the_field_and_a_marked_one_does_not():
    assert parse_number("120", "money", "million") == 120_000_000
    assert parse_number("1,500", "money", "thousand") == 1_500_000
    assert parse_number("120円", "money", "million") == 120
    assert parse_number("1.2億", "money", "million") == 120_000_000
    assert parse_number("3k", "money", "million") == 3_000
    assert parse_number("(5)", "money", "million") == -5_000_000


@pytest.mark.parametrize(
    "typed",
    [
        "abc",
        "1,2",
        "1,2000",
        "12,34,567",
        "1.2.3",
        "万",
        "5万3億",
        "3%",
        "--5",
        "1m2",
        "∞",
        "nan",
        "()",
    ],
)
def test_what_is_no_sum_is_refused_with_a_sentence_in_both_languages(typed):
    with pytest.raises(NumeralError) as refused:
        parse_number(typed, "money")
    for language in LANGUAGES:
        assert typed in refused.value.sentence(Text(language))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_says_how_to_write_it(kind):
    with pytest.raises(NumeralError) as refused:
        parse_number("abc", kind)
    assert refused.value.code == f"not_{kind}"
    assert "「abc」" in refused.value.sentence(Text("ja"))


@pytest.mark.parametrize(
    ("typed", "code"),
    [("", "empty"), ("  ", "empty"), ("9" * 401, "too_long"), ("9e999", "too_large")],
)
def test_nothing_and_too_much_are_told_apart(typed, code):
    with pytest.raises(NumeralError) as refused:
        parse_number(typed, "money")
    assert refused.value.code == code
    for language in LANGUAGES:
        assert refused.value.sentence(Text(language))


def test_a_bad_text_is_quoted_short_and_on_one_line():
    with pytest.raises(NumeralError) as refused:
        parse_number("x\n" * 50, "money")
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 200


@given(
    value=st.floats(allow_nan=False, allow_infinity=False, min_value=-1e300, max_value=1e300),
    kind=st.sampled_from(KINDS),
    unit=st.sampled_from(("one", "thousand", "million")),
)
def test_what_a_field_shows_for_editing_reads_back_to_the_same_value(value, kind, unit):
    assert parse_number(edit_number(value, kind, unit), kind, unit) == value


@given(value=st.integers(min_value=-(10**15), max_value=10**15))
def test_a_whole_sum_shown_in_full_reads_back(value):
    assert parse_number(show_number(value, "money"), "money") == value


@pytest.mark.parametrize(
    ("value", "kind", "shown"),
    [
        (0.081, "rate", "8.1 %"),
        (0.0605, "rate", "6.1 %"),
        (0.06049999999999999, "rate", "6.1 %"),
        (-0.0004, "rate", "0.0 %"),
        (0.024, "points", "+2.4"),
        (-0.014, "points", "−1.4"),
        (0.0, "points", "0.0"),
        (12_000_000, "money", "12,000,000"),
        (-5, "money", "−5"),
        (60_000, "units", "60,000"),
        (10, "years", "10"),
        (0.25, "plain", "0.25"),
        (3.0, "plain", "3"),
        (None, "money", "—"),
    ],
)
def test_a_figure_is_shown_in_its_form(value, kind, shown):
    assert show_number(value, kind) == shown


def test_the_unit_and_the_decimals_of_a_sum_can_be_chosen():
    assert show_number(119_400_000, "money", "ja", "million", decimals=1) == "119.4"
    assert show_number(1_234_567, "money", "en", "thousand") == "1,235"


@pytest.mark.parametrize(
    ("value", "ja", "en"),
    [
        (60_000_000, "6,000万円", "¥60 million"),
        (126_000_000, "1億2,600万円", "¥126 million"),
        (200_000_000, "2億円", "¥200 million"),
        (1_250_000_000, "12億5,000万円", "¥1.25 billion"),
        (9_800, "9,800円", "¥9,800"),
        (99_999_999, "1億円", "¥100 million"),
        (0, "0円", "¥0"),
        (-30_000_000, "−3,000万円", "−¥30 million"),
        (None, "—", "—"),
    ],
)
def test_a_sum_is_said_shortly(value, ja, en):
    assert show_money_short(value, "ja") == ja
    assert show_money_short(value, "en") == en


def test_a_short_sum_names_its_currency():
    assert show_money_short(1_200_000, "ja", "USD") == "120万米ドル"
    assert show_money_short(1_200_000, "en", "EUR") == "EUR 1.2 million"
