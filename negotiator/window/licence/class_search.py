"""Finding a class of the survey by what people type: a name, a product, an IPC or Nice code."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from negotiator.evaluation import SurveyClass

SEPARATOR = ";"
_IPC = re.compile(r"[a-h]\d\d")
_NICE = re.compile(r"(?:第|nice|class)?\s*(\d{1,2})\s*類?")
HERE, STARTS, WITHIN, NOT_FOUND = 0, 1, 2, 9


def found(query: str, classes: Iterable[SurveyClass]) -> list[SurveyClass]:
    """The classes that fit, best first; all of them, in the report's order, for an empty query.

    A whole term fits best (an IPC class also by a longer symbol, ``C09D`` by ``C09``), then the
    beginning of a term, then any part of one.
    """
    typed = _plain(query)
    ranked = [(_rank(typed, known), place, known) for place, known in enumerate(classes)]
    return [known for rank, _, known in sorted(ranked, key=_order) if rank < NOT_FOUND]


def _order(entry: tuple[int, int, SurveyClass]) -> tuple[int, int]:
    return entry[:2]


def _rank(typed: str, known: SurveyClass) -> int:
    if not typed:
        return HERE
    terms = _terms(known)
    if typed in terms or _fits_code(typed, known, terms):
        return HERE
    if any(term.startswith(typed) for term in terms):
        return STARTS
    words = typed.split()
    everything = " ".join(terms)
    return WITHIN if all(word in everything for word in words) else NOT_FOUND


def _fits_code(typed: str, known: SurveyClass, terms: tuple[str, ...]) -> bool:
    """Whether an IPC symbol or a Nice number names the class."""
    if known.ip_type == "trademark":
        number = _NICE.fullmatch(typed)
        return number is not None and known.key == f"nice_{int(number.group(1)):02d}"
    symbol = typed.replace(" ", "")
    if _IPC.match(symbol) is None:
        return False
    return any(_IPC.match(term) and symbol.startswith(term.replace(" ", "")) for term in terms)


def _terms(known: SurveyClass) -> tuple[str, ...]:
    listed = [*known.labels.values(), known.key.replace("_", " ")]
    for terms in known.search_terms.values():
        listed.extend(terms.split(SEPARATOR))
    return tuple(dict.fromkeys(_plain(term) for term in listed if term))


def _plain(words: str) -> str:
    """One form for what an input method may write: widths, case, hiragana for katakana."""
    folded = unicodedata.normalize("NFKC", words).casefold().strip()
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in folded)
