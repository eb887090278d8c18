"""A country, by name or by its two-letter code; a list of common ones helps."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter

from negotiator.language import Text
from negotiator.window.editor import Editor
from negotiator.window.fields.field import Combo, Field, Place

COUNTRIES = (
    *("JP", "US", "CN", "KR", "TW", "HK", "SG", "TH", "VN", "MY", "ID", "PH", "IN", "AU", "NZ"),
    *("GB", "DE", "FR", "IT", "ES", "NL", "BE", "CH", "AT", "SE", "DK", "NO", "FI", "IE", "PL"),
    *("CZ", "HU", "PT", "GR", "TR", "RU", "IL", "AE", "SA", "ZA", "EG", "CA", "MX", "BR", "AR"),
    "CL",
)


class CountryField(Field):
    """An editable list: typing part of a name finds it, any two letters are taken as a code."""

    def __init__(self, editor: Editor, text: Text, place: Place, label: str = "") -> None:
        super().__init__(editor, text, place, label)
        self.combo = Combo()
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for code in COUNTRIES:
            self.combo.addItem(country_words(code, text), code)
        completer = self.combo.completer()
        assert completer is not None
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._place(self.combo)
        self.refresh()
        self.combo.activated.connect(lambda place: self.commit(self.combo.itemData(place)))
        line = self.combo.lineEdit()
        assert line is not None
        line.setAccessibleName(label)
        line.editingFinished.connect(self._on_finished)

    def show_value(self, value: str) -> None:
        place = self.combo.findData(value)
        if place >= 0:
            self.combo.setCurrentIndex(place)
        self.combo.setEditText(country_words(value, self.text))

    def _on_finished(self) -> None:
        typed = self.combo.currentText()
        code = code_of(typed, self.text)
        if code is None:
            self.show_error(self.text("window.country_field.unknown"))
        elif code != self.value:
            self.commit(code)
        else:
            self.clear_error()
            self.show_value(code)


def country_words(code: str, text: Text) -> str:
    """``日本（JP）``; a code we have no name for stands alone."""
    key = f"window.country.{code}"
    return text("window.country_field.named", name=text(key), code=code) if key in text else code


def code_of(typed: str, text: Text) -> str | None:
    """The code behind a name or a code as typed; None for neither."""
    words = unicodedata.normalize("NFKC", typed).strip()
    for code in COUNTRIES:
        if words in (country_words(code, text), text(f"window.country.{code}")):
            return code
        if unicodedata.normalize("NFKC", country_words(code, text)) == words:
            return code
    if len(words) == 2 and words.isascii() and words.isalpha():
        return words.upper()
    return None
