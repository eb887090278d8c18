"""What every page has in common: a title, one plain sentence, and a body that scrolls.

A page is passive. It is built with the editor and a language, shows the deal in
:meth:`Page.refresh`, and asks the window for other things through its signals.
"""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from negotiator.language import Text
from negotiator.window.editor import Editor
from negotiator.window.look.words import Words

READING_WIDTH = 1040


class Page(QWidget):
    """One step: subclasses name it, build ``self.body``, and fill it in ``refresh``.

    The title is ``domain.step.<step>``; the page's own sentences, ``purpose`` first, stand under
    ``<area>.<step>`` in the catalogue.
    """

    step: ClassVar[str]
    area: ClassVar[str] = "window"

    source_asked = Signal(object)
    go_to = Signal(str)
    preference_asked = Signal(str, str)

    def __init__(self, editor: Editor, text: Text) -> None:
        super().__init__()
        self.editor = editor
        self.text = text
        self._stale = True
        self._build_frame()
        self.build()
        self.body.addStretch(1)
        editor.changed.connect(self._on_changed)
        self.refresh()
        self._stale = False

    def build(self) -> None:
        """Put the page's widgets into ``self.body``; called once, before the first refresh."""

    def refresh(self) -> None:
        """Show what the editor holds now; fields bound to a path refresh themselves."""

    def key(self, name: str) -> str:
        """The catalogue key of one of the page's own sentences."""
        return f"{self.area}.{self.step}.{name}"

    def say(self, name: str, /, **gaps: object) -> str:
        """One of the page's own sentences."""
        return self.text(self.key(name), **gaps)

    def _build_frame(self) -> None:
        self.scroll_area = QScrollArea(self)
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = _Content()
        content.setObjectName("page")
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(24, 24, 24, 24)
        self.body.setSpacing(16)
        top = QVBoxLayout()
        top.setSpacing(4)
        self.title_row = QHBoxLayout()
        self.title_row.setSpacing(16)
        self.title_row.addWidget(heading(self.text(f"domain.step.{self.step}"), "title"), 1)
        top.addLayout(self.title_row)
        top.addWidget(plain(self.say("purpose"), "purpose"))
        self.body.addLayout(top)
        content.setMaximumWidth(READING_WIDTH)
        self.scroll_area.setWidget(content)
        self.scroll_area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.scroll_area)

    def _on_changed(self) -> None:
        """Redraw at once if someone may be looking, else when the page is next shown."""
        if self.parentWidget() is None or self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()


class _Content(QWidget):
    """No higher than its parts are at the width they have, so that a page ends where they end."""

    def minimumSizeHint(self) -> QSize:
        layout, least = self.layout(), super().minimumSizeHint()
        if layout is None or not layout.hasHeightForWidth() or not self.width():
            return least
        return QSize(least.width(), layout.totalHeightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


class Section(QFrame):
    """A white card with an optional heading; its content goes into ``self.inner``."""

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self.setObjectName("card")
        self.inner = QVBoxLayout(self)
        self.inner.setContentsMargins(16, 12, 16, 16)
        self.inner.setSpacing(12)
        if title:
            self.inner.addWidget(heading(title, "cardTitle"))


class MoreBox(QWidget):
    """The fold behind which rare fields wait; closed until asked. Content in ``self.inner``."""

    def __init__(self, text: Text, title: str = "") -> None:
        super().__init__()
        self.button = QToolButton()
        self.button.setObjectName("more")
        self.button.setText(title or text("window.field.more"))
        self.button.setCheckable(True)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.content = QWidget()
        self.inner = QVBoxLayout(self.content)
        self.inner.setContentsMargins(0, 8, 0, 0)
        self.inner.setSpacing(16)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.button)
        outer.addWidget(self.content)
        self.button.toggled.connect(self.set_open)
        self.set_open(False)

    def set_open(self, is_open: bool) -> None:
        """Open or close the fold."""
        self.button.setChecked(is_open)
        arrow = Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow
        self.button.setArrowType(arrow)
        self.content.setVisible(is_open)


def heading(words: str, kind: str) -> Words:
    """A label that the stylesheet sets as a heading ("title", "cardTitle")."""
    return Words(words, kind)


def plain(words: str, kind: str = "plain") -> Words:
    """A wrapping label of running text; user text in it is never read as markup."""
    return Words(words, kind)


def labelled(words: str, widget: QWidget) -> QVBoxLayout:
    """A label above something that is no field of the deal."""
    label = plain(words, "fieldLabel")
    label.setBuddy(widget)
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(label)
    column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
    column.addStretch(1)
    return column
