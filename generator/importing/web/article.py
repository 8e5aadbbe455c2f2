"""Article: which element of a page holds its text.

In: the tree of a page. Out: the smallest element that holds the article, and the sentences of the
page that stand outside it. Known here alone: the marks by which the programs behind old sites wrap
an article (TRS, UCAP, 博达, WeChat, Drupal, GOV.UK), and how the element is found without one: by
where the sentences are.
"""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

_IDS = (
    *("ucap-content", "js_content", "zoom", "zoomcon", "articlecontent", "article_content"),
    *("article-content", "contenttext", "textcontent", "con_con", "mainbody", "artibody"),
    *("ozoom", "news_content", "newscontent", "content_text", "fontzoom", "vsb_content"),
)
_CLASSES = (
    *("trs_editor", "trs_ueditor", "trs_word", "trs_editor_view", "ucap-content", "govspeak"),
    *("gem-c-govspeak", "article-content", "article_content", "articlecontent", "entry-content"),
    *("post-content", "news_content", "news-content", "field--name-body", "rich_media_content"),
    *("field--name-field-body", "field--name-field-pr-body", "custom_unionstyle", "pages_content"),
    *("my_doccontent", "article_con", "bt_content"),
    *("v_news_content", "field_body", "article-body", "article__body", "node-body", "con_txt"),
)
_MARKED = "//*[@itemprop='articleBody'] | //article"
_ENDS = re.compile(r"[。！？；!?;]|\.(?=\s|$)|[：:]$")
_SHARE = 0.7
"""The part of the sentences that an element holds if it holds the article."""
_MARKED_SHARE = 0.35
"""The same for an element that is marked as the article's."""
_LEAST = 6
"""Letters and digits of the shortest line that may be a sentence."""
_AROUND = re.compile(
    r"foot|copyright|disclaimer"
    r"|(?:^|[-_ ])(?:nav|menu|side\w*|related\w*|xgwz|comments?)(?:$|[-_ ])",
    re.IGNORECASE,
)
"""Names of what stands around articles: its sentences don't tell where the article is."""
_COOKIES = re.compile(r"cookie", re.IGNORECASE)
_NEVER = ("script", "style", "noscript", "template", "head", "nav", "footer", "select", "option")
_FOOTER = re.compile(
    r"版权所有|Copyright|©|备案号|ICP备|公网安备|技术支持|主办单位|网站标识码|建议使用.{0,12}浏览器",
    re.IGNORECASE,
)


def article_of(root: HtmlElement, html: str) -> HtmlElement:
    """The element that holds the article; the whole body where no sentence tells.

    Args:
        root: The tree of the page.
        html: The same page as text, for trafilatura, which takes trees apart.
    """
    body = root.find("body")
    whole = body if body is not None else root
    weights = _weights(whole)
    marks = _marks(whole)
    least = _MARKED_SHARE * weights.get(whole, 0)
    marked = [one for one in marks if weights.get(one, 0) >= least and _shows(one)]
    if marked:
        return max(marked, key=lambda one: weights.get(one, 0))
    kept = _letters(_kept(html))
    likely = _weights(whole, kept)
    # Where trafilatura keeps hardly anything, as of short Chinese pages, all sentences count.
    return _descended(whole, likely if likely.get(whole, 0) >= least else weights)


def _kept(html: str) -> str:
    """What trafilatura takes for the text of a page; it drops paragraphs, but never adds any."""
    import trafilatura

    found = trafilatura.extract(html, favor_recall=True, include_comments=False)
    return found or ""


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _shows(element: HtmlElement) -> bool:
    return bool(element.text_content().strip()) or element.find(".//img") is not None


def _marks(whole: HtmlElement) -> list[HtmlElement]:
    """Elements that are marked as an article's, the outermost of a kind first."""
    by_id = [one for one in whole.iter() if _name(one, "id") in _IDS or _is_numbered(one)]
    by_class = [one for one in whole.iter() if {*_name(one, "class").split()} & {*_CLASSES}]
    return [*by_id, *by_class, *whole.xpath(_MARKED)]


