"""Hypertext: HTML of any origin as the blocks of a Material.

In: HTML that a browser would show. Out: Blocks in the Markdown that bulletins are written in. Both
Word's documents and saved pages come this way, so that a table or a note is treated alike.
"""

from generator.importing.hypertext.blocks import blocks_of

__all__ = ["blocks_of"]
