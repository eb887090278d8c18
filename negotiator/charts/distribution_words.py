"""What the distribution says in words: tooltips, the note under it, the sentence it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator.charts.wording import number, percent
from negotiator.language import Text

if TYPE_CHECKING:
    from negotiator.evaluation import Evaluation


def class_label(evaluation: Evaluation, text: Text) -> str:
    return text.pick(evaluation.class_used_info.labels)


def point_tip(evaluation: Evaluation, text: Text) -> str:
    rate = percent(evaluation.rate.point)
    share = evaluation.rate.share_below
    if share is None:
        return text("charts.distribution.point_tip", rate=rate)
    return text("charts.distribution.point_share_tip", rate=rate, share=percent(share, 0))


def quartile_gaps(evaluation: Evaluation) -> dict[str, str]:
    benchmark = evaluation.benchmark
    return {
        name: percent(value)
        for name, value in (
            ("q1", benchmark.q1),
            ("median", benchmark.median),
            ("q3", benchmark.q3),
        )
        if value is not None
    }


def spread_gaps(evaluation: Evaluation) -> dict[str, str]:
    benchmark = evaluation.benchmark
    gaps = {name: percent(getattr(benchmark, name)) for name in ("min", "max", "mean")}
    return gaps if benchmark.sd is None else {**gaps, "sd": percent(benchmark.sd)}


def description(evaluation: Evaluation, text: Text) -> str:
    benchmark, rate = evaluation.benchmark, evaluation.rate
    gaps: dict[str, str] = {
        "class_label": class_label(evaluation, text),
        "n": number(benchmark.n),
        "base": percent(benchmark.base_rate),
        "point": percent(rate.point),
        "low": percent(rate.low),
        "high": percent(rate.high),
    }
    if benchmark.histogram is None:
        sentence = text("charts.distribution.description_spread", **gaps, **spread_gaps(evaluation))
    else:
        mode = max(benchmark.histogram.bands, key=lambda band: band.n)
        gaps |= {"mode_lower": percent(mode.lower, 0), "mode_upper": percent(mode.upper, 0)}
        sentence = text("charts.distribution.description", mode_n=number(mode.n), **gaps)
    if benchmark.q1 is not None:
        sentence += text("charts.distribution.description_quartiles", **quartile_gaps(evaluation))
    if rate.share_below is not None:
        share = percent(rate.share_below, 0)
        sentence += text("charts.distribution.description_share", share=share)
    return sentence


def note_parts(evaluation: Evaluation, text: Text) -> list[str]:
    """Answer count, quartiles or spread, and what the picture leaves out."""
    benchmark = evaluation.benchmark
    parts = [text("charts.distribution.answers", n=number(benchmark.n))]
    if benchmark.q1 is not None:
        parts.append(text("charts.distribution.quartiles", **quartile_gaps(evaluation)))
    if benchmark.histogram is None:
        parts.append(text(_spread_key(evaluation), **spread_gaps(evaluation)))
        parts.append(text("charts.distribution.no_histogram"))
    elif benchmark.histogram.other:
        left_out = number(benchmark.histogram.other)
        parts.append(text("charts.distribution.left_out", count=left_out))
    return parts


def spread_tip(evaluation: Evaluation, text: Text) -> str:
    key = _spread_key(evaluation) + "_tip"
    return text(key, **spread_gaps(evaluation))


def _spread_key(evaluation: Evaluation) -> str:
    without = "" if evaluation.benchmark.sd is not None else "_without_sd"
    return f"charts.distribution.spread{without}"
