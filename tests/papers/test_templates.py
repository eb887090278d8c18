"""Templates that a firm replaces: key by key, and refused in one sentence where damaged."""

import re
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from papers.sample import DAY, evaluation, variety
from pypdf import PdfReader

from negotiator import locations
from negotiator.language import LANGUAGES, Text
from negotiator.papers import templates as template_module
from negotiator.papers.design import read_design
from negotiator.papers.memo import memo_bytes
from negotiator.papers.templates import TemplateError, gaps_of, read_flat, wording

OURS = locations.templates() / "memo"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A firm's own template folder, still without files."""
    (tmp_path / "firm" / "memo").mkdir(parents=True)
    return tmp_path / "firm"


def test_both_languages_have_the_same_keys_and_gaps():
    japanese, english = (read_flat(OURS / f"memo.{language}.toml") for language in ("ja", "en"))
    assert japanese.keys() == english.keys()
    for key, sentence in japanese.items():
        if isinstance(sentence, str):
            assert gaps_of(sentence) == gaps_of(english[key]), key


def test_every_sentence_about_a_damaged_template_exists_in_both_languages():
    source = Path(template_module.__file__).parent
    written = "".join((source / name).read_text("utf-8") for name in ("templates.py", "design.py"))
    codes = set(re.findall(r'TemplateError\(\s*[^()]+?, "(\w+)"', written))
    assert len(codes) >= 12
    for language in LANGUAGES:
        for code in codes:
            assert f"memo.error.{code}" in Text(language)


def test_a_firm_changes_one_sentence_and_keeps_the_rest(folder: Path):
    (folder / "memo" / "memo.ja.toml").write_text('[paper]\nstamp = "取扱注意"\n', "utf-8")
    say = wording("memo", "ja", folder)
    assert say("paper.stamp") == "取扱注意"
    assert say("paper.kind") == "交渉メモ"
    assert wording("memo", "en", folder)("paper.stamp") == "Confidential"


def test_a_firm_reorders_and_leaves_out_sections(folder: Path):
    order = '[order]\nsections = ["disclaimer", "summary"]\n'
    (folder / "memo" / "memo.ja.toml").write_text(order, "utf-8")
    pdf = PdfReader(BytesIO(memo_bytes(evaluation(), "ja", DAY, folder)))
    found = "".join("".join(page.extract_text().split()) for page in pdf.pages)
    assert found.index("このメモについて") < found.index("料率の目安（正味販売高に対して）")
    assert "支払方式の比較" not in found


def test_a_firm_puts_its_name_and_logo_on_every_page(folder: Path):
    from PIL import Image

    Image.new("RGB", (60, 20), "#204060").save(folder / "memo" / "logo.png")
    design = '[firm]\nname = "みほん弁理士法人"\nlogo = "logo.png"\n'
    (folder / "memo" / "design.toml").write_text(design, "utf-8")
    pdf = PdfReader(BytesIO(memo_bytes(evaluation(), "ja", DAY, folder)))
    assert all("みほん弁理士法人" in page.extract_text() for page in pdf.pages)
    assert [len(page.images) for page in pdf.pages] == [1] * len(pdf.pages)


