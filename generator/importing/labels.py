"""Labels: the lines of facts above and below a text: `2022-05-26 来源：… 作者： 浏览 12 次`.

In: one line. Out: what it says as clues, if it says nothing else. Known here alone: how such a
line is told from a sentence: labels, dates, counters and buttons are taken out of it, and nothing
is left. A label without a value says nothing.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from generator.importing.days import spelled
from generator.importing.material import Clue
from generator.importing.vocabulary.pages import BARE_LABELS, BARS, LABELS, WIDGETS

_LONGEST = 300
"""Characters of the longest line that can be one of facts."""
_EDGES = " \t|｜/、,，;；·•-—_()（）[]【】<>《》:：.。"
_WIDGET = re.compile("|".join(WIDGETS), re.IGNORECASE)
_ANY = "|".join(f"(?P<l{n}>{'|'.join(words)})" for n, words in enumerate(LABELS.values()))
_BARE = "|".join(f"(?P<b{n}>{'|'.join(words)})" for n, words in enumerate(BARE_LABELS.values()))
_LABEL = re.compile(rf"(?<![A-Za-z])(?:(?:{_ANY})\s*[:：]|{_BARE})\s*", re.IGNORECASE)
_KEYS = {f"l{n}": key for n, key in enumerate(LABELS)} | {
    f"b{n}": key for n, key in enumerate(BARE_LABELS)
}
_BARRED = re.compile(rf"(?P<label>{'|'.join(w for ws in LABELS.values() for w in ws)})\s*[{BARS}]")
_COUNT = re.compile(r"\d{1,7}")
_LISTS = ("author", "tags")
_NAMES = re.compile(r"\s*[、,，;；/]\s*|\s+and\s+|(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
_CRUMBS = re.compile(r"\s*(?:>+|»|›|/|＞+|→)\s*")
_TRAIL = re.compile(r"(?:网站)?首页\s*(?:>|»|›|＞|→)|Home\s*(?:>|»|›|→)")
"""How a breadcrumb begins that has no label."""
_NO_COLUMN = frozenset(["正文", "详情", "详细", "内容", "文章", "文章内容", "信息内容", "Article"])
"""What a breadcrumb ends in, behind the column."""
_ACCOUNT = r"(?=[^\s]*[\u4e00-\u9fff])[^\s:：|｜]{2,20}"
_OF_WECHAT = re.compile(
    rf"(?P<original>原创\s+)?(?:(?P<author>{_ACCOUNT})\s+)?(?P<name>{_ACCOUNT})\s+"
    r"(?P<date>\d{4}(?:-\d\d-\d\d|年\d{1,2}月\d{1,2}日)\s+\d\d:\d\d)"
    r"(?:\s+(?:发表于)?(?P<place>[\u4e00-\u9fff]{2,4}))?"
)
"""The line below a headline of WeChat: whose account it is, when it came out, and where."""
_IN_BRACKETS = re.compile(r"[（(](?P<source>[^（）()\d]{2,60})(?:[）)]|$)")
_LONGEST_VALUE = 60
_SENTENCE = re.compile("[:：。！？]")
_A_NAME = re.compile(
    r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}$|[\u4e00-\u9fff][\u4e00-\u9fff 、，]{0,30}$"
)
_CREDIT = re.compile(r"[（(](?P<who>[^（）()，。:：]{2,20}?)\s+(?:供稿|撰稿|报道|文)[）)]")
"""Whoever wrote it stands before the label."""
_OF_PUBLICATION = re.compile("发|publish|post", re.IGNORECASE)


class Facts(Struct, frozen=True, kw_only=True):
    """What a line of facts says."""

    clues: tuple[Clue, ...]
    left_out: tuple[str, ...] = ()
    """Counters, buttons and what is said of the review, which no bulletin prints."""


class _Said(Struct, frozen=True, kw_only=True):
    """One label with what stands behind it."""

    key: str
    label: str
    value: str


def facts_of(line: str) -> Facts | None:
    """What a line of facts says; None for a line that is, or may be, part of the text."""
    line = line.strip()
    if not line or len(line) > _LONGEST or line.endswith((".", "。")):
        return None
    if _TRAIL.match(line):
        return Facts(clues=tuple(_crumbs(line, line)), left_out=(line,))
    wechat = _OF_WECHAT.fullmatch(line)
    if wechat and any(wechat.group("original", "author", "place")):
        return Facts(clues=tuple(_of_wechat(wechat)))
    if credit := _CREDIT.fullmatch(line):
        names = tuple(filter(None, _NAMES.split(credit["who"])))
        return Facts(clues=(Clue(key="author", value=names, words=line, is_sure=True),))
    bare, widgets = _without_widgets(line)
    labels = list(_LABEL.finditer(bare))
    date = _beginning(bare[: labels[0].start()] if labels else bare)
    said = list(_labelled(bare, labels))
    if date is None or not (said or widgets or date) or not all(map(_is_value, said)):
        return None
    clues = [clue for one in said if one.value for clue in _clues(one, line)]
    if date:
        clues.append(Clue(key="date", value=date, words=line))
    reviews = [f"{one.label}{one.value}" for one in said if one.key == "" and one.value]
    left_out = [*widgets, *reviews] or ([] if clues else [line])
    return Facts(clues=tuple(clues), left_out=tuple(left_out))


def credits_of(line: str) -> Facts | None:
    """As `facts_of` for a line below a text, which may stand in brackets: （通讯员 李四）."""
    facts = facts_of(_BARRED.sub(r"\g<label>：", line.strip()))
    # A date alone below a text is as often that of the event: only labels count there.
    is_credit = facts and (facts.left_out or any(clue.key != "date" for clue in facts.clues))
    return facts if is_credit else None


def _without_widgets(line: str) -> tuple[str, list[str]]:
    found = [match[0].strip() for match in _WIDGET.finditer(line) if match[0].strip()]
    return _WIDGET.sub(" ", line), found


def _beginning(lead: str) -> str | None:
    """The date that stands before the first label, or ""; None where other words do."""
    rest, date = lead.strip(_EDGES), ""
    if match := spelled(rest):
        date, rest = match
    rest = rest.strip(_EDGES)
    return date if not rest or (date and _COUNT.fullmatch(rest)) else None


def _labelled(line: str, labels: list[re.Match[str]]) -> Iterator[_Said]:
    ends = [label.start() for label in labels[1:]] + [len(line)]
    for label, end in zip(labels, ends[: len(labels)], strict=True):
        key = next(_KEYS[name] for name, words in label.groupdict().items() if words is not None)
        yield _Said(key=key, label=label[0], value=line[label.end() : end].strip(_EDGES))


def _is_value(said: _Said) -> bool:
    """Whether it can be the value of its label, and no sentence."""
    if not said.value or said.key == "breadcrumb":
        return True
    if said.key == "date":
        found = spelled(said.value)
        return found is not None and not _IN_BRACKETS.sub("", found[1]).strip(_EDGES)
    is_short = len(said.value) <= _LONGEST_VALUE and not _SENTENCE.search(said.value)
    return is_short and (":" in said.label or "：" in said.label or bool(_A_NAME.match(said.value)))


def _clues(said: _Said, line: str) -> Iterator[Clue]:
    if said.key == "breadcrumb":
        yield from _crumbs(said.value, line)
    elif said.key == "date":
        found = spelled(said.value)
        is_sure = bool(_OF_PUBLICATION.match(said.label))
        yield Clue(key="date", value=found[0] if found else "", words=line, is_sure=is_sure)
        if found and (source := _IN_BRACKETS.search(found[1])):
            yield Clue(key="source.name", value=source["source"].strip(), words=line)
    elif said.key:
        values = tuple(filter(None, _NAMES.split(said.value)))
        value = values if said.key in _LISTS else said.value
        yield Clue(key=said.key, value=value, words=line, is_sure=True)


def _crumbs(trail: str, line: str) -> Iterator[Clue]:
    """The column, which is the last of a breadcrumb but for what stands for the article itself."""
    crumbs = [crumb for crumb in _CRUMBS.split(trail.strip(_EDGES)) if crumb not in _NO_COLUMN]
    if crumbs:
        yield Clue(key="column", value=crumbs[-1].strip(_EDGES), words=line)


def _of_wechat(said: re.Match[str]) -> Iterator[Clue]:
    moment = spelled(said["date"])
    if moment:
        yield Clue(key="date", value=moment[0], words=said[0])
        yield Clue(key="source.name", value=said["name"], words=said[0])
    if said["author"] and said["author"] != said["name"]:
        yield Clue(key="author", value=(said["author"],), words=said[0])
