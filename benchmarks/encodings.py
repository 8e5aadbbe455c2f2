"""Encodings: how often the importer and charset-normalizer read a text as it was saved.

    python -m benchmarks.encodings

In: the demonstration's texts, whole and cut short. Out: for each encoding how many there are, and
how many each of the two gives back to the letter; and the seconds that each takes.
"""

import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from charset_normalizer import from_bytes

from generator.importing.encodings import cleaned, decoded

POSTS = Path(__file__).parent.parent / "content" / "posts"
LENGTHS = (None, 400, 80, 30)
ENCODINGS = ("utf-8", "utf-16", "utf-16-le", "gb18030", "cp1252")


def texts() -> Iterator[str]:
    """Each bulletin's text below its front matter, whole and cut short."""
    for file in sorted(POSTS.rglob("*.md")):
        body = re.split(r"^---$", file.read_text("utf-8"), maxsplit=2, flags=re.MULTILINE)[2]
        yield from (body.strip()[:length] for length in LENGTHS)


def cases() -> Iterator[tuple[str, str, bytes]]:
    """Each encoding that can hold a text and that differs from UTF-8, the text and its bytes."""
    for text in texts():
        for encoding in ENCODINGS:
            try:
                data = text.encode(encoding)
            except UnicodeEncodeError:
                continue
            if encoding == "utf-8" or data != text.encode():
                yield encoding, text, data


def normalized(data: bytes) -> str | None:
    """What charset-normalizer makes of bytes."""
    best = from_bytes(data).best()
    return str(best) if best else None


def measured(read: Callable[[bytes], str | None]) -> tuple[Counter[str], float]:
    """How many texts of each encoding are read to the letter, and the seconds that all take."""
    given = list(cases())
    start = time.perf_counter()
    found = [read(data) for _, _, data in given]
    seconds = time.perf_counter() - start
    right = Counter(
        encoding
        for (encoding, text, _), one in zip(given, found, strict=True)
        if one is not None and cleaned(one) == cleaned(text)
    )
    return right, seconds


def main() -> int:
    """Print the table."""
    total = Counter(encoding for encoding, _, _ in cases())
    (ours, our_time), (theirs, their_time) = measured(decoded), measured(normalized)
    for encoding in ENCODINGS:
        print(f"{encoding:10} {total[encoding]:5} {ours[encoding]:5} {theirs[encoding]:5}")
    print(f"{'all':10} {total.total():5} {ours.total():5} {theirs.total():5}")
    print(f"{'seconds':16} {our_time:5.2f} {their_time:5.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
