"""A drawing on paper: vector shapes and real text, in fonts that the document has registered."""

from __future__ import annotations

from collections.abc import Callable
from functools import singledispatchmethod
from typing import Any

from reportlab.lib.colors import HexColor

from negotiator.charts.drawing import (
    Drawing,
    Label,
    Line,
    Marker,
    Point,
    Polyline,
    Rectangle,
    Role,
)
from negotiator.charts.outlines import marker_strokes
from negotiator.charts.palette import PRINT, Palette


def paint(drawing: Drawing, canvas: Any, regular: str, bold: str, palette: Palette = PRINT) -> None:
    """Paint a drawing with its lower left corner at the canvas's origin."""
    painter = _Painter(canvas, drawing.height, {False: regular, True: bold}, palette)
    for mark in drawing.marks:
        painter.paint(mark)


class _Painter:
    """One mark at a time onto a reportlab canvas, y turned upside down."""

    def __init__(
        self, canvas: Any, height: float, fonts: dict[bool, str], palette: Palette
    ) -> None:
        self._canvas = canvas
        self._height = height
        self._fonts = fonts
        self._palette = palette

    @singledispatchmethod
    def paint(self, mark: object) -> None:
        raise TypeError(f"no such mark: {mark!r}")

    @paint.register
    def _rectangle(self, mark: Rectangle) -> None:
        self._fill(mark.role)
        inset = 0.0
        if mark.outline is not None:
            inset = 0.5
            self._stroke(mark.outline, 1.0, ())
        shape = (
            mark.x + inset,
            self._height - mark.y - mark.height + inset,
            max(mark.width - 2 * inset, 0.0),
            max(mark.height - 2 * inset, 0.0),
        )
        stroke = int(mark.outline is not None)
        if mark.radius:
            radius = min(mark.radius, mark.width / 2, mark.height / 2)
            self._canvas.roundRect(*shape, radius, stroke=stroke, fill=1)
        else:
            self._canvas.rect(*shape, stroke=stroke, fill=1)

    @paint.register
    def _line(self, mark: Line) -> None:
        self._stroke(mark.role, mark.thickness, mark.dash)
        self._path(((mark.x1, mark.y1), (mark.x2, mark.y2)), stroke=1, fill=0)

    @paint.register
    def _polyline(self, mark: Polyline) -> None:
        self._stroke(mark.role, mark.thickness, mark.dash)
        self._path(mark.points, stroke=1, fill=0)

    @paint.register
    def _label(self, mark: Label) -> None:
        self._fill(mark.role)
        self._canvas.setFont(self._fonts[mark.bold], mark.size)
        write: dict[str, Callable[[float, float, str], None]] = {
            "start": self._canvas.drawString,
            "middle": self._canvas.drawCentredString,
            "end": self._canvas.drawRightString,
        }
        write[mark.anchor](mark.x, self._height - mark.y, mark.text)

    @paint.register
    def _marker(self, mark: Marker) -> None:
        self._stroke(mark.role, 1.5, ())
        self._fill(mark.role if mark.filled else "background")
        if mark.shape == "circle":
            radius = mark.size / 2
            self._canvas.circle(mark.x, self._height - mark.y, radius, stroke=1, fill=1)
            return
        for points, closed in marker_strokes(mark):
            self._path(points, stroke=1, fill=int(closed), closed=closed)

    def _path(
        self, points: tuple[Point, ...], *, stroke: int, fill: int, closed: bool = False
    ) -> None:
        path = self._canvas.beginPath()
        path.moveTo(points[0][0], self._height - points[0][1])
        for x, y in points[1:]:
            path.lineTo(x, self._height - y)
        if closed:
            path.close()
        self._canvas.drawPath(path, stroke=stroke, fill=fill)

    def _stroke(self, role: Role, thickness: float, dash: tuple[float, ...]) -> None:
        self._canvas.setStrokeColor(HexColor(self._palette[role]))
        self._canvas.setLineWidth(thickness)
        self._canvas.setLineJoin(1)
        self._canvas.setDash(list(dash))

    def _fill(self, role: Role) -> None:
        self._canvas.setFillColor(HexColor(self._palette[role]))
