"""Pictures: from a file as a camera or a person made it to what is safe and light to publish.

In: a picture's bytes. Out: a Plate, told without decoding it; later, and only when they are due,
the bytes of its renditions. Known in this package alone: Pillow and svg-hush, which files are
pictures, and in which formats and sizes they are published.
"""

from generator.pictures.darkroom import Undeveloped, bared, develop, widest
from generator.pictures.examination import MOST_PIXELS, examine
from generator.pictures.kinds import BEGINNING, is_picture
from generator.pictures.plates import Examined, Plate, Rendition, height_of

__all__ = [
    "BEGINNING",
    "MOST_PIXELS",
    "Examined",
    "Plate",
    "Rendition",
    "Undeveloped",
    "bared",
    "develop",
    "examine",
    "height_of",
    "is_picture",
    "widest",
]
