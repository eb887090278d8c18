"""What went wrong with a command, as one line that names the file, the place and the mend."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from negotiator.deal.errors import DealError
from negotiator.deal.model import Deal
from negotiator.deal.reading import load
from negotiator.evaluation import Evaluation, evaluate, with_risk
from negotiator.language import Text


class CommandError(Exception):
    """Bad input to a command; its text is the one line the user reads."""


def tell(error: CommandError) -> None:
    """Print a problem on standard error: one line, whatever a file's name holds."""
    line = "".join(c if c.isprintable() else repr(c)[1:-1] for c in str(error))
    print(line, file=sys.stderr)


def problem(subject: str, code: str, text: Text, **gaps: Any) -> CommandError:
    """``subject: sentence``, the sentence being ``errors.<code>``."""
    return CommandError(f"{subject}: {text(f'errors.{code}', **gaps)}")


def load_deal(name: str, text: Text) -> Deal:
    """The deal in a file; CommandError for anything that isn't one."""
    with reading(name, text):
        return load(Path(name))


def evaluate_file(name: str, text: Text, *, risk: bool = False) -> Evaluation:
    """The evaluation of the deal in a file; CommandError for anything that has none.

    With ``risk`` the simulation is in it too.
    """
    with reading(name, text):
        evaluation = evaluate(load(Path(name)))
        return with_risk(evaluation) if risk else evaluation


@contextmanager
def reading(name: str, text: Text) -> Iterator[None]:
    """Whatever keeps a file from being read, as one line."""
    try:
        yield
    except DealError as error:
        raise CommandError(f"{name}: {error.sentence(text)}") from error
    except (FileNotFoundError, NotADirectoryError) as error:
        raise problem(name, "no_such_file", text) from error
    except IsADirectoryError as error:
        raise problem(name, "is_folder", text) from error
    except (OSError, ValueError) as error:
        raise problem(name, "not_readable", text, reason=_reason(error)) from error


@contextmanager
def writing(name: str, text: Text) -> Iterator[None]:
    """Whatever keeps a file from being written, as one line."""
    try:
        yield
    except IsADirectoryError as error:
        raise problem(name, "is_folder", text) from error
    except (OSError, ValueError) as error:
        raise problem(name, "not_writable", text, reason=_reason(error)) from error


def _reason(error: Exception) -> str:
    said = getattr(error, "strerror", None) or str(error)
    return " ".join(str(said).split())
