"""Where a figure stands that is read off the survey's distributions."""

from __future__ import annotations

from negotiator.evaluation import Benchmark, Source

DISTRIBUTIONS = "A3-histogram"


def distribution_source(benchmark: Benchmark) -> Source:
    """The table of the appendix behind a benchmark's distribution and quartiles."""
    row = {"ip_type": benchmark.ip_type, "class": benchmark.class_used}
    return Source(DISTRIBUTIONS, row, "n")


def source_of_mark(key: str, benchmark: Benchmark) -> Source:
    """Where a mark of the distribution's figure comes from; all but its bars from the main table.

    ``key`` is the mark's key in :func:`negotiator.charts.figures.distribution`.
    """
    of_answers = key.startswith("band/") or key == "quartiles"
    return distribution_source(benchmark) if of_answers else benchmark.source
