"""Companions: what stands beside a recording under its name: captions, a poster, a transcript.

In: source paths. Out: those that belong to one recording. Known here alone: that `film.mp4` has
its captions in `film.vtt` or `film.srt`, in other languages in `film.zh.vtt`, its picture before it
plays in `film.jpg`, and what is said in `film.txt`. A transcript is a text file and no Markdown: a
`film.md` would be a bulletin.
"""

import re
from collections.abc import Iterable

from msgspec import Struct

from generator.urls import is_static

_CAPTIONS = ("srt", "vtt")
_POSTERS = ("avif", "jpeg", "jpg", "png", "webp")
_LANGUAGE = re.compile(r"(?:\.([A-Za-z]{2,3}(?:-[A-Za-z]{2,4})?))?\.([a-z]+)\Z")


def is_subrip(path: str) -> bool:
    """Whether captions are in the form that most programs write, and no browser reads."""
    return path.lower().endswith(".srt")


def as_published(path: str) -> str:
    """Where captions are published, by their own path or address."""
    return f"{path[:-4]}.vtt" if is_subrip(path) else path


class Companions(Struct, frozen=True, array_like=True):
    """What belongs to one recording, by source paths."""

    captions: tuple[tuple[str, str], ...] = ()
    """Language tag and file; "" for what names no language."""
    poster: str = ""
    transcripts: tuple[tuple[str, str], ...] = ()

    @property
    def published(self) -> tuple[str, ...]:
        """Those that are published as they are; SubRip is published as something else."""
        captions = [file for _, file in self.captions if not is_subrip(file)]
        return (*captions, self.poster) if self.poster else tuple(captions)

    @property
    def subrip(self) -> tuple[str, ...]:
        """The captions that become WebVTT."""
        return tuple(file for _, file in self.captions if is_subrip(file))


class Fellows:
    """Finds them among all files of a site, which are gone through once."""

    def __init__(self, files: Iterable[str]) -> None:
        wanted = tuple(f".{one}" for one in (*_CAPTIONS, *_POSTERS, "txt"))
        self._files: dict[str, list[tuple[str, str, str]]] = {}
        for file in files:
            if file.lower().endswith(wanted):
                for stem, lang, kind in _readings(file):
                    self._files.setdefault(stem, []).append((lang, kind, file))

    def of(self, recording: str) -> Companions:
        """What belongs to a recording."""
        found = sorted(self._files.get(recording.rpartition(".")[0], ()))
        kinds = ("vtt",) if is_static(recording) else _CAPTIONS  # static files are never changed
        captions = {lang: file for lang, kind, file in found if kind in kinds}
        posters = [file for lang, kind, file in found if kind in _POSTERS and not lang]
        return Companions(
            captions=tuple(captions.items()),
            poster=posters[0] if posters else "",
            transcripts=tuple((lang, file) for lang, kind, file in found if kind == "txt"),
        )


def _readings(file: str) -> Iterable[tuple[str, str, str]]:
    """Stem, language and kind; `a.zh.vtt` may be Chinese, or belong to a film `a.zh.mp4`."""
    stem, _, kind = file.rpartition(".")
    yield stem, "", kind.lower()
    match = _LANGUAGE.search(f"{stem}.{kind.lower()}")
    if match and match[1]:
        yield stem[: -len(match[1]) - 1], match[1], kind.lower()
