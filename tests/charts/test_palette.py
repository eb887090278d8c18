"""Every role has a colour in each palette, and what must be seen stands out."""

import re

import pytest
from charts.made import evaluation, structure

from negotiator.charts import figures
from negotiator.charts.drawing import ROLES, Label, Rectangle
from negotiator.charts.palette import PALETTES, contrast
from negotiator.charts.series import series_style
from negotiator.language import Text

# Grounds and gridlines: what they say is also said by an outline, a line or a label.
GROUNDS = {"background", "grid", "range", "neutral"} | {r for r in ROLES if r.endswith("_light")}
WRITTEN = {"text", "text_muted", "accent", "base", "up", "down"}


@pytest.mark.parametrize("name", PALETTES)
def test_every_role_has_a_colour(name):
    colours = PALETTES[name].colours
    assert set(colours) == set(ROLES)
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in colours.values())


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("role", sorted(WRITTEN))
def test_text_stands_out(name, role):
    palette = PALETTES[name]
    assert contrast(palette[role], palette["background"]) >= 4.5


@pytest.mark.parametrize("name", PALETTES)
def test_text_on_the_range_still_stands_out(name):
    palette = PALETTES[name]
    assert contrast(palette["accent"], palette["range"]) >= 4.5
    assert contrast(palette["text_muted"], palette["range"]) >= 4.5


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("role", sorted(set(ROLES) - GROUNDS))
def test_marks_stand_out(name, role):
    palette = PALETTES[name]
    assert contrast(palette[role], palette["background"]) >= 3.0


def test_contrast_is_that_of_the_guidelines():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_pale_bars_have_an_outline_in_a_full_colour():
    made = evaluation(
        shifts={"exclusive": 0.03, "customer": -0.01},
        combined=0.01,
        structures=(structure("a", (0, 1e6)), structure("b", (1e6, 0))),
    )
    for name in ("waterfall", "both_sides_value"):
        drawing = getattr(figures, name)(made, Text("ja"), 500, 300)
        pale = [m for m in drawing.marks if isinstance(m, Rectangle) and m.role in GROUNDS]
        assert pale
        assert all(mark.outline and mark.outline not in GROUNDS for mark in pale)


def test_labels_are_written_in_colours_meant_for_text():
    made = evaluation(
        shifts={"exclusive": 0.03, "customer": -0.01, "settlement": 0.0},
        combined=0.01,
        structures=(structure("a", (0, 1e6), 2e6, -1e6), structure("b", (1e6, 0))),
    )
    for name in ("distribution", "waterfall", "yearly_payments", "both_sides_value"):
        drawing = getattr(figures, name)(made, Text("ja"), 500, 300)
        assert {label.role for label in drawing.labels if isinstance(label, Label)} <= WRITTEN


def test_twelve_structures_differ_in_grey_as_well():
    styles = [series_style(place) for place in range(12)]
    assert len({(style.dash, style.shape) for style in styles}) == 12


def test_eight_structures_differ_in_colour_alone():
    assert len({series_style(place).role for place in range(8)}) == 8
