"""Config: from site.yaml, the registries and the folders' defaults to one checked value.

In: the texts of those files. Out: Config, or the problems. Known here alone: which files these
are and what must hold between their entries (ids told apart, a zone and languages that exist).
What reads YAML takes 20 ms to load, so that it is loaded when there is a text to read.
"""

from collections.abc import Callable, Iterable, Iterator
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Struct
from msgspec.structs import asdict

from generator.documents import REGISTRIES, Source
from generator.errors import Problem, nearest, problem, problem_in_field
from generator.formats import is_language
from generator.occasions import ALWAYS, NEVER
from generator.schema_editorial import WordEntry
from generator.schema_site import (
    ColumnEntry,
    Defaults,
    OfficeEntry,
    PersonEntry,
    SiteFile,
    TagEntry,
)
from generator.schema_threads import TopicEntry
from generator.textfile import decode
from generator.tokens import COLOUR, given_in
from generator.urls import is_safe, parse_base

SITE = "content/site.yaml"
ORGANIZATIONS = "content/organizations.yaml"
PEOPLE = "content/people.yaml"
TAGS = "content/tags.yaml"
TOPICS = "content/topics.yaml"
WORDS = "content/words.yaml"

ADDRESS_BLANKS = ("column", "year", "month", "day", "slug", "id", "organization")
"""What `addresses` of site.yaml may contain in braces."""
_ASKED_FOR = ("pdf",)
"""Kinds of page that a site has only where it asks for them."""


class Config(Struct, frozen=True, kw_only=True):
    """Everything that the site says about itself."""

    site: SiteFile
    offices: tuple[OfficeEntry, ...]
    people: tuple[PersonEntry, ...]
    tags: tuple[TagEntry, ...]
    topics: tuple[TopicEntry, ...] = ()
    words: tuple[WordEntry, ...] = ()
    """Wording that the site's own list says is wrong."""
    defaults: dict[str, Defaults]
    """Of each folder that has its own `_defaults.yaml`, by the folder's path."""

    @property
    def zone(self) -> ZoneInfo:
        """The site's time zone."""
        return ZoneInfo(self.site.timezone)

    @property
    def language(self) -> str:
        """The default language, which stands at the root."""
        return self.site.languages[0]

    def has(self, kind: str) -> bool:
        """Whether a kind of page is on."""
        standard = kind not in _ASKED_FOR
        return self.site.pages.get(kind, standard)  # type: ignore[call-overload, no-any-return]

    def prefix(self, lang: str) -> str:
        """The address of a language's home page: `/`, or `/zh/`."""
        return "/" if lang == self.language else f"/{lang.lower()}/"


STAND_IN = Config(
    site=SiteFile(title="", base_url="", languages=("en", "zh")),
    offices=(),
    people=(),
    tags=(),
    defaults={},
)
"""For reading posts all the same when the site's own file has problems."""


def read_config(
    sources: Iterable[Source], read_bytes: Callable[[Source], bytes]
) -> tuple[Config | None, list[Problem]]:
    """The site's Config, None where site.yaml is missing or wrong; and every problem."""
    found = {source.path: source for source in sources if source.kind in REGISTRIES}
    if SITE not in found:
        return None, [problem("site-file-missing", SITE)]
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for path, source in found.items():
        text, troubles = decode(read_bytes(source), path)
        texts[path] = text
        problems += troubles
    return _from_texts(texts, problems)