def test_a_firm_uses_letter_paper_and_its_own_colours(folder: Path):
    design = '[page]\nsize = "letter"\n[colours]\naccent = "#7a1f5c"\n'
    (folder / "memo" / "design.toml").write_text(design, "utf-8")
    read = read_design("memo", folder)
    assert read.page_size[0] == pytest.approx(612)  # 8.5 inches
    assert read.colours["accent"] == "#7a1f5c"
    assert read.colours["text"] == read_design("memo").colours["text"]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("memo.ja.toml", '[paper]\nstamp = "', "memo.ja.toml: this is not TOML"),
        ("memo.ja.toml", "[paper]\nstamp = 5", "memo.ja.toml: paper.stamp: write a text"),
        ("memo.ja.toml", '[paper]\nstemp = "x"', "memo.ja.toml: paper.stemp: there is no such key"),
        ("memo.ja.toml", '[why]\nsum = "{rate}"', "memo.ja.toml: why.sum: the gap {rate} is not"),
        ("memo.ja.toml", '[why]\nsum = "{point"', "memo.ja.toml: why.sum: a brace is left open"),
        ("memo.ja.toml", '[why]\nsum = "{point:.1f}"', "memo.ja.toml: why.sum: a brace is left"),
        ("memo.ja.toml", '[why]\nsum = "{}"', "memo.ja.toml: why.sum: the gap {} is not known"),
        ("memo.ja.toml", '[order]\nrate = ["x"]', "memo.ja.toml: order.rate: x cannot be used"),
        ("memo.ja.toml", '[order]\nrate = "x"', "memo.ja.toml: order.rate: write a list"),
        ("design.toml", '[page]\nsize = "A3"', "design.toml: page.size: A3 cannot be used here"),
        ("design.toml", "[page]\nleft_mm = 500", "design.toml: page.left_mm: write a number from"),
        ("design.toml", "[sizes]\nbody = true", "design.toml: sizes.body: write a number from"),
        ("design.toml", '[colours]\ntext = "red"', "design.toml: colours.text: write a colour"),
        ("design.toml", '[colours]\nfont = "#000000"', "design.toml: colours.font: there is no"),
        ("design.toml", '[fonts]\nbold = "no.ttf"', "design.toml: fonts.bold: the font no.ttf was"),
        ("design.toml", '[fonts]\nbold = "design.toml"', "design.toml: fonts.bold: design.toml is"),
        ("design.toml", '[fonts]\nfallback = "x"', "design.toml: fonts.fallback: write a list"),
        ("design.toml", '[firm]\nlogo = "x.png"', "design.toml: firm.logo: the picture x.png"),
    ],
)
def test_a_damaged_template_is_refused_in_one_sentence_naming_file_and_key(
    folder: Path, name: str, content: str, sentence: str
):
    (folder / "memo" / name).write_text(content, "utf-8")
    with pytest.raises(TemplateError) as refused:
        memo_bytes(evaluation(), "ja", DAY, folder)
    said = str(refused.value)
    assert said.startswith(sentence)
    assert "\n" not in said
    assert refused.value.sentence(Text("ja")) != said


def test_bytes_that_are_no_text_are_refused(folder: Path):
    (folder / "memo" / "memo.ja.toml").write_bytes(b"\xff\xfe[paper]")
    with pytest.raises(TemplateError, match=r"memo\.ja\.toml: the file cannot be read"):
        wording("memo", "ja", folder)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path):
    with pytest.raises(TemplateError, match="gone: the template folder is not there"):
        wording("memo", "ja", tmp_path / "gone")


@pytest.mark.parametrize("key", ["paper.stamp", "order.sections", "headings.sources"])
def test_a_key_missing_from_our_own_file_is_named(tmp_path: Path, monkeypatch, key: str):
    shutil.copytree(OURS, tmp_path / "memo")
    section, _, name = key.partition(".")
    file = tmp_path / "memo" / "memo.ja.toml"
    before, heading, after = file.read_text("utf-8").partition(f"[{section}]\n")
    damaged = re.sub(rf"^{name} = .*\n", "", after, count=1, flags=re.MULTILINE)
    assert damaged != after
    file.write_text(before + heading + damaged, "utf-8")
    monkeypatch.setattr(template_module, "templates", lambda: tmp_path)
    with pytest.raises(TemplateError, match=rf"memo\.ja\.toml: {key}: this key is missing"):
        memo_bytes(evaluation(), "ja", DAY)


def test_every_key_of_our_own_files_is_used_by_some_deal(monkeypatch):
    asked: set[str] = set()
    ask = template_module.Wording.__call__

    def remembered(self, key, /, **gaps):
        asked.add(key)
        return ask(self, key, **gaps)

    monkeypatch.setattr(template_module.Wording, "__call__", remembered)
    for value in variety():
        memo_bytes(value, "ja", DAY)
    keys = {key for key, v in read_flat(OURS / "memo.ja.toml").items() if isinstance(v, str)}
    names = ("country.", "currency.", "industry.")
    unused = {key for key in keys - asked if not key.startswith(names)}
    assert not unused
