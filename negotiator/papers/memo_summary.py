"""The memo's first page: what is licensed, for how much, why, and what to watch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from negotiator.papers.content import (
    Block,
    Facts,
    KeyFigure,
    KeyFigures,
    Label,
    Notes,
    Paragraph,
    TitleBlock,
)
from negotiator.papers.memo_tools import NAME_LENGTH, Memo, shortened

if TYPE_CHECKING:
    from negotiator.deal.model import Party, Right
    from negotiator.evaluation import Factor

MOST_WARNINGS = 4


def summary(memo: Memo) -> Iterator[Block]:
    """Page 1."""
    yield _title(memo)
    yield Facts(tuple(deal_facts(memo)))
    yield _rate(memo)
    yield Paragraph(" ".join(why(memo)) if memo.language == "en" else "".join(why(memo)))
    yield from _reference(memo)
    yield from _main_warnings(memo)


def title(memo: Memo) -> str:
    """The deal's title, or words for one that has none."""
    return memo.deal.title.strip() or memo.say("summary.untitled")


def author(memo: Memo) -> str:
    """Who prepared the memo, or words for nobody."""
    return memo.deal.prepared_by.strip() or memo.say("summary.nobody")


def _title(memo: Memo) -> TitleBlock:
    line = memo.say(
        "summary.line",
        day=memo.numbers.day(memo.day),
        prepared_by=author(memo),
        role=memo.word("role", memo.deal.role),
    )
    return TitleBlock(memo.say("paper.kind"), title(memo), line)


def deal_facts(memo: Memo) -> Iterator[tuple[str, str]]:
    """Parties, right, grant and term, each in a line."""
    deal, say = memo.deal, memo.say
    yield memo.word("role", "licensor"), _party(memo, deal.parties.licensor)
    relation = memo.word("counterparty", deal.counterparty)
    yield memo.word("role", "licensee"), _party(memo, deal.parties.licensee)
    yield say("summary.relation"), relation
    yield say("summary.licensed"), _licensed(memo)
    yield say("summary.grant"), _grant(memo)
    yield say("summary.term"), _term(memo)


def _party(memo: Memo, party: Party) -> str:
    country = f"country.{party.country}"
    return memo.say(
        "summary.party",
        name=party.name or memo.say("words.not_named"),
        size=memo.word("size", party.size),
        country=memo.say(country) if country in memo.say else party.country,
    )


def _licensed(memo: Memo) -> str:
    ip = memo.deal.ip
    kind = memo.say(
        "summary.ip",
        ip_type=memo.word("ip_type", ip.type),
        class_name=memo.class_name(ip.class_key),
    )
    bundle = [memo.word("bundle", key) for key in memo.deal.bundle]
    with_bundle = [memo.say("summary.bundle", bundle=memo.listed(bundle))] if bundle else []
    return "\n".join([kind, *(_right(memo, right) for right in ip.rights), *with_bundle])


def _right(memo: Memo, right: Right) -> str:
    known = f"domain.right_kind.{right.kind}"
    kind = memo.text(known) if known in memo.text else right.kind
    named = memo.say("words.space").join(w for w in (kind, right.number, right.title) if w.strip())
    if not right.expires:
        return named
    return memo.say("summary.expires", right=named, day=memo.numbers.written_day(right.expires))


def _grant(memo: Memo) -> str:
    grant = memo.deal.grant
    kind = memo.text(f"licence.{memo.deal.ip.type}.{grant.exclusivity}")
    parts = [kind, grant.territory, grant.field]
    parts.append(memo.say("summary.sublicense" if grant.sublicense else "summary.no_sublicense"))
    keys = ("settlement", "no_alternative", "corporate_brand")
    parts += [memo.word("circumstance", k) for k in keys if getattr(memo.deal.circumstances, k)]
    return memo.listed(part for part in parts if part)


def _term(memo: Memo) -> str:
    years = memo.text("domain.unit.years", years=memo.deal.years)
    if not memo.deal.grant.start:
        return years
    day = memo.numbers.written_day(memo.deal.grant.start)
    return memo.say("summary.from_day", day=day, years=years)


