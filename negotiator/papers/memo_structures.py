"""Payment structures compared: values to both sides, terms in words, payments year by year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from negotiator.charts.figures import both_sides_value, yearly_payments
from negotiator.numerals import NOTHING
from negotiator.papers.content import (
    Block,
    Bullets,
    Cell,
    Column,
    Figure,
    Label,
    Paragraph,
    Table,
)
from negotiator.papers.memo_terms import term_in_words
from negotiator.papers.memo_tools import HEAD_LENGTH, NAME_LENGTH, Memo, shortened
from negotiator.papers.numbers import Scale

if TYPE_CHECKING:
    from negotiator.evaluation import StructureValue


def comparison(memo: Memo) -> Iterator[Block]:
    """All structures in one table, and as charts."""
    deal, say = memo.deal, memo.say
    yield Paragraph(
        say("structures.lead", years=deal.years, name=shortened(deal.reference.name, NAME_LENGTH))
    )
    yield _comparison_table(memo)
    structures = len(memo.evaluation.structures)
    yield Figure(
        say("structures.yearly_chart"),
        lambda width, height: yearly_payments(memo.evaluation, memo.text, width, height),
        170,
    )
    yield Figure(
        say("structures.value_chart"),
        lambda width, height: both_sides_value(memo.evaluation, memo.text, width, height),
        min(45 + 23 * structures, 400),
    )


def _comparison_table(memo: Memo) -> Table:
    say, structures = memo.say, memo.evaluation.structures
    sums = [value.total for value in structures]
    sums += [value.npv_licensor for value in structures]
    scale = memo.numbers.scale(sums)
    keys = (
        "total",
        "npv_licensor",
        "after_tax",
        "npv_licensee",
        "effective_rate",
        "three_years",
        "payback",
        "burden",
    )
    columns = (
        Column(say("structures.name"), "left", 1),
        *(Column(say(f"structures.{key}")) for key in keys),
    )
    rows = tuple(_comparison_row(memo, value, scale) for value in structures)
    note = say(
        "structures.note",
        licensor=memo.numbers.exact_rate(memo.deal.finance.licensor_discount_rate),
        licensee=memo.numbers.exact_rate(memo.deal.finance.licensee_discount_rate),
    )
    return Table(columns, rows, say("structures.table", unit=memo.unit(scale)), note)


def _comparison_row(memo: Memo, value: StructureValue, scale: Scale) -> tuple[str | Cell, ...]:
    numbers = memo.numbers
    payback = NOTHING if value.payback_year is None else str(value.payback_year)
    return (
        memo.structure_cell(value),
        numbers.money(value.total, scale),
        Cell(numbers.money(value.npv_licensor, scale), strong=True),
        numbers.money(value.npv_licensor_after_tax, scale),
        numbers.money(value.npv_licensee, scale),
        numbers.percent(value.effective_rate),
        numbers.money(value.first_three_years, scale),
        payback,
        numbers.percent(value.burden),
    )


def terms(memo: Memo) -> Iterator[Block]:
    """What each structure says, term by term."""
    yield Paragraph(memo.say("terms_part.lead"))
    for structure in memo.deal.structures:
        name = shortened(structure.name, NAME_LENGTH)
        if structure.name == memo.deal.reference.name:
            name = memo.say("structures.reference_mark", name=name)
        yield Label(name)
        if shortened(structure.name, NAME_LENGTH) != structure.name:
            yield Paragraph(memo.say("terms_part.full_name", name=structure.name), "small")
        sentences = [term_in_words(memo, term) for term in structure.terms]
        if structure.solve_for is not None:
            number = structure.solve_for.term + 1
            sentences.append(memo.say("terms_part.solve_for", number=number))
        yield Bullets(tuple(sentences))


def payments(memo: Memo) -> Iterator[Block]:
    """What is paid each year, to the last yen."""
    say, structures = memo.say, memo.evaluation.structures
    exact = memo.numbers.exact
    yield Paragraph(say("payments.lead"))
    columns = (
        Column(say("payments.year"), "left"),
        *(Column(memo.structure_cell(value, HEAD_LENGTH).text) for value in structures),
    )
    rows = [
        (
            memo.year(year),
            *(memo.numbers.money(value.payments[year], exact) for value in structures),
        )
        for year in range(memo.deal.years + 1)
    ]
    total = (say("payments.total"), *(memo.numbers.money(v.total, exact) for v in structures))
    title = say("payments.table", unit=memo.unit(exact))
    yield Table(columns, (*rows, total), title, total=True)
