"""What is wrong with a deal file, and where: one sentence that names the place and the mend."""

from __future__ import annotations

from typing import Any

from negotiator.language import Text


class DealError(ValueError):
    """A value that a deal can't hold.

    ``place`` is the path of the value as in ``forecast.sales[3]`` (empty for the file itself);
    the sentence is ``errors.<code>`` of the catalogue with ``gaps``.
    """

    def __init__(self, place: str, code: str, **gaps: Any) -> None:
        self.place = place
        self.code = code
        self.gaps = gaps
        super().__init__(self.sentence(Text("en")))

    def sentence(self, text: Text) -> str:
        """``place: what must be true and what stood there``, in the language of ``text``."""
        said = text(f"errors.{self.code}", **self.gaps)
        return f"{self.place}: {said}" if self.place else said


def shown(value: object) -> str:
    """A value of a file as an error message quotes it: on one line, and short."""
    import json

    words = json.dumps(value, ensure_ascii=False, default=str)
    words = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    return words if len(words) <= 60 else words[:57] + "…"
