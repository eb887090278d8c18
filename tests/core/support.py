"""What the core's tests share: deals built from parts, the worked examples, the small edition."""

import copy
import json
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from negotiator.deal.model import Deal
from negotiator.deal.reading import from_document
from negotiator.evaluation import Evaluation, StructureValue, evaluate
from negotiator.survey.edition import Edition, open_edition_at

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
Document = dict[str, Any]
MILLION = 1_000_000


def examples(name: str) -> list[Document]:
    """The worked examples of a file, in its order."""
    with (EXAMPLES / name).open("rb") as file:
        found: list[Document] = tomllib.load(file)["example"]
    return found


def full_document() -> Document:
    """A deal that uses every key of version 1, to be changed at will."""
    document: Document = json.loads((EXAMPLES / "full.deal").read_text(encoding="utf-8"))
    return document


def small_document(**sections: Any) -> Document:
    """The least a deal file must hold, and the sections given."""
    least = {
        "ip": {"type": "patent"},
        "forecast": {"sales": [100 * MILLION]},
        "structures": [{"name": "A", "terms": [{"kind": "running", "rate": "adjusted"}]}],
    }
    return {**least, **sections}


def changed(document: Document, place: str, value: Any) -> Document:
    """A copy with ``value`` at a dotted place such as ``structures.0.terms.1.amount``."""
    copied = copy.deepcopy(document)
    holder, key = _holder(copied, place)
    holder[key] = value
    return copied


def without(document: Document, place: str) -> Document:
    """A copy without the key at a dotted place."""
    copied = copy.deepcopy(document)
    holder, key = _holder(copied, place)
    del holder[key]
    return copied


def _holder(document: Any, place: str) -> tuple[Any, Any]:
    """The object or list that holds the last step of a place, and that step."""
    *path, last = place.split(".")
    for step in path:
        document = document[int(step) if isinstance(document, list) else step]
    return document, int(last) if isinstance(document, list) else last


@cache
def small_edition() -> Edition:
    """The edition whose figures are made by hand, beside the examples."""
    return open_edition_at(EXAMPLES / "edition")


def evaluated(document: Document, edition: str = "small") -> Evaluation:
    """The result for a deal document, by the small edition unless the shipped one is named."""
    deal: Deal = from_document(document)
    return evaluate(deal, edition=small_edition()) if edition == "small" else evaluate(deal)


def valued(terms: Sequence[Document], sales: Sequence[float], **sections: Any) -> StructureValue:
    """One structure of these terms, valued on these sales.

    ``forecast`` and other sections are added to the least a deal holds.
    """
    forecast = {"sales": list(sales), **sections.pop("forecast", {})}
    structures = [{"name": "A", "terms": list(terms)}]
    document = small_document(**sections, forecast=forecast, structures=structures)
    return evaluated(document).structures[0]
