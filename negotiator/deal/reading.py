"""From the bytes of a deal file to a checked deal; anything else is refused with its place."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

from negotiator.deal.checks import check
from negotiator.deal.errors import DealError, shown
from negotiator.deal.fields import read_section
from negotiator.deal.model import FORMAT, VERSION, Deal

MAX_BYTES = 5_000_000


def load(path: Path) -> Deal:
    """The deal in a file. Raises DealError for what it can't hold, OSError as the system says."""
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise DealError("", "file_too_large", megabytes=MAX_BYTES // 1_000_000)
    return parse(data)


def parse(data: bytes) -> Deal:
    """The deal in the bytes of a file."""
    try:
        document = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise DealError("", "not_utf8") from None
    except json.JSONDecodeError as error:
        raise DealError("", "not_json", line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise DealError("", "too_deep") from None
    except ValueError:  # a whole number of thousands of digits
        raise DealError("", "number_too_long") from None
    _check_can_be_saved(document)
    _check_finite(document, "")
    return from_document(document)


def _check_can_be_saved(document: Any) -> None:
    """Refuse now what saving would stumble over later: bottomless nesting, halves of characters."""
    try:
        json.dumps(document, ensure_ascii=False, indent=2).encode("utf-8")
    except RecursionError:
        raise DealError("", "too_deep") from None
    except UnicodeEncodeError:
        raise DealError("", "half_characters") from None


def _check_finite(node: Any, place: str) -> None:
    """Refuse NaN and infinity wherever they stand, in keys we do not know too."""
    if isinstance(node, dict):
        for key, value in node.items():
            _check_finite(value, f"{place}.{key}" if place else str(key))
    elif isinstance(node, list):
        for i, value in enumerate(node):
            _check_finite(value, f"{place}[{i}]")
    elif isinstance(node, float) and not math.isfinite(node):
        raise DealError(place, "not_finite", got=shown(node))


def from_document(document: Any) -> Deal:
    """The deal in a JSON document."""
    if not isinstance(document, dict):
        raise DealError("", "not_a_deal", got=shown(document))
    _check_format(document)
    body = {key: item for key, item in document.items() if key not in ("format", "version")}
    deal: Deal = read_section(Deal, body, "")
    check(deal)
    return deal


def _check_format(document: dict[str, Any]) -> None:
    kind = document.get("format", FORMAT)
    if kind != FORMAT:
        raise DealError("format", "other_format", expected=FORMAT, got=shown(kind))
    version = document.get("version", VERSION)
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise DealError("version", "bad_version", got=shown(version))
    if version > VERSION:
        raise DealError("version", "newer_version", ours=VERSION, got=version)
