"""What an office may write about itself: site.yaml and the registries.

The same kind of declaration as `schema`, for the files that describe the site, its offices,
people, tags and folders' defaults. What an author leaves out is left out where it is stored, too: a
default need not be a value that an author may write.
"""

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from generator.schema_editorial import Editorial
from generator.schema_keys import LocalText, key
from generator.schema_public import Alert, FriendGroup, Identity, StatementEntry, ThemeOptions

Partial = Annotated[str, Meta(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
"""A year, a month or a day, as far as it is known: `2021`, `2021-03`, `2021-03-15`."""

Freshness = Literal["news", "notice", "policy", "annual", "static"]
"""How often a column must be fed, after 国办秘函〔2019〕19号: news in 14 days, notices and policies
in 183, annual ones in 365."""

PageKind = Literal[
    "accessibility",
    "archives",
    "calendars",
    "columns",
    "feeds",
    "figures",
    "friends",
    "headers",
    "home",
    "json",
    "markdown",
    "meetings",
    "news_sitemap",
    "not_found",
    "offices",
    "pdf",
    "people",
    "qr_codes",
    "redirects",
    "robots",
    "search",
    "sitemap",
    "tags",
    "topics",
    "years",
]
"""Kinds and parts of page that `pages` of site.yaml can switch off; `pdf` it can switch on."""


class ColumnEntry(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A column (栏目) of the site; columns may nest."""

    id: Annotated[str, key("Its name in front matter and addresses.", "编号")]
    name: Annotated[LocalText, key("Its name for readers, per language.", "名称", "title")]
    purpose: Annotated[LocalText, key("What it is for, in a sentence.", "用途", "description")] = ""
    freshness: Annotated[Freshness, key("How often it must be fed.", "更新频率", "class")] = "news"
    aliases: Annotated[tuple[str, ...], key("Other names accepted in front matter.", "别名")] = ()
    type: Annotated[
        LocalText,
        key("Its class among the page tags of government sites.", "栏目类别", example="工作动态"),
    ] = ""
    keywords: Annotated[tuple[LocalText, ...], key("Words for what stands in it.", "关键词")] = ()
    columns: Annotated[tuple["ColumnEntry", ...], key("Columns within it.", "子栏目")] = ()


class MenuEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One entry of a menu: a column, a page of the site, or any address."""

    column: Annotated[str, key("A column's id.", "栏目")] = ""
    topic: Annotated[str, key("A topic's id; the entry goes when the topic is closed.", "专题")] = (
        ""
    )
    page: Annotated[
        str, key("A page's source path below content/pages, such as `about.md`.", "页面")
    ] = ""
    kind: Annotated[
        Literal[
            "",
            "accessibility",
            "archives",
            "friends",
            "meetings",
            "offices",
            "people",
            "tags",
            "topics",
        ],
        key("An index that the program makes.", "类型"),
    ] = ""
    url: Annotated[str, key("Any other address.", "网址")] = ""
    name: Annotated[LocalText, key("What the entry says; else its target's own name.", "名称")] = ""


class Defaults(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a bulletin need not say because it goes without saying."""

    organization: Annotated[str, key("The office.", "单位")] = ""
    department: Annotated[str, key("The department.", "部门")] = ""
    column: Annotated[str, key("The column.", "栏目")] = ""
    lang: Annotated[str, key("The language.", "语言")] = ""
    tags: Annotated[tuple[str, ...], key("Tags for all below.", "标签")] = ()
    topics: Annotated[tuple[str, ...], key("Topics for all below.", "专题", "topic")] = ()
    notice: Annotated[LocalText, key("A note above each text below.", "提示")] = ""
    draft: Annotated[bool, key("Whether all below are drafts.", "草稿")] = False
    author: Annotated[tuple[str, ...], key("Who writes.", "作者")] = ()
    editor: Annotated[str, key("The responsible editor.", "责任编辑")] = ""


class GovernmentSite(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """What the page tags (网页标签) of government sites say of a site, after 国办发〔2017〕47号.

    Procuratorates are no part of the government and keep to it by their own choice.
    """

    id_code: Annotated[
        str,
        key(
            "The site's identification code: ten digits, or bm and eight.",
            "网站标识码",
            "site_id_code",
            example="3100000087",
        ),
    ]
    name: Annotated[LocalText, key("The registered name; else the title.", "网站名称")] = ""
    domain: Annotated[str, key("The domain; else that of base_url.", "网站域名")] = ""


class Profiles(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Sets of rules that a site may keep to."""

    cn_gov: Annotated[
        GovernmentSite | None,
        key("The page tags of Chinese government sites.", "政府网站", "cn-gov"),
    ] = None


class SiteFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The site file, content/site.yaml."""

    title: Annotated[LocalText, key("The site's name.", "标题")]
    base_url: Annotated[
        str,
        key(
            "The site's public address, with a path where it lives below one.",
            "网址",
            example="https://example.org/",
        ),
    ]
    description: Annotated[
        LocalText,
        key(
            "What the site is, in a sentence. Search engines are shown it for pages that have no "
            "summary of their own.",
            "简介",
        ),
    ] = ""
    owner: Annotated[LocalText, key("Who publishes it.", "主办单位")] = ""
    timezone: Annotated[
        str, key("The zone of every date and time, by its IANA name.", "时区", "time_zone")
    ] = "Asia/Shanghai"
    languages: Annotated[
        tuple[str, ...],
        key("Languages by BCP 47 tag; the first stands at the root.", "语言"),
    ] = ("zh",)
    defaults: Annotated[Defaults, key("What a bulletin need not say.", "默认值")] = Defaults()
    columns: Annotated[tuple[ColumnEntry, ...], key("The columns, in order.", "栏目")] = ()
    headline: Annotated[
        str, key("The bulletin that leads the home page, by its source path or id.", "头条")
    ] = ""
    menu: Annotated[tuple[MenuEntry, ...], key("The main menu; else the columns.", "菜单")] = ()
    footer_menu: Annotated[tuple[MenuEntry, ...], key("The menu in the footer.", "页脚菜单")] = ()
    footer: Annotated[tuple[Identity, ...], key("The footer's identities.", "页脚")] = ()
    notice: Annotated[LocalText, key("A line at the top of every page.", "公告")] = ""
    alerts: Annotated[
        tuple[Alert, ...], key("Urgent notices above the head of every page.", "紧急公告")
    ] = ()
    mourning: Annotated[
        tuple[str, ...],
        key(
            "`true`, or the days on which the whole site is grey: a day, or first/last.",
            "哀悼日",
            example="2026-12-13",
        ),
    ] = ()
    theme: Annotated[ThemeOptions, key("Colours and emblem.", "外观")] = ThemeOptions()
    accessibility: Annotated[
        StatementEntry, key("What the accessibility statement says.", "无障碍声明")
    ] = StatementEntry()
    friends: Annotated[tuple[FriendGroup, ...], key("Links to friendly sites.", "友情链接")] = ()
    addresses: Annotated[
        str,
        key(
            "A pattern for bulletins' addresses on a migrated site.",
            "地址格式",
            "permalinks",
            example="/{column}/{year}{month}/t{year}{month}{day}_{slug}.shtml",
        ),
    ] = ""
    profiles: Annotated[Profiles, key("Rules that the site keeps to.", "规范")] = Profiles()
    editorial: Annotated[
        Editorial, key("The house style that `bulletin check` holds texts to.", "编校")
    ] = Editorial()
    list_size: Annotated[
        int, key("About how many bulletins stand on one page of a list.", "每页条数", "paginate")
    ] = 20
    feed_size: Annotated[int, key("Bulletins in one feed.", "订阅条数")] = 20
    pages: Annotated[
        dict[PageKind, bool],
        key("Kinds of page to switch off, or on: `{people: false, pdf: true}`.", "页面开关"),
    ] = {}
    extra: Annotated[dict[str, Any], key("A site's own data, for its own templates.", "附加")] = {}


class Contact(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """How the public reaches an office."""

    address: Annotated[LocalText, key("Street address.", "地址")] = ""
    phone: Annotated[str, key("Telephone.", "电话")] = ""
    email: Annotated[str, key("E-mail.", "邮箱")] = ""
    hours: Annotated[LocalText, key("When it is open.", "时间")] = ""


class DepartmentEntry(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A department (部门) of an office."""

    id: Annotated[str, key("Its name in addresses; written `office/department` elsewhere.", "编号")]
    name: Annotated[LocalText, key("Its name per language.", "名称")]
    aliases: Annotated[tuple[str, ...], key("Other names that texts use.", "别名")] = ()
    purpose: Annotated[LocalText, key("What it does.", "职能", "functions")] = ""


Level = Literal["supreme", "provincial", "municipal", "county", "dispatched", "special"]
"""最高, 省级, 市级(分院), 县级, 派出, 专门(军事、铁路)."""


class OfficeEntry(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A procuratorate, with its departments and the offices below it."""

    id: Annotated[str, key("Its name in front matter and addresses.", "编号")]
    name: Annotated[LocalText, key("Its full name per language.", "名称")]
    level: Annotated[Level, key("Its level.", "级别")]
    short_name: Annotated[LocalText, key("A shorter name for lists.", "简称")] = ""
    aliases: Annotated[tuple[str, ...], key("Other names that texts use.", "别名")] = ()
    contact: Annotated[Contact | None, key("How the public reaches it.", "联系方式")] = None
    note: Annotated[LocalText, key("A note on its page.", "说明")] = ""
    departments: Annotated[tuple[DepartmentEntry, ...], key("Its departments.", "部门")] = ()
    offices: Annotated[tuple["OfficeEntry", ...], key("The offices below it.", "下级院")] = ()


class PostHeld(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A post that a person holds or held."""

    organization: Annotated[str, key("The office or department, by id or alias.", "单位")]
    title: Annotated[LocalText, key("The post's title.", "职务")]
    since: Annotated[Partial, key("From when: a year, month or day.", "起", "from")] = ""
    until: Annotated[Partial, key("Until when; empty while it is held.", "止", "to")] = ""


class PersonEntry(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """An official."""

    id: Annotated[str, key("Their name in front matter and addresses.", "编号")]
    name: Annotated[LocalText, key("Their name per language.", "姓名")]
    aliases: Annotated[tuple[str, ...], key("Other names that texts use.", "别名")] = ()
    posts: Annotated[tuple[PostHeld, ...], key("Posts held, newest first.", "职务")] = ()
    note: Annotated[LocalText, key("A note on their page.", "说明")] = ""


class TagEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A tag."""

    id: Annotated[str, key("Its name in addresses.", "编号")]
    name: Annotated[LocalText, key("Its name per language.", "名称")]
    aliases: Annotated[tuple[str, ...], key("Other words for it.", "别名")] = ()
