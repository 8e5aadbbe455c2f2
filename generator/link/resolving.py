"""Resolving: from one address that an author wrote to the one that browsers need.

In: an address, and what links may lead to. Out: a Step. Known here alone: what a source path means
as an address.
"""

import posixpath
from collections.abc import Mapping
from urllib.parse import quote, unquote, urlsplit

from msgspec import Struct
from msgspec.structs import replace

from generator.documents import Body, Routes
from generator.enclosures import Fellows, kind_of
from generator.urls import Base, fold, output_path


class Terrain(Struct, frozen=True, kw_only=True):
    """What links may lead to."""

    routes: Routes
    base: Base
    bodies: Mapping[str, Body]
    """Every published text, for its ids."""
    files: frozenset[str]
    """Source paths of files beside texts, and of static files."""
    unknown: frozenset[str] = frozenset()
    """Sources that failed a stage: a link to one is neither sound nor dead."""
    withheld: frozenset[str] = frozenset()
    """Sources of which nothing is published."""


class Ground(Terrain, frozen=True, kw_only=True):
    """The same, ready for looking up."""

    by_file: Mapping[str, str]
    """Each document by the output file that answers for it, folded."""
    fellows: Fellows
    """What stands beside recordings."""


class Step(Struct, frozen=True, kw_only=True):
    """What one address comes to."""

    url: str = ""
    code: str = ""
    """Of the problem with it; "" for a sound one."""
    values: dict[str, str] = {}
    file: str = ""
    """The source path of the file that it is."""
    wanted: str = ""
    """The output file that the plan has to have, folded."""


def resolve(href: str, path: str, ground: Ground) -> Step:
    """What an address comes to that an author wrote in the file `path`."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return Step(code="link-malformed", values={"href": href})
    if parts.scheme or parts.netloc:
        return Step(url=href)
    fragment = unquote(parts.fragment)
    if not parts.path:
        return _to_document(path, fragment, href, ground)
    if parts.path.startswith("/"):
        return _to_address(
            unquote(parts.path), _tail(parts.query, fragment), fragment, href, ground
        )
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
    if not target.startswith("content/"):
        return Step(code="link-climbs-out", values={"href": href})
    return _to_source(target, fragment, href, ground)


def _to_address(address: str, tail: str, fragment: str, href: str, ground: Ground) -> Step:
    """An address of this site: a document's, whose ids are known, or one for the plan to find."""
    file = fold(output_path(address))
    if file in ground.by_file:
        step = _to_document(ground.by_file[file], fragment, href, ground)
        return replace(step, url=ground.base.url(address) + tail)
    static = f"content/static{address}"
    known = static if kind_of(static) and static in ground.files else ""
    return Step(url=ground.base.url(address) + tail, file=known, wanted=file)


def _to_source(target: str, fragment: str, href: str, ground: Ground) -> Step:
    for candidate in (target, f"{target}/index.md"):
        if candidate in ground.routes.addresses and candidate not in ground.withheld:
            return _to_document(candidate, fragment, href, ground)
        if candidate in ground.unknown:
            return Step()
        if candidate in ground.withheld:
            return Step(code="link-to-withheld", values={"href": href, "target": candidate})
    if target in ground.files:
        url = ground.base.url(ground.routes.of_file(target)) + _tail("", fragment)
        return Step(url=url, file=target)
    return Step(code="dead-link", values={"href": href, "target": target})


def _to_document(target: str, fragment: str, href: str, ground: Ground) -> Step:
    url = ground.base.url(ground.routes.addresses[target]) + _tail("", fragment)
    body = ground.bodies.get(target) if fragment else None
    if body and fragment not in body.anchors:
        values = {"href": href, "anchor": fragment, "target": target}
        return Step(url=url, code="dead-anchor", values=values)
    return Step(url=url)


def _tail(query: str, fragment: str) -> str:
    return (f"?{query}" if query else "") + (
        f"#{quote(fragment, safe=_FRAGMENT)}" if fragment else ""
    )


_FRAGMENT = "-._~!$&'()*+,;=:@/?"
