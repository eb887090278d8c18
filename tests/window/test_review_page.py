"""The review page: the checklist that leads to its steps, and the memo that is written."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QThreadPool
from PySide6.QtWidgets import QLabel

from negotiator.deal.examples import blank_deal
from negotiator.deal.model import Override
from negotiator.language import LANGUAGES, Text
from negotiator.window.background import Job
from negotiator.window.editor import Editor
from negotiator.window.pages.review import ReviewPage
from negotiator.window.review import memo_export
from negotiator.window.review.findings import INPUTS, findings
from negotiator.window.review.memo_export import MemoExport, file_stem
from negotiator.window.steps import KEYS

PDF = b"%PDF-1.4 a memo"


@pytest.fixture
def page(editor, qtbot):
    page = ReviewPage(editor, Text("ja"))
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    return page


@pytest.fixture
def quick_memo(monkeypatch):
    """A memo that takes no time; what it was asked for is recorded."""
    asked = []

    def maker(evaluation, language):
        asked.append((evaluation.deal.title, language))
        return lambda: PDF

    monkeypatch.setattr(memo_export, "memo_maker", maker)
    return asked


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def sentences(page):
    return [row.finding.sentence for row in page.rows]


def test_the_cautions_of_the_evaluation_are_listed_warnings_first(page):
    assert [row.finding.level for row in page.rows] == ["warning", "warning", "note"]
    assert "4つの要因" in sentences(page)[0]
    assert "注意 2件、未入力 0件、参考 1件" in page.summary.text()


def test_a_finding_leads_to_its_step(page, qtbot):
    with qtbot.waitSignal(page.go_to) as asked:
        click(qtbot, page.rows[0].jump)
    assert asked.args == ["rate"]


def test_a_missing_input_is_listed_until_it_is_there(page, editor, qtbot):
    editor.set(("grant", "territory"), "")
    missing = [row for row in page.rows if row.finding.level == "missing"]
    assert [row.finding.step for row in missing] == ["grant"]
    assert "地域" in missing[0].sentence.text()
    editor.undo()
    assert not [row for row in page.rows if row.finding.level == "missing"]


def test_every_input_is_missed_in_a_blank_deal_and_leads_to_a_step():
    blank = blank_deal("ja")
    missed = {name for name, (_, is_there) in INPUTS.items() if not is_there(blank)}
    assert {"title", "licensor_name", "licensee_name", "sales", "margin"} <= missed
    assert {step for step, _ in INPUTS.values()} <= set(KEYS)


def test_a_caution_that_says_the_same_as_a_missing_input_is_said_once(qapp):
    editor = Editor(blank_deal("ja"))
    codes = {caution.code for caution in editor.evaluation.warnings}
    assert {"no_sales_yet", "margin_unknown"} <= codes
    found = findings(editor.evaluation, Text("ja"))
    assert len({finding.sentence for finding in found}) == len(found)
    about_sales = [f for f in found if f.step == "forecast" and "売上" in f.sentence]
    assert [finding.level for finding in about_sales] == ["missing"]


def test_a_contract_beyond_the_last_right_is_a_warning(page, editor):
    editor.set(("ip", "rights", 0, "expires"), "2030-05-31")
    after = [row.finding for row in page.rows if "満了" in row.finding.sentence]
    assert [(finding.level, finding.step) for finding in after] == [("warning", "grant")]


def test_an_override_that_waits_is_told(page, editor):
    overrides = {
        **editor.deal.adjustment.overrides,
        "settlement": Override(strength=0.5, reason="念のため"),
    }
    adjustment = replace(editor.deal.adjustment, overrides=overrides)
    editor.apply(replace(editor.deal, adjustment=adjustment))
    assert any("和解" in row.finding.sentence for row in page.rows)


def test_the_memo_is_written_where_the_user_says(page, editor, qtbot, tmp_path, door, quick_memo):
    door.path = tmp_path / "memo.pdf"
    with qtbot.waitSignal(page.memo.written, timeout=5000) as written:
        click(qtbot, page.memo.export_button)
    assert written.args == [door.path]
    assert door.path.read_bytes() == PDF
    assert quick_memo == [("抗菌コーティング剤の特許ライセンス", "ja")]
    assert door.asked == ["抗菌コーティング剤の特許ライセンス_交渉メモ.pdf"]
    assert str(door.path) in page.memo.outcome.text()
    assert page.memo.folder_button.isVisible()


def test_the_memo_can_be_had_in_the_other_language(page, qtbot, tmp_path, door, quick_memo):
    door.path = tmp_path / "memo.pdf"
    click(qtbot, page.memo.languages.buttons["en"])
    with qtbot.waitSignal(page.memo.written, timeout=5000):
        click(qtbot, page.memo.export_button)
    assert quick_memo[0][1] == "en"


def test_no_place_chosen_writes_nothing(page, qtbot, door, quick_memo):
    door.path = None
    click(qtbot, page.memo.export_button)
    assert quick_memo == []
    assert page.memo.export_button.isEnabled()


def test_a_place_that_cannot_be_written_is_told_with_the_mend(
    page, qtbot, tmp_path, door, quick_memo
):
    door.path = tmp_path / "nowhere" / "memo.pdf"
    click(qtbot, page.memo.export_button)
    qtbot.waitUntil(lambda: bool(page.memo.error.text()), timeout=5000)
    assert "ほかの場所" in page.memo.error.text()
    assert not page.memo.open_button.isVisible()
    assert not door.path.exists()


def test_a_memo_that_fails_is_told_and_leaves_no_file(page, qtbot, tmp_path, door, monkeypatch):
    def broken():
        raise ValueError("no such font")

    monkeypatch.setattr(memo_export, "memo_maker", lambda *_: broken)
    door.path = tmp_path / "memo.pdf"
    click(qtbot, page.memo.export_button)
    qtbot.waitUntil(lambda: bool(page.memo.error.text()), timeout=5000)
    assert "no such font" in page.memo.error.text()
    assert list(tmp_path.iterdir()) == []


def test_a_cancelled_memo_leaves_no_file(page, qtbot, tmp_path, door, monkeypatch):
    may_go_on = threading.Event()

    def slow():
        may_go_on.wait(5)
        return PDF

    monkeypatch.setattr(memo_export, "memo_maker", lambda *_: slow)
    door.path = tmp_path / "memo.pdf"
    click(qtbot, page.memo.export_button)
    assert page.memo.progress.isVisible()
    assert not page.memo.export_button.isEnabled()
    click(qtbot, page.memo.cancel_button)
    may_go_on.set()
    QThreadPool.globalInstance().waitForDone()
    QCoreApplication.processEvents()
    assert not door.path.exists()
    assert not page.memo.progress.isVisible()
    assert page.memo.export_button.isEnabled()


def test_the_real_memo_comes_out_as_a_pdf(page, qtbot, tmp_path):
    path = tmp_path / "real.pdf"
    with qtbot.waitSignal(page.memo.written, timeout=60000):
        page.memo.start(path)
    assert path.read_bytes().startswith(b"%PDF-")


def test_who_prepared_it_goes_into_the_deal(page, editor):
    line = page.memo.prepared_by.line
    line.setText("髙﨑特許事務所")
    line.textEdited.emit(line.text())
    line.editingFinished.emit()
    assert editor.deal.prepared_by == "髙﨑特許事務所"


def test_the_memo_is_stamped_as_confidential(page):
    assert "社外秘" in [label.text() for label in page.memo.findChildren(QLabel)]


def test_the_memo_is_suggested_beside_the_deals_file(editor, qtbot, tmp_path):
    editor.save_as(tmp_path / "x.deal")
    export = MemoExport(editor, Text("en"))
    qtbot.addWidget(export)
    assert export.suggested_path().parent == tmp_path


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("a/b:c*?", "a b c"),
        ("  ", "deal"),
        ("...", "deal"),
        ("x" * 200, "x" * 80),
        ("髙﨑 𠮷", "髙﨑 𠮷"),
        ("a\nb", "a b"),
    ],
)
def test_a_title_becomes_a_file_name_on_any_system(title, stem):
    assert file_stem(title) == stem


def test_the_preview_gives_the_main_figures(page):
    assert "目安 8.1 %（範囲 6.0 % ～ 10.2 %）" in page.preview["rate"].text()
    assert "独占的なライセンス +2.4" in page.preview["reasons"].text()
    assert page.preview["structures"].text().count("\n") == 4


def test_a_job_gives_its_result_in_the_windows_thread(qtbot):
    here = threading.get_ident()
    seen: dict[str, int] = {}
    job = Job(threading.get_ident)
    job.done.connect(lambda there: seen.update(there=there, back=threading.get_ident()))
    with qtbot.waitSignal(job.done, timeout=5000):
        job.start()
    assert seen["there"] != here
    assert seen["back"] == here


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_opens_on_a_blank_deal_in_both_languages(language, qtbot):
    page = ReviewPage(Editor(blank_deal(language)), Text(language))
    qtbot.addWidget(page)
    assert page.rows
