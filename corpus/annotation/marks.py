r"""The signs of the editable form: '|' between slots, ';' between names, '=' before what a name or time stands for.

Where a value itself holds such a sign, a backslash goes before it: 'Báo cáo A \| B'. A line break is '\n'.
"""

from __future__ import annotations

import re
import unicodedata

_ESCAPED = re.compile(r"\\(.?)", re.DOTALL)


def escaped(text: str, signs: str) -> str:
    """The text with a backslash before each of the signs, and before backslashes."""
    safe = text.replace("\\", "\\\\").replace("\n", "\\n")
    for sign in signs:
        safe = safe.replace(sign, f"\\{sign}")
    return safe


def plain(text: str) -> str:
    """What `escaped` was given, without blanks at its ends."""
    return _ESCAPED.sub(lambda match: "\n" if match[1] == "n" else match[1], text.strip())


def parted(text: str, sign: str) -> list[str]:
    """The parts between the signs, backslashes left in; signs after a backslash part nothing."""
    parts = [""]
    letters = iter(text)
    for letter in letters:
        if letter == sign:
            parts.append("")
        else:
            parts[-1] += letter + next(letters, "") if letter == "\\" else letter
    return parts


def listed(text: str) -> list[str]:
    """The names of 'A; B'; none of a blank."""
    return [plain(part) for part in parted(text, ";") if part.strip()]


def joined(names: list[str], signs: str = "|") -> str:
    """'A; B', with `signs` escaped too."""
    return "; ".join(escaped(name, signs + ";") for name in names)


def flat(text: str) -> str:
    """NFC with runs of blanks as one: quotes are compared in this form."""
    return " ".join(unicodedata.normalize("NFC", text).split())
