"""Threads: what hangs together by what authors wrote of it: topics' heads, and follow-ups.

In: an Assembly. Out: for each post's key which topics it leads, and for each post what it follows
up on and what follows up on it; a problem for each name that means nothing. A bulletin that nobody
may see, or that was withdrawn, is neither end of a thread.
"""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from generator.assemble.assembly import Assembly
from generator.config import TOPICS
from generator.documents import Post
from generator.errors import Problem, nearest, problem_in_field
from generator.model import FollowLine, requirement_anchor
from generator.names import folded
from generator.schema import Followed, Requirement
from generator.schema_threads import FollowUp

_FOLDER = "content/posts/"


class Threads(Struct, frozen=True, kw_only=True):
    """What hangs together."""

    leads: dict[str, tuple[tuple[str, int], ...]]
    """By key: the topics at whose head it stands, and at which place."""
    follows: dict[str, tuple[FollowLine, ...]]
    """By source path: what it follows up on."""
    followed: dict[str, tuple[FollowLine, ...]]
    """By source path: what follows up on it, oldest first."""
    problems: list[Problem]


class _Tie(Struct, frozen=True, kw_only=True):
    """That one bulletin follows up on another, in whichever languages they are."""

    later: str
    """Its key."""
    earlier: str
    """Its key."""
    number: int


def threads(given: Assembly) -> Threads:
    """Find them all. Most sites have few, and pay for those only."""
    order = given.config.site.languages.index
    saying = sorted((p for p in given.posts if p.matter.follows), key=lambda p: order(p.lang))
    wanted = {_bulletin(one) for post in saying for one in post.matter.follows}
    wanted |= {name for topic in given.config.topics for name in topic.leading}
    if not wanted:
        return Threads(leads={}, follows={}, followed={}, problems=[])
    known = _Known(given, wanted)
    problems: list[Problem] = []
    ties = dict.fromkeys(_ties(saying, known, problems))
    follows, followed = _lines(ties, known)
    leads = _leads(given, known, problems)
    return Threads(leads=leads, follows=follows, followed=followed, problems=problems)


def spellings(post: Post) -> tuple[str, ...]:
    """By what an author may call a bulletin: its id, its path, or its path without its ending."""
    key = post.key.removeprefix(_FOLDER)
    path = post.path.removeprefix(_FOLDER)
    short = key.removesuffix("/index")
    return tuple(filter(None, (post.matter.id, path, key, short)))


def _plain(written: str) -> str:
    """A name as `spellings` has it, if it is a path."""
    return written.strip().removeprefix("content/").removeprefix("posts/").removesuffix("/")


class _Known:
    """The bulletins that some names mean."""

    def __init__(self, given: Assembly, wanted: Iterable[str]) -> None:
        self.given = given
        plain = {_plain(name) for name in wanted}
        self.keys: dict[str, str] = {}
        for post in given.posts:
            for name in spellings(post):
                if name in plain:
                    self.keys.setdefault(name, post.key)
        keys = {*self.keys.values()} | {p.key for p in given.posts if p.matter.follows}
        self.families: dict[str, dict[str, Post]] = {}
        for post in given.posts:
            if post.key in keys:
                self.families.setdefault(post.key, {})[post.lang] = post
        self.hidden = {name for post in given.hidden for name in spellings(post)}
        self.gone = {name for post in given.expired for name in spellings(post)}
        self.unknown = {name for path in given.unknown for name in _of_path(path)}

    def key(self, written: str) -> str:
        """The key of the bulletin that a name means; "" where it means none."""
        return self.keys.get(_plain(written), "")

    def trouble(self, written: str) -> str:
        """The code for a name that means no public bulletin; "" where there is nothing to say."""
        name = _plain(written)
        if name in self.unknown or name in self.gone:
            return ""  # it has a problem of its own, or has gone as it was meant to
        return "withheld" if name in self.hidden else "unknown"

    def near(self, written: str) -> str:
        """The name of a public bulletin that was probably meant."""
        return nearest(_plain(written), (spellings(post)[-1] for post in self.given.posts))


def _of_path(path: str) -> Iterator[str]:
    """The names of a file that could not be read, whatever its language."""
    name = path.removeprefix(_FOLDER).removesuffix(".md")
    for stem in (name, name.rpartition(".")[0]):
        if stem:
            yield from (f"{stem}.md", stem, stem.removesuffix("/index"))


def _bulletin(one: Followed) -> str:
    return one if isinstance(one, str) else one.bulletin


def _ties(saying: Iterable[Post], known: _Known, problems: list[Problem]) -> Iterator[_Tie]:
    """What follows up on what; the first language in which a bulletin says so says it for all."""
    said: set[str] = set()
    for post in saying:
        for n, one in enumerate(post.matter.follows):
            number = _number(one, f"follows.{n}", post, known, problems)
            if number is not None and post.key not in said:
                earlier = known.key(_bulletin(one))
                yield _Tie(later=post.key, earlier=earlier, number=number)
        said.add(post.key)


