"""PDF: from a page as it is printed to a file that can be kept: PDF/UA-1 (ISO 14289-1).

In: a page's HTML, and every file that it may show. Out: the PDF, and the characters that no font of
this machine has. Known in this package alone: WeasyPrint, and where machines keep their fonts.
Nothing is asked of the network, and neither clock nor machine is written down: the same page gives
the same bytes, with the same fonts and the same WeasyPrint.
"""

from generator.pdf.fonts import fonts_here
from generator.pdf.made import Made, NotInstalled, load, make_pdf

__all__ = ["Made", "NotInstalled", "fonts_here", "load", "make_pdf"]
