"""Numbers as people write them, in both directions; the screen and the papers share it.

``parse_number`` reads what was typed: ``1,200万``, ``３億5,000万``, ``120百万円``, ``3.7％``,
``▲5``, ``(5)``, ``1.5 million``. ``edit_number`` writes a value into a field so that reading it
gives the same value again, every digit kept. ``show_number`` and ``show_money_short`` round for
reading.
Rates and points are fractions in the program (0.037) and percent on the screen (3.7).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal

from negotiator.language import Language, Text

Kind = Literal["rate", "money", "units", "years", "plain", "points"]
Unit = Literal["one", "thousand", "million"]

MINUS = "−"
NOTHING = "—"
LONGEST = 400

_UNIT_EXPONENT: Mapping[str, int] = {"one": 0, "thousand": 3, "million": 6}
_DECIMALS: Mapping[str, int] = {"rate": 1, "points": 1, "money": 0, "units": 0, "years": 0}
_PERCENT_KINDS = ("rate", "points")

# Kanji digits, dashes of every keyboard, and the marks that an input method puts for , and .
_SAME_AS = str.maketrans("〇一二三四五六七八九、。−–—‐‑‒", "0123456789,.------")
_NEGATIVE = re.compile(r"^[-ー▲△▼]")
_BRACKETED = re.compile(r"^\((.+)\)$")
_CURRENCY = (
    r"(?:[¥\\$€£]|jpy|usd|eur|cny|krw|twd|gbp|chf|sgd|thb|vnd|inr|円|yen|米?ドル|ユーロ|元|ウォン)"
)
_SUFFIX: Mapping[str, str] = {
    "rate": r"(?:%|パーセント|percent)",
    "points": r"(?:%|パーセント|ポイント|points?|pts?|pp)",
    "money": _CURRENCY,
    "units": r"(?:個|台|件|本|枚|units?|pcs)",
    "years": r"(?:年目?|か年|years?|yrs?|y)",
    "plain": r"%",
}
_WESTERN: Mapping[str, int] = {
    **dict.fromkeys(("k", "thousand"), 3),
    **dict.fromkeys(("m", "mn", "million", "millions"), 6),
    **dict.fromkeys(("b", "bn", "billion", "billions"), 9),
    **dict.fromkeys(("t", "tn", "trillion", "trillions"), 12),
}
_LARGE = (("兆", 12), ("億", 8), ("万", 4))
_SMALL = (("千", 3), ("百", 2), ("十", 1))
_PLAIN_NUMBER = re.compile(r"(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?")
_GROUPED_NUMBER = re.compile(r"\d{1,3}(?:([, '])\d{3})(?:\1\d{3})*(?:\.\d*)?")


class NumeralError(ValueError):
    """What was typed is no number of its kind; the sentence is ``numerals.error.<code>``."""

    def __init__(self, code: str, **gaps: Any) -> None:
        self.code = code
        self.gaps = gaps
        super().__init__(self.sentence(Text("en")))

    def sentence(self, text: Text) -> str:
        """What was typed and how to write it instead, in the language of ``text``."""
        return text(f"numerals.error.{self.code}", **self.gaps)


def parse_number(text: str, kind: Kind, unit: Unit = "one") -> float:
    """The value that was typed.

    In a rate (or points) field a bare number is percent: ``3.7`` is 0.037, and ``0.037`` is
    0.00037, for a field that sometimes took fractions would be wrong by a hundred unseen. In a
    money field shown in thousands or millions a bare number is in that ``unit``; one with a
    currency or a scale (``円``, ``万``, ``k``) says itself what it is. Raises NumeralError.
    """
    typed = unicodedata.normalize("NFKC", text).translate(_SAME_AS).strip().lower()
    if not typed:
        raise NumeralError("empty")
    if len(typed) > LONGEST:
        raise NumeralError("too_long", most=LONGEST)
    body, negative = _without_sign(typed, kind)
    body, marked = _without_suffix(body, kind)
    value = _scaled(body, kind, _UNIT_EXPONENT[unit] if kind == "money" and not marked else 0)
    if value is None:
        raise NumeralError(f"not_{kind}", typed=_quoted(text))
    if kind in _PERCENT_KINDS or (kind == "plain" and marked):
        value = value.scaleb(-2)
    return _finite(-value if negative else value)


def edit_number(value: float, kind: Kind, unit: Unit = "one") -> str:
    """The text of a value in a field: ``parse_number`` of it is the value, digit for digit."""
    number = _on_screen(Decimal(repr(float(value))), kind, unit)
    digits = f"{abs(number):,f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    sign = MINUS if number < 0 else ""
    return f"{sign}{digits} %" if kind == "rate" else f"{sign}{digits}"


def show_number(
    value: float | None,
    kind: Kind,
    language: Language = "ja",
    unit: Unit = "one",
    decimals: int | None = None,
) -> str:
    """A value for reading, rounded half up: ``8.1 %``, ``+2.4`` (points), ``12,000,000``.

    ``decimals`` defaults to one for rates and points, none for sums and counts. ``None`` is shown
    as a dash. Both languages group alike; the argument stands so that callers need not know that.
    """
    if value is None:
        return NOTHING
    places = _DECIMALS.get(kind, 2) if decimals is None else decimals
    number = _rounded(_on_screen(Decimal(f"{value:.15g}"), kind, unit), places)
    digits = f"{abs(number):,f}"
    if kind == "plain" and "." in digits and decimals is None:
        digits = digits.rstrip("0").rstrip(".")
    sign = MINUS if number < 0 else "+" if kind == "points" and number > 0 else ""
    return f"{sign}{digits} %" if kind == "rate" else f"{sign}{digits}"


def show_money_short(value: float | None, language: Language, currency: str = "JPY") -> str:
    """A sum as one says it: ``1億2,600万円``, ``6,000万円``; ``¥126 million``."""
    if value is None:
        return NOTHING
    amount = _rounded(Decimal(f"{abs(value):.15g}"), 0)
    said = _said_in_japanese(amount) if language == "ja" else _said_in_english(amount)
    sign = MINUS if value < 0 and amount else ""
    return sign + Text(language)(f"numerals.currency.{currency}", amount=said)


def _without_sign(typed: str, kind: Kind) -> tuple[str, bool]:
    bracketed = _BRACKETED.match(typed)
    if bracketed:
        return bracketed.group(1).strip(), True
    bare = _without_currency_prefix(typed, kind)
    negative = _NEGATIVE.match(bare) is not None
    return bare.lstrip("+") if not negative else bare[1:].strip(), negative


def _without_currency_prefix(typed: str, kind: Kind) -> str:
    """``¥-5`` is ``-5¥``: the sign is looked for behind the currency, too."""
    found = re.match(rf"{_CURRENCY}\s*(?=[-▲△▼+])", typed) if kind == "money" else None
    return typed[found.end() :] + found.group().strip() if found else typed


def _without_suffix(body: str, kind: Kind) -> tuple[str, bool]:
    """The number alone, and whether a mark of its kind (円, %, 個 …) stood with it."""
    pattern = _SUFFIX[kind]
    marked = False
    if kind == "money":
        body, count = re.subn(rf"^{pattern}\s*", "", body)
        marked = count > 0
    stripped, count = re.subn(rf"\s*{pattern}$", "", body)
    return stripped.strip(), marked or count > 0


def _scaled(body: str, kind: Kind, bare_exponent: int) -> Decimal | None:
    if kind in ("money", "units", "plain"):
        for read in (_read_japanese, _read_western):
            value = read(body)
            if value is not None:
                return value
    number = _read_digits(body)
    return None if number is None else number.scaleb(bare_exponent)


def _read_western(body: str) -> Decimal | None:
    found = re.fullmatch(r"([\d.,' ]*\d)\s*([a-z]+)", body)
    if not found or found.group(2) not in _WESTERN:
        return None
    number = _read_digits(found.group(1))
    return None if number is None else number.scaleb(_WESTERN[found.group(2)])


def _read_japanese(body: str) -> Decimal | None:
    """``3億5,000万``, ``2千5百万``: each large unit counts all that stands before it."""
    if not any(mark in body for mark, _ in (*_LARGE, *_SMALL)):
        return None
    total, rest = Decimal(0), body
    for mark, exponent in _LARGE:
        before, found, after = rest.partition(mark)
        if not found:
            continue
        part = _read_small(before)
        if part is None:
            return None
        total, rest = total + part.scaleb(exponent), after.strip()
    last = _read_small(rest) if rest else Decimal(0)
    return None if last is None else total + last


def _read_small(body: str) -> Decimal | None:
    """``2千5百``, ``120百``, ``千``, ``5,000``."""
    total, rest = Decimal(0), body.strip()
    if not rest:
        return None
    for mark, exponent in _SMALL:
        before, found, after = rest.partition(mark)
        if not found:
            continue
        part = _read_digits(before.strip()) if before.strip() else Decimal(1)
        if part is None:
            return None
        total, rest = total + part.scaleb(exponent), after.strip()
    last = _read_digits(rest) if rest else Decimal(0)
    return None if last is None else total + last


def _read_digits(body: str) -> Decimal | None:
    """Digits with a point and, if any, separators at every third: a comma elsewhere is a slip."""
    body = body.strip()
    if _PLAIN_NUMBER.fullmatch(body):
        return Decimal(body)
    if _GROUPED_NUMBER.fullmatch(body):
        return Decimal(re.sub(r"[, ']", "", body))
    return None


def _finite(value: Decimal) -> float:
    number = float(value)
    if number in (float("inf"), float("-inf")):
        raise NumeralError("too_large")
    return number


def _on_screen(value: Decimal, kind: Kind, unit: Unit) -> Decimal:
    if kind in _PERCENT_KINDS:
        return value.scaleb(2)
    return value.scaleb(-_UNIT_EXPONENT[unit]) if kind == "money" else value


def _rounded(value: Decimal, places: int) -> Decimal:
    if value.adjusted() > 20:
        return value  # no digit behind the point is left to round
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def _said_in_japanese(amount: Decimal) -> str:
    if amount < 10_000:
        return f"{amount:,f}"
    tens_of_thousands = int(_rounded(amount / 10_000, 0))
    hundred_millions, rest = divmod(tens_of_thousands, 10_000)
    words = f"{hundred_millions:,}億" if hundred_millions else ""
    return words + (f"{rest:,}万" if rest else "")


def _said_in_english(amount: Decimal) -> str:
    for exponent, word in ((9, "billion"), (6, "million")):
        if _rounded(amount.scaleb(-exponent), 2) >= 1:
            digits = f"{_rounded(amount.scaleb(-exponent), 2):,f}".rstrip("0").rstrip(".")
            return f"{digits} {word}"
    return f"{amount:,f}"


def _quoted(text: str) -> str:
    words = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return words if len(words) <= 30 else words[:29] + "…"
