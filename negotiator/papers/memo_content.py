"""The negotiation memo as content: the template's sections in the template's order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from negotiator.papers import memo_assumptions as assumptions
from negotiator.papers import memo_closing as closing
from negotiator.papers import memo_rate as rate
from negotiator.papers import memo_structures as structures
from negotiator.papers.content import Block, Heading, PageBreak, Paper
from negotiator.papers.memo_summary import author, summary, title
from negotiator.papers.memo_tools import Memo

Builder = Callable[[Memo], Iterator[Block]]

PARTS: Mapping[str, Mapping[str, Builder]] = {
    "rate": {
        "benchmark": rate.benchmark,
        "adjustment": rate.adjustment,
        "overrides": rate.overrides,
        "readings": rate.readings,
    },
    "structures": {
        "comparison": structures.comparison,
        "terms": structures.terms,
        "payments": structures.payments,
    },
    "assumptions": {
        "forecast": assumptions.forecast,
        "base": assumptions.base,
        "finance": assumptions.finance,
        "choices": assumptions.choices,
        "positions": assumptions.positions,
    },
}
SECTIONS: Mapping[str, Builder] = {
    "warnings": closing.warnings,
    "sources": closing.sources,
    "disclaimer": closing.disclaimer,
}
# Sections that begin a page, unless this share of the last one is still free.
ON_NEW_PAGE = {"rate": 1.0, "structures": 0.6, "assumptions": 0.5}


def memo_paper(memo: Memo) -> Paper:
    """The whole memo of an evaluation."""
    say = memo.say
    return Paper(
        title=say("paper.title", title=title(memo)),
        subject=say("paper.subject"),
        author=memo.deal.prepared_by,
        language=memo.language,
        day=memo.day,
        running_title=say("paper.running_title", title=title(memo)),
        stamp=say("paper.stamp"),
        footer=say("paper.footer", day=memo.numbers.day(memo.day), prepared_by=author(memo)),
        page_line=say("paper.page_line", page="{page}", pages="{pages}"),
        blocks=tuple(_blocks(memo)),
    )


def _blocks(memo: Memo) -> Iterator[Block]:
    number = 0
    for position, section in enumerate(memo.say.names("order.sections")):
        if section == "summary":
            yield from summary(memo)
            continue
        if section in ON_NEW_PAGE and position:
            yield PageBreak(ON_NEW_PAGE[section])
        number += 1
        name = memo.say(f"headings.{section}")
        yield Heading(memo.say("headings.numbered", number=number, heading=name))
        yield from _section(memo, section)


def _section(memo: Memo, section: str) -> Iterator[Block]:
    if section in SECTIONS:
        yield from SECTIONS[section](memo)
        return
    for part in memo.say.names(f"order.{section}"):
        yield Heading(memo.say(f"headings.{part}"), 2)
        yield from PARTS[section][part](memo)
