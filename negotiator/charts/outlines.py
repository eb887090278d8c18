"""The shapes of markers as plain points, the same on screen and on paper."""

from __future__ import annotations

from negotiator.charts.drawing import Marker, Point, Shape

# Corners in units of the marker's half size, y downwards.
_CLOSED: dict[Shape, tuple[Point, ...]] = {
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "diamond": ((0.0, -1.15), (1.15, 0.0), (0.0, 1.15), (-1.15, 0.0)),
    "triangle": ((0.0, -1.1), (1.1, 0.9), (-1.1, 0.9)),
    "triangle_down": ((0.0, 1.1), (1.1, -0.9), (-1.1, -0.9)),
}
_OPEN: dict[Shape, tuple[tuple[Point, Point], ...]] = {
    "cross": (((-0.9, -0.9), (0.9, 0.9)), ((-0.9, 0.9), (0.9, -0.9))),
    "plus": (((-1.1, 0.0), (1.1, 0.0)), ((0.0, -1.1), (0.0, 1.1))),
}


def marker_strokes(marker: Marker) -> tuple[tuple[tuple[Point, ...], bool], ...]:
    """The marker's strokes as (points, whether closed); none for a circle, which is no polygon."""
    if marker.shape in _CLOSED:
        return ((_placed(marker, _CLOSED[marker.shape]), True),)
    return tuple((_placed(marker, stroke), False) for stroke in _OPEN.get(marker.shape, ()))


def _placed(marker: Marker, corners: tuple[Point, ...]) -> tuple[Point, ...]:
    half = marker.size / 2
    return tuple((marker.x + half * x, marker.y + half * y) for x, y in corners)
