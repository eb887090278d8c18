"""Where the deal's rate stands among the survey's answers: "you are here" on a histogram.

Without a histogram, a line from the lowest to the highest answer takes its place, with the mean
and one standard deviation on either side. Answers that were written as a free range have no place
on the axis; the note says how many.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from negotiator.charts.axes import Scale, decimals_for, round_ticks
from negotiator.charts.distribution_words import (
    class_label,
    description,
    note_parts,
    point_tip,
    quartile_gaps,
    spread_tip,
)
from negotiator.charts.drawing import (
    Anchor,
    AnyMark,
    Drawing,
    Label,
    Line,
    Marker,
    Rectangle,
)
from negotiator.charts.layout import (
    LEADING,
    SMALL,
    calm,
    cut_out,
    inside,
    note_lines,
    without_collisions,
)
from negotiator.charts.wording import number, percent
from negotiator.language import Text

if TYPE_CHECKING:
    from negotiator.evaluation import Evaluation, Histogram

_SIDE = 6.0
_ROW = SMALL * LEADING
# Room under the plot: the quartile strip, the tick labels.
_STRIP = 9.0
# Heights from which on the note may have one, two, three lines.
_NOTE_HEIGHTS = (110.0, 140.0, 170.0)
_COUNTED_MIN_WIDTH = 420.0


@dataclass(frozen=True)
class _Plot:
    """The frame of the plot and its horizontal scale."""

    left: float
    right: float
    top: float
    bottom: float
    x: Scale


def distribution(
    evaluation: Evaluation, text: Text, width: float, height: float, *, note: bool = True
) -> Drawing:
    """The benchmark's answers with base, point, range and quartiles.

    ``note`` adds the line under the axis (answer count, quartiles, answers left out). Keys:
    ``band/<i>``, ``base``, ``point``, ``range``, ``quartiles``, ``spread``.
    """
    title = text("charts.distribution.title", class_label=class_label(evaluation, text))
    benchmark = evaluation.benchmark
    if benchmark.n == 0 or _rightmost(evaluation) <= 0:
        return calm(text("charts.distribution.empty"), title, width, height)
    notes = _notes(evaluation, text, width, height) if note else ()
    plot = _plot(evaluation, width, height, len(notes))
    here = _here(evaluation, text, plot)
    histogram = benchmark.histogram
    body = _bands(histogram, text, plot) if histogram else _spread(evaluation, text, plot)
    marks = (
        *_range(evaluation, text, plot),
        *_answers_axis(evaluation, text, plot, width, here),
        *body,
        *_rate_axis(plot),
        *_quartiles(evaluation, text, plot),
        *here,
        *notes,
    )
    return Drawing(width, height, tuple(marks), title, description(evaluation, text))


def _rightmost(evaluation: Evaluation) -> float:
    """The highest rate that must be on the axis."""
    benchmark, rate = evaluation.benchmark, evaluation.rate
    bands = benchmark.histogram.bands if benchmark.histogram else ()
    filled = [band.upper for band in bands if band.n]
    body = max(filled, default=0.0) if benchmark.histogram else benchmark.max
    return max(body, rate.high, rate.point, benchmark.base_rate, benchmark.q3 or 0.0)


def _plot(evaluation: Evaluation, width: float, height: float, notes: int) -> _Plot:
    counted = width >= _COUNTED_MIN_WIDTH and evaluation.benchmark.histogram is not None
    left, right = _SIDE + (30.0 if counted else 0.0), width - _SIDE - 4
    under = _STRIP + _ROW + (notes * _ROW + 4 if notes else 0)
    bottom = max(height - under - 2, 40.0)
    most = max(2, min(10, int((right - left) / 34)))
    ticks = round_ticks(0.0, _rightmost(evaluation) * 100, most)
    return _Plot(left, right, 2 * _ROW + 4, bottom, Scale(0.0, ticks[-1] / 100, left, right))


def _notes(evaluation: Evaluation, text: Text, width: float, height: float) -> tuple[Label, ...]:
    """The note, in as many lines as the height has room for."""
    most = sum(height >= least for least in _NOTE_HEIGHTS)
    return note_lines(note_parts(evaluation, text), text, width, height - 3, lines=most)


# What the answers were


def _bands(histogram: Histogram, text: Text, plot: _Plot) -> list[AnyMark]:
    y = Scale(0.0, _answers_ticks(histogram, plot)[-1], plot.bottom, plot.top)
    marks: list[AnyMark] = []
    for place, band in enumerate(histogram.bands):
        if not band.n:
            continue
        left, right = plot.x(band.lower), plot.x(band.upper)
        tip = text(
            "charts.distribution.band_tip",
            lower=percent(band.lower, 0),
            upper=percent(band.upper, 0),
            n=number(band.n),
            share=percent(band.n / histogram.counted, 0),
        )
        marks.append(
            Rectangle(
                x=left + 0.75,
                y=y(band.n),
                width=max(right - left - 1.5, 1.0),
                height=plot.bottom - y(band.n),
                radius=1.0,
                role="muted",
                key=f"band/{place}",
                tooltip=tip,
            )
        )
    return marks


def _answers_ticks(histogram: Histogram, plot: _Plot) -> tuple[float, ...]:
    """Round whole counts from 0 to the fullest band or above."""
    fullest = max((band.n for band in histogram.bands), default=0)
    most = max(1, int((plot.bottom - plot.top) / 30))
    return round_ticks(0.0, float(max(fullest, 1)), min(most, max(fullest, 1)))


def _answers_axis(
    evaluation: Evaluation, text: Text, plot: _Plot, width: float, here: Sequence[AnyMark]
) -> list[AnyMark]:
    """Counted gridlines, where there is the width for them, kept clear of the labels above."""
    if width < _COUNTED_MIN_WIDTH or evaluation.benchmark.histogram is None:
        return []
    ticks = _answers_ticks(evaluation.benchmark.histogram, plot)
    y = Scale(0.0, ticks[-1], plot.bottom, plot.top)
    numbers = [
        Label(
            x=plot.left - 6, y=y(tick) + SMALL * 0.36, text=number(tick), size=SMALL,
            anchor="end", role="text_muted",
        )
        for tick in ticks
    ]  # fmt: skip
    words = text("charts.distribution.answers_axis")
    title = Label(x=0.0, y=SMALL, text=words, size=SMALL, role="text_muted")
    taken = [mark for mark in here if isinstance(mark, Label)]
    labels = [mark for mark in without_collisions([*taken, *numbers, title]) if mark not in taken]
    lines = [
        Line(x1=plot.left, y1=y(tick), x2=plot.right, y2=y(tick), role="grid") for tick in ticks[1:]
    ]
    return [*cut_out(lines, taken), *labels]


def _spread(evaluation: Evaluation, text: Text, plot: _Plot) -> list[AnyMark]:
    """Lowest to highest answer as a line, mean ± standard deviation as a box on it."""
    benchmark = evaluation.benchmark
    middle = (plot.top + plot.bottom) / 2
    tip = spread_tip(evaluation, text)
    ends = (plot.x(benchmark.min), plot.x(benchmark.max))
    marks: list[AnyMark] = [
        Line(
            x1=ends[0], y1=middle, x2=ends[1], y2=middle,
            thickness=2.0, role="muted", key="spread", tooltip=tip,
        )
    ]  # fmt: skip
    marks += [
        Line(x1=x, y1=middle - 6, x2=x, y2=middle + 6, thickness=2.0, role="muted", key="spread")
        for x in ends
    ]
    if benchmark.sd is not None:
        low = plot.x(max(benchmark.mean - benchmark.sd, 0.0))
        high = min(plot.x(benchmark.mean + benchmark.sd), plot.right)
        marks.append(
            Rectangle(
                x=low, y=middle - 9, width=max(high - low, 1.0), height=18.0, radius=2.0,
                role="neutral", outline="muted", key="spread", tooltip=tip,
            )
        )  # fmt: skip
    marks.append(
        Marker(
            x=plot.x(benchmark.mean), y=middle, shape="diamond", size=8.0,
            role="base", key="spread", tooltip=tip,
        )
    )  # fmt: skip
    return marks


def _quartiles(evaluation: Evaluation, text: Text, plot: _Plot) -> list[AnyMark]:
    """A strip under the axis: the middle half of the answers, the median as a tick in it."""
    benchmark = evaluation.benchmark
    if benchmark.q1 is None or benchmark.q3 is None or benchmark.median is None:
        return []
    left, right = plot.x(benchmark.q1), min(plot.x(benchmark.q3), plot.right)
    middle = min(plot.x(benchmark.median), plot.right)
    top = plot.bottom + 3
    tip = text("charts.distribution.quartiles_tip", **quartile_gaps(evaluation))
    return [
        Rectangle(
            x=left, y=top, width=max(right - left, 1.0), height=5.0,
            radius=1.5, role="muted", key="quartiles", tooltip=tip,
        ),
        Line(
            x1=middle, y1=top - 1, x2=middle, y2=top + 6,
            thickness=2.0, role="text", key="quartiles", tooltip=tip,
        ),
    ]  # fmt: skip


# Where the deal is


def _range(evaluation: Evaluation, text: Text, plot: _Plot) -> list[AnyMark]:
    rate = evaluation.rate
    left, right = plot.x(rate.low), plot.x(rate.high)
    tip = text("charts.distribution.range_tip", low=percent(rate.low), high=percent(rate.high))
    return [
        Rectangle(
            x=left, y=plot.top - 4, width=max(right - left, 1.0), height=plot.bottom - plot.top + 4,
            role="range", key="range", tooltip=tip,
        )
    ]  # fmt: skip


def _here(evaluation: Evaluation, text: Text, plot: _Plot) -> list[AnyMark]:
    """The base and the point as upright lines, their labels beside one another above."""
    base, point = _here_labels(evaluation, text, plot)
    marks: list[AnyMark] = []
    for label, rate, thickness in (
        (base, evaluation.benchmark.base_rate, 2.0),
        (point, evaluation.rate.point, 2.5),
    ):
        x = plot.x(rate)
        marks.append(
            Line(
                x1=x, y1=label.y + 3, x2=x, y2=plot.bottom,
                thickness=thickness, role=label.role, key=label.key, tooltip=label.tooltip,
            )
        )  # fmt: skip
        marks.append(label)
    x = plot.x(evaluation.rate.point)
    marks.append(
        Marker(
            x=x, y=plot.bottom, shape="circle", size=7.0,
            role="accent", key="point", tooltip=point.tooltip,
        )
    )  # fmt: skip
    return marks


def _here_labels(evaluation: Evaluation, text: Text, plot: _Plot) -> tuple[Label, Label]:
    """The two labels at the first arrangement in which they do not touch.

    Centred on their lines; side by side, turned away from one another; both to the right of the
    lines, or to the left, in two rows; then two rows wherever they fit.
    """
    x = {
        "base": plot.x(evaluation.benchmark.base_rate),
        "point": plot.x(evaluation.rate.point),
    }
    words = _here_words(evaluation, text)
    frame = (0.0, plot.right + _SIDE)
    pairs = [
        (_placed(words[0], *first), _placed(words[1], *second))
        for first, second in _arrangements(x["base"], x["point"], words, frame)
    ]
    return next((pair for pair in pairs if _fits(pair, frame)), pairs[-1])


def _here_words(evaluation: Evaluation, text: Text) -> tuple[Label, Label]:
    """The labels of base and point, not yet placed."""
    base, point = percent(evaluation.benchmark.base_rate), percent(evaluation.rate.point)
    return (
        Label(
            x=0, y=0, text=text("charts.distribution.base", rate=base), size=SMALL,
            role="base", key="base", tooltip=text("charts.distribution.base_tip", rate=base),
        ),
        Label(
            x=0, y=0, text=text("charts.distribution.point", rate=point), size=SMALL, bold=True,
            role="accent", key="point", tooltip=point_tip(evaluation, text),
        ),
    )  # fmt: skip


_Place = tuple[float, float, Anchor]


def _arrangements(
    base: float, point: float, words: tuple[Label, Label], frame: tuple[float, float]
) -> list[tuple[_Place, _Place]]:
    """Places (x, baseline, anchor) of the two labels, the most pleasing first."""
    upper, lower = SMALL, SMALL + _ROW
    centre = [
        inside(x, word.text, SMALL, *frame) for x, word in zip((base, point), words, strict=True)
    ]
    left, right = min(base, point), max(base, point)
    turned: tuple[Anchor, Anchor] = ("end", "start") if base <= point else ("start", "end")
    step = 3.5 if base <= point else -3.5
    return [
        ((centre[0], lower, "middle"), (centre[1], lower, "middle")),
        ((base - step, lower, turned[0]), (point + step, lower, turned[1])),
        ((right + 5, lower, "start"), (right + 5, upper, "start")),
        ((left - 5, lower, "end"), (left - 5, upper, "end")),
        ((centre[0], lower, "middle"), (centre[1], upper, "middle")),
    ]


def _placed(label: Label, x: float, y: float, anchor: Anchor) -> Label:
    return replace(label, x=x, y=y, anchor=anchor)


def _fits(pair: tuple[Label, Label], frame: tuple[float, float]) -> bool:
    gap = 3.0 if pair[0].y == pair[1].y else 1.0
    apart = not pair[0].box.grown(gap).overlaps(pair[1].box.grown(gap))
    return apart and all(
        box.left >= frame[0] and box.right <= frame[1] for box in (pair[0].box, pair[1].box)
    )


def _rate_axis(plot: _Plot) -> list[AnyMark]:
    """The base line and round rates under it; the last one carries the sign %."""
    most = max(2, min(10, int((plot.right - plot.left) / 34)))
    ticks = round_ticks(0.0, plot.x.high * 100, most)
    decimals = decimals_for(ticks[1] - ticks[0])
    y = plot.bottom + _STRIP + SMALL
    labels = []
    for tick in reversed(ticks):
        last = tick == ticks[-1]
        words = number(tick, decimals) + (" %" if last else "")
        x = inside(plot.x(tick / 100), words, SMALL, 0.0, plot.right + _SIDE + 4)
        labels.append(Label(x=x, y=y, text=words, size=SMALL, anchor="middle", role="text_muted"))
    line = Line(x1=plot.left, y1=plot.bottom, x2=plot.right, y2=plot.bottom, role="axis")
    return [line, *reversed(without_collisions(labels))]
