"""The steps from the base to the point: what the bars of the waterfall say, before any layout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from negotiator.charts.drawing import Role
from negotiator.charts.wording import percent, signed_percent
from negotiator.language import Text

if TYPE_CHECKING:
    from negotiator.evaluation import Evaluation

Kind = Literal["level", "shift", "correction"]

# Shifts under this (a fraction) are rounding in the sums, not steps.
_NOTHING = 1e-12


@dataclass(frozen=True)
class Step:
    """A bar from ``start`` to ``end`` (fractions); a level stands on 0."""

    key: str
    kind: Kind
    name: str  # short; holds BREAK where it may be broken
    start: float
    end: float
    tooltip: str

    @property
    def shift(self) -> float:
        return self.end - self.start

    @property
    def low(self) -> float:
        return min(self.start, self.end)

    @property
    def high(self) -> float:
        return max(self.start, self.end)

    @property
    def is_flat(self) -> bool:
        return abs(self.shift) < _NOTHING

    @property
    def value_text(self) -> str:
        """What stands at the bar: a level's rate, else the signed shift.

        No ▲ before a figure: in Japanese accounts it means minus.
        """
        return percent(self.end) if self.kind == "level" else signed_percent(self.shift)

    @property
    def role(self) -> Role:
        if self.kind == "level":
            return "accent" if self.key == "point" else "base"
        if self.kind == "correction" or self.is_flat:
            return "text_muted"
        return "up" if self.shift > 0 else "down"


def waterfall_steps(evaluation: Evaluation, text: Text) -> tuple[Step, ...]:
    """The bars, each starting where the one before it ended."""
    base, point = evaluation.benchmark.base_rate, evaluation.rate.point
    tip = text("charts.waterfall.base_tip", rate=percent(base))
    steps = [Step("base", "level", text("charts.short.base"), 0.0, base, tip)]
    level = base
    for factor in evaluation.adjustment.factors:
        name = text(f"charts.factor.{factor.key}")
        tip = _shift_tip(text(f"domain.factor.{factor.key}"), factor.shift, text)
        end = level + factor.shift
        steps.append(Step(f"factor/{factor.key}", "shift", name, level, end, tip))
        level = end
    for key, target in (("overlap", base + evaluation.adjustment.shift), ("floor", point)):
        if abs(target - level) > _NOTHING:
            shift = signed_percent(target - level)
            tip = text(f"charts.waterfall.{key}_tip", shift=shift)
            name = text(f"charts.short.{key}")
            steps.append(Step(key, "correction", name, level, target, tip))
            level = target
    tip = text("charts.waterfall.point_tip", rate=percent(point))
    return (*steps, Step("point", "level", text("charts.short.point"), 0.0, point, tip))


def _shift_tip(name: str, shift: float, text: Text) -> str:
    written = signed_percent(shift)
    key = "up_tip" if written[0] == "+" else "down_tip" if written[0] == "−" else "none_tip"
    return text(f"charts.waterfall.{key}", name=name, shift=written.lstrip("+−"))
