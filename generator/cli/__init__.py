"""The command line: the only place that prints and exits.

Exit codes: 0 fine, 1 problems in the content (or warnings under --strict), 2 wrong usage,
130 interrupted. A package that only one command needs is imported by that command.
"""

from pathlib import Path
from typing import Any

import click

from generator import __version__
from generator.cli.help_pages import Commands
from generator.cli.options import building, in_site, verbosity
from generator.cli.terminal import Terminal

_CONTEXT = {"help_option_names": ["-h", "--help"]}


@click.group(cls=Commands, context_settings=_CONTEXT)
@click.version_option(__version__, "-V", "--version", prog_name="bulletin")
@click.option(
    "--lang",
    expose_value=False,  # Commands has taken it, before it read anything else
    help="Language of the messages: en or zh; else the system's.",
)
def main() -> None:
    """Bulletin makes a public news site from a folder of Markdown bulletins."""


@main.command()
@in_site
@building
@click.option("--profile", is_flag=True, help="Make all anew, and say where the time goes.")
@click.option("--verify", is_flag=True, help="Compare with a build from nothing.")
@verbosity
@click.pass_obj
def build(
    terminal: Terminal, /, site: Path, *, profile: bool, verify: bool, **options: Any
) -> None:
    """Build the site into output/."""
    if profile:
        from generator.cli.breakdown import run_profiled

        run_profiled(terminal, site, options)
    elif verify:
        from generator.cli.inspecting import run_verified

        run_verified(terminal, site, options)
    else:
        from generator.cli.building import run_build

        run_build(terminal, site, options, dry=False)


@main.command()
@in_site
@building
@click.option("--fix", is_flag=True, help="Show what can safely be mended, and write it if wanted.")
@click.option("--yes", is_flag=True, help="With --fix: write without asking.")
@verbosity
@click.pass_obj
def check(terminal: Terminal, /, site: Path, *, fix: bool, yes: bool, **options: Any) -> None:
    """Say everything that a build would say and what breaks the house style; write nothing."""
    if fix:
        from generator.cli.mending import run_fix

        run_fix(terminal, site, options, yes=yes)
    else:
        from generator.cli.building import run_build

        run_build(terminal, site, options, dry=True)


@main.command()
@in_site
@building
@click.argument("address")
@click.pass_obj
def explain(terminal: Terminal, /, site: Path, address: str, **options: Any) -> None:
    """Say what the page at ADDRESS is made from, and why it was written last.

    ADDRESS is a URL, an address such as /2026/open-day/, or a file's path in output/.
    """
    from generator.cli.inspecting import run_explain

    run_explain(terminal, site, address, options)


@main.command()
@in_site
@building
@verbosity
@click.option("-p", "--port", default=8000, show_default=True, help="Port; else the next free one.")
@click.option(
    "--bind",
    default="127.0.0.1",
    show_default=True,
    help="Address; one that other machines can reach wants a token, which is in the URL.",
)
@click.option("--poll", is_flag=True, help="Look at every file each second: for network drives.")
@click.option("--open", "open_browser", is_flag=True, help="Open the site in a browser.")
@click.pass_obj
def serve(terminal: Terminal, /, site: Path, **options: Any) -> None:
    """Build, show the site on 127.0.0.1, and build again whenever something changes."""
    from generator.cli.serving import run_serve

    run_serve(terminal, site, options)


@main.command()
@in_site
@click.option("-p", "--port", default=8800, show_default=True, help="Port; else the next free one.")
@click.option(
    "--bind",
    default="127.0.0.1",
    show_default=True,
    help="Address; whoever has the URL, with its token, can write.",
)
@click.option("--open", "open_browser", is_flag=True, help="Open the desk in a browser.")
@click.pass_obj
def desk(terminal: Terminal, /, site: Path, **options: Any) -> None:
    """Write bulletins in a browser: a form, an editor, and the real page beside them."""
    from generator.cli.desk import run_desk

    run_desk(terminal, site, options)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path())
@click.pass_obj
def init(terminal: Terminal, /, folder: Path) -> None:
    """Begin a new site in FOLDER; asks nothing and overwrites nothing."""
    from generator.cli.starting import run_init

    run_init(terminal, folder)


@main.command()
@in_site
@click.argument("title", required=False)
@click.option("--date", help="Day of publication; else today in the site's zone.")
@click.option("--column", help="Column; else the site's default.")
@click.option("--organization", help="Office; else the site's default.")
@click.option("--department", help="Department.")
@click.option("--post-lang", help="Language of the bulletin; else the site's default.")
@click.option("--meeting", help="Type of the meeting that it reports.")
@click.option("--publish", is_flag=True, help="No draft: publish with the next build.")
@click.pass_obj
def new(terminal: Terminal, /, site: Path, title: str | None, **options: Any) -> None:
    """Begin a new bulletin; asks for its title where none is given."""
    from generator.cli.starting import run_new

    run_new(terminal, site, title, options)


@main.command(name="import")
@in_site
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("-n", "--dry-run", is_flag=True, help="Say what would become of them; write nothing.")
@click.option(
    "--ask/--no-ask",
    default=None,
    help="Ask about each guess, or about none; else asked where a person is at the terminal.",
)
@click.option("--sure", is_flag=True, help="Guess nothing: take only what a file says outright.")
@click.option(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File for the report, as JSON.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say only what is wrong.")
@click.pass_obj
def import_(terminal: Terminal, /, site: Path, files: tuple[Path, ...], **options: Any) -> None:
    """Turn FILES into bulletins in content/, or say why they are none; folders are searched.

    Every guess is shown with the words that it came from. What nobody confirms stays a draft.
    """
    from generator.cli.importing import run_import

    run_import(terminal, site, files, options)


@main.command()
@in_site
@click.argument("address", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Folder, or for one bulletin a file's name; else the current folder.",
)
@click.option("-D", "--drafts", is_flag=True, help="Drafts too, marked as not public.")
@click.option("-F", "--future", is_flag=True, help="Future bulletins too.")
@click.option("-E", "--expired", is_flag=True, help="Expired bulletins too.")
@click.option("--at", help="For this moment of the site's zone instead of now.")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    help="Processes on this machine; else one for each processor.",
)
@click.pass_obj
def pdf(terminal: Terminal, /, site: Path, address: tuple[str, ...], **options: Any) -> None:
    """Make the PDF of each bulletin: PDF/UA, as its page is printed.

    ADDRESS is a URL, an address such as /2026/open-day/, or the path of its Markdown file.
    """
    from generator.cli.handing import run_pdf

    run_pdf(terminal, site, address, options)


@main.command()
@in_site
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Folder; else the site's .vscode/bulletin/.",
)
@click.pass_obj
def schema(terminal: Terminal, /, site: Path, output: Path | None) -> None:
    """Write JSON Schemas of what you may write, by which editors check and complete."""
    from generator.cli.starting import run_schema

    run_schema(terminal, site, output)


@main.command(name="list")
@in_site
@click.option("--at", help="For this moment of the site's zone instead of now.")
@click.argument("what", type=click.Choice(["drafts", "future", "expired", "withheld"]))
@click.pass_obj
def list_(terminal: Terminal, /, site: Path, what: str, at: str | None) -> None:
    """List bulletins that are not published: drafts, future, expired, or all withheld."""
    from generator.cli.building import run_list

    run_list(terminal, site, what, at)


@main.command()
@in_site
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Folder; else output/.")
@click.pass_obj
def clean(terminal: Terminal, /, site: Path, output: Path | None) -> None:
    """Remove the built site and what is remembered; touches nobody else's files."""
    from generator.cli.building import run_clean

    run_clean(terminal, site, output)