def _name(element: HtmlElement, key: str) -> str:
    return (element.get(key) or "").lower() if isinstance(element.tag, str) else ""


def _is_numbered(element: HtmlElement) -> bool:
    return _name(element, "id").startswith("vsb_content_")


def _weights(whole: HtmlElement, kept: str | None = None) -> dict[HtmlElement, int]:
    """For each element how many letters of sentences it holds, of those that were kept."""
    weights: dict[HtmlElement, int] = {}
    for element, words in lines(whole):
        if not is_sentence(words) or (kept is not None and _letters(words) not in kept):
            continue
        if not _is_around(element, words):
            for holder in (element, *element.iterancestors()):
                weights[holder] = weights.get(holder, 0) + len(words)
    return weights


def _is_around(element: HtmlElement, words: str) -> bool:
    """Whether a sentence is a link to another article, or stands in a footer or its like."""
    holders = (element, *element.iterancestors())
    return is_link(element, words) or any(_AROUND.search(_names(one)) for one in holders)


def is_link(element: HtmlElement, words: str) -> bool:
    """Whether a line of an element is a link, or nearly nothing else."""
    if any(one.tag == "a" for one in (element, *element.iterancestors())):
        return True
    linked = "".join(one.text_content() for one in element.findall(".//a"))
    return len(_letters(linked)) >= 0.8 * len(_letters(words))


def _names(element: HtmlElement) -> str:
    return f"{_name(element, 'id')} {_name(element, 'class')}"


def is_sentence(words: str) -> bool:
    """Whether a line of a page is, or holds, a sentence of a text."""
    return (
        len(_letters(words)) >= _LEAST and bool(_ENDS.search(words)) and not _FOOTER.search(words)
    )


def lines(whole: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """The lines of text that a reader sees below an element, each with the element it is in."""
    for element in whole.iter():
        if not isinstance(element.tag, str) or _is_passed_over(element, whole):
            continue
        if not _is_inline(element) or element is whole:
            yield from ((element, words) for words in _own_lines(element))


def _is_passed_over(element: HtmlElement, whole: HtmlElement) -> bool:
    for holder in (element, *element.iterancestors()):
        if holder.tag in _NEVER or _COOKIES.search(_names(holder)):
            return True
        if holder is whole:
            return False
    return False


_INLINE = frozenset(
    (
        *("a", "abbr", "b", "big", "cite", "code", "em", "font", "i", "ins", "label", "mark"),
        *("nobr", "o:p", "s", "small", "span", "st1:personname", "strike", "strong", "sub", "sup"),
        *("tt", "u"),
    )
)


def _is_inline(element: HtmlElement) -> bool:
    return element.tag in _INLINE and not any(
        isinstance(one.tag, str) and one.tag not in _INLINE and one.tag not in ("br", "img")
        for one in element.iterdescendants()
    )


def _own_lines(element: HtmlElement) -> Iterator[str]:
    """What stands in an element itself and in its inline ones, line by line."""
    parts = [element.text or ""]
    for child in element:
        is_text = isinstance(child.tag, str) and _is_inline(child) and child.tag not in _NEVER
        if is_text:
            parts.append(child.text_content())
        elif isinstance(child.tag, str):
            parts.append("\v")
        parts.append(child.tail or "")
    # Line ends of the source are spaces; a line ends where an element stands.
    found = (" ".join(line.split()) for line in "".join(parts).split("\v"))
    return filter(None, found)


def _descended(whole: HtmlElement, weights: dict[HtmlElement, int]) -> HtmlElement:
    """The smallest element that still holds most of the sentences, and not only a long one."""
    element, total = whole, weights.get(whole, 0)
    while total:
        best = max(element, key=lambda child: weights.get(child, 0), default=None)
        if best is None or weights.get(best, 0) < _SHARE * total or best.tag == "p":
            break
        if _count(best) < min(2, _count(element)):
            break
        element = best
    return element


def _count(element: HtmlElement) -> int:
    return sum(is_sentence(words) for _, words in lines(element))
