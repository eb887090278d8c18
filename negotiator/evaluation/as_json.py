"""The evaluation as ``evaluate --json`` gives it (design §6.3).

Full double precision, no rounding; null where there is nothing.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from negotiator.evaluation.result import Evaluation
from negotiator.evaluation.wording import caution_sentence
from negotiator.language import Text
from negotiator.rates.types import Factor
from negotiator.risk.types import StructureRisk
from negotiator.values.types import Equivalent, StructureValue


def as_document(evaluation: Evaluation, text: Text) -> dict[str, Any]:
    """The JSON document of an evaluation; messages in the language of ``text``."""
    return {
        "benchmark": _benchmark(evaluation),
        "adjustment": _adjustment(evaluation),
        "rate": _rate(evaluation),
        "structures": [_structure(structure) for structure in evaluation.structures],
        "equivalents": [_equivalent(e, text) for e in evaluation.equivalents],
        "risk": [_risk(r) for r in evaluation.risk],
        "warnings": [
            {"code": c.code, "message": caution_sentence(evaluation, c, text)}
            for c in evaluation.warnings
        ],
    }


def _benchmark(evaluation: Evaluation) -> dict[str, Any]:
    b = evaluation.benchmark
    return {
        "edition": b.edition,
        "table": b.table,
        "ip_type": b.ip_type,
        "class": b.class_key,
        "class_used": b.class_used,
        "n": b.n,
        "mean": b.mean,
        "sd": b.sd,
        "min": b.min,
        "max": b.max,
        "q1": b.q1,
        "median": b.median,
        "q3": b.q3,
        "base_rate": b.base_rate,
    }


def _adjustment(evaluation: Evaluation) -> dict[str, Any]:
    a = evaluation.adjustment
    return {
        "method": a.method,
        "combine": a.combine,
        "shift": a.shift,
        "factors": [_factor(f) for f in a.factors],
    }


def _factor(f: Factor) -> dict[str, Any]:
    return {
        "factor": f.key,
        "group": f.group,
        "magnitude": f.magnitude,
        "direction": f.direction,
        "strength": f.strength,
        "shift": f.shift,
        "class_used": f.class_used,
        "n": f.n,
        "evidence": {
            "up": f.evidence.up,
            "down": f.evidence.down,
            "none": f.evidence.none,
            "unclear": f.evidence.unclear,
            "share_up": f.evidence.share_up,
        },
    }


def _rate(evaluation: Evaluation) -> dict[str, Any]:
    r = evaluation.rate
    return {
        "point": r.point,
        "low": r.low,
        "high": r.high,
        "other_method_point": r.other_method_point,
    }


def _structure(s: StructureValue) -> dict[str, Any]:
    return {
        "name": s.name,
        "payments": list(s.payments),
        "total": s.total,
        "npv_licensor": s.npv_licensor,
        "npv_licensor_after_tax": s.npv_licensor_after_tax,
        "npv_licensee": s.npv_licensee,
        "effective_rate": s.effective_rate,
    }


def _equivalent(e: Equivalent, text: Text) -> dict[str, Any]:
    why = {"why": text(f"equivalents.{e.why}")} if e.why else {}
    return {
        "name": e.name,
        "term": e.term,
        "field": e.field,
        "value": e.value,
        "for": e.side,
        **why,
    }


def _risk(r: StructureRisk) -> dict[str, Any]:
    return {
        "name": r.name,
        "npv_licensor": asdict(r.npv_licensor),
        "npv_licensee": None if r.npv_licensee is None else asdict(r.npv_licensee),
        "licensee_loss_probability": r.licensee_loss_probability,
    }
