"""Paragraphs: Markdown of other dialects as the blocks of a Material, in ours.

In: a text in Markdown. Out: Blocks. Known here alone: where CommonMark, kramdown and ours differ in
what begins a block: there a list, a heading or a fence may follow a paragraph's line directly, and
a list within a list may be moved in by two spaces.
"""

import re
from collections.abc import Iterator

from generator.chinese import is_wide
from generator.importing.material import Block, BlockKind

_FENCE = re.compile(r"(`{3,}|~{3,})")
_HEADING = re.compile(r"#{1,6}(?:\s|$)")
_ITEM = re.compile(r"(?P<margin>[ \t]*)(?P<sign>[-*+]|\d{1,9}[.)])[ \t]+(?P<text>.*)")
_PICTURE = re.compile(
    r"""(?:\[?!\[[^\]]*\]\([^()\s]+(?:\s+(?:"[^"]*"|'[^']*'))?\)(?:\]\([^)]*\))?\s*)+$"""
)
_ALONE = re.compile(r"<!--.*-->\s*$")
_UNDERLINE = re.compile(r"(?:=+|-{2,})\s*$")
_RULE = re.compile(r"(?:-\s*){3,}$|(?:\*\s*){3,}$|(?:_\s*){3,}$")
_DELETED = re.compile(r"(?<![~\\])~~(?=\S)(.+?)(?<=\S)~~(?!~)")
_ATTRIBUTES = re.compile(r"\{(?::[^{}]*|\s*[.#][\w-]+[^{}]*)\}\s*$")
"""A line that only says how the block above it looks, which is for the theme to say here."""
_TASK = re.compile(r"\[([ xX])\](?=\s)")
_HTML = re.compile(r"<(?:!--|/?[a-zA-Z])")


def blocks_of(text: str) -> list[Block]:
    """The blocks of a text."""
    return [block for lines in _groups(text.split("\n")) for block in _block(lines)]


def _groups(lines: list[str]) -> Iterator[list[str]]:
    """Lines that belong together."""
    group: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at].rstrip() if not lines[at].endswith("  ") else lines[at]
        fence = _FENCE.match(line)
        if fence:
            end = _closed(lines, at, fence[1])
            yield from filter(None, (group, lines[at : end + 1]))
            group, at = [], end
        elif _ATTRIBUTES.match(line):
            pass
        elif not line.strip() and not _goes_on(group, lines, at):
            yield from filter(None, (group,))
            group = []
        elif _begins(line, group):
            yield from filter(None, (group,))
            group = [line]
        elif group and _is_alone(group[0]):
            yield group
            group = [line]
        else:
            group.append(line)
        at += 1
    yield from filter(None, (group,))


def _closed(lines: list[str], at: int, fence: str) -> int:
    ends = (n for n in range(at + 1, len(lines)) if lines[n].strip() == fence)
    return next(ends, len(lines) - 1)


def _goes_on(group: list[str], lines: list[str], at: int) -> bool:
    """Whether a list or a footnote goes on behind an empty line."""
    if not group or not (_ITEM.match(group[0]) or group[0].startswith("[^")):
        return False
    following = next((line for line in lines[at:] if line.strip()), "")
    same = _ITEM.match(following) if _ITEM.match(group[0]) else None
    return following.startswith(("  ", "\t")) or bool(same and not _RULE.match(following))


def _begins(line: str, group: list[str]) -> bool:
    """Whether a line begins a block of its own although no empty line stands before it."""
    if not group or not line.strip():
        return False
    is_list = _ITEM.match(group[0]) is not None
    item = _ITEM.match(line)
    starts_list = item and not is_list and item["sign"] in ("-", "*", "+", "1.", "1)")
    if is_list and item and not item["margin"] and _sort(line) != _sort(group[0]):
        return True
    is_quote = line.startswith(">") and not group[0].startswith(">")
    is_note = line.startswith("[^") and "]:" in line
    return bool(_is_alone(line) or is_quote or is_note or (starts_list and not _RULE.match(line)))


