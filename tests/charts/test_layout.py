"""Labels are moved apart, cut lines leave room for them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiator.charts.drawing import Label, Line
from negotiator.charts.layout import cut_out, inside, note_lines, spread, without_collisions
from negotiator.charts.measuring import text_width
from negotiator.language import Text


@given(st.lists(st.floats(0, 100), min_size=1, max_size=12).map(sorted), st.floats(1, 20))
def test_spread_places_are_apart_in_order_and_inside(wanted, gap):
    places = spread(wanted, gap, 0, 100)
    least = min(gap, 100 / max(len(wanted) - 1, 1))
    assert all(b - a >= least - 1e-6 for a, b in pairwise(places))
    assert places[0] >= -1e-6
    assert places[-1] <= 100 + 1e-6


def test_places_far_enough_apart_stay_where_they_are():
    assert spread([10, 40, 90], 12, 0, 100) == (10, 40, 90)


def test_crowded_places_move_no_further_than_they_must():
    assert spread([50, 50], 10, 0, 100) == (50, 60)
    assert spread([100, 100], 10, 0, 100) == (90, 100)


def test_earlier_labels_win_a_collision():
    one, two, far = (Label(x=x, y=20, text="12") for x in (10, 15, 60))
    assert without_collisions([one, two, far]) == (one, far)


def test_a_gridline_leaves_a_label_free():
    label = Label(x=50, y=14, text="4.3", anchor="middle")
    pieces = cut_out([Line(x1=0, y1=10, x2=100, y2=10, role="grid")], [label], gap=2)
    assert [(p.x1, p.x2) for p in pieces] == [
        (0, pytest.approx(label.box.left - 2)),
        (pytest.approx(label.box.right + 2), 100),
    ]


def test_an_upright_line_is_cut_as_well():
    label = Label(x=0, y=50, text="4.3")
    pieces = cut_out([Line(x1=5, y1=0, x2=5, y2=100, role="grid")], [label], gap=0)
    assert [p.y1 for p in pieces] == [0, label.box.bottom]


def test_a_line_beside_a_label_stays_whole():
    line = Line(x1=0, y1=90, x2=100, y2=90, role="grid")
    assert cut_out([line], [Label(x=50, y=14, text="4.3")]) == [line]


def test_a_centred_text_is_kept_inside():
    half = text_width("14 %", 11) / 2
    assert inside(100, "14 %", 11, 0, 100) == 100 - half
    assert inside(50, "14 %", 11, 0, 100) == 50


def test_a_note_breaks_between_its_parts():
    rows = note_lines(["n = 103", "四分位 2.7 / 3.6 / 4.7"], Text("ja"), 160, 100)
    assert [row.text for row in rows] == ["n = 103", "四分位 2.7 / 3.6 / 4.7"]
    assert rows[-1].y == 100
