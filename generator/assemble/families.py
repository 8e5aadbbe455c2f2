"""Families: which documents are translations of each other."""

from collections.abc import Iterable

from generator.assemble.assembly import Assembly
from generator.documents import Page, Post
from generator.model import LanguageLink

Families = dict[str, tuple[LanguageLink, ...]]
"""For each key with more than one document the document in every language that has it."""


def families(documents: Iterable[Post] | Iterable[Page], given: Assembly) -> Families:
    """Documents that share a key, each family in the order of the site's languages."""
    order, addresses = given.config.site.languages.index, given.routes.addresses
    every: tuple[Post | Page, ...] = tuple(documents)
    if len({document.key for document in every}) == len(every):
        return {}  # as in every site of one language
    found: dict[str, list[Post | Page]] = {}
    for document in every:
        found.setdefault(document.key, []).append(document)
    return {
        key: tuple(
            LanguageLink(one.lang, given.base.url(addresses[one.path]))
            for one in sorted(family, key=lambda one: order(one.lang))
        )
        for key, family in found.items()
        if len(family) > 1
    }
