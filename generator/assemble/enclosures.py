"""Enclosures: the documents and recordings that go out with one text, as its page shows them.

In: what links lead to, and what is known of the files. Out: Attachments and Recordings.
"""

from collections.abc import Iterator

from msgspec import Struct

from generator.assemble.assembly import Assembly
from generator.documents import Page, Post
from generator.enclosures import Companions, as_published, is_film, kind_of, type_of
from generator.model import Attachment, Recording, Track
from generator.schema import PostMatter


class Enclosures(Struct, frozen=True, array_like=True):
    """What goes out with one text."""

    attachments: tuple[Attachment, ...] = ()
    recordings: tuple[Recording, ...] = ()


def enclosures_of(document: Post | Page, given: Assembly) -> Enclosures:
    """Those of one text. Files of the front matter stand first, in its order."""
    path = document.path
    if not (path in given.named or path in given.played or path in given.attached):
        return NO_ENCLOSURES
    titles: dict[str, str] = {}
    places: dict[str, list[int]] = {}
    if isinstance(document.matter, PostMatter) and path in given.attached:
        for said, file in zip(document.matter.attachments, given.attached[path], strict=True):
            titles.setdefault(file, said.title)
    words = dict(given.bodies[path].named)
    for place, file in given.named.get(path, ()):
        titles.setdefault(file, words[place])
        places.setdefault(file, []).append(place)
    attachments = (
        _attachment(file, title, tuple(places.get(file, ())), given)
        for file, title in titles.items()
    )
    return Enclosures(
        attachments=tuple(one for one in attachments if one),
        recordings=tuple(_recordings(document, given)),
    )


NO_ENCLOSURES = Enclosures()


def _attachment(
    file: str, title: str, places: tuple[int, ...], given: Assembly
) -> Attachment | None:
    known, kind = given.enclosed.get(file), kind_of(file)
    if known is None or not kind:
        return None
    return Attachment(
        title=title or file.rpartition("/")[2],
        url=given.base.url(given.routes.of_file(file)),
        kind=kind,
        type=type_of(kind),
        size=known.size,
        places=places,
    )


def _recordings(document: Post | Page, given: Assembly) -> Iterator[Recording]:
    for place, file, beside in given.played.get(document.path, ()):
        known, kind = given.enclosed.get(file), kind_of(file)
        if known is None or not kind:
            continue
        lang, transcript = _transcript(beside, document.lang, given)
        yield Recording(
            place=place,
            is_film=is_film(file),
            type=type_of(kind),
            width=known.width,
            height=known.height,
            poster=_url(beside.poster, given) if beside.poster and is_film(file) else "",
            tracks=tuple(_tracks(beside, given)) if is_film(file) else (),
            transcript=transcript,
            transcript_lang=lang,
        )


def _url(file: str, given: Assembly) -> str:
    return given.base.url(as_published(given.routes.of_file(file)))


def _tracks(beside: Companions, given: Assembly) -> Iterator[Track]:
    """Captions that name no language are in the site's first, as are texts."""
    for lang, file in beside.captions:
        yield Track(_url(file, given), lang or given.config.language)


def _transcript(beside: Companions, lang: str, given: Assembly) -> tuple[str, str]:
    """Language and digest of what is said, in a text's language where there is that."""
    main = given.config.language
    known = {said or main: file for said, file in beside.transcripts if file in given.transcripts}
    chosen = next((one for one in (lang, main, *known) if one in known), "")
    return (chosen, given.transcripts[known[chosen]]) if chosen else ("", "")
