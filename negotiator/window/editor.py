"""The one holder of the current deal: pages write through it, it announces, pages redraw.

A deal is a frozen value, so undo is keeping the earlier ones. Every edit is read as strictly as
a file: what the window holds can always be saved, and opened again.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from negotiator.deal import reading, writing
from negotiator.deal.editing import with_value
from negotiator.deal.model import Deal
from negotiator.evaluation import Evaluation, evaluate

MERGE_SECONDS = 1.0
UNDO_STEPS = 500


@dataclass(frozen=True)
class _State:
    """A deal with what was computed for it, so that going back computes nothing."""

    deal: Deal
    evaluation: Evaluation


class Editor(QObject):
    """Holds the deal, its evaluation, its file and the way back."""

    changed = Signal()
    saved_state_changed = Signal()

    def __init__(
        self,
        deal: Deal,
        path: Path | None = None,
        *,
        evaluate_deal: Callable[[Deal], Evaluation] = evaluate,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._evaluate = evaluate_deal
        self._clock = clock
        self._undo: list[_State] = []
        self._redo: list[_State] = []
        self._path: Path | None = None
        self._begin(deal, path)

    @property
    def deal(self) -> Deal:
        """The deal as it stands."""
        return self._state.deal

    @property
    def evaluation(self) -> Evaluation:
        """Everything computed for the deal as it stands."""
        return self._state.evaluation

    @property
    def path(self) -> Path | None:
        """The file of the deal, None while it has none."""
        return self._path

    @property
    def is_modified(self) -> bool:
        """Whether the deal differs from its file; a new deal differs once it is edited."""
        return self._state.deal != self._saved

    def apply(self, deal: Deal, label: str = "") -> None:
        """Take ``deal`` as the next value: one undo step.

        Consecutive edits with the same non-empty ``label``, each within a second of the one
        before, become one step, as when someone types. Raises DealError, and changes nothing, if
        a file with this deal would be refused.
        """
        checked = reading.from_document(writing.to_document(deal))
        if checked == self.deal:
            return
        state = _State(checked, self._evaluate(checked))
        if not self._continues(label):
            self._undo = [*self._undo, self._state][-UNDO_STEPS:]
        self._redo = []
        self._label, self._edited_at = label, self._clock()
        self._show(state)

    def set(self, path: tuple[str | int, ...], value: Any, label: str = "") -> None:
        """The deal with ``value`` at ``path`` (as in :mod:`negotiator.deal.editing`)."""
        self.apply(with_value(self.deal, path, value), label)

    def preview(self, deal: Deal) -> Evaluation:
        """What the evaluation would be with ``deal``; changes nothing. Raises DealError."""
        return self._evaluate(reading.from_document(writing.to_document(deal)))

    @property
    def can_undo(self) -> bool:
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        return bool(self._redo)

    def undo(self) -> None:
        """Go back one edit."""
        if self._undo:
            self._redo.append(self._state)
            self._step_to(self._undo.pop())

    def redo(self) -> None:
        """Take the edit back that was last undone."""
        if self._redo:
            self._undo.append(self._state)
            self._step_to(self._redo.pop())

    def load(self, path: Path) -> None:
        """Open a deal file. Raises DealError or OSError, and keeps the current deal."""
        self._restart(reading.load(path), path)

    def new(self, deal: Deal) -> None:
        """Start from a deal without a file: a blank one or a worked example."""
        self._restart(deal, None)

    def save(self) -> None:
        """Write the deal to its file. Raises OSError; ValueError if it has no file yet."""
        if self._path is None:
            raise ValueError("the deal has no file yet")
        self.save_as(self._path)

    def save_as(self, path: Path) -> None:
        """Write the deal to ``path``, which becomes its file. The way back stays."""
        writing.save(self.deal, path)
        self._path = path
        self._saved = self.deal
        self._label = ""
        self.saved_state_changed.emit()

    def _begin(self, deal: Deal, path: Path | None) -> None:
        self._state = _State(deal, self._evaluate(deal))
        self._path = path
        self._saved = deal
        self._undo = []
        self._redo = []
        self._label = ""
        self._edited_at = 0.0

    def _restart(self, deal: Deal, path: Path | None) -> None:
        self._begin(deal, path)
        self.changed.emit()
        self.saved_state_changed.emit()

    def _continues(self, label: str) -> bool:
        recent = self._clock() - self._edited_at <= MERGE_SECONDS
        return bool(label) and label == self._label and recent and bool(self._undo)

    def _step_to(self, state: _State) -> None:
        self._label = ""
        self._show(state)

    def _show(self, state: _State) -> None:
        was_modified = self.is_modified
        self._state = state
        self.changed.emit()
        if was_modified != self.is_modified:
            self.saved_state_changed.emit()
