"""Assets: the theme's style sheet, icons and share card, named by their content's hash.

In: the folders of the site's own templates and of the theme. Out: each asset's bytes and address.
A browser may keep such a file for ever: when it changes, so does its name.
"""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha384
from pathlib import Path, PurePosixPath

from msgspec import Struct

from generator.cache import digest

_AT_ROOT = ("favicon.ico",)
"""What browsers ask for by a fixed name."""


class Asset(Struct, frozen=True, kw_only=True):
    """A file of the theme."""

    name: str
    """Below assets/, as templates call it: `style.css`."""
    address: str
    """Where it is published."""
    data: bytes

    @property
    def integrity(self) -> str:
        """What a browser compares a style sheet or script with (W3C Subresource Integrity)."""
        return f"sha384-{b64encode(sha384(self.data).digest()).decode()}"


def read_assets(folders: Iterable[Path]) -> tuple[Asset, ...]:
    """The assets of all folders; the same name in an earlier folder shadows a later one's."""
    files: dict[str, Path] = {}
    for folder in folders:
        below = folder / "assets"
        for file in sorted(below.rglob("*")):
            name = file.relative_to(below).as_posix()
            if file.is_file() and not file.name.startswith("."):
                files.setdefault(name, file)
    return tuple(asset(name, files[name].read_bytes()) for name in sorted(files))


def asset(name: str, data: bytes) -> Asset:
    """A file of the theme with its address."""
    path = PurePosixPath(name)
    hashed = path.with_name(f"{path.stem}.{digest(data)[:10]}{path.suffix}")
    address = f"/{name}" if name in _AT_ROOT else f"/assets/{hashed}"
    return Asset(name=name, address=address, data=data)
