"""A drawing on the screen: a widget that paints a figure at whatever size it has.

The widget asks its figure for a drawing of its own size and paints it with the colours of the
theme. Marks with a key can be clicked, or reached with the arrow keys and picked with Enter or the
space bar; the tooltip of the mark in focus is also what a screen reader is given.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import singledispatchmethod

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from negotiator.charts.drawing import (
    AnyMark,
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
from negotiator.charts.palette import DARK, LIGHT, Palette
from negotiator.charts.picking import focus_box, mark_at, tooltip_of

Figure = Callable[[float, float], Drawing]

# The text size (pixels) at which a figure is shown as drawn; a larger font enlarges all of it.
_PLAIN_TEXT = 13.0
_FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_PICK = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ChartView(QWidget):
    """Paints ``figure(width, height)`` in the widget's size; ``picked`` gives the key of a mark.

    ``smallest`` is the least size in logical points at normal text size (see
    ``figures.SMALLEST``). ``dark`` forces a palette; None follows the widget's own colours. The
    background is left as it is.
    """

    picked = Signal(str)

    def __init__(
        self,
        figure: Figure | None = None,
        parent: QWidget | None = None,
        *,
        smallest: tuple[float, float] = (220.0, 130.0),
        dark: bool | None = None,
    ) -> None:
        super().__init__(parent)
        self._smallest = smallest
        self._dark = dark
        self._drawing: Drawing | None = None
        self._focused = ""
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.set_figure(figure)

    def set_figure(self, figure: Figure | None) -> None:
        """Show another figure, or nothing. The mark in focus stays if it is still there."""
        self._figure = figure
        self._redraw()

    def set_dark(self, dark: bool | None) -> None:
        """Force the dark or the light palette, or None to follow the widget's own colours."""
        self._dark = dark
        self.update()

    def drawing(self) -> Drawing | None:
        """What is shown now, in logical points of the figure."""
        if self._drawing is None and self._figure is not None:
            scale = self.text_scale()
            self._drawing = self._figure(self.width() / scale, self.height() / scale)
        return self._drawing

    def focused_key(self) -> str:
        """The key of the mark that the keyboard is on, or ""."""
        return self._focused

    def text_scale(self) -> float:
        """How much larger than drawn the figure is shown, to keep up with the text around it."""
        return min(max(QFontInfo(self.font()).pixelSize() / _PLAIN_TEXT, 1.0), 3.0)

    def chart_palette(self) -> Palette:
        """The colours in use."""
        dark = self._dark
        if dark is None:
            dark = self.palette().color(self.backgroundRole()).lightness() < 128
        return DARK if dark else LIGHT

    # Size

    def minimumSizeHint(self) -> QSize:
        scale = self.text_scale()
        return QSize(round(self._smallest[0] * scale), round(self._smallest[1] * scale))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint() * 1.3

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        drawing = self.drawing()
        if drawing is None:
            return
        painter = QPainter(self)
        painter.scale(self.text_scale(), self.text_scale())
        paint_drawing(painter, drawing, self.chart_palette(), self.font())
        if self.hasFocus() and self._focused:
            self._paint_focus(painter, drawing)
        painter.end()

    def _paint_focus(self, painter: QPainter, drawing: Drawing) -> None:
        box = focus_box(drawing, self._focused).grown(3)
        frame = QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top)
        painter.setPen(QPen(QColor(self.chart_palette()["accent"]), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame.intersected(self._frame(drawing)), 3, 3)

    @staticmethod
    def _frame(drawing: Drawing) -> QRectF:
        return QRectF(1, 1, drawing.width - 2, drawing.height - 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._redraw()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
            self._redraw()
        elif event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)

    def _redraw(self) -> None:
        self._drawing = None
        drawing = self.drawing()
        keys = drawing.keys if drawing else ()
        if self._focused not in keys:
            self._focused = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if keys else Qt.FocusPolicy.NoFocus)
        self._describe()
        self.update()

    def _describe(self) -> None:
        drawing = self.drawing()
        self.setAccessibleName(drawing.title if drawing else "")
        description = drawing.description if drawing else ""
        if drawing and self._focused:
            description = tooltip_of(drawing, self._focused) or description
        self.setAccessibleDescription(description)

    # Pointer

    def mark_at(self, position: QPointF) -> AnyMark | None:
        """The mark under a place of the widget that has something to say, or None."""
        drawing = self.drawing()
        if drawing is None:
            return None
        scale = self.text_scale()
        return mark_at(drawing, position.x() / scale, position.y() / scale)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        mark = self.mark_at(event.position())
        if mark is not None and mark.key:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        mark = self.mark_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and mark is not None and mark.key:
            self._move_focus(mark.key)
            self.picked.emit(mark.key)
            event.accept()
        else:
            super().mouseReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # Accepted, or the release would go to the parent; a click elsewhere stays the parent's.
        mark = self.mark_at(event.position())
        if mark is None or not mark.key:
            super().mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            mark = self.mark_at(QPointF(event.pos()))
            if mark is not None and mark.tooltip:
                QToolTip.showText(event.globalPos(), mark.tooltip, self)
                return True
            QToolTip.hideText()
        return super().event(event)

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        drawing = self.drawing()
        key = Qt.Key(event.key())
        if drawing is None or not drawing.keys:
            super().keyPressEvent(event)
        elif key in _PICK and self._focused:
            self.picked.emit(self._focused)
        elif (target := self._target(key, drawing.keys)) is not None:
            self._move_focus(target)
            self._show_tooltip(drawing)
        else:
            super().keyPressEvent(event)

    def _target(self, key: Qt.Key, keys: tuple[str, ...]) -> str | None:
        """Where an arrow key, Home or End leads from the mark in focus; None for other keys."""
        place = keys.index(self._focused) if self._focused else -1
        if key in _FORWARD:
            return keys[min(place + 1, len(keys) - 1)]
        if key in _BACK:
            return keys[max(place - 1, 0)]
        ends = {Qt.Key.Key_Home: keys[0], Qt.Key.Key_End: keys[-1]}
        return ends.get(key)

    def _move_focus(self, key: str) -> None:
        self._focused = key
        self._describe()
        self.update()

    def _show_tooltip(self, drawing: Drawing) -> None:
        box = focus_box(drawing, self._focused)
        scale = self.text_scale()
        place = self.mapToGlobal(QPoint(round(box.left * scale), round(box.bottom * scale)))
        QToolTip.showText(place, tooltip_of(drawing, self._focused), self)


