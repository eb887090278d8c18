"""The width estimate is an upper bound, and cutting and wrapping keep to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from negotiator.charts.measuring import (
    BREAK,
    ELLIPSIS,
    elided,
    fits_untorn,
    text_width,
    wrapped,
)
from negotiator.language import LANGUAGES, catalogue
from negotiator.locations import resources

WORDS = st.text("ランニング一時金最低保証付き（）＋・0123456789 abcXYZ%.,", max_size=40)
WIDTHS = st.floats(0.0, 400.0)


@pytest.fixture
def our_font(qapp):
    file = resources() / "fonts" / "BIZUDPGothic-Regular.ttf"
    (family,) = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
    font = QFont(family)
    font.setPixelSize(100)
    return font


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_of_the_charts_is_wider_in_our_font_than_estimated(our_font, language):
    measure = QFontMetricsF(our_font)
    sentences = [text for key, text in catalogue(language).items() if key.startswith("charts.")]
    too_wide = [
        text
        for text in (*sentences, "−1.4", "+2.4", "0123456789", "1,234.5", "▲+2.4", "12 %")
        if measure.horizontalAdvance(text.replace(BREAK, "")) > text_width(text, 100) + 1
    ]
    assert too_wide == []


@given(WORDS, WIDTHS)
def test_an_elided_text_fits(text, width):
    assert text_width(elided(text, 12, width), 12) <= width


@given(WORDS)
def test_a_text_with_room_enough_stays_as_it_is(text):
    assert elided(text, 12, 10_000) == " ".join(text.split())


def test_a_cut_text_says_so():
    assert elided("最低保証付きランニング", 10, 65) == "最低保証付" + ELLIPSIS


@given(WORDS, WIDTHS, st.integers(1, 4))
def test_wrapped_lines_fit_and_are_no_more_than_allowed(text, width, lines):
    result = wrapped(text, 12, width, lines)
    assert len(result) <= lines
    assert all(text_width(line, 12) <= width for line in result)


def test_lines_break_between_japanese_words_not_inside_a_katakana_word():
    assert wrapped("最低保証付きランニング", 10, 75, 2) == ("最低保証付き", "ランニング")


def test_latin_words_stay_whole():
    assert wrapped("Corporate brand", 10, 80, 2) == ("Corporate", "brand")


def test_a_break_hint_is_where_a_label_is_broken():
    assert wrapped(f"代替技術{BREAK}なし", 10, 50, 2) == ("代替技術", "なし")
    assert wrapped(f"代替技術{BREAK}なし", 10, 200, 2) == ("代替技術なし",)


def test_a_name_on_two_lines_of_a_file_becomes_one():
    assert elided("一時金\nと\t料率", 10, 500) == "一時金 と 料率"


@pytest.mark.parametrize(("width", "whole"), [(60, True), (39, False)])
def test_a_torn_katakana_word_does_not_count_as_fitting(width, whole):
    assert fits_untorn("ノウハウ", 10, width, 3) is whole
