"""What each structure pays in each year, from signing (year 0) to the last contract year.

A line a structure, named at its right end. Colour, dash and marker all differ, so that the lines
can be told apart on a grey print as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator.charts.axes import Scale, decimals_for, round_ticks, whole_ticks
from negotiator.charts.drawing import AnyMark, Drawing, Label, Line, Marker, Polyline, Role
from negotiator.charts.layout import (
    LEADING,
    SMALL,
    TINY,
    calm,
    inside,
    spread,
    without_collisions,
)
from negotiator.charts.measuring import elided, fits_untorn, text_width
from negotiator.charts.series import SeriesStyle, series_style
from negotiator.charts.wording import MoneyUnit, money_unit, number, worth_drawing
from negotiator.language import Text

if TYPE_CHECKING:
    from negotiator.evaluation import Evaluation, StructureValue

# Between line end and name: leader, sample of the line with its marker.
_LEADER = 14.0
_SAMPLE = 22.0
_NAME_SHARE = 0.43
_MARKER_EVERY = 16.0


@dataclass(frozen=True)
class _Plot:
    """Scales of the plot, where the names begin, and the size they are written in."""

    x: Scale
    y: Scale
    names: float
    width: float
    size: float


def yearly_payments(
    evaluation: Evaluation, text: Text, width: float, height: float, *, unit: str | None = None
) -> Drawing:
    """A line per structure over years 0 … T. Keys: ``structure/<name>``.

    ``unit`` (``wording.UNITS``) is the user's own display unit, None for one that suits.
    """
    title = text("charts.yearly.title")
    structures = evaluation.structures
    amounts = [payment for structure in structures for payment in structure.payments]
    if not worth_drawing(amounts):
        return calm(text("charts.yearly.empty"), title, width, height)
    currency = evaluation.deal.forecast.currency
    money = money_unit(amounts, currency, text, unit)
    shown, size = _names_that_fit(structures, width, height)
    plot, ticks = _plot(structures, amounts, money, (width, height), size, text)
    marks: list[AnyMark] = [
        *_money_axis(ticks, plot, money, text),
        *_year_axis(len(structures[0].payments) - 1, plot, text),
    ]
    for place, structure in enumerate(structures):
        marks += _line(structure, place, len(structures), plot, money, text)
    marks += _names(structures, shown, plot, money, text)
    description = _description(structures, money, text)
    return Drawing(width, height, tuple(marks), title, description)


def _names_that_fit(
    structures: Sequence[StructureValue], width: float, height: float
) -> tuple[int, float]:
    """How many structures can be named beside the plot, and in which size.

    The largest size that shows all names whole; else the smallest that shows all.
    """
    room = height - 3 * SMALL * LEADING
    sizes = [
        size for size in (SMALL, TINY + 1, TINY) if len(structures) * size * LEADING <= room + size
    ]
    for size in sizes:
        if all(fits_untorn(one.name, size, width * _NAME_SHARE, 1) for one in structures):
            return len(structures), size
    if sizes:
        return len(structures), sizes[-1]
    return max(int((room + TINY) / (TINY * LEADING)) - 1, 1), TINY


def _plot(
    structures: Sequence[StructureValue],
    amounts: Sequence[float],
    money: MoneyUnit,
    room: tuple[float, float],
    size: float,
    text: Text,
) -> tuple[_Plot, tuple[float, ...]]:
    width, height = room
    top, bottom = SMALL * LEADING + 10, height - SMALL * LEADING - 9
    low, high = min(0.0, *amounts) / money.factor, max(0.0, *amounts) / money.factor
    ticks = round_ticks(low, high, max(2, int((bottom - top) / 32)))
    decimals = decimals_for(ticks[1] - ticks[0])
    left = max(text_width(number(tick, decimals), SMALL) for tick in ticks) + 8
    widest = max(text_width(structure.name, size) for structure in structures)
    names = width - min(widest, width * _NAME_SHARE) - 2
    right = names - _LEADER - _SAMPLE - 6
    last = len(structures[0].payments) - 1
    x = Scale(0.0, float(max(last, 1)), left + 6, right)
    y = Scale(ticks[0], ticks[-1], bottom, top)
    return _Plot(x, y, names, width, size), ticks


# Axes


def _money_axis(
    ticks: tuple[float, ...], plot: _Plot, money: MoneyUnit, text: Text
) -> list[AnyMark]:
    decimals = decimals_for(ticks[1] - ticks[0])
    title = text("charts.yearly.axis", unit=money.name)
    marks: list[AnyMark] = [
        Label(x=0, y=SMALL, text=elided(title, SMALL, plot.width), size=SMALL, role="text_muted")
    ]
    left = plot.x.start - 6
    for tick in ticks:
        y = plot.y(tick)
        role: Role = "axis" if tick == 0 else "grid"
        marks.append(Line(x1=left, y1=y, x2=plot.x.end, y2=y, role=role))
        marks.append(
            Label(
                x=left - 4, y=y + SMALL * 0.36, text=number(tick, decimals),
                size=SMALL, anchor="end", role="text_muted",
            )
        )  # fmt: skip
    return marks


def _year_axis(last: int, plot: _Plot, text: Text) -> list[AnyMark]:
    """契約時, then round years; the last year always, others where there is room."""
    y = plot.y.start + 8 + SMALL
    signing = text("charts.yearly.signing")
    most = max(1, int((plot.x.end - plot.x.start) / 28))
    years = [year for year in whole_ticks(last, most) if year]
    ordered = [0, last, *(year for year in years if year != last)]
    labels = []
    for year in dict.fromkeys(ordered):
        words = signing if year == 0 else str(year)
        x = inside(plot.x(year), words, SMALL, 0.0, plot.width)
        labels.append(Label(x=x, y=y, text=words, size=SMALL, anchor="middle", role="text_muted"))
    words = text("charts.yearly.years")
    x = plot.x.end + text_width(str(last), SMALL) / 2 + 4
    labels.append(Label(x=x, y=y, text=words, size=SMALL, role="text_muted"))
    return list(without_collisions(labels, gap=3.0))


# Lines and their names


def _key(structure: StructureValue) -> str:
    return f"structure/{structure.name}"


def _total_tip(structure: StructureValue, money: MoneyUnit, text: Text) -> str:
    total = money.shown(structure.total)
    return text("charts.yearly.tip", name=structure.name, total=total, unit=money.name)


def _line(
    structure: StructureValue,
    place: int,
    count: int,
    plot: _Plot,
    money: MoneyUnit,
    text: Text,
) -> list[AnyMark]:
    style = series_style(place)
    points = tuple(
        (plot.x(year), plot.y(payment / money.factor))
        for year, payment in enumerate(structure.payments)
    )
    marks: list[AnyMark] = [
        Polyline(
            points=points, role=style.role, dash=style.dash, thickness=2.0,
            key=_key(structure), tooltip=_total_tip(structure, money, text),
        )
    ]  # fmt: skip
    for year in _marked_years(len(points) - 1, place, count, plot):
        tip = _year_tip(structure, year, money, text)
        x, y = points[year]
        marks.append(
            Marker(
                x=x, y=y, shape=style.shape, filled=style.filled, size=6.0,
                role=style.role, key=_key(structure), tooltip=tip,
            )
        )  # fmt: skip
    return marks


def _marked_years(last: int, place: int, count: int, plot: _Plot) -> range:
    """Every year where there is room; else each line at years of its own, so none hides another."""
    per_year = (plot.x.end - plot.x.start) / max(last, 1)
    step = max(1, round(_MARKER_EVERY / per_year + 0.5)) if per_year < _MARKER_EVERY else 1
    return range(place * step // max(count, 1) % step if step > 1 else 0, last + 1, step)


def _year_tip(structure: StructureValue, year: int, money: MoneyUnit, text: Text) -> str:
    gaps = {
        "name": structure.name,
        "amount": money.shown(structure.payments[year]),
        "unit": money.name,
    }
    if year == 0:
        return text("charts.yearly.tip_signing", **gaps)
    return text("charts.yearly.tip_year", year=year, **gaps)


def _names(
    structures: Sequence[StructureValue],
    shown: int,
    plot: _Plot,
    money: MoneyUnit,
    text: Text,
) -> list[AnyMark]:
    """The names beside the plot in the order of the lines' ends, each with a sample of its line."""
    named = sorted(range(shown), key=lambda place: -structures[place].payments[-1])
    ends = [plot.y(structures[place].payments[-1] / money.factor) for place in named]
    more = len(structures) - shown
    wanted = [*ends, plot.y.start] if more else ends
    places = spread(wanted, plot.size * LEADING, plot.y.end, plot.y.start)
    marks: list[AnyMark] = []
    for place, end, y in zip(named, ends, places, strict=False):
        tip = _total_tip(structures[place], money, text)
        marks += _name(structures[place], series_style(place), end, y, plot, tip)
    if more:
        words = text("charts.yearly.more", count=more)
        marks.append(_plain_name(words, places[-1], plot))
    return marks


