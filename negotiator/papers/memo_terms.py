"""The thirteen kinds of payment terms, each as a sentence with its figures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from negotiator.deal import terms as kinds
from negotiator.deal.vocabulary import ADJUSTED
from negotiator.papers.memo_tools import Memo


def term_in_words(memo: Memo, term: Any) -> str:
    """A term as a sentence."""
    return _SENTENCES[type(term)](memo, term)


def _running(memo: Memo, term: kinds.Running) -> str:
    if term.rate == ADJUSTED:
        point = memo.numbers.rate(memo.evaluation.rate.point)
        return memo.say("terms.running_adjusted", rate=point)
    return memo.say("terms.running", rate=memo.numbers.exact_rate(float(term.rate)))


def _per_unit(memo: Memo, term: kinds.PerUnit) -> str:
    return memo.say("terms.per_unit", amount=memo.numbers.sum(term.amount))


def _stepped(memo: Memo, term: kinds.Stepped) -> str:
    return memo.say(
        "terms.stepped",
        measure=memo.word("measure", term.measure),
        mode=memo.word("tier_mode", term.mode),
        tiers=memo.listed(_tier(memo, term, tier) for tier in term.tiers),
    )


def _tier(memo: Memo, term: kinds.Stepped, tier: kinds.Tier) -> str:
    numbers = memo.numbers
    start = numbers.count(tier.start) if term.by_units else numbers.sum(tier.start)
    if tier.amount is not None:
        return memo.say("terms.tier_amount", start=start, amount=numbers.sum(tier.amount))
    return memo.say("terms.tier_rate", start=start, rate=numbers.exact_rate(tier.rate or 0.0))


def _time_steps(memo: Memo, term: kinds.TimeSteps) -> str:
    steps = (
        memo.say("terms.time_step", year=step.from_year, rate=memo.numbers.exact_rate(step.rate))
        for step in term.steps
    )
    return memo.say("terms.time_steps", steps=memo.listed(steps))


def _sliding(memo: Memo, term: kinds.Sliding) -> str:
    numbers = memo.numbers
    return memo.say(
        "terms.sliding",
        rate=numbers.exact_rate(term.rate),
        index=memo.listed(f"{value:.10g}" for value in term.index),
        elasticity=f"{term.elasticity:.10g}".replace("-", "−"),
        floor=numbers.exact_rate(term.floor_rate),
        cap=numbers.exact_rate(term.cap_rate),
    )


def _minimum(memo: Memo, term: kinds.Minimum) -> str:
    if isinstance(term.amount, tuple):
        by_year = (
            memo.say("terms.year_sum", year=year, amount=memo.numbers.sum(amount))
            for year, amount in enumerate(term.amount, start=1)
        )
        sentence = memo.say("terms.minimum_by_year", amounts=memo.listed(by_year))
    else:
        sentence = memo.say("terms.minimum", amount=memo.numbers.sum(term.amount))
    carried = "terms.carried_forward" if term.carry_forward else "terms.not_carried_forward"
    return memo.say("terms.two_sentences", first=sentence, second=memo.say(carried))


def _maximum(memo: Memo, term: kinds.Maximum) -> str:
    caps = []
    if term.annual is not None:
        caps.append(memo.say("terms.cap_annual", amount=memo.numbers.sum(term.annual)))
    if term.total is not None:
        caps.append(memo.say("terms.cap_total", amount=memo.numbers.sum(term.total)))
    return memo.say("terms.maximum", caps=memo.listed(caps))


def _fixed(memo: Memo, term: kinds.Fixed) -> str:
    last = memo.deal.years if term.to_year is None else term.to_year
    amount = memo.numbers.sum(term.amount)
    return memo.say(
        "terms.fixed", amount=amount, first=memo.year(term.from_year), last=memo.year(last)
    )


def _capacity_fee(memo: Memo, term: kinds.CapacityFee) -> str:
    amount, capacity = memo.numbers.sum(term.amount), memo.numbers.count(term.capacity)
    return memo.say("terms.capacity_fee", amount=amount, capacity=capacity)


def _lump_sum(memo: Memo, term: kinds.LumpSum) -> str:
    parts = (
        memo.say("terms.instalment", year=memo.year(part.year), share=_share(memo, part.share))
        for part in term.instalments
    )
    amount = memo.numbers.sum(term.amount)
    return memo.say("terms.lump_sum", amount=amount, instalments=memo.listed(parts))


def _share(memo: Memo, share: float) -> str:
    return memo.numbers.exact_rate(share)


def _initial_payment(memo: Memo, term: kinds.InitialPayment) -> str:
    sentence = memo.say("terms.initial_payment", amount=memo.numbers.sum(term.amount))
    credited = "terms.creditable" if term.creditable else "terms.not_creditable"
    return memo.say("terms.two_sentences", first=sentence, second=memo.say(credited))


def _advance(memo: Memo, term: kinds.Advance) -> str:
    return memo.say(
        "terms.advance", amount=memo.numbers.sum(term.amount), year=memo.year(term.year)
    )


def _milestone(memo: Memo, term: kinds.Milestone) -> str:
    events = (
        memo.say(
            "terms.event",
            name=event.name or memo.say("words.not_named"),
            year=memo.year(event.year),
            amount=memo.numbers.sum(event.amount),
            probability=memo.numbers.exact_rate(event.probability),
        )
        for event in term.events
    )
    return memo.say("terms.milestone", events=memo.listed(events))


_SENTENCES: dict[type[Any], Callable[[Memo, Any], str]] = {
    kinds.Running: _running,
    kinds.PerUnit: _per_unit,
    kinds.Stepped: _stepped,
    kinds.TimeSteps: _time_steps,
    kinds.Sliding: _sliding,
    kinds.Minimum: _minimum,
    kinds.Maximum: _maximum,
    kinds.Fixed: _fixed,
    kinds.CapacityFee: _capacity_fee,
    kinds.LumpSum: _lump_sum,
    kinds.InitialPayment: _initial_payment,
    kinds.Advance: _advance,
    kinds.Milestone: _milestone,
}
