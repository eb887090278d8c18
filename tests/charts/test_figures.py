"""What each figure shows and says, in numbers one can check by hand."""

from itertools import pairwise

import pytest
from charts.made import evaluation, evaluations, structure
from hypothesis import given, settings
from hypothesis import strategies as st

from negotiator.charts import figures
from negotiator.charts.drawing import Label, Line, Polyline, Rectangle
from negotiator.charts.wording import money_unit, signed_percent
from negotiator.deal.vocabulary import FACTORS
from negotiator.evaluation import Evidence
from negotiator.language import Text

JA, EN = Text("ja"), Text("en")
AREAS = {
    "distribution": "distribution",
    "waterfall": "waterfall",
    "yearly_payments": "yearly",
    "both_sides_value": "values",
}


def words(drawing):
    return [label.text for label in drawing.labels]


def test_the_distribution_shows_each_filled_band_in_proportion():
    drawing = figures.distribution(evaluation(counts=(10, 0, 20)), JA, 300, 200)
    heights = {
        mark.key: mark.height
        for mark in drawing.marks
        if isinstance(mark, Rectangle) and mark.key.startswith("band/")
    }
    assert set(heights) == {"band/0", "band/2"}
    assert heights["band/2"] == pytest.approx(2 * heights["band/0"])


def test_the_distribution_says_where_the_deal_stands():
    drawing = figures.distribution(evaluation(shifts={"exclusive": 0.038}), JA, 300, 200)
    assert "基準 4.3" in words(drawing)
    assert "目安 8.1" in words(drawing)
    assert {"base", "point", "range", "quartiles"} <= set(drawing.keys)


def test_base_and_point_lines_are_as_far_apart_as_their_rates():
    drawing = figures.distribution(evaluation(shifts={"exclusive": 0.04}), JA, 400, 200)
    x = {
        key: next(mark.x1 for mark in drawing.marked(key) if isinstance(mark, Line))
        for key in ("base", "point")
    }
    band = next(m for m in drawing.marked("band/1") if isinstance(m, Rectangle))
    one_point = band.width + 1.5
    assert x["point"] - x["base"] == pytest.approx(4 * one_point)


def test_the_distribution_tells_how_many_answers_it_leaves_out():
    assert any("5 件" in text for text in words(figures.distribution(evaluation(), JA, 300, 200)))
    whole = figures.distribution(evaluation(other=0), JA, 300, 200)
    assert not any("入れていません" in text for text in words(whole))


def test_without_a_histogram_a_line_from_lowest_to_highest_takes_its_place():
    drawing = figures.distribution(
        evaluation(counts=None, quartiles=None, highest=0.09), EN, 500, 200
    )
    assert "spread" in drawing.keys
    assert not [key for key in drawing.keys if key.startswith("band/")]
    assert "0.5" in drawing.description
    assert "9.0" in drawing.description


def test_the_note_can_be_left_out():
    drawing = figures.distribution(evaluation(), JA, 300, 200, note=False)
    assert not any("n = 103" in text for text in words(drawing))


def test_the_waterfall_writes_signs_and_arrows():
    made = evaluation(shifts={"exclusive": 0.024, "customer": -0.014, "settlement": 0.0})
    drawing = figures.waterfall(made, JA, 700, 300)
    assert {"4.3", "+2.4", "−1.4", "0.0", "5.3"} <= set(words(drawing))


def test_a_factor_without_effect_is_a_dash():
    drawing = figures.waterfall(evaluation(shifts={"settlement": 0.0}), JA, 700, 300)
    (dash,) = (m for m in drawing.marked("factor/settlement") if not isinstance(m, Label))
    assert isinstance(dash, Line)


def test_twelve_factors_keep_every_name_whole():
    keys = FACTORS[:12]
    for text, width, height in ((JA, 700, 240), (JA, 340, 300), (EN, 700, 260), (EN, 340, 300)):
        drawing = figures.waterfall(
            evaluation(shifts=dict.fromkeys(keys, 0.004)), text, width, height
        )
        assert not [label for label in words(drawing) if "…" in label]
        for key in keys:
            assert any(m for m in drawing.marked(f"factor/{key}") if isinstance(m, Label))


def test_the_evidence_bar_counts_up_other_and_down():
    drawing = figures.evidence_bar(Evidence(175, 19, 4, 397), JA, 180, 26, key="exclusive")
    assert words(drawing) == ["↑175", "不明など 401", "↓19"]
    assert drawing.keys == ("exclusive",)


def test_a_thin_evidence_bar_is_a_bar_alone():
    assert not figures.evidence_bar(Evidence(5, 5, 0, 0), JA, 96, 12).labels
    assert not figures.evidence_bar(Evidence(5, 5, 0, 0), JA, 96, 30, counts=False).labels


def test_no_answers_are_said_in_words():
    assert words(figures.evidence_bar(Evidence(0, 0, 0, 0), EN, 150, 26)) == ["No answers"]


def lines(drawing):
    return [mark for mark in drawing.marks if isinstance(mark, Polyline)]


