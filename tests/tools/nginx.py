"""nginx: a folder on a port of this machine, sent as a server on the net sends it.

In: a folder, and what the build says to nginx about it. Out: the folder's address, while the
context lasts. This module alone knows how to start nginx for as long as a test takes.
"""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.tools.installed import MissingError

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
_TYPES = """\
text/html html shtml; text/css css; text/javascript js; application/json json;
text/plain txt md; text/xml xml; text/calendar ics; text/csv csv; text/vtt vtt;
image/svg+xml svg; image/png png; image/jpeg jpg jpeg; image/webp webp; image/avif avif;
image/x-icon ico; application/pdf pdf; video/mp4 mp4; audio/mpeg mp3;
"""


@contextmanager
def sending(root: Path, snippet: Path, work: Path) -> Iterator[str]:
    """The address of a folder that nginx sends.

    Args:
        root: The folder that is sent.
        snippet: The settings that a build made for it, `_nginx.conf`.
        work: An empty folder for what nginx keeps.

    Raises:
        MissingError: where there is no nginx.
        ConnectionError: where it does not answer.
    """
    if NGINX is None:
        raise MissingError("there is no nginx on this machine")
    port = _free_port()
    (work / "nginx.conf").write_text(_settings(root, snippet, work, port), encoding="utf-8")
    command = [NGINX, "-p", str(work), "-c", str(work / "nginx.conf"), "-e", "error.log"]
    with subprocess.Popen(command) as process:
        try:
            _wait_for(port)
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _settings(root: Path, snippet: Path, work: Path, port: int) -> str:
    kept = "".join(
        f'{name}_temp_path "{work}";'
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    site = f'listen 127.0.0.1:{port}; root "{root}"; include "{snippet}";'
    return (
        f'daemon off; master_process off; pid "{work}/pid"; error_log "{work}/error.log";\n'
        "events { }\n"
        f"http {{ types {{ {_TYPES} }} access_log off; {kept}\nserver {{ {site} }} }}\n"
    )


def _wait_for(port: int) -> None:
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise ConnectionError("nginx does not answer")
