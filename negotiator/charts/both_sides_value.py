"""What each structure is worth today to both sides: the licensor's bar dark, the licensee's light.

While the licensee's margin is not known, its bars are left out and the title says whose value it
is. Every value is printed beside its bar, so that nobody needs to read the axis.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator.charts.axes import Scale
from negotiator.charts.drawing import AnyMark, Drawing, Label, Line, Rectangle, Role
from negotiator.charts.layout import LEADING, SMALL, TEXT, TINY, calm
from negotiator.charts.measuring import elided, fits_untorn, text_width, wrapped
from negotiator.charts.series import SeriesStyle, series_style
from negotiator.charts.wording import MoneyUnit, money_unit, worth_drawing
from negotiator.language import Text

if TYPE_CHECKING:
    from negotiator.evaluation import Evaluation, StructureValue

_NAME_SHARE = 0.36
_SWATCH = 10.0
_THICKEST = 13.0
# Below this height of a row, both values stand in one line.
_TWO_LINES = 25.0
_TWO_LINES_SMALL = 30.0
_LOWEST_ROW = 12.0
_SHORTEST_BARS = 40.0


@dataclass(frozen=True)
class _Rows:
    """Where the rows stand, the scale, and what is drawn in them."""

    top: float
    row: float
    names: float
    size: float
    value_size: float
    x: Scale
    both: bool

    @property
    def bar(self) -> float:
        """The thickness of a bar; two bars and their gaps fill most of a row."""
        share = 0.34 if self.both else 0.55
        return min(_THICKEST, self.row * share)


def both_sides_value(
    evaluation: Evaluation, text: Text, width: float, height: float, *, unit: str | None = None
) -> Drawing:
    """Two bars per structure, licensor over licensee. Keys: ``structure/<name>``.

    ``unit`` (``wording.UNITS``) is the user's own display unit, None for one that suits.
    """
    title = text("charts.values.title")
    structures = evaluation.structures
    both = any(structure.npv_licensee is not None for structure in structures)
    values = [value for structure in structures for value in _values(structure)]
    if not worth_drawing(values):
        return calm(text("charts.values.empty"), title, width, height)
    money = money_unit(values, evaluation.deal.forecast.currency, text, unit)
    shown = _rows_that_fit(len(structures), height, both)
    left_over = len(structures) - shown
    more = text("charts.values.more", count=left_over) if left_over else ""
    rows = _rows(structures[:shown], values, money, (width, height), both, more)
    marks = _heading(both, money, text, width, height)
    for place, structure in enumerate(structures[:shown]):
        marks += _row(structure, place, rows, money, text)
    marks.append(_zero_line(rows, shown))
    if more:
        marks.append(_more(more, rows, shown))
    return Drawing(width, height, tuple(marks), title, _description(structures, money, text))


def _values(structure: StructureValue) -> tuple[float, ...]:
    if structure.npv_licensee is None:
        return (structure.npv_licensor,)
    return structure.npv_licensor, structure.npv_licensee


def _frame(height: float, both: bool) -> tuple[float, float]:
    """Top and bottom of the rows: under the title, over the explanation of dark and light."""
    foot = SMALL * LEADING + 6 if both else 2.0
    return SMALL * LEADING + 6, height - foot


def _rows_that_fit(count: int, height: float, both: bool) -> int:
    top, bottom = _frame(height, both)
    fitting = max(int((bottom - top) / _LOWEST_ROW), 1)
    return count if count <= fitting else max(fitting - 1, 1)


def _rows(
    structures: Sequence[StructureValue],
    values: Sequence[float],
    money: MoneyUnit,
    room: tuple[float, float],
    both: bool,
    more: str,
) -> _Rows:
    top, bottom = _frame(room[1], both)
    row = (bottom - top) / (len(structures) + (1 if more else 0))
    row = min(row, 52.0)
    size = _name_size(structures, row, room[0] * _NAME_SHARE)
    named = [*(structure.name for structure in structures), more]
    widest = max(text_width(name, size) for name in named)
    names = min(widest, room[0] * _NAME_SHARE)
    printed = [pair for structure in structures for pair in _printed(structure, money, row)]
    value_size, before, behind = _value_room(printed, row, room[0])
    names = min(names, max(room[0] - before - behind - _SHORTEST_BARS, 0.0))
    x = Scale(min(0.0, *values), max(0.0, *values), names + 8 + before, room[0] - behind)
    return _Rows(top, row, names, size, value_size, x, both)


def _value_room(
    printed: Sequence[tuple[float, str]], row: float, width: float
) -> tuple[float, float, float]:
    """The size of the printed values, and the room they take left and right of the bars."""
    for size in (_value_size(row), TINY):
        losses = [text_width(words, size) + 6 for value, words in printed if value < 0]
        gains = [text_width(words, size) + 6 for value, words in printed if value >= 0]
        before, behind = max(losses, default=0.0), max(gains, default=4.0)
        if before + behind <= width / 2:
            break
    return size, before, behind


def _name_size(structures: Sequence[StructureValue], row: float, width: float) -> float:
    """The largest size in which every name stands whole in its row, or the smallest there is."""
    fitting = [size for size in (TEXT, SMALL, TINY + 1, TINY) if size * LEADING <= row]
    for size in fitting:
        lines = _name_lines(row, size)
        if all(fits_untorn(structure.name, size, width, lines) for structure in structures):
            return size
    return fitting[-1] if fitting else TINY


def _name_lines(row: float, size: float) -> int:
    return 2 if row >= 2 * size * LEADING else 1


def _printed(structure: StructureValue, money: MoneyUnit, row: float) -> list[tuple[float, str]]:
    """What is printed in a row, each with the value at whose bar it stands.

    In low rows both values stand in one line behind the bar that reaches furthest.
    """
    values = _values(structure)
    if row >= _TWO_LINES:
        return [(value, money.shown(value)) for value in values]
    outermost = max(values) if max(values) > 0 else min(values)
    return [(outermost, " / ".join(money.shown(value) for value in values))]


def _value_size(row: float) -> float:
    """Two lines of values must not touch; one line may be as high as its row."""
    return SMALL if row >= _TWO_LINES_SMALL or 15 <= row < _TWO_LINES else TINY


def _heading(
    both: bool, money: MoneyUnit, text: Text, width: float, height: float
) -> list[AnyMark]:
    key = "charts.values.axis" if both else "charts.values.axis_licensor"
    title = elided(text(key, unit=money.name), SMALL, width)
    marks: list[AnyMark] = [Label(x=0, y=SMALL, text=title, size=SMALL, role="text_muted")]
    if not both:
        return marks
    x, y = 0.0, height - 4
    sides: tuple[tuple[str, Role, Role], ...] = (
        ("licensor", "series_8", "series_8"),
        ("licensee", "series_8_light", "series_8"),
    )
    for side, role, outline in sides:
        words = text(f"charts.values.{side}")
        if x + _SWATCH + 4 + text_width(words, SMALL) > width:
            break
        marks.append(
            Rectangle(x=x, y=y - 9, width=_SWATCH, height=_SWATCH, role=role, outline=outline)
        )
        marks.append(Label(x=x + _SWATCH + 4, y=y, text=words, size=SMALL, role="text_muted"))
        x += _SWATCH + 4 + text_width(words, SMALL) + 14
    return marks


def _row(
    structure: StructureValue, place: int, rows: _Rows, money: MoneyUnit, text: Text
) -> list[AnyMark]:
    style = series_style(place)
    middle = rows.top + (place + 0.5) * rows.row
    marks: list[AnyMark] = [*_name(structure, middle, rows, money, text)]
    two = rows.both and structure.npv_licensee is not None
    top = middle - rows.bar - 1 if two else middle - rows.bar / 2
    marks.append(_bar(structure, structure.npv_licensor, top, style, rows, money, text))
    if two and structure.npv_licensee is not None:
        marks.append(
            _bar(structure, structure.npv_licensee, middle + 1, style, rows, money, text, True)
        )
    return marks + _printed_values(structure, middle, rows, money)


def _name(
    structure: StructureValue, middle: float, rows: _Rows, money: MoneyUnit, text: Text
) -> list[Label]:
    lines = _name_lines(rows.row, rows.size)
    words = wrapped(structure.name, rows.size, rows.names, lines=lines)
    first = middle - (len(words) - 1) * rows.size * LEADING / 2 + rows.size * 0.36
    return [
        Label(
            x=rows.names, y=first + n * rows.size * LEADING, text=word, size=rows.size,
            anchor="end", key=_key(structure), tooltip=_tip(structure, False, money, text),
        )
        for n, word in enumerate(words)
    ]  # fmt: skip


def _key(structure: StructureValue) -> str:
    return f"structure/{structure.name}"


def _tip(structure: StructureValue, licensee: bool, money: MoneyUnit, text: Text) -> str:
    side = "licensee" if licensee else "licensor"
    value = structure.npv_licensee if licensee else structure.npv_licensor
    amount = money.shown(value or 0.0)
    return text(f"charts.values.{side}_tip", name=structure.name, amount=amount, unit=money.name)


def _bar(
    structure: StructureValue,
    value: float,
    top: float,
    style: SeriesStyle,
    rows: _Rows,
    money: MoneyUnit,
    text: Text,
    licensee: bool = False,
) -> Rectangle:
    left, right = sorted((rows.x(0.0), rows.x(value)))
    return Rectangle(
        x=left, y=top, width=right - left, height=rows.bar,
        role=style.light if licensee else style.role, outline=style.role if licensee else None,
        key=_key(structure), tooltip=_tip(structure, licensee, money, text),
    )  # fmt: skip


def _printed_values(
    structure: StructureValue, middle: float, rows: _Rows, money: MoneyUnit
) -> list[AnyMark]:
    """The values beside their bars."""
    size = rows.value_size
    printed = _printed(structure, money, rows.row)
    offset = rows.bar / 2 + 1 if len(printed) == 2 else 0.0
    return [
        _value(structure, value, words, y + size * 0.36, size, rows, bold)
        for (value, words), y, bold in zip(
            printed, (middle - offset, middle + offset), (offset > 0, False), strict=False
        )
    ]


def _value(
    structure: StructureValue,
    value: float,
    words: str,
    y: float,
    size: float,
    rows: _Rows,
    bold: bool = False,
) -> Label:
    negative = value < 0
    return Label(
        x=rows.x(value) + (-4 if negative else 4), y=y, text=words, size=size, bold=bold,
        anchor="end" if negative else "start", key=_key(structure),
    )  # fmt: skip


def _zero_line(rows: _Rows, count: int) -> Line:
    x = rows.x(0.0)
    return Line(x1=x, y1=rows.top, x2=x, y2=rows.top + count * rows.row, role="axis")


def _more(words: str, rows: _Rows, shown: int) -> Label:
    y = rows.top + (shown + 0.5) * rows.row + rows.size * 0.36
    fitting = elided(words, rows.size, rows.names)
    return Label(x=rows.names, y=y, text=fitting, size=rows.size, anchor="end", role="text_muted")


def _description(structures: Sequence[StructureValue], money: MoneyUnit, text: Text) -> str:
    parts = []
    for structure in structures:
        licensor = money.shown(structure.npv_licensor)
        if structure.npv_licensee is None:
            parts.append(
                text("charts.values.part_licensor", name=structure.name, licensor=licensor)
            )
        else:
            licensee = money.shown(structure.npv_licensee)
            parts.append(
                text(
                    "charts.values.part_both",
                    name=structure.name, licensor=licensor, licensee=licensee,
                )
            )  # fmt: skip
    between = text("charts.values.between")
    return text("charts.values.description", unit=money.name, parts=between.join(parts))
