"""Mistakes: where in which template an error was made, as a Problem.

Templates are read without Jinja where all is remembered, so only an error loads it here.
"""

from generator.errors import Place, Problem

THEME = "theme/"
"""What a name begins with that means the theme's template, even where the site has its own."""


def shown(name: str) -> str:
    """A template as a person knows it: below the site's root, or the theme's."""
    return f"templates/{name.removeprefix(THEME)}"


def missing(name: str, by: str) -> Problem:
    """The problem of a template that names one which there is not."""
    place = Place(path=shown(by), line=1, quote=name)
    return Problem(place=place, code="template-missing", values={"name": name})


def file_name(name: str) -> str:
    """What a traceback calls a template: the same wherever the site lies, and no file's name."""
    return f"<{shown(name)}>"


def problem_of(error: Exception, template: str, page: str = "") -> Problem:
    """A template's error, at its line, naming the page that was to be made of it."""
    import jinja2

    if isinstance(error, jinja2.TemplateNotFound):
        return missing(f"{error.name or template}", template)
    if isinstance(error, jinja2.TemplateSyntaxError):
        name, line = error.name or template, error.lineno
    else:
        name, line = _raised_at(error, template)
    return Problem(
        place=Place(path=shown(name), line=line),
        code="template-error",
        values={"words": _words_of(error), "page": page or template},
    )


def _raised_at(error: BaseException, template: str) -> tuple[str, int]:
    """The innermost template and line of a traceback."""
    found, step = (template, 0), error.__traceback__
    while step:
        file = step.tb_frame.f_code.co_filename
        if file.startswith("<templates/"):
            found = file.removeprefix("<templates/").removesuffix(">"), step.tb_lineno
        step = step.tb_next
    return found


def _words_of(error: Exception) -> str:
    """What an error says; Python's own say little without their names."""
    import jinja2

    if isinstance(error, jinja2.TemplateError):
        return f"{error.message or error}"
    return f"{type(error).__name__}: {error}"
