"""Shortcodes: what stands in a text for another generator's templates, said in Markdown.

In: a text with Hugo's `{{< … >}}`, Jekyll's and Hexo's `{% … %}` or `{{ … }}`. Out: the text in
which each has become Markdown, or is gone and named with its line. Known here alone: which of them
can be said in Markdown. None is ever left, for citizens would be shown it.
"""

import re
import shlex
from collections.abc import Callable, Mapping
from urllib.parse import quote

from msgspec import Struct

from generator.importing.escaping import escaped

_CODE = re.compile(
    r"^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^(?P=fence)[ \t]*$|\Z)|(?<!`)(`+)(?!`).+?(?<!`)\2(?!`)",
    re.MULTILINE | re.DOTALL,
)
_SHORTCODE = re.compile(
    r"\{\{[<%]\s*(?P<hugo>.*?)\s*[>%]\}\}|\{%-?\s*(?P<tag>.*?)\s*-?%\}|\{\{-?\s*(?P<out>.*?)\s*-?\}\}",
    re.DOTALL,
)
_LINKED = re.compile(
    r"(?<!!)\[(?P<words>[^\]\n]*)\]\(\s*(?P<code>\{\{[<%].*?[>%]\}\}|\{%.*?%\})[^)\n]*\)"
)
_WAYS = ("ref", "relref", "post_url", "link", "post_path")
_VIDEOS = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "bilibili": "https://www.bilibili.com/video/{}",
    "tweet": "https://twitter.com/i/status/{}",
    "gist": "https://gist.github.com/{}",
}
_FENCED = ("highlight", "codeblock", "code")
_QUOTED = ("blockquote", "quote", "cq", "centerquote", "pullquote")
_SILENT = ("comment",)
_PIPED = re.compile(
    r"""["'](?P<path>[^"']*)["']\s*\|\s*(?:relative_url|absolute_url|prepend:.*|relURL|absURL)"""
)
_BASE = re.compile(r"site\.(?:baseurl|url|github\.url)(?:\s*\|.*)?|\.Site\.BaseURL|config\.url")
_OWN_TITLE = re.compile(r"page\.title|\.Title|title")


class Gone(Struct, frozen=True):
    """A shortcode that Markdown can't say."""

    code: str
    """As it stands in the text."""
    line: int
    """The line of the text, from 1."""


class Said(Struct, frozen=True):
    """A text without shortcodes."""

    text: str
    gone: tuple[Gone, ...]
    loose: tuple[Gone, ...]
    """Links to other texts of the old site, of which only the words are left."""


def without_shortcodes(text: str, title: str = "") -> Said:
    """The text without shortcodes; `title` is what the page's own title is."""
    return _Speaker(text, title).said()


class _Open(Struct, frozen=True):
    """A shortcode that waits for its end."""

    name: str
    at: int
    """Where in the pieces what it encloses begins."""
    words: list[str]


