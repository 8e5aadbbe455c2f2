"""Spans: what stands within a line of HTML, as Markdown.

In: the tokens of a line. Out: a line of CommonMark with GitHub's strikethrough and footnotes. Known
here alone: which signs of a text would mean something in Markdown, and between which letters a
sign of emphasis is one. (Beside Chinese letters CommonMark takes `**“x”**` for plain text, section
6.2; such emphasis is written as HTML, which Markdown may hold.)
"""

import re
import unicodedata
from collections.abc import Sequence
from html import escape, unescape

from msgspec import Struct

from generator.markup.tokens import End, Start, Text, Token

_SIGNS = {"b": "**", "del": "~~", "em": "*", "i": "*", "s": "~~", "strong": "**"}
_AS_HTML = frozenset(("ins", "kbd", "mark", "rp", "rt", "ruby", "sub", "sup"))
"""What Markdown has no sign for, and means too much to be left out."""
_SPACES = re.compile("(?: [ \t\n\r\f]|[\t\n\r\f])[ \t\n\r\f]*")
"""What isn't one space already; not the ideographic one, by which Chinese names are set apart."""
_MEANING = re.compile(r"[\\`*\[\]<~|]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
_SUSPECT = re.compile(r"[\\`*\[\]<~|_&]").search
_STARTING = re.compile(r"(?:#{1,6}|[-+]|:)(?=\s|$)|>|[-=+]+(?=\s*$)|\d{1,9}(?=[.)](?:\s|$))")
"""What means something only where a line begins."""
_UNSAFE = re.compile(r"[\s<>()\\]")
BREAK = "\\\n"


class _Mark(Struct, frozen=True):
    """Where emphasis begins or ends."""

    name: str
    opens: bool
    mate: int
    """Which of the pieces ends or begins it."""


def spans(tokens: Sequence[Token], *, in_cell: bool = False) -> str:
    """A line; where the HTML breaks it, several, of which none begins what it shouldn't.

    Args:
        tokens: The tokens, balanced; of elements that don't stand within a line, the contents stay.
        in_cell: Whether it stands in a table, where a line can't be broken.
    """
    text = _spaced(_read(tokens, in_cell=in_cell).replace(BREAK, "\v")).strip(" \v")
    if in_cell:
        return re.sub(" ?\v ?", "<br>", text) if "\v" in text else text
    lines = (line if line[:1] not in _FIRST else _started(line) for line in _lines(text))
    return BREAK.join(lines)


def _read(tokens: Sequence[Token], *, in_cell: bool) -> str:
    if len(tokens) == 1 and type(tokens[0]) is Text:  # as most lines are
        return written(unescape(tokens[0].raw))
    pieces = _Reader(tokens, in_cell=in_cell).pieces
    return _joined(pieces) if _Mark in map(type, pieces) else "".join(pieces)  # type: ignore[arg-type]


def _spaced(text: str) -> str:
    """A text with single spaces where a browser shows them."""
    untidy = "\n" in text or "  " in text or "\t" in text or "\r" in text or "\f" in text
    return _SPACES.sub(" ", text) if untidy else text


_FIRST = frozenset("#-+:>=0123456789")


def _lines(text: str) -> list[str]:
    return [line.strip(" ") for line in text.split("\v")] if "\v" in text else [text]


def _started(line: str) -> str:
    found = _STARTING.match(line)
    if found is None:
        return line
    if found[0].isdigit():
        return f"{found[0]}\\{line[found.end() :]}"
    return f"\\{line}"


class _Reader:
    """Makes pieces of tokens: texts, and marks of emphasis."""

    def __init__(self, tokens: Sequence[Token], *, in_cell: bool) -> None:
        self.pieces: list[str | _Mark] = []
        self._tokens = tokens
        self._in_cell = in_cell
        self._open: list[int] = []
        at = 0
        while at < len(tokens):
            at = self._read(at)

    def _read(self, at: int) -> int:
        """Take one token or element; where the next begins."""
        token = self._tokens[at]
        if type(token) is Text:
            self.pieces.append(written(unescape(token.raw)))
        elif type(token) is Start:
            return self._start(token, at)
        elif type(token) is End:
            self._end(token.name)
        return at + 1

    def _start(self, start: Start, at: int) -> int:
        name = start.name
        if name in _SIGNS:
            self._open.append(len(self.pieces))
            self.pieces.append(_Mark(name, opens=True, mate=-1))
        elif name == "a":
            return self._link(start, at)
        elif name == "img":
            self.pieces.append(_picture(start))
        elif name == "br":
            self.pieces.append(BREAK)
        elif name == "code":
            return self._code(at)
        elif name == "sup" and _is_reference(self._tokens, at):
            return self._read(at + 1) + 1
        elif name in _AS_HTML:
            self.pieces.append(f"<{name}>")
        elif name == "q":
            self.pieces.append("“")
        return at + 1

    def _end(self, name: str) -> None:
        if name in _SIGNS and self._open:
            begin = self._open.pop()
            self.pieces[begin] = _Mark(name, opens=True, mate=len(self.pieces))
            self.pieces.append(_Mark(name, opens=False, mate=begin))
        elif name in _AS_HTML:
            self.pieces.append(f"</{name}>")
        elif name == "q":
            self.pieces.append("”")

    def _link(self, start: Start, at: int) -> int:
        end = end_of(self._tokens, at)
        if start.has_class("footnote-backref"):
            return end + 1
        words = spans(self._tokens[at + 1 : end], in_cell=self._in_cell).replace(BREAK, " ")
        if start.has_class("footnote-ref"):
            self.pieces.append(f"[^{words}]")
        elif start.attributes.get("href"):
            self.pieces.append(f"[{words}]({_address(start.attributes['href'])})")
        else:
            self.pieces.append(words)
        return end + 1

    def _code(self, at: int) -> int:
        end = end_of(self._tokens, at)
        code = " ".join(raw(self._tokens[at + 1 : end]).split())
        if self._in_cell:
            code = code.replace("|", "\\|")
        fence = "`" * (longest_run(code) + 1)
        room = " " if "`" in (code[:1], code[-1:]) else ""
        self.pieces.append(f"{fence}{room}{code}{room}{fence}" if code else "")
        return end + 1


def _is_reference(tokens: Sequence[Token], at: int) -> bool:
    """Whether an element is nothing but the number of a footnote."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return type(after) is Start and after.name == "a" and after.has_class("footnote-ref")


def _picture(start: Start) -> str:
    words = written(_spaced(unescape(start.attributes.get("alt", ""))))
    src = start.attributes.get("src")
    return f"![{words}]({_address(src)})" if src else words


def _address(raw_url: str) -> str:
    url = unescape(raw_url)
    return _UNSAFE.sub(lambda sign: f"%{ord(sign[0]):02X}", url) if _UNSAFE.search(url) else url


def written(text: str) -> str:
    """A text that means in Markdown what it says."""
    return _MEANING.sub(r"\\\g<0>", text) if _SUSPECT(text) else text


def raw(tokens: Sequence[Token]) -> str:
    """The words of some tokens as they are."""
    return "".join(unescape(one.raw) for one in tokens if type(one) is Text)


def longest_run(code: str) -> int:
    """How many backticks stand together in a code."""
    return max(map(len, re.findall("`+", code)), default=0)


def end_of(tokens: Sequence[Token], at: int) -> int:
    """Where the element ends that begins there."""
    name, depth = tokens[at].name, 0  # type: ignore[union-attr]
    for n in range(at, len(tokens)):
        token = tokens[n]
        if type(token) is Start and token.name == name:
            depth += 1
        elif type(token) is End and token.name == name:
            depth -= 1
            if not depth:
                return n
    return len(tokens)


def children(tokens: Sequence[Token], names: Sequence[str]) -> list[tuple[Start, Sequence[Token]]]:
    """The outermost elements of some names, each with what is inside."""
    found: list[tuple[Start, Sequence[Token]]] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if type(token) is Start and token.name in names:
            end = end_of(tokens, at)
            found.append((token, tokens[at + 1 : end]))
            at = end
        at += 1
    return found


def _joined(pieces: Sequence[str | _Mark]) -> str:
    """The pieces with each mark as a sign where it is understood, else as HTML."""
    signs = [_sign(pieces, n) if type(one) is _Mark else one for n, one in enumerate(pieces)]
    return "".join(signs)  # type: ignore[arg-type]


def _sign(pieces: Sequence[str | _Mark], n: int) -> str:
    mark = pieces[n]
    assert type(mark) is _Mark  # noqa: S101 - said to the type checker
    begin, end = (n, mark.mate) if mark.opens else (mark.mate, n)
    if _is_understood(pieces, begin, end):
        return _SIGNS[mark.name]
    return f"<{'' if mark.opens else '/'}{escape(mark.name)}>"


def _is_understood(pieces: Sequence[str | _Mark], begin: int, end: int) -> bool:
    """Whether signs there would open and close emphasis (CommonMark 0.31, section 6.2)."""
    before, first = _beside(pieces, begin, -1), _beside(pieces, begin, 1)
    last, after = _beside(pieces, end, -1), _beside(pieces, end, 1)
    if "" in (first, last) or "*" in (before, first, last, after):
        return False
    opens = not first.isspace() and (not _is_punctuation(first) or _parts(before))
    closes = not last.isspace() and (not _is_punctuation(last) or _parts(after))
    return opens and closes


def _beside(pieces: Sequence[str | _Mark], at: int, step: int) -> str:
    """The character beside a mark; "" where the line ends, `*` where another mark stands."""
    at += step
    while 0 <= at < len(pieces):
        piece = pieces[at]
        if type(piece) is _Mark:
            return "*"
        if piece:
            return piece[0 if step > 0 else -1]  # type: ignore[index]
        at += step
    return ""


def _parts(sign: str) -> bool:
    return not sign or sign.isspace() or _is_punctuation(sign)


def _is_punctuation(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "PS"
