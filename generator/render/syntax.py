"""Syntax: from a template's text to the templates that it names and to Python's code.

Known here alone: how templates are written. The code is the same for every site and language: what
depends on these is looked up when a page is rendered.
"""

import marshal
import re
from collections.abc import Callable, Mapping, MutableMapping
from functools import lru_cache
from types import CodeType, FunctionType
from typing import Any

import jinja2
import msgspec
from jinja2 import meta, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from jinja2.utils import _PassArg
from markupsafe import Markup, escape

from generator.errors import SiteError
from generator.render.mistakes import file_name, problem_of

FILTERS = (
    "absolute",
    "as_markdown",
    "china",
    "csv",
    "day",
    "filesize",
    "ical",
    "ical_lines",
    "in_markdown",
    "iso",
    "label",
    "language",
    "partial",
    "plain",
    "quoted",
    "rel",
    "rfc3339",
    "rfc822",
    "span",
    "stamp",
    "utc",
)
"""What templates may write after a `|` beside Jinja's own words."""


_RISKY = re.compile("[&<>'\"]").search


def shown(value: object) -> str:
    """A value as HTML shows it: what `escape` gives, quicker where there is nothing to escape."""
    if type(value) is Markup or (type(value) is str and not _RISKY(value)):
        return value
    return escape(value)


class _Code(CodeGenerator):
    """Writes Jinja's code with `shown` for `escape`, which a page calls some two hundred times."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.shown(")


class _Context(Context):
    """What a template sees. A page makes six of them and calls thirty things, so both are quick."""

    def __init__(
        self,
        environment: jinja2.Environment,
        parent: dict[str, Any],
        name: str | None,
        blocks: dict[str, Any],
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002, ARG002 - Jinja's name
    ) -> None:
        self.parent, self.vars = parent, {}
        self.environment, self.name = environment, name
        self.eval_ctx = nodes.EvalContext(environment, name)
        self.exported_vars: set[str] = set()
        self.globals_keys: set[str] = set()  # none that the environment doesn't have for all
        self.blocks = {name: [block] for name, block in blocks.items()}

    def call(self, called: Any, /, *values: Any, **named: Any) -> Any:
        """As Jinja's, without asking of macros and plain functions what they are known to be."""
        kind = type(called)
        passed = getattr(called, "jinja_pass_arg", None) if kind is FunctionType else None
        if kind is Macro or passed is _PassArg.eval_context:
            values = (self.eval_ctx, *values)
        elif passed or kind not in (FunctionType, _Remembering):
            return super().call(called, *values, **named)
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return called(*values, **named)


_Remembering = type(lru_cache(len))


class Environment(jinja2.Environment):
    """What templates are read with, and run in."""

    code_generator_class = _Code
    context_class = _Context
    shown = staticmethod(shown)

    def __init__(self, filters: Mapping[str, Callable[..., Any]]) -> None:
        super().__init__(
            undefined=jinja2.StrictUndefined,
            autoescape=jinja2.select_autoescape(("html", "xml"), default_for_string=True),
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
            extensions=("jinja2.ext.i18n",),
        )
        self._at_hand: dict[str, jinja2.Template] = {}
        self.newstyle_gettext = True
        self.policies["json.dumps_function"] = _json  # Chinese as it is, and no spaces between
        self.policies["json.dumps_kwargs"] = {}
        self.filters |= {name: _when_rendered(filters[name]) for name in FILTERS}

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's name
    ) -> jinja2.Template:
        """A template by its name; none changes while a site is built."""
        if globals or not isinstance(name, str):
            return super().get_template(name, parent, globals)
        found = self._at_hand.get(name)
        if found is None:
            found = self._at_hand[name] = super().get_template(name, parent)
        return found

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What a template may call: the same for all, so none needs a map in front of another."""
        return {**self.globals, **d} if d else self.globals


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _when_rendered(function: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that Jinja doesn't apply to a constant already when it reads the template."""

    @jinja2.pass_context
    def apply(_context: object, *values: Any) -> Any:
        return function(*values)

    return apply


def read(name: str, text: str) -> tuple[tuple[str | None, ...], bytes]:
    """The templates that one names, None for a name that is only known later; and its code.

    Raises SiteError where its syntax is broken.
    """
    reader = Environment(dict.fromkeys(FILTERS, str))
    try:
        tree = reader.parse(text, name, file_name(name))
        named = tuple(dict.fromkeys(meta.find_referenced_templates(tree)))
        code = reader.compile(tree, name, file_name(name))
    except Exception as error:  # whatever it is, the template's text is to blame
        raise SiteError([problem_of(error, name)]) from error
    return named, marshal.dumps(code)


def loaded(code: bytes) -> CodeType:
    """Code that `read` gave; of the same Python, as a Memory has it."""
    return marshal.loads(code)  # type: ignore[no-any-return]  # noqa: S302 - as in __pycache__
