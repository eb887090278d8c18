"""Bars of a column of figures, row by row as the table shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from negotiator.charts.axes import Scale
from negotiator.charts.drawing import AnyMark, Drawing, Label, Line, Rectangle
from negotiator.charts.layout import LEADING, SMALL, calm
from negotiator.charts.measuring import elided, text_width
from negotiator.language import Text

MOST = 40
ROW = 18.0
_TOP = SMALL * LEADING + 8
_NAMES_SHARE = 0.55
_GAP = 6.0


@dataclass(frozen=True)
class NamedFigure:
    """A row's name, its figure and the figure as printed; ``key`` is what a click gives back."""

    name: str
    value: float
    printed: str
    key: str


def height_of(count: int) -> float:
    """The height at which so many bars stand comfortably."""
    return _TOP + max(count, 1) * ROW + 8


def library_bars(
    figures: Sequence[NamedFigure], title: str, text: Text, width: float, height: float
) -> Drawing:
    """A bar for each of the first 40 figures; those below nothing reach to the left of zero.

    Where the height is short the last rows are left out, and the figure says how many.
    """
    if not figures:
        return calm(text("window_library.chart.bars_empty"), title, width, height)
    shown = list(figures[: min(MOST, max(int((height - _TOP - 4) // (SMALL * LEADING)), 1))])
    left_out = len(figures) - len(shown)
    if left_out and len(shown) > 1 and len(shown) < MOST:
        shown, left_out = shown[:-1], left_out + 1
    lines = len(shown) + (1 if left_out else 0)
    row = min((height - _TOP - 4) / lines, ROW + 4)
    names = min(max(text_width(f.name, SMALL) for f in shown), width * _NAMES_SHARE)
    x = _scale(shown, names, width)
    marks: list[AnyMark] = [
        Label(x=0, y=SMALL, text=elided(title, SMALL, width), size=SMALL, role="text_muted")
    ]
    for place, figure in enumerate(shown):
        marks += _row(figure, _TOP + place * row, row, names, x, text)
    zero = x(0.0)
    bottom = _TOP + len(shown) * row
    marks.append(Line(x1=zero, y1=_TOP, x2=zero, y2=bottom, role="axis"))
    if left_out:
        more = text("window_library.chart.bars_more", count=left_out)
        y = bottom + row / 2 + SMALL * 0.36
        marks.append(Label(x=0, y=y, text=more, size=SMALL, role="text_muted"))
    return Drawing(width, height, tuple(marks), title, _description(shown, title, text))


def _scale(figures: Sequence[NamedFigure], names: float, width: float) -> Scale:
    """From the least to the greatest figure, nothing always in it, room for what is printed."""
    values = [figure.value for figure in figures]
    low, high = min(0.0, *values), max(0.0, *values)
    if low == high:
        high = 1.0
    losses = [text_width(f.printed, SMALL) + _GAP for f in figures if f.value < 0]
    gains = [text_width(f.printed, SMALL) + _GAP for f in figures if f.value >= 0]
    start = names + _GAP + max(losses, default=0.0)
    end = max(width - max(gains, default=0.0), start + 20.0)
    return Scale(low, high, start, end)


def _row(
    figure: NamedFigure, top: float, row: float, names: float, x: Scale, text: Text
) -> list[AnyMark]:
    tip = text("window_library.chart.bar", label=figure.name, value=figure.printed)
    baseline = top + row / 2 + SMALL * 0.36
    left, right = sorted((x(0.0), x(figure.value)))
    negative = figure.value < 0
    bar = min(row * 0.66, 12.0)
    return [
        Label(
            x=names, y=baseline, text=elided(figure.name, SMALL, names), size=SMALL,
            anchor="end", key=figure.key, tooltip=tip,
        ),
        Rectangle(
            x=left, y=top + (row - bar) / 2, width=right - left, height=bar,
            role="down" if negative else "up", key=figure.key, tooltip=tip,
        ),
        Label(
            x=x(figure.value) + (-4 if negative else 4), y=baseline, text=figure.printed,
            size=SMALL, anchor="end" if negative else "start", key=figure.key, tooltip=tip,
        ),
    ]  # fmt: skip


def _description(figures: Sequence[NamedFigure], title: str, text: Text) -> str:
    parts = [
        text("window_library.chart.bar", label=figure.name, value=figure.printed)
        for figure in figures
    ]
    between = text("window_library.chart.between")
    return text("window_library.chart.bars_description", title=title, parts=between.join(parts))