def _from_texts(
    texts: dict[str, str], problems: list[Problem]
) -> tuple[Config | None, list[Problem]]:
    from generator.yaml_reader import read, read_list

    site, troubles = read(texts[SITE], SiteFile, SITE)
    if site and site.alerts:  # their times may have offsets, and the zone is in the same file
        site, troubles = read(texts[SITE], SiteFile, SITE, timezone=site.timezone)
    problems += troubles
    offices, troubles = read_list(texts.get(ORGANIZATIONS, ""), OfficeEntry, ORGANIZATIONS)
    problems += troubles
    people, troubles = read_list(texts.get(PEOPLE, ""), PersonEntry, PEOPLE)
    problems += troubles
    tags, troubles = read_list(texts.get(TAGS, ""), TagEntry, TAGS)
    problems += troubles
    topics, troubles = _topics(texts.get(TOPICS, ""), site)
    problems += troubles
    words, troubles = read_words(texts.get(WORDS, ""), WORDS)
    problems += troubles
    defaults: dict[str, Defaults] = {}
    for path in sorted(texts):
        if path.endswith("/_defaults.yaml"):
            value, troubles = read(texts[path], Defaults, path)
            problems += troubles
            if value:
                defaults[path.rpartition("/")[0]] = value
    if site is None:
        return None, problems
    config = Config(
        site=site,
        offices=offices,
        people=people,
        tags=tags,
        topics=topics,
        words=words,
        defaults=defaults,
    )
    problems += _check_site(site)
    problems += _check_ids(config)
    return (config if not problems else None), problems


def read_words(text: str, path: str) -> tuple[tuple[WordEntry, ...], list[Problem]]:
    """A word list, and what is wrong with it. Every entry must say something that can be found."""
    from generator.yaml_reader import read_list

    words, problems = read_list(text, WordEntry, path)
    seen: set[str] = set()
    for n, entry in enumerate(words):
        if not any(form.strip() for form in entry.wrong):
            problems.append(problem_in_field("word-entry-empty", path, f"{n}.wrong"))
        for form in entry.wrong:
            if form.casefold() in seen:
                field = f"{n}.wrong"
                problems.append(problem_in_field("word-entry-twice", path, field, found=form))
            seen.add(form.casefold())
            if form in entry.right:
                field = f"{n}.right"
                problems.append(problem_in_field("word-entry-contrary", path, field, found=form))
    return words, problems


def _topics(text: str, site: SiteFile | None) -> tuple[tuple[TopicEntry, ...], list[Problem]]:
    """The topics; one that would be closed before it was opened is a problem."""
    from generator.yaml_reader import read_list

    zone = site.timezone if site else ""
    topics, problems = read_list(text, TopicEntry, TOPICS, timezone=zone)
    for n, one in enumerate(topics if not problems else ()):
        if one.opened and one.closed and one.closed.day < one.opened.day:
            values = {"opened": str(one.opened), "closed": str(one.closed)}
            problems.append(problem_in_field("topic-reversed", TOPICS, f"{n}.closed", **values))
    return topics, problems


