"""Calendar days as people write them, read into the one form of the deal file."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

ERAS = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988}
_WESTERN = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})")
_ERA = re.compile(r"(令和|平成|R|H)(\d{1,2}|元)[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


def parse_day(typed: str) -> str:
    """``2027-04-01`` out of ``2027/4/1``, ``2027年4月1日``, ``20270401`` or ``令和9年4月1日``.

    Empty stays empty. Raises ValueError for anything else, and for a day that no calendar has.
    """
    words = "".join(unicodedata.normalize("NFKC", typed).split()).upper()
    if not words:
        return ""
    if match := _WESTERN.fullmatch(words) or _TOGETHER.fullmatch(words):
        return date(*(int(part) for part in match.groups())).isoformat()
    if match := _ERA.fullmatch(words):
        era, year, month, day = match.groups()
        western = ERAS[era] + (1 if year == "元" else int(year))
        return date(western, int(month), int(day)).isoformat()
    raise ValueError(typed)
