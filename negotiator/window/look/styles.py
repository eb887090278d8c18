"""The look of the pages of figures: a further sheet that follows the theme of the window."""

from __future__ import annotations

from string import Template
from typing import cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from negotiator.locations import resources
from negotiator.window import preferences
from negotiator.window.look import theme

SIZES = (11, 12, 13, 15, 16, 20, 28, 44)
_CHANGES = (
    QEvent.Type.ApplicationPaletteChange,
    QEvent.Type.PaletteChange,
    QEvent.Type.FontChange,
)


def dress(widget: QWidget) -> None:
    """Give a page the further sheet, now and whenever the look changes."""
    widget.installEventFilter(_Dresser(widget))
    _put_on(widget)


class _Dresser(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _CHANGES and isinstance(watched, QWidget):
            _put_on(watched)
        return False


def _put_on(widget: QWidget) -> None:
    sheet = figures_sheet()
    if widget.styleSheet() != sheet:
        widget.setStyleSheet(sheet)


def figures_sheet() -> str:
    """The sheet in the colours and sizes in force."""
    app = cast(QApplication, QApplication.instance())
    look = theme.DARK_LOOK if theme.is_dark(app) else theme.LIGHT_LOOK
    scale = preferences.text_size() / 100
    sizes = {f"px{size}": f"{round(size * scale)}px" for size in SIZES}
    sheet = (resources() / "window" / "figures.qss").read_text(encoding="utf-8")
    return Template(sheet).substitute(look.colours, **sizes)
