"""The two charts of the library: what they draw, say, and leave out."""

import pytest

from negotiator.charts.claimed_decided import Case, claimed_decided
from negotiator.charts.drawing import Line, Marker, Rectangle
from negotiator.charts.library_bars import MOST, NamedFigure, height_of, library_bars
from negotiator.language import LANGUAGES, Text

SIZES = [(260, 100), (640, 320), (1200, 800)]


def figures(values):
    return [NamedFigure(f"row {n}", v, f"{v:.1f}", f"row/{n}") for n, v in enumerate(values)]


def bars(drawing):
    return [mark for mark in drawing.marks if isinstance(mark, Rectangle)]


def test_bars_are_as_long_as_their_figures():
    drawing = library_bars(figures([2, 4, 8]), "t", Text("ja"), 600, 200)
    first, second, third = (bar.width for bar in bars(drawing))
    assert second == pytest.approx(2 * first)
    assert third == pytest.approx(4 * first)


def test_a_figure_below_nothing_reaches_left_of_zero_in_another_colour():
    loss, gain = bars(library_bars(figures([-3, 6]), "t", Text("ja"), 600, 200))
    assert loss.x + loss.width == pytest.approx(gain.x)
    assert gain.width == pytest.approx(2 * loss.width)
    assert loss.role != gain.role


def test_at_most_forty_bars_and_the_rest_is_counted():
    drawing = library_bars(figures(range(1, 61)), "t", Text("en"), 600, height_of(MOST) + 40)
    assert len(bars(drawing)) == 40
    assert any("20" in label.text and not label.key for label in drawing.labels)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("values", [[], [0], [0, 0], [-1, -2], [1e12, 3], list(range(40))])
def test_bars_stay_within_their_frame(language, size, values):
    drawing = library_bars(figures(values), "title", Text(language), *size)
    for mark in drawing.marks:
        assert mark.box.left >= -1
        assert mark.box.top >= -1
        assert mark.box.bottom <= size[1] + 1
    assert drawing.description


CASES = [Case("a", 5, 5, "row/0"), Case("b", 10, 3, "row/1"), Case("c", 4, 6, "row/2")]


def marks(drawing):
    return {mark.key: mark for mark in drawing.marks if isinstance(mark, Marker)}


def test_cases_cut_by_the_court_differ_in_shape_and_stand_below_the_line():
    drawing = claimed_decided(CASES, Text("ja"), 600, 300)
    line = next(m for m in drawing.marks if isinstance(m, Line) and m.dash)
    found = marks(drawing)

    def height_of_line(x):
        return line.y1 + (x - line.x1) / (line.x2 - line.x1) * (line.y2 - line.y1)

    as_claimed, cut, raised = (found[f"row/{n}"] for n in range(3))
    assert as_claimed.y == pytest.approx(height_of_line(as_claimed.x))
    assert cut.y > height_of_line(cut.x)
    assert raised.y < height_of_line(raised.x)
    assert cut.shape != as_claimed.shape


@pytest.mark.parametrize(
    ("language", "words"), [("ja", "3件のうち"), ("en", "Of 3 cases with both rates, 1 were")]
)
def test_the_scatter_says_in_a_sentence_what_one_would_see(language, words):
    assert words in claimed_decided(CASES, Text(language), 600, 300).description


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("cases", [[], [Case("z", 0, 0, "row/0")], CASES])
def test_the_scatter_stays_within_its_frame(language, size, cases):
    drawing = claimed_decided(cases, Text(language), *size)
    for mark in drawing.marks:
        assert mark.box.left >= -1
        assert mark.box.right <= size[0] + 4
        assert mark.box.bottom <= size[1] + 1
