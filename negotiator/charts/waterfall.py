"""From base to result, a bar a factor: where the rate comes from, step by step.

The bars always add up. Where the combination is not a plain sum (square root of sums of squares,
largest only), a bar "overlap" brings the sum to the combined shift, and where the result would go
below nothing, a last bar stops it at 0. With names too long for the room under upright bars, the
bars lie in rows instead.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator.charts.axes import Scale, decimals_for, round_ticks
from negotiator.charts.drawing import AnyMark, Drawing, Label, Line, Rectangle
from negotiator.charts.layout import (
    LEADING,
    SMALL,
    TEXT,
    TINY,
    calm,
    cut_out,
    inside,
    without_collisions,
)
from negotiator.charts.measuring import BREAK, elided, fits_untorn, text_width, wrapped
from negotiator.charts.waterfall_steps import Step, waterfall_steps
from negotiator.charts.wording import number, percent, signed_percent
from negotiator.language import Text

if TYPE_CHECKING:
    from negotiator.evaluation import Evaluation

# Rates under this (a fraction) are as good as nothing.
_NOTHING = 1e-6
_WIDEST_BAR = 64.0
_MOST_TICKS = 10
# Columns narrower than this cannot hold a value; rows lower than this cannot hold a name.
_NARROWEST_COLUMN = 36.0
_LOWEST_ROW = 10.5


def waterfall(evaluation: Evaluation, text: Text, width: float, height: float) -> Drawing:
    """Base, one bar per factor in the deal's order, overlap if any, and the point.

    Keys: ``base``, ``factor/<factor key>``, ``overlap``, ``floor``, ``point``.
    """
    title = text("charts.waterfall.title")
    steps = waterfall_steps(evaluation, text)
    if max(max(step.high, -step.low) for step in steps) < _NOTHING:
        return calm(text("charts.waterfall.empty"), title, width, height)
    if _is_cramped(steps, width) and _rows_fit(steps, height):
        marks = _lying(steps, width, height)
    else:
        marks = _upright(steps, text, width, height)
    return Drawing(width, height, tuple(marks), title, _description(evaluation, steps, text))


def _description(evaluation: Evaluation, steps: tuple[Step, ...], text: Text) -> str:
    gaps = {
        "base": percent(evaluation.benchmark.base_rate),
        "point": percent(evaluation.rate.point),
    }
    if len(steps) == 2:
        return text("charts.waterfall.description_plain", **gaps)
    parts = [
        text(
            "charts.waterfall.step",
            name=step.name.replace(BREAK, ""),
            shift=signed_percent(step.shift),
        )
        for step in steps[1:-1]
    ]
    between = text("charts.waterfall.between")
    return text("charts.waterfall.description", steps=between.join(parts), **gaps)


def _ticks(steps: tuple[Step, ...], most: int) -> tuple[float, ...]:
    """Round percents that hold every bar."""
    low = min(0.0, *(step.low for step in steps))
    high = max(0.0, *(step.high for step in steps))
    return round_ticks(low * 100, high * 100, most)


# Upright bars


@dataclass(frozen=True)
class _Columns:
    """Where upright bars stand: the left edge and the width of each column, and the scale."""

    left: float
    column: float
    bar: float
    y: Scale

    def middle(self, place: int) -> float:
        return self.left + (place + 0.5) * self.column


def _upright(steps: tuple[Step, ...], text: Text, width: float, height: float) -> list[AnyMark]:
    left = _axis_room(steps)
    column = (width - left) / len(steps)
    size = _name_size(steps, column - 6)
    names = [wrapped(step.name, size, column - 6, lines=3) for step in steps]
    under = max(len(lines) for lines in names) * size * LEADING + 6
    top, bottom = SMALL * LEADING + TEXT + 10, height - under
    ticks = _ticks(steps, min(max(2, int((bottom - top) / 24)), _MOST_TICKS))
    y = Scale(ticks[0] / 100, ticks[-1] / 100, bottom, top)
    columns = _Columns(left, column, min(_WIDEST_BAR, column * 0.62), y)
    bars: list[AnyMark] = []
    for place, step in enumerate(steps):
        bars += _upright_bar(step, place, columns)
        bars += _name_labels(step, names[place], columns.middle(place), bottom + 4, size)
    bars = _without_hidden_values(bars)
    words = [mark for mark in bars if isinstance(mark, Label)]
    grid = cut_out(_percent_gridlines(ticks, columns, width), words)
    axis = _percent_labels(ticks, columns, text)
    return [*grid, *axis, *bars, *_upright_connectors(steps, columns)]


def _without_hidden_values(bars: list[AnyMark]) -> list[AnyMark]:
    """In columns too narrow for their values, the levels at both ends keep theirs."""
    words = [mark for mark in bars if isinstance(mark, Label)]
    kept = without_collisions(sorted(words, key=lambda word: word.key not in ("base", "point")), 0)
    return [mark for mark in bars if not isinstance(mark, Label) or mark in kept]


def _is_cramped(steps: tuple[Step, ...], width: float) -> bool:
    """Whether columns would be too narrow for the names or the values."""
    column = (width - _axis_room(steps)) / len(steps)
    if column < _NARROWEST_COLUMN:
        return True
    return not all(fits_untorn(step.name, TINY, column - 6, 3) for step in steps)


def _axis_room(steps: tuple[Step, ...]) -> float:
    """The width that the numbers of the upright axis take, however many there will be."""
    widths = []
    for most in range(2, _MOST_TICKS + 1):
        ticks = _ticks(steps, most)
        decimals = decimals_for(ticks[1] - ticks[0])
        widths += [text_width(number(tick, decimals), SMALL) for tick in ticks]
    return max(widths) + 10


def _name_size(steps: tuple[Step, ...], width: float) -> float:
    """The largest size at which no name is torn or cut, or the smallest there is."""
    for size in (TEXT, SMALL, TINY + 1, TINY):
        if all(fits_untorn(step.name, size, width, 2) for step in steps):
            return size
    return TINY


def _percent_gridlines(ticks: tuple[float, ...], columns: _Columns, width: float) -> list[Line]:
    return [
        Line(
            x1=columns.left, y1=columns.y(tick / 100), x2=width, y2=columns.y(tick / 100),
            role="axis" if tick == 0 else "grid",
        )
        for tick in ticks
    ]  # fmt: skip


def _percent_labels(ticks: tuple[float, ...], columns: _Columns, text: Text) -> list[Label]:
    decimals = decimals_for(ticks[1] - ticks[0])
    title = Label(x=0, y=SMALL, text=text("charts.waterfall.axis"), size=SMALL, role="text_muted")
    numbers = [
        Label(
            x=columns.left - 6, y=columns.y(tick / 100) + SMALL * 0.36,
            text=number(tick, decimals), size=SMALL, anchor="end", role="text_muted",
        )
        for tick in ticks
    ]  # fmt: skip
    return [title, *numbers]


def _upright_bar(step: Step, place: int, columns: _Columns) -> list[AnyMark]:
    middle, top, bottom = columns.middle(place), columns.y(step.high), columns.y(step.low)
    left = middle - columns.bar / 2
    value = step.value_text
    size = _fitting_size(value, columns.column - 8)
    label = Label(
        x=middle, y=top - 5, text=value, size=size, bold=True, anchor="middle",
        role=step.role, key=step.key, tooltip=step.tooltip,
    )  # fmt: skip
    if step.is_flat and step.kind != "level":
        dash = Line(
            x1=left, y1=top, x2=left + columns.bar, y2=top, thickness=3.0,
            role="text_muted", key=step.key, tooltip=step.tooltip,
        )  # fmt: skip
        return [dash, label]
    return [_bar(step, left, top, columns.bar, bottom - top), label]


def _bar(step: Step, x: float, y: float, width: float, height: float) -> Rectangle:
    correction = step.kind == "correction"
    return Rectangle(
        x=x, y=y, width=width, height=height, radius=2.0,
        role="neutral" if correction else step.role,
        outline="axis" if correction else None,
        key=step.key, tooltip=step.tooltip,
    )  # fmt: skip


def _fitting_size(words: str, width: float) -> float:
    for size in (TEXT, SMALL, TINY + 1, TINY):
        if text_width(words, size) <= width:
            return size
    return TINY


def _name_labels(
    step: Step, lines: tuple[str, ...], x: float, top: float, size: float
) -> list[AnyMark]:
    return [
        Label(
            x=x, y=top + size + number_ * size * LEADING, text=line, size=size, anchor="middle",
            bold=step.key == "point", key=step.key, tooltip=step.tooltip,
        )
        for number_, line in enumerate(lines)
    ]  # fmt: skip


def _upright_connectors(steps: tuple[Step, ...], columns: _Columns) -> list[AnyMark]:
    """Dashed lines from each bar's end to the next bar, at the level that is carried on."""
    return [
        Line(
            x1=columns.middle(place) + columns.bar / 2, y1=columns.y(step.end),
            x2=columns.middle(place + 1) - columns.bar / 2, y2=columns.y(step.end),
            dash=(3.0, 3.0), role="axis",
        )
        for place, step in enumerate(steps[:-1])
    ]  # fmt: skip


