"""``negotiator evaluate``: a deal's rate and payment structures, as JSON or to read."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TextIO

from negotiator.commands.problems import CommandError, evaluate_file, tell
from negotiator.deal.model import Deal
from negotiator.evaluation import Evaluation, Factor, as_document, caution_sentence
from negotiator.language import Language, Text
from negotiator.numerals import show_money_short, show_number


def evaluate_files(names: list[str], as_json: bool, language: Language | None, text: Text) -> int:
    """Evaluate deals one after another; a bad one is told on standard error and the rest go on."""
    status = 0
    for i, name in enumerate(names):
        try:
            evaluation = evaluate_file(name, text, risk=as_json)
        except CommandError as error:
            tell(error)
            status = 2
            continue
        if i and not as_json:
            print()
        _print(evaluation, as_json, Text(language or _language(evaluation.deal)), sys.stdout)
    return status


def _language(deal: Deal) -> Language:
    return "ja" if deal.language == "ja" else "en"


def _print(evaluation: Evaluation, as_json: bool, text: Text, out: TextIO) -> None:
    if as_json:
        document = as_document(evaluation, text)
        print(json.dumps(document, ensure_ascii=False, allow_nan=False), file=out)
    else:
        print("\n".join(_lines(evaluation, text)), file=out)


def _lines(evaluation: Evaluation, text: Text) -> Iterator[str]:
    """The evaluation in a dozen lines to read."""
    rate, base = evaluation.rate, evaluation.benchmark
    yield evaluation.deal.title or text("commands.say.untitled")
    low, high = _percent(rate.low, text), _percent(rate.high, text)
    yield text("commands.evaluate.rate", point=_percent(rate.point, text), low=low, high=high)
    yield text(
        "commands.evaluate.base",
        base=_percent(base.base_rate, text),
        ip_type=text(f"domain.ip_type.{base.ip_type}"),
        class_name=text.pick(evaluation.class_used_info.labels),
        n=base.n,
        table=base.table,
    )
    for factor in evaluation.adjustment.factors:
        yield _factor_line(factor, text)
    method = "calibrated" if evaluation.adjustment.method == "headline" else "headline"
    other = _percent(rate.other_method_point, text)
    words = text(f"domain.method.{method}")
    yield text("commands.evaluate.other_method", method=words, point=other)
    yield text("commands.evaluate.structures")
    yield from _structure_lines(evaluation, text)
    for caution in evaluation.warnings:
        sentence = caution_sentence(evaluation, caution, text)
        yield text("commands.evaluate.warning", message=sentence)


def _factor_line(factor: Factor, text: Text) -> str:
    words = {1: "up", -1: "down", 0: "none"}
    return text(
        "commands.evaluate.factor",
        shift=show_number(factor.shift, "points", text.language),
        name=text(f"domain.factor.{factor.key}"),
        magnitude=_percent(factor.magnitude, text).removesuffix("%").rstrip(),
        direction=text(f"domain.direction.{words[factor.direction]}"),
        strength=show_number(factor.strength, "rate", text.language, decimals=0),
        up=factor.evidence.up,
        down=factor.evidence.down,
    )


def _structure_lines(evaluation: Evaluation, text: Text) -> Iterator[str]:
    unknown = text("commands.evaluate.unknown")
    currency = evaluation.deal.forecast.currency

    def money(value: float | None) -> str:
        if value is None:
            return unknown
        return show_money_short(value, text.language, currency)

    for structure in evaluation.structures:
        effective = structure.effective_rate
        yield text(
            "commands.evaluate.structure",
            name=structure.name,
            total=money(structure.total),
            npv_licensor=money(structure.npv_licensor),
            after_tax=money(structure.npv_licensor_after_tax),
            npv_licensee=money(structure.npv_licensee),
            effective=unknown if effective is None else _percent(effective, text),
        )


def _percent(rate: float, text: Text) -> str:
    return show_number(rate, "rate", text.language)
