"""Bulletin: from a folder of Markdown bulletins to a procuratorate's public news site."""

__version__ = "0.1.0"
