"""Frame: what surrounds every page of one language, decided once and digested once.

In: Config, an edition, the addresses of assets. Out: a Frame, and problems with menu entries that
lead nowhere. Nothing here changes with a single bulletin.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from generator.config import SITE, Config
from generator.errors import Problem, nearest, problem_in_field
from generator.identities import footer_lines
from generator.labels import LABELS
from generator.look import Look
from generator.model import Edition, LanguageLink, Link
from generator.names import in_language
from generator.pages import AlertLine, EmblemLine, Frame, GovernmentTags
from generator.producers.view import View
from generator.schema_keys import LocalText
from generator.schema_public import Alert
from generator.schema_site import GovernmentSite, MenuEntry
from generator.urls import Base

_PATHS = {"archives": "archive", "friends": "links"}


def frames_of(
    views: Sequence[View], config: Config, look: Look, *, preview: bool
) -> tuple[dict[str, Frame], list[Problem]]:
    """The Frame of every language."""
    frames: dict[str, Frame] = {}
    problems: list[Problem] = []
    for view in views:
        frames[view.lang], troubles = _frame(view, config, look, preview=preview)
        problems += troubles
    return frames, problems


def _frame(view: View, config: Config, look: Look, *, preview: bool) -> tuple[Frame, list[Problem]]:
    site, edition, gettext = view.site, view.edition, view.gettext
    problems: list[Problem] = []
    file = config.site
    menus = _Menus(edition, config, gettext, problems, is_listed=bool(view.list("all")))
    menu = menus.items("menu", file.menu) if file.menu else _columns(edition)

    def say(text: str | dict[str, str]) -> str:
        return in_language(text, edition.lang, config.language)

    return Frame(
        lang=edition.lang,
        title=edition.title,
        owner=say(file.owner),
        description=edition.description,
        notice=say(file.notice),
        alerts=tuple(
            _alert(one, edition.lang, config.language, site.base) for one in look.today.alerts
        ),
        preview=preview,
        root=edition.root,
        site_url=site.base.site_url,
        base_path=site.base.path,
        timezone=site.timezone,
        languages=tuple(LanguageLink(e.lang, e.root) for e in site.editions),
        menu=_once((*menu, *_flagged(edition, "main"))),
        footer_menu=_once(
            (
                *menus.items("footer_menu", file.footer_menu),
                *_flagged(edition, "footer"),
                *_statement(view),
            )
        ),
        footer=footer_lines(file, say, gettext),
        assets={asset.name: site.base.url(asset.address) for asset in look.assets},
        integrity={
            asset.name: asset.integrity
            for asset in look.assets
            if asset.name.endswith((".css", ".js"))
        },
        emblem=_emblem(look, config, site.base, say),
        masthead=look.masthead,
        feeds=view.feeds(edition.root, edition.title),
        outline=view.outline,
        search=view.url("search") if view.has("search") else "",
        government=_government(file.profiles.cn_gov, edition, site.base, say),
        extra=file.extra,
        qr_codes=view.has("qr_codes"),
    ), problems


def _alert(alert: Alert, lang: str, fallback: str, base: Base) -> AlertLine:
    """An urgent notice; in another language rather than not at all, and then marked as such."""
    words = alert.text
    spoken = lang
    if not isinstance(words, str) and not words.get(lang):
        spoken = fallback if words.get(fallback) else next(iter(words), lang)
    return AlertLine(
        level=alert.level,
        text=in_language(words, lang, fallback),
        lang="" if spoken == lang else spoken,
        url=base.rooted(in_language(alert.url, lang, fallback)),
        since=alert.since,
    )


def _emblem(
    look: Look, config: Config, base: Base, say: Callable[[LocalText], str]
) -> EmblemLine | None:
    entry, emblem = config.site.theme.emblem, look.emblem
    if entry is None or emblem is None:
        return None
    (address,) = (asset.address for asset in look.assets if asset.name == emblem.name)
    return EmblemLine(
        url=base.url(address), alt=say(entry.alt), width=emblem.width, height=emblem.height
    )


def _statement(view: View) -> Iterator[Link]:
    """The accessibility statement, which a footer leads to wherever the build makes it."""
    if view.edition.statement is not None:
        yield Link(view.gettext(LABELS["accessibility"]), view.url("accessibility"))


def _government(
    given: GovernmentSite | None, edition: Edition, base: Base, say: Callable[[LocalText], str]
) -> GovernmentTags | None:
    if given is None:
        return None
    return GovernmentTags(
        name=say(given.name) or edition.title,
        domain=given.domain or base.site_url.partition("://")[2],
        id_code=given.id_code,
    )


def _columns(edition: Edition) -> tuple[Link, ...]:
    return tuple(
        column.link for column in edition.columns if not column.parents and column.link.url
    )


def _flagged(edition: Edition, menu: str) -> Iterator[Link]:
    for page in edition.pages:
        if page.menu == menu:
            yield Link(page.menu_title, page.link.url)


def _once(items: Iterable[Link]) -> tuple[Link, ...]:
    """The first item for each address: site.yaml's order goes before a page's own flag."""
    found: dict[str, Link] = {}
    for item in items:
        found.setdefault(item.url, item)
    return tuple(found.values())


class _Menus:
    """Turns menu entries into items; an entry that leads nowhere is a problem."""

    def __init__(
        self,
        edition: Edition,
        config: Config,
        gettext: Callable[[str], str],
        problems: list[Problem],
        *,
        is_listed: bool,
    ) -> None:
        self.is_listed = is_listed
        self.edition = edition
        self.config = config
        self.gettext = gettext
        self.problems = problems
        self.topics = {topic.id: topic for topic in edition.topics}
        self.columns = {column.id: column.link for column in edition.columns}
        self.pages = {p.path.removeprefix("content/pages/"): p.link for p in edition.pages}

    def items(self, menu: str, entries: tuple[MenuEntry, ...]) -> tuple[Link, ...]:
        """The entries that have a target in this language."""
        found = ((entry, self._target(f"{menu}.{n}", entry)) for n, entry in enumerate(entries))
        say = self._say
        return tuple(
            Link(say(entry.name) or link.title, link.url)
            for entry, link in found
            if link and link.url  # a kind of page that is off has none
        )

    def _say(self, text: str | dict[str, str]) -> str:
        return in_language(text, self.edition.lang, self.config.language)

    def _target(self, field: str, entry: MenuEntry) -> Link | None:
        if entry.column:
            return self._known(f"{field}.column", entry.column, self.columns)
        if entry.topic:
            return self._topic(f"{field}.topic", entry.topic)
        if entry.page:
            return self._page(f"{field}.page", entry.page)
        if entry.kind:
            path = _PATHS.get(entry.kind, entry.kind)
            title = self.gettext(LABELS[entry.kind])
            return Link(title, f"{self.edition.root}{path}/") if self._has(entry.kind) else None
        if entry.url:
            return Link(entry.url, entry.url)
        self.problems.append(problem_in_field("menu-entry-empty", SITE, field))
        return None

    def _has(self, kind: str) -> bool:
        there = {
            "accessibility": self.edition.statement,
            "archives": self.is_listed,
            "friends": self.edition.friends,
            "meetings": self.edition.series,
            "offices": self.edition.offices,
            "people": self.edition.people,
            "tags": self.edition.tags,
            "topics": self.edition.topics,
        }
        return self.config.has(kind) and bool(there[kind])

    def _known(self, field: str, name: str, known: Mapping[str, Link]) -> Link | None:
        if name not in known:
            near = nearest(name, known)
            self.problems.append(
                problem_in_field("menu-target-unknown", SITE, field, name=name, near=near)
            )
        return known.get(name)

    def _topic(self, field: str, name: str) -> Link | None:
        """The topic, for as long as it is open."""
        links = {id_: topic.link for id_, topic in self.topics.items()}
        link = self._known(field, name, links)
        return link if link and self.topics[name].closed is None else None

    def _page(self, field: str, name: str) -> Link | None:
        """The page by its source path, or its translation in this language if it has one."""
        stem = name.removesuffix(".md")
        for candidate in (f"{stem}.{self.edition.lang}.md", name):
            if candidate in self.pages:
                return self.pages[candidate]
        if self.edition.lang == self.config.language:
            return self._known(field, name, self.pages)
        return None
