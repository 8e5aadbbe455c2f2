"""YAML mistakes: the usual slips in YAML that doesn't parse, line by line, and their mending.

In: a text that YAML refused. Out: what is wrong with it, and the text with that put right, so that
the rest of it can be read in the same run; the mended text is never written anywhere. Known here
alone: what people write who have never heard of YAML's rules. A parser stops at its first
surprise, often lines below the cause.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from msgspec import Struct

from generator.yaml_nodes import UNPRINTABLE, Flaw

_BLOCK_TEXT = re.compile(r"(?:.*:|\s*-)\s+[|>][-+0-9]*\s*(?:#.*)?")
_WORD = r"(?P<key>[^\s:：\"'\[\]{},#]{1,24})"
_FULL_WIDTH = re.compile(rf"{_WORD} *(?P<colon>：)\s*")
_NO_SPACE = re.compile(rf"{_WORD}(?P<colon>:)(?=\S)")
_KEY = re.compile(r"(?:[^\s\"'\[\]{}#&*!|>%@`,\-][^:#]*?|\"[^\"]*\"|'[^']*')\s*:(?:\s+|$)")
_QUOTED = re.compile(r"'(?:[^']|'')*'(?!')|\"(?:[^\"\\]|\\.)*\"", re.DOTALL)
_AFTER_QUOTED = re.compile(r"\s*(?:#.*|:(?:\s.*)?)?")
_COMMENT = re.compile(r"\s+#.*|\s+$")
# What begins a value can't be these; some can where a name (an alias, an anchor) follows.
_NEVER_FIRST = re.compile(
    r"[@`%,\]}]|[|>](?![-+0-9]*$)|\*(?!\w+$)|&(?!\w+(?: |$))|[-?](?= )|!(?= |$)"
)
_BAD_ESCAPE = re.compile(r'^"(?:[^"\\]|\\[0abtnvfre "/\\N_LPxuU])*(\\)')
_CLOSING = {"[": "]", "{": "}"}


class _Slip(Struct, frozen=True):
    """One mistake in a line: what it is, and how the line reads without it."""

    code: str
    at: int
    """The character of the line, from 0."""
    line: str
    values: dict[str, str] = {}


class _Around(Struct, frozen=True):
    """What a line's meaning depends on."""

    above: str
    """The line above that says something."""
    names: Collection[str]
    """The case-folded names of all keys that may stand anywhere."""
    goes_on: bool
    """Whether its value soundly goes on in the lines below."""


def repair(text: str, names: Collection[str]) -> tuple[str, list[Flaw]]:
    """The text with its usual mistakes mended, line for line; and the mistakes.

    Args:
        text: YAML that doesn't parse.
        names: The case-folded names of all keys that may stand anywhere in it.
    """
    lines, flaws = text.split("\n"), list[Flaw]()
    mended, above, start, next_key = list(lines), "", 0, 0
    for n, line in enumerate(lines):
        if n >= next_key and line.strip() and not line.lstrip().startswith("#"):
            next_key = n + _spanned(lines[n:])
            for slip in _slips(line, _Around(above, names, goes_on=next_key - n > 1)):
                mended[n] = slip.line
                at = start + min(slip.at, len(line) - 1)
                flaws.append(Flaw(slip.code, at, at + 1, slip.values))
            above = mended[n]
        start += len(line) + 1
    return "\n".join(mended), flaws


def _slips(line: str, around: _Around) -> Iterator[_Slip]:
    """The mistakes of one line, each with the line as it is without it and those before."""
    for check in (_control, _tab, _dash, _colon, _no_key, _too_far, _value_slip):
        slip = check(line, around)
        if slip:
            line = slip.line
            yield slip


def _control(line: str, _: _Around) -> _Slip | None:
    found = UNPRINTABLE.search(line)
    if not found:
        return None
    values = {"character": f"U+{ord(found[0]):04X}"}
    return _Slip("control-character", found.start(), UNPRINTABLE.sub(" ", line), values)


def _tab(line: str, _: _Around) -> _Slip | None:
    indent = line[: _depth(line)]
    if "\t" not in indent:
        return None
    mended = indent.replace("\t", "  ") + line.lstrip()
    return _Slip("tab-indent", indent.index("\t"), mended)


def _dash(line: str, around: _Around) -> _Slip | None:
    """A dash before an item without a space: only where a list is begun or goes on."""
    at = _depth(line)
    above = around.above.strip()
    in_list = above.startswith("-") or above.endswith((":", "："))
    if not in_list or not re.match(r"-[^\s\-\d]", line[at:]):
        return None
    return _Slip("dash-no-space", at, f"{line[:at]}- {line[at + 1 :]}")


def _colon(line: str, around: _Around) -> _Slip | None:
    """A colon that is no colon to YAML, after a word that is a key or must be one."""
    at = _start(line)
    for pattern, code in ((_FULL_WIDTH, "full-width-colon"), (_NO_SPACE, "colon-no-space")):
        match = pattern.match(line, at)
        if match and (match["key"].casefold() in around.names or _must_be_key(line, at, code)):
            mended = f"{line[: match.start('colon')]}: {line[match.end() :]}".rstrip()
            return _Slip(code, match.start("colon"), mended, {"key": match["key"]})
    return None