def _rate(memo: Memo) -> KeyFigures:
    rate, benchmark = memo.evaluation.rate, memo.evaluation.benchmark
    numbers, say = memo.numbers, memo.say
    spread = say("summary.range", low=numbers.percent(rate.low), high=numbers.rate(rate.high))
    main = KeyFigure(say("summary.rate"), numbers.rate(rate.point), spread)
    other = "calibrated" if memo.deal.adjustment.method == "headline" else "headline"
    statistic = memo.word("statistic", benchmark.statistic)
    used = memo.class_name(benchmark.class_used)
    answers = memo.text("domain.unit.answers", n=f"{benchmark.n:,}")
    return KeyFigures(
        (
            KeyFigure(
                say("summary.base"),
                numbers.rate(benchmark.base_rate),
                say("summary.base_note", class_name=used, statistic=statistic, answers=answers),
            ),
            KeyFigure(
                say("summary.shift"),
                say("summary.points", points=numbers.points(memo.evaluation.adjustment.shift)),
                _shift_note(memo),
            ),
            KeyFigure(
                say("summary.other_method"),
                numbers.rate(rate.other_method_point),
                say("summary.other_method_note", method=memo.word("method", other)),
            ),
        ),
        main,
    )


def _moving(memo: Memo) -> list[Factor]:
    """The factors that move the rate; the others only stand in the table."""
    return [factor for factor in memo.evaluation.adjustment.factors if factor.shift]


def _shift_note(memo: Memo) -> str:
    moving = _moving(memo)
    if not moving:
        return memo.say("summary.shift_note_none")
    if len(moving) == 1:
        name = memo.factor_name(moving[0].key)
        return memo.say("summary.shift_note_one", factor=name)
    combined = memo.word("combine", memo.deal.adjustment.combine)
    return memo.say("summary.shift_note", count=len(moving), combine=combined)


def why(memo: Memo) -> Iterator[str]:
    """Why this rate: the base, what raises and lowers it, where it stands among the answers."""
    evaluation, numbers, say = memo.evaluation, memo.numbers, memo.say
    benchmark, rate = evaluation.benchmark, evaluation.rate
    yield say(
        f"why.base_{benchmark.statistic}",
        class_name=memo.class_name(benchmark.class_used),
        n=f"{benchmark.n:,}",
        base=numbers.rate(benchmark.base_rate),
        mean=numbers.rate(benchmark.mean),
    )
    yield from _reasons(memo)
    if evaluation.adjustment.factors:
        yield _sum(memo)
    if rate.share_below is not None:
        yield say("why.share_below", share=numbers.rate(rate.share_below, 0))


def _sum(memo: Memo) -> str:
    """What the factors come to; one alone has been told already."""
    chosen, point = memo.evaluation.adjustment, memo.numbers.rate(memo.evaluation.rate.point)
    moving = len(_moving(memo))
    if moving < 2:
        return memo.say("why.sum_one" if moving else "why.sum_none", point=point)
    return memo.say(
        "why.sum",
        combine=memo.word("combine", chosen.combine),
        shift=memo.numbers.points(chosen.shift),
        point=point,
    )


def _reasons(memo: Memo) -> Iterator[str]:
    factors = memo.evaluation.adjustment.factors
    if not factors:
        yield memo.say("why.no_factors")
    ups = [factor for factor in factors if factor.shift > 0]
    downs = [factor for factor in factors if factor.shift < 0]
    if ups:
        yield memo.say("why.ups", factors=_shifts(memo, ups))
    if downs:
        yield memo.say("why.downs", factors=_shifts(memo, downs))


def _shifts(memo: Memo, factors: list[Factor]) -> str:
    return memo.listed(
        memo.say("why.factor", factor=memo.factor_name(f.key), shift=memo.numbers.points(f.shift))
        for f in factors
    )


def _reference(memo: Memo) -> Iterator[Block]:
    value = memo.evaluation.structure(memo.deal.reference.name)
    numbers, say = memo.numbers, memo.say
    sums = (value.total, value.npv_licensor, value.npv_licensor_after_tax, value.npv_licensee)
    scale = numbers.scale(sums)
    yield Label(
        say(
            "summary.reference",
            name=shortened(value.name, NAME_LENGTH),
            unit=memo.unit(scale),
        )
    )
    keys = ("total", "npv_licensor", "after_tax", "npv_licensee")
    figures = [
        KeyFigure(say(f"summary.{key}"), text)
        for key, text in zip(keys, memo.moneys(sums, scale), strict=True)
    ]
    yield KeyFigures(
        (*figures, KeyFigure(say("summary.effective_rate"), numbers.rate(value.effective_rate)))
    )


def _main_warnings(memo: Memo) -> Iterator[Block]:
    warnings = memo.evaluation.warnings
    if not warnings:
        return
    yield Label(memo.say("summary.warnings"))
    first = sorted(warnings, key=lambda caution: caution.level != "warning")[:MOST_WARNINGS]
    yield Notes(tuple(memo.warning(caution) for caution in first))
    left = len(warnings) - len(first)
    if left:
        yield Paragraph(memo.say("summary.more_warnings", count=left), "small")
