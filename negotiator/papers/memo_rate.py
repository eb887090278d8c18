"""The rate and its reasons: benchmark, factors with their evidence, overrides, other readings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from negotiator.charts.figures import distribution, waterfall
from negotiator.papers.content import (
    Block,
    Bullets,
    Cell,
    Column,
    Figure,
    Paragraph,
    Table,
    Tone,
)
from negotiator.papers.memo_tools import Memo

if TYPE_CHECKING:
    from negotiator.deal.model import Override
    from negotiator.evaluation import Factor

_DIRECTIONS = {1: "up", -1: "down", 0: "unchanged"}
_TONES: dict[int, Tone] = {1: "up", -1: "down", 0: "muted"}


def benchmark(memo: Memo) -> Iterator[Block]:
    """The class's statistics and distribution, and what stands in for what."""
    yield from _benchmark_words(memo)
    yield _statistics(memo)
    if memo.evaluation.benchmark.histogram is not None:
        yield Figure(
            memo.say("benchmark.chart"),
            lambda width, height: distribution(memo.evaluation, memo.text, width, height),
            165,
            caption=True,
        )


def _benchmark_words(memo: Memo) -> Iterator[Block]:
    mark, say = memo.evaluation.benchmark, memo.say
    yield Paragraph(
        say(
            "benchmark.lead",
            edition=memo.text.pick(memo.evaluation.edition.titles),
            table=memo.table_name(mark.table),
            ip_type=memo.word("ip_type", mark.ip_type),
            class_name=memo.class_name(mark.class_used),
            n=f"{mark.n:,}",
        )
    )
    if mark.is_thin:
        own, used = memo.class_name(mark.class_key), memo.class_name(mark.class_used)
        yield Paragraph(say("benchmark.thin", class_name=own, class_used=used))
    elif memo.deal.ip.force_class:
        yield Paragraph(say("benchmark.forced", class_name=memo.class_name(mark.class_key)))


def _statistics(memo: Memo) -> Table:
    mark, numbers, say = memo.evaluation.benchmark, memo.numbers, memo.say
    keys = ("mean", "sd", "min", "q1", "median", "q3", "max")
    columns = (
        Column(say("benchmark.class"), "left", 1),
        Column(say("benchmark.n")),
        *(Column(say(f"benchmark.{key}")) for key in keys),
    )
    cells = (numbers.percent(getattr(mark, key)) for key in keys)
    row = (memo.class_name(mark.class_used), f"{mark.n:,}", *cells)
    return Table(columns, (row,), say("benchmark.table"), _left_out(memo))


def _left_out(memo: Memo) -> str:
    mark, say = memo.evaluation.benchmark, memo.say
    if mark.histogram is None:
        return say("benchmark.no_histogram")
    counted, other = mark.histogram.counted, mark.histogram.other
    if other:
        note = say("benchmark.left_out", other=f"{other:,}", counted=f"{counted:,}")
    else:
        note = say("benchmark.all_counted", counted=f"{counted:,}")
    if counted + other == mark.n:
        return note
    table = memo.table_name(mark.table)
    total = f"{counted + other:,}"
    return f"{note}\n{say('benchmark.counts_differ', table=table, n=f'{mark.n:,}', total=total)}"


def adjustment(memo: Memo) -> Iterator[Block]:
    """How each factor moves the rate, with the answers behind its direction."""
    factors = memo.evaluation.adjustment.factors
    if not factors:
        yield Paragraph(memo.say("adjustment.none"))
        return
    chosen = memo.evaluation.adjustment
    yield Paragraph(
        memo.say(
            "adjustment.lead",
            method=memo.word("method", chosen.method),
            combine=memo.word("combine", chosen.combine),
        )
    )
    yield Figure(
        memo.say("adjustment.chart"),
        lambda width, height: waterfall(memo.evaluation, memo.text, width, height),
        165,
    )
    yield _shift_table(memo)
    yield _evidence_table(memo)


