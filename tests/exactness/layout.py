"""Layout: from a Newsroom to the files of its site.

Known here alone: what has to agree between files, as a careful editor sees to it: a link leads to
what is sure to be public when its own text is, a name is one that a registry has, and each file's
name says its language. So a build fails only where something was broken on purpose.
"""

import json
import posixpath
from collections.abc import Iterator, Mapping
from typing import Any

from tests.exactness.newsroom import Bulletin, Newsroom, Text


def files_of(room: Newsroom) -> dict[str, bytes]:
    """Every file of the site, by its path below the site's folder."""
    files: dict[str, bytes] = {"content/site.yaml": _json(_site(room))}
    for name, entries in room.registries.items():
        if entries:
            files[f"content/{name}.yaml"] = _json(_entries(name, entries, room))
    for bulletin in room.bulletins.values():
        files |= dict(_bulletin_files(bulletin, room))
    for (name, lang), page in room.pages.items():
        if page and lang in room.languages:
            files[f"content/pages/{name}{_suffix(lang, room)}.md"] = _page(page, lang, room)
    files |= {path: text.encode() for path, text in room.files.items() if text is not None}
    return files | {path: text.encode() for path, text in room.mistakes.items()}


def source_of(bulletin: Bulletin, lang: str, room: Newsroom) -> str:
    """The path of a bulletin's file in one language."""
    return f"{_stem(bulletin)}{_suffix(lang, room)}.md"


def secret_of(bulletin: Bulletin) -> str:
    """Words that a bulletin's text and front matter have, and nothing else."""
    return f"only-in-{bulletin.number}-and-nowhere-else"


