"""Problems: every message, as a page to look it up.

In: the problem codes. Out: the page on them. Known here alone: how a message's blanks are shown.
"""

import re
from collections.abc import Iterator

from docs.layout import page
from docs.wording import Wording
from generator.codes import CODES, Code

_INTRODUCTION = (
    "Every problem has a code that stays the same in every version and language. An *error* keeps "
    "the site from being built. A *warning* does so only under `--strict`. Words set "
    "<var>like this</var> stand for what the message fills in."
)


def problems(say: Wording) -> str:
    """The page on problems."""
    index = " · ".join(f"[{code}](#{code})" for code in CODES)
    parts = [
        "\n" + say(_INTRODUCTION) + "\n",
        index,
        "",
        *(line for name, code in CODES.items() for line in _problem(name, code, say)),
    ]
    summary = "Every problem that the program may report, and what to do about it."
    return page(6, "Problems", summary, "generator/codes.py", parts, say)


def _problem(name: str, code: Code, say: Wording) -> Iterator[str]:
    kind = say("Warning: ") if code.severity == "warning" else say("Error: ")
    yield f"## `{name}` {{#{name}}}"
    yield f"\n{kind}**{_blanks(code.message, say)}**\n"
    yield f"{_blanks(code.hint, say)}\n"
    yield f"{say('*Why:*')}{say.gap}{_blanks(code.why, say)}\n"


def _blanks(template: str, say: Wording) -> str:
    """A message with its blanks set apart; what would mean something to Markdown is escaped."""
    parts = re.split(r"(\{\{|\}\}|\{\w+\}|`)", say(template))
    code = False
    out = []
    for part in parts:
        if part == "`":
            out.append("</code>" if code else "<code>")
            code = not code
        elif part in ("{{", "}}"):
            out.append(f"&#{ord(part[0])};")
        elif part.startswith("{") and part.endswith("}"):
            out.append(f"<var>{say(part).strip('{}')}</var>")
        else:
            out.append(re.sub(r"[&<>*_\[\]|#!\\{}]", lambda m: f"&#{ord(m[0])};", part))
    return "".join(out)
