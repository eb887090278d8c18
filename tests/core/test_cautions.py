"""Cautions that no figure carries: what the law does not offer."""

from __future__ import annotations

import pytest
from core.support import small_document

from negotiator.deal.reading import from_document
from negotiator.evaluation import caution_sentence, evaluate
from negotiator.language import LANGUAGES, Text


def codes(ip_type: str, exclusivity: str) -> list[str]:
    document = small_document(ip={"type": ip_type}, grant={"exclusivity": exclusivity})
    return [caution.code for caution in evaluate(from_document(document)).warnings]


@pytest.mark.parametrize("ip_type", ["program", "know_how"])
def test_an_exclusive_licence_cannot_be_registered_where_there_is_no_register(ip_type):
    assert "no_registration" in codes(ip_type, "registered_exclusive")
    assert "no_registration" not in codes(ip_type, "exclusive")


@pytest.mark.parametrize("ip_type", ["patent", "trademark"])
def test_patents_and_trademarks_have_a_register(ip_type):
    assert "no_registration" not in codes(ip_type, "registered_exclusive")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_caution_of_a_troubled_deal_is_a_sentence(language):
    document = small_document(
        ip={"type": "program", "class": "10100"},
        role="licensee",
        grant={"exclusivity": "registered_exclusive"},
        bundle=["know_how", "other_right"],
        counterparty="other_counterparty",
        benchmark={"statistic": "median"},
        base={"scope": "if_used"},
    )
    evaluation = evaluate(from_document(document))
    sentences = [caution_sentence(evaluation, c, Text(language)) for c in evaluation.warnings]
    assert len(sentences) >= 6
    assert all("{" not in sentence and sentence[:1] != "(" for sentence in sentences)
