"""What every declaration of what people may write is made of: a key, and a text per language."""

from msgspec import Meta

LocalText = str | dict[str, str]
"""One text for every language, or a text for each: `{en: Notices, zh: 通知公告}`."""


def key(description: str, zh: str = "", *aliases: str, example: str = "") -> Meta:
    """What the manual and the reader know of a key.

    Args:
        description: One English sentence; its Chinese is in the message catalogue.
        zh: The key's Chinese name, accepted in place of the English one.
        aliases: Names of other generators for the same thing, accepted too.
        example: What the manual shows.
    """
    return Meta(
        description=description,
        extra={"zh": zh, "aliases": aliases},
        examples=[example] if example else None,
    )
