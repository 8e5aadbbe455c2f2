"""Statement: what the accessibility statement says of an office, in one language."""

from collections.abc import Collection

from generator.assemble.registers import Tongue
from generator.model import Link, Statement, StaticPage


def statement_of(tongue: Tongue, pages: Collection[StaticPage]) -> Statement | None:
    """The statement; None where it is off, or where a page of the site's own stands in its place.

    Whoever gives no contact for it is reached as the footer says.
    """
    url = tongue.url("accessibility")
    if not url or any(page.link.url == url for page in pages):
        return None
    site, say = tongue.config.site, tongue.say
    entry = site.accessibility
    foot = {line.kind: say(line.text) for line in reversed(site.footer)}
    if entry.phone or entry.email or entry.url or say(entry.address):
        foot = {}
    return Statement(
        conformance=entry.conformance,
        assessed=say(entry.assessed),
        date=entry.date,
        limits=tuple(map(say, entry.limits)),
        owner=say(site.owner) or foot.get("host", ""),
        phone=entry.phone or foot.get("phone", ""),
        email=entry.email or foot.get("email", ""),
        address=say(entry.address) or foot.get("address", ""),
        link=_link(tongue.base.rooted(say(entry.url)), pages),
        days=entry.days,
    )


def _link(url: str, pages: Collection[StaticPage]) -> Link | None:
    """A link that is called what the page of the site is called to which it leads."""
    titles = {page.link.url: page.link.title for page in pages}
    return Link(titles.get(url.partition("#")[0], url), url) if url else None
