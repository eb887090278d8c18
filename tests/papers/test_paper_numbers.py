"""Figures as the memo writes them."""

from datetime import date

import pytest

from negotiator.papers.numbers import Numbers

JA = Numbers("ja", "JPY")
EN = Numbers("en", "JPY")


def plain(text: str) -> str:
    """The text with its unbroken spaces as plain ones."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("largest", "unit", "shown"),
    [
        (226_233_000, "million", "226.2"),
        (10_000_000, "million", "10.0"),
        (9_999_999, "thousand", "10,000"),
        (999_999, "one", "999,999"),
    ],
)
def test_a_table_takes_the_unit_that_its_largest_sum_reads_best_in(largest, unit, shown):
    scale = JA.scale([0.0, None, -5.0, largest])
    assert scale.unit == unit
    assert JA.money(largest, scale) == shown


@pytest.mark.parametrize(
    ("value", "japanese", "english"),
    [
        (60_000_000, "6,000万円", "¥60 million"),
        (200_000_000, "2億円", "¥200 million"),
        (1_234_567, "1,234,567円", "¥1,234,567"),
        (0, "0円", "¥0"),
        (12.5, "12.5円", "¥12.5"),
    ],
)
def test_a_sum_in_a_sentence_loses_no_digit(value, japanese, english):
    assert plain(JA.sum(value)) == japanese
    assert plain(EN.sum(value)) == english


@pytest.mark.parametrize(
    ("rate", "shown"), [(0.05, "5 %"), (0.0425, "4.25 %"), (1.0, "100 %"), (0.07, "7 %")]
)
def test_an_entered_rate_keeps_its_digits(rate, shown):
    assert plain(JA.exact_rate(rate)) == shown


def test_a_rate_is_never_torn_from_its_sign():
    assert JA.rate(0.081) == "8.1\u00a0%"


def test_what_is_not_known_is_a_dash():
    assert JA.rate(None) == JA.percent(None) == JA.count(None) == JA.money(None, JA.exact) == "—"


def test_a_loss_carries_a_true_minus():
    assert JA.money(-1_500, JA.exact) == "−1,500"
    assert JA.points(-0.014) == "−1.4"


def test_days_are_written_as_each_language_does():
    assert JA.day(date(2026, 4, 1)) == "2026年4月1日"
    assert plain(EN.day(date(2026, 4, 1))) == "1 April 2026"
    assert EN.written_day("") == "—"