def paint_drawing(painter: QPainter, drawing: Drawing, palette: Palette, font: QFont) -> None:
    """Paint a drawing at the painter's origin, in the family of ``font``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    brush = _Brush(painter, palette, font)
    for mark in drawing.marks:
        brush.paint(mark)
    painter.restore()


class _Brush:
    """One mark at a time onto a QPainter."""

    def __init__(self, painter: QPainter, palette: Palette, font: QFont) -> None:
        self._painter = painter
        self._palette = palette
        self._font = font

    @singledispatchmethod
    def paint(self, mark: object) -> None:
        raise TypeError(f"no such mark: {mark!r}")

    @paint.register
    def _rectangle(self, mark: Rectangle) -> None:
        box = QRectF(mark.x, mark.y, mark.width, mark.height)
        self._painter.setBrush(self._colour(mark.role))
        if mark.outline is None:
            self._painter.setPen(Qt.PenStyle.NoPen)
        else:
            self._pen(mark.outline, 1.0, ())
            box.adjust(0.5, 0.5, -0.5, -0.5)
        radius = min(mark.radius, mark.width / 2, mark.height / 2)
        self._painter.drawRoundedRect(box, radius, radius)

    @paint.register
    def _line(self, mark: Line) -> None:
        self._pen(mark.role, mark.thickness, mark.dash)
        self._painter.drawLine(QPointF(mark.x1, mark.y1), QPointF(mark.x2, mark.y2))

    @paint.register
    def _polyline(self, mark: Polyline) -> None:
        self._pen(mark.role, mark.thickness, mark.dash)
        self._painter.drawPolyline(_polygon(mark.points))

    @paint.register
    def _label(self, mark: Label) -> None:
        font = QFont(self._font)
        font.setBold(mark.bold)
        font.setPixelSize(max(int(mark.size), 1))
        self._painter.setFont(font)
        self._painter.setPen(self._colour(mark.role))
        width = QFontMetricsF(font).horizontalAdvance(mark.text)
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[mark.anchor]
        self._painter.drawText(QPointF(mark.x - width * share, mark.y), mark.text)

    @paint.register
    def _marker(self, mark: Marker) -> None:
        self._pen(mark.role, 1.5, ())
        self._painter.setBrush(self._colour(mark.role if mark.filled else "background"))
        if mark.shape == "circle":
            half = mark.size / 2
            self._painter.drawEllipse(QPointF(mark.x, mark.y), half, half)
            return
        for points, closed in marker_strokes(mark):
            if closed:
                self._painter.drawPolygon(_polygon(points))
            else:
                self._painter.drawPolyline(_polygon(points))

    def _pen(self, role: Role, thickness: float, dash: tuple[float, ...]) -> None:
        pen = QPen(self._colour(role), thickness)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if dash:
            # Qt counts dashes in line widths.
            pen.setDashPattern([length / thickness for length in dash])
        self._painter.setPen(pen)

    def _colour(self, role: Role) -> QColor:
        return QColor(self._palette[role])


def _polygon(points: tuple[Point, ...]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])
