"""A service confirms the newest line of the log: asked, kept, and compared by every command."""

from __future__ import annotations

import shutil
import sys
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from subprocess import run
from threading import Thread
from typing import TYPE_CHECKING

import pytest
import yaml
from click.testing import CliRunner
from support.releases import RELEASES, release

from generator import pipeline
from generator.cli import main
from generator.pipeline import check
from generator.releases import timestamps
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from click.testing import Result
    from support.project import MakeProject

LOG = "content/published.yml"
SETTINGS = """\
[req]
distinguished_name = name
prompt = no
[name]
CN = A service of the time
[root]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
[leaf]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[tsa]
default_tsa = service
[service]
serial = serial
signer_cert = leaf.pem
signer_key = leaf.key
default_policy = 1.2.3.4.1
digests = sha256
signer_digest = sha256
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""


def openssl(folder: Path, *arguments: str) -> None:
    run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a service has: its certificate, and that from which it comes."""
    folder = tmp_path_factory.mktemp("service")
    (folder / "settings").write_text(SETTINGS, "utf-8")
    (folder / "serial").write_text("01\n", "utf-8")
    key = ("-newkey", "rsa:2048", "-nodes", "-config", "settings")
    own = ("-subj", "/CN=Root", "-extensions", "root", "-days", "9000")
    openssl(folder, "req", "-x509", *key, "-keyout", "root.key", "-out", "root.pem", *own)
    openssl(folder, "req", "-new", *key, "-keyout", "leaf.key", "-out", "leaf.csr")
    by = ("-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial", "-days", "9000")
    made = ("-extfile", "settings", "-extensions", "leaf", "-out", "leaf.pem")
    openssl(folder, "x509", "-req", "-in", "leaf.csr", *by, *made)
    return folder


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a service that answers as openssl does."""

    class Answers(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            (folder / "asked").write_bytes(asked)
            reply = ("ts", "-reply", "-config", "settings", "-section", "service")
            openssl(folder, *reply, "-queryfile", "asked", "-out", "answer")
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write((folder / "answer").read_bytes())

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def timestamp(project: Path, address: str, root: Path) -> Result:
    asked = ["timestamp", "--service", address, "--root", str(root), "--project", str(project)]
    return CliRunner().invoke(main, asked)


@pytest.fixture
def stamped(project: MakeProject, service: Path) -> Path:
    folder = project()
    release(folder, "2025-06-13 unaudited")
    with serving(service) as address:
        result = timestamp(folder, address, service / "root.pem")
    assert result.stdout.startswith(f"Confirmed by {address}: 20"), result.output
    return folder


def test_the_answer_is_kept_with_the_log_and_holds(stamped: Path) -> None:
    log = yaml.safe_load((stamped / LOG).read_bytes())
    assert list(log["timestamps"][0]) == ["head", "service", "answer", "root"]
    assert check(stamped) == []
    release(stamped, "2025-06-20 audited")
    assert check(stamped) == []


@pytest.mark.parametrize("what", ["head", "answer", "root", "line"])
def test_a_timestamp_that_does_not_hold_is_told(stamped: Path, what: str) -> None:
    log = yaml.safe_load((stamped / LOG).read_bytes())
    (stamp,) = log["timestamps"]
    if what == "line":
        log["releases"][0]["before"] = "0" * 64
    elif what == "head":
        stamp["head"] = "0" * 64
    else:
        half = len(stamp[what]) // 2
        stamp[what] = stamp[what][:half] + "AAAAAAAA" + stamp[what][half + 8 :]
    (stamped / LOG).write_text(yaml.safe_dump(log), "utf-8")
    assert "untrue-timestamp" in [each.code for each in check(stamped)]


def test_what_no_service_of_that_root_signed_is_not_kept(
    stamped: Path, service: Path, tmp_path: Path
) -> None:
    (tmp_path / "settings").write_text(SETTINGS, "utf-8")
    key = ("-newkey", "rsa:2048", "-nodes", "-config", "settings", "-keyout", "other.key")
    openssl(tmp_path, "req", "-x509", *key, "-out", "other.pem", "-extensions", "root")
    before = (stamped / LOG).read_bytes()
    with serving(service) as address:
        result = timestamp(stamped, address, tmp_path / "other.pem")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"The answer of {address} does not hold: ")
    assert result.stderr.endswith(".\nNothing was changed.\n")
    assert (stamped / LOG).read_bytes() == before


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://127.0.0.1:9/", "http://127.0.0.1:9/ does not answer: "),
        ("https://[x", "https://[x does not answer: "),
        ("https://a b", "https://a b does not answer: "),
        ("ftp://example.org", "ftp://example.org is no address that begins with https://"),
    ],
)
def test_a_service_that_cannot_be_asked_is_said(
    stamped: Path, service: Path, address: str, said: str
) -> None:
    result = timestamp(stamped, address, service / "root.pem")
    assert (result.exit_code, result.stderr[: len(said)]) == (1, said)


def stamped_while(
    folder: Path, service: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[], object]
) -> tuple[Result, str]:
    """What asking a service gives while something else is written, and the service's address."""
    ask = timestamps._asked

    def slowly(address: str, request: bytes) -> bytes:
        write()
        return ask(address, request)

    monkeypatch.setattr(timestamps, "_asked", slowly)
    with serving(service) as address:
        return timestamp(folder, address, service / "root.pem"), address


