"""The two languages of the program: whole sentences with named gaps, kept as data.

Every text a user reads stands in ``resources/i18n/<language>/<area>.toml`` and is asked for by
its key, ``area.section.name``. The core, the papers and the window share the one catalogue, so
the word for a thing is the same on a page, in a memo and in an error message.
"""

from __future__ import annotations

import locale
import os
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, get_args

from negotiator.locations import resources

Language = Literal["ja", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


class Text:
    """The catalogue of one language; calling it with a key gives the sentence, gaps filled."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._sentences = catalogue(language)

    def __call__(self, key: str, /, **gaps: Any) -> str:
        """The sentence behind ``key``; a gap takes a format, as in ``{rate:.1%}``.

        Raises KeyError for a key or a gap that is not there: a test asks for every one.
        """
        sentence = self._sentences[key]
        return sentence.format_map(gaps) if gaps else sentence

    def __contains__(self, key: str) -> bool:
        return key in self._sentences

    def pick(self, labels: Mapping[str, str]) -> str:
        """The label in this language out of ``{"ja": …, "en": …}``."""
        return labels[self.language]


@cache
def catalogue(language: Language) -> Mapping[str, str]:
    """Every key and sentence of a language, from all its files."""
    sentences: dict[str, str] = {}
    for path in sorted((resources() / "i18n" / language).glob("*.toml")):
        with path.open("rb") as file:
            _flatten(path.stem, tomllib.load(file), sentences)
    return sentences


def _flatten(prefix: str, branch: Mapping[str, Any], into: dict[str, str]) -> None:
    for name, value in branch.items():
        key = f"{prefix}.{name}"
        if isinstance(value, Mapping):
            _flatten(key, value, into)
        else:
            into[key] = str(value)


def system_language() -> Language:
    """Japanese on a Japanese system, English elsewhere (design §1)."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable)
        if value:
            return "ja" if value.lower().startswith("ja") else "en"
    name = locale.getlocale()[0] or ""
    return "ja" if name.lower().startswith(("ja", "japanese")) else "en"
