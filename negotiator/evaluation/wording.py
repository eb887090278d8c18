"""Cautions in words: the sentence of the catalogue, its gaps filled in the reader's language."""

from __future__ import annotations

import re
from typing import Any

from negotiator.evaluation.result import Evaluation
from negotiator.language import Text
from negotiator.rates.types import Caution
from negotiator.survey.edition import open_edition

# The program writes "8.1 %"; Python's own format has no room for the space.
DIGIT_AND_PERCENT = re.compile(r"(\d)%")


def caution_sentence(evaluation: Evaluation, caution: Caution, text: Text) -> str:
    """The caution as a sentence in the language of ``text``."""
    gaps = {name: _word(evaluation, gap, text) for name, gap in caution.gaps.items()}
    sentence = text(f"warnings.{caution.code}", **gaps)
    return DIGIT_AND_PERCENT.sub(r"\1 %", sentence)


def _word(evaluation: Evaluation, gap: Any, text: Text) -> Any:
    """A gap's figure as it is; ("class", type, key) and the like as the word for it."""
    match gap:
        case ("class", ip_type, key):
            known = (evaluation.class_info, evaluation.class_used_info)
            labels = next((c.labels for c in known if c.key == key), None)
            return text.pick(
                labels or open_edition(evaluation.edition.name).classes(ip_type)[key].labels
            )
        case ("factor" | "ip_type" as kind, key):
            return text(f"domain.{kind}.{key}")
    return gap