def _number(
    one: Followed, field: str, post: Post, known: _Known, problems: list[Problem]
) -> int | None:
    """Which requirement is meant, 0 for none of them; None where the bulletin isn't there."""
    written = _bulletin(one)
    place = f"{field}.bulletin" if isinstance(one, FollowUp) else field
    key = known.key(written)
    if not key:
        if code := known.trouble(written):
            values = {"name": written, "near": known.near(written) if code == "unknown" else ""}
            problems.append(problem_in_field(f"follow-{code}", post.path, place, **values))
        return None
    if key == post.key:
        problems.append(problem_in_field("follow-itself", post.path, place, name=written))
        return None
    if not isinstance(one, FollowUp) or not one.requirement:
        return 0
    family = known.families[key]
    versions = [family[post.lang]] if post.lang in family else []
    versions += [other for other in family.values() if other not in versions]
    for version in versions:
        if number := _which(one.requirement, _requirements(version)):
            return number
    there = _requirements(versions[0])
    values = {
        "name": written,
        "requirement": one.requirement,
        "known": "; ".join(f"{n} {r.heading}" for n, r in enumerate(there, 1)) or "–",
        "near": nearest(one.requirement, (r.heading for r in there)),
    }
    field = f"{field}.requirement"
    problems.append(problem_in_field("follow-requirement-unknown", post.path, field, **values))
    return None


def _requirements(post: Post) -> tuple[Requirement, ...]:
    return post.matter.meeting.requirements if post.matter.meeting else ()


def _which(written: str, there: tuple[Requirement, ...]) -> int:
    """The number of a requirement by its number or heading; 0 where there is none such."""
    if written.isdecimal():
        return int(written) if 1 <= int(written) <= len(there) else 0
    headings = [folded(one.heading) for one in there]
    name = folded(written)
    return headings.index(name) + 1 if name in headings else 0


_Lines = dict[str, tuple[FollowLine, ...]]


def _lines(ties: Iterable[_Tie], known: _Known) -> tuple[_Lines, _Lines]:
    """What each page says of it: in its own language where it can, else in the first there is."""
    follows: _Lines = {}
    followed: _Lines = {}
    for tie in ties:
        later, earlier = _standing(known, tie.later), _standing(known, tie.earlier)
        for lang, post in later.items():
            if target := _in_language(earlier, lang):
                line = _line(target, tie.number, known, anchored=True)
                follows[post.path] = (*follows.get(post.path, ()), line)
        for lang, post in earlier.items():
            if source := _in_language(later, lang):
                line = _line(source, tie.number, known, anchored=False)
                followed[post.path] = (*followed.get(post.path, ()), line)
    return follows, {path: _in_order(lines) for path, lines in followed.items()}


def _in_order(lines: Iterable[FollowLine]) -> tuple[FollowLine, ...]:
    return tuple(sorted(lines, key=lambda one: (one.number, one.date.order, one.url)))


def _standing(known: _Known, key: str) -> Mapping[str, Post]:
    """A bulletin in the languages in which it was not withdrawn, the site's first one first."""
    family, order = known.families[key], known.given.config.site.languages.index
    ranked = sorted(family.items(), key=lambda one: order(one[0]))
    return {lang: post for lang, post in ranked if post.matter.status == "published"}


def _in_language(family: Mapping[str, Post], lang: str) -> Post | None:
    return family.get(lang) or next(iter(family.values()), None)


def _line(post: Post, number: int, known: _Known, *, anchored: bool) -> FollowLine:
    given, there = known.given, _requirements(post)
    url = given.base.url(given.routes.addresses[post.path])
    has_it = anchored and 0 < number <= len(there)
    return FollowLine(
        title=post.matter.title,
        url=f"{url}#{requirement_anchor(number)}" if has_it else url,
        date=post.matter.date,
        lang=post.lang,
        number=number,
        heading=there[number - 1].heading if has_it else "",
    )


def _leads(
    given: Assembly, known: _Known, problems: list[Problem]
) -> dict[str, tuple[tuple[str, int], ...]]:
    """Which topics each bulletin leads."""
    leads: dict[str, tuple[tuple[str, int], ...]] = {}
    for n, topic in enumerate(given.config.topics):
        for m, written in enumerate(topic.leading):
            if key := known.key(written):
                leads[key] = (*leads.get(key, ()), (topic.id, m))
            elif known.trouble(written):
                values = {"name": written, "topic": topic.id, "near": known.near(written)}
                field = f"{n}.leading.{m}"
                problems.append(problem_in_field("topic-lead-unknown", TOPICS, field, **values))
    return leads