def test_payments_start_at_signing_and_end_in_the_last_year():
    made = evaluation(structures=(structure("ランニング", (0, 1e7, 2e7, 3e7)),))
    (line,) = lines(figures.yearly_payments(made, JA, 500, 250))
    xs = [x for x, _ in line.points]
    ys = [y for _, y in line.points]
    steps = [b - a for a, b in pairwise(xs)]
    assert len(xs) == 4
    assert steps == pytest.approx([steps[0]] * 3)
    assert ys[0] - ys[3] == pytest.approx(3 * (ys[0] - ys[1]))


def test_one_contract_year_is_enough_for_a_chart():
    made = evaluation(structures=(structure("a", (3e7, 0)), structure("b", (0, 2e7))))
    drawing = figures.yearly_payments(made, JA, 400, 220)
    assert {"契約時", "1", "a", "b"} <= set(words(drawing))


def test_sixty_years_leave_the_years_legible():
    made = evaluation(structures=(structure("a", (1e6,) * 61),))
    years = [text for text in words(figures.yearly_payments(made, EN, 400, 220)) if text.isdigit()]
    assert "60" in years
    assert len(years) < 20


def test_more_structures_than_there_is_room_for_are_counted():
    made = evaluation(structures=tuple(structure(f"方式{n}", (1e6, n * 1e6)) for n in range(40)))
    for name in ("yearly_payments", "both_sides_value"):
        assert any(
            text.startswith("ほか") for text in words(getattr(figures, name)(made, JA, 400, 220))
        )


def test_without_the_licensees_margin_only_the_licensor_is_shown():
    made = evaluation(structures=(structure("a", (0, 5e7), 4e7, None),))
    drawing = figures.both_sides_value(made, JA, 400, 200)
    assert len([m for m in drawing.marked("structure/a") if isinstance(m, Rectangle)]) == 1
    assert "許諾する側の現在価値（百万円）" in words(drawing)


def test_a_negative_value_lies_on_the_other_side_of_nothing():
    made = evaluation(structures=(structure("a", (0, 5e7), 4e7, -2e7),))
    drawing = figures.both_sides_value(made, JA, 400, 200)
    gain, loss = (m for m in drawing.marked("structure/a") if isinstance(m, Rectangle))
    assert gain.x == pytest.approx(loss.x + loss.width)
    assert gain.width == pytest.approx(2 * loss.width)
    assert {"40.0", "−20.0"} <= set(words(drawing))


@pytest.mark.parametrize(
    ("largest", "currency", "ja", "en"),
    [
        (9_000, "JPY", "円", "yen"),
        (800_000, "JPY", "千円", "thousand yen"),
        (119_446_316, "JPY", "百万円", "million yen"),
        (30_000_000_000, "JPY", "億円", "billion yen"),
        (2_500_000, "USD", "百万USD", "USD million"),
    ],
)
def test_money_is_shown_in_a_unit_that_suits_its_size(largest, currency, ja, en):
    assert money_unit([largest, 0.0], currency, JA).name == ja
    assert money_unit([largest, 0.0], currency, EN).name == en


def test_the_users_own_unit_goes_first():
    made = evaluation(structures=(structure("a", (0, 5e7), 4e7, 3e7),))
    drawing = figures.both_sides_value(made, JA, 500, 200, unit="thousand")
    assert "40,000" in words(drawing)
    assert any("千円" in text for text in words(drawing))


def test_a_shift_that_rounds_to_nothing_has_no_sign():
    assert [signed_percent(s) for s in (0.024, -0.014, -0.0001, 0.0)] == [
        "+2.4",
        "−1.4",
        "0.0",
        "0.0",
    ]


@pytest.mark.parametrize("text", [JA, EN])
def test_nothing_to_draw_is_said_in_one_sentence(text):
    empty = evaluation(base=0.0, n=0, structures=(structure("a", (0, 0), 0.0, 0.0),))
    for name in AREAS:
        drawing = getattr(figures, name)(empty, text, 300, 160)
        assert all(isinstance(mark, Label) for mark in drawing.marks)
        assert not drawing.keys
        assert drawing.description == text(f"charts.{AREAS[name]}.empty")


@pytest.mark.parametrize("name", AREAS)
def test_a_figure_bears_any_size_that_a_window_is_dragged_to(name):
    @settings(max_examples=40)
    @given(evaluations(), st.floats(0, 200), st.floats(0, 150))
    def check(made, width, height):
        drawing = getattr(figures, name)(made, JA, width, height)
        assert (drawing.width, drawing.height) == (width, height)

    check()


@pytest.mark.parametrize("text", [JA, EN])
def test_every_keyed_mark_has_something_to_say(text):
    made = evaluation(
        shifts={"exclusive": 0.03, "customer": -0.1},
        structures=(structure("a", (0, 5e7), 4e7, 3e7), structure("b", (5e7, 0), 4e7, 3e7)),
    )
    for name in AREAS:
        drawing = getattr(figures, name)(made, text, 500, 300)
        for key in drawing.keys:
            assert any(mark.tooltip for mark in drawing.marked(key)), key
