"""How the memo ends: warnings in full, where the figures come from, what it does not promise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from negotiator.papers.content import Block, Bullets, Column, Label, Notes, Paragraph, Table
from negotiator.papers.memo_tools import Memo

if TYPE_CHECKING:
    from negotiator.evaluation import Source


def warnings(memo: Memo) -> Iterator[Block]:
    """Every caution of the evaluation."""
    cautions = memo.evaluation.warnings
    if not cautions:
        yield Paragraph(memo.say("cautions.none"))
        return
    yield Paragraph(memo.say("cautions.lead"))
    yield Notes(tuple(memo.warning(caution) for caution in cautions))


def sources(memo: Memo) -> Iterator[Block]:
    """The edition, the cell behind each figure, and the survey's premises."""
    edition, say = memo.evaluation.edition, memo.say
    yield Paragraph(
        say(
            "sources.lead",
            title=memo.text.pick(edition.titles),
            name=edition.name,
            year=edition.year,
        )
    )
    weights = {"figure": 1.2, "table": 1.2, "class": 0.9, "column": 1.5}
    columns = tuple(Column(say(f"sources.{k}"), "left", weights[k]) for k in weights)
    yield Table(columns, tuple(_source_rows(memo)), say("sources.tables"), say("sources.note"))
    premises = edition.premises.get(memo.language, ())
    if premises:
        yield Label(say("sources.premises"))
        yield Bullets(premises)


def _source_rows(memo: Memo) -> Iterator[tuple[str, ...]]:
    mark, say = memo.evaluation.benchmark, memo.say
    yield (say("sources.benchmark"), *_place(memo, mark.source, mark.class_used))
    if mark.histogram is not None:
        table, used = memo.table_name("A3-histogram"), memo.class_name(mark.class_used)
        yield say("sources.quartiles"), table, used, say("sources.all_bands")
    for factor in memo.evaluation.adjustment.factors:
        if factor.printed:
            yield (
                memo.factor_name(factor.key),
                *_place(memo, factor.source, factor.class_used),
            )


def _place(memo: Memo, source: Source, class_used: str) -> tuple[str, str, str]:
    named = memo.class_name(source.row.get("class", class_used))
    factor = source.row.get("factor")
    column = memo.say("sources.factor_row") if factor else memo.say("sources.statistics")
    return memo.table_name(source.table), named, column


def disclaimer(memo: Memo) -> Iterator[Block]:
    """What the memo is, and what it is not."""
    for key in ("disclaimer.use", "disclaimer.advice", "disclaimer.offline"):
        yield Paragraph(memo.say(key))
