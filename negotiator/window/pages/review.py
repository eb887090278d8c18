"""Step 9: what to look at before a paper goes out, and the papers themselves."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

from negotiator.evaluation import Evaluation
from negotiator.numerals import show_money_short, show_number
from negotiator.window.factors.rate_words import class_words, factor_words
from negotiator.window.look.styles import dress
from negotiator.window.page import Page, Section, plain
from negotiator.window.review.findings import Finding, findings
from negotiator.window.review.memo_export import MemoExport
from negotiator.window.structures.term_words import TermWords

SIGNS = {"warning": "⚠", "missing": "○", "note": "ⓘ"}


class ReviewPage(Page):
    """The checklist with a jump to every step, and the memo."""

    step: ClassVar[str] = "review"
    area: ClassVar[str] = "window_review"

    def build(self) -> None:
        dress(self)
        self.rows: list[FindingRow] = []
        self.body.addWidget(self._checklist_card())
        self.body.addWidget(self._memo_card())
        self.body.addWidget(self._preview_card())

    def refresh(self) -> None:
        self._show_findings(findings(self.editor.evaluation, self.text))
        self._show_preview(self.editor.evaluation)

    # Checklist

    def _checklist_card(self) -> Section:
        card = Section(self.say("checklist"))
        self.summary = plain("", "plain")
        self.list = QWidget()
        self._grid = QGridLayout(self.list)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(2, 1)
        card.inner.addWidget(self.summary)
        card.inner.addWidget(self.list)
        return card

    def _show_findings(self, found: tuple[Finding, ...]) -> None:
        if tuple(row.finding for row in self.rows) != found:
            self._rebuild(found)
        counts = {level: sum(f.level == level for f in found) for level in SIGNS}
        key = "all_clear" if not found else "counts"
        self.summary.setText(self.say(key, **counts))
        self.list.setVisible(bool(found))

    def _rebuild(self, found: tuple[Finding, ...]) -> None:
        """The list anew; the keyboard stays on the row it was on."""
        focused = next((i for i, row in enumerate(self.rows) if row.jump.hasFocus()), None)
        for row in self.rows:
            row.remove()
        self.rows = []
        for place, finding in enumerate(found):
            row = FindingRow(self, finding)
            row.put_into(self._grid, place)
            self.rows.append(row)
        if focused is not None and self.rows:
            self.rows[min(focused, len(self.rows) - 1)].jump.setFocus()

    # The memo

    def _memo_card(self) -> Section:
        card = Section(self.say("memo"))
        self.memo = MemoExport(self.editor, self.text)
        card.inner.addWidget(self.memo)
        return card

    def _preview_card(self) -> Section:
        card = Section(self.say("preview"))
        card.inner.addWidget(plain(self.say("preview_note"), "hint"))
        holder = QWidget()
        self._preview = QGridLayout(holder)
        self._preview.setContentsMargins(0, 0, 0, 0)
        self._preview.setHorizontalSpacing(16)
        self._preview.setVerticalSpacing(8)
        self._preview.setColumnStretch(1, 1)
        self.preview: dict[str, QLabel] = {}
        for place, name in enumerate(("deal", "rate", "reasons", "structures", "cautions")):
            label = QLabel(self.say(f"preview_{name}"))
            label.setObjectName("fieldLabel")
            self.preview[name] = plain("", "plain")
            self._preview.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
            self._preview.addWidget(self.preview[name], place, 1)
        card.inner.addWidget(holder)
        return card

    def _show_preview(self, evaluation: Evaluation) -> None:
        for name, words in preview_words(self, evaluation).items():
            self.preview[name].setText(words)


class FindingRow:
    """The widgets of one line of the checklist in its grid."""

    def __init__(self, page: ReviewPage, finding: Finding) -> None:
        self.finding = finding
        text = page.text
        step = text(f"domain.step.{finding.step}")
        self.sign = QLabel(f"{SIGNS[finding.level]} {page.say(finding.level)}")
        self.sign.setObjectName("wrongWords" if finding.level == "warning" else "muted")
        self.place = QLabel(step)
        self.place.setObjectName("muted")
        self.sentence = plain(finding.sentence, "plain")
        self.jump = QPushButton(page.say("jump"))
        self.jump.setObjectName("link")
        self.jump.setFlat(True)
        self.jump.setAccessibleName(page.say("jump_to", step=step))
        self.jump.setAccessibleDescription(finding.sentence)
        self.jump.clicked.connect(partial(self._on_jump, page))
        self.rule = QFrame()
        self.rule.setObjectName("rule")

    def put_into(self, grid: QGridLayout, place: int) -> None:
        """Place the widgets into the grid, a rule above all but the first."""
        top = Qt.AlignmentFlag.AlignTop
        if place:
            grid.addWidget(self.rule, 2 * place - 1, 0, 1, 4)
        for column, widget in enumerate((self.sign, self.place)):
            grid.addWidget(widget, 2 * place, column, top)
        grid.addWidget(self.sentence, 2 * place, 2)
        grid.addWidget(self.jump, 2 * place, 3, top)

    def remove(self) -> None:
        """Take the line out of the list."""
        for widget in (self.sign, self.place, self.sentence, self.jump, self.rule):
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()

    def _on_jump(self, page: ReviewPage, _checked: bool = False) -> None:
        page.go_to.emit(self.finding.step)


def preview_words(page: ReviewPage, evaluation: Evaluation) -> dict[str, str]:
    """The main figures that go into the memo, in words."""
    text, deal = page.text, evaluation.deal
    rate = evaluation.rate
    words = TermWords(text, deal.forecast.currency, rate.point)
    structures = [
        page.say(
            "structure_line",
            label=value.name,
            terms=words.structure(structure),
            npv=show_money_short(value.npv_licensor, text.language, deal.forecast.currency),
        )
        for value, structure in zip(evaluation.structures, deal.structures, strict=True)
    ]
    return {
        "deal": page.say(
            "deal_line",
            title=deal.title or page.say("untitled"),
            licensor=deal.parties.licensor.name or page.say("unnamed"),
            licensee=deal.parties.licensee.name or page.say("unnamed"),
        ),
        "rate": page.say(
            "rate_line",
            point=show_number(rate.point, "rate"),
            low=show_number(rate.low, "rate"),
            high=show_number(rate.high, "rate"),
            base=show_number(evaluation.benchmark.base_rate, "rate"),
            label=class_words(evaluation, evaluation.benchmark.class_used, text),
            n=evaluation.benchmark.n,
        ),
        "reasons": _reasons(page, evaluation),
        "structures": "\n".join(structures),
        "cautions": page.say("cautions_line", count=len(evaluation.warnings)),
    }


def _reasons(page: ReviewPage, evaluation: Evaluation) -> str:
    lines = [
        f"{factor_words(factor.key, page.text)} {show_number(factor.shift, 'points')}"
        + (page.say("own_figure", reason=factor.reason) if factor.overridden else "")
        for factor in evaluation.adjustment.factors
    ]
    return page.say("list_joint").join(lines) if lines else page.say("no_reasons")
