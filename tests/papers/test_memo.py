"""The negotiation memo as a reader finds it: what it says, and that it is sound as a file."""

import os
import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from papers.sample import DAY, deal, evaluation, large, reader, with_all_terms, words
from pypdf import PdfReader

from negotiator.evaluation import evaluate
from negotiator.language import Language
from negotiator.papers.memo import memo_bytes, paper_date, write_memo

ROOT = Path(__file__).resolve().parents[2]
SECTIONS: dict[Language, tuple[str, ...]] = {
    "ja": (
        "料率の目安とその根拠",
        "出発点となる調査の料率",
        "案件の事情による調整",
        "置き換えた値とその理由",
        "別の読み方をした場合",
        "支払方式の比較",
        "双方にとっての価値",
        "各方式の条件",
        "年ごとの支払額",
        "前提",
        "売上の見込み",
        "ロイヤルティの算定基礎と事業",
        "割引率と税",
        "計算方法の選択",
        "こちらの立場（相手に見せない値）",
        "注意点",
        "出典と調査の前提",
        "このメモについて",
    ),
    "en": (
        "The rate and its reasons",
        "Where the rate starts: the survey",
        "Adjustments for this deal",
        "Figures set by hand, with reasons",
        "The same answers read another way",
        "Payment structures compared",
        "Worth to both sides",
        "Terms of each structure",
        "Payments by year",
        "Assumptions",
        "Sales forecast",
        "Royalty base and business",
        "Discount rates and taxes",
        "How it was calculated",
        "Our position (not to be shown)",
        "Cautions",
        "Sources and premises of the survey",
        "About this memo",
    ),
}
LANGUAGES: tuple[Language, ...] = ("ja", "en")


@pytest.fixture(scope="module")
def memo() -> dict[Language, PdfReader]:
    value = evaluation()
    return {language: reader(value, language) for language in LANGUAGES}


