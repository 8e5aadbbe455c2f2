"""Ranges: a server that sends parts of a file, as those of the public do."""

import functools
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from pathlib import Path

from tests.browser.served import Quiet


class InParts(Quiet):
    """Sends the part of a file that is asked for."""

    sent = 0
    """Bytes of all parts."""

    def do_GET(self) -> None:  # noqa: N802 - the library calls it so
        asked = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", ""))
        if not asked:
            super().do_GET()
            return
        data = Path(self.translate_path(self.path)).read_bytes()
        begin, end = map(int, asked.groups())
        part = data[begin : end + 1]
        type(self).sent += len(part)
        self.send_response(206)
        self.send_header("Content-Type", "application/octet-stream")
        self.send_header("Content-Range", f"bytes {begin}-{begin + len(part) - 1}/{len(data)}")
        self.send_header("Content-Length", f"{len(part)}")
        self.end_headers()
        self.wfile.write(part)


@contextmanager
def serving(folder: Path, kind: type[Quiet]) -> Iterator[str]:
    """The address of a folder that is served."""
    handler = functools.partial(kind, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
