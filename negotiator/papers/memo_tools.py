"""What every section of the memo has at hand: the evaluation, words, numbers, short names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from negotiator.evaluation import caution_sentence
from negotiator.language import Language, Text
from negotiator.papers.content import Cell, Note
from negotiator.papers.numbers import Numbers, Scale
from negotiator.papers.templates import Wording

if TYPE_CHECKING:
    from negotiator.deal.model import Deal
    from negotiator.evaluation import Caution, Evaluation, StructureValue

NAME_LENGTH = 40
HEAD_LENGTH = 24


@dataclass(frozen=True)
class Memo:
    """The material of one memo; ``say`` is the template's wording, ``text`` the shared words."""

    evaluation: Evaluation
    say: Wording
    text: Text
    numbers: Numbers
    day: date

    @property
    def deal(self) -> Deal:
        """The deal itself."""
        return self.evaluation.deal

    @property
    def language(self) -> Language:
        """The language the memo is written in."""
        return self.text.language

    def word(self, group: str, key: str) -> str:
        """The shared word for a key of a closed list."""
        return self.text(f"domain.{group}.{key}")

    def listed(self, items: Iterable[str]) -> str:
        """``A、B、C``."""
        return self.say("words.comma").join(items)

    def class_name(self, key: str) -> str:
        """A survey class by its label; the key itself where the evaluation carries no label."""
        for info in (self.evaluation.class_info, self.evaluation.class_used_info):
            if info.key == key:
                return self.text.pick(info.labels)
        return self.say("words.overall") if key == "overall" else key

    def factor_name(self, key: str) -> str:
        """A factor in the words of screen and paper."""
        return self.word("factor", key)

    def table_name(self, table: str) -> str:
        """A table of the survey: ``表Ⅱ-3``."""
        key = f"tables.{table}"
        if key in self.say:
            return self.say(key)
        number = table.replace("III-", "Ⅲ-").replace("II-", "Ⅱ-")
        return self.say("words.table", number=table if self.language == "en" else number)

    def year(self, year: int) -> str:
        """``契約時`` for year 0, then the contract years."""
        return self.word("unit", "year_0") if year == 0 else self.say("words.year", year=year)

    def unit(self, scale: Scale) -> str:
        """The unit of a table of sums: ``百万円``."""
        currency = self.deal.forecast.currency
        known = f"currency.{currency}"
        name = self.say(known) if known in self.say else currency
        return self.say(f"units.{scale.unit}", currency=name)

    def warning(self, caution: Caution) -> Note:
        """A caution as a sentence."""
        return Note(caution_sentence(self.evaluation, caution, self.text), caution.level)

    def structure_cell(self, structure: StructureValue, length: int = NAME_LENGTH) -> Cell:
        """A structure's name for a table; the reference is marked."""
        name = shortened(structure.name, length)
        if structure.name == self.deal.reference.name:
            return Cell(self.say("structures.reference_mark", name=name), strong=True)
        return Cell(name)

    def moneys(self, values: Sequence[float | None], scale: Scale) -> list[str]:
        """Sums in the unit of a scale."""
        return [self.numbers.money(value, scale) for value in values]


def shortened(text: str, length: int) -> str:
    """A text on one line, cut with … where it is longer; the whole stands elsewhere in the memo."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"
