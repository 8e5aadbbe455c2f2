"""Pictures: a picture that is dropped into a text is put beside it, without what its camera wrote.

In: the bytes of a file, and the bulletin. Out: a file beside the bulletin, and the Markdown that
shows it. The site strips pictures too when it publishes them; but content/ is shared, often on a
server that many can read, and where and when a picture was taken has no business there either. It
is turned upright, and made no wider than the site ever shows it.
"""

import re
from itertools import count
from pathlib import Path, PurePosixPath

from generator.desk.places import picture_place, text_place
from generator.errors import SiteError, problem
from generator.pictures import Undeveloped, examine, widest
from generator.pictures.kinds import disguised
from generator.starting.slugs import slug

_ENDINGS = {"GIF": ".gif", "JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}
"""The ending that a picture gets by what it is, whatever it was called."""
_DECORATIVE = "decorative"


def store(root: Path, post: str, name: str, data: bytes) -> str:
    """Put a picture beside a bulletin; gives its name there, which nobody had.

    Args:
        root: The site's folder.
        post: The bulletin's source path; the bulletin itself need not be saved yet.
        name: What the file was called where it comes from.
        data: Its bytes.

    Raises Forbidden; SiteError where it is no picture that the site can show; OSError. Then nothing
    was written.
    """
    text_place(root, post)
    given = PurePosixPath(name.replace("\\", "/"))
    stem, ending = slug(given.stem), _ENDINGS.get(disguised(data)) or given.suffix.lower()
    bare = _bare(data, f"{stem}{ending}")
    for number in count(1):
        free = f"{stem}-{number}{ending}" if number > 1 else f"{stem}{ending}"
        if _put(picture_place(root, f"{post.rpartition('/')[0]}/{free}"), bare):
            return free
    raise AssertionError


def _bare(data: bytes, name: str) -> bytes:
    """A picture as the site shows it at most, with nothing written beside it."""
    examined = examine(data, name)
    if examined.plate is None:
        code = examined.code or "picture-unreadable"
        raise SiteError([problem(code, name, **{"file": name} | examined.values)])
    try:
        return widest(data, examined.plate)
    except Undeveloped:
        raise SiteError([problem("picture-unreadable", name, file=name)]) from None


def _put(file: Path, data: bytes) -> bool:
    """Write a file, unless the name is taken, be it at this very moment."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        new = file.open("xb")
    except FileExistsError:
        return False
    try:
        with new:
            new.write(data)
    except BaseException:
        file.unlink(missing_ok=True)
        raise
    return True


def markdown_for(src: str, alt: str, credit: str = "", caption: str = "") -> str:
    """The Markdown that shows a picture.

    Args:
        src: Its file, beside the bulletin.
        alt: What it shows, in words; "" for an ornament that shows nothing.
        credit: Who made it, in the words that are printed.
        caption: What is printed below it.
    """
    words = re.sub(r"([\\\[\]`*_])", r"\\\1", _safe(_line(alt))) or _DECORATIVE
    behind = f"| {_line(credit).replace('|', '/').replace('｜', '/')}" if _line(credit) else ""
    title = f"{_line(caption)} {behind}".strip()
    title = _safe(title).replace('"', "&quot;")
    return f'![{words}]({src} "{title}")' if title else f"![{words}]({src})"


def _line(text: str) -> str:
    return " ".join(text.split())


def _safe(text: str) -> str:
    """Words in which no HTML begins."""
    return text.replace("&", "&amp;").replace("<", "&lt;")
