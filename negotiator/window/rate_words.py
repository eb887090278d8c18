"""How the rate's figures are said on the page and beside it: directions, tables, classes."""

from __future__ import annotations

from negotiator.evaluation import Evaluation, Factor
from negotiator.language import Text

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
