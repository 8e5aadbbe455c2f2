"""Environment: what a template runs in.

In: Templates, the Frame and Words of a language. Out: Jinja's environment. Known here alone: what a
template may call.
"""

from collections.abc import Callable, Iterable, MutableMapping
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import jinja2
import msgspec
from jinja2.nodes import EvalContext
from markupsafe import Markup

from generator import formats
from generator.catalogues import Words
from generator.dates import Interval, Moment
from generator.labels import LABELS
from generator.markup import spans
from generator.markup.as_markdown import as_markdown
from generator.markup.links import with_links
from generator.model import Card, Content, Link
from generator.pages import Frame, Head
from generator.render import calendar
from generator.render.enclosures import Speech, with_marks, with_recordings
from generator.render.graph import Graph
from generator.render.pictures import picture, with_insets
from generator.render.records import Records
from generator.render.spreadsheets import csv_line
from generator.render.squares import qr_code
from generator.render.syntax import Environment, loaded
from generator.render.templates import Templates

_AT_HAND = 4096
"""How many results of macros are kept."""


def environment(
    templates: Templates, frame: Frame, words: Words, load: Callable[[str], str]
) -> jinja2.Environment:
    """What the templates of one language run in."""
    made = Environment(_filters(frame, words))
    made.loader = _Loader(templates)
    made.install_gettext_callables(  # type: ignore[attr-defined]
        words.gettext, words.ngettext, newstyle=True
    )
    made.globals |= dict.fromkeys(("_", "gettext"), _gettext(words))
    body = _body(load, frame, words)
    made.globals |= {"frame": frame, "body": body, "picture": picture}
    once = lru_cache(_AT_HAND)(_called)
    made.globals |= {"once": once, "standing": _standing, "told": _told}
    made.globals["record"] = Records(frame, lambda content: str(body(content, absolute=True)))
    made.globals["qr_code"] = qr_code
    made.globals["graph"] = Graph(frame, lambda name: words.gettext(LABELS[name]))
    return made


class _Loader(jinja2.BaseLoader):
    """Gives Jinja code that was made before."""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates

    def load(
        self,
        environment: jinja2.Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's name
    ) -> jinja2.Template:
        """A template by its name."""
        code = self._templates.code(name)
        if code is None:
            raise jinja2.TemplateNotFound(name)
        around = environment.make_globals(globals)
        return environment.template_class.from_code(environment, loaded(code), around)


def _gettext(words: Words) -> Callable[..., str]:
    """`_()`, as Jinja's own of the new style has it, without its three calls of one another."""

    @jinja2.pass_eval_context
    def gettext(around: EvalContext, message: str, /, **values: Any) -> str:
        text = words.gettext(message)
        said = Markup(text) if around.autoescape else text  # noqa: S704 - the catalogues are ours
        return said % values if "%" in text else said

    return gettext


def _called(macro: Callable[..., Markup], *values: Any) -> Markup:
    """What a macro gives for some values. Macros know nothing else of a page, so it stays so."""
    return macro(*values)


def _standing(menu: Iterable[Link], head: Head) -> tuple[str, ...]:
    """What `aria-current` says at each item of a menu; "" where the page isn't in its part."""
    above = {place.url for place in head.breadcrumb[1:]} | {head.current}
    return tuple(
        "page" if item.url == head.url else "true" if item.url in above else "" for item in menu
    )


def _told(card: Card, known: Iterable[str]) -> tuple[Link, ...]:
    """The places of a card, without those that are known by their addresses."""
    places = (card.column, card.organization, card.department)
    return tuple(place for place in places if place and place.url not in known)


def _body(load: Callable[[str], str], frame: Frame, words: Words) -> Callable[..., Markup]:
    def say(message: str, **values: str) -> str:
        return words.gettext(message) % values if values else words.gettext(message)

    speech = Speech(frame.lang, say, str, load)
    abroad = Speech(frame.lang, say, lambda url: _absolute(url, frame), load)

    def body(content: Content, *, absolute: bool = False, sizes: str = "100vw") -> Markup:
        """A text's HTML with its links, absolute ones for feeds, and what is shown in it."""
        html = load(content.digest)
        if content.recordings:
            html = with_recordings(html, content, abroad if absolute else speech)
        if content.attachments:
            html = with_marks(html, content, speech)
        if absolute:
            links = tuple(_absolute(url, frame) for url in content.links)
            return Markup(with_links(html, links))  # noqa: S704 - sanitised by convert
        if content.insets:
            html = with_insets(html, content, sizes)
        said = with_links(html, content.links, lambda url: _rel(url, frame))
        return Markup(said)  # noqa: S704 - sanitised by convert

    return body


def _absolute(url: str, frame: Frame) -> str:
    return frame.site_url + url if url.startswith("/") and not url.startswith("//") else url


def _rel(url: str, frame: Frame) -> Markup:
    """For a link that leads out of the site, the attribute that says so; else nothing."""
    folded = url.lower()
    leads_out = folded.startswith(("http://", "https://", "//")) and not _is_ours(folded, frame)
    return Markup(' rel="external"') if leads_out else Markup("")


def _is_ours(url: str, frame: Frame) -> bool:
    ours = frame.site_url.lower()
    return f"{url}/".startswith((f"{ours}/", f"{ours.partition(':')[2]}/"))


def _filters(frame: Frame, words: Words) -> dict[str, Callable[..., Any]]:
    lang, zone = frame.lang, ZoneInfo(frame.timezone)

    def day(value: Any) -> str:
        return formats.day(value.day if isinstance(value, Moment) else value, lang)

    def stamp(moment: Moment) -> str:
        return formats.stamp(moment, lang)

    def iso(value: Any) -> str:
        return formats.iso(value if isinstance(value, Moment) else Moment(value), zone)

    def span(interval: Interval) -> str:
        return formats.span(interval, lang)

    def label(name: str) -> str:
        return words.gettext(LABELS[name])

    return {
        "absolute": lambda url: _absolute(url, frame),
        "as_markdown": lambda html: as_markdown(str(html)),
        "china": lambda moment: formats.china(moment, zone),
        "csv": csv_line,
        "day": day,
        "filesize": lambda size: formats.file_size(size, lang),
        "ical": calendar.escaped,
        "ical_lines": calendar.folded,
        "in_markdown": spans.written,
        "iso": iso,
        "label": label,
        "language": formats.language_name,
        "partial": lambda text: formats.partial(text, lang),
        "plain": lambda text: " ".join(text.split()),
        "quoted": lambda text: msgspec.json.encode(text).decode(),
        "rel": lambda url: _rel(url, frame),
        "rfc3339": lambda moment: formats.rfc3339(moment, zone),
        "rfc822": lambda moment: formats.rfc822(moment, zone),
        "span": span,
        "stamp": stamp,
        "utc": lambda moment: calendar.utc(moment, zone),
    }
