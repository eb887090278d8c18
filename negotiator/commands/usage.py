"""What argparse says of a wrong command line, in the user's language."""

from __future__ import annotations

import re

from negotiator.language import Text

# Its sentences as Python writes them; one it words otherwise some day is told as it stands.
_SENTENCES = {
    "missing": r"the following arguments are required: (?P<names>.+)",
    "unknown": r"unrecognized arguments: (?P<names>.+)",
    "no_value": r"argument (?P<name>.+): expected one argument",
    "no_choice": r"argument (?P<name>.+?): invalid choice: (?P<got>.+)"
    r" \(choose from (?P<keys>.+)\)",
    "not_together": r"argument (?P<name>.+): not allowed with argument (?P<other>.+)",
}


def usage_sentence(message: str, text: Text) -> str:
    """An error message of argparse as a sentence of the catalogue."""
    for key, pattern in _SENTENCES.items():
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            gaps = {name: value.replace("'", "") for name, value in found.groupdict().items()}
            return text(f"commands.usage.{key}", **gaps)
    return message
