"""What every figure promises about its geometry, for any evaluation, size and language."""

import math

import pytest
from charts.made import evaluation, evaluations
from hypothesis import given, settings
from hypothesis import strategies as st

from negotiator.charts import figures
from negotiator.charts.drawing import Drawing, Label, Line, Rectangle
from negotiator.charts.evidence_bar import evidence_bar
from negotiator.evaluation import Evidence
from negotiator.language import Text

TEXTS = {"ja": Text("ja"), "en": Text("en")}
FIGURES = ("distribution", "waterfall", "yearly_payments", "both_sides_value")
LANGUAGES = st.sampled_from(("ja", "en"))


@st.composite
def sizes(draw, name):
    """From the smallest sensible size of a figure up to a whole screen."""
    smallest = figures.SMALLEST[name]
    return draw(st.floats(smallest[0], 1400.0)), draw(st.floats(smallest[1], 800.0))


def overlapping(drawing: Drawing):
    labels = drawing.labels
    return [
        (one.text, other.text)
        for place, one in enumerate(labels)
        for other in labels[place + 1 :]
        if one.box.grown(-0.4).overlaps(other.box.grown(-0.4))
    ]


def outside(drawing: Drawing):
    def is_out(mark):
        box = mark.box
        right, bottom = drawing.width + 0.5, drawing.height + 0.5
        return box.left < -0.5 or box.top < -0.5 or box.right > right or box.bottom > bottom

    return [mark for mark in drawing.marks if is_out(mark)]


@pytest.mark.parametrize("name", FIGURES)
def test_all_marks_lie_inside_the_frame(name):
    @settings(max_examples=60)
    @given(evaluations(), sizes(name), LANGUAGES)
    def check(any_evaluation, size, language):
        drawing = getattr(figures, name)(any_evaluation, TEXTS[language], *size)
        assert not outside(drawing)

    check()


@pytest.mark.parametrize("name", FIGURES)
def test_no_two_labels_overlap(name):
    @settings(max_examples=60)
    @given(evaluations(), sizes(name), LANGUAGES)
    def check(any_evaluation, size, language):
        drawing = getattr(figures, name)(any_evaluation, TEXTS[language], *size)
        assert not overlapping(drawing)

    check()


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_says_what_it_shows(name):
    @settings(max_examples=15)
    @given(evaluations(), LANGUAGES)
    def check(any_evaluation, language):
        drawing = getattr(figures, name)(any_evaluation, TEXTS[language], 500.0, 300.0)
        assert drawing.title
        assert drawing.description.rstrip()[-1] in "。."
        assert drawing.marks

    check()


def length(mark: Rectangle | Line, upright: bool) -> float:
    if isinstance(mark, Line):
        return 0.0
    return mark.height if upright else mark.width


def bar_of(drawing: Drawing, key: str) -> Rectangle | Line:
    (bar,) = (mark for mark in drawing.marked(key) if not isinstance(mark, Label))
    assert isinstance(bar, Rectangle | Line)
    return bar


def end_beyond_zero(drawing: Drawing, key: str, upright: bool) -> tuple[float, float]:
    """The place of a bar's lower and upper value along the axis, growing with the rate."""
    box = bar_of(drawing, key).box
    return (-box.bottom, -box.top) if upright else (box.left, box.right)


@settings(max_examples=80)
@given(evaluations(), sizes("waterfall"), LANGUAGES)
def test_the_waterfalls_bars_add_up_to_the_point(any_evaluation, size, language):
    drawing = figures.waterfall(any_evaluation, TEXTS[language], *size)
    if not drawing.keys:
        assert any_evaluation.rate.point < 1e-6
        return
    base, point = bar_of(drawing, "base"), bar_of(drawing, "point")
    upright = not math.isclose(base.box.left, point.box.left)
    level = end_beyond_zero(drawing, "base", upright)[1]
    for one in any_evaluation.adjustment.factors:
        low, high = end_beyond_zero(drawing, f"factor/{one.key}", upright)
        start, end = (low, high) if one.shift >= 0 else (high, low)
        if one.shift == 0:
            start = end = (low + high) / 2
        assert start == pytest.approx(level, abs=1e-6)
        level = end
    for key in ("overlap", "floor"):
        if key in drawing.keys:
            low, high = end_beyond_zero(drawing, key, upright)
            start, end = (low, high) if math.isclose(low, level, abs_tol=1e-6) else (high, low)
            assert start == pytest.approx(level, abs=1e-6)
            level = end
    assert level == pytest.approx(end_beyond_zero(drawing, "point", upright)[1], abs=1e-4)


def test_a_quadrature_sum_is_brought_to_its_shift_by_an_overlap_bar():
    shifts = {"exclusive": 0.03, "no_alternative": 0.04}
    drawing = figures.waterfall(
        evaluation(base=0.04, shifts=shifts, combined=0.05), TEXTS["ja"], 600, 300
    )
    scale = bar_of(drawing, "base").box
    per_point = (scale.bottom - scale.top) / 4
    overlap = bar_of(drawing, "overlap").box
    assert overlap.bottom - overlap.top == pytest.approx(2 * per_point)


def test_a_plain_sum_needs_no_overlap_bar():
    drawing = figures.waterfall(
        evaluation(shifts={"exclusive": 0.024, "customer": -0.014}), TEXTS["ja"], 600, 300
    )
    assert "overlap" not in drawing.keys
    assert "floor" not in drawing.keys


def test_a_result_under_nothing_is_stopped_at_zero_for_all_to_see():
    drawing = figures.waterfall(
        evaluation(base=0.01, shifts={"customer": -0.03}), TEXTS["ja"], 600, 300
    )
    assert "floor" in drawing.keys
    assert any(label.text == "+2.0" for label in drawing.labels if label.key == "floor")


@given(
    st.builds(Evidence, *(st.integers(0, 2000) for _ in range(4))),
    st.floats(90.0, 400.0),
    st.floats(12.0, 40.0),
    LANGUAGES,
)
def test_the_parts_of_an_evidence_bar_fill_it(evidence, width, height, language):
    drawing = evidence_bar(evidence, TEXTS[language], width, height)
    bars = [mark for mark in drawing.marks if isinstance(mark, Rectangle)]
    if not evidence.up + evidence.down + evidence.none + evidence.unclear:
        assert not bars
        return
    assert sum(bar.width for bar in bars) == pytest.approx(width)
    assert not outside(drawing)
    assert not overlapping(drawing)


@settings(max_examples=60)
@given(evaluations())
def test_both_sides_bars_are_as_long_as_their_values(any_evaluation):
    drawing = figures.both_sides_value(any_evaluation, TEXTS["ja"], 700, 700)
    lengths = {}
    for one in any_evaluation.structures:
        bars = [
            mark for mark in drawing.marked(f"structure/{one.name}") if isinstance(mark, Rectangle)
        ]
        values = [one.npv_licensor, *([] if one.npv_licensee is None else [one.npv_licensee])]
        for bar, value in zip(bars, values, strict=False):
            lengths[abs(value)] = bar.width
    largest = max(lengths, default=0.0)
    for value, drawn in lengths.items():
        assert drawn == pytest.approx(
            lengths[largest] * value / largest if largest else 0, abs=1e-6
        )