def _shift_table(memo: Memo) -> Table:
    say = memo.say
    columns = (
        Column(say("adjustment.factor"), "left", 1),
        Column(say("adjustment.magnitude")),
        Column(say("adjustment.direction"), "left"),
        Column(say("adjustment.strength")),
        Column(say("adjustment.shift")),
        Column(say("adjustment.other_shift")),
        Column(say("adjustment.class_used"), "left"),
        Column(say("adjustment.n")),
        Column(say("adjustment.source"), "left"),
    )
    rows = tuple(_shift_row(memo, factor) for factor in memo.evaluation.adjustment.factors)
    return Table(columns, rows, say("adjustment.shift_table"), _shift_note(memo))


def _shift_row(memo: Memo, factor: Factor) -> tuple[str | Cell, ...]:
    numbers = memo.numbers
    key = _DIRECTIONS[factor.direction]
    headline = memo.evaluation.adjustment.method == "headline"
    other = factor.calibrated_shift if headline else factor.headline_shift
    n = "—" if factor.n is None else f"{factor.n:,}"
    return (
        _marked(memo, factor),
        _changed(memo, factor, "magnitude", numbers.percent(factor.magnitude)),
        Cell(
            _changed(memo, factor, "direction", memo.say(f"adjustment.{key}")),
            tone=_TONES[factor.direction],
        ),
        _changed(memo, factor, "strength", numbers.rate(factor.strength, 0)),
        Cell(numbers.points(factor.shift), strong=True),
        numbers.points(other),
        memo.class_name(factor.class_used),
        n,
        memo.table_name(factor.source.table),
    )


def _marked(memo: Memo, factor: Factor) -> str:
    name = memo.factor_name(factor.key)
    return name if factor.printed else memo.say("adjustment.not_printed", factor=name)


def _changed(memo: Memo, factor: Factor, field: str, text: str) -> str:
    """A field with the mark of the user's own hand where it is changed."""
    return memo.say("adjustment.changed", value=text) if field in factor.overridden else text


def _shift_note(memo: Memo) -> str:
    chosen = memo.evaluation.adjustment
    other = "calibrated" if chosen.method == "headline" else "headline"
    note = memo.say(f"adjustment.note_{chosen.method}", other=memo.word("method", other))
    changed = any(factor.overridden for factor in chosen.factors)
    return f"{note}\n{memo.say('adjustment.changed_note')}" if changed else note


def _evidence_table(memo: Memo) -> Table:
    say = memo.say
    keys = ("up", "down", "none", "unclear", "share")
    columns = (
        Column(say("adjustment.factor"), "left", 1),
        *(Column(say(f"evidence.{key}")) for key in keys),
        Column(say("evidence.reading"), "left"),
    )
    rows = tuple(_evidence_row(memo, factor) for factor in memo.evaluation.adjustment.factors)
    table = memo.table_name("A3-adjust")
    return Table(columns, rows, say("evidence.table"), say("evidence.note", table=table))


def _evidence_row(memo: Memo, factor: Factor) -> tuple[str | Cell, ...]:
    seen = factor.evidence
    counts = (f"{count:,}" for count in (seen.up, seen.down, seen.none, seen.unclear))
    reading = memo.say(f"adjustment.{_DIRECTIONS[factor.survey_direction]}")
    return (
        memo.factor_name(factor.key),
        *counts,
        memo.numbers.rate(seen.share_up, 0),
        Cell(reading, tone=_TONES[factor.survey_direction]),
    )


def overrides(memo: Memo) -> Iterator[Block]:
    """Every figure the user set by hand, with the reason."""
    items = [*_benchmark_overrides(memo), *_factor_overrides(memo), *_waiting_overrides(memo)]
    if not items:
        yield Paragraph(memo.say("overrides.none"))
        return
    yield Paragraph(memo.say("overrides.lead"))
    yield Bullets(tuple(items))


def _benchmark_overrides(memo: Memo) -> Iterator[str]:
    mark = memo.evaluation.benchmark
    if mark.statistic == "override":
        yield memo.say(
            "overrides.base",
            base=memo.numbers.exact_rate(mark.base_rate),
            mean=memo.numbers.rate(mark.mean),
            reason=mark.override_reason.strip(),
        )
    if memo.deal.ip.force_class:
        yield memo.say("overrides.class", class_name=memo.class_name(mark.class_key))


