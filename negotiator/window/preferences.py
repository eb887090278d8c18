"""What the user prefers, kept between runs: language, look, text size, unit of money, files.

Everything goes through QSettings under one organisation and name; a value that someone damaged
counts as not set.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from negotiator.language import LANGUAGES, Language, system_language

APPEARANCES = ("system", "light", "dark")
TEXT_SIZES = (100, 110, 125, 150, 175, 200)
MONEY_UNITS: dict[str, float] = {"one": 1, "thousand": 1_000, "million": 1_000_000}
RECENT = 8


def settings() -> QSettings:
    """The store; made anew each time, it is cheap and always finds the current folder."""
    return QSettings("LicenceNegotiator", "negotiator")


def _choice(key: str, allowed: tuple[str, ...], default: str) -> str:
    value = settings().value(key, default)
    return value if isinstance(value, str) and value in allowed else default


def language() -> Language:
    """The language of the window: the one last chosen, else the system's."""
    value = settings().value("language", "")
    return next((known for known in LANGUAGES if known == value), system_language())


def set_language(value: Language) -> None:
    settings().setValue("language", value)


def appearance() -> str:
    """ "system", "light" or "dark"."""
    return _choice("appearance", APPEARANCES, "system")


def set_appearance(value: str) -> None:
    settings().setValue("appearance", value)


def text_size() -> int:
    """Size of all text in percent, 100 … 200."""
    value = _choice("text_size", tuple(str(size) for size in TEXT_SIZES), "100")
    return int(value)


def set_text_size(value: int) -> None:
    settings().setValue("text_size", str(value))


def money_unit() -> str:
    """In which unit sums are shown and typed: "one", "thousand" or "million"."""
    return _choice("money_unit", tuple(MONEY_UNITS), "million")


def set_money_unit(value: str) -> None:
    settings().setValue("money_unit", value)


def tour_seen() -> bool:
    """Whether the tour was walked or left before."""
    return _choice("tour_seen", ("yes", "no"), "no") == "yes"


def set_tour_seen(seen: bool) -> None:
    settings().setValue("tour_seen", "yes" if seen else "no")


def recent_files() -> list[Path]:
    """Deal files opened or saved lately that are still there, the last one first."""
    value = settings().value("recent", [])
    names = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    return [Path(name) for name in names if isinstance(name, str) and Path(name).is_file()]


def add_recent(path: Path) -> None:
    """Put a file on top of the recent ones."""
    others = [known for known in recent_files() if known != path.absolute()]
    kept = [path.absolute(), *others][:RECENT]
    settings().setValue("recent", [str(known) for known in kept])


def geometry() -> QByteArray | None:
    """Place and size of the window when it was last closed."""
    value = settings().value("geometry")
    return value if isinstance(value, QByteArray) else None


def set_geometry(value: QByteArray) -> None:
    settings().setValue("geometry", value)
