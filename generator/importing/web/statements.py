"""Statements: what a page says of itself outside its text.

In: the tree of a page. Out: its headline and clues. Known here alone: the meta tags of Chinese
government sites (国办发〔2017〕47号, its annex on page design), Open Graph, JSON-LD and what WeChat
writes into its scripts; and that an old address is kept as a path, so that links go on working.
"""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement
from msgspec import Struct

from generator.importing.material import Clue
from generator.urls import is_safe

_METAS = (
    ("date", ("pubdate", "publishdate", "article:published_time", "dc.date", "dcterms.issued")),
    ("updated", ("article:modified_time", "dcterms.modified")),
    ("source.name", ("contentsource",)),
    ("author", ("author", "article:author")),
    ("column", ("columnname", "article:section")),
    ("tags", ("keywords", "article:tag")),
    ("summary", ("description", "og:description")),
)
"""Keys of ours, and the names of meta tags in lower case, the surest first."""
_TITLES = ("articletitle", "og:title", "twitter:title", "dc.title")
_ARTICLES = ("Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "Report")
_IN_JSON = (("datePublished", "date"), ("dateModified", "updated"), ("articleSection", "column"))
_APART = re.compile(r"\s*[,，;；、|]\s*|\s{2,}")
_FEW = re.compile(r"\s*[,，;；、]\s*")
_WECHAT = "mp.weixin.qq.com"
_CREATED = re.compile(r"\bct\s*=\s*[\"'](\d{9,10})[\"']")
_NICKNAME = re.compile(r"\bnickname\s*=\s*(?:htmlDecode\()?[\"']([^\"']{1,60})[\"']")
_BEIJING = dt.timezone(dt.timedelta(hours=8))
_NOBODY = re.compile(
    r"admin|administrator|系统管理员|管理员|本站|webmaster|null|none|[-—\s]*", re.IGNORECASE
)


class Statements(Struct, frozen=True, kw_only=True):
    """What a page says of itself."""

    title: str
    clues: tuple[Clue, ...]
    address: str
    """Its own address, whole; "" where it doesn't say."""


def statements_of(root: HtmlElement, saved_from: str) -> Statements:
    """What a page says of itself.

    Args:
        root: Its tree.
        saved_from: The address that its browser noted when it was saved.
    """
    metas = _metas(root)
    data = next(_articles(root), {})
    address = saved_from or _address(root, metas)
    clues = [
        *_of_metas(metas),
        *_of_json(data),
        *_of_wechat(root, address),
        *_of_address(address),
    ]
    return Statements(
        title=_title(root, metas, data),
        clues=tuple(clue for clue in clues if clue.value),
        address=address if urlsplit_safe(address) else "",
    )


def _metas(root: HtmlElement) -> dict[str, list[str]]:
    """The contents of the meta tags, by their names in lower case."""
    metas: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").lower()
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            metas.setdefault(name.strip(), []).append(content)
    return metas


def _of_metas(metas: Mapping[str, list[str]]) -> Iterator[Clue]:
    for key, names in _METAS:
        name = next((one for one in names if one in metas), "")
        if not name:
            continue
        words = f"<meta {name}: {'; '.join(metas[name])}>"
        yield Clue(key=key, value=_value(key, metas[name]), words=words, is_sure=key != "summary")


def _value(key: str, contents: list[str]) -> Any:
    if key == "tags":
        return tuple(dict.fromkeys(one for c in contents for one in _APART.split(c) if one))
    if key == "author":
        names = (name for content in contents for name in _FEW.split(content))
        is_name = (name for name in names if not name.startswith("http"))
        return tuple(name for name in is_name if not _NOBODY.fullmatch(name))
    return "" if _NOBODY.fullmatch(contents[0]) else contents[0]


def _articles(root: HtmlElement) -> Iterator[Mapping[str, Any]]:
    """What JSON-LD says of articles."""
    for script in root.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        graph = data.get("@graph", [data]) if isinstance(data, dict) else data
        for one in graph if isinstance(graph, list) else []:
            kinds = one.get("@type") if isinstance(one, dict) else None
            if any(kind in _ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds])):
                yield one


def _of_json(data: Mapping[str, Any]) -> Iterator[Clue]:
    for name, key in _IN_JSON:
        if isinstance(value := data.get(name), str):
            yield Clue(key=key, value=value.strip(), words=f"{name}: {value}", is_sure=True)
    authors = data.get("author")
    people = authors if isinstance(authors, list) else [authors]
    names = [one.get("name") if isinstance(one, dict) else one for one in people]
    found = tuple(name.strip() for name in names if isinstance(name, str) and name.strip())
    yield Clue(key="author", value=found, words=f"author: {', '.join(found)}", is_sure=True)


def _of_wechat(root: HtmlElement, address: str) -> Iterator[Clue]:
    """What an article of WeChat says: the account, and the moment in a script."""
    if not root.xpath("//*[@id='js_content']"):
        return
    script = " ".join(one.text or "" for one in root.iter("script"))
    if created := _CREATED.search(script):
        moment = dt.datetime.fromtimestamp(int(created[1]), _BEIJING)
        yield Clue(key="date", value=f"{moment:%Y-%m-%dT%H:%M}", words=created[0], is_sure=True)
    named = root.xpath("//*[@id='js_name']")
    shown = " ".join(named[0].text_content().split()) if named else ""
    nickname = _NICKNAME.search(script)
    name = shown or (nickname[1] if nickname else "")
    yield Clue(key="source.name", value=name, words=name, is_sure=True)
    if _WECHAT in address:
        yield Clue(key="source.url", value=address, words=address, is_sure=True)


def _address(root: HtmlElement, metas: Mapping[str, list[str]]) -> str:
    links = root.xpath("//link[translate(@rel,'CANOIL','canoil')='canonical']/@href")
    found = [*links, *metas.get("og:url", []), *metas.get("url", [])]
    return next((str(one).strip() for one in found if urlsplit_safe(str(one))), "")


def urlsplit_safe(url: str) -> str:
    """The host of a web address; "" for anything else."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return parts.netloc if parts.scheme in ("http", "https") else ""


def _of_address(address: str) -> Iterator[Clue]:
    """The path of the old address, unless it is the home page or can't be a file."""
    host = urlsplit_safe(address)
    if not host or host == _WECHAT:
        return
    path = unquote(urlsplit(address).path)
    if path.strip("/") and not urlsplit(address).query and is_safe(path):
        yield Clue(key="aliases", value=(path,), words=address, is_sure=True)


def _title(root: HtmlElement, metas: Mapping[str, list[str]], data: Mapping[str, Any]) -> str:
    """The headline: as a meta tag has it, else the page's only main heading, else its title."""
    given = next((metas[name][0] for name in _TITLES[:1] if name in metas), "")
    headline = data.get("headline")
    if given or isinstance(headline, str):
        return given or " ".join(str(headline).split())
    heads = [" ".join(h.text_content().split()) for h in root.iter("h1")]
    heads = [head for head in heads if head]
    titles = [" ".join(t.text_content().split()) for t in root.xpath("//head/title")]
    shown = next((title for title in titles if title), "")
    graph = next((metas[name][0] for name in _TITLES if name in metas), "")
    fitting = [head for head in heads if head in shown or head == graph]
    return next(iter(fitting), "") or graph or shown or next(iter(heads), "")
