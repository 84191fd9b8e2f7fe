"""Serves a folder on a loopback port as a careful server would: policy headers, gzip, 404 page."""

from __future__ import annotations

import gzip
import re
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADERS = Path(__file__).resolve().parents[2] / "site_templates" / "server" / "_headers"
_COMPRESSED = re.compile(r"text/|application/(javascript|json)|image/svg")


@contextmanager
def serving(site: Path, base_path: str = "/") -> Iterator[str]:
    """Serve `site` below `base_path` and give the address it starts at."""

    class Handler(_Handler):
        root = site.resolve()
        base = base_path

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{base_path}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def policy_headers() -> dict[str, str]:
    """Read the headers that the project ships for servers: what is tested is what is shipped."""
    lines = _HEADERS.read_text(encoding="utf-8").splitlines()
    pairs = (line.strip().split(": ", 1) for line in lines if line.startswith("  "))
    return {pair[0]: pair[1] for pair in pairs}


class _Handler(BaseHTTPRequestHandler):
    """Answers one request from a folder."""

    root: Path
    base: str
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send the file asked for, or the 404 page."""
        file = self._file()
        status = HTTPStatus.OK if file else HTTPStatus.NOT_FOUND
        file = file or self.root / "404.html"
        body = file.read_bytes() if file.is_file() else b"Not found"
        kind = guess_type(file.name)[0] or "application/octet-stream"
        self.send_response(status)
        for name, value in policy_headers().items():
            self.send_header(name, value)
        if _COMPRESSED.match(kind) and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _file(self) -> Path | None:
        """Find the file an address means, inside the folder only."""
        path = unquote(urlsplit(self.path).path)
        if not path.startswith(self.base):
            return None
        file = (self.root / path.removeprefix(self.base)).resolve()
        if file.is_dir():
            file /= "index.html"
        return file if file.is_file() and file.is_relative_to(self.root) else None

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is inherited
        """Keep requests out of the test report."""
