"""The rate a court decided against the rate that was claimed, case by case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from negotiator.charts.axes import Scale, decimals_for, round_ticks
from negotiator.charts.drawing import Anchor, AnyMark, Drawing, Label, Line, Marker, Role
from negotiator.charts.layout import LEADING, SMALL, calm, without_collisions
from negotiator.charts.measuring import elided, text_width
from negotiator.charts.wording import number
from negotiator.language import Text

_LEAST_TICKS = 2
_TICK_ROOM = 36.0


@dataclass(frozen=True)
class Case:
    """A case by name, its rates in percent; ``key`` is what a click gives back."""

    name: str
    claimed: float
    decided: float
    key: str


@dataclass(frozen=True)
class _Plot:
    x: Scale
    y: Scale
    across: tuple[float, ...]
    upward: tuple[float, ...]


def claimed_decided(cases: Sequence[Case], text: Text, width: float, height: float) -> Drawing:
    """A mark for every case: on the dashed line those granted in full, below it those cut."""
    title = text("window_library.chart.cases_title")
    if not cases:
        return calm(text("window_library.chart.cases_empty"), title, width, height)
    plot = _plot(cases, width, height)
    marks = [*_axes(plot, text, width), *_diagonal(plot, text)]
    marks += [_mark(case, plot, text) for case in cases]
    return Drawing(width, height, tuple(marks), title, _description(cases, text))


def _plot(cases: Sequence[Case], width: float, height: float) -> _Plot:
    top, bottom = SMALL * LEADING + 8, height - 2 * SMALL * LEADING - 4
    bottom = max(bottom, top + 20)
    across = _ticks([case.claimed for case in cases], width)
    upward = _ticks([case.decided for case in cases], bottom - top)
    left = max(text_width(_words(tick, upward), SMALL) for tick in upward) + 10
    right = width - text_width(_words(across[-1], across), SMALL) / 2 - 2
    return _Plot(
        Scale(0.0, across[-1], left, max(right, left + 20)),
        Scale(0.0, upward[-1], bottom, top),
        across,
        upward,
    )


def _ticks(rates: Sequence[float], room: float) -> tuple[float, ...]:
    most = max(int(room / _TICK_ROOM), _LEAST_TICKS)
    return round_ticks(0.0, max(rates) or 1.0, most)


def _words(tick: float, ticks: tuple[float, ...]) -> str:
    return number(tick, decimals_for(ticks[1] - ticks[0]))


def _axes(plot: _Plot, text: Text, width: float) -> list[AnyMark]:
    left, right = plot.x.start, plot.x.end
    bottom, top = plot.y.start, plot.y.end
    lines: list[AnyMark] = []
    labels: list[Label] = []
    for tick in plot.upward:
        y, words = plot.y(tick), _words(tick, plot.upward)
        lines.append(Line(x1=left, y1=y, x2=right, y2=y, role=_line_role(tick)))
        labels.append(_axis_label(words, left - 5, y + SMALL * 0.36, "end"))
    for tick in plot.across:
        x, words = plot.x(tick), _words(tick, plot.across)
        lines.append(Line(x1=x, y1=top, x2=x, y2=bottom, role=_line_role(tick)))
        labels.append(_axis_label(words, x, bottom + SMALL + 3, "middle"))
    across = elided(text("window_library.chart.claimed"), SMALL, right - left)
    upward = elided(text("window_library.chart.decided"), SMALL, width)
    labels = list(without_collisions(labels, gap=1.0))
    labels.append(_axis_label(across, right, bottom + SMALL * (1 + LEADING) + 4, "end"))
    labels.append(_axis_label(upward, 0, SMALL, "start"))
    return [*lines, *labels]


def _line_role(tick: float) -> Role:
    return "axis" if tick == 0 else "grid"


def _axis_label(words: str, x: float, y: float, anchor: Anchor) -> Label:
    return Label(x=x, y=y, text=words, size=SMALL, anchor=anchor, role="text_muted")


def _diagonal(plot: _Plot, text: Text) -> list[AnyMark]:
    tip, words = text("window_library.chart.same_tip"), text("window_library.chart.same")
    end = min(plot.across[-1], plot.upward[-1])
    x, y = plot.x(end), plot.y(end)
    return [
        Line(
            x1=plot.x.start, y1=plot.y.start, x2=x, y2=y,
            role="text_muted", dash=(5.0, 4.0), tooltip=tip,
        ),
        Label(
            x=max(x - 4, plot.x.start + text_width(words, SMALL)), y=y - 4, text=words, size=SMALL,
            anchor="end", role="text_muted", tooltip=tip,
        ),
    ]  # fmt: skip


def _mark(case: Case, plot: _Plot, text: Text) -> Marker:
    tip = text(
        "window_library.chart.case",
        label=case.name,
        claimed=_rate(case.claimed),
        decided=_rate(case.decided),
    )
    is_lower = case.decided < case.claimed
    return Marker(
        x=plot.x(case.claimed), y=plot.y(case.decided), size=8.0, filled=False,
        shape="triangle_down" if is_lower else "circle", role="down" if is_lower else "up",
        key=case.key, tooltip=tip,
    )  # fmt: skip


def _rate(rate: float) -> str:
    return number(rate, 0 if rate == int(rate) else decimals_for(abs(rate)))


def _description(cases: Sequence[Case], text: Text) -> str:
    return text(
        "window_library.chart.cases_description",
        count=len(cases),
        below=sum(case.decided < case.claimed for case in cases),
        same=sum(case.decided == case.claimed for case in cases),
        above=sum(case.decided > case.claimed for case in cases),
    )
