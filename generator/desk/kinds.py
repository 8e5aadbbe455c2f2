"""Kinds: what a new bulletin begins with, by what it is to be.

In: a kind, and what its author has said so far. Out: the new file's path and text, not yet saved: a
draft with the front matter that `bulletin new` writes, the answers in it, and headings to write
below, with hints as comments that no reader sees.
"""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from generator.config import Config
from generator.dates import parse_moment
from generator.desk.places import text_place
from generator.desk.splice import splice, with_body
from generator.names import in_language
from generator.schema import PageMatter
from generator.starting.new import Wish, place, text
from generator.starting.slugs import slug


class Kind(Struct, frozen=True, kw_only=True):
    """A kind of bulletin."""

    id: str
    label: dict[str, str]
    """What it is called, by language."""
    asked: tuple[str, ...]
    """The fields that are asked for at once, by dotted path; the first must be answered."""
    body: dict[str, str]
    """What its text begins with, by language."""
    given: dict[str, str] = {}
    """What goes without saying, by dotted path."""


class New(Struct, frozen=True, kw_only=True):
    """A bulletin or page that is not saved yet."""

    path: str
    """Its source path, at which nothing stands."""
    text: str


_WHO = ("title", "date", "column", "organization", "department")
KINDS = (
    Kind(
        id="meeting",
        label={"en": "Meeting report", "zh": "会议报道"},
        asked=(
            *_WHO,
            *("meeting.type", "meeting.held", "meeting.place"),
            *("meeting.presided_by", "meeting.attended_by"),
        ),
        given={"meeting.type": "departmental"},
        body={
            "en": "<!-- When and where the meeting was held, who presided, and what for. -->\n\n"
            "## What was reported\n\n"
            "## What was required\n\n<!-- As many points as were announced. -->\n",
            "zh": "<!-- 何时何地召开会议，谁主持，为了什么。 -->\n\n"
            "## 会议情况\n\n"
            "## 工作要求\n\n<!-- 宣布几点要求，就写几点。 -->\n",
        },
    ),
    Kind(
        id="notice",
        label={"en": "Notice", "zh": "通知公告"},
        asked=(*_WHO, "summary", "expires"),
        body={
            "en": "<!-- Whom it concerns, and what is announced. -->\n\n"
            "## What to do\n\n<!-- Until when, where, and what to bring. -->\n\n"
            "## Contact\n\n<!-- An office, and its telephone. -->\n",
            "zh": "<!-- 告知谁，告知什么事项。 -->\n\n"
            "## 办理事项\n\n<!-- 截止时间、地点和所需材料。 -->\n\n"
            "## 联系方式\n\n<!-- 承办部门和办公电话。 -->\n",
        },
    ),
    Kind(
        id="case",
        label={"en": "Case", "zh": "案例"},
        asked=(*_WHO, "summary", "tags"),
        body={
            "en": "<!-- No names of minors, victims or witnesses, and nothing that tells who they "
            "are. -->\n\n"
            "## The facts\n\n## What the procuratorate did\n\n## What the case shows\n",
            "zh": "<!-- 不写未成年人、被害人、证人的姓名，也不写能认出他们的信息。 -->\n\n"
            "## 基本案情\n\n## 检察机关履职过程\n\n## 典型意义\n",
        },
    ),
    Kind(
        id="press-conference",
        label={"en": "Press conference", "zh": "新闻发布会"},
        asked=(*_WHO, "meeting.held", "meeting.place", "meeting.speakers"),
        given={"meeting.type": "press-conference"},
        body={
            "en": "<!-- What was announced, in two sentences. -->\n\n"
            "## What was announced\n\n## Questions and answers\n",
            "zh": "<!-- 用两句话说明发布了什么。 -->\n\n## 发布内容\n\n## 答记者问\n",
        },
    ),
)
"""The kinds that there are."""


def kind_named(id_: str) -> Kind:
    """A kind by its id. Raises KeyError."""
    return {kind.id: kind for kind in KINDS}[id_]


def asked_of(id_: str) -> tuple[str, ...]:
    """The fields that a kind asks for; none where there is no such kind."""
    return next((kind.asked for kind in KINDS if kind.id == id_), ())


def begin(
    root: Path, kind: Kind, answers: Mapping[str, Any], lang: str, today: dt.date, config: Config
) -> New:
    """A new bulletin of a kind.

    Args:
        root: The site's folder.
        kind: One of KINDS.
        answers: Values by dotted path, as `splice` takes them; None or "" is none.
        lang: The bulletin's language, one of the site's.
        today: The day, in the site's zone; its date, where no other is answered.
        config: The site's.

    Raises ValueError where there is no title, a date is none, or the site has no such language;
    Unspliceable where an answer is no value of its field.
    """
    said = kind.given | {path: each for path, each in answers.items() if each not in (None, "")}
    title, written = f"{said.pop('title', '')}".strip(), said.pop("date", "")
    if not title or lang not in config.site.languages:
        raise ValueError(title or lang)
    moment = parse_moment(written) if written else None
    wish = Wish(
        title=title,
        date=moment.day if moment else today,
        meeting=f"{said.pop('meeting.type', '')}",
        draft=True,
    )
    suffix = "" if lang == config.language else f".{lang}"
    path = place(wish, root, lang_suffix=suffix).relative_to(root).as_posix()
    text_place(root, path)
    exact = {"date": f"{moment}"} if moment and moment.time else {}
    begun = splice(text(wish), {**said, **exact})
    body = in_language(kind.body, lang, "en")
    return New(path=path, text=with_body(begun, f"\n{body}"))


def begin_page(root: Path, title: str, lang: str, config: Config) -> New:
    """A new static page of a title, as a draft.

    Raises ValueError where there is no title, or the site has no such language.
    """
    title = title.strip()
    if not title or lang not in config.site.languages:
        raise ValueError(lang if title else "")
    suffix = "" if lang == config.language else f".{lang}"
    name, number = slug(title), 2
    path = f"content/pages/{name}{suffix}.md"
    while (root / path).exists():
        path, number = f"content/pages/{name}-{number}{suffix}.md", number + 1
    text_place(root, path)
    begun = splice("---\n---\n", {"title": title, "draft": True}, PageMatter)
    return New(path=path, text=begun)
