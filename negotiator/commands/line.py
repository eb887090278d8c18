"""The command line itself: what may be asked, and who does it."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import NoReturn

from negotiator import __version__
from negotiator.commands.problems import CommandError, load_deal, problem, tell
from negotiator.commands.usage import usage_sentence
from negotiator.language import LANGUAGES, Text, system_language

COMMANDS = ("evaluate", "memo", "new", "check", "survey")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, as every command does."""

    def error(self, message: str) -> NoReturn:
        text = _text()
        said = text("commands.say.usage", reason=usage_sentence(message, text))
        raise CommandError(f"{self.prog}: {said}")


def run(arguments: list[str]) -> int:
    """Run a command; its exit status. Never a traceback for what a user may give."""
    _speak_utf8()
    try:
        return _dispatch(arguments)
    except CommandError as error:
        tell(error)
        return 2
    except BrokenPipeError:  # the reader of our output has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _dispatch(arguments: list[str]) -> int:
    text = _text()
    first = next((a for a in arguments if not a.startswith("-")), None)
    if first in COMMANDS or any(a in ("-h", "--help", "--version") for a in arguments):
        return _command(_parser(text).parse_args(arguments), text)
    parser = _window_parser(text)
    asked, rest = parser.parse_known_args(arguments)
    if asked.deal is not None and _is_no_deal(asked.deal):
        raise problem(asked.deal, "no_command", text)
    if rest:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    return _window(asked, text)


def _is_no_deal(name: str) -> bool:
    """Whether a word is more likely a command mistyped than the name of a deal."""
    return name not in COMMANDS and not name.lower().endswith(".deal") and not Path(name).exists()


def _command(asked: argparse.Namespace, text: Text) -> int:
    match asked.command:
        case "evaluate":
            from negotiator.commands.evaluating import evaluate_files

            return evaluate_files(asked.deals, asked.json, asked.lang, text)
        case "survey":
            from negotiator.commands.surveying import list_survey, show_survey

            if asked.survey == "list":
                return list_survey(text)
            form = "json" if asked.json else "csv" if asked.csv else "columns"
            return show_survey(asked.table, asked.type, asked.class_key, form, text)
    from negotiator.commands import making

    match asked.command:
        case "new":
            return making.new_file(asked.example, asked.output, asked.lang, text)
        case "memo":
            return making.write_memo_file(asked.deal, asked.output, asked.lang, text)
        case _:
            return making.check_file(asked.deal, text)


def _window(asked: argparse.Namespace, text: Text) -> int:
    name = asked.deal
    if name is not None:
        load_deal(name, text)
    if not _has_screen():
        said = text("commands.say.no_screen", file=name or "DEAL")
        raise CommandError(f"negotiator: {said}")
    from negotiator.window.app import run as open_window

    return open_window(None if name is None else Path(name), asked.lang)


def _has_screen() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(v) for v in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _window_parser(text: Text) -> argparse.ArgumentParser:
    parser = _Parser(prog="negotiator", add_help=False)
    parser.add_argument("deal", nargs="?", metavar="DEAL", help=text("commands.help.deal"))
    _add_language(parser, text)
    return parser


def _parser(text: Text) -> argparse.ArgumentParser:
    parser = _Parser(prog="negotiator", description=text("commands.help.program"))
    version = f"negotiator {__version__}"
    parser.add_argument(
        "--version", action="version", version=version, help=text("commands.help.version")
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    evaluate = commands.add_parser("evaluate", help=text("commands.help.evaluate"))
    evaluate.add_argument("deals", nargs="+", metavar="DEAL", help=text("commands.help.deal"))
    evaluate.add_argument("--json", action="store_true", help=text("commands.help.json"))

    memo = commands.add_parser("memo", help=text("commands.help.memo"))
    memo.add_argument("deal", metavar="DEAL", help=text("commands.help.deal"))
    _add_output(memo, text)

    new = commands.add_parser("new", help=text("commands.help.new"))
    new.add_argument("--example", metavar="NAME", help=text("commands.help.example"))
    _add_output(new, text)

    check = commands.add_parser("check", help=text("commands.help.check"))
    check.add_argument("deal", metavar="DEAL", help=text("commands.help.deal"))

    for command in (evaluate, memo, new):
        _add_language(command, text)
    _add_survey(commands.add_parser("survey", help=text("commands.help.survey")), text)
    return parser


def _add_survey(survey: argparse.ArgumentParser, text: Text) -> None:
    actions = survey.add_subparsers(dest="survey", required=True, metavar="ACTION")
    actions.add_parser("list", help=text("commands.help.survey_list"))
    show = actions.add_parser("show", help=text("commands.help.survey_show"))
    show.add_argument("table", metavar="TABLE", help=text("commands.help.table"))
    show.add_argument("--type", metavar="T", help=text("commands.help.type"))
    show.add_argument("--class", dest="class_key", metavar="C", help=text("commands.help.class"))
    form = show.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=text("commands.help.json"))
    form.add_argument("--csv", action="store_true", help=text("commands.help.csv"))


def _add_output(parser: argparse.ArgumentParser, text: Text) -> None:
    parser.add_argument(
        "-o", "--output", required=True, metavar="FILE", help=text("commands.help.output")
    )


def _add_language(parser: argparse.ArgumentParser, text: Text) -> None:
    parser.add_argument("--lang", choices=LANGUAGES, help=text("commands.help.lang"))


def _text() -> Text:
    return Text(system_language())


def _speak_utf8() -> None:
    """Japanese on any terminal; what a terminal can't show must not end the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
