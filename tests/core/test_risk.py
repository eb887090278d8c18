"""The simulation against what is known of the normal and lognormal spread (design §4.3)."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import Any

import pytest
from core.support import small_document

from negotiator.deal.reading import from_document
from negotiator.evaluation import as_document, evaluate, with_risk
from negotiator.language import Text
from negotiator.risk.simulation import simulate

SALES = 100e6
NO_TAX = {"licensor_discount_rate": 0.0, "licensee_discount_rate": 0.0, "licensee_tax_rate": 0.0}


def deal(terms: list[dict[str, Any]], years: int = 1, draws: int = 100_000, **forecast: Any):
    outlook = {
        "sales": [SALES] * years,
        "operating_margin_rate": 0.2,
        "volatility": 0.3,
        "success_probability": 1.0,
        **forecast,
    }
    return from_document(
        small_document(
            forecast=outlook,
            finance=NO_TAX,
            structures=[{"name": "A", "terms": terms}],
            simulation={"draws": draws, "seed": 7},
        )
    )


def risk_of(*arguments: Any, **forecast: Any):
    return with_risk(evaluate(deal(*arguments, **forecast))).risk[0]


RUNNING = [{"kind": "running", "rate": 0.05}]


def test_the_spread_of_one_year_is_the_lognormal_one():
    found = risk_of(RUNNING).npv_licensor

    def quantile(share: float) -> float:
        return 0.05 * SALES * math.exp(0.3 * NormalDist().inv_cdf(share) - 0.3**2 / 2)

    assert found.p10 == pytest.approx(quantile(0.1), rel=0.01)
    assert found.p50 == pytest.approx(quantile(0.5), rel=0.01)
    assert found.p90 == pytest.approx(quantile(0.9), rel=0.01)
    assert found.mean == pytest.approx(0.05 * SALES, rel=0.005)


def test_the_path_of_a_draw_is_one_walk_not_a_new_start_every_year():
    # Var(ΣS) of one Brownian path over two years: e^σ² + e^2σ² + 2e^σ² − 4, in units of S².
    found = with_risk(evaluate(deal(RUNNING, years=2))).risk[0].npv_licensor
    variance = 3 * math.exp(0.09) + math.exp(0.18) - 4
    # The sum of two lognormal figures is close to lognormal with the same mean and variance.
    sigma = math.sqrt(math.log(1 + variance / 4))
    p90 = 2 * math.exp(sigma * NormalDist().inv_cdf(0.9) - sigma**2 / 2)
    assert found.p90 == pytest.approx(p90 * 0.05 * SALES, rel=0.015)


def test_a_failure_leaves_the_minimum_due_and_the_investment_spent():
    terms = [*RUNNING, {"kind": "minimum", "amount": 1e6}]
    found = risk_of(terms, 3, success_probability=0.0, licensee_investment=5e6)
    assert found.npv_licensor.p10 == found.npv_licensor.p90 == pytest.approx(3e6)
    assert found.npv_licensee is not None
    assert found.npv_licensee.mean == pytest.approx(-3e6 - 5e6)
    assert found.licensee_loss_probability == 1.0


def test_a_share_of_the_draws_sells_nothing():
    found = risk_of(RUNNING, success_probability=0.7).npv_licensor
    assert found.p10 == 0
    assert found.mean == pytest.approx(0.7 * 0.05 * SALES, rel=0.01)


def test_milestones_come_by_their_chance_and_never_after_a_failure():
    terms = [{"kind": "milestone", "events": [{"year": 1, "amount": 1e6, "probability": 0.5}]}]
    assert risk_of(terms).npv_licensor.mean == pytest.approx(0.5e6, rel=0.02)
    assert risk_of(terms, success_probability=0.4).npv_licensor.mean == pytest.approx(
        0.2e6, rel=0.02
    )
    assert risk_of(terms, success_probability=0.0).npv_licensor.mean == 0


def test_without_doubt_the_simulation_is_the_evaluation():
    certain = evaluate(deal(RUNNING, 5, 50, volatility=0.0))
    found, expected = with_risk(certain).risk[0], certain.structures[0]
    assert found.npv_licensor.p10 == pytest.approx(expected.npv_licensor)
    assert found.npv_licensor.p90 == pytest.approx(expected.npv_licensor)
    assert found.npv_licensee is not None
    assert found.npv_licensee.mean == pytest.approx(expected.npv_licensee)
    assert found.licensee_loss_probability == 0


def test_a_lump_sum_leaves_the_licensor_without_risk():
    found = risk_of([{"kind": "lump_sum", "amount": 9e6}], success_probability=0.5)
    assert found.npv_licensor.p10 == found.npv_licensor.p90 == 9e6


def test_the_same_seed_gives_the_same_figures():
    assert risk_of(RUNNING, 4, 3000) == risk_of(RUNNING, 4, 3000)


def test_another_seed_gives_others():
    made = deal(RUNNING, 4, 3000)
    other = from_document(
        small_document(
            forecast={"sales": [SALES] * 4, "operating_margin_rate": 0.2, "volatility": 0.3},
            finance=NO_TAX,
            structures=[{"name": "A", "terms": RUNNING}],
            simulation={"draws": 3000, "seed": 8},
        )
    )
    assert simulate(made, 0.05) != simulate(other, 0.05)


@pytest.mark.parametrize("block", [1, 7, 999, 1000])
def test_the_size_of_a_block_changes_no_figure(block):
    terms: list[dict[str, Any]] = [
        *RUNNING,
        {"kind": "milestone", "events": [{"year": 1, "amount": 1, "probability": 0.5}]},
    ]
    made = deal(terms, 3, 1000, success_probability=0.6)
    assert simulate(made, 0.05, block=block) == simulate(made, 0.05)


def test_a_further_structure_leaves_the_draws_of_the_others_alone():
    one = deal(RUNNING, 3, 500)
    document = small_document(
        forecast={"sales": [SALES] * 3, "operating_margin_rate": 0.2, "volatility": 0.3},
        finance=NO_TAX,
        structures=[
            {"name": "A", "terms": RUNNING},
            {"name": "B", "terms": [{"kind": "milestone", "events": [{"year": 0, "amount": 1}]}]},
        ],
        simulation={"draws": 500, "seed": 7},
    )
    assert simulate(from_document(document), 0.05)[0] == simulate(one, 0.05)[0]


def test_without_a_margin_only_the_licensor_has_a_spread():
    found = risk_of(RUNNING, 1, 100, operating_margin_rate=None)
    assert found.npv_licensee is None
    assert found.licensee_loss_probability is None
    document = as_document(with_risk(evaluate(deal(RUNNING, 1, 100))), Text("en"))
    assert set(document["risk"][0]) == {
        "name",
        "npv_licensor",
        "npv_licensee",
        "licensee_loss_probability",
    }


def test_progress_is_told_and_can_end_the_work():
    class EnoughError(Exception):
        pass

    told: list[float] = []

    def progress(share: float) -> None:
        told.append(share)
        if share > 0.5:
            raise EnoughError

    with pytest.raises(EnoughError):
        simulate(deal(RUNNING, 1, 1000), 0.05, progress, block=100)
    assert told == pytest.approx([0.1, 0.2, 0.3, 0.4, 0.5, 0.6])
