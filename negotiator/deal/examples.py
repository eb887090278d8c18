"""Worked examples that open ready to read, and the blank deal to start from.

Each example is one deal file in Japanese; its English is the same deal with every Japanese text
replaced, so that the two can't differ in a figure.
"""

from __future__ import annotations

import json
import tomllib
from functools import cache
from typing import Any

from negotiator.deal.model import (
    Deal,
    Forecast,
    Grant,
    IntellectualProperty,
    Structure,
)
from negotiator.deal.reading import from_document
from negotiator.deal.terms import Running
from negotiator.deal.vocabulary import ADJUSTED
from negotiator.language import Language, Text
from negotiator.locations import resources

EXAMPLES = (
    "sample",
    "corporate-brand",
    "overseas-program",
    "know-how-abroad",
    "drug-milestones",
    "cross-licence",
)
BLANK_YEARS = 10


def example_names() -> tuple[str, ...]:
    """The examples, in the order they are offered."""
    return EXAMPLES


def open_example(name: str, language: Language = "ja") -> Deal:
    """The example of that name; KeyError if there is none.

    Its title and summary for a list stand in the catalogue under ``examples.<name>``.
    """
    if name not in EXAMPLES:
        raise KeyError(name)
    path = resources() / "examples" / f"{name}.deal"
    document = json.loads(path.read_text(encoding="utf-8"))
    if language == "en":
        document = {**_in_english(document), "language": "en"}
    return from_document(document)


@cache
def _english() -> dict[str, str]:
    path = resources() / "examples" / "english.toml"
    return {row["ja"]: row["en"] for row in tomllib.loads(path.read_text("utf-8"))["text"]}


def _in_english(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _in_english(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_in_english(value) for value in node]
    if isinstance(node, str):
        return _english().get(node, node)
    return node


def blank_deal(language: Language) -> Deal:
    """A new deal: a patent, ten years without sales yet, one running royalty."""
    name = Text(language)("domain.term.running")
    return Deal(
        ip=IntellectualProperty(type="patent"),
        forecast=Forecast(sales=(0.0,) * BLANK_YEARS),
        structures=(Structure(name=name, terms=(Running(ADJUSTED),)),),
        grant=Grant(years=BLANK_YEARS),
        language=language,
        reference_structure=name,
    )
