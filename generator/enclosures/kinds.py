"""Kinds: what a file is, by its ending; which of them browsers play, and by what they begin.

A kind is known by an ending in small letters, without its dot: `pdf`. `labels` has its words.
"""

from urllib.parse import urlsplit

DOCUMENTS = {
    "7z": "application/x-7z-compressed",
    "csv": "text/csv",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "dps": "application/wps-office.dps",
    "et": "application/wps-office.et",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "ofd": "application/ofd",
    "pdf": "application/pdf",
    "ppt": "application/vnd.ms-powerpoint",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "rar": "application/vnd.rar",
    "rtf": "application/rtf",
    "txt": "text/plain",
    "wps": "application/wps-office.wps",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
"""MIME types of what readers take home (OFD is GB/T 33190-2016)."""
FILMS = {"m4v": "video/mp4", "mp4": "video/mp4", "webm": "video/webm"}
"""MIME types of what browsers show in a player."""
SOUNDS = {
    "m4a": "audio/mp4",
    "mp3": "audio/mpeg",
    "oga": "audio/ogg",
    "ogg": "audio/ogg",
    "opus": "audio/ogg",
    "wav": "audio/wav",
}
"""MIME types of what browsers let one hear."""
_OTHER_FILMS = (
    *("3gp", "avi", "f4v", "flv", "mkv", "mov", "mpeg", "mpg", "mts"),
    *("rm", "rmvb", "vob", "wmv"),
)
_OTHER_SOUNDS = ("aac", "aiff", "amr", "ape", "flac", "ra", "wma")
FOREIGN = {
    **dict.fromkeys(_OTHER_FILMS, "MP4 (H.264)"),
    **dict.fromkeys(_OTHER_SOUNDS, "MP3"),
}
"""For endings that some or all browsers don't play, what to save such a recording as."""
_TYPES = DOCUMENTS | FILMS | SOUNDS


def ending(path: str) -> str:
    """A file's ending, in small letters, without its dot."""
    name = path.rpartition("/")[2]
    return name.rpartition(".")[2].lower() if "." in name else ""


def kind_of(path: str) -> str:
    """The kind of a file that readers take home, see or hear; "" for any other."""
    known = ending(path)
    return known if known in _TYPES else ""


def type_of(kind: str) -> str:
    """The MIME type of a kind."""
    return _TYPES[kind]


def is_film(path: str) -> bool:
    """Whether a file is one to see and hear, not only to hear."""
    return ending(path) in FILMS


def is_foreign(path: str) -> bool:
    """Whether a file is a recording that browsers don't play."""
    return ending(path) in FOREIGN


def is_recording(href: str) -> bool:
    """Whether an address is that of a recording, whether or not browsers play it."""
    try:
        known = ending(urlsplit(href).path)
    except ValueError:
        return False
    return known in FILMS or known in SOUNDS or known in FOREIGN


def is_as_named(data: bytes, kind: str) -> bool:
    """Whether a recording begins as one of its kind does."""
    match kind:
        case "mp4" | "m4v" | "m4a":
            return data[4:8] == b"ftyp"
        case "webm":
            return data[:4] == b"\x1a\x45\xdf\xa3"
        case "mp3":
            return data[:3] == b"ID3" or (data[:1] == b"\xff" and data[1:2] >= b"\xe0")
        case "wav":
            return data[:4] == b"RIFF" and data[8:12] == b"WAVE"
        case _:
            return data[:4] == b"OggS"
