"""The internal site behind OpenID Connect: the real nginx, and a stand-in for oauth2-proxy."""

from __future__ import annotations

import tomllib
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from browser.nginx import SHIPPED, running
from browser.server import policy_headers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message
    from pathlib import Path

    from browser.nginx import Answer, Server
    from browser.sites import Folders

HOST = "governance.internal.example.org"
PROVIDER = "https://login.example.org/authorize"
SESSION = {"Cookie": "__Host-governance=session"}
STRANGER = {"Cookie": "__Host-governance=of-somebody-else"}
BEFORE = ("auth_request off;\n        proxy_pass", "nodelay;\n        proxy_pass")
"""What stands before the two addresses of oauth2-proxy."""
PATHS = ["/", "/example/2025-26/code/", "/manifest.json", "/404.html", "/robots.txt"]
MISSING = ["/no/such/page/", "/assets/", "/x?y=z"]
HIDDEN = ["/.lock", "/.git/config", "/page.html~", "/page.bak"]
CLAIMED = {
    "Authorization": "Bearer token",
    "X-Forwarded-User": "chief",
    "X-Forwarded-Email": "chief@example.org",
    "X-Forwarded-For": "10.0.0.1",
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Proto": "http",
    "X-Forwarded-Uri": "/public",
    "X-Auth-Request-Redirect": "https://evil.example/",
    "X-Auth-Request-User": "chief",
    "X-Original-Url": "/public",
    "X-Real-IP": "10.0.0.1",
    "User-Agent": "GoogleHC/1.0",
}


@dataclass
class StandIn:
    """Answers as oauth2-proxy does, and keeps what it was asked."""

    port: int = 0
    asked: list[tuple[str, str, Message, bytes]] = field(default_factory=list)


