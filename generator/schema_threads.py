"""What an author may write of how bulletins hang together: topics, and what follows up on what.

The same kind of declaration as `schema`.
"""

from typing import Annotated, Literal

from msgspec import Struct

from generator.dates import Moment
from generator.schema_keys import LocalText, key


class FollowUp(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """An earlier bulletin on which this one reports further."""

    bulletin: Annotated[
        str,
        key(
            "The earlier bulletin, by its id or its source path below content/posts.",
            "通报",
            "post",
            example="2022/second-department",
        ),
    ]
    requirement: Annotated[
        str,
        key(
            "The number or the heading of the requirement; else the bulletin as a whole.",
            "要求",
            example="2",
        ),
    ] = ""


class TopicCover(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The picture at the head of a topic."""

    src: Annotated[
        str,
        key(
            "The picture's file, below content/topics.",
            "文件",
            "image",
            "path",
            example="topics/river.jpg",
        ),
    ]
    alt: Annotated[
        LocalText, key("What it shows, in words, for those who can't see it.", "说明")
    ] = ""
    decorative: Annotated[bool, key("Whether it only decorates.", "装饰")] = False
    credit: Annotated[LocalText, key("Who made it.", "来源")] = ""
    caption: Annotated[LocalText, key("What is printed below it.", "图注")] = ""


class TopicSection(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A part of a topic, with a heading of its own."""

    name: Annotated[LocalText, key("Its heading.", "名称", "title")]
    tags: Annotated[tuple[str, ...], key("It shows the bulletins that have one of them.", "标签")]


class TopicEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A topic (专题), which gathers bulletins of any column for as long as it is open."""

    id: Annotated[str, key("Its name in front matter and addresses.", "编号")]
    name: Annotated[LocalText, key("Its name per language.", "名称", "title")]
    aliases: Annotated[tuple[str, ...], key("Other names accepted in front matter.", "别名")] = ()
    summary: Annotated[
        LocalText, key("What it is about, in a sentence.", "摘要", "description")
    ] = ""
    lead: Annotated[
        LocalText,
        key("What its page says before the bulletins; an empty line parts paragraphs.", "导语"),
    ] = ""
    cover: Annotated[TopicCover | None, key("The picture at its head.", "封面", "image")] = None
    opened: Annotated[Moment | None, key("Since when it has been running.", "开始", "since")] = None
    closed: Annotated[
        Moment | None,
        key("From this day on it is closed: kept for good, and marked as such.", "结束", "until"),
    ] = None
    order: Annotated[
        Literal["newest", "oldest"], key("Which bulletins come first on its page.", "排序")
    ] = "newest"
    tags: Annotated[
        tuple[str, ...],
        key("It also gathers every bulletin that has one of these, until it is closed.", "标签"),
    ] = ()
    leading: Annotated[
        tuple[str, ...],
        key("Bulletins at its head, in order, by source path or id.", "重点", "pinned"),
    ] = ()
    sections: Annotated[tuple[TopicSection, ...], key("Its parts, in order.", "板块")] = ()
