"""The benchmark a rate starts from: class statistics, quartiles, thin cells (design §3.1)."""

from __future__ import annotations

import math
from typing import Literal

from negotiator.deal.model import Deal
from negotiator.rates.types import Benchmark, Source
from negotiator.survey.edition import OVERALL, Edition
from negotiator.survey.types import ClassStatistics, Histogram

THIN_BELOW = 10  # the report itself charts only classes of 10 answers and more


def benchmark(deal: Deal, edition: Edition) -> Benchmark:
    """The benchmark of a deal: its class, or a wider one where the class is too thin."""
    ip_type, class_key = deal.ip.type, deal.ip.class_key
    used = _class_used(edition, ip_type, class_key, deal.ip.force_class)
    statistics = class_statistics(edition, ip_type, used)
    assert statistics is not None  # _class_used answers only with a class that has answers
    histogram = edition.histogram(ip_type, used)
    q1, median, q3 = quartiles(histogram) if histogram else (None, None, None)
    statistic, base_rate = _base_rate(deal, statistics, median)
    table = edition.rate_table(ip_type)
    return Benchmark(
        edition=edition.name,
        table=table,
        ip_type=ip_type,
        class_key=class_key,
        class_used=used,
        n=statistics.n,
        mean=statistics.mean,
        sd=statistics.sd,
        min=statistics.min,
        max=statistics.max,
        q1=q1,
        median=median,
        q3=q3,
        base_rate=base_rate,
        statistic=statistic,
        override_reason=deal.benchmark.override_reason,
        histogram=histogram,
        source=Source(table, {"ip_type": ip_type, "class": used}, "mean"),
    )


def _base_rate(
    deal: Deal, statistics: ClassStatistics, median: float | None
) -> tuple[Literal["mean", "median", "override"], float]:
    if deal.benchmark.override_rate is not None:
        return "override", deal.benchmark.override_rate
    if deal.benchmark.statistic == "median" and median is not None:
        return "median", median
    return "mean", statistics.mean


def _class_used(edition: Edition, ip_type: str, class_key: str, forced: bool) -> str:
    """The class itself if it has answers enough, else its group, else all classes together."""
    answers = class_answers(edition, ip_type, class_key)
    if answers >= THIN_BELOW or (forced and answers):
        return class_key
    parent = edition.classes(ip_type)[class_key].parent
    if parent and parent != OVERALL and class_answers(edition, ip_type, parent) >= THIN_BELOW:
        return parent
    return OVERALL


def class_answers(edition: Edition, ip_type: str, class_key: str) -> int:
    """How many answered for a class; 0 where nobody did."""
    statistics = class_statistics(edition, ip_type, class_key)
    return statistics.n if statistics else 0


def class_statistics(edition: Edition, ip_type: str, class_key: str) -> ClassStatistics | None:
    """The printed statistics of a class, or those of a program group pooled from 表Ⅱ-11."""
    printed = edition.statistics(ip_type, class_key)
    if printed is not None:
        return printed
    parts = [edition.statistics(ip_type, k) for k in edition.fine_classes(ip_type, class_key)]
    return pooled([part for part in parts if part is not None])


def pooled(parts: list[ClassStatistics]) -> ClassStatistics | None:
    """Several classes as one: exact for n, mean, min and max; sd as of the joined answers.

    Σ(x − M)² of the whole is the sum within the parts, (n_i − 1)·sd_i², plus that between their
    means, n_i·(mean_i − M)². A part of one answer has no spread of its own.
    """
    n = sum(part.n for part in parts)
    if not n:
        return None
    mean = math.fsum(part.n * part.mean for part in parts) / n
    within = math.fsum((part.n - 1) * (part.sd or 0.0) ** 2 for part in parts)
    between = math.fsum(part.n * (part.mean - mean) ** 2 for part in parts)
    sd = math.sqrt((within + between) / (n - 1)) if n > 1 else None
    lowest, highest = min(part.min for part in parts), max(part.max for part in parts)
    return ClassStatistics(n, mean, sd, lowest, highest)


def quartiles(histogram: Histogram) -> tuple[float | None, float | None, float | None]:
    """q1, median, q3: answers spread evenly over their band, その他 left out (design §3.1)."""
    return (
        quantile(histogram, 0.25),
        quantile(histogram, 0.5),
        quantile(histogram, 0.75),
    )


def quantile(histogram: Histogram, share: float) -> float | None:
    """The rate below which ``share`` of the counted answers lie; None without answers."""
    wanted, before = share * histogram.counted, 0.0
    for band in histogram.bands:
        if band.n and before + band.n >= wanted:
            return band.lower + (wanted - before) / band.n * (band.upper - band.lower)
        before += band.n
    return None


def share_below(histogram: Histogram, rate: float) -> float | None:
    """The share of counted answers below a rate, by the same even spread; the inverse of that."""
    if not histogram.counted:
        return None
    below = 0.0
    for band in histogram.bands:
        reach = (rate - band.lower) / (band.upper - band.lower)
        below += band.n * min(1.0, max(0.0, reach))
    return below / histogram.counted
