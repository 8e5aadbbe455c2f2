"""Remarks: the comments at the top of a file, which whoever opens it is to read and take out.

In: a file's text. Out: what its first comments say, and the text without them. The importer writes
there what it has guessed, and why.
"""

import re

_REMARKS = re.compile(r"(\ufeff?(?:[ \t]*\r?\n)*---[ \t]*\r?\n)((?:#[^\r\n]*\r?\n)+)")
_LINE = re.compile(r"#(?P<joins> {3})? ?(?P<words>[^\r\n]*)")


def remarks_of(text: str) -> tuple[str, ...]:
    """What the comments directly below the first `---` say; a line that goes on is one remark."""
    found = _REMARKS.match(text)
    remarks: list[str] = []
    for line in _LINE.finditer(found[2]) if found else ():
        if line["joins"] and remarks:
            remarks[-1] = f"{remarks[-1]} {line['words'].strip()}"
        else:
            remarks.append(line["words"].strip())
    return tuple(filter(None, remarks))


def without_remarks(text: str) -> str:
    """The text without these comments; no other byte is another."""
    found = _REMARKS.match(text)
    return found[1] + text[found.end() :] if found else text
