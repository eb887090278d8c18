"""The value of a structure to both sides, and its key figures (design §4.1)."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from negotiator.deal.model import Deal, Structure
from negotiator.payments.forecast import SalesPath, Years
from negotiator.payments.schedule import Schedule, schedule
from negotiator.values.discounting import discount_factors, discounted
from negotiator.values.tax import licensee_deductions, net_of_licensor_tax
from negotiator.values.types import StructureValue

PAID_BACK = -1e-6  # a yen's millionth: what binary fractions may leave of a zero


def value_structure(deal: Deal, structure: Structure, path: SalesPath) -> StructureValue:
    """Everything the window and the papers say of a structure."""
    paid = schedule(structure, path)
    payments = paid.payments
    factors = _factors(deal)
    flows = licensee_cash_flows(deal, paid, path)
    profit = None if flows is None else float(_operating_profit(deal, path).sum())
    return StructureValue(
        name=structure.name,
        payments=_years(payments),
        earned=_years(paid.earned),
        minimum=_years(paid.minimum),
        cap=_years(paid.cap),
        credits=_years(paid.credits),
        other=_years(paid.other),
        total=float(payments.sum()),
        first_three_years=float(payments[:4].sum()),
        npv_licensor=float(discounted(payments, factors.licensor)),
        npv_licensor_after_tax=float(
            discounted(net_of_licensor_tax(payments, deal.finance), factors.licensor)
        ),
        npv_licensee=None if flows is None else float(discounted(flows, factors.licensee)),
        effective_rate=_effective_rate(factors.licensor, payments, path.net_sales),
        payback_year=None if flows is None else _payback_year(flows),
        burden=_share(float(payments.sum()), profit),
    )


def present_values(deal: Deal, structure: Structure, path: SalesPath) -> tuple[float, float | None]:
    """npv_licensor and npv_licensee of a structure, and nothing else."""
    licensor, licensee = net_present_values(deal, schedule(structure, path), path)
    return float(licensor), None if licensee is None else float(licensee)


def net_present_values(deal: Deal, paid: Schedule, path: SalesPath) -> tuple[Years, Years | None]:
    """npv_licensor and npv_licensee of a schedule; one of each for every draw of the path."""
    factors = _factors(deal)
    flows = licensee_cash_flows(deal, paid, path)
    licensee = None if flows is None else discounted(flows, factors.licensee)
    return discounted(paid.payments, factors.licensor), licensee


@dataclass(frozen=True)
class _Factors:
    licensor: Years
    licensee: Years


def _factors(deal: Deal) -> _Factors:
    finance, years = deal.finance, deal.years
    return _Factors(
        discount_factors(finance.licensor_discount_rate, years, finance.convention),
        discount_factors(finance.licensee_discount_rate, years, finance.convention),
    )


def _operating_profit(deal: Deal, path: SalesPath) -> Years:
    """Before the royalty, in the years 0 … T."""
    profit = (deal.forecast.operating_margin_rate or 0.0) * path.sales
    return np.concatenate((np.zeros((*profit.shape[:-1], 1)), profit), axis=-1)


def licensee_cash_flows(deal: Deal, paid: Schedule, path: SalesPath) -> Years | None:
    """CF_t = profit − P_t − tax, at signing less the investment; None without a margin.

    Losses save tax: they meet other income.
    """
    if deal.forecast.operating_margin_rate is None:
        return None
    finance = deal.finance
    profit = _operating_profit(deal, path)
    deducted = licensee_deductions(paid.payments, paid.capitalised, finance.amortise_years)
    flows = profit - paid.payments - finance.licensee_tax_rate * (profit - deducted)
    flows[..., 0] -= deal.forecast.licensee_investment
    return flows


def _share(part: float, whole: float | None) -> float | None:
    """part / whole, None where there is no whole to speak of."""
    if not whole:
        return None
    share = part / whole
    return share if math.isfinite(share) else None


def _effective_rate(factors: Years, payments: Years, net_sales: Years) -> float | None:
    """Σ DF·P_t / Σ DF·N_t: the running rate on net sales worth as much."""
    sales = float(discounted(net_sales, factors[1:]))
    return float(discounted(payments, factors)) / sales if sales > 0 else None


def _payback_year(flows: Years) -> int | None:
    """The first year from which the licensee's flows so far are 0 or more, having been below."""
    so_far = np.cumsum(flows)
    back = np.flatnonzero(so_far >= PAID_BACK)
    return int(back[0]) if back.size else None


def _years(values: Years) -> tuple[float, ...]:
    return tuple(float(value) for value in values)
