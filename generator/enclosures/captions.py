"""Captions: what is said in a film, to be read, as WebVTT (W3C) for browsers.

In: a text file as people or programs for captions make it. Out: WebVTT, or what is wrong with it.
Known here alone: webvtt-py, and that it passes over what it can't read without a word.
"""

from io import StringIO


class Unreadable(Exception):  # noqa: N818 - it says what they are
    """These aren't captions; says why, for people, as a message id."""


NO_HEAD, NO_TIMES, BACKWARDS = "no-head", "no-times", "backwards"


def as_webvtt(text: str, *, is_srt: bool) -> str:
    """WebVTT of captions. Raises Unreadable with one of the reasons above."""
    from webvtt import WebVTT, from_buffer  # costs 40 ms, and few builds have new captions
    from webvtt.errors import MalformedCaptionError, MalformedFileError

    text = text.lstrip("\ufeff")
    try:
        found: WebVTT = from_buffer(StringIO(text), format="srt" if is_srt else "vtt")
    except (MalformedFileError, MalformedCaptionError, ValueError):
        raise Unreadable(NO_TIMES if is_srt else NO_HEAD) from None
    times = sum("-->" in line for line in text.splitlines())
    if not times or len(found.captions) < times:
        raise Unreadable(NO_TIMES)
    if any(one.start_in_seconds > one.end_in_seconds for one in found.captions):
        raise Unreadable(BACKWARDS)
    return f"{found.content.rstrip()}\n" if is_srt else text
