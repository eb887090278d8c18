"""Deals for the tests of the papers: a plain one, a very large one, a hostile one."""

from __future__ import annotations

import copy
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from negotiator.deal.model import Deal
from negotiator.deal.reading import from_document
from negotiator.evaluation import Evaluation, evaluate
from negotiator.language import Language
from negotiator.papers.memo import memo_bytes

DAY = date(2026, 11, 20)
PLAIN: dict[str, Any] = {
    "title": "抗菌コーティング剤の特許ライセンス",
    "prepared_by": "みほん特許事務所",
    "parties": {
        "licensor": {"name": "株式会社みほん化研", "size": "sme"},
        "licensee": {"name": "みほん大手化学株式会社", "size": "large"},
    },
    "counterparty": "customer",
    "ip": {
        "type": "patent",
        "class": "chemistry",
        "rights": [{"number": "特許第0000000号", "title": "抗菌組成物", "expires": "2039-05-31"}],
    },
    "grant": {
        "exclusivity": "exclusive",
        "territory": "日本国内",
        "field": "建材用途",
        "start": "2027-04-01",
    },
    "circumstances": {"no_alternative": True},
    "bundle": ["know_how"],
    "adjustment": {
        "overrides": {
            "with_know_how": {"strength": 0.5, "reason": "開示は製造条件だけ"},
            "settlement": {"direction": 1, "magnitude": 0.02, "reason": "係争になれば"},
        }
    },
    "base": {"deduction_rate": 0.05},
    "forecast": {
        "sales": [120_000_000, 180_000_000, 260_000_000],
        "units": [60_000, 90_000, 130_000],
        "operating_margin_rate": 0.14,
        "licensee_investment": 30_000_000,
    },
    "structures": [
        {"name": "ランニング", "terms": [{"kind": "running", "rate": "adjusted"}]},
        {"name": "一括払い", "terms": [{"kind": "lump_sum", "amount": 60_000_000}]},
        {
            "name": "最低保証",
            "terms": [
                {"kind": "running", "rate": 0.045},
                {"kind": "minimum", "amount": 8_000_000, "carry_forward": True},
            ],
        },
    ],
    "positions": {"licensor_alternative_value": 15_000_000, "scores": {"4": 2, "11": -2}},
    "notes": "先方の予算は年度末まで",
}
ALL_TERMS: list[dict[str, Any]] = [
    {"kind": "running", "rate": 0.031},
    {"kind": "per_unit", "amount": 12.5},
    {
        "kind": "stepped",
        "measure": "cumulative_units",
        "tiers": [{"from": 0, "amount": 30}, {"from": 100_000, "amount": 20}],
    },
    {
        "kind": "time_steps",
        "steps": [{"from_year": 1, "rate": 0.02}, {"from_year": 3, "rate": 0.04}],
    },
    {
        "kind": "sliding",
        "rate": 0.03,
        "index": [1.0, 1.1, 0.9],
        "floor_rate": 0.01,
        "cap_rate": 0.05,
    },
    {"kind": "minimum", "amount": [1_000_000, 2_000_000, 3_000_000]},
    {"kind": "maximum", "annual": 90_000_000, "total": 200_000_000},
    {"kind": "fixed", "amount": 700_000, "to_year": 2},
    {"kind": "capacity_fee", "amount": 4_000_000, "capacity": 150_000},
    {"kind": "lump_sum", "amount": 5_000_000},
    {"kind": "initial_payment", "amount": 6_000_000, "creditable": True},
    {"kind": "advance", "amount": 2_500_000, "year": 1},
    {"kind": "milestone", "events": [{"year": 2, "amount": 9_000_000, "name": "製造承認"}]},
]


def deal(**changes: Any) -> Deal:
    """The plain deal with some of its parts replaced."""
    return from_document({**copy.deepcopy(PLAIN), **changes})


def evaluation(**changes: Any) -> Evaluation:
    """The plain deal evaluated, with some of its parts replaced."""
    return evaluate(deal(**changes))


def large() -> Evaluation:
    """60 years and 12 structures."""
    sales = [1_234_560_000 + 10_000_000 * year for year in range(60)]
    structures = [
        {"name": f"方式{number:02d}", "terms": [{"kind": "running", "rate": number / 200}]}
        for number in range(1, 13)
    ]
    return evaluation(forecast={"sales": sales, "units": sales}, structures=structures)


def with_all_terms() -> Evaluation:
    """One structure of all thirteen kinds of terms."""
    return evaluation(structures=[{"name": "全種類", "terms": ALL_TERMS}])


def variety() -> list[Evaluation]:
    """Deals that between them need every sentence of the memo."""
    first, second = (
        {"name": name, "terms": [{"kind": "running", "rate": 0.03}]} for name in ("短い", "長" * 50)
    )
    odd_terms = [
        {"kind": "stepped", "measure": "annual_sales", "tiers": [{"from": 0, "rate": 0.01}]},
        {"kind": "fixed", "amount": 2_000_000},
        {"kind": "initial_payment", "amount": 5},
        {"kind": "minimum", "amount": 7},
    ]
    every_override = {"direction": -1, "magnitude": 0.01, "strength": 0.5, "reason": "前例"}
    return [
        with_all_terms(),
        evaluation(
            title="",
            prepared_by="",
            parties={},
            ip={"type": "patent", "class": "weapons_blasting", "force_class": True},
            adjustment={
                "method": "calibrated",
                "overrides": {
                    "customer": every_override,
                    "exclusive": {"direction": -1, "reason": "確認"},
                    "settlement": every_override,
                },
            },
            structures=[first, {**second, "solve_for": {"term": 0}}],
            positions={"development_cost": 5, "recover_development_cost": True},
            finance={"innovation_box": True, "amortise_years": 3},
        ),
        evaluation(
            ip={"type": "patent", "class": "weapons_blasting"},
            benchmark={"statistic": "median"},
            grant={"sublicense": True},
            positions={"development_cost": 5},
            forecast={"sales": [200_000], "operating_margin_rate": 0.01},
            structures=[{"name": "他", "terms": odd_terms}],
        ),
        evaluation(
            ip={"type": "trademark", "class": "nice_25"},
            benchmark={"override_rate": 0.05, "override_reason": "前回"},
            bundle=["know_how", "other_right"],
        ),
        evaluation(
            counterparty="domestic_peer",
            grant={},
            circumstances={},
            bundle=[],
            adjustment={},
            forecast={"sales": [2_000_000]},
        ),
        evaluation(ip={"type": "program", "class": "10100", "force_class": True}),
        evaluation(ip={"type": "know_how", "class": "chemistry"}),
        evaluation(
            ip={"type": "know_how", "class": "shaping", "industry": "plastics"},
            counterparty="subcontractor",
            grant={},
            circumstances={},
            bundle=["patent"],
        ),
        evaluation(
            ip={"type": "know_how", "class": "shaping"},
            counterparty="domestic_peer",
            grant={},
            circumstances={},
            bundle=["patent"],
        ),
        replace(evaluation(benchmark={"statistic": "median"}), warnings=()),
    ]


def reader(value: Evaluation, language: Language = "ja") -> PdfReader:
    """The memo of an evaluation, opened."""
    return PdfReader(BytesIO(memo_bytes(value, language, DAY)))


def words(value: Evaluation, language: Language = "ja") -> str:
    """All text of a memo without any white space, as a reader would search it."""
    pages = reader(value, language).pages
    return "".join("".join(page.extract_text().split()) for page in pages)
