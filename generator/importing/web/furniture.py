"""Furniture: what stands in or around an article and is no part of its text.

In: the element that holds an article. Out: the element without buttons, counters, breadcrumbs and
the links to other articles, and the words that went, for the person to see. Known here alone: by
what names and words such things are known. What has a sentence in it is never taken for furniture,
unless its name leaves no doubt.
"""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from generator.importing.web.article import is_sentence, lines

_GONE = (
    *("script", "style", "noscript", "template", "nav", "footer", "form", "button", "select"),
    *("input", "textarea", "object", "embed", "svg", "canvas", "dialog", "link", "meta", "title"),
)
_NAMES = re.compile(
    r"(?:^|[-_ ])(?:bdshare\w*|share\w*|social\w*|breadcrumbs?|crumbs?|dqwz|weizhi|position|"
    r"pagination|pager|page[-_]?nav|prev|next|prenext|related\w*|recommend\w*|xgwz|xgxw|toolbar|"
    r"tools?|font[-_]?size|zihao|print\w*|close|qr[-_]?code\w*|ewm|erweima|hits|views?[-_]?count|"
    r"comments?|copyright|skip[-_]?link\w*|visually-hidden|sr-only|gem-c-share-links|"
    r"gem-c-print-link|js_share\w*|rich_media_tool\w*|rich_media_meta_list|profile_\w+|reward\w*|"
    r"qr_code_pc\w*|sharesdk|jiathis\w*|no-print|noprint)(?:$|[-_ ])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_LINE = re.compile(
    r"""[\s【\[（(|｜/、·•>»«<]*(?:
      (?:您?现?在?的?位置|您的位置|当前位置|你的位置|当前栏目|You\ are\ here)\s*[:：]?.{0,80}
    | (?:字号|字体|文字大小|Font\ size|Text\ size)\s*[:：]?.{0,40}
    | (?:大|large)[\s|｜/、]*(?:中|medium|in)[\s|｜/、]*(?:小|small)
    | (?:大|小|中|A\+|A-|A)
    | (?:浏览|点击|阅读|访问|查看|人气|Views?|Hits?)(?:次数|数|量|人次)?
      \s*[:：]?\s*\d*\s*(?:次|人次)?
    | (?:上|前|下|后)一[篇条页则]\s*[:：]?.{0,80}
    | (?:Previous|Next)(?:\ (?:article|post|page|story))?\s*[:：»›].{0,100}
    | (?:打印|关闭|收藏|纠错|复制|下载|返回|朗读|听新闻|放大镜|转发|点赞|在看|分享)
      (?:本页|此页|窗口|页面|链接|顶部|列表|首页|上一页|文章|全文)?
    | (?:我要)?(?:打印|关闭|收藏|纠错|分享)
    | 分享(?:到|至).{0,40}
    | 扫一扫.{0,30} | 扫码.{0,20}(?:分享|阅读|关注)
    | (?:微信|微博|新浪微博|QQ空间|QQ好友|朋友圈|人人网|豆瓣|腾讯微博|WeChat|Weibo|Facebook)
    | (?:Twitter|X|LinkedIn|Email|Print|Close|Share|Save|Copy\ link|Back\ to\ top|Top|Listen)
    | (?:Print|Share)\ this(?:\ page)?
    | (?:相关(?:链接|阅读|新闻|文章|报道)|推荐阅读|更多>*|More)\s*[:：]?
    | (?:没有了|没有|无)
    | (?:\#\s*){3} | -\s*30\s*-
    | (?:点击|轻触)(?:上方|下方)?(?:蓝字|名片).{0,12}
    | 预览时标签不可点.* | (?:继续滑动看下一个|轻触阅读原文|阅读原文|关注该公众号|人划线)
    | 微信扫一扫.* | 收录于.{0,30}
    )[\s】\]）)|｜/、·•>»«<]*""",
    re.VERBOSE | re.IGNORECASE,
)
_SHOWN = 200
_KEPT_IDS = ("js_content",)
"""Elements that a page shows by a script of its own, and hides until then."""


def clear(article: HtmlElement) -> list[str]:
    """Take furniture out of an article; the words that went, in order."""
    went: list[str] = []
    for element in list(article.iter()):
        if element is article or not _is_within(element, article):
            continue
        if not isinstance(element.tag, str):
            element.drop_tree()
        elif _is_furniture(element):
            went += _words(element)
            _drop(element)
    went += list(_without_lines(article))
    return list(dict.fromkeys(went))


def _is_within(element: HtmlElement, article: HtmlElement) -> bool:
    return any(holder is article for holder in element.iterancestors())


def _is_furniture(element: HtmlElement) -> bool:
    if element.tag in _GONE:
        return True
    if element.get("id") in _KEPT_IDS:
        return False
    style, names = (
        element.get("style") or "",
        f"{element.get('id') or ''} {element.get('class') or ''}",
    )
    if _HIDDEN.search(style) or element.get("hidden") is not None:
        return True
    return bool(_NAMES.search(names)) and not _says_something(element)


def _says_something(element: HtmlElement) -> bool:
    """Whether there is a sentence in it that is no link to somewhere else."""
    linked = {" ".join(a.text_content().split()) for a in element.iter("a")}
    return any(is_sentence(words) and words not in linked for _, words in lines(element))


def _without_lines(article: HtmlElement) -> Iterator[str]:
    """Take out the elements that say nothing but what furniture says."""
    for element in list(
        article.iter("p", "div", "span", "td", "li", "a", "h2", "h3", "h4", "font")
    ):
        if not _is_within(element, article) or element.find(".//img") is not None:
            continue
        words = " ".join(element.text_content().split())
        if words and len(words) <= 160 and _LINE.fullmatch(words) and not is_sentence(words):
            yield words[:_SHOWN]
            _drop(element)


def _words(element: HtmlElement) -> list[str]:
    if element.tag in ("script", "style", "template", "link", "meta"):
        return []
    words = " ".join(element.text_content().split())
    return [words[:_SHOWN]] if words else []


def _drop(element: HtmlElement) -> None:
    """Take an element out; what follows it stays."""
    if element.getparent() is not None:
        element.drop_tree()
