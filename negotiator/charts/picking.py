"""Which mark lies under the pointer, and where the keyboard's focus is shown."""

from __future__ import annotations

from math import hypot

from negotiator.charts.drawing import (
    AnyMark,
    Box,
    Drawing,
    Label,
    Line,
    Point,
    Polyline,
)

# How far beside a thin mark a pointer may be and still mean it, in points.
REACH = 5.0


def mark_at(drawing: Drawing, x: float, y: float) -> AnyMark | None:
    """The topmost mark at a point that has a key or a tooltip, or None.

    What lies exactly under the pointer comes before what only lies within :data:`REACH`.
    """
    askable = [mark for mark in reversed(drawing.marks) if mark.key or mark.tooltip]
    for reach in (0.5, REACH):
        for mark in askable:
            if distance(mark, x, y) <= reach:
                return mark
    return None


def distance(mark: AnyMark, x: float, y: float) -> float:
    """From a point to the nearest place of a mark, 0 inside it."""
    if isinstance(mark, Line):
        return _to_segment((x, y), (mark.x1, mark.y1), (mark.x2, mark.y2))
    if isinstance(mark, Polyline):
        pairs = zip(mark.points, mark.points[1:], strict=False)
        return min(_to_segment((x, y), start, end) for start, end in pairs)
    box = mark.box
    return hypot(max(box.left - x, 0, x - box.right), max(box.top - y, 0, y - box.bottom))


def _to_segment(point: Point, start: Point, end: Point) -> float:
    along = (end[0] - start[0], end[1] - start[1])
    length = along[0] ** 2 + along[1] ** 2
    offset = (point[0] - start[0], point[1] - start[1])
    share = (offset[0] * along[0] + offset[1] * along[1]) / length if length else 0.0
    share = min(max(share, 0.0), 1.0)
    return hypot(offset[0] - share * along[0], offset[1] - share * along[1])


def focus_box(drawing: Drawing, key: str) -> Box:
    """Where to draw the focus frame of a key: around all its marks, but of a curve its labels.

    A frame around a whole curve would say nothing. Raises KeyError for an unknown key.
    """
    marks = drawing.marked(key)
    if not marks:
        raise KeyError(key)
    named = tuple(mark for mark in marks if isinstance(mark, Label))
    if named and any(isinstance(mark, Polyline) for mark in marks):
        marks = named
    box = marks[0].box
    for mark in marks[1:]:
        box = box.joined(mark.box)
    return box


def tooltip_of(drawing: Drawing, key: str) -> str:
    """The first sentence that a mark of the key has to say, or ""."""
    return next((mark.tooltip for mark in drawing.marked(key) if mark.tooltip), "")