def text_of(pdf: PdfReader) -> str:
    return "".join("".join(page.extract_text().split()) for page in pdf.pages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_stands_in_the_memo_and_in_its_outline(memo, language: Language):
    found = text_of(memo[language])
    outline = [entry.title for part in memo[language].outline for entry in _entries(part)]
    for heading in SECTIONS[language]:
        assert "".join(heading.split()) in found
        assert any(title.endswith(heading) for title in outline)


def _entries(part):
    return part if isinstance(part, list) else [part]


def test_every_outline_entry_leads_to_the_page_its_heading_stands_on(memo):
    pdf = memo["ja"]
    entries = [entry for part in pdf.outline for entry in _entries(part)]
    for entry in entries:
        page = pdf.pages[pdf.get_destination_page_number(entry)]
        assert "".join(entry.title.split()) in "".join(page.extract_text().split())


def test_the_first_page_says_what_for_how_much_and_why(memo):
    # The sample deal's figures: 4.3 + 2.4 + 2.1 + 0.7 − 1.4 = 8.1 (tables II-3 and II-7).
    first = "".join(memo["ja"].pages[0].extract_text().split())
    for words_there in (
        "抗菌コーティング剤の特許ライセンス",
        "株式会社みほん化研（中小企業、日本）",
        "特許第0000000号",
        "2027年4月1日から3年",
        "8.1%",
        "独占的なライセンス（+2.4）、代替技術がない（+2.1）、技術ノウハウとの組合せ（+0.7）",
        "得意先（−1.4）",
        "基準の支払方式「ランニング」",
    ):
        assert words_there in first


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_carries_stamp_title_date_author_and_number(memo, language: Language):
    pages = memo[language].pages
    stamp, day = {"ja": ("社外秘", "2026年11月20日"), "en": ("Confidential", "20November2026")}[
        language
    ]
    for number, page in enumerate(pages, start=1):
        found = "".join(page.extract_text().split())
        for furniture in (stamp, day, "みほん特許事務所", f"{number}/{len(pages)}"):
            assert furniture in found
        assert "抗菌コーティング剤の特許ライセンス" in found


def test_properties_tell_title_author_subject_and_language(memo):
    for language, title, code in (
        ("ja", "交渉メモ：抗菌コーティング剤の特許ライセンス", "ja-JP"),
        ("en", "Negotiation memo: 抗菌コーティング剤の特許ライセンス", "en-GB"),
    ):
        pdf = memo[language]
        assert pdf.metadata.title == title
        assert pdf.metadata.author == "みほん特許事務所"
        assert pdf.metadata.subject
        assert pdf.trailer["/Root"]["/Lang"] == code


def fonts(pdf: PdfReader) -> list[Any]:
    found: dict[str, Any] = {}
    for page in pdf.pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            found[font.get_object()["/BaseFont"]] = font.get_object()
    return list(found.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_text_is_in_embedded_subsets_of_truetype_fonts(memo, language: Language):
    used = fonts(memo[language])
    assert used
    for font in used:
        assert font["/Subtype"] == "/TrueType"
        assert font["/BaseFont"][7] == "+", f"{font['/BaseFont']} is not a subset"
        assert "/FontFile2" in font["/FontDescriptor"]
        assert "/ToUnicode" in font


def test_figures_are_vectors(memo):
    for page in memo["ja"].pages:
        assert not page.images


def test_payments_stand_to_the_yen_year_by_year(memo):
    found = text_of(memo["ja"])
    # 0.045 × 0.95 × 120,000,000 = 5,130,000, topped up to the minimum of 8,000,000.
    assert "8,000,000" in found
    # 0.045 × 0.95 × 260,000,000 = 11,115,000, less the 2,870,000 and 305,000 topped up before,
    # as far as the minimum allows: 8,000,000.
    assert "60,000,000" in found
    # The running royalty of year 1: 0.081 × 114,000,000.
    assert "9,234,000" in found


def test_overrides_are_listed_with_their_reasons_even_those_that_wait(memo):
    found = text_of(memo["ja"])
    assert "技術ノウハウとの組合せ：強さ50%。理由：開示は製造条件だけ" in found
    assert (
        "効いていません）訴訟などの和解：向き上げる、大きさ2.0ポイント。理由：係争になれば" in found
    )


def test_a_direction_that_was_confirmed_is_told_apart_from_one_that_was_turned():
    def overridden(direction: int) -> str:
        override = {"direction": direction, "reason": "確認した"}
        return words(evaluation(adjustment={"overrides": {"customer": override}}))

    assert "得意先：向き下げる（調査と同じ）。理由：確認した" in overridden(-1)
    assert "得意先：向き下げる→上げる。理由：確認した" in overridden(1)


def test_an_overridden_base_is_told_with_the_survey_mean_and_the_reason():
    found = words(evaluation(benchmark={"override_rate": 0.05, "override_reason": "前回の契約"}))
    assert "出発点：調査の平均4.3%に代えて5%。理由：前回の契約" in found


def test_evidence_counts_stand_beside_each_direction(memo):
    # Counted over the appendix (design, section 3): exclusive up 175, down 19.
    found = text_of(memo["ja"])
    assert "独占的なライセンス175194397" in found.replace("%", "")


def test_a_thin_class_is_said_to_be_replaced():
    value = evaluation(ip={"type": "patent", "class": "weapons_blasting"})
    assert value.benchmark.is_thin
    assert "回答が少ないため、全体の値を代わりに使っています" in words(value)


@pytest.mark.parametrize(
    ("ip", "exclusivity", "word"),
    [
        ({"type": "patent", "class": "chemistry"}, "registered_exclusive", "専用実施権、"),
        ({"type": "trademark", "class": "nice_25"}, "registered_exclusive", "専用使用権、"),
        ({"type": "trademark", "class": "nice_25"}, "non_exclusive", "通常使用権（非独占）、"),
        ({"type": "program", "class": "system"}, "exclusive", "独占的利用許諾、"),
        ({"type": "know_how", "class": "chemistry"}, "non_exclusive", "非独占的供与、"),
    ],
)
def test_a_grant_is_called_what_the_law_of_its_right_calls_it(ip, exclusivity, word):
    value = evaluation(ip=ip, grant={"exclusivity": exclusivity, "territory": "日本国内"})
    assert f"許諾の内容{word}日本国内" in words(value)


def test_a_single_factor_is_not_added_up():
    # Know-how, shaping: the mean 3.8 less 1.2 for a subcontractor (tables II-15 and II-19); the
    # patent bundled with it is in no table and moves nothing.
    value = evaluation(
        ip={"type": "know_how", "class": "shaping"},
        grant={},
        circumstances={},
        bundle=["patent"],
        counterparty="subcontractor",
        adjustment={},
    )
    found = words(value)
    assert "下げるのは下請企業（−1.2）です。その分だけ動き、目安は2.6%になります。" in found
    assert "単純加算で合わせると" not in found
    assert "自由記入の回答0件" not in found


def test_an_answer_more_in_the_appendix_is_told(memo):
    # Chemistry: 103 answers in table II-3; 99 in the appendix's bands and 5 written freely.
    told = (
        "表Ⅱ-3の回答数（103件）と資料編の分布の件数（104件）は、報告書の印刷のままで、一致しません"
    )
    assert told in text_of(memo["ja"])


def test_an_industry_stands_under_its_name(memo):
    def industry(key: str) -> str:
        return words(evaluation(ip={"type": "patent", "class": "chemistry", "industry": key}))

    assert "業種化学" in industry("chemistry")
    assert "業種印刷インキ" in industry("印刷インキ")


def test_figures_in_tables_are_found_by_a_search(memo):
    # A 1 has room around it so that columns align; readers take that for a space: "1 03".
    spoken = "\ufeff103".encode("utf-16-be").hex().upper()
    page: Any = memo["ja"].pages[1]
    assert f"/ActualText <{spoken}>" in page.get_contents().get_data().decode("latin-1")


def test_all_thirteen_kinds_of_terms_are_put_in_words():
    value = with_all_terms()
    found = words(value, "en")
    for piece in ("3.1%oftheroyaltybase", "Perunit", "Stepped", "Ratebyyear", "Sliding", "Minimum"):
        assert piece in found
    found = words(value)
    for piece in (
        "3.1%を毎年",
        "1個につき12.5円",
        "段階料率（累計の数量による。超えた部分だけ次の料率）：0から1個30円、100,000から1個20円",
        "年次別料率：1年目から2%、3年目から4%",
        "1%から5%の間に収めます。指数（1年目から）：1、1.1、0.9",
        "1年目100万円、2年目200万円、3年目300万円",
        "年間9,000万円、総額2億円",
        "1年目から2年目まで、毎年70万円",
        "150,000個分として400万円",
        "総額500万円（契約時100%）",
        "契約時に600万円",
        "1年目に250万円",
        "製造承認（2年目）900万円",
    ):
        assert piece in found


def test_sixty_years_of_twelve_structures_are_all_laid_out():
    value = large()
    found = words(value)
    for structure in value.structures:
        assert found.count(structure.name) >= 3
        assert f"{structure.payments[60]:,.0f}" in found
        assert f"{structure.total:,.0f}" in found


def test_an_empty_deal_still_makes_a_memo():
    plain = deal(
        title="", prepared_by="", parties={}, positions={}, notes="", grant={}, adjustment={}
    )
    found = words(evaluate(plain), "en")
    assert "(untitleddeal)" in found
    assert "Preparedby(notnamed)" in found


def test_the_deals_own_language_is_the_default():
    value = evaluation(language="en")
    assert memo_bytes(value, today=DAY) == memo_bytes(value, "en", DAY)


def test_other_currencies_are_named_and_keep_their_cents():
    forecast = {"sales": [1_000.5, 2_000.25], "currency": "USD", "operating_margin_rate": 0.2}
    found = words(evaluation(forecast=forecast))
    assert "年ごとの支払額（単位：米ドル）" in found
    assert "1,000.50" in found


def test_the_date_follows_source_date_epoch(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert paper_date() == date(1970, 1, 2)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert paper_date() == date.today()


def test_nothing_but_the_given_date_dates_the_file(monkeypatch):
    value = evaluation()
    plain = memo_bytes(value, "ja", DAY)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert memo_bytes(value, "ja", DAY) == plain
    assert memo_bytes(value, "ja", date(2026, 11, 21)) != plain
    metadata = PdfReader(BytesIO(plain)).metadata
    assert metadata is not None
    assert metadata.creation_date is not None
    assert metadata.creation_date.date() == DAY


def test_the_file_is_whole_or_absent(tmp_path, monkeypatch):
    value = evaluation()
    path = tmp_path / "memo.pdf"
    write_memo(value, path, "ja", DAY)
    assert path.read_bytes() == memo_bytes(value, "ja", DAY)
    with pytest.raises(OSError, match="nowhere"):
        write_memo(value, tmp_path / "nowhere" / "memo.pdf", "ja", DAY)
    assert sorted(tmp_path.iterdir()) == [path]


def test_another_process_and_hash_seed_make_the_same_bytes():
    script = (
        "import sys, hashlib; from papers.sample import *;"
        "print(hashlib.sha256(memo_bytes(evaluation(), 'ja', DAY)).hexdigest())"
    )
    made = {_run(script, seed) for seed in ("0", "4711")}
    assert len(made) == 1


def _run(script: str, seed: str) -> str:
    paths = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths}
    command = [sys.executable, "-c", script]
    return subprocess.run(
        command, env=environment, check=True, capture_output=True, text=True, timeout=120
    ).stdout
