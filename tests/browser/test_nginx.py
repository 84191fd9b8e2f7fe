"""Both sites as the real nginx serves them with the configuration that ships."""

from __future__ import annotations

import gzip
import socket
import ssl
import warnings
from base64 import b64encode
from collections import Counter
from http.client import HTTPConnection, RemoteDisconnected
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.heard import Heard, search
from browser.nginx import PASSWORDS, SECRET, SHIPPED, Answer, running
from browser.server import policy_headers
from browser.sites import BASE_PATH
from generator.publish.security_txt import SECURITY
from generator.publish.swap import swap_all

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from browser.conftest import Look, OpenPage
    from browser.nginx import Server
    from browser.sites import Folders

ROOTS = {
    "public": "root /srv/governance/site/public;",
    "internal": "root /srv/governance/site/internal;",
}
HOSTS = {"public": "governance.example.org", "internal": "governance.internal.example.org"}
NOT_FOUND = "/404.html;"
RATE = "rate=1r/s"
BURST = 20
COOKIE = f"governance={SECRET}; Path=/; Secure; HttpOnly; SameSite=Lax"
CONTACT = "alias /srv/governance/site/public/.well"
TEXTS = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "svg": "image/svg+xml; charset=utf-8",
    "wasm": "application/wasm",
}
"""What is compressed on its way."""
PACKED = {
    "pdf": "application/pdf",
    "gz": "application/gzip",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "pagefind": "application/octet-stream",
    "pf_fragment": "application/octet-stream",
    "pf_filter": "application/octet-stream",
    "pf_index": "application/octet-stream",
    "pf_meta": "application/octet-stream",
}
"""What is compressed in itself."""
DIGESTED = ["pf_fragment", "pf_filter", "pf_index", "pf_meta"]
SAMPLE = b"The same words again. " * 200

NAME, PASSWORD = "reader", "correct horse"
LOGIN = {"Authorization": f"Basic {b64encode(f'{NAME}:{PASSWORD}'.encode()).decode()}"}
LOGINS: dict[str, dict[str, str]] = {"public": {}, "internal": LOGIN}
EVERY_SITE = pytest.mark.parametrize("site", LOGINS)

OF_EVERY_ANSWER = {"Server", "Date", "Content-Type", "Content-Length", "Connection"}
OF_EVERY_FILE = {"Last-Modified", "ETag", "Accept-Ranges", "Vary", "Transfer-Encoding"}
PATHS = [
    "",
    "example/2025-26/code/",
    "example/2025-26/data/actions.json",
    "example/2025-26/data/actions.csv",
    "assets/pagefind/wasm.en.pagefind",
    "example/2025-26/pagefind/pagefind-entry.json",
    "assets/gs/favicon.svg",
    "manifest.json",
    "404.html",
    "robots.txt",
]
MISSING = ["no/such/page/", "example/2025-26/data/no-such.csv"]