# Lying bars


def _rows_fit(steps: tuple[Step, ...], height: float) -> bool:
    return (height - 2 * SMALL * LEADING - 4) / len(steps) >= _LOWEST_ROW


@dataclass(frozen=True)
class _Rows:
    """Where lying bars stand: top and height of each row, thickness of a bar, and the scale."""

    top: float
    row: float
    bar: float
    size: float
    x: Scale

    def middle(self, place: int) -> float:
        return self.top + (place + 0.5) * self.row

    @property
    def text_drop(self) -> float:
        """From a row's middle to the baseline of its words."""
        return self.size * 0.36


def _lying(steps: tuple[Step, ...], width: float, height: float) -> list[AnyMark]:
    top, bottom = 2.0, height - SMALL * LEADING - 6
    row = (bottom - top) / len(steps)
    size = TEXT if row >= 20 else SMALL if row >= 15 else TINY
    names = width * 0.42
    names = min(names, max(text_width(step.name, size) for step in steps) + 8)
    value_room = max(text_width(step.value_text, size) for step in steps) + 8
    left, right = names + 4, width - value_room
    ticks = _ticks(steps, max(2, int((right - left) / 44)))
    x = Scale(ticks[0] / 100, ticks[-1] / 100, left, right)
    rows = _Rows(top, row, min(row * 0.66, 22.0), size, x)
    bars: list[AnyMark] = []
    for place, step in enumerate(steps):
        bars += _lying_bar(step, place, rows, names)
    words = [mark for mark in bars if isinstance(mark, Label)]
    grid = cut_out(_lying_gridlines(ticks, rows, bottom), words)
    axis = _lying_labels(ticks, rows, bottom, width)
    return [*grid, *axis, *bars, *_lying_connectors(steps, rows)]