class _Speaker:
    """Goes through one text, piece by piece."""

    def __init__(self, text: str, title: str) -> None:
        self._text = text
        self._title = title
        self._pieces: list[str] = []
        self._open: list[_Open] = []
        self._gone: list[Gone] = []
        self._loose: list[Gone] = []

    def said(self) -> Said:
        text = self._text = self._without_links(self._text)
        at = 0
        for code in [*_CODE.finditer(text), None]:
            self._speak(at, code.start() if code else len(text))
            if code:
                self._pieces.append(code[0])
                at = code.end()
        self._gone += [Gone(" ".join((left.name, *left.words)), 0) for left in self._open]
        return Said("".join(self._pieces), tuple(self._gone), tuple(self._loose))

    def _without_links(self, text: str) -> str:
        """Links whose target a shortcode makes: the words stay."""

        def speak(link: re.Match[str]) -> str:
            found = _SHORTCODE.match(link["code"])
            name = _words((found["hugo"] or found["tag"] or "") if found else "")[:1]
            if name and name[0] in _WAYS:
                self._loose.append(Gone(link["code"], text.count("\n", 0, link.start()) + 1))
                return link["words"]
            return link[0]

        return _LINKED.sub(speak, text)

    def _speak(self, start: int, end: int) -> None:
        at = start
        while match := _SHORTCODE.search(self._text, at, end):
            self._pieces.append(self._text[at : match.start()])
            if match["tag"] == "raw":
                stop = re.compile(r"\{%-?\s*endraw\s*-?%\}").search(self._text, match.end(), end)
                self._pieces.append(
                    _literal(self._text[match.end() : stop.start() if stop else end])
                )
                at = stop.end() if stop else end
                continue
            self._say(match)
            at = match.end()
        self._pieces.append(self._text[at:end])

    def _say(self, match: re.Match[str]) -> None:
        is_loose = False
        if match["out"] is not None:
            said = self._output(match["out"])
        else:
            words = _words(match["hugo"] if match["hugo"] is not None else match["tag"])
            said = self._tag(words) if words else ""
            is_loose = bool(words) and words[0].lower() == "post_link"
        gone = Gone(match[0], self._text.count("\n", 0, match.start()) + 1)
        if is_loose:
            self._loose.append(gone)
        elif said is None:
            self._gone.append(gone)
        self._pieces.append(said or "")

    def _output(self, words: str) -> str | None:
        if piped := _PIPED.match(words):
            return "/" + piped["path"].lstrip("/")
        if _BASE.fullmatch(words):
            return ""
        return escaped(self._title) if _OWN_TITLE.fullmatch(words) and self._title else None

    def _tag(self, words: list[str]) -> str | None:
        """What a shortcode says; None where that can't be said."""
        name = words[0].lower()
        ended = name.removeprefix("/").removeprefix("end")
        if name != ended:
            return self._close(ended)
        if name in (*_FENCED, *_QUOTED, *_SILENT):
            self._open.append(_Open(name, len(self._pieces), words[1:]))
            return ""
        if name in _VIDEOS and len(words) > 1:
            url = _VIDEOS[name].format("/".join(quote(one) for one in _plain(words[1:])))
            return f"[{url}]({url})"
        return _SAYERS[name](words[1:]) if name in _SAYERS else None

    def _close(self, name: str) -> str | None:
        """What a pair of shortcodes encloses, said as what it is."""
        if not self._open or self._open[-1].name != name:
            return ""  # its beginning has been named already
        opened = self._open.pop()
        inner = "".join(self._pieces[opened.at :]).strip("\n")
        del self._pieces[opened.at :]
        if name in _SILENT:
            self._gone.append(Gone(inner.strip()[:200], 0))
            return ""
        if name in _FENCED:
            return f"\n```{''.join(opened.words[:1])}\n{inner}\n```\n"
        quoted = "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))
        source = " ".join(opened.words)
        return f"\n{quoted}\n>\n> — {escaped(source)}\n" if source else f"\n{quoted}\n"


def _words(code: str) -> list[str]:
    try:
        return shlex.split(code.replace("\n", " "))
    except ValueError:
        return code.split()


def _plain(words: list[str]) -> list[str]:
    """The values of a shortcode, without the names that Hugo lets one write before them."""
    return [re.sub(r"^\w+=", "", word) for word in words]


def _named(words: list[str]) -> Mapping[str, str]:
    return dict(word.split("=", 1) for word in words if "=" in word)


def _literal(text: str) -> str:
    """Braces that are meant as such: they are no template here, and no attributes either."""
    return text.replace("{", "&#123;")


def _figure(words: list[str]) -> str | None:
    """Hugo's figure, and Jekyll's include of one."""
    values = _named(words)
    src = values.get("src") or values.get("image_path") or values.get("url") or ""
    if not src:
        return None
    caption = values.get("caption") or values.get("title") or ""
    return _image(src, values.get("alt") or "", caption)


def _image(src: str, alt: str, caption: str) -> str:
    title = f' "{caption}"' if caption and '"' not in caption else ""
    after = f"\n\n{escaped(caption)}" if caption and not title else ""
    return f"![{escaped(alt).replace(']', '&#93;')}]({src.replace(' ', '%20')}{title}){after}"


def _include(words: list[str]) -> str | None:
    is_figure = words and re.search(r"figure|image|img|picture", words[0], re.IGNORECASE)
    return _figure(words[1:]) if is_figure else None


def _asset_image(words: list[str]) -> str | None:
    """Hexo's asset_img, with classes before the file and sizes behind it."""
    at = next((n for n, word in enumerate(words) if re.search(r"\.\w{3,4}$", word)), -1)
    if at < 0:
        return None
    rest = [word for word in words[at + 1 :] if not re.fullmatch(r"\d+(?:px|%)?", word)]
    alt = " ".join(rest).strip("\"'")
    return _image(words[at], alt, "")


def _asset_link(words: list[str]) -> str | None:
    if not words:
        return None
    return f"[{escaped(' '.join(words[1:]) or words[0])}]({words[0].replace(' ', '%20')})"


def _words_only(words: list[str]) -> str | None:
    """Hexo's link to another text: its words, where it says any."""
    return escaped(" ".join(words[1:])) or None


_SAYERS: Mapping[str, Callable[[list[str]], str | None]] = {
    "asset_img": _asset_image,
    "asset_link": _asset_link,
    "asset_path": lambda words: words[0] if words else None,
    "figure": _figure,
    "image": _figure,
    "img": _asset_image,
    "include": _include,
    "post_link": _words_only,
    "link": lambda words: _asset_link([words[-1], *words[:-1]]) if words[1:] else None,
}