def _check_site(site: SiteFile) -> Iterator[Problem]:
    try:
        parse_base(site.base_url)
    except ValueError:
        yield problem_in_field("base-url-wrong", SITE, "base_url", url=site.base_url)
    try:
        ZoneInfo(site.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        near = _near_zone(site.timezone)
        yield problem_in_field("timezone-unknown", SITE, "timezone", zone=site.timezone, near=near)
    if not site.languages:
        yield problem_in_field("languages-missing", SITE, "languages")
    for n, lang in enumerate(site.languages):
        if not is_language(lang):
            yield problem_in_field("language-unknown", SITE, f"languages.{n}", lang=lang)
        elif lang.lower() in (other.lower() for other in site.languages[:n]):
            yield problem_in_field("language-twice", SITE, f"languages.{n}", lang=lang)
    yield from _check_pattern(site.addresses)
    yield from _check_public(site)
    yield from _check_limits(site)
    for name in ("list_size", "feed_size"):
        if not 1 <= getattr(site, name) <= 500:
            yield problem_in_field("size-out-of-range", SITE, name, size=str(getattr(site, name)))


def _check_limits(site: SiteFile) -> Iterator[Problem]:
    for name, limit in asdict(site.editorial).items():
        if isinstance(limit, int) and limit < 1:
            yield problem_in_field("limit-too-low", SITE, f"editorial.{name}", limit=f"{limit}")


def _check_public(site: SiteFile) -> Iterator[Problem]:
    """What the site says to the public at its head and foot."""
    for n, alert in enumerate(site.alerts):
        if alert.since and alert.until and alert.until.day < alert.since.day:
            values = {"since": str(alert.since), "until": str(alert.until)}
            yield problem_in_field("alert-reversed", SITE, f"alerts.{n}.until", **values)
    for scheme in ("light", "dark"):
        for name, colour in given_in(getattr(site.theme, scheme)).items():
            if not COLOUR.fullmatch(colour):
                field = f"theme.{scheme}.{name}"
                yield problem_in_field("colour-unreadable", SITE, field, found=colour)
    for n, words in enumerate(site.mourning):
        yield from _check_days(words, f"mourning.{n}")
    for n, line in enumerate(site.footer):
        is_known = line.kind == "site-code" and site.profiles.cn_gov is not None
        for key, is_said in (("label", line.label or line.kind), ("text", line.text or is_known)):
            if not is_said:
                yield problem_in_field("footer-line-incomplete", SITE, f"footer.{n}", key=key)


def _check_days(words: str, field: str) -> Iterator[Problem]:
    from generator import yaml_scalars, yaml_shapes

    if words.casefold() not in (*ALWAYS, *NEVER):
        try:
            yaml_scalars.read(words, yaml_shapes.Days(), None)
        except yaml_scalars.UnreadableError as error:
            yield problem_in_field(error.code, SITE, field, **error.values)


def _near_zone(zone: str) -> str:
    from zoneinfo import available_timezones

    return nearest(zone, available_timezones())


def _check_pattern(pattern: str) -> Iterator[Problem]:
    if not pattern:
        return
    filled = pattern
    for blank in ADDRESS_BLANKS:
        filled = filled.replace("{" + blank + "}", "x")
    whole = filled.endswith("/") or "." in filled.rpartition("/")[2]
    if not is_safe(filled) or "{" in filled or "}" in filled or not whole:
        blanks = " ".join("{" + blank + "}" for blank in ADDRESS_BLANKS)
        yield problem_in_field(
            "address-pattern-wrong", SITE, "addresses", pattern=pattern, blanks=blanks
        )


def _check_ids(config: Config) -> Iterator[Problem]:
    yield from _check_column_ids(config.site.columns, "columns")
    yield from _twice(ORGANIZATIONS, _office_ids(config.offices, ""))
    yield from _twice(PEOPLE, ((f"{n}.id", person.id) for n, person in enumerate(config.people)))
    yield from _twice(TAGS, ((f"{n}.id", tag.id) for n, tag in enumerate(config.tags)))
    yield from _twice(TOPICS, ((f"{n}.id", one.id) for n, one in enumerate(config.topics)))


def _check_column_ids(columns: tuple[ColumnEntry, ...], field: str) -> Iterator[Problem]:
    yield from _twice(SITE, ((f"{field}.{n}.id", column.id) for n, column in enumerate(columns)))
    for n, column in enumerate(columns):
        yield from _check_column_ids(column.columns, f"{field}.{n}.columns")


def _office_ids(offices: tuple[OfficeEntry, ...], field: str) -> Iterator[tuple[str, str]]:
    for n, office in enumerate(offices):
        yield f"{field}{n}.id", office.id
        for m, department in enumerate(office.departments):
            yield f"{field}{n}.departments.{m}.id", f"{office.id}/{department.id}"
        yield from _office_ids(office.offices, f"{field}{n}.offices.")


def _twice(path: str, ids: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    seen: set[str] = set()
    for field, id_ in ids:
        if not is_safe(f"/{id_}/"):
            yield problem_in_field("id-unsafe", path, field, id=id_)
        elif id_.casefold() in seen:
            yield problem_in_field("id-twice", path, field, id=id_)
        seen.add(id_.casefold())
