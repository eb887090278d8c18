"""Whatever a user types stands in the memo: as itself, or as its code point. Nothing vanishes."""

from io import BytesIO

import pytest
from papers.sample import DAY, evaluation, words
from pypdf import PdfReader

from negotiator.evaluation import Evaluation
from negotiator.papers.memo import memo_bytes

MARKUP = "<b>太い</b>&amp;<br/><font size=99>{rate}%s"
RARE_KANJI = "髙﨑𠮷"
PICTURES = "👍⚠✎"
ENDLESS = "あ" * 700 + "W" * 700 + "長い" * 300


def everywhere(text: str) -> Evaluation:
    """A deal with ``text`` in every field that takes any text."""
    return evaluation(
        title=text,
        prepared_by=text,
        notes=text,
        parties={"licensor": {"name": text, "country": text}, "licensee": {"name": text}},
        ip={
            "type": "patent",
            "class": "chemistry",
            "industry": text,
            "rights": [{"kind": text, "number": text, "title": text}],
        },
        grant={"exclusivity": "exclusive", "territory": text, "field": text},
        adjustment={"overrides": {"exclusive": {"strength": 0.5, "reason": text}}},
        structures=[
            {
                "name": text,
                "terms": [
                    {"kind": "milestone", "events": [{"year": 1, "amount": 5, "name": text}]}
                ],
            }
        ],
    )


@pytest.mark.parametrize(
    "text", [MARKUP, RARE_KANJI, PICTURES], ids=["markup", "kanji", "pictures"]
)
def test_odd_characters_stand_in_the_memo_as_they_were_typed(text: str):
    assert words(everywhere(text)).count("".join(text.split())) >= 10


@pytest.mark.parametrize(
    ("character", "shown"),
    [
        ("\U0001f9ff", "〔U+1F9FF〕"),
        ("\x07", "〔U+0007〕"),
        ("\u202e", "〔U+202E〕"),
        ("\ud800", "〔U+D800〕"),
        ("م", "〔U+0645〕"),
    ],
    ids=["no font", "control", "right to left", "half a character", "arabic"],
)
def test_what_cannot_be_shown_stands_as_its_code_point(character: str, shown: str):
    assert words(everywhere(f"前{character}後")).count(f"前{shown}後") >= 10


def test_two_thousand_characters_without_a_space_are_all_there():
    found = words(everywhere(ENDLESS))
    assert len(ENDLESS) == 2000
    # Whole in: title, notes, both parties, industry, right, grant twice, reason, name, milestone.
    # Page heads and feet stand between the lines, so the letters are counted.
    assert found.count("W") >= 700 * 10
    assert found.count("あ") >= 700 * 10


def test_line_ends_of_all_kinds_start_a_line():
    found = words(everywhere("一行目\r\n二行目\u2028三行目"))
    assert "一行目二行目三行目" in found
    assert "U+" not in found


def test_letters_and_marks_written_apart_come_together():
    assert "がé" in words(everywhere("か\u3099e\u0301"))


def test_properties_and_outline_bear_odd_text_too():
    pdf = PdfReader(BytesIO(memo_bytes(everywhere(f"{RARE_KANJI}\x07\ud800"), "ja", DAY)))
    assert pdf.metadata is not None
    assert pdf.metadata.author == f"{RARE_KANJI}〔U+0007〕〔U+D800〕"
    assert any(RARE_KANJI in str(getattr(entry, "title", "")) for entry in pdf.outline)


def test_sums_beyond_all_measure_are_still_laid_out():
    value = evaluation(
        structures=[{"name": "a", "terms": [{"kind": "lump_sum", "amount": 1.5e300}]}],
        forecast={"sales": [1e300, 1e300], "operating_margin_rate": 0.1},
    )
    assert "10^300" in words(value)
