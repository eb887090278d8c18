"""From a paper's content to the bytes of a PDF; the same content gives the same bytes.

The page total is known only at the end, so the paper is set twice: once to count its pages.
"""

from __future__ import annotations

from datetime import date
from hashlib import md5
from io import BytesIO
from typing import Any

from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from negotiator.papers.content import Paper
from negotiator.papers.design import Design
from negotiator.papers.pdf_blocks import Typesetter
from negotiator.papers.pdf_page import PageFurniture

_LANGUAGES = {"ja": "ja-JP", "en": "en-GB"}


def pdf_bytes(paper: Paper, design: Design) -> bytes:
    """The whole file."""
    typesetter = Typesetter(design)
    pages, _ = _set(paper, typesetter, pages=0)
    _, data = _set(paper, typesetter, pages)
    return data


def _set(paper: Paper, typesetter: Typesetter, pages: int) -> tuple[int, bytes]:
    """The paper set with a page total: how many pages it took, and the file."""
    file = BytesIO()
    document = _document(file, paper, typesetter.design)
    document.addPageTemplates(_page(paper, typesetter.design, pages))
    document.build(typesetter.story(paper.blocks))
    return int(document.page), file.getvalue()


class _Document(BaseDocTemplate):  # type: ignore[misc]
    """A document dated by its paper, whatever the clock or SOURCE_DATE_EPOCH says."""

    day: date

    def _makeCanvas(self, *given: Any, **more: Any) -> Any:  # noqa: N802
        canvas = super()._makeCanvas(*given, **more)
        inside = canvas._doc
        inside._timeStamp.YMDhms = (*self.day.timetuple()[:3], 0, 0, 0)
        inside.signature = md5(self.day.isoformat().encode(), usedforsecurity=False)
        return canvas


def _document(file: BytesIO, paper: Paper, design: Design) -> _Document:
    visible = design.fonts.visible
    document = _Document(
        file,
        pagesize=design.page_size,
        title=visible(paper.title),
        author=visible(paper.author),
        subject=visible(paper.subject),
        creator="negotiator",
        keywords=[paper.stamp, paper.day.isoformat()],
        lang=_LANGUAGES[paper.language],
        invariant=1,
        initialFontName=design.fonts.name(),
        pageCompression=1,
        displayDocTitle=1,
    )
    document.day = paper.day
    return document


def _page(paper: Paper, design: Design, pages: int) -> Any:
    margins = design.margins
    frame = Frame(
        margins["left"],
        margins["bottom"],
        design.width,
        design.height,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    furniture = PageFurniture(paper, design, pages)
    return PageTemplate("page", [frame], onPage=furniture.draw)
