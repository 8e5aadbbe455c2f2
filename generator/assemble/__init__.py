"""Assemble: from documents and their texts to the Site, in every language.

Known here alone: order, and who belongs to whom: columns, offices, people, tags, meeting series,
translations. `facts` resolves the names of one bulletin, `registers` turns the registries into
pages' values, `bulletins` puts one bulletin together and `editions` a language.
"""

from generator.assemble.assembly import Assembly
from generator.assemble.editions import assemble

__all__ = ["Assembly", "assemble"]
