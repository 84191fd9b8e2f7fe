"""Runs the real nginx with the configuration that ships, on loopback, as whoever runs the tests."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import TYPE_CHECKING

import pytest
from support.project import REPOSITORY
from support.tools import NGINX, OPENSSL, missing, program

from browser.sites import BASE_PATH

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from http.client import HTTPMessage
    from pathlib import Path

SHIPPED = REPOSITORY / "site_templates" / "server"
PASSWORDS = "governance/internal.htpasswd"
SECRET = "0123456789abcdef" * 4
"""What the cookie of who was let in holds."""
# In one process: a worker would be another user, who may not read what root's tests write.
MAIN = """
daemon off;
master_process off;
pid nginx.pid;
error_log error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path temporary;
    proxy_temp_path temporary;
    fastcgi_temp_path temporary;
    uwsgi_temp_path temporary;
    scgi_temp_path temporary;
    include governance/default.conf;
    include governance/public.conf;
    include governance/{internal}.conf;
}}
"""
PATIENCE = 10
"""Seconds until nginx must have started."""


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    headers: HTTPMessage
    body: bytes


@dataclass(frozen=True)
class Server:
    """A running nginx: its folder, and its ports: one for each site, or those of the default."""

    folder: Path
    ports: Mapping[str, int]

    def address(self, site: str) -> str:
        """Where a site begins."""
        return f"http://127.0.0.1:{self.ports[site]}{BASE_PATH}"

    def ask(self, site: str, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for a path of a host once; `accept_encoding="gzip"` becomes Accept-Encoding."""
        connection = HTTPConnection("127.0.0.1", self.ports[site], timeout=PATIENCE)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, headers=named)
            got = connection.getresponse()
            return Answer(got.status, got.headers, got.read())
        finally:
            connection.close()


@contextmanager
def running(
    folder: Path,
    changes: Mapping[str, Mapping[str, str]],
    *,
    tls: bool = False,
    internal: str = "internal",
) -> Iterator[Server]:
    """Serve with the shipped files, in each of which (by name) some texts are changed.

    Each site has a port of its own without TLS, or all share two ports as they do where they ship.
    `internal` is the file that serves the internal one.
    """
    executable = program(NGINX)
    if not executable:
        pytest.fail(missing(NGINX), pytrace=False)
    ports = {name: _free_port() for name in ("public", "internal", "plain", "secure")}
    if tls:
        ports |= {"public": ports["secure"], "internal": ports["secure"]}
    _configure(folder, changes, ports, internal, " ssl" if tls else "")
    command = [executable, "-p", f"{folder}/", "-c", "nginx.conf", "-e", "error.log"]
    process = subprocess.Popen(command)
    try:
        for port in ports.values():
            _wait(process, port, folder / "error.log")
        yield Server(folder, ports)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _configure(
    folder: Path,
    changes: Mapping[str, Mapping[str, str]],
    ports: Mapping[str, int],
    internal: str,
    how: str,
) -> None:
    """Copy what ships to where it says it belongs, with the changes and the ports."""
    shutil.copytree(SHIPPED, folder / "governance")
    (folder / "nginx.conf").write_text(MAIN.format(internal=internal), "utf-8")
    (folder / "governance" / "internal.secret").write_text(f"default {SECRET};\n", "utf-8")
    plain = {"    listen 80": f"    listen 127.0.0.1:{ports['plain']}"}
    files = {"default": "default", "public": "public", "internal": internal}
    for file, name in files.items():
        path = folder / "governance" / f"{name}.conf"
        port = ports["secure" if file == "default" else file]
        listening = {"    listen 443 ssl": f"    listen 127.0.0.1:{port}{how}", **plain}
        if file != "default":
            _certify(folder / "governance" / file)
        _replace(path, {**listening, **changes.get(file, {})})


def _replace(file: Path, changes: Mapping[str, str]) -> None:
    text = file.read_text("utf-8")
    for old, new in changes.items():
        assert text.count(old) == 1, f"{file.name} does not hold {old!r} once"
        text = text.replace(old, new)
    file.write_text(text, "utf-8")


def _certify(file: Path) -> None:
    """Make a certificate that nobody trusts, beside its key."""
    command = [
        program(OPENSSL) or OPENSSL,
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
    ]
    command += ["-nodes", "-subj", "/CN=test", "-days", "2"]
    command += ["-keyout", f"{file}.key", "-out", f"{file}.crt"]
    subprocess.run(command, check=True, capture_output=True)


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Wait until the server takes connections."""
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    pytest.fail(f"nginx did not start: {log.read_text('utf-8')}", pytrace=False)
