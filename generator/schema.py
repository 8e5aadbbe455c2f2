"""What an author may write: the front matter of bulletins and pages.

The one declaration. From it come: validation (`yaml_reader`) and the manual's reference pages.
The site file and the registries are declared beside it, in `schema_site`.
"""

from typing import Annotated, Any, Literal

from msgspec import Struct

from generator.dates import Interval, Moment
from generator.schema_editorial import Waiver
from generator.schema_keys import LocalText, key
from generator.schema_threads import FollowUp

Followed = str | FollowUp
"""`2022/second-department`, or a mapping that names one of its requirements."""


class PersonMention(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A person as one bulletin names them: registry entry or bare name, with roles as printed."""

    name: Annotated[str, key("Id, alias or bare name of the person.", "姓名")]
    roles: Annotated[
        tuple[str, ...],
        key("The posts exactly as this bulletin prints them, never from today's registry.", "职务"),
    ] = ()


Mention = str | PersonMention
"""`zhu-jingchen`, `Zhu Jingchen, secretary of …`, `张某某（检察长）`, or a mapping."""


class Requirement(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """One requirement that was put forward at a meeting."""

    heading: Annotated[str, key("The requirement in a few words.", "标题", "title")]
    text: Annotated[str, key("What was said about it.", "内容")] = ""
    by: Annotated[Mention | None, key("Who put it forward.", "提出人")] = None


class Decision(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One decision that a meeting took."""

    text: Annotated[str, key("What was decided.", "内容")]
    owner: Annotated[str, key("Who has to carry it out.", "责任人")] = ""
    due: Annotated[Moment | None, key("By when.", "期限")] = None


MeetingType = Literal[
    "party-group",
    "procuratorial-committee",
    "chief-procurator",
    "departmental",
    "study",
    "all-staff",
    "video",
    "forum",
    "mobilisation",
    "commendation",
    "press-conference",
    "hearing",
    "other",
]
"""党组会, 检委会, 检察长办公会, 部务会, 中心组学习, 全体干警大会, 视频会, 座谈会, 动员会, 表彰会,
新闻发布会, 公开听证."""


class Meeting(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The meeting that a bulletin reports. What is unknown stays empty."""

    type: Annotated[MeetingType, key("The kind of meeting.", "类型", "kind")]
    name: Annotated[str, key("The meeting's own name.", "名称")] = ""
    series: Annotated[
        str,
        key("The series it belongs to; else it is made of the office and the type.", "系列"),
    ] = ""
    ordinal: Annotated[int | None, key("Its number within the year.", "次序", "number")] = None
    held: Annotated[
        Interval | None,
        key(
            "The day or days on which it was held; never taken from `date`.",
            "召开日期",
            "held_on",
            example="2022-02-09",
        ),
    ] = None
    place: Annotated[str, key("Where it was held.", "地点", "location")] = ""
    mode: Annotated[
        Literal["in-person", "video", "hybrid"] | None, key("How it was held.", "形式")
    ] = None
    presided_by: Annotated[tuple[Mention, ...], key("Who presided.", "主持", "主持人")] = ()
    attended_by: Annotated[
        tuple[Mention, ...], key("Who attended, in the printed order.", "出席", "参加")
    ] = ()
    speakers: Annotated[tuple[Mention, ...], key("Who spoke.", "发言", "发言人")] = ()
    groups: Annotated[
        tuple[str, ...], key("Groups that were present, as text.", "参加人员", "present_groups")
    ] = ()
    agenda: Annotated[tuple[str, ...], key("What was on the agenda.", "议题", "议程")] = ()
    requirements: Annotated[
        tuple[Requirement, ...], key("What was required, in order.", "要求")
    ] = ()
    decisions: Annotated[
        tuple[Decision, ...], key("What was decided, in order.", "决定", "决议")
    ] = ()


class Provenance(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Where a text comes from."""

    name: Annotated[str, key("Who published it first.", "名称")] = ""
    url: Annotated[str, key("The address of the original.", "网址")] = ""
    date: Annotated[Moment | None, key("When the original was published.", "日期")] = None
    kind: Annotated[
        Literal["original", "reprint"],
        key("Our own text, or one that stood elsewhere first.", "性质"),
    ] = "original"


class Translation(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """How a translated text came about."""

    of: Annotated[str, key("The language of the original.", "原文语言")]
    method: Annotated[
        Literal["human", "machine", "post-edited"], key("Who or what translated it.", "方式")
    ]
    engine: Annotated[str, key("The machine's name.", "引擎")] = ""
    reviewed_by: Annotated[str, key("Who compared it with the original.", "审校")] = ""


class Cover(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The picture that stands for a bulletin."""

    src: Annotated[str, key("The picture's file, beside the bulletin.", "文件", "image", "path")]
    alt: Annotated[str, key("What it shows, in words, for those who can't see it.", "说明")] = ""
    decorative: Annotated[bool, key("Whether it only decorates.", "装饰")] = False
    credit: Annotated[str, key("Who made it.", "来源")] = ""
    caption: Annotated[str, key("What is printed below it.", "图注")] = ""


class AttachedFile(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A file that goes out with a bulletin, whether or not its text mentions it."""

    src: Annotated[str, key("The file, beside the bulletin.", "文件", "file", "path")]
    title: Annotated[str, key("What it is called in the list below the text.", "标题", "name")]


class Correction(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One correction on the record."""

    date: Annotated[Moment, key("When it was corrected.", "日期")]
    note: Annotated[str, key("What was wrong and what is right.", "内容", "说明")]


class PostMatter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The front matter of a bulletin."""

    title: Annotated[str, key("The headline.", "标题", "headline")]
    date: Annotated[
        Moment,
        key(
            "When it was published: a day, and a time where that matters.",
            "日期",
            "published",
            "pubdate",
            "发布日期",
            "发布时间",
            example="2022-05-26",
        ),
    ]
    id: Annotated[
        str,
        key("Lasting identity; `bulletin new` writes it, and nobody changes it.", "编号", "guid"),
    ] = ""
    number: Annotated[str, key("The office's own number of the bulletin.", "文号")] = ""
    kicker: Annotated[str, key("The line above the headline.", "引题")] = ""
    subtitle: Annotated[str, key("The line below the headline.", "副标题")] = ""
    updated: Annotated[
        Moment | None,
        key("When its content last changed.", "更新", "lastmod", "modified", "更新日期"),
    ] = None
    column: Annotated[
        str,
        key("The column of site.yaml it stands in.", "栏目", "category", "categories", "section"),
    ] = ""
    organization: Annotated[
        str,
        key(
            "The office: an id or any alias of organizations.yaml.",
            "单位",
            "office",
            "organisation",
        ),
    ] = ""
    department: Annotated[str, key("The department of that office.", "部门")] = ""
    lang: Annotated[
        str,
        key(
            "Its language, where neither the file's name nor the site's default says it.",
            "语言",
            "language",
        ),
    ] = ""
    summary: Annotated[
        str,
        key(
            "Two sentences for lists and feeds; else made from the text.",
            "摘要",
            "description",
            "excerpt",
            "abstract",
        ),
    ] = ""
    tags: Annotated[tuple[str, ...], key("What it is about.", "标签", "keywords", "关键词")] = ()
    topics: Annotated[
        tuple[str, ...], key("The topics of topics.yaml that it belongs to.", "专题", "topic")
    ] = ()
    pinned: Annotated[
        bool, key("Kept at the top of the home page.", "置顶", "sticky", "featured")
    ] = False
    meeting: Annotated[Meeting | None, key("The meeting it reports.", "会议")] = None
    follows: Annotated[
        tuple[Followed, ...],
        key(
            "Earlier bulletins, or requirements of theirs, that it reports on.",
            "落实",
            "reports_on",
        ),
    ] = ()
    source: Annotated[
        Provenance | None, key("Where the text comes from.", "来源", "provenance")
    ] = None
    author: Annotated[tuple[str, ...], key("Who wrote it.", "作者", "authors")] = ()
    photographer: Annotated[str, key("Who took the pictures.", "摄影")] = ""
    editor: Annotated[str, key("The responsible editor.", "责任编辑", "编辑")] = ""
    translation: Annotated[Translation | None, key("How it was translated.", "翻译")] = None
    cover: Annotated[Cover | None, key("The picture that stands for it.", "封面", "image")] = None
    attachments: Annotated[
        tuple[AttachedFile, ...],
        key("Files to list below the text besides those that it links to.", "附件"),
    ] = ()
    draft: Annotated[bool, key("Not to be published yet.", "草稿")] = False
    publish_at: Annotated[
        Moment | None,
        key(
            "Not before this moment, in the site's zone.", "定时发布", "publishdate", "publish_date"
        ),
    ] = None
    expires: Annotated[
        Moment | None,
        key(
            "From this moment on its address answers with a note instead of the text.",
            "失效",
            "expirydate",
            "expiry_date",
            "unpublishdate",
        ),
    ] = None
    status: Annotated[
        Literal["published", "withdrawn"],
        key(
            "A withdrawn bulletin keeps its page, marked, and leaves lists, feeds and search.",
            "状态",
        ),
    ] = "published"
    reason: Annotated[str, key("Why it was withdrawn.", "撤回原因")] = ""
    notice: Annotated[
        LocalText, key("A note above the text, such as that it is a sample.", "提示")
    ] = ""
    corrections: Annotated[tuple[Correction, ...], key("Corrections on the record.", "更正")] = ()
    waive: Annotated[
        tuple[Waiver, ...],
        key("Editorial rules that it may break, each with its reason.", "豁免", "waivers"),
    ] = ()
    slug: Annotated[
        str, key("The last part of its address, in place of the file's name.", "地址名")
    ] = ""
    address: Annotated[
        str, key("Its whole address, for a migrated bulletin.", "网址", "permalink", "url")
    ] = ""
    aliases: Annotated[
        tuple[str, ...], key("Old addresses that lead here.", "旧地址", "redirect_from")
    ] = ()
    extra: Annotated[
        dict[str, Any], key("A site's own data, for its own templates.", "附加", "params")
    ] = {}


class PageMatter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The front matter of a static page."""

    title: Annotated[str, key("The page's heading.", "标题", "headline")]
    summary: Annotated[str, key("One sentence for search engines.", "摘要", "description")] = ""
    lang: Annotated[str, key("Its language, as for a bulletin.", "语言", "language")] = ""
    order: Annotated[
        int, key("Its place among its neighbours, from small to large.", "次序", "weight")
    ] = 0
    menu: Annotated[str, key("The menu it stands in: main or footer.", "菜单")] = ""
    menu_title: Annotated[str, key("A shorter name for the menu.", "菜单标题")] = ""
    updated: Annotated[
        Moment | None, key("When it last changed.", "更新", "lastmod", "date", "日期")
    ] = None
    draft: Annotated[bool, key("Not to be published yet.", "草稿")] = False
    toc: Annotated[bool, key("Whether the page shows its table of contents.", "目录")] = False
    slug: Annotated[str, key("The last part of its address.", "地址名")] = ""
    address: Annotated[str, key("Its whole address.", "网址", "permalink", "url")] = ""
    aliases: Annotated[tuple[str, ...], key("Old addresses that lead here.", "旧地址")] = ()
    extra: Annotated[dict[str, Any], key("A site's own data.", "附加", "params")] = {}
