"""The menus as data: what stands where, with which keys, and what it does in the window."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from negotiator.deal.examples import example_names
from negotiator.language import LANGUAGES, Text
from negotiator.window import preferences
from negotiator.window.steps import KEYS

if TYPE_CHECKING:
    from negotiator.window.frame.main_window import MainWindow

Keys = QKeySequence.StandardKey


@dataclass(frozen=True)
class Entry:
    """A line of a menu: its key in the catalogue, the method it calls, and its shortcut."""

    key: str
    call: str
    shortcut: str | QKeySequence.StandardKey = ""
    separator_before: bool = False


FILE = (
    Entry("new", "new_deal", Keys.New),
    Entry("open", "open_deal", Keys.Open),
)
FILE_END = (
    Entry("save", "save_deal", Keys.Save, separator_before=True),
    Entry("save_as", "save_deal_as", "Ctrl+Shift+S"),
    Entry("export", "go_to_review", "Ctrl+E", separator_before=True),
    Entry("start", "show_welcome", separator_before=True),
    Entry("quit", "close", "Ctrl+Q"),
)
GOING = (
    Entry("next_step", "next_step", "Ctrl+PgDown", separator_before=True),
    Entry("previous_step", "previous_step", "Ctrl+PgUp"),
)
HELP = (
    Entry("tour", "show_tour"),
    Entry("keyboard", "show_keyboard", "F1"),
    Entry("about", "show_about", separator_before=True),
)


class Actions(QObject):
    """The actions that others than the menus need: undo, redo, the two panels."""

    def __init__(self, window: MainWindow, text: Text) -> None:
        super().__init__(window)
        self.text = text
        self.undo = self._action("undo", window.undo, Keys.Undo)
        self.redo = self._action("redo", window.redo)
        self.redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self.steps = self._action("steps", window.toggle_steps, "F9")
        self.live = self._action("live", window.toggle_live, "F10")
        for toggle in (self.steps, self.live):
            toggle.setCheckable(True)
        self._jumps(window)

    def _action(
        self,
        key: str,
        call: Callable[[], object],
        shortcut: str | QKeySequence.StandardKey = "",
    ) -> QAction:
        action = QAction(self.text(f"window.menu.{key}"), self)
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(lambda: call())
        return action

    def _jumps(self, window: MainWindow) -> None:
        """Alt and a digit jump to a step."""
        self.jumps: dict[str, QAction] = {}
        for number, key in enumerate(KEYS, 1):
            action = QAction(self.text(f"domain.step.{key}"), self)
            action.setShortcut(QKeySequence(f"Alt+{number}"))
            action.triggered.connect(lambda _=False, step=key: window.go_to(step))
            self.jumps[key] = action


def fill_menus(bar: QMenuBar, window: MainWindow, text: Text, actions: Actions) -> None:
    """Put every menu into the bar."""
    builder = _Builder(bar, window, text)
    builder.file()
    builder.edit(actions)
    builder.view(actions)
    builder.library()
    builder.help()


class _Builder:
    def __init__(self, bar: QMenuBar, window: MainWindow, text: Text) -> None:
        self.bar = bar
        self.window = window
        self.text = text

    def file(self) -> None:
        menu = self._menu("file")
        self._entries(menu, FILE)
        recent = self._submenu(menu, "recent")
        window, empty = self.window, self.text("window.menu.no_recent")
        recent.aboutToShow.connect(lambda: _fill_recent(recent, window, empty))
        examples = self._submenu(menu, "examples")
        for name in example_names():
            action = examples.addAction(self.text(f"examples.{name}.title"))
            action.triggered.connect(lambda _=False, n=name: self.window.open_example(n))
        self._entries(menu, FILE_END)

    def edit(self, actions: Actions) -> None:
        menu = self._menu("edit")
        menu.addAction(actions.undo)
        menu.addAction(actions.redo)

    def view(self, actions: Actions) -> None:
        menu = self._menu("view")
        menu.addAction(actions.steps)
        menu.addAction(actions.live)
        self._entries(menu, GOING)
        steps = self._submenu(menu, "jump")
        for action in actions.jumps.values():
            steps.addAction(action)
        menu.addSeparator()
        window = self.window
        looks = {key: self.text(f"window.appearance.{key}") for key in preferences.APPEARANCES}
        self._choices(menu, "appearance", looks, preferences.appearance(), window.set_appearance)
        sizes = {str(size): f"{size} %" for size in preferences.TEXT_SIZES}
        now = str(preferences.text_size())
        self._choices(menu, "text_size", sizes, now, window.set_text_size)
        units = {key: self.text(f"window.money_choice.{key}") for key in preferences.MONEY_UNITS}
        unit = preferences.money_unit()
        self._choices(menu, "money_unit", units, unit, window.set_money_unit)
        languages = {str(code): self.text(f"domain.language.{code}") for code in LANGUAGES}
        self._choices(menu, "language", languages, self.text.language, window.set_language)

    def library(self) -> None:
        menu = self._menu("library")
        self._entries(menu, (Entry("benchmark_source", "show_benchmark_source", "F2"),))
        self._entries(menu, (Entry("premises", "show_premises"),))
        menu.addSeparator()
        self._entries(menu, (Entry("all_tables", "show_library", "Ctrl+L"),))

    def help(self) -> None:
        self._entries(self._menu("help"), HELP)

    def _menu(self, key: str) -> QMenu:
        menu = self.bar.addMenu(self.text(f"window.menu.{key}"))
        menu.setToolTipsVisible(True)
        return menu

    def _submenu(self, menu: QMenu, key: str) -> QMenu:
        below = menu.addMenu(self.text(f"window.menu.{key}"))
        below.setToolTipsVisible(True)
        return below

    def _entries(self, menu: QMenu, entries: Iterable[Entry]) -> None:
        for entry in entries:
            if entry.separator_before:
                menu.addSeparator()
            action = menu.addAction(self.text(f"window.menu.{entry.key}"))
            if entry.shortcut:
                action.setShortcut(QKeySequence(entry.shortcut))
            action.triggered.connect(lambda _=False, e=entry: getattr(self.window, e.call)())

    def _choices(
        self,
        menu: QMenu,
        key: str,
        labels: Mapping[str, str],
        chosen: str,
        call: Callable[[str], None],
    ) -> None:
        """A submenu of which one line is ticked."""
        below = self._submenu(menu, key)
        group = QActionGroup(below)
        for value, words in labels.items():
            action = below.addAction(words)
            action.setCheckable(True)
            action.setChecked(value == chosen)
            group.addAction(action)
            action.triggered.connect(lambda _=False, v=value: call(v))


def _fill_recent(menu: QMenu, window: MainWindow, empty: str) -> None:
    """The recent deals as they are now."""
    menu.clear()
    for path in preferences.recent_files():
        action = menu.addAction(path.stem.replace("&", "&&"))
        action.setToolTip(str(path))
        action.triggered.connect(lambda _=False, p=path: window.open_path(p))
    if menu.isEmpty():
        menu.addAction(empty).setEnabled(False)
