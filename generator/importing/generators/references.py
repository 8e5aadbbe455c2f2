"""References: the pictures, files and links of a text in another generator's Markdown.

In: Markdown. Out: the same with the names that files have beside the bulletin, and what isn't there
or can't be linked to, for the person to be told. Known here alone: the folders in which Hugo,
Jekyll, Pelican and Hexo keep files, and how Pelican writes links within a site.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from generator.enclosures import kind_of
from generator.errors import Place, Problem
from generator.importing.material import Given
from generator.importing.taken import Taken, is_elsewhere, path_of
from generator.pictures import is_picture

_REFERENCE = re.compile(
    r"(?P<shown>!?)\[(?P<words>(?:[^\[\]\n\\]|\\.|!\[[^\]\n]*\]\([^)\n]*\))*)\]"
    r"\(\s*<?(?P<url>[^\s()<>]+(?:\([^\s()]*\))?)>?(?P<title>\s+[\"'][^\n]*?[\"'])?\s*\)"
)
_HTML = re.compile(
    r"(?P<before><img\b[^>]*?\bsrc\s*=\s*[\"'])(?P<url>[^\"'>]+)(?P<after>[\"'][^>]*>)",
    re.IGNORECASE,
)
_PELICAN = re.compile(r"[{|](?:filename|static|attach|author|category|tag|index)[}|]")
_ROOTS = ("", "static", "source", "assets", "content", "public")
"""Folders that become the root of a site."""


class References:
    """The references of one text; it lives as long as the text is read."""

    def __init__(self, given: Given) -> None:
        self.taken = Taken(given)
        self.problems: list[Problem] = []
        self.left_out: list[str] = []
        self._given = given

    def taken_along(self, text: str, line: int) -> str:
        """The text with its references settled; `line` is that of the file on which it begins."""
        spans = [match.span() for match in re.finditer(r"(?ms)^(`{3,}|~{3,}).*?(?:^\1|\Z)", text)]

        def settle(match: re.Match[str]) -> str:
            if any(start <= match.start() < end for start, end in spans):
                return match[0]
            at = line + text.count("\n", 0, match.start())
            return self._settled(match, at)

        def settle_html(match: re.Match[str]) -> str:
            name = self.file(match["url"])
            if not name and not any(start <= match.start() < end for start, end in spans):
                self._note("import-picture-away", match["url"], 0)
            return f"{match['before']}{name or match['url']}{match['after']}"

        return _HTML.sub(settle_html, _REFERENCE.sub(settle, text))

    def _settled(self, match: re.Match[str], line: int) -> str:
        words = _REFERENCE.sub(lambda inner: self._settled(inner, line), match["words"])
        url, title = match["url"], match["title"] or ""
        if name := self.file(url):
            return f"{match['shown']}[{words}]({name}{title})"
        if match["shown"]:
            self._note("import-picture-away", url, line)
            if is_elsewhere(url):
                return f"[{words or url}]({url})"
            self.left_out.append(match[0])
            return ""
        return self._link(match, words, line)

    def _link(self, match: re.Match[str], words: str, line: int) -> str:
        """A link; of one to another text of the old site the words, since that may have moved."""
        url = match["url"]
        is_text = re.search(r"\.(?:md|markdown|rst)(?:#|$)", url, re.IGNORECASE) is not None
        if is_elsewhere(url) or not (is_text or _PELICAN.match(url) or not url.startswith("/")):
            return f"[{words}]({url}{match['title'] or ''})"
        code = "import-file-away" if kind_of(path_of(url)) else "import-link-within"
        self._note(code, url, line)
        return words

    def file(self, url: str) -> str:
        """The name beside the bulletin of a file that an address means; "" where there is none."""
        plain = _PELICAN.sub("", url)
        path = path_of(plain)
        if is_elsewhere(plain) or not (is_picture(unquote(path)) or kind_of(path)):
            return ""
        data = self.taken.read(plain, self._folders(plain))
        return self.taken.named(plain, data) if data else ""

    def _folders(self, url: str) -> Iterator[Path]:
        """Where a file may lie: beside the text, in Hexo's folder of its name, below a root."""
        path = self._given.path
        if not url.startswith("/"):
            yield from (path.parent, path.with_suffix(""))
        for folder in path.parents:
            if not folder.is_relative_to(self._given.within):
                break
            yield from (folder / root for root in _ROOTS)

    def _note(self, code: str, url: str, line: int) -> None:
        place = Place(path=self._given.shown, line=line)
        key = "code" if code == "import-link-within" else "url"
        self.problems.append(Problem(place=place, code=code, values={key: url[:300]}))
