"""Addresses: from a name to a part of an address, from an address to a file and a URL.

An *address* is what a page is known by within the site: `/2022/second-department/`, decoded,
without base_url's path. A *URL* is what a browser needs: percent-encoded, with that path.
"""

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import quote, unquote, urlsplit

from msgspec import Struct

_APART = re.compile(r"[^\w]+")
_UNSAFE = re.compile(r'[\x00-\x1f\x7f:*?"<>|\\#%]')
WINDOWS_NAMES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))]
)
"""File names that Windows reserves, whatever their ending."""
# What most addresses and paths are; they need no closer look.
_PART = rf"(?!(?:{'|'.join(sorted(WINDOWS_NAMES))})/)[a-z0-9][a-z0-9-]{{0,99}}/"
_PLAIN = re.compile(rf"/(?:{_PART})+\Z")
_ALL_PLAIN = re.compile(rf"(?:/(?:{_PART})+\n)*\Z")
_UNENCODED = re.compile(r"[A-Za-z0-9/._~-]*\Z")


def made_address(home: str, kind: str, *parts: str) -> str:
    """The address of a page that the program makes, below a language's home page."""
    return home + "/".join((kind, *parts)) + "/"


class Base(Struct, frozen=True):
    """Where a site lives."""

    site_url: str
    """Scheme, host and port: `https://example.org`."""
    path: str
    """The path below which the site lives, from `/` to `/`, percent-encoded."""

    def url(self, address: str) -> str:
        """The root-relative URL of an address."""
        return self.path + _encoded(address[1:])

    def rooted(self, target: str) -> str:
        """The URL of what may be an address of this site, beginning with `/`, or any other URL."""
        is_ours = target.startswith("/") and not target.startswith("//")
        return self.path + target[1:] if is_ours else target

    def address(self, url: str) -> str:
        """The address of a root-relative URL."""
        return "/" + unquote(url.removeprefix(self.path))


def parse_base(base_url: str) -> Base:
    """Take base_url apart. Raises ValueError where it is no http(s) address for the public."""
    parts = urlsplit(base_url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ValueError(base_url)
    if "@" in parts.netloc:  # a password would stand on every page
        raise ValueError(base_url)
    path = _encoded(unquote(parts.path).strip("/") + "/").lstrip("/")
    return Base(f"{parts.scheme}://{parts.netloc}", f"/{path}")


def _encoded(path: str) -> str:
    if _UNENCODED.match(path):
        return path
    return quote(path, safe="/-._~!$&'()*+,;=:@")


def output_path(address: str) -> str:
    """The file below output/ that answers for an address."""
    return address[1:] + "index.html" if address.endswith("/") else address[1:]


def beside(url: str, ending: str) -> str:
    """Where another form of a page stands: `/2022/plan/index.md`, `/jcyw/t1.shtml.md`.

    Args:
        url: The page's address or URL.
        ending: The form's: `md`.
    """
    return f"{url}index.{ending}" if url.endswith("/") else f"{url}.{ending}"


def below_top(path: str) -> str:
    """A source path without the folder that says what it is for: `posts`, `pages` or `static`."""
    rest = path.removeprefix("content/")
    return rest.partition("/")[2] if rest != path else path


def is_static(path: str) -> bool:
    """Whether a source is published as it is, where it is."""
    return path.startswith("content/static/")


def fold(name: str) -> str:
    """What two names share when a server or file system may take them for one."""
    return name.lower() if name.isascii() else unicodedata.normalize("NFC", name).casefold()


def folds(names: Iterable[str]) -> list[str]:
    """Many names folded: most are plain, and such names are folded all in one go."""
    names = list(names)
    together = "\0".join(names)
    if names and together.isascii():
        return together.lower().split("\0")
    return [fold(name) for name in names]


def segment(name: str) -> str:
    """A name as one part of an address: lower case, word characters and hyphens; may be ""."""
    return _APART.sub("-", fold(unicodedata.normalize("NFKC", name))).strip("-_")


def are_plain(addresses: Iterable[str]) -> bool:
    """Whether all of them are safe and as plain as most are: many are looked at in one go."""
    return _ALL_PLAIN.match("".join(f"{address}\n" for address in addresses)) is not None


def is_safe(address: str) -> bool:
    """Whether an address can be a file on every system, and stays within the site."""
    if _PLAIN.match(address):
        return True
    # One slash at each end, no more: "//x" would be an absolute path below output/.
    parts = address.removeprefix("/").removesuffix("/").split("/")
    return (
        address.startswith("/")
        and not _UNSAFE.search(address)
        and all(part not in ("", ".", "..") for part in parts)
        and not any(part.endswith((".", " ")) or _reserved(part) for part in parts)
        and all(len(part.encode()) <= 240 for part in parts)
    )


def _reserved(part: str) -> bool:
    return part.split(".", maxsplit=1)[0].lower() in WINDOWS_NAMES
