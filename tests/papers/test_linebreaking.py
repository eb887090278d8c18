"""Lines break where Japanese and Latin typesetting allow it."""

from hypothesis import given
from hypothesis import strategies as st

from negotiator.papers.linebreaking import NOT_FIRST, NOT_LAST, lines


def width(text: str) -> float:
    """Full-width signs count 2, others 1."""
    return sum(2 if ord(character) >= 0x2E80 else 1 for character in text)


def test_no_line_begins_with_a_comma_or_ends_with_an_opening_bracket():
    text = "特許、商標、意匠（ならびに「ノウハウ」）を許諾する。" * 8
    for room in range(8, 40):
        for line in lines(text, room, width):
            assert line[0] not in NOT_FIRST
            assert line[-1] not in NOT_LAST


def test_a_latin_word_in_a_japanese_sentence_stays_whole():
    broken = lines("これはroyaltyの料率です", 12, width)
    assert broken == ["これは", "royaltyの料", "率です"]


def test_a_figure_keeps_its_counter():
    assert lines("回答は123件です", 10, width) == ["回答は", "123件です"]


def test_a_space_at_a_line_end_takes_no_room():
    assert lines("net sales base", 9, width) == ["net sales", "base"]


def test_an_endless_word_is_cut_at_the_line_end():
    assert lines("W" * 25, 10, width) == ["W" * 10, "W" * 10, "W" * 5]


def test_what_joins_two_pictures_is_not_torn():
    family = "👨\u200d👩\u200d👧"
    assert lines(family * 3, 7, width) == [family] * 3


@given(st.text(alphabet="aあ漢、。「」( ).x1%\u00a0\n", max_size=60), st.integers(2, 30))
def test_every_sign_is_kept_in_order_whatever_the_room(text: str, room: int):
    kept = "".join(lines(text, room, width))
    assert kept.replace(" ", "") == text.replace("\n", "").replace(" ", "")


@given(st.text(alphabet="aあ漢ん字b ", max_size=60), st.integers(2, 30))
def test_no_line_is_longer_than_its_room(text: str, room: int):
    assert all(width(line) <= room for line in lines(text, room, width))
