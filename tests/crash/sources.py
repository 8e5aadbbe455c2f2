"""Sources: a site of some 150 bulletins as a value, and random edits of it.

In: nothing, or a tree and a source of chance. Out: a tree: every file below a site's folder that
people write, with its bytes. A tree is never changed; an edit gives another one. Known here alone:
what the bulletins of these tests look like.
"""

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from random import Random

from PIL import Image

from tests.small_site import PLAIN, SITE, post

Tree = Mapping[str, bytes]
"""Bytes by path below the site's folder."""

BULLETINS = 120
FIRST_YEAR, YEARS = 2005, 20
_THEME = Path(__file__).parents[2] / "templates"
_WORDS = "the office read every letter and named a person for each task before the month was over"
_ARTICLE, _HOME = "templates/pages/article.html", "templates/pages/home.html"


def first_tree(*, whole_theme: bool) -> Tree:
    """The site before any edit: two languages, pictures, own templates.

    Args:
        whole_theme: With the program's own theme below two changed templates; else with templates
            that take no time.
    """
    random = Random("first")  # noqa: S311 - meant to be guessable
    texts = {"content/site.yaml": SITE, **(_own_of_theme() if whole_theme else _titled())}
    tree = {path: text.encode() for path, text in texts.items()}
    for number in range(BULLETINS):
        tree.update(_bulletin(f"n{number:03}", random))
    return tree


def _titled() -> dict[str, str]:
    """Plain templates whose pages show the site's name, as those of the theme do."""
    title = "{{ frame.title }}: "
    return {path: title * path.endswith(".html") + text for path, text in PLAIN.items()}


def _own_of_theme() -> dict[str, str]:
    return {path: (_THEME.parent / path).read_text("utf-8") for path in (_ARTICLE, _HOME)}


def _bulletin(name: str, random: Random) -> dict[str, bytes]:
    """One bulletin's files: alone, or in a folder with a picture; one in four in Chinese too."""
    year, day = FIRST_YEAR + random.randrange(YEARS), random.randint(1, 28)
    column = random.choice(("news", "news", "notices"))
    with_picture = random.random() < 0.3
    place = f"content/posts/{year}/{name}" + ("/index" if with_picture else "")
    shown = "\n\n![The room](room.png)" if with_picture else ""
    keys = {"column": column}
    if with_picture:
        keys["cover"] = "{src: room.png, alt: The room}"
    date = f"{year}-{random.randint(1, 12):02}-{day:02}"
    text = _prose(random) + shown
    files = {f"{place}.md": post(f"Report {name}", date, text, **keys).encode()}
    if random.random() < 0.25:
        files[f"{place}.zh.md"] = post(
            f"简讯 {name}", date, "会议学习了文件。" + text, **keys
        ).encode()
    if with_picture:
        files[f"{place.removesuffix('index')}room.png"] = picture(random)
    return files


def _prose(random: Random) -> str:
    words = _WORDS.split()
    return "\n\n".join(
        " ".join(random.choice(words) for _ in range(40)).capitalize() + "." for _ in range(3)
    )


def picture(random: Random) -> bytes:
    """A picture of 12 KB that no other picture equals."""
    file = BytesIO()
    Image.frombytes("RGB", (64, 64), random.randbytes(64 * 64 * 3)).save(file, "PNG")
    return file.getvalue()


def edited(tree: Tree, random: Random) -> Tree:
    """The tree after one to four edits such as people make in a morning."""
    for _ in range(random.randint(1, 4)):
        tree = random.choice(_EDITS)(tree, random)
    return tree


def grown(tree: Tree, random: Random, by: int) -> Tree:
    """The tree with `by` more bulletins."""
    for _ in range(by):
        tree = _create(tree, random)
    return tree


def two_trees(tree: Tree, random: Random) -> tuple[Tree, Tree]:
    """A tree, and one of which every page differs from it and which has a dozen bulletins more."""
    return tree, grown(retitled_site(edited(tree, random), random), random, 12)


def other(pair: tuple[Tree, Tree], tree: Tree) -> Tree:
    """That one of two trees which the sources are to become next."""
    return pair[1] if tree == pair[0] else pair[0]


def texts_of(tree: Tree) -> list[str]:
    """The paths of all bulletins, translations included."""
    return sorted(path for path in tree if path.endswith(".md"))


def images_of(tree: Tree) -> list[str]:
    """The paths of all pictures."""
    return sorted(path for path in tree if path.endswith(".png"))


def retitled_site(tree: Tree, random: Random) -> Tree:
    """The tree with another name of the site, which stands on every page that the theme makes."""
    old = tree["content/site.yaml"].decode()
    title = f"title: {{en: Bulletins {random.randrange(10**6)}, zh: 检察简讯}}"
    return {**tree, "content/site.yaml": "\n".join([title, *old.split("\n")[1:]]).encode()}


def changed_template(tree: Tree, random: Random) -> Tree:
    """The tree with another template of articles, or of the first page."""
    path = random.choice((_ARTICLE, _ARTICLE, _HOME))
    mark = f"<!-- {random.randrange(10**6)} -->".encode()
    body, _, _ = tree[path].partition(b"<!-- ")
    return {**tree, path: body + mark if _stands_alone(body) else _marked(tree[path], mark)}


def _stands_alone(template: bytes) -> bool:
    return b"{% extends" not in template


def _marked(template: bytes, mark: bytes) -> bytes:
    # What stands outside of a child template's blocks is shown nowhere.
    head, end, tail = template.rpartition(b"{% endblock")
    return head + mark + end + tail


def _create(tree: Tree, random: Random) -> Tree:
    return {**tree, **_bulletin(f"m{random.randrange(10**6):06}", random)}


def _rewrite(tree: Tree, random: Random) -> Tree:
    path = random.choice(texts_of(tree))
    return {**tree, path: tree[path] + f"\n{_prose(random)}\n".encode()}


def _retitle(tree: Tree, random: Random) -> Tree:
    path = random.choice(texts_of(tree))
    head, _, tail = tree[path].partition(b"title: ")
    _, _, rest = tail.partition(b"\n")
    return {**tree, path: head + f"title: Retitled {random.randrange(10**6)}\n".encode() + rest}


def _delete(tree: Tree, random: Random) -> Tree:
    name = _name_of(random.choice(texts_of(tree)))
    kept = {path: data for path, data in tree.items() if name not in path}
    return kept if len(texts_of(kept)) > BULLETINS // 2 else tree


def _rename(tree: Tree, random: Random) -> Tree:
    name, new = _name_of(random.choice(texts_of(tree))), f"r{random.randrange(10**6):06}"
    return {path.replace(name, new): data for path, data in tree.items()}


def _replace_picture(tree: Tree, random: Random) -> Tree:
    path = random.choice(images_of(tree))
    return {**tree, path: picture(random)}


def _name_of(path: str) -> str:
    """What tells a bulletin's files from all others: content/posts/2005/NAME."""
    return path.split("/")[3].partition(".")[0]


_EDITS: tuple[Callable[[Tree, Random], Tree], ...] = (
    _create,
    _rewrite,
    _retitle,
    _delete,
    _rename,
    _replace_picture,
    changed_template,
    retitled_site,
)
