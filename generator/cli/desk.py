"""The command desk: write bulletins in a browser."""

import sys
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.cli.serving import listener_or_exit, names_of, new_token, url_of
from generator.cli.terminal import Terminal
from generator.errors import SiteError
from generator.preview.guard import Guard
from generator.preview.serve import run

if TYPE_CHECKING:  # which is there only with the extra [desk]
    from generator.desk.interface.room import Room


def run_desk(terminal: Terminal, site: Path, options: dict[str, Any]) -> None:
    """Serve the desk until the person stops it."""
    try:
        from generator.desk.interface.application import application
        from generator.desk.interface.room import ADDRESS, Room
    except ModuleNotFoundError as error:
        if error.name != "nicegui":
            raise
        terminal.warn("The desk needs a package more. Type: {command}", command=_INSTALL)
        sys.exit(2)
    try:
        room = Room(site.resolve(), terminal.lang)
    except SiteError as error:
        terminal.problems(error.problems)
        sys.exit(1)
    listening = listener_or_exit(terminal, options["port"], options["bind"])
    port = listening.getsockname()[1]
    token = new_token()
    url = url_of(options["bind"], port, f"{ADDRESS}/", token)
    with room:
        _say_troubles(terminal, room)
        terminal.say("The desk is at {url}; stop with Ctrl+C.", url=url)
        if options["open_browser"]:
            webbrowser.open(url)
        names = names_of(options["bind"], port)
        run(Guard(application(room), names=names, token=token), listening)


def _say_troubles(terminal: Terminal, room: "Room") -> None:
    """Say what is wrong in the site's own file; it can be mended at the desk."""
    try:
        room.config()
    except SiteError as error:
        terminal.problems(error.problems)


_INSTALL = "pip install 'bulletin[desk]'"
