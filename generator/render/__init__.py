"""Render: from a Job to the bytes of its file, through Jinja.

Known in this package alone: Jinja, where templates are found, and what a template may call. A
template sees its page, its frame and the filters of `environment`; never the site. Its key is the
digest of its source and of every template that it extends, includes or imports. Jinja takes 25 ms
to load, so that only what reads, compiles or renders a template loads it; a digest that is
remembered needs none of it.
"""

from generator.render.fill import Load, render
from generator.render.press import House, Sheaf, print_sheaf
from generator.render.templates import Templates

__all__ = ["House", "Load", "Sheaf", "Templates", "print_sheaf", "render"]
