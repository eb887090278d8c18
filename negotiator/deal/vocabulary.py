"""The closed lists of a deal: every key that a choice may hold, in the order they are shown."""

from __future__ import annotations

ROLES = ("licensor", "licensee", "adviser")
SIZES = ("sme", "large", "university", "individual")
IP_TYPES = ("patent", "trademark", "program", "know_how")
EXCLUSIVITIES = ("registered_exclusive", "exclusive", "sole", "non_exclusive")
COUNTERPARTIES = (
    "domestic_peer",
    "domestic_affiliate",
    "domestic_other_industry",
    "overseas_affiliate",
    "overseas_peer",
    "overseas_other_industry",
    "customer",
    "prospective_customer",
    "subcontractor",
    "other_counterparty",
)
BASELINE_COUNTERPARTY = "domestic_peer"
CIRCUMSTANCES = ("settlement", "no_alternative", "corporate_brand")
BUNDLE_FACTORS = {
    "know_how": "with_know_how",
    "other_know_how": "with_other_know_how",
    "design": "with_design",
    "trademark": "with_trademark",
    "program": "with_program",
    "patent": "with_patent",
    "other_right": "other_right",
}
BUNDLES = tuple(BUNDLE_FACTORS)
MIXED_FACTORS = ("other_right", "other_counterparty")
FACTORS = (
    "exclusive",
    "settlement",
    "no_alternative",
    "corporate_brand",
    *BUNDLE_FACTORS.values(),
    *(key for key in COUNTERPARTIES if key != BASELINE_COUNTERPARTY),
)
STATISTICS = ("mean", "median")
METHODS = ("headline", "calibrated")
COMBINATIONS = ("additive", "quadrature", "largest")
BASE_KINDS = ("net_sales",)
BASE_SCOPES = ("overall", "if_used")
CONVENTIONS = ("end", "mid")
CURRENCIES = ("JPY", "USD", "EUR", "CNY", "KRW", "TWD", "GBP", "CHF", "SGD", "THB", "VND", "INR")
RIGHT_KINDS = ("patent", "application", "utility_model", "design", "trademark", "program", "other")
MEASURES = ("annual_sales", "cumulative_sales", "annual_units", "cumulative_units")
UNIT_MEASURES = ("annual_units", "cumulative_units")
TIER_MODES = ("marginal", "whole")
ADJUSTED = "adjusted"
MAX_YEARS = 100
