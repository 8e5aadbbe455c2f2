"""What an office may write in site.yaml about how its site meets the public.

The same kind of declaration as `schema`: colours and emblem, announcements, the accessibility
statement, and the lines of the footer. `schema_site` holds them together.
"""

from typing import Annotated, Literal

from msgspec import Struct

from generator.dates import Moment
from generator.schema_keys import LocalText, key

Colour = str
"""A colour as style sheets write it: `#a8201f`, or `#a22`. `config` looks at it."""


class Colours(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Colours that take the place of the theme's; what is left out stays the theme's."""

    accent: Annotated[Colour, key("What is set off: kickers, numerals, warnings.", "强调色")] = ""
    link: Annotated[Colour, key("Links and buttons.", "链接色")] = ""
    masthead: Annotated[Colour, key("The ground of the head of every page.", "页头底色")] = ""
    paper: Annotated[Colour, key("The ground of the page.", "页面底色")] = ""
    wash: Annotated[Colour, key("The ground of boxes and of the footer.", "区块底色")] = ""


class EmblemEntry(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """The emblem at the head of every page."""

    src: Annotated[
        str,
        key(
            "The picture's path below content/static.",
            "文件",
            "file",
            example="emblem.svg",
        ),
    ]
    alt: Annotated[
        LocalText,
        key("What it shows; empty where the site's name beside it says enough.", "替代文字"),
    ] = ""
    height: Annotated[int, key("How high it is shown, in pixels: 24 to 96.", "高度")] = 44


class ThemeOptions(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """How the site looks, as far as it need not be a theme of its own."""

    light: Annotated[Colours, key("Colours of the light scheme.", "浅色")] = Colours()
    dark: Annotated[Colours, key("Colours of the dark scheme.", "深色")] = Colours()
    emblem: Annotated[
        EmblemEntry | None, key("The emblem in place of the theme's.", "徽标", "logo")
    ] = None


AlertLevel = Literal["information", "warning", "emergency"]
"""提示, 警示, 紧急: from what is good to know to what may save a life."""


class Alert(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """An urgent notice above the head of every page."""

    text: Annotated[LocalText, key("What it says, in a sentence or two.", "内容")]
    url: Annotated[LocalText, key("Where one can read more.", "网址", "link")] = ""
    level: Annotated[AlertLevel, key("How urgent it is.", "级别")] = "warning"
    since: Annotated[
        Moment | None, key("From when it stands; a bare day begins at midnight.", "起", "from")
    ] = None
    until: Annotated[
        Moment | None, key("Until when; a bare day counts to its end.", "止", "to")
    ] = None


Conformance = Literal["", "full", "partial", "none"]
"""How far a site keeps to WCAG, by the words of W3C's model statement: fully, partially, not."""


class StatementEntry(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """What the accessibility statement says of this office."""

    conformance: Annotated[
        Conformance,
        key("How far the site keeps to WCAG 2.2 AA, once somebody has assessed it.", "符合程度"),
    ] = ""
    assessed: Annotated[
        LocalText, key("Who assessed it, how and when, in a sentence.", "评估方式")
    ] = ""
    date: Annotated[
        Moment | None, key("The day on which the statement was made or looked over.", "日期")
    ] = None
    limits: Annotated[
        tuple[LocalText, ...], key("What is known to be missing, each in a sentence.", "已知不足")
    ] = ()
    phone: Annotated[str, key("Where one can report a problem: telephone.", "电话")] = ""
    email: Annotated[str, key("Where one can report a problem: e-mail.", "邮箱")] = ""
    address: Annotated[LocalText, key("Where one can report a problem: by letter.", "地址")] = ""
    url: Annotated[LocalText, key("Where one can report a problem: a page or form.", "网址")] = ""
    days: Annotated[
        int,
        key("Within how many working days an answer is promised; 0 for no promise.", "答复天数"),
    ] = 0


IdentityKind = Literal[
    "",
    "host",
    "organiser",
    "address",
    "postcode",
    "phone",
    "email",
    "site-code",
    "icp",
    "police",
]
"""主办单位, 承办单位, 地址, 邮编, 电话, 邮箱, 网站标识码, ICP备案号, 公安备案号."""


class Identity(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A line of the footer: sponsor, contact, registration number."""

    kind: Annotated[
        IdentityKind,
        key("What it is: the program then knows its label, and where it leads.", "类型"),
    ] = ""
    label: Annotated[LocalText, key("What it is, in words of your own.", "名称")] = ""
    text: Annotated[
        LocalText, key("What it says; of `site-code` the profile's code unless it is said.", "内容")
    ] = ""
    url: Annotated[str, key("Where it leads.", "网址")] = ""


class FriendLink(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One friendly site (友情链接)."""

    name: Annotated[LocalText, key("Its name.", "名称")]
    url: Annotated[str, key("Its address.", "网址")]
    note: Annotated[LocalText, key("What it is.", "说明")] = ""


class FriendGroup(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A group of friendly sites."""

    name: Annotated[LocalText, key("The group's heading.", "名称")]
    links: Annotated[tuple[FriendLink, ...], key("The sites.", "链接")]
