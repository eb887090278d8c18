"""What stands on every page: running title, stamp and logo above, date and page number below."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader

from negotiator.papers.content import Paper
from negotiator.papers.design import Design
from negotiator.papers.passage import draw_line

_STAMP_PADDING = 5.0
_ABOVE = 20.0  # from the text's top to the head's baseline


class PageFurniture:
    """Draws head and foot of a page; ``pages`` is the number of pages in all."""

    def __init__(self, paper: Paper, design: Design, pages: int) -> None:
        self._paper, self._design, self._pages = paper, design, pages
        self._left = design.margins["left"]
        self._right = design.page_size[0] - design.margins["right"]

    def draw(self, canvas: Any, document: Any) -> None:
        """Called by reportlab when a page begins."""
        canvas.showOutline()
        canvas.saveState()
        self._head(canvas)
        self._foot(canvas, canvas.getPageNumber())
        canvas.restoreState()

    def _head(self, canvas: Any) -> None:
        design = self._design
        baseline = design.page_size[1] - design.margins["top"] + _ABOVE
        left, right = self._left, self._right
        stamp = self._stamp_width()
        if design.stamp_place == "right":
            right -= stamp
            self._stamp(canvas, right, baseline)
        else:
            self._stamp(canvas, left, baseline)
            left += stamp + 8
        left += self._logo(canvas, left, baseline)
        words = [design.firm] if design.firm else []
        self._line(
            canvas, left, right - 12, baseline, "  ".join([*words, self._paper.running_title])
        )
        self._rule(canvas, baseline - 8)

    def _stamp_width(self) -> float:
        text = self._design.fonts.visible(self._paper.stamp)
        size = self._design.sizes["label"]
        return self._design.fonts.width(text, size, bold=True) + 2 * _STAMP_PADDING

    def _stamp(self, canvas: Any, x: float, baseline: float) -> None:
        design = self._design
        style = design.style("label", "stamp", bold=True)
        canvas.setStrokeColor(HexColor(design.colours["stamp"]))
        canvas.setLineWidth(1)
        low, high = baseline - 0.12 * style.size - 3, baseline + 0.88 * style.size + 3
        canvas.roundRect(x, low, self._stamp_width(), high - low, 2, stroke=1, fill=0)
        text = design.fonts.visible(self._paper.stamp)
        draw_line(canvas, text, x + _STAMP_PADDING, baseline, style, design.fonts)

    def _logo(self, canvas: Any, x: float, baseline: float) -> float:
        """The firm's logo; the width it took, with a gap."""
        if self._design.logo is None:
            return 0.0
        picture = ImageReader(str(self._design.logo))
        wide, high = picture.getSize()
        height = self._design.logo_height
        width = min(height * wide / high, (self._right - self._left) / 3)
        canvas.drawImage(
            picture, x, baseline - 5, width, height, mask="auto", preserveAspectRatio=True
        )
        return float(width + 8)

    def _line(self, canvas: Any, left: float, right: float, baseline: float, text: str) -> None:
        """A text on one line, cut with … where the room ends; the title stands whole on page 1."""
        design = self._design
        style = design.style("small", "muted")
        fonts = design.fonts
        shown = fonts.fitted(fonts.visible(" ".join(text.split())), style.size, right - left)
        draw_line(canvas, shown, left, baseline, style, fonts)

    def _foot(self, canvas: Any, page: int) -> None:
        design = self._design
        baseline = design.margins["bottom"] - 24
        self._rule(canvas, baseline + 13)
        number = self._paper.page_line.format(page=page, pages=self._pages)
        style = design.style("small", "muted")
        width = design.fonts.width(design.fonts.visible(number), style.size)
        draw_line(canvas, number, self._right - width, baseline, style, design.fonts)
        self._line(canvas, self._left, self._right - width - 12, baseline, self._paper.footer)

    def _rule(self, canvas: Any, y: float) -> None:
        canvas.setStrokeColor(HexColor(self._design.colours["hairline"]))
        canvas.setLineWidth(0.6)
        canvas.setDash([])
        canvas.line(self._left, y, self._right, y)
