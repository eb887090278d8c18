"""From a deal to its file: whole or not at all."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from negotiator.deal.fields import write_section
from negotiator.deal.model import FORMAT, VERSION, Deal


def to_document(deal: Deal) -> dict[str, Any]:
    """The JSON document of a deal, unknown keys included."""
    return {"format": FORMAT, "version": VERSION, **write_section(deal)}


def to_text(deal: Deal) -> str:
    """The text of a deal file: readable, Japanese as it is."""
    return json.dumps(to_document(deal), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def save(deal: Deal, path: Path) -> None:
    """Write the deal file; an earlier file at ``path`` stays until the new one is whole."""
    write_whole(path, to_text(deal).encode("utf-8"))


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place, then move it there: no one ever sees half of it."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