@contextmanager
def standing_in(port: int = 0) -> Iterator[StandIn]:
    """Stand in for oauth2-proxy, on a port of its own."""
    made = StandIn()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            """Say whether there is a session, or begin or end a login."""
            length = int(self.headers.get("Content-Length", 0))
            made.asked.append((self.command, self.path, self.headers, self.rfile.read(length)))
            status, headers = _answer(self.path.partition("?")[0], self.headers.get("Cookie", ""))
            self.send_response(status)
            for name, value in {**headers, "Content-Length": "0"}.items():
                self.send_header(name, value)
            self.end_headers()

        do_POST = do_GET  # noqa: N815 - as the standard library calls it

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - inherited
            """Keep requests out of the test report."""

    served = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    made.port = served.server_port
    thread = Thread(target=served.serve_forever, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        served.shutdown()
        served.server_close()
        thread.join()


def _answer(path: str, cookie: str) -> tuple[int, dict[str, str]]:
    match path:
        case "/oauth2/auth":
            return (202 if cookie == SESSION["Cookie"] else 403 if cookie else 401), {}
        case "/oauth2/start":
            return 302, {"Location": PROVIDER, "Set-Cookie": "__Host-governance_csrf=1; Secure"}
        case "/oauth2/callback":
            return 302, {"Location": "/example/", "Set-Cookie": f"{SESSION['Cookie']}; Secure"}
    return 404, {}


@pytest.fixture(scope="module")
def proxy() -> Iterator[StandIn]:
    with standing_in() as made:
        yield made


@contextmanager
def behind(folder: Path, site: Path, port: int) -> Iterator[Server]:
    """Serve the internal site as it ships, with oauth2-proxy on another port."""
    changes = {
        "root /srv/governance/site/internal;": f"root {site};",
        "rate=10r/s": "rate=10000r/s",  # here, every file is asked for
        **{
            f"{before} http://127.0.0.1:4180": f"{before} http://127.0.0.1:{port}"
            for before in BEFORE
        },
    }
    with running(folder, {"internal": changes}, internal="internal-openid") as started:
        yield started
    assert "[warn]" not in (folder / "error.log").read_text("utf-8")


@pytest.fixture(scope="module")
def server(
    proxy: StandIn, folders: Folders, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    with behind(tmp_path_factory.mktemp("openid"), folders.internal, proxy.port) as started:
        yield started


@pytest.fixture(autouse=True)
def _asked_anew(proxy: StandIn) -> None:
    proxy.asked.clear()


def ask(server: Server, path: str, method: str = "GET", **headers: str) -> Answer:
    return server.ask("internal", path, method, host=HOST, **headers)


def test_without_a_session_nothing_of_the_site_is_served(server: Server, folders: Folders) -> None:
    files = sorted(path for path in folders.internal.rglob("*") if path.is_file())
    every = [f"/{file.relative_to(folders.internal).as_posix()}" for file in files]
    bodies = set()
    for path in [*every, *PATHS, *MISSING]:
        answer = ask(server, path)
        assert (path, answer.status) == (path, 302)
        assert answer.headers["Location"] == f"/oauth2/start?rd={path}"
        bodies.add(answer.body)
    assert len(bodies) == 1  # it tells nobody what there is and what there is not
    assert b"nginx</center>" in bodies.pop()


@pytest.mark.parametrize("path", [*HIDDEN, "/oauth2/auth"])
def test_what_is_never_served_is_not_served_to_anybody(server: Server, path: str) -> None:
    answer = ask(server, path)
    assert (answer.status, b"401 Authorization Required" in answer.body) == (401, True)
    assert ask(server, path, **SESSION).status == 404


@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT", "DELETE", "OPTIONS"])
def test_other_methods_need_a_session_too(server: Server, method: str) -> None:
    assert ask(server, "/", method).status == 302


def test_with_a_session_the_site_is_served(server: Server, folders: Folders) -> None:
    for path in PATHS:
        answer = ask(server, path, **SESSION)
        file = folders.internal / path.lstrip("/")
        built = file / "index.html" if file.is_dir() else file
        assert (path, answer.status, answer.body) == (path, 200, built.read_bytes())
        said = policy_headers() | {
            "Cache-Control": "private, no-store",
            "X-Robots-Tag": "noindex, nofollow",
        }
        assert {name: answer.headers.get_all(name) for name in said} == {
            name: [value] for name, value in said.items()
        }
    missing = ask(server, "/no/such/page/", **SESSION)
    assert (missing.status, missing.body) == (404, (folders.internal / "404.html").read_bytes())


def test_who_may_not_read_the_site_is_refused(server: Server) -> None:
    for path in [*PATHS, *MISSING]:
        answer = ask(server, path, **STRANGER)
        assert (path, answer.status) == (path, 403)
        assert b"403 Forbidden" in answer.body


@pytest.mark.parametrize("path", ["/manifest.json", "/oauth2/callback?code=1&state=2"])
def test_oauth2_proxy_is_given_nothing_that_a_browser_claims(
    server: Server, proxy: StandIn, path: str
) -> None:
    server.ask("internal", path, host="evil.example", **CLAIMED, **SESSION)
    ((_, asked, headers, body),) = proxy.asked
    assert asked == ("/oauth2/auth" if path == "/manifest.json" else path)
    assert (dict(headers), body) == (
        {
            "Host": HOST,
            "Cookie": SESSION["Cookie"],
            "X-Real-IP": "127.0.0.1",
            "X-Forwarded-For": "127.0.0.1",
            "X-Forwarded-Host": HOST,
            "X-Forwarded-Proto": "https",
            "Connection": "close",
        },
        b"",
    )


def test_a_login_leads_back_to_the_site(server: Server) -> None:
    start = ask(server, ask(server, "/example/").headers["Location"])
    assert (start.status, start.headers["Location"]) == (302, PROVIDER)
    assert start.headers["Set-Cookie"] == "__Host-governance_csrf=1; Secure"
    back = ask(server, "/oauth2/callback?code=1&state=2")
    assert (back.status, back.headers["Location"]) == (302, "/example/")
    cookie = back.headers["Set-Cookie"].partition(";")[0]
    assert ask(server, "/example/", Cookie=cookie).status == 200


def test_what_is_asked_for_without_tls_is_told_to_ask_with_it(server: Server) -> None:
    answer = server.ask("plain", "/example/?q=a", host=HOST, **SESSION)
    assert (answer.status, answer.headers["Location"]) == (301, f"https://{HOST}/example/?q=a")


def test_who_tries_to_log_in_again_and_again_is_held_up(server: Server) -> None:
    told = Counter(ask(server, "/oauth2/start").status for _ in range(40))
    assert set(told) == {302, 429}
    assert told[429] >= 20
    assert ask(server, "/example/", **SESSION).status == 200


def test_while_oauth2_proxy_does_not_answer_nothing_is_served(
    folders: Folders, tmp_path: Path
) -> None:
    with standing_in() as gone:
        pass
    with behind(tmp_path, folders.internal, gone.port) as alone:
        for path in [*PATHS, *MISSING]:
            answer = ask(alone, path, **SESSION)
            assert (path, answer.status) == (path, 500)
            assert b"500 Internal Server Error" in answer.body


def test_the_two_files_fit_together_and_let_nobody_past() -> None:
    said = tomllib.loads((SHIPPED / "oauth2-proxy.cfg").read_text("utf-8"))
    nginx = (SHIPPED / "internal-openid.conf").read_text("utf-8")
    assert nginx.count(f"proxy_pass http://{said['http_address']};") == 2
    assert said["redirect_url"] == f"https://{HOST}/oauth2/callback"
    assert f"server_name {HOST};" in nginx
    assert said["trusted_proxy_ips"] == ["127.0.0.1/32"]
    assert not said.keys() & {"skip_auth_routes", "skip_auth_regex", "trusted_ips", "api_routes"}
    assert {name for name in said if "insecure" in name} == {"insecure_oidc_skip_nonce"}
    assert said["insecure_oidc_skip_nonce"] is False
    assert said["cookie_secure"] is said["cookie_httponly"] is True
    assert "*" not in said["email_domains"]
