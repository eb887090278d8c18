"""What papers are made from: looks and wording in files that a firm can replace.

A template folder holds ``memo/design.toml``, ``memo/memo.ja.toml`` and ``memo/memo.en.toml``.
Another folder may hold just the keys it changes; the rest comes from ours, key by key. A damaged
file is refused with one sentence that names file and key, before anything is drawn.
"""

from __future__ import annotations

import string
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from negotiator.language import Language, Text
from negotiator.locations import templates

Flat = dict[str, Any]


class TemplateError(ValueError):
    """A template file that no paper can be made from; the sentence is ``memo.error.<code>``."""

    def __init__(self, file: Path, key: str, code: str, **gaps: Any) -> None:
        self.file, self.key, self.code, self.gaps = file, key, code, gaps
        super().__init__(self.sentence(Text("en")))

    def sentence(self, text: Text) -> str:
        """File, key, and what must be mended, in the language of ``text``."""
        place = f"{self.file.name}: {self.key}" if self.key else self.file.name
        return f"{place}: {text(f'memo.error.{self.code}', **self.gaps)}"


class Wording:
    """A paper's texts in one language; calling it with a key gives the sentence, gaps filled."""

    def __init__(self, file: Path, entries: Mapping[str, Any]) -> None:
        self.file = file
        self._entries = entries

    def __call__(self, key: str, /, **gaps: Any) -> str:
        """The sentence behind a key. Raises TemplateError if there is none, or it lacks a gap."""
        sentence = self._entries.get(key)
        if not isinstance(sentence, str):
            raise TemplateError(self.file, key, "missing_key")
        return sentence.format_map(gaps) if gaps else sentence

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def names(self, key: str) -> tuple[str, ...]:
        """A list of names: the order of sections, say."""
        entry = self._entries.get(key)
        if not isinstance(entry, list):
            raise TemplateError(self.file, key, "missing_key")
        return tuple(entry)


def wording(paper: str, language: Language, folder: Path | None = None) -> Wording:
    """The texts of a paper, from another template folder where that has them, else ours."""
    name = Path(paper) / f"{paper}.{language}.toml"
    own = templates() / name
    entries = read_flat(own)
    other = _other(folder, name)
    if other is None:
        return Wording(own, entries)
    theirs = read_flat(other)
    for key, value in theirs.items():
        _check_entry(other, key, value, entries)
    return Wording(other, {**entries, **theirs})


def design_entries(paper: str, folder: Path | None = None) -> list[tuple[Path, Flat]]:
    """The design files of a paper with their entries: ours, then the other folder's if any."""
    name = Path(paper) / "design.toml"
    files = [templates() / name, _other(folder, name)]
    return [(file, read_flat(file)) for file in files if file is not None]


def read_flat(file: Path) -> Flat:
    """The entries of a TOML file by their dotted keys. Raises TemplateError."""
    try:
        document = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise TemplateError(file, "", "missing_file") from None
    except (OSError, UnicodeDecodeError):
        raise TemplateError(file, "", "unreadable") from None
    except tomllib.TOMLDecodeError as error:
        raise TemplateError(file, "", "not_toml", reason=str(error)) from None
    entries: Flat = {}
    _flatten("", document, entries)
    return entries


def _flatten(prefix: str, branch: Mapping[str, Any], into: Flat) -> None:
    for name, value in branch.items():
        key = f"{prefix}.{name}" if prefix else name
        if isinstance(value, Mapping):
            _flatten(key, value, into)
        else:
            into[key] = value


def _other(folder: Path | None, name: Path) -> Path | None:
    """The file in another template folder; it need not have it, but the folder must be there."""
    if folder is None:
        return None
    if not folder.is_dir():
        raise TemplateError(folder, "", "missing_folder")
    file = folder / name
    return file if file.exists() else None


def _check_entry(file: Path, key: str, value: Any, ours: Flat) -> None:
    """A text of another folder must stand in for one of ours, with no gaps but its own."""
    if key not in ours:
        raise TemplateError(file, key, "unknown_key")
    if isinstance(ours[key], list):
        _check_names(file, key, value, ours[key])
    elif not isinstance(value, str):
        raise TemplateError(file, key, "not_text")
    else:
        _check_gaps(file, key, value, ours[key])


def _check_names(file: Path, key: str, value: Any, known: list[str]) -> None:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise TemplateError(file, key, "not_names")
    for name in value:
        if name not in known:
            raise TemplateError(file, key, "unknown_name", name=name, known=", ".join(known))


def _check_gaps(file: Path, key: str, value: str, ours: str) -> None:
    known = gaps_of(ours) or set()
    try:
        for gap in sorted(gaps_of(value)):
            if gap not in known:
                raise TemplateError(
                    file, key, "unknown_gap", gap=gap, known=", ".join(sorted(known)) or "—"
                )
        value.format_map(dict.fromkeys(known, ""))
    except (ValueError, KeyError, IndexError, AttributeError) as error:
        if isinstance(error, TemplateError):
            raise
        raise TemplateError(file, key, "bad_gap") from None


def gaps_of(sentence: str) -> set[str]:
    """The names of the gaps in a sentence. Raises ValueError for a brace left open."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}
