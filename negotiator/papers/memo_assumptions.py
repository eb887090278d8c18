"""Every input of the deal that the figures rest on, so that another person can rebuild it."""

from __future__ import annotations

from collections.abc import Iterator

from negotiator.numerals import NOTHING
from negotiator.papers.content import Block, Column, Facts, Paragraph, Table
from negotiator.papers.memo_tools import Memo

_IMPORTANCE_TABLES = {
    "patent": "II-6",
    "trademark": "II-9",
    "program": "II-12",
    "know_how": "II-18",
}


def forecast(memo: Memo) -> Iterator[Block]:
    """Sales, units, net sales and royalty base by contract year."""
    say, yearly = memo.say, memo.evaluation.forecast
    yield Paragraph(say("forecast.lead"))
    has_units = bool(memo.deal.forecast.units)
    keys = ["sales", *(["units"] if has_units else []), "net_sales", "royalty_base"]
    columns = (
        Column(say("forecast.year"), "left"),
        *(Column(say(f"forecast.{key}")) for key in keys),
    )
    rows = tuple(
        (memo.year(year), *(_yearly(memo, key, getattr(yearly, key)[year - 1]) for key in keys))
        for year in range(1, memo.deal.years + 1)
    )
    title = say("forecast.table", unit=memo.unit(memo.numbers.exact))
    yield Table(columns, rows, title)


def _yearly(memo: Memo, key: str, value: float) -> str:
    if key == "units":
        return memo.numbers.count(value)
    return memo.numbers.money(value, memo.numbers.exact)


def base(memo: Memo) -> Iterator[Block]:
    """From gross sales to the royalty base, and the licensee's business."""
    given, plan, rate = memo.deal.base, memo.deal.forecast, memo.numbers.exact_rate
    margin = plan.operating_margin_rate
    rows = {
        "base": memo.word("base", given.kind),
        "scope": memo.word("base", given.scope),
        "deduction": rate(given.deduction_rate),
        "contribution": rate(given.contribution_rate),
        "margin": NOTHING if margin is None else rate(margin),
        "investment": memo.numbers.sum(plan.licensee_investment),
    }
    yield Facts(_labelled(memo, "base", rows), compact=True)


def finance(memo: Memo) -> Iterator[Block]:
    """Discount and tax rates of both sides."""
    given, rate = memo.deal.finance, memo.numbers.exact_rate
    rows = {
        "licensor_discount": rate(given.licensor_discount_rate),
        "licensee_discount": rate(given.licensee_discount_rate),
        "licensor_tax": rate(given.licensor_tax_rate),
        "licensee_tax": rate(given.licensee_tax_rate),
        "convention": memo.word("convention", given.convention),
        "withholding": rate(given.withholding_rate),
        "innovation_box": _innovation_box(memo),
        "amortise": _amortised(memo),
    }
    yield Facts(_labelled(memo, "finance", rows), compact=True)


def _amortised(memo: Memo) -> str:
    years = memo.deal.finance.amortise_years
    if years <= 1:
        return memo.say("finance.when_paid")
    return memo.say("finance.spread", years=memo.text("domain.unit.years", years=years))


def _innovation_box(memo: Memo) -> str:
    given = memo.deal.finance
    if not given.innovation_box:
        return memo.say("finance.no_innovation_box")
    eligible = memo.numbers.exact_rate(given.innovation_box_eligible_rate)
    return memo.say("finance.with_innovation_box", eligible=eligible)


def choices(memo: Memo) -> Iterator[Block]:
    """How the rate was asked for: statistic, method, combination; and what risk is assumed."""
    deal, rate = memo.deal, memo.numbers.exact_rate
    rows = {
        "edition": deal.benchmark.edition,
        "industry": _industry(memo),
        "statistic": memo.word("statistic", deal.benchmark.statistic),
        "method": memo.word("method", deal.adjustment.method),
        "combine": memo.word("combine", deal.adjustment.combine),
        "simulation": memo.say(
            "choices.draws", draws=f"{deal.simulation.draws:,}", seed=deal.simulation.seed
        ),
        "volatility": rate(deal.forecast.volatility),
        "success": rate(deal.forecast.success_probability),
    }
    yield Facts(_labelled(memo, "choices", rows), compact=True)
    yield Paragraph(memo.say("choices.note"), "small")


def _industry(memo: Memo) -> str:
    """The industry by its name where the template knows it, else as the deal has it."""
    industry = memo.deal.ip.industry.strip()
    known = f"industry.{industry}"
    return memo.say(known) if known in memo.say else industry or NOTHING


def positions(memo: Memo) -> Iterator[Block]:
    """The own side's walk-away figures: the reason why this memo is confidential."""
    given = memo.deal.positions
    yield Paragraph(memo.say("positions.lead"))
    recover = "positions.recovered" if given.recover_development_cost else "positions.not_recovered"
    rows = {
        "licensor_alternative": _sum(memo, given.licensor_alternative_value),
        "licensee_alternative": _sum(memo, given.licensee_alternative_value),
        "development_cost": NOTHING
        if given.development_cost is None
        else memo.say(recover, amount=memo.numbers.sum(given.development_cost)),
        "scores": _scores(memo),
        "notes": memo.deal.notes.strip() or NOTHING,
    }
    yield Facts(_labelled(memo, "positions", rows))


def _scores(memo: Memo) -> str:
    scored = sorted((int(number), score) for number, score in memo.deal.positions.scores.items())
    items = [
        memo.say("positions.score", number=number, score=f"{score:+d}".replace("-", "−"))
        for number, score in scored
        if score
    ]
    if not items:
        return NOTHING
    table = memo.table_name(_IMPORTANCE_TABLES[memo.deal.ip.type])
    return memo.say("positions.score_list", table=table, scores=memo.listed(items))


def _sum(memo: Memo, value: float | None) -> str:
    return NOTHING if value is None else memo.numbers.sum(value)


def _labelled(memo: Memo, part: str, rows: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((memo.say(f"{part}.{key}"), text) for key, text in rows.items())
