"""Rates, ranges and counts as the pages say them; one place for their form."""

from __future__ import annotations

from negotiator.deal.vocabulary import MIXED_FACTORS
from negotiator.evaluation import Evaluation, Evidence, Factor
from negotiator.language import Text
from negotiator.numerals import show_number


def percent(rate: float | None, text: Text) -> str:
    """``8.1 %``; a dash for nothing."""
    return show_number(rate, "rate", text.language)


def bare_percent(rate: float | None, text: Text) -> str:
    """``8.1``, where the unit stands elsewhere."""
    return percent(rate, text).removesuffix(" %")


def points(shift: float, text: Text) -> str:
    """``+2.4``."""
    return show_number(shift, "points", text.language)


def evidence_words(evidence: Evidence, text: Text) -> str:
    """``上げる 175 : 下げる 19``."""
    return text("window.evidence.counts", up=evidence.up, down=evidence.down)


def tendency(factor: Factor, text: Text) -> str:
    """What the factor does to the rate: ``▲ 上げる +2.4``."""
    if factor.key in MIXED_FACTORS and not factor.shift:
        return text("window.evidence.mixed")
    if factor.shift > 0:
        key = "raises"
    elif factor.shift < 0:
        key = "lowers"
    else:
        key = "open"
    return text(f"window.evidence.{key}", shift=points(factor.shift, text))


def class_label(evaluation: Evaluation, text: Text) -> str:
    """The IP type and the class the rate rests on: ``特許権・化学``."""
    kind = text(f"domain.ip_type.{evaluation.benchmark.ip_type}")
    name = text.pick(evaluation.class_used_info.labels)
    return text("window.live.class", kind=kind, name=name)
