"""Render: from a Job to the bytes of its file, through Jinja.

Known here alone: Jinja, where templates are found, and what a template may call. A template sees
its page, its frame and the filters below; never the site. Its key is the digest of its source and
of every template that it extends, includes or imports.
"""

import re
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import jinja2
from jinja2 import meta
from jinja2.bccache import Bucket, BytecodeCache
from markupsafe import Markup

from generator import formats
from generator.cache import digest
from generator.catalogues import Words
from generator.dates import Interval, Moment
from generator.errors import Place, Problem, SiteError
from generator.labels import LABELS
from generator.markup.links import with_links
from generator.model import Content
from generator.pages import Frame, Job, Output
from generator.textfile import decode

_UNWRITABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""What neither XML 1.0 nor HTML allows; pasted texts bring such characters along."""

Load = Callable[[str], str]
"""From a text's digest to its HTML."""


class Templates:
    """The templates of a site: its own, those of the theme, and their digests."""

    def __init__(self, own: Path, theme: Path) -> None:
        self.own = own
        self.theme = theme
        self.loader = jinja2.ChoiceLoader(
            [
                jinja2.FileSystemLoader(own),
                jinja2.FileSystemLoader(theme),
                jinja2.PrefixLoader({"theme": jinja2.FileSystemLoader(theme)}),
            ]
        )
        self.compiled = _Compiled()
        self._parser = jinja2.Environment(
            loader=self.loader, extensions=["jinja2.ext.i18n"], autoescape=True
        )
        self._digests: dict[str, str] = {}

    def digest(self, name: str) -> str:
        """The digest of a template with everything that it may bring in.

        Raises SiteError where one is missing or can't be read.
        """
        if name not in self._digests:
            sources: dict[str, str] = {}
            self._gather(name, sources)
            self._digests[name] = digest(*(f"{k}\n{sources[k]}" for k in sorted(sources)))
        return self._digests[name]

    def _gather(self, name: str, sources: dict[str, str], by: str = "") -> None:
        if name in sources:
            return
        try:
            sources[name] = self.loader.get_source(self._parser, name)[0]
            tree = self._parser.parse(sources[name], name)
        except jinja2.TemplateError as error:
            # What is missing is the mistake of the template that names it.
            is_missing = isinstance(error, jinja2.TemplateNotFound) and by
            raise SiteError([self.problem(error, by if is_missing else name)]) from error
        except UnicodeDecodeError as error:
            _, problems = decode(error.object, f"templates/{name.removeprefix('theme/')}")
            raise SiteError(problems) from error
        for other in meta.find_referenced_templates(tree):
            # A name that is only known when the page is rendered could be any template.
            for one in self.loader.list_templates() if other is None else [other]:
                if other is not None or one.endswith((".html", ".xml", ".json", ".txt")):
                    self._gather(one, sources, name)

    def problem(self, error: Exception, template: str, page: str = "") -> Problem:
        """A template's error, at its line, naming the page that was to be made of it."""
        if isinstance(error, jinja2.TemplateNotFound):
            return Problem(
                place=Place(path=f"templates/{template}", line=1, quote=f"{error.name or ''}"),
                code="template-missing",
                values={"name": f"{error.name or template}"},
            )
        if isinstance(error, jinja2.TemplateSyntaxError):
            name, line = error.name or template, error.lineno
        else:
            name, line = self._raised_at(error, template)
        return Problem(
            place=Place(path=f"templates/{name.removeprefix('theme/')}", line=line),
            code="template-error",
            values={"words": _words_of(error), "page": page or template},
        )

    def _raised_at(self, error: BaseException, template: str) -> tuple[str, int]:
        """The innermost template and line of a traceback."""
        folders = (self.own, self.theme)
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            for folder in folders:
                if Path(frame.filename).is_relative_to(folder):
                    name = Path(frame.filename).relative_to(folder).as_posix()
                    return name, frame.lineno or 0
        return template, 0


def _words_of(error: Exception) -> str:
    """What an error says; Python's own say little without their names."""
    if isinstance(error, jinja2.TemplateError):
        return f"{error.message or error}"
    return f"{type(error).__name__}: {error}"


class _Compiled(BytecodeCache):
    """Compiled templates, shared by the environments of all languages for one build."""

    def __init__(self) -> None:
        self._codes: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._codes:
            bucket.bytecode_from_string(self._codes[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key] = bucket.bytecode_to_string()


def render(
    jobs: Sequence[Job],
    templates: Templates,
    frames: Mapping[str, Frame],
    words: Mapping[str, Words],
    load: Load,
) -> Iterator[Output]:
    """The bytes of each Job, in order.

    Raises SiteError with every template's first error, after all other pages were tried.
    """
    environments = {
        lang: _environment(templates, frame, words[lang], load) for lang, frame in frames.items()
    }
    problems: dict[tuple[str, int], Problem] = {}
    for job in jobs:
        try:
            template = environments[job.lang].get_template(job.template)
            text = template.render(page=job.page)
        # Whatever an expression raises: `{{ page.cards + 1 }}` is its template's mistake, no bug.
        except Exception as error:  # noqa: BLE001
            problem = templates.problem(error, job.template, job.output)
            problems.setdefault((problem.place.path, problem.place.line), problem)
            continue
        yield Output(output=job.output, data=_UNWRITABLE.sub("", text).encode())
    if problems:
        raise SiteError(problems.values())


def _environment(
    templates: Templates, frame: Frame, words: Words, load: Load
) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=templates.loader,
        bytecode_cache=templates.compiled,
        undefined=jinja2.StrictUndefined,
        autoescape=jinja2.select_autoescape(("html", "xml"), default_for_string=True),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        words.gettext, words.ngettext, newstyle=True
    )
    # Chinese as it is, rather than six letters for each character.
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": False}
    environment.globals |= {"frame": frame, "body": _body(load, frame)}
    environment.filters |= _filters(frame, words)
    return environment


def _body(load: Load, frame: Frame) -> Callable[..., Markup]:
    def body(content: Content, *, absolute: bool = False) -> Markup:
        """A text's HTML with its links, absolute ones for feeds."""
        links = content.links
        if absolute:
            links = tuple(_absolute(url, frame) for url in links)
        return Markup(with_links(load(content.digest), links))  # noqa: S704 - sanitised by convert

    return body


def _absolute(url: str, frame: Frame) -> str:
    return frame.site_url + url if url.startswith("/") and not url.startswith("//") else url


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
        "day": day,
        "iso": iso,
        "label": label,
        "language": formats.language_name,
        "partial": lambda text: formats.partial(text, lang),
        "plain": lambda text: " ".join(text.split()),
        "rfc3339": lambda moment: formats.rfc3339(moment, zone),
        "rfc822": lambda moment: formats.rfc822(moment, zone),
        "span": span,
        "stamp": stamp,
    }