def test_while_the_service_is_asked_others_may_write(
    project: MakeProject, service: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project()
    release(folder, "2025-06-13 unaudited")
    audited = partial(release, folder, "2025-06-20 audited")
    result, _ = stamped_while(folder, service, monkeypatch, audited)
    assert result.exit_code == 0, result.output
    log = yaml.safe_load((folder / LOG).read_bytes())
    assert log["timestamps"][0]["head"] == log["releases"][1]["before"]
    assert check(folder) == []


def test_a_timestamp_of_a_line_that_went_meanwhile_is_not_kept(
    project: MakeProject, service: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project()
    release(folder, "2025-06-13 unaudited")

    def damage() -> None:
        log = yaml.safe_load((folder / LOG).read_bytes())
        log["releases"][0]["before"] = "0" * 64
        (folder / LOG).write_text(yaml.safe_dump(log), "utf-8")

    result, address = stamped_while(folder, service, monkeypatch, damage)
    assert result.stderr == (
        f"{LOG} was changed while {address} was asked. Ask for a timestamp again.\n"
        "Nothing was changed.\n"
    )


def test_chaining_anew_takes_out_the_timestamp_of_a_line_that_moves(
    stamped: Path, service: Path, tmp_path: Path
) -> None:
    """Two people release at once in two branches, each asks the service, and both are kept."""
    pipeline.build(stamped, stamped / "site", [Audience.PUBLIC])
    other = tmp_path / "other"
    shutil.copytree(stamped, other)
    logs = {}
    for folder, name in ((stamped, "2025-09-01 report"), (other, "2025-09-02 notice")):
        release(folder, name)
        with serving(service) as address:
            assert timestamp(folder, address, service / "root.pem").exit_code == 0
        logs[folder] = yaml.safe_load((folder / LOG).read_bytes())
    shutil.copytree(
        other / RELEASES / "2025-09-02-notice", stamped / RELEASES / "2025-09-02-notice"
    )
    both = logs[stamped]
    both["releases"].append(logs[other]["releases"][-1])
    both["timestamps"].append(logs[other]["timestamps"][-1])
    (stamped / LOG).write_text(yaml.safe_dump(both, sort_keys=False), "utf-8")
    assert [each.code for each in check(stamped)] == ["log-forked"]
    against = ("--relink", "--against", str(stamped / "site/public"), "--project", str(stamped))
    result = CliRunner().invoke(main, ["log", *against])
    line = "example/2024-25@2025-09-02-notice"
    assert result.stdout == (
        f"Joined up: {line}\nTimestamp taken out, as its entry now follows another: {line}\n"
    )
    assert result.stderr == "Next: governance timestamp, and governance check.\n"
    assert yaml.safe_load((stamped / LOG).read_bytes())["timestamps"] == both["timestamps"][:2]
    assert check(stamped) == []


def test_without_the_library_a_timestamp_is_not_compared_and_that_is_said(
    stamped: Path, service: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "rfc3161_client", None)
    (problem,) = check(stamped)
    assert problem.code == "unread-timestamp"
    assert "governance-statements[timestamp]" in problem.hint
    result = timestamp(stamped, "http://127.0.0.1:9/", service / "root.pem")
    assert result.stderr.startswith("A timestamp needs one more library. Install it: pip install ")
