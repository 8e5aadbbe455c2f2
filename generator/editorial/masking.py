"""Masking: what of a text in Markdown is no prose is blotted out, and every character stays put.

In: a text. Out: one of the same length, in which code, HTML, addresses and the signs of Markdown
are MASK, so that a place in it is a place in the file. Known here alone: what of Markdown no rule
about words may look at, nor change.
"""

import re

MASK = "\ufffc"
"""What stands for a character that is no prose: Unicode's own sign for an object in a text."""

_ANY = re.compile(r"[^\n]")
_DEFINITION = re.compile(r"^[ \t]*\[((?!\^)[^\]\n]{1,200})\]:.*$", re.MULTILINE)
_HIDDEN: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "```",
        re.compile(
            r"^[ \t]*(`{3,})[^`\n]*\n(?:.*?^[ \t]*\1`*[ \t]*$|.*\Z)", re.MULTILINE | re.DOTALL
        ),
    ),
    (
        "~~~",
        re.compile(
            r"^[ \t]*(~{3,})[^\n]*\n(?:.*?^[ \t]*\1~*[ \t]*$|.*\Z)", re.MULTILINE | re.DOTALL
        ),
    ),
    ("<", re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)),
    (
        "<",
        re.compile(
            r"<(pre|script|style|code|svg|math)\b[^>]*>.*?(?:</\1\s*>|\Z)",
            re.DOTALL | re.IGNORECASE,
        ),
    ),
    ("`", re.compile(r"(?<!`)(`{1,9})(?!`).{1,2000}?(?<!`)\1(?!`)", re.DOTALL)),
    ("<", re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")),
    ("<", re.compile(r"<(?:https?|mailto|tel):[^<>\s]*>")),
    ("](", re.compile(r"\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*){0,9}\)")),
    ("][", re.compile(r"\]\[[^\]\n]{0,200}\]")),
    ("[^", re.compile(r"\[\^[^\]\n]{1,200}\]:?")),
    ("{", re.compile(r"\{[:#.][^{}\n]{0,200}\}")),
    (
        "://",
        re.compile(
            r"\b[a-z][a-z0-9+.-]{1,9}://[!-~]+(?:(?<=[/=])[^\s，。；：！？、（）《》“”]+)?",
            re.IGNORECASE,
        ),
    ),
    ("www.", re.compile(r"\bwww\.[!-~]+", re.IGNORECASE)),
    ("@", re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,9}", re.ASCII)),
    ("&", re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]\w{1,30});", re.IGNORECASE)),
    ("!!!", re.compile(r"^[ \t]*!!!.*$", re.MULTILINE)),
    ("\\", re.compile(r"\\[!-/:-@\[-`{-~]")),
    ("-", re.compile(r"^[ \t|:]*-[-:| \t]*$", re.MULTILINE)),
    ("*", re.compile(r"\*+")),
    ("_", re.compile(r"(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)")),
    ("[", re.compile(r"!?\[")),
    ("]", re.compile(r"\]")),
)
"""What is blotted out, in this order; each with a sign without which it can't be there."""


def masked(text: str) -> str:
    """The text with all that is no prose blotted out: as long, and with the same line ends."""
    if "]:" in text:
        text = _without_labels(text)
    for sign, pattern in _HIDDEN:
        if sign in text:
            text = pattern.sub(_blot, text)
    return text


def _without_labels(text: str) -> str:
    """Without link definitions, and without the words that are their labels elsewhere."""
    labels = {match[1] for match in _DEFINITION.finditer(text)}
    text = _DEFINITION.sub(_blot, text)
    for label in sorted(labels):
        text = text.replace(f"[{label}]", MASK * (len(label) + 2))
    return text


def _blot(match: re.Match[str]) -> str:
    return _ANY.sub(MASK, match[0])
