"""Enclosures: the HTML of players, and what a link says of the file to which it leads.

In: a text's HTML with its addresses still to come, its Content, and the interface's words. Out:
HTML. Both are done as browsers need it: a player is the browser's own, and works without scripts.
"""

import re
from collections.abc import Callable
from html import escape

from msgspec import Struct

from generator.formats import file_size, language_name
from generator.labels import LABELS
from generator.markup.links import with_files, with_players
from generator.model import Attachment, Content, Recording

_WORD = re.compile(r"\w+")
_SHOWN = frozenset(("application/pdf", "text/plain"))
"""What browsers show themselves; the rest is to be kept."""


class Speech(Struct, frozen=True):
    """What players and files are described with."""

    lang: str
    say: Callable[..., str]
    """The interface's words in this language, with blanks as keywords."""
    url: Callable[[str], str]
    """From a root-relative URL to one that the page needs."""
    load: Callable[[str], str]
    """From a transcript's digest to its HTML."""


def with_recordings(html: str, content: Content, speech: Speech) -> str:
    """A text with players in the place of its recordings."""
    known = {one.place: one for one in content.recordings}

    def put(n: int, tag: str, rest: str) -> str:
        if n not in known:
            return tag + rest
        name = _ALT.findall(tag)[0]
        player = _player(known[n], speech.url(content.links[n]), name, speech)
        return player + rest + (_transcript(known[n], name, speech) if rest else "")

    return with_players(html, put)


_ALT = re.compile(r'alt="([^"]*)"')


def _player(one: Recording, src: str, name: str, speech: Speech) -> str:
    """A player; `name` is escaped."""
    kind = "video" if one.is_film else "audio"
    size = f' width="{one.width}" height="{one.height}"' if one.width and one.height else ""
    poster = f' poster="{escape(speech.url(one.poster))}"' if one.poster else ""
    tracks = "".join(_track(track.url, track.lang, speech) for track in one.tracks)
    link = f'<a href="{escape(src)}">{name}</a>'
    return (
        f'<{kind} controls preload="metadata" aria-label="{name}"{size}{poster}>'
        f'<source src="{escape(src)}" type="{one.type}">{tracks}{link}</{kind}>'
    )


def _track(url: str, lang: str, speech: Speech) -> str:
    default = " default" if lang == speech.lang else ""
    label = escape(language_name(lang))
    return (
        f'<track kind="captions" src="{escape(speech.url(url))}" srclang="{escape(lang)}"'
        f' label="{label}"{default}>'
    )


def _transcript(one: Recording, name: str, speech: Speech) -> str:
    if not one.transcript:
        return ""
    lang = f' lang="{escape(one.transcript_lang)}"' if one.transcript_lang != speech.lang else ""
    title = speech.say("Transcript: %(title)s", title=name)
    return (
        f'<details class="transcript"><summary>{title}</summary>'
        f"<div{lang}>{speech.load(one.transcript)}</div></details>"
    )


def with_marks(html: str, content: Content, speech: Speech) -> str:
    """A text whose links to files say what kind of file it is, and how large."""
    known = {place: one for one in content.attachments for place in one.places}

    def put(n: int, tag: str, words: str) -> str:
        one = known.get(n)
        if one is None:
            return f"{tag}>{words}</a>"
        keep = "" if one.type in _SHOWN else " download"
        mark = "" if "<img" in words else _mark(one, words, speech)
        return f'{tag} type="{one.type}"{keep}>{words}{mark}</a>'

    return with_files(html, put)


def _mark(one: Attachment, words: str, speech: Speech) -> str:
    """Kind and size; the size alone where the author has said the kind."""
    kind, size = speech.say(LABELS[one.kind]), file_size(one.size, speech.lang)
    said = {word.casefold() for word in _WORD.findall(words)}
    first = _WORD.findall(kind)[0].casefold()
    if first in said:
        mark = speech.say(" (%(size)s)", size=size)
    else:
        mark = speech.say(" (%(kind)s, %(size)s)", kind=kind, size=size)
    return f'<span class="file">{escape(mark, quote=False)}</span>'
