"""Dialect: the Markdown that authors write.

In: a text and its language. Out: HTML that is not yet safe. Known here alone: that a plain text
goes without Python-Markdown, which takes 25 ms to load, and becomes the same as with it.
"""

from generator.markup.plain import plain_html


def to_html(text: str, lang: str) -> str:
    """Convert Markdown to HTML. Raises RecursionError where the text nests too deeply."""
    plain = plain_html(text)
    if plain is not None:
        return plain
    from generator.markup.library import library_html

    return library_html(text, lang)
