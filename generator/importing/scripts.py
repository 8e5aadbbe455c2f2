"""Scripts: which language a text is in, and how much room its characters take.

In: text. Out: `en`, `zh`, or "" for one that the importer can't read; weights. Known here alone:
how much of each script a text of a language has.
"""

import re

_HAN = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]")
_CHINESE = re.compile("[\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’—…]")
_LATIN = re.compile("[A-Za-zÀ-ÖØ-öø-ɏ]")
_KANA = re.compile("[\u3041-\u309f\u30a1-\u30fa]")


def language_of(text: str) -> str:
    """`zh` or `en`; "" where neither script makes up most of the letters."""
    letters = sum(char.isalpha() for char in text)
    han, latin, kana = (len(script.findall(text)) for script in (_HAN, _LATIN, _KANA))
    if kana > han / 4:
        return ""
    if 4 * han > latin and 2 * (han + latin) >= letters:
        return "zh"  # a Chinese word is two characters where an English one has six letters
    return "en" if latin and 2 * (han + latin) >= letters else ""


def in_site(lang: str, languages: tuple[str, ...]) -> str:
    """The site's tag for a language: `zh` may be `zh-Hans` there; "" where it has none."""
    return next((tag for tag in languages if tag.lower().split("-")[0] == lang), "")


def weight(text: str) -> int:
    """How long a text is in Latin letters: a Chinese character says as much as two."""
    return len(text) + len(_HAN.findall(text))


def is_chinese(char: str) -> bool:
    """Whether a character belongs to Chinese text: a letter of it, or a full-width sign."""
    return bool(_CHINESE.fullmatch(char))