def _is_alone(line: str) -> bool:
    """Whether a line is a block by itself."""
    return bool(_HEADING.match(line) or _PICTURE.match(line) or _ALONE.match(line))


def _sort(line: str) -> bool:
    """Of which sort of list a line is an item."""
    return line[:1].isdigit()


def _block(lines: list[str]) -> Iterator[Block]:
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    if not lines:
        return
    kind = _kind(lines)
    if kind == "list":
        yield Block(kind="list", text="\n".join(_relisted(lines)))
    elif kind == "code":
        yield Block(kind="code", text="\n".join(lines))
    elif kind == "heading" and len(lines) > 1:
        level = "#" if lines[-1].startswith("=") else "##"
        yield Block(kind="heading", text=f"{level} {_joined(lines[:-1])}")
    elif kind == "prose":
        yield _prose(lines)
    else:
        yield Block(kind=kind, text=_deleted("\n".join(line.rstrip() for line in lines)))


def _kind(lines: list[str]) -> BlockKind:
    first = lines[0]
    signs: tuple[tuple[BlockKind, bool], ...] = (
        ("code", _FENCE.match(first) is not None),
        ("other", len(lines) == 1 and _RULE.match(first) is not None),
        ("list", _ITEM.match(first) is not None),
        ("heading", _HEADING.match(first) is not None),
        ("quote", first.startswith(">")),
        ("code", all(line.startswith(("    ", "\t")) or not line for line in lines)),
        (
            "table",
            len(lines) > 1
            and re.fullmatch(r"[\s|:-]*-[\s|:-]*", lines[1]) is not None
            and "|" in lines[0],
        ),
        ("heading", len(lines) > 1 and _UNDERLINE.match(lines[-1]) is not None),
        ("picture", _PICTURE.match(" ".join(lines)) is not None),
        ("other", any(re.match(r":\s", line) for line in lines[1:])),
        ("other", first.startswith(("[^", "*[", ":::")) or _HTML.match(first) is not None),
    )
    return next((kind for kind, holds in signs if holds), "prose")


def _prose(lines: list[str]) -> Block:
    """A paragraph on one line, unless its author broke it."""
    if any(line.endswith(("  ", "\\")) for line in lines[:-1]):
        broken = [re.sub(r"(?:\s{2,}|\\)$", "  ", line) for line in lines]
        return Block(kind="other", text=_deleted("\n".join(broken).rstrip()))
    return Block(kind="prose", text=_joined(lines))


def _joined(lines: list[str]) -> str:
    whole = ""
    for line in (one.strip() for one in lines):
        is_tight = bool(whole) and is_wide(whole[-1]) and is_wide(line[:1])
        whole += line if is_tight or not whole else f" {line}"
    return _deleted(whole)


def _deleted(text: str) -> str:
    """GitHub's sign of deletion, which our dialect has not."""
    return _DELETED.sub(r"<del>\1</del>", text)


def _relisted(lines: list[str]) -> Iterator[str]:
    """A list whose inner lists are moved in by four spaces each."""
    margins: list[int] = []
    for line in lines:
        wide = line.expandtabs(4)
        item = _ITEM.match(wide)
        if not item:
            inner = wide.lstrip()
            depth = max(len(margins), 1) if wide.startswith(" ") else 0
            yield f"{'    ' * depth}{inner}" if inner else ""
            continue
        margin = len(item["margin"])
        while margins and margin < margins[-1]:
            margins.pop()
        if not margins or margin > margins[-1] + 1:
            margins.append(margin)
        sign = item["sign"].replace(")", ".")
        text = _TASK.sub(lambda box: "☐" if box[1] == " " else "☑", item["text"].rstrip(), count=1)
        yield _deleted(f"{'    ' * (len(margins) - 1)}{sign} {text}")
