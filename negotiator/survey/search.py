"""Searching, filtering and sorting a table: words, conditions on figures, empty cells last.

What is typed and what is searched are folded alike: letters of either width and case, hiragana
and katakana count as the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from negotiator.numerals import NumeralError, parse_number

Numbers = Sequence[float | None]
Test = Callable[[float | None], bool]

EMPTY_SIGNS = ("-", "–", "—", "−", "ー")
ANY_SIGN = "*"
_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
_COMPARED = re.compile(r"(>=|<=|≥|≤|>|<|=|≠|!=)(.*)")
_RANGE = re.compile(r"(.+?)(?:\.\.|~|〜)(.+)")
_DIGITS = re.compile(r"(\d+)")
_SEPARATOR = "\x1f"


class ConditionError(ValueError):
    """A condition on figures that can't be read (yet): ``>``, ``> much``."""


def folded(words: str) -> str:
    """The words as they are compared: width, case and the kind of kana make no difference."""
    return unicodedata.normalize("NFKC", words).casefold().translate(_KATAKANA)


def figure_condition(typed: str) -> Test:
    """The condition that was typed for a column of figures.

    ``>3``, ``>=3``, ``<3``, ``<=3``, ``=3``, ``!=3``, ``3..5`` (both ends count), ``–`` (empty),
    ``*`` (not empty). Raises ConditionError for what is none of these.
    """
    sign = unicodedata.normalize("NFKC", typed).strip()
    if sign in EMPTY_SIGNS:
        return lambda value: value is None
    if sign == ANY_SIGN:
        return lambda value: value is not None
    compared = _COMPARED.fullmatch(sign)
    if compared:
        return _comparison(compared.group(1), _number(compared.group(2)))
    between = _RANGE.fullmatch(sign)
    if between:
        low, high = sorted((_number(between.group(1)), _number(between.group(2))))
        return lambda value: value is not None and low <= value <= high
    raise ConditionError(typed)


def is_condition(typed: str) -> bool:
    """Whether what was typed for a column of figures compares, rather than begins a figure."""
    sign = unicodedata.normalize("NFKC", typed).strip()
    if sign in (*EMPTY_SIGNS, ANY_SIGN):
        return True
    return bool(_COMPARED.fullmatch(sign) or _RANGE.fullmatch(sign))


def _number(typed: str) -> float:
    try:
        return parse_number(typed, "units")
    except NumeralError as error:
        raise ConditionError(typed) from error


def _comparison(sign: str, bound: float) -> Test:
    tests: dict[str, Callable[[float], bool]] = {
        ">": lambda value: value > bound,
        "<": lambda value: value < bound,
        ">=": lambda value: value >= bound,
        "≥": lambda value: value >= bound,
        "<=": lambda value: value <= bound,
        "≤": lambda value: value <= bound,
        "=": lambda value: value == bound,
        "!=": lambda value: value != bound,
        "≠": lambda value: value != bound,
    }
    test = tests[sign]
    return lambda value: value is not None and test(value)


class Searcher:
    """The words of a table by column, and its figures; rows are told by their place."""

    def __init__(self, words: Sequence[Sequence[str]], numbers: Mapping[int, Numbers]) -> None:
        """``words`` holds a column after the other; ``numbers`` the columns of figures."""
        self.words = words
        self.numbers = numbers
        self.row_count = len(words[0]) if words else 0
        self._folded: dict[int, list[str]] = {}
        self._ranks: dict[int, list[tuple[str | int, ...]]] = {}

    @cached_property
    def _rows(self) -> list[str]:
        """Every row's words in one, folded, so that a search is one look at each row."""
        columns = [self._column(place) for place in range(len(self.words))]
        return [_SEPARATOR.join(row) for row in zip(*columns, strict=True)]

    def _column(self, place: int) -> list[str]:
        if place not in self._folded:
            known: dict[str, str] = {}
            for words in self.words[place]:
                if words not in known:
                    known[words] = folded(words)
            self._folded[place] = [known[words] for words in self.words[place]]
        return self._folded[place]

    def matching(self, typed: str, by_column: Mapping[int, str] | None = None) -> list[int]:
        """The rows that hold all words typed, anywhere, and meet every column's filter.

        A column of figures takes a condition (see :func:`figure_condition`) or the beginning of a
        figure; other columns take words, ``–`` (empty) or ``*`` (not empty). Raises
        ConditionError.
        """
        rows: list[int] = list(range(self.row_count))
        for word in folded(typed).split():
            rows = [row for row in rows if word in self._rows[row]]
        for place, condition in (by_column or {}).items():
            if condition.strip():
                rows = self._filtered(rows, place, condition)
        return rows

    def count(self, typed: str) -> int:
        """How many rows hold all words typed."""
        return len(self.matching(typed))

    def _filtered(self, rows: list[int], place: int, typed: str) -> list[int]:
        if place in self.numbers and is_condition(typed):
            meets = figure_condition(typed)
            numbers = self.numbers[place]
            return [row for row in rows if meets(numbers[row])]
        column = self._column(place)
        if typed.strip() in EMPTY_SIGNS:
            return [row for row in rows if not column[row]]
        if typed.strip() == ANY_SIGN:
            return [row for row in rows if column[row]]
        if place in self.numbers:
            start = folded(typed).strip().replace("-", "−")
            return [row for row in rows if column[row].replace(",", "").startswith(start)]
        wanted = folded(typed).split()
        return [row for row in rows if all(word in column[row] for word in wanted)]

    def ordered(self, rows: Sequence[int], place: int, descending: bool = False) -> list[int]:
        """The rows by a column: figures as figures, words with their numbers as numbers.

        Empty cells stand last either way; equal cells keep their order.
        """
        if place in self.numbers:
            numbers = self.numbers[place]
            filled = [(value, row) for row in rows if (value := numbers[row]) is not None]
            filled.sort(key=lambda pair: pair[0], reverse=descending)
            return [row for _, row in filled] + [row for row in rows if numbers[row] is None]
        ranks, column = self._rank(place), self.words[place]
        named = sorted((r for r in rows if column[r]), key=ranks.__getitem__, reverse=descending)
        return named + [row for row in rows if not column[row]]

    def _rank(self, place: int) -> list[tuple[str | int, ...]]:
        if place not in self._ranks:
            self._ranks[place] = [_natural(words) for words in self._column(place)]
        return self._ranks[place]


def _natural(words: str) -> tuple[str | int, ...]:
    """Words and numbers in turn, so that 9-10 comes before 10-11."""
    parts = _DIGITS.split(words)
    return tuple(int(part) if place % 2 else part for place, part in enumerate(parts))