def _must_be_key(line: str, at: int, code: str) -> bool:
    """Whether only a key can stand at the beginning of a line: at the margin, with no other."""
    return at == 0 and code == "full-width-colon" and not _KEY.match(line)


def _no_key(line: str, _: _Around) -> _Slip | None:
    """A line at the margin without a colon: nothing goes on there, so it should be a key."""
    if line[0] in " -[]{}\"'#%." or ":" in line or line.startswith("---"):
        return None
    return _Slip("colon-missing", 0, f"# {line}")


def _too_far(line: str, around: _Around) -> _Slip | None:
    """A key that is indented below another that has a value already."""
    at, start = _depth(line), _start(around.above)
    above = _KEY.match(around.above, start)
    if at <= start or not above or not around.above[above.end() :].strip():
        return None
    key = _KEY.match(line, at)
    if not key or key[0].rstrip(": ").casefold() not in around.names:
        return None
    return _Slip("indent-uneven", at, " " * start + line.lstrip())


def _value_slip(line: str, around: _Around) -> _Slip | None:
    """A mistake in what stands after a key or a dash."""
    start = _start(line)
    key = _KEY.match(line, start)
    at = key.end() if key else start
    value = line[at:]
    if around.goes_on or not value or _BLOCK_TEXT.fullmatch(line):
        return None
    code, offset, values = _value_trouble(value, after_key=key is not None)
    if not code:
        return None
    mended = line[:at] + _quoted(value)
    return _Slip(code, at + offset, mended, values)


def _value_trouble(value: str, *, after_key: bool) -> tuple[str, int, dict[str, str]]:
    """The code for a value that YAML can't read, where in it, and the code's values."""
    if value[0] in "'\"":
        quoted = _QUOTED.match(value)
        if quoted is None:
            return "quote-unclosed", 0, {}
        if bad := _BAD_ESCAPE.match(value):
            return "escape-unknown", bad.start(1), {}
        sound = _AFTER_QUOTED.fullmatch(value, quoted.end())
        return ("", 0, {}) if sound else ("quote-text-after", quoted.end(), {})
    if value[0] in _CLOSING:
        return _bracket_trouble(value)
    if _NEVER_FIRST.match(_COMMENT.sub("", value)):
        return "value-start", 0, {"character": value[0]}
    colon = re.search(r":(?=\s|$)", _COMMENT.sub("", value)) if after_key else None
    return ("unquoted-colon", colon.start(), {}) if colon else ("", 0, {})


def _bracket_trouble(value: str) -> tuple[str, int, dict[str, str]]:
    """A bracket that is not closed, or a value that goes on after it is."""
    bare = _QUOTED.sub(lambda quoted: "_" * len(quoted[0]), _COMMENT.sub("", value))
    depth = 0
    for at, char in enumerate(bare):
        depth += (char in "[{") - (char in "]}")
        if not depth:
            rest = bare[at + 1 :].lstrip()
            return ("bracket-text-after", len(bare) - len(rest), {}) if rest else ("", 0, {})
    return "bracket-unclosed", 0, {}


def _quoted(value: str) -> str:
    """The value as YAML reads it for certain, whatever is in it."""
    bare = _COMMENT.sub("", value)
    if bare[0] in _CLOSING and not _is_balanced(bare):
        return bare + _CLOSING[bare[0]]
    bare = bare.strip("'\"") if bare[0] in "'\"" else bare
    return "'" + bare.replace("'", "''") + "'"


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _start(line: str) -> int:
    """Where a line's key or value begins, after spaces and dashes."""
    match = re.match(r"\s*(?:- +)*", line)
    return match.end() if match else 0


def _spanned(lines: Sequence[str]) -> int:
    """How many lines the first one's value takes, where it soundly goes on below."""
    if _BLOCK_TEXT.fullmatch(lines[0]):
        deeper = (not line.strip() or _depth(line) > _depth(lines[0]) for line in lines[1:])
        return next((n for n, is_in in enumerate(deeper, start=1) if not is_in), len(lines))
    start = _start(lines[0])
    key = _KEY.match(lines[0], start)
    value = lines[0][key.end() if key else start :]
    if value[:1] in ("'", '"') and not _QUOTED.match(value):
        return _until(lines, value, lambda so_far: bool(_QUOTED.match(so_far)))
    if value[:1] in _CLOSING and not _is_balanced(value):
        return _until(lines, value, _is_balanced)
    return 1


def _until(lines: Sequence[str], so_far: str, is_closed: Callable[[str], bool]) -> int:
    """How many lines a quotation or a bracket takes; 1 where none closes it before the next key."""
    for count, line in enumerate(lines[1:], start=2):
        if _depth(line) <= _depth(lines[0]) and _KEY.match(line.strip()):
            return 1
        so_far += "\n" + line
        if is_closed(so_far):
            return count
    return 1


def _is_balanced(text: str) -> bool:
    bare = _QUOTED.sub("", text)
    return all(bare.count(one) <= bare.count(other) for one, other in _CLOSING.items())
