"""The two signs in cells: a triangle for a corrected figure, a ring for a note."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPen, QPixmap, QPolygonF

from negotiator.window.look.theme import look

SIZE = 64


def erratum_icon() -> QIcon:
    """The sign of a corrected figure, in the look in force."""
    return _erratum(look().colours["down"], look().colours["card"])


def note_icon() -> QIcon:
    """The sign of a note, in the look in force."""
    return _note(look().colours["accent"])


@cache
def _erratum(colour: str, ground: str) -> QIcon:
    pixmap, painter = _canvas()
    painter.setBrush(QColor(colour))
    painter.setPen(Qt.PenStyle.NoPen)
    corners = [QPointF(SIZE / 2, 6), QPointF(SIZE - 4, SIZE - 8), QPointF(4, SIZE - 8)]
    painter.drawPolygon(QPolygonF(corners))
    _sign(painter, "!", ground, QRectF(0, 14, SIZE, SIZE - 22))
    painter.end()
    return QIcon(pixmap)


@cache
def _note(colour: str) -> QIcon:
    pixmap, painter = _canvas()
    painter.setPen(QPen(QColor(colour), 5))
    painter.drawEllipse(QRectF(9, 9, SIZE - 18, SIZE - 18))
    _sign(painter, "i", colour, QRectF(0, 0, SIZE, SIZE))
    painter.end()
    return QIcon(pixmap)


def _canvas() -> tuple[QPixmap, QPainter]:
    pixmap = QPixmap(SIZE, SIZE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return pixmap, painter


def _sign(painter: QPainter, sign: str, colour: str, box: QRectF) -> None:
    font = QFont(painter.font())
    font.setPixelSize(round(SIZE * 0.55))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, sign)