def _name(
    structure: StructureValue,
    style: SeriesStyle,
    end: float,
    y: float,
    plot: _Plot,
    tip: str,
) -> list[AnyMark]:
    key = _key(structure)
    sample = plot.names - _SAMPLE - 4
    name = elided(structure.name, plot.size, plot.width - plot.names)
    return [
        Line(x1=plot.x.end + 4, y1=end, x2=sample - 2, y2=y, role="axis", thickness=0.75),
        Line(
            x1=sample, y1=y, x2=sample + _SAMPLE, y2=y, thickness=2.0, dash=style.dash,
            role=style.role, key=key, tooltip=tip,
        ),
        Marker(
            x=sample + _SAMPLE / 2, y=y, shape=style.shape, filled=style.filled, size=6.0,
            role=style.role, key=key, tooltip=tip,
        ),
        Label(
            x=plot.names, y=y + plot.size * 0.36, text=name, size=plot.size,
            key=key, tooltip=tip,
        ),
    ]  # fmt: skip


def _plain_name(words: str, y: float, plot: _Plot) -> Label:
    fitting = elided(words, plot.size, plot.width - plot.names)
    return Label(
        x=plot.names, y=y + plot.size * 0.36, text=fitting, size=plot.size, role="text_muted"
    )


def _description(structures: Sequence[StructureValue], money: MoneyUnit, text: Text) -> str:
    parts = [_part(structure, money, text) for structure in structures]
    return text(
        "charts.yearly.description",
        years=len(structures[0].payments) - 1,
        unit=money.name,
        parts=text("charts.yearly.between").join(parts),
    )


def _part(structure: StructureValue, money: MoneyUnit, text: Text) -> str:
    largest = max(structure.payments)
    year = structure.payments.index(largest)
    when = "charts.yearly.when_year" if year else "charts.yearly.when_signing"
    return text(
        "charts.yearly.part",
        name=structure.name,
        total=money.shown(structure.total),
        when=text(when, year=year),
        largest=money.shown(largest),
    )
