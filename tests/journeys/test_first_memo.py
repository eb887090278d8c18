"""The main job as a user does it: from the welcome page to a paper, told like a manual."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from window.conftest import Recorder

from negotiator.deal.reading import load
from negotiator.window import interaction, preferences
from negotiator.window.app import application, open_window

# The report's figures for an exclusive chemical patent without alternative, with half of the
# know-how, licensed to a domestic peer: 4.3 + 2.4 + 2.1 + 1.4/2 = 9.5; with the root of squares
# 4.3 + √(2.4² + 2.1² + 0.7²) = 7.6.
SUM, ROOT = "9.5", "7.6"


def click(qtbot, widget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def words_of(path: Path) -> str:
    """All text of a paper without the breaks that lines and pages put in."""
    pages = [page.extract_text() for page in PdfReader(path).pages]
    return "".join("".join(pages).split())


@pytest.fixture
def door(settings_folder, qapp):
    application()
    recorder = Recorder(answer="discard")
    before = interaction.use(recorder)
    yield recorder
    interaction.use(before)


@pytest.fixture
def desk(door, qtbot):
    def open_in(language):
        preferences.set_language(language)
        window = open_window(language)
        qtbot.addWidget(window)
        window.resize(1280, 720)
        window.show()
        return window

    return open_in


def test_an_owner_takes_an_example_changes_it_and_brings_the_memo(desk, door, qtbot, tmp_path):
    window = desk("ja")
    # A worked example opens ready to read.
    click(qtbot, window.welcome.examples["sample"].button)
    assert window.is_at_work
    assert window.editor.evaluation.rate.point == pytest.approx(0.081)

    # The other side turns out to be a peer: the rate on the right follows at once.
    window.go_to("counterparty")
    click(qtbot, window.workspace.page.relation.card("domestic_peer").button)
    assert SUM in window.workspace.live.rate.text()

    # The factors overlap: root of squares. Undo shows what it was, redo takes it again.
    window.go_to("rate")
    click(qtbot, window.workspace.page.combine.segments.buttons["quadrature"])
    assert ROOT in window.workspace.live.rate.text()
    window.actions_.undo.trigger()
    assert SUM in window.workspace.live.rate.text()
    window.actions_.redo.trigger()

    # The deal is saved, and opens again as it is.
    door.path = tmp_path / "案件 1.deal"
    window.save_deal()
    assert load(door.path) == window.editor.deal

    # The memo is written and says the same figures.
    window.go_to_review()
    door.path = tmp_path / "交渉メモ.pdf"
    memo = window.workspace.page.memo
    with qtbot.waitSignal(memo.written, timeout=60_000):
        click(qtbot, memo.export_button)
    words = words_of(door.path)
    for said in ("抗菌コーティング剤の特許ライセンス", "社外秘", f"{ROOT}%", "二乗和", "103"):
        assert said in words
    for structure in window.editor.deal.structures:
        assert structure.name in words
    assert "9,234,000" not in words  # the sample's first running royalty, at its own 8.1 %
    window.close()


def test_an_attorney_does_the_same_in_english(desk, door, qtbot, tmp_path):
    window = desk("en")
    click(qtbot, window.welcome.examples["overseas-program"].button)
    window.go_to_review()
    door.path = tmp_path / "memo.pdf"
    memo = window.workspace.page.memo
    with qtbot.waitSignal(memo.written, timeout=60_000):
        click(qtbot, memo.export_button)
    words = words_of(door.path)
    for said in ("Controlsoftwarelicensedtoanoverseaspeer", "Confidential", "8.7%", "Percopy"):
        assert said.lower() in words.lower()
    assert not any("぀" <= c <= "ヿ" for c in words)
    window.close()
