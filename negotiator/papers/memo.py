"""The negotiation memo (交渉メモ): confidential, for the own side, everything included."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from negotiator.deal.writing import write_whole
from negotiator.language import Language, Text
from negotiator.papers.design import read_design
from negotiator.papers.memo_content import memo_paper
from negotiator.papers.memo_tools import Memo
from negotiator.papers.numbers import Numbers
from negotiator.papers.pdf import pdf_bytes
from negotiator.papers.templates import wording

if TYPE_CHECKING:
    from negotiator.evaluation import Evaluation


def write_memo(
    evaluation: Evaluation,
    path: Path,
    language: Language | None = None,
    today: date | None = None,
    templates: Path | None = None,
) -> None:
    """Write the memo as a PDF; the file is whole or absent.

    ``language`` is the deal's where none is given, ``today`` the date on the paper (see
    :func:`paper_date`), ``templates`` a folder of a firm's own templates. Raises TemplateError for
    templates that cannot be used, OSError as the system says.
    """
    write_whole(path, memo_bytes(evaluation, language, today, templates))


def memo_bytes(
    evaluation: Evaluation,
    language: Language | None = None,
    today: date | None = None,
    templates: Path | None = None,
) -> bytes:
    """The memo's PDF; same evaluation, language, date and templates, same bytes."""
    chosen: Language = language or ("ja" if evaluation.deal.language == "ja" else "en")
    memo = Memo(
        evaluation=evaluation,
        say=wording("memo", chosen, templates),
        text=Text(chosen),
        numbers=Numbers(chosen, evaluation.deal.forecast.currency),
        day=today or paper_date(),
    )
    return pdf_bytes(memo_paper(memo), read_design("memo", templates))


def paper_date() -> date:
    """Today, or the day of SOURCE_DATE_EPOCH where that is set: a build that must not change."""
    try:
        return datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC).date()
    except (KeyError, ValueError, OverflowError, OSError):
        return date.today()