@pytest.fixture(scope="module")
def server(folders: Folders, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve both sites below a path, as public.conf says how, and beside them a few files.

    Here hundreds of files a second are asked for, as nobody does.
    """
    folder = tmp_path_factory.mktemp("nginx")
    changes: dict[str, dict[str, str]] = {}
    for site, built in (("public", folders.public), ("internal", folders.internal)):
        root = folder / site
        root.mkdir()
        for suffix in TEXTS | PACKED:
            (root / f"sample.{suffix}").write_bytes(SAMPLE)
        (root / "link.txt").symlink_to("listed/kept.txt")
        (root / "linked").symlink_to("listed")
        others = ["page.html~", "page.html.bak", "PAGE.HTML.BAK", "listed/.page.swp", "page.tmp"]
        for hidden in (".lock", ".git/config", "listed/kept.txt", *others):
            (root / hidden).parent.mkdir(exist_ok=True)
            (root / hidden).write_bytes(SAMPLE)
        path = f"location {BASE_PATH} {{ alias {built}/; }}"
        changes[site] = {ROOTS[site]: f"root {root}; {path}", NOT_FOUND: f"{BASE_PATH}404.html;"}
    changes["internal"][RATE] = "rate=10000r/s"
    changes["public"][CONTACT] = f"alias {folders.public}/.well"
    with running(folder, changes) as started:
        (folder / PASSWORDS).write_text(f"{NAME}:{{PLAIN}}{PASSWORD}\n", "utf-8")
        yield started


@EVERY_SITE
def test_every_file_is_served_as_it_was_built(server: Server, folders: Folders, site: str) -> None:
    for path, file in _files(getattr(folders, site)).items():
        base = "/" if path == SECURITY else BASE_PATH  # it is looked for at the root of a host
        answer = server.ask(site, f"{base}{path}", **LOGINS[site])
        assert (path, answer.status, answer.body) == (path, 200, file.read_bytes())


@EVERY_SITE
@pytest.mark.parametrize("path", PATHS + MISSING)
def test_headers_are_those_promised_and_no_others(server: Server, site: str, path: str) -> None:
    answer = server.ask(site, f"{BASE_PATH}{path}", **LOGINS[site])
    assert answer.status == (404 if path in MISSING else 200)
    promised = policy_headers()
    if site == "internal":
        promised |= {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex, nofollow"}
        promised |= {} if path in MISSING else {"Set-Cookie": COOKIE}
    assert {name: answer.headers.get_all(name) for name in promised} == {
        name: [value] for name, value in promised.items()
    }
    assert set(answer.headers) - OF_EVERY_ANSWER - OF_EVERY_FILE == promised.keys()
    assert answer.headers["Server"] == "nginx"


@pytest.mark.parametrize("suffix", TEXTS | PACKED)
def test_a_file_has_its_type_and_is_compressed_once(server: Server, suffix: str) -> None:
    answer = server.ask("public", f"/sample.{suffix}", accept_encoding="gzip")
    assert answer.headers["Content-Type"] == (TEXTS | PACKED)[suffix]
    assert answer.headers["Content-Encoding"] == ("gzip" if suffix in TEXTS else None)
    assert (gzip.decompress(answer.body) if suffix in TEXTS else answer.body) == SAMPLE
    assert server.ask("public", f"/sample.{suffix}").body == SAMPLE


def test_every_type_of_file_in_a_site_is_known(folders: Folders) -> None:
    for site in (folders.public, folders.internal, folders.repository):
        found = {file.suffix[1:] for file in _files(site).values()}
        assert found - TEXTS.keys() - PACKED.keys() == set()


@pytest.mark.parametrize("suffix", TEXTS | PACKED)
def test_only_what_is_named_by_its_digest_is_kept_without_asking(
    server: Server, suffix: str
) -> None:
    answer = server.ask("public", f"/sample.{suffix}")
    kept = "public, max-age=1800" if suffix in DIGESTED else "no-cache"
    assert answer.headers.get_all("Cache-Control") == [kept]
    again = server.ask("public", f"/sample.{suffix}", if_none_match=answer.headers["ETag"])
    assert (again.status, again.body) == (304, b"")
    missing = server.ask("public", f"/no-such.{suffix}")
    assert (missing.status, missing.headers["Cache-Control"]) == (404, "no-cache")


@EVERY_SITE
@pytest.mark.parametrize(
    "path",
    [
        "/.lock",
        "/.git/config",
        f"{BASE_PATH}.lock",
        "/page.html~",
        "/page.html.bak",
        "/PAGE.HTML.BAK",
        "/page.tmp",
        "/listed/.page.swp",
        "/link.txt",
        "/linked/kept.txt",
        f"{BASE_PATH}.well-known/security.txt",
        "/.well-known/other.txt",
        "/listed/",
        f"{BASE_PATH}assets/",
        f"{BASE_PATH}example/..%2f..%2f.lock",
        "/listed/..%2f.git/config",
    ],
)
def test_what_is_hidden_or_has_no_page_is_not_found(
    server: Server, folders: Folders, site: str, path: str
) -> None:
    answer = server.ask(site, path, **LOGINS[site])
    own_page = (getattr(folders, site) / "404.html").read_bytes()
    assert (answer.status, answer.body) == (404, own_page)


@EVERY_SITE
def test_a_folder_is_asked_for_with_its_slash(server: Server, site: str) -> None:
    answer = server.ask(site, f"{BASE_PATH}example", host="www.example.org", **LOGINS[site])
    assert (answer.status, answer.headers["Location"]) == (301, f"{BASE_PATH}example/")


def test_the_internal_site_serves_nothing_without_a_password(
    server: Server, folders: Folders
) -> None:
    built = [f"{BASE_PATH}{path}" for path in _files(folders.internal)]
    others = [f"{BASE_PATH}{path}" for path in PATHS + MISSING]
    others += ["/", "/.lock", "/.git/config", "/listed", "/listed/", "/listed/kept.txt", "/x?y"]
    bodies = {_refused(server, path) for path in [*built, *others]}
    assert len(bodies) == 1  # it tells nobody what there is and what there is not
    assert b"nginx</center>" in bodies.pop()


@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT", "DELETE", "OPTIONS"])
def test_other_methods_are_refused_too(server: Server, method: str) -> None:
    assert server.ask("internal", BASE_PATH, method).status == 401


@pytest.mark.parametrize(
    "login",
    [
        f"{NAME}:wrong",
        f"{NAME}:",
        f":{PASSWORD}",
        f"nobody:{PASSWORD}",
        f"{NAME}:{{PLAIN}}{PASSWORD}",
    ],
)
def test_a_wrong_password_is_refused(server: Server, login: str) -> None:
    said = f"Basic {b64encode(login.encode()).decode()}"
    for path in (BASE_PATH, f"{BASE_PATH}manifest.json", f"{BASE_PATH}no/such/page/"):
        _refused(server, path, Authorization=said)


def test_without_its_file_of_passwords_the_internal_site_serves_nobody(server: Server) -> None:
    passwords = server.folder / PASSWORDS
    aside = passwords.rename(passwords.with_suffix(".aside"))
    try:
        for path in PATHS + MISSING:
            answer = server.ask("internal", f"{BASE_PATH}{path}", **LOGIN)
            assert (answer.status, b"<title>403 Forbidden</title>" in answer.body) == (403, True)
            assert "Set-Cookie" not in answer.headers
    finally:
        aside.rename(passwords)


def test_the_site_that_takes_the_place_of_another_is_served_at_once(server: Server) -> None:
    served, built = server.folder / "public" / "swapped", server.folder / "built"
    for folder, text in ((served, "old"), (built, "new")):
        folder.mkdir()
        (folder / "index.html").write_text(text, "utf-8")
    assert server.ask("public", "/swapped/").body == b"old"
    swap_all([built], [served])
    assert server.ask("public", "/swapped/").body == b"new"


def test_whom_to_tell_of_a_hole_is_served_at_the_root_of_the_public_host(server: Server) -> None:
    answer = server.ask("public", f"/{SECURITY}")
    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/plain; charset=utf-8")
    assert answer.body.startswith(b"Contact: ")
    assert {name: answer.headers[name] for name in policy_headers()} == policy_headers()
    assert server.ask("internal", f"/{SECURITY}", **LOGIN).status == 404


@pytest.fixture(scope="module")
def secured(folders: Folders, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve both sites as they ship: by TLS, under their names, on the same two ports."""
    folder = tmp_path_factory.mktemp("nginx-tls")
    roots = {"public": folders.public, "internal": folders.internal}
    changes = {site: {ROOTS[site]: f"root {root};"} for site, root in roots.items()}
    with running(folder, changes, tls=True) as started:
        (folder / PASSWORDS).write_text(f"{NAME}:{{PLAIN}}{PASSWORD}\n", "utf-8")
        yield started


@EVERY_SITE
def test_what_is_asked_for_without_tls_is_told_to_ask_with_it(secured: Server, site: str) -> None:
    for host in (HOSTS[site], f"{HOSTS[site]}:80"):
        answer = secured.ask("plain", "/example/?q=a", host=host, **LOGINS[site])
        assert answer.status == 301
        assert answer.headers["Location"] == f"https://{HOSTS[site]}/example/?q=a"
        assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("host", ["127.0.0.1", "evil.example"])
def test_who_asks_under_another_name_gets_no_answer(secured: Server, host: str) -> None:
    with pytest.raises(RemoteDisconnected):
        secured.ask("plain", "/", host=host)


def test_another_name_gets_no_certificate_either(secured: Server) -> None:
    with pytest.raises(ssl.SSLError):
        _ask_by_tls(secured, "evil.example")
    with pytest.raises(RemoteDisconnected):  # whatever name the certificate was asked for
        _ask_by_tls(secured, HOSTS["public"], Host="evil.example")


def test_both_sites_are_served_by_tls(secured: Server, folders: Folders) -> None:
    public = _ask_by_tls(secured, HOSTS["public"])
    assert (public.status, public.body) == (200, (folders.public / "index.html").read_bytes())
    assert public.headers["Strict-Transport-Security"] == "max-age=63072000"
    assert _ask_by_tls(secured, HOSTS["internal"]).status == 401
    assert _ask_by_tls(secured, HOSTS["internal"], **LOGIN).status == 200


def test_no_old_version_of_tls_is_spoken(secured: Server) -> None:
    versions = {ssl.TLSVersion.TLSv1_2: "TLSv1.2", ssl.TLSVersion.TLSv1_3: "TLSv1.3"}
    for version, name in versions.items():
        assert _spoken(secured, version) == name
    for version in (ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1):
        with pytest.raises((ssl.SSLError, OSError)), warnings.catch_warnings(action="ignore"):
            _spoken(secured, version)


@pytest.mark.parametrize(
    ("ciphers", "spoken"),
    [
        ("ECDHE-ECDSA-AES128-GCM-SHA256", True),
        ("ECDHE-ECDSA-AES256-GCM-SHA384", True),
        ("ECDHE-ECDSA-CHACHA20-POLY1305", True),
        ("ECDHE-ECDSA-AES128-SHA", False),  # no longer held for safe
        ("ECDHE-ECDSA-AES256-SHA384", False),
        ("AECDH-AES128-SHA", False),  # without a certificate
    ],
)
def test_only_the_ciphers_named_are_spoken(secured: Server, ciphers: str, *, spoken: bool) -> None:
    if spoken:
        with _speaking(secured, HOSTS["public"], ssl.TLSVersion.TLSv1_2, ciphers) as speaking:
            assert (speaking.cipher() or ("",))[0] == ciphers
    else:
        with pytest.raises(ssl.SSLError):
            _speaking(secured, HOSTS["public"], ssl.TLSVersion.TLSv1_2, ciphers)


def test_who_asks_chooses_the_cipher_that_its_machine_is_quick_with(secured: Server) -> None:
    both = ["ECDHE-ECDSA-CHACHA20-POLY1305", "ECDHE-ECDSA-AES128-GCM-SHA256"]
    for order in (both, both[::-1]):
        chosen = ":".join(order)
        with _speaking(secured, HOSTS["public"], ssl.TLSVersion.TLSv1_2, chosen) as speaking:
            assert (speaking.cipher() or ("",))[0] == order[0]


def test_no_ticket_outlives_the_keys_of_a_connection(secured: Server) -> None:
    with _speaking(secured, HOSTS["public"], ssl.TLSVersion.TLSv1_2) as speaking:
        assert speaking.session
        assert not speaking.session.has_ticket


@pytest.mark.parametrize(
    ("curve", "spoken"),
    [("prime256v1", True), ("secp384r1", True), ("secp521r1", False), ("secp224r1", False)],
)
def test_only_the_curves_named_are_spoken(secured: Server, curve: str, *, spoken: bool) -> None:
    context = _context(ssl.TLSVersion.TLSv1_3)  # before, a certificate is bound to one as well
    context.set_ecdh_curve(curve)
    if spoken:
        _wrapped(secured, HOSTS["public"], context).close()
    else:
        with pytest.raises(ssl.SSLError):
            _wrapped(secured, HOSTS["public"], context)


def test_who_guesses_passwords_is_held_up_and_who_was_let_in_is_not(secured: Server) -> None:
    wrong = {"Authorization": f"Basic {b64encode(b'reader:guess').decode()}"}
    let_in = {"Cookie": f"other=1; governance={SECRET}"}
    told = _told(secured, 10 * BURST, wrong)
    assert told[401] > BURST // 2  # others have asked before
    assert told[429] >= 8 * BURST  # one more a second is answered
    assert told[401] + told[429] == 10 * BURST
    # Nobody learns whether a password was right that is one too many, with whatever cookie.
    for cookie in ("", "governance=", "governance=0", f"governance={SECRET[:-1]}0"):
        assert _told(secured, 2 * BURST, {**LOGIN, "Cookie": cookie})[429] > 0
    assert _told(secured, 300, {**LOGIN, **let_in}) == {200: 300}
    assert _told(secured, 5, let_in) == {401: 5}
    assert _ask_by_tls(secured, HOSTS["public"]).status == 200


def _told(server: Server, times: int, headers: dict[str, str]) -> Counter[int]:
    """How often the internal site answered what, asked so many times on one connection."""
    told = Counter[int]()
    connection = HTTPConnection(HOSTS["internal"])
    with _speaking(server, HOSTS["internal"]) as connection.sock:
        for _ in range(times):
            connection.request("GET", "/", headers=headers)
            answer = connection.getresponse()
            answer.read()
            told[answer.status] += 1
            assert ("Set-Cookie" in answer.headers) == (
                answer.status == 200 and SECRET not in headers.get("Cookie", "")
            )
    return told


def test_the_same_headers_are_said_for_other_servers() -> None:
    caddy = (SHIPPED / "Caddyfile").read_text("utf-8")
    for name, value in policy_headers().items():
        assert f'{name} "{value}"' in caddy
    for line in (
        'Cache-Control "private, no-store"',
        'X-Robots-Tag "noindex, nofollow"',
        '@search Cache-Control "public, max-age=1800"',
        '@others Cache-Control "no-cache"',
    ):
        assert f"\theader {line}\n" in caddy


def test_a_site_may_be_a_host_of_its_own(folders: Folders, tmp_path: Path) -> None:
    roots = {"public": folders.public, "internal": folders.internal}
    changes = {site: {ROOTS[site]: f"root {root};"} for site, root in roots.items()}
    with running(tmp_path, changes) as alone:
        assert alone.ask("public", "/").body == (folders.public / "index.html").read_bytes()
        missing = alone.ask("public", "/no/such/page/")
        assert alone.ask("public", f"/{SECURITY}").status == 404  # where a body says nothing
        assert (missing.status, missing.body) == (404, (folders.public / "404.html").read_bytes())
        assert alone.ask("internal", "/").status == 401
        assert "[warn]" not in (tmp_path / "error.log").read_text("utf-8")


@EVERY_SITE
def test_search_works_under_the_policy(server: Server, open_page: OpenPage, site: str) -> None:
    page = open_page("about:blank", **_login(site))
    heard = Heard(page)
    refused: list[str] = []
    page.on("response", lambda got: refused.append(got.url) if got.status >= 400 else None)
    page.goto(f"{server.address(site)}example/2025-26/")
    search(page, "risk register")
    page.get_by_role("link", name="Risk register", exact=True).first.click()
    expect(page.get_by_role("heading", name="Risk register")).to_be_in_viewport()
    assert any(url.endswith(".pf_fragment") for url in heard.requests)
    assert (heard.complaints, refused) == ([], [])


@EVERY_SITE
def test_page_not_found_keeps_the_policy(server: Server, open_page: OpenPage, site: str) -> None:
    page = open_page("about:blank", **_login(site))
    heard = Heard(page)
    page.goto(f"{server.address(site)}example/no/such/page/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Page not found")
    assert all("404 (Not Found)" in complaint for complaint in heard.complaints)
    assert len(heard.complaints) == 1  # the page itself


def _files(site: Path) -> dict[str, Path]:
    """Every file of a site by its path below the site."""
    files = (path for path in sorted(site.rglob("*")) if path.is_file())
    return {file.relative_to(site).as_posix(): file for file in files}


def _refused(server: Server, path: str, **headers: str) -> bytes:
    """See that the internal site asks for a password; give what it says besides."""
    answer = server.ask("internal", path, **headers)
    assert (path, answer.status) == (path, 401)
    assert answer.headers["WWW-Authenticate"] == 'Basic realm="Internal governance site"'
    assert "Set-Cookie" not in answer.headers
    return answer.body


def _login(site: str) -> Look:
    """What a browser needs to see a site."""
    return {"login": {"username": NAME, "password": PASSWORD}} if site == "internal" else {}


def _ask_by_tls(server: Server, name: str, **headers: str) -> Answer:
    """Ask for a first page, under the name in a certificate and, unless given, the same host."""
    connection = HTTPConnection(name)
    with _speaking(server, name) as connection.sock:
        connection.request("GET", "/", headers={"Host": name, **headers})
        got = connection.getresponse()
        return Answer(got.status, got.headers, got.read())


def _spoken(server: Server, version: ssl.TLSVersion) -> str | None:
    """Which version of TLS is spoken with who knows one only."""
    with _speaking(server, HOSTS["public"], version) as spoken:
        return spoken.version()


def _speaking(
    server: Server,
    name: str,
    version: ssl.TLSVersion | None = None,
    ciphers: str = "ALL",
) -> ssl.SSLSocket:
    return _wrapped(server, name, _context(version, ciphers))


def _context(version: ssl.TLSVersion | None, ciphers: str = "ALL") -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    if version:
        # An old one only from who does not mind: it is the server that has to refuse.
        context.set_ciphers(f"{ciphers}:@SECLEVEL=0")
        context.minimum_version = context.maximum_version = version
    return context


def _wrapped(server: Server, name: str, context: ssl.SSLContext) -> ssl.SSLSocket:
    plain = socket.create_connection(("127.0.0.1", server.ports["secure"]), timeout=10)
    return context.wrap_socket(plain, server_hostname=name)