def _json(value: Any) -> bytes:
    """JSON, which is YAML too."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def _suffix(lang: str, room: Newsroom) -> str:
    return "" if lang == room.languages[0] else f".{lang}"


def _folder(bulletin: Bulletin) -> str:
    own = "" if bulletin.is_alone else f"/p{bulletin.number}"
    return f"content/posts/{bulletin.folder}{own}"


def _stem(bulletin: Bulletin) -> str:
    return f"{_folder(bulletin)}/{f'p{bulletin.number}' if bulletin.is_alone else 'index'}"


def _site(room: Newsroom) -> dict[str, Any]:
    site = {key: value for key, value in room.site.items() if value is not None}
    site["languages"] = room.languages
    site["pages"] = dict.fromkeys(sorted(room.kinds_off), False)
    led = room.bulletins.get(room.headline or 0)
    if led and _is_lasting(led, room) and _languages(led, room):
        site["headline"] = f"posts/{source_of(led, _languages(led, room)[0], room)[14:]}"
    return site


def _entries(name: str, entries: list[dict[str, Any]], room: Newsroom) -> list[dict[str, Any]]:
    """A registry; where there are no offices, nobody holds a post at one."""
    if name == "people" and not room.registries["organizations"]:
        return [{key: one[key] for key in one if key != "posts"} for one in entries]
    return entries


def _page(page: Mapping[str, Any], lang: str, room: Newsroom) -> bytes:
    matter = {key: value for key, value in page.items() if key != "body"}
    body = page.get("body", "")
    if lang != room.languages[0]:  # the texts link to one another by the names of their files
        body = body.replace(".md)", f"{_suffix(lang, room)}.md)")
    return _document(matter, body)


def _document(matter: Mapping[str, Any], body: str) -> bytes:
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in matter.items()]
    return "\n".join(["---", *lines, "---", body, ""]).encode()


def _bulletin_files(bulletin: Bulletin, room: Newsroom) -> Iterator[tuple[str, bytes]]:
    for name, data in bulletin.pictures.items():
        yield f"{_folder(bulletin)}/{_beside(name, bulletin)}", data
    for lang in _languages(bulletin, room):
        text = bulletin.texts[lang]
        body = "\n\n".join(_paragraphs(bulletin, text, lang, room))
        yield source_of(bulletin, lang, room), _document(_matter(bulletin, lang, room), body)


def _beside(name: str, bulletin: Bulletin) -> str:
    return f"p{bulletin.number}-{name}"


def _languages(bulletin: Bulletin, room: Newsroom) -> list[str]:
    return [lang for lang in room.languages if lang in bulletin.texts]


def _paragraphs(bulletin: Bulletin, text: Text, lang: str, room: Newsroom) -> Iterator[str]:
    yield text.body
    yield f"Words {secret_of(bulletin)}."
    for name in sorted(bulletin.shown & bulletin.pictures.keys()):
        yield f"![Shown]({_beside(name, bulletin)})"
    for number in bulletin.links:
        target = room.bulletins.get(number)
        if target and target.date[:10] < bulletin.date[:10] and _is_lasting(target, room):
            yield from _link(bulletin, target, lang, room)


def _is_lasting(bulletin: Bulletin, room: Newsroom) -> bool:
    """Whether a bulletin is public from its date on, at least as a note."""
    drafts = "draft" in (room.files["content/posts/2024/_defaults.yaml"] or "")
    below_drafts = drafts and f"{bulletin.folder}/".startswith("2024/")
    return not below_drafts and not bulletin.matter.keys() & {"draft", "publish_at"}


def _link(bulletin: Bulletin, target: Bulletin, lang: str, room: Newsroom) -> Iterator[str]:
    known = _languages(target, room)
    if not known:
        return
    chosen = lang if lang in known else known[0]
    path = posixpath.relpath(source_of(target, chosen, room), posixpath.dirname(_stem(bulletin)))
    anchor = "#particulars" if "{#particulars}" in target.texts[chosen].body else ""
    yield f"See [{target.number}]({path}{anchor})."


def _matter(bulletin: Bulletin, lang: str, room: Newsroom) -> dict[str, Any]:
    """The whole front matter, without what would contradict something else."""
    matter: dict[str, Any] = {"title": bulletin.texts[lang].title, "date": bulletin.date}
    matter |= _places(bulletin, room) | {"photographer": secret_of(bulletin)}
    further = json.dumps(dict(bulletin.matter), ensure_ascii=False)
    matter |= json.loads(further.replace("%n", str(bulletin.number)).replace("%l", lang))
    for key in ("updated", "expires"):
        if matter.get(key, "9999")[:10] < bulletin.date[:10]:
            del matter[key]
    meeting = matter.get("meeting", {})
    if meeting.get("held", "")[:10] > bulletin.date[:10]:
        matter["meeting"] = {key: meeting[key] for key in meeting if key != "held"}
    cover = matter.get("cover")
    if cover:
        matter["cover"] = cover | {"src": _beside(cover["src"], bulletin)}
        if cover["src"] not in bulletin.pictures:
            del matter["cover"]
    if "status" in matter:
        matter["reason"] = "It was not so."
    return matter


def _places(bulletin: Bulletin, room: Newsroom) -> dict[str, str]:
    """Column, office and department, as far as the site has them."""
    columns = set(_column_ids(room.site["columns"], ""))
    offices = dict(_departments(room.registries["organizations"]))
    office = bulletin.organization if bulletin.organization in offices or not offices else ""
    departments = offices.get(office or "city", frozenset())
    return {
        key: value
        for key, value, is_known in (
            ("column", bulletin.column, bulletin.column in columns),
            ("organization", office, bool(office)),
            ("department", bulletin.department, bulletin.department in departments),
        )
        if value and is_known
    }


def _column_ids(columns: list[dict[str, Any]], above: str) -> Iterator[str]:
    for column in columns:
        yield f"{above}{column['id']}"
        yield from _column_ids(column.get("columns", []), f"{above}{column['id']}/")


def _departments(offices: list[dict[str, Any]]) -> Iterator[tuple[str, frozenset[str]]]:
    """For each name of an office what its departments are called."""
    for office in offices:
        departments = office.get("departments", [])
        known = frozenset(n for one in departments for n in (one["id"], *one.get("aliases", ())))
        yield from ((name, known) for name in (office["id"], *office.get("aliases", ())))
        yield from _departments(office.get("offices", []))
