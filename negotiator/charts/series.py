"""How structures are told apart: colour first, and dash and marker for those who see no colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from negotiator.charts.drawing import SHAPES, Role, Shape

COLOURS = 8
_DASHES: tuple[tuple[float, ...], ...] = (
    (),
    (7.0, 3.0),
    (2.0, 2.0),
    (9.0, 3.0, 2.0, 3.0),
    (4.0, 2.0),
)


@dataclass(frozen=True)
class SeriesStyle:
    """Colour roles, dash and marker of one structure."""

    role: Role
    light: Role
    dash: tuple[float, ...]
    shape: Shape
    filled: bool


def series_style(place: int) -> SeriesStyle:
    """The style of the structure at a place in the deal's list, from 0.

    Colours come round after 8, dashes after 5, shapes after 7: no two of the first 35 are alike
    in grey. Hollow markers tell the second round.
    """
    colour = place % COLOURS + 1
    return SeriesStyle(
        role=cast(Role, f"series_{colour}"),
        light=cast(Role, f"series_{colour}_light"),
        dash=_DASHES[place % len(_DASHES)],
        shape=SHAPES[place % len(SHAPES)],
        filled=place // COLOURS % 2 == 0,
    )
