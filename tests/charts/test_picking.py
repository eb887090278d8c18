"""The pointer finds the mark it is on, and a thin line a little beside it."""

import pytest

from negotiator.charts.drawing import Drawing, Label, Line, Polyline, Rectangle
from negotiator.charts.picking import REACH, distance, focus_box, mark_at, tooltip_of

UNDER = Rectangle(x=0, y=0, width=100, height=100, role="range", key="under", tooltip="below")
OVER = Rectangle(x=20, y=20, width=10, height=10, role="up", key="over")
SILENT = Rectangle(x=22, y=22, width=2, height=2, role="grid")
CURVE = Polyline(points=((200, 0), (300, 100), (400, 0)), role="series_1", key="curve")
NAME = Label(x=420, y=10, text="curve", key="curve", tooltip="all of it")
DRAWING = Drawing(500, 200, (UNDER, OVER, SILENT, CURVE, NAME), "", "")


@pytest.mark.parametrize(
    ("x", "y", "key"),
    [(50, 50, "under"), (25, 25, "over"), (23, 23, "over"), (250, 51, "curve"), (250, 54, "curve")],
)
def test_the_topmost_mark_that_can_be_asked_is_found(x, y, key):
    found = mark_at(DRAWING, x, y)
    assert found is not None
    assert found.key == key


def test_what_is_exactly_there_comes_before_what_is_near():
    # Two points beside the small bar, but inside the large one.
    found = mark_at(DRAWING, 32, 25)
    assert found is UNDER


def test_nothing_is_found_where_there_is_nothing():
    assert mark_at(DRAWING, 300, 100 + 2 * REACH) is None


def test_distances_are_euclidean():
    assert distance(OVER, 33, 34) == pytest.approx(5)
    assert distance(Line(x1=0, y1=0, x2=10, y2=0, role="axis"), 13, 4) == pytest.approx(5)
    assert distance(Line(x1=1, y1=1, x2=1, y2=1, role="axis"), 4, 5) == pytest.approx(5)


def test_the_focus_of_a_curve_is_shown_at_its_name():
    assert focus_box(DRAWING, "curve") == NAME.box


def test_the_focus_of_a_bar_is_around_all_its_marks():
    box = focus_box(Drawing(9, 9, (OVER, Label(x=20, y=18, text="x", key="over")), "", ""), "over")
    assert box.top < 20
    assert box.bottom == 30


def test_an_unknown_key_has_no_focus():
    with pytest.raises(KeyError):
        focus_box(DRAWING, "missing")


def test_the_first_sentence_of_a_key_is_its_tooltip():
    assert tooltip_of(DRAWING, "curve") == "all of it"
    assert tooltip_of(DRAWING, "over") == ""
