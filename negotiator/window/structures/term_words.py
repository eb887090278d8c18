"""A structure in a short line, as a card shows it: ``一時金 1,000万円＋ランニング 5 %``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from negotiator.deal import terms as kinds
from negotiator.deal.model import Structure
from negotiator.deal.vocabulary import ADJUSTED
from negotiator.language import Text
from negotiator.numerals import edit_number, show_money_short, show_number


@dataclass(frozen=True)
class TermWords:
    """What the words need besides the term: language, currency, the adjusted rate."""

    text: Text
    currency: str
    point: float

    def structure(self, structure: Structure) -> str:
        """All terms of a structure in one line."""
        return self._say("joint").join(self.term(term) for term in structure.terms)

    def term(self, term: Any) -> str:
        """One term with its main figures."""
        figures = FIGURES[type(term)](self, term)
        return self._say(term.kind, **figures)

    def rate(self, rate: float | str | None) -> str:
        """A rate with all the digits it has; the adjusted one rounded, as it is shown."""
        if rate == ADJUSTED:
            return show_number(self.point, "rate")
        return edit_number(float(rate or 0.0), "rate")

    def sum(self, amount: float | None) -> str:
        """A sum as one says it."""
        return show_money_short(amount, self.text.language, self.currency)

    def _say(self, name: str, **gaps: object) -> str:
        return self.text(f"window_structures.summary.{name}", **gaps)


def _arrow(prices: list[str]) -> str:
    """``6 → 5 → 4 %``: the sign once, at the end, where all are rates."""
    if all(price.endswith(" %") for price in prices):
        prices = [*(price.removesuffix(" %") for price in prices[:-1]), prices[-1]]
    return " → ".join(prices)


def _tiers(words: TermWords, term: kinds.Stepped) -> Mapping[str, str]:
    prices = [
        words.sum(tier.amount) if tier.amount is not None else words.rate(tier.rate)
        for tier in term.tiers
    ]
    return {
        "rates": _arrow(prices),
        "measure": words.text(f"domain.measure.{term.measure}").lower(),
    }


def _minimum(words: TermWords, term: kinds.Minimum) -> Mapping[str, str]:
    amounts = term.amount if isinstance(term.amount, tuple) else (term.amount,)
    low, high = words.sum(min(amounts)), words.sum(max(amounts))
    return {"amount": low if low == high else f"{low}–{high}"}


def _maximum(words: TermWords, term: kinds.Maximum) -> Mapping[str, str]:
    return {"amount": words.sum(term.annual if term.annual is not None else term.total)}


def _amount(words: TermWords, term: Any) -> Mapping[str, str]:
    return {"amount": words.sum(term.amount)}


def _rate(words: TermWords, term: Any) -> Mapping[str, str]:
    return {"rate": words.rate(term.rate)}


def _lump_sum(words: TermWords, term: kinds.LumpSum) -> Mapping[str, Any]:
    return {"amount": words.sum(term.amount), "count": len(term.instalments)}


FIGURES: Mapping[type[Any], Callable[[TermWords, Any], Mapping[str, Any]]] = {
    kinds.Running: _rate,
    kinds.PerUnit: _amount,
    kinds.Stepped: _tiers,
    kinds.TimeSteps: lambda words, term: {
        "rates": _arrow([words.rate(step.rate) for step in term.steps])
    },
    kinds.Sliding: _rate,
    kinds.Minimum: _minimum,
    kinds.Maximum: _maximum,
    kinds.Fixed: _amount,
    kinds.CapacityFee: _amount,
    kinds.LumpSum: _lump_sum,
    kinds.InitialPayment: _amount,
    kinds.Advance: _amount,
    kinds.Milestone: lambda words, term: {
        "amount": words.sum(sum(event.amount for event in term.events)),
        "count": len(term.events),
    },
}
