"""Tax on either side of a licence (design §4.1)."""

from __future__ import annotations

import numpy as np

from negotiator.deal.model import Finance
from negotiator.payments.forecast import Years

INNOVATION_BOX_DEDUCTION = 0.30  # of the income from eligible rights (措法59の3)


def net_of_licensor_tax(payments: Years, finance: Finance) -> Years:
    """net_t = P_t − max(τ_t, w·P_t): withholding is credited only up to the domestic tax."""
    box = INNOVATION_BOX_DEDUCTION * finance.innovation_box_eligible_rate
    taxed = 1 - box if finance.innovation_box else 1.0
    tax = finance.licensor_tax_rate * payments * taxed
    return payments - np.maximum(tax, finance.withholding_rate * payments)


def licensee_deductions(payments: Years, capitalised: Years, amortise_years: int) -> Years:
    """What the licensee deducts in the years 0 … T.

    With amortisation the capitalised sums, whenever paid, are together deducted in equal parts
    in the years 1 … k instead of when paid; parts beyond T are not deducted.
    """
    if amortise_years <= 1:
        return payments
    deducted = payments - capitalised
    part = capitalised.sum(axis=-1, keepdims=True) / amortise_years
    deducted[..., 1 : amortise_years + 1] += part
    return deducted