def _lying_gridlines(ticks: tuple[float, ...], rows: _Rows, bottom: float) -> list[Line]:
    return [
        Line(
            x1=rows.x(tick / 100), y1=rows.top, x2=rows.x(tick / 100), y2=bottom,
            role="axis" if tick == 0 else "grid",
        )
        for tick in ticks
    ]  # fmt: skip


def _lying_labels(
    ticks: tuple[float, ...], rows: _Rows, bottom: float, width: float
) -> tuple[Label, ...]:
    """Round rates under the rows, the last with the sign %."""
    decimals = decimals_for(ticks[1] - ticks[0])
    labels = []
    for tick in reversed(ticks):
        words = number(tick, decimals) + (" %" if tick == ticks[-1] else "")
        labels.append(
            Label(
                x=inside(rows.x(tick / 100), words, SMALL, 0, width), y=bottom + 4 + SMALL,
                text=words, size=SMALL, anchor="middle", role="text_muted",
            )
        )  # fmt: skip
    return without_collisions(labels)


def _lying_bar(step: Step, place: int, rows: _Rows, names: float) -> list[AnyMark]:
    middle = rows.middle(place)
    left, right = rows.x(step.low), rows.x(step.high)
    name = Label(
        x=names, y=middle + rows.text_drop, text=elided(step.name, rows.size, names),
        size=rows.size, anchor="end", bold=step.key == "point",
        key=step.key, tooltip=step.tooltip,
    )  # fmt: skip
    value = Label(
        x=right + 5, y=middle + rows.text_drop, text=step.value_text, size=rows.size, bold=True,
        role=step.role, key=step.key, tooltip=step.tooltip,
    )  # fmt: skip
    top = middle - rows.bar / 2
    if step.is_flat and step.kind != "level":
        dash = Line(
            x1=left, y1=top, x2=left, y2=top + rows.bar, thickness=3.0,
            role="text_muted", key=step.key, tooltip=step.tooltip,
        )  # fmt: skip
        return [name, dash, value]
    return [name, _bar(step, left, top, right - left, rows.bar), value]


def _lying_connectors(steps: tuple[Step, ...], rows: _Rows) -> list[AnyMark]:
    return [
        Line(
            x1=rows.x(step.end), y1=rows.middle(place) + rows.bar / 2,
            x2=rows.x(step.end), y2=rows.middle(place + 1) - rows.bar / 2,
            dash=(3.0, 3.0), role="axis",
        )
        for place, step in enumerate(steps[:-1])
    ]  # fmt: skip
