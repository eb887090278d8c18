"""Rates, shifts, directions and classes as the pages say them; one place for their form."""

from __future__ import annotations

from negotiator.deal.vocabulary import MIXED_FACTORS
from negotiator.evaluation import Evaluation, Evidence, Factor
from negotiator.language import Text
from negotiator.numerals import show_number

ROMAN = (("III", "Ⅲ"), ("II", "Ⅱ"))
DIRECTION_SIGNS = {1: "▲", -1: "▼", 0: "?"}
DIRECTION_KEYS = {1: "up", -1: "down", 0: "unknown"}


def table_words(table: str, text: Text) -> str:
    """A table's id as the report writes it: ``表Ⅱ-7``; ``Table II-7``."""
    if text.language == "ja":
        for latin, roman in ROMAN:
            if table.startswith(f"{latin}-"):
                table = roman + table[len(latin) :]
                break
    return text("window_rate.rate.table", table=table)


def direction_words(direction: int, text: Text) -> str:
    """A direction by sign and word, never by colour alone: ``▲ 上げる``."""
    return f"{DIRECTION_SIGNS[direction]} {text(f'domain.direction.{DIRECTION_KEYS[direction]}')}"


def factor_words(key: str, text: Text) -> str:
    """A factor's name."""
    return text(f"domain.factor.{key}")


def class_words(evaluation: Evaluation, class_key: str, text: Text) -> str:
    """A class's name where the evaluation knows it, else 全体 or its key."""
    for info in (evaluation.class_info, evaluation.class_used_info):
        if info.key == class_key:
            return text.pick(info.labels)
    return text("window_rate.rate.overall") if class_key == "overall" else class_key


def effective_direction(factor: Factor) -> int:
    """Which way the factor's shift in force goes; by evidence it may differ from ``direction``."""
    return (factor.shift > 0) - (factor.shift < 0) or factor.direction


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
