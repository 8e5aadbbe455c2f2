"""Families: which documents are translations of each other."""

from collections.abc import Callable, Iterable

from generator.documents import Page, Post, Routes
from generator.model import LanguageLink
from generator.urls import Base

Families = dict[str, tuple[LanguageLink, ...]]
"""For each key the document in every language that has it."""


def families(
    documents: Iterable[Post] | Iterable[Page],
    routes: Routes,
    base: Base,
    order: Callable[[str], int],
) -> Families:
    """Documents by their key, each family in the `order` of the site's languages."""
    found: dict[str, list[LanguageLink]] = {}
    for document in documents:
        url = base.url(routes.addresses[document.path])
        found.setdefault(document.key, []).append(LanguageLink(document.lang, url))
    return {
        key: tuple(sorted(links, key=lambda link: order(link.lang))) for key, links in found.items()
    }
