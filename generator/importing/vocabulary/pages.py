"""Pages: what a web page prints around a text, and pages that are no text at all."""

from collections.abc import Mapping

LABELS: Mapping[str, tuple[str, ...]] = {
    "date": (
        "发布时间",
        "发布日期",
        "发表时间",
        "发表日期",
        "更新时间",
        "更新日期",
        "时间",
        "日期",
        "Published(?: on)?",
        "(?:Last )?Updated(?: on)?",
        "Posted on",
        "Date",
        "Time",
    ),
    "source.name": (
        "信息来源",
        "新闻来源",
        "稿件来源",
        "文章来源",
        "来源",
        "供稿单位",
        "Source",
    ),
    "author": (
        "作者",
        "撰稿人?",
        "撰文",
        "通讯员",
        "记者",
        "供稿",
        "文[/／]图",
        "图[/／]文",
        "图文",
        "Author",
        "Written by",
        "By",
    ),
    "editor": ("责任编辑", "责编", "编辑", "Responsible editor", "Editor"),
    "photographer": ("摄影", "图片", "Photos?(?: by)?", "Photographer"),
    "column": ("所属栏目", "栏目", "Column"),
    "tags": ("关键词", "标签", "Keywords", "Tags"),
    "breadcrumb": ("当前位置", "您的位置", "您现在的位置", "所在位置", "You are here"),
    "": ("初审", "复审", "终审", "审核", "审签", "校对", "Reviewed by"),
}
"""What a label of a line of facts is about: a key of the front matter, or "" for what a bulletin
does not say to the public. A colon follows a label."""
BARS = "|｜丨"
"""What stands in place of a label's colon below an article of WeChat: `编辑 | 傅雨`."""
BARE_LABELS: Mapping[str, tuple[str, ...]] = {
    "author": ("By(?= |$)", "(?:通讯员|特约记者|记者|文[/／]图|图[/／]文|图文)(?= )"),
    "date": ("Posted on", "Published on"),
}
"""Labels that stand without a colon."""
_SIZE = r"(?:大|中|小|large|medium|in|small)"
_SIZES = rf"{_SIZE}(?:\s*[|｜/、\]\[\s]\s*{_SIZE})*"
_COUNTER = "浏览(?:次数|量)?|点击(?:数|率|量)?|阅读(?:次数|量)?|访问量|Views|Hits|Read"
WIDGETS = (
    rf"[【\[（(]?\s*(?:字号|字体|Font size)\s*[:：]?\s*[\[【（(]?\s*{_SIZES}\s*[】\]）)]?",
    r"[【\[（(]?\s*(?:大|large)\s*[|｜/、\s]\s*(?:中|medium|in)\s*[|｜/、\s]\s*(?:小|small)\s*[】\]）)]?",
    rf"(?:{_COUNTER})\s*[:：]?\s*[\d,]*\s*(?:次|人次|times)?",
    r"[【\[（(]?\s*(?:打印(?:本页|此页)?|关闭(?:窗口|本页)?|收藏|返回顶部|Print|Close|Share)\s*[】\]）)]?",
    r"(?:分享到|分享至|扫一扫[^，。\s]*|Share (?:to|on))\s*[:：]?",
    r"(?:听新闻|放大镜|微信|微博|QQ空间|WeChat|Weibo)",
    r"(?:\d+ )?(?:评论|[Cc]omments?)(?:\(\d+\))?",
    r"^(?:上|前|下|后)一[篇条则页]\s*[:：].{0,80}$",
    r"^(?:Previous|Next)(?: (?:article|post|story))?\s*[:：].{0,100}$",
    r"(?:点击|轻触)?(?:上方|下方)?蓝色?字体?|关注我们|点?(?:分享|收藏|在看|点赞)",
    r"^[-— ]*END[-— ]*$",
)
"""Buttons and counters of a web page, which are no part of a text."""
PICTURES = r"图片|视频|图像|Image|Picture|<Issue \d+>"
"""What is left of a picture where an article was copied as text, or translated by a machine."""
OTHERS = (
    r"(?:往期|精彩|热门)(?:推荐|回顾|精选|内容|文章)+",
    r"(?:推荐|相关|延伸|更多)(?:阅读|链接|新闻|文章|报道|推荐)",
    r"Related (?:articles?|news|links?|stories)",
)
"""The heading above the headlines of other articles."""
BOT_WALLS = (
    r"enable javascript",
    r"javascript is (?:disabled|required)",
    r"checking (?:if the site connection is secure|your browser)",
    r"verify(?:ing)? (?:that )?you are (?:a )?human",
    r"just a moment\.\.\.",
    r"ddos protection by",
    r"unusual traffic",
    r"complete the captcha",
    r"access denied",
    r"请(?:先)?(?:开启|启用|打开)\s*javascript",
    r"安全验证",
    r"访问(?:过于|太)频繁",
    r"请完成(?:下方)?验证",
    r"(?:人机|滑动)验证",
    r"您的(?:请求|访问|操作|IP)[^。]{0,30}(?:拦截|阻断|拒绝|限制)",
    r"web ?应用防火墙",
    r"\brequest (?:was |has been )?blocked\b",
    r"\b403 forbidden\b",
)
NOT_FOUND = (
    r"\b50[0-4] (?:internal server error|bad gateway|gateway time-?out)",
    r"\b503 service (?:temporarily )?unavailable",
    r"服务器内部错误|网关(?:错误|超时)|服务(?:暂时)?不可用",
    r"\b404\b.{0,40}(?:not found|error|页面|找不到)",
    r"\b(?:page|file|url|article|address)\b.{0,40}not (?:be )?found",
    r"\b(?:page|file|url|article|address)\b.{0,40}no longer (?:exists|available)",
    r"404 not found",
    r"(?:页面|网页|文章|内容|文件)(?:已)?(?:不存在|找不到|被删除|已删除|无法访问|走丢)",
    r"找不到(?:您|你)?(?:要|所)?(?:访问|查找)?的?(?:页面|网页|文件)",
)
LISTINGS = (
    r"^\s*index of /",
    r"\bparent directory\b",
    r"^\s*directory (?:of|listing)\b",
    r"^\s*目录列表",
    r"转到父目录|上级目录|返回上级目录",
)
