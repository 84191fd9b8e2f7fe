"""What the program is made of is said the same everywhere, and compared with known faults."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import advisories
import pytest
import sbom
from support.locked import LOCK_FILE, LockedLibrary, read_lock
from support.project import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

LOCKED = read_lock()
BILL = sbom.bill_of(LOCKED)
MARKED = {each.name for each in LOCKED if each.marker}
SMALL = LockedLibrary("pillow", frozenset(), "13.0.0", "", ("0" * 64,), ())


def test_the_bill_names_each_locked_library_with_its_digests() -> None:
    assert len(LOCKED) == len(re.findall("(?m)^[a-z0-9]", LOCK_FILE.read_text("utf-8")))
    named = {(each["name"], each["version"]): each for each in BILL["components"]}
    assert named.keys() == {(each.name, each.version) for each in LOCKED}
    for library in LOCKED:
        component = named[library.name, library.version]
        assert component["hashes"] == [
            {"alg": "SHA-256", "content": digest} for digest in library.digests
        ]
        assert library.digests
        assert component["purl"] == f"pkg:pypi/{library.name}@{library.version}"
        assert ("properties" in component) == (library.name in MARKED)


def test_the_bill_is_one_of_cyclonedx() -> None:
    assert (BILL["bomFormat"], BILL["specVersion"], BILL["version"]) == ("CycloneDX", "1.6", 1)
    references = [each["bom-ref"] for each in BILL["components"]]
    references.append(BILL["metadata"]["component"]["bom-ref"])
    assert len(references) == len(set(references))
    assert sorted(each["ref"] for each in BILL["dependencies"]) == sorted(references)
    assert {each for one in BILL["dependencies"] for each in one["dependsOn"]} <= {*references}


@pytest.mark.parametrize(
    ("name", "scope"),
    [
        ("mkdocs", "required"),
        ("ghp-import", "required"),  # which mkdocs asks for
        ("weasyprint", "optional"),
        ("fonttools", "optional"),
        ("pytest", "excluded"),
        ("hatchling", "excluded"),
        ("packaging", "required"),  # which tests ask for as well
    ],
)
def test_the_bill_says_what_a_library_is_there_for(name: str, scope: str) -> None:
    assert [each["scope"] for each in BILL["components"] if each["name"] == name] == [scope]


def test_the_bill_has_the_same_bytes_everywhere_and_no_address_or_day(tmp_path: Path) -> None:
    made = set()
    for where in (
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/St_Johns", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"},
    ):
        subprocess.run(
            [sys.executable, REPOSITORY / "tests/sbom.py", tmp_path / "bill.json"],
            env={**os.environ, **where},
            check=True,
            stdout=subprocess.DEVNULL,
        )
        made.add((tmp_path / "bill.json").read_bytes())
    (text,) = made
    assert not re.search(rb"https?:|file:|timestamp|serialNumber|/home|/root", text)


def affected(name: str = "Pillow", **more: Any) -> dict[str, Any]:
    return {"package": {"ecosystem": "PyPI", "name": name}, **more}


def spanning(*events: tuple[str, str], kind: str = "ECOSYSTEM") -> dict[str, Any]:
    return affected(ranges=[{"type": kind, "events": [dict([event]) for event in events]}])


@pytest.mark.parametrize(
    ("about", "hit"),
    [
        (spanning(("introduced", "0")), True),
        (spanning(("introduced", "0"), ("fixed", "13.0.1")), True),
        (spanning(("introduced", "0"), ("fixed", "13.0.0")), False),
        (spanning(("introduced", "13")), True),
        (spanning(("introduced", "13.0.1")), False),
        (spanning(("introduced", "0"), ("last_affected", "13.0")), True),
        (spanning(("introduced", "0"), ("last_affected", "12.9")), False),
        (spanning(("introduced", "12"), ("last_affected", "12")), False),
        (spanning(("introduced", "13.0"), ("last_affected", "13.0")), True),
        (spanning(("fixed", "12.1"), ("introduced", "0"), ("introduced", "12.9")), True),
        (spanning(("introduced", "0"), ("fixed", "9"), ("introduced", "10")), True),
        (spanning(("introduced", "0"), ("fixed", "9"), ("introduced", "14")), False),
        (spanning(("introduced", "0"), ("limit", "*")), True),
        (spanning(("introduced", "2004d")), True),  # nobody can tell
        (affected(versions=["12.0.0", "13.0"]), True),
        (affected(versions=["12.0.0", "2004d"]), False),
        (affected(), True),  # nobody can tell
        (affected(versions=["12.0.0"], **spanning(("introduced", "abc"), kind="GIT")), False),
    ],
)
def test_an_advisory_is_about_the_versions_it_names(about: dict[str, Any], *, hit: bool) -> None:
    assert advisories.is_affected(SMALL.version, about) == hit


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (
            {},
            "pillow 13.0.0 is affected by GHSA-1, CVE-2026-1: Pictures run code. Fixed in 13.0.2.",
        ),
        ({"withdrawn": "2026-01-01T00:00:00Z"}, None),
        ({"affected": [affected("pillow-simd")]}, None),
        ({"affected": [{"package": {"ecosystem": "npm", "name": "pillow"}}]}, None),
        ({"affected": []}, None),
        (
            {"affected": [affected()], "summary": "", "aliases": []},
            "pillow 13.0.0 is affected by GHSA-1. It names no later version in which it is fixed.",
        ),
    ],
)
def test_each_hit_is_said_in_a_sentence(changed: dict[str, Any], said: str | None) -> None:
    events = ("introduced", "0"), ("fixed", "12.1"), ("introduced", "12.5"), ("fixed", "13.0.2")
    advisory = {
        "id": "GHSA-1",
        "aliases": ["CVE-2026-1"],
        "summary": "Pictures\nrun code.",
        "affected": [spanning(*events)],
    }
    assert list(advisories.hits([SMALL], [advisory | changed])) == ([said] if said else [])


@pytest.mark.parametrize("shape", ["one", "list", "vulns"])
def test_a_hit_in_a_file_ends_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], shape: str
) -> None:
    one = {"id": "GHSA-2", "affected": [affected("MkDocs")]}
    file = tmp_path / "list.json"
    file.write_text(json.dumps({"one": one, "list": [one], "vulns": {"vulns": [one]}}[shape]))
    assert advisories.main([str(file)]) == 1
    (version,) = (each.version for each in LOCKED if each.name == "mkdocs")
    assert capsys.readouterr().out == (
        f"mkdocs {version} is affected by GHSA-2. It names no later version in which it is fixed.\n"
    )


def test_no_hit_is_said_as_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "list.json"
    file.write_text(json.dumps([{"id": "GHSA-3", "affected": [affected("no-such-library")]}]))
    assert advisories.main([str(file)]) == 0
    assert capsys.readouterr().out == (
        f"None of the {len(LOCKED)} libraries in requirements.lock is in list.json, "
        "which has 1 advisories.\n"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "cannot be read: No such file or directory."),
        ("<html>", "is no list of advisories in the format of OSV."),
        ('{"results": []}', "is no list of advisories in the format of OSV."),
        ('[{"id": "GHSA-4", "affected": 1}]', "is no list of advisories in the format of OSV."),
        ('[{"id": 1, "affected": ["a"]}]', "is no list of advisories in the format of OSV."),
    ],
)
def test_a_file_that_is_no_such_list_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str | None, said: str
) -> None:
    file = tmp_path / "list.json"
    if text is not None:
        file.write_text(text)
    assert advisories.main([str(file)]) == 2
    assert capsys.readouterr().err == f"{file} {said}\n"


@pytest.mark.parametrize("names", [[], [""], ["a", "b"]])
def test_the_list_has_to_be_named(capsys: pytest.CaptureFixture[str], names: list[str]) -> None:
    assert advisories.main(names) == 2
    assert capsys.readouterr().err == f"{advisories.USAGE}\n"