def _factor_overrides(memo: Memo) -> Iterator[str]:
    for factor in memo.evaluation.adjustment.factors:
        if factor.overridden:
            yield memo.say(
                "overrides.factor",
                factor=memo.factor_name(factor.key),
                changes=memo.listed(_changes(memo, factor)),
                reason=factor.reason.strip(),
            )


def _changes(memo: Memo, factor: Factor) -> Iterator[str]:
    numbers, say = memo.numbers, memo.say
    if "direction" in factor.overridden:
        before = _direction(memo, factor.survey_direction)
        after = _direction(memo, factor.direction)
        if before == after:
            yield say("overrides.same_direction", after=after)
        else:
            yield say("overrides.direction", before=before, after=after)
    if "magnitude" in factor.overridden:
        yield say(
            "overrides.magnitude",
            before=numbers.percent(factor.survey_magnitude),
            after=numbers.percent(factor.magnitude),
        )
    if "strength" in factor.overridden:
        yield say("overrides.strength", after=numbers.exact_rate(factor.strength))


def _direction(memo: Memo, direction: int) -> str:
    return memo.word("direction", {1: "up", -1: "down", 0: "none"}[direction])


def _waiting_overrides(memo: Memo) -> Iterator[str]:
    """Overrides of factors that the deal does not have: kept, without effect (design §3.2)."""
    present = {factor.key for factor in memo.evaluation.adjustment.factors}
    for key, override in memo.deal.adjustment.overrides.items():
        if key not in present and override.changed:
            yield memo.say(
                "overrides.waiting",
                factor=memo.factor_name(key),
                changes=memo.listed(_wanted(memo, override)),
                reason=override.reason.strip(),
            )


def _wanted(memo: Memo, override: Override) -> Iterator[str]:
    numbers, say = memo.numbers, memo.say
    if override.direction is not None:
        after = _direction(memo, override.direction)
        yield say("overrides.direction_wanted", after=after)
    if override.magnitude is not None:
        yield say("overrides.magnitude_wanted", after=numbers.percent(override.magnitude))
    if override.strength is not None:
        yield say("overrides.strength", after=numbers.exact_rate(override.strength))


def readings(memo: Memo) -> Iterator[Block]:
    """The same answers read another way: both methods, three combinations."""
    say, chosen = memo.say, memo.evaluation.adjustment
    yield Paragraph(say("readings.lead"))
    columns = (
        Column(say("readings.reading"), "left"),
        Column(say("readings.point")),
        Column(say("readings.used"), "left"),
        Column(say("readings.meaning"), "left", 1),
    )
    rows = (*_method_rows(memo), *_combine_rows(memo))
    note = say("readings.note", method=memo.word("method", chosen.method))
    yield Table(columns, rows, say("readings.table"), note)


def _method_rows(memo: Memo) -> Iterator[tuple[str | Cell, ...]]:
    rate, chosen = memo.evaluation.rate, memo.evaluation.adjustment.method
    for method in ("headline", "calibrated"):
        point = rate.point if method == chosen else rate.other_method_point
        yield _reading_row(memo, "method", method, point, method == chosen)


def _combine_rows(memo: Memo) -> Iterator[tuple[str | Cell, ...]]:
    chosen = memo.evaluation.adjustment.combine
    for combine, point in memo.evaluation.rate.by_combination.items():
        yield _reading_row(memo, "combine", combine, point, combine == chosen)


def _reading_row(
    memo: Memo, group: str, key: str, point: float, used: bool
) -> tuple[str | Cell, ...]:
    name = memo.say(f"readings.{group}", name=memo.word(group, key))
    mark = memo.say("readings.used_mark") if used else ""
    return (
        Cell(name, strong=used),
        Cell(memo.numbers.percent(point), strong=used),
        Cell(mark, strong=used, tone="accent"),
        memo.say(f"readings.{key}"),
    )
