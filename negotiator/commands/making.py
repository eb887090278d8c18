"""Commands that read or write one deal: ``check``, ``new``, ``memo``."""

from __future__ import annotations

from pathlib import Path

from negotiator.commands.problems import evaluate_file, load_deal, problem, writing
from negotiator.deal.examples import blank_deal, example_names, open_example
from negotiator.deal.writing import save
from negotiator.language import Language, Text, system_language


def check_file(name: str, text: Text) -> int:
    """Say that a deal file holds a whole deal; CommandError if it doesn't."""
    deal = load_deal(name, text)
    title = deal.title or text("commands.say.untitled")
    print(text("commands.say.checked", file=name, title=title))
    return 0


def new_file(example: str | None, output: str, language: Language | None, text: Text) -> int:
    """Write a new deal, blank or an example; an earlier file of that name is never replaced."""
    chosen = language or system_language()
    if example is None:
        deal = blank_deal(chosen)
    elif example in example_names():
        deal = open_example(example, language or "ja")
    else:
        raise problem(example, "no_example", text, keys=", ".join(example_names()))
    path = Path(output)
    with writing(output, text):
        if path.is_file() and path.stat().st_size:
            raise problem(output, "already_there", text)
        save(deal, path)
    print(text("commands.say.created", file=output))
    return 0


def write_memo_file(name: str, output: str, language: Language | None, text: Text) -> int:
    """Write the negotiation memo of a deal."""
    evaluation = evaluate_file(name, text)
    _refuse_same_file(name, output, text)
    from negotiator.papers.memo import write_memo  # reportlab is heavy: only papers load it

    with writing(output, text):
        write_memo(evaluation, Path(output), language)
    print(text("commands.say.written", file=output))
    return 0


def _refuse_same_file(name: str, output: str, text: Text) -> None:
    """A paper must not be written over the deal it is made from."""
    if Path(output).exists() and Path(output).samefile(name):
        raise problem(output, "already_there", text)
