"""Route: from documents to addresses.

Known here alone: how a source path, a slug, a whole address or the site's pattern becomes an
address, and that no two sources may share one. A title never makes an address, so a retitled
bulletin stays where it is.
"""

from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import Any

from generator.config import Config
from generator.documents import Page, Post, Redirect, Routes
from generator.errors import Problem, problem_in_field
from generator.names import Names
from generator.urls import are_plain, below_top, fold, folds, is_safe, output_path

_PATH: Callable[[Post | Page], str] = attrgetter("path")


def route(
    documents: Iterable[Post | Page], config: Config, names: Names
) -> tuple[Routes, list[Problem]]:
    """Give every document its address; two with one address are a problem that names both."""
    documents = sorted(documents, key=_PATH)
    problems: list[Problem] = []
    addresses: dict[str, str] = {}
    has_pattern = bool(config.site.addresses)
    prefixes = {lang: config.prefix(lang) for lang in config.site.languages}
    made = [d.matter.address or _made(d, prefixes, config, names) for d in documents]
    are_fine = not has_pattern and are_plain(made)
    for document, address in zip(documents, made, strict=True):
        if not are_fine and (trouble := _trouble(document, address, config, names)):
            problems.append(trouble)
        else:
            addresses[document.path] = address
    owners = _owners(addresses)
    if len(owners) < len(addresses):
        for problem in tuple(_shared(addresses, documents)):
            problems.append(problem)
            del addresses[problem.place.path]  # the later stages go on without it
        owners = _owners(addresses)
    redirects, troubles = _redirects(documents, addresses, owners)
    return Routes(addresses=addresses, redirects=redirects), problems + troubles


def _made(document: Post | Page, prefixes: Mapping[str, str], config: Config, names: Names) -> str:
    """The address of a document whose author gave it none."""
    slug, prefix = document.matter.slug, prefixes[document.lang]
    below = below_top(document.key)
    if below.endswith("index") and (below == "index" or below.endswith("/index")):
        below = below[: -len("/index")] if "/" in below else ""
    if slug:
        folder, slash, _ = below.rpartition("/")
        below = f"{folder}{slash}{slug}"
    if config.site.addresses and isinstance(document, Post):
        blanks = _blanks(document, below.rpartition("/")[2], names)
        return prefix[:-1] + config.site.addresses.format_map(blanks)
    return f"{prefix}{below}/" if below else prefix


def _trouble(document: Post | Page, address: str, config: Config, names: Names) -> Problem | None:
    """What keeps an address from being used."""
    empty = _empty_blank(document, config, names) if config.site.addresses else ""
    if empty:
        values = {"blank": f"{{{empty}}}", "key": empty}
        return problem_in_field("address-blank-empty", document.path, empty, **values)
    if address == "/" or is_safe(address):
        return None
    field = "address" if document.matter.address else "slug"
    return problem_in_field("address-unsafe", document.path, field, address=address)


def _empty_blank(document: Post | Page, config: Config, names: Names) -> str:
    """The blank of the site's pattern that a bulletin leaves empty, "" where it leaves none."""
    if not isinstance(document, Post) or document.matter.address:
        return ""
    blanks = _blanks(document, "x", names)
    return next((b for b in blanks if not blanks[b] and f"{{{b}}}" in config.site.addresses), "")


def _blanks(post: Post, slug: str, names: Names) -> Mapping[str, Any]:
    day = post.matter.date.day
    columns = names.column(post.matter.column)
    offices = names.office(post.matter.organization)
    return {
        "column": columns[0] if columns else post.matter.column,
        "organization": offices[0] if offices else post.matter.organization,
        "year": f"{day:%Y}",
        "month": f"{day:%m}",
        "day": f"{day:%d}",
        "slug": slug,
        "id": post.matter.id or slug,
    }


def _owners(addresses: Mapping[str, str]) -> dict[str, str]:
    """The source of each output file, by the file's folded path."""
    return dict(zip(folds(map(output_path, addresses.values())), addresses, strict=True))


def _shared(addresses: Mapping[str, str], documents: Iterable[Post | Page]) -> Iterable[Problem]:
    owners: dict[str, str] = {}
    by_path = {document.path: document for document in documents}
    for path, address in addresses.items():
        owner = owners.setdefault(fold(output_path(address)), path)
        if owner != path:
            matter = by_path[path].matter
            field = "address" if matter.address else "slug" if matter.slug else "title"
            yield problem_in_field("address-collision", path, field, address=address, other=owner)


def _redirects(
    documents: Iterable[Post | Page], addresses: Mapping[str, str], owners: dict[str, str]
) -> tuple[tuple[Redirect, ...], list[Problem]]:
    redirects: list[Redirect] = []
    problems: list[Problem] = []
    moved = [document for document in documents if document.matter.aliases]
    for document in moved:
        for n, old in enumerate(document.matter.aliases):
            field = f"aliases.{n}"
            file = fold(output_path(old)) if is_safe(old) else ""
            if not file:
                problems.append(problem_in_field("alias-unsafe", document.path, field, alias=old))
            elif file in owners:
                problems.append(
                    problem_in_field(
                        "alias-collision", document.path, field, alias=old, other=owners[file]
                    )
                )
            elif document.path in addresses:
                owners[file] = document.path
                new = addresses[document.path]
                redirects.append(Redirect(old=old, new=new, path=document.path, lang=document.lang))
    return tuple(sorted(redirects)), problems
