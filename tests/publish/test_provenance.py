"""A manifest says what a site was built by and from, the same everywhere and nothing internal."""

from __future__ import annotations

import json
import platform
from typing import TYPE_CHECKING, Any

import pytest
from support.locked import LOCK_FILE
from support.releases import CODE, released, rewrite

from generator import pipeline, resources
from generator.digests import digest_of_file
from generator.publish import provenance
from generator.publish.provenance import built_by, told
from generator.publish.swap import MANIFEST, provenance_of, verify, write_manifest
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject


def manifest_of(site: Path) -> dict[str, Any]:
    return dict(json.loads((site / MANIFEST).read_text("utf-8")))


def test_the_lock_file_is_named_where_it_has_what_is_installed() -> None:
    assert built_by()["lock"] == digest_of_file(LOCK_FILE)


@pytest.mark.parametrize("text", [None, "", "jinja2==0.0.1\n"])
def test_a_lock_file_that_has_other_versions_is_not_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str | None
) -> None:
    (tmp_path / "package").mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "package")
    if text is not None:
        (tmp_path / "requirements.lock").write_text(text, "utf-8")
    assert "lock" not in built_by()


def test_the_lock_file_inside_the_package_is_the_one_it_was_installed_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    shipped = tmp_path / LOCK_FILE.name
    shipped.write_bytes(LOCK_FILE.read_bytes() + b"# from a package\n")
    assert built_by()["lock"] == digest_of_file(shipped)


def test_what_only_staff_see_is_not_in_the_public_manifest(
    project: MakeProject, tmp_path: Path
) -> None:
    folder = project()
    released(folder)
    site = tmp_path / "site"
    pipeline.build(folder, site, [*Audience], jobs=1)
    before = {each: manifest_of(site / each) for each in Audience}
    rewrite(folder, CODE, "once a month", "once a week")
    pipeline.build(folder, site, [*Audience], jobs=1)
    assert manifest_of(site / Audience.PUBLIC) == before[Audience.PUBLIC]
    was, now = before[Audience.INTERNAL], manifest_of(site / Audience.INTERNAL)
    assert {name for name in now if now[name] != was[name]} == {"content", "units", "files"}


def test_another_python_or_lock_makes_the_manifest_anew_and_no_unit(
    project: MakeProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, site = project(), tmp_path / "site"
    pipeline.build(folder, site, [Audience.INTERNAL], jobs=1)
    before = manifest_of(site / Audience.INTERNAL)
    monkeypatch.setattr(platform, "python_version", lambda: "3.99.1")
    monkeypatch.setattr(provenance, "find_lock", lambda: None)
    pipeline.build(folder, site, [Audience.INTERNAL], jobs=1)
    after = manifest_of(site / Audience.INTERNAL)
    assert after.pop("python") == "3.99.1"
    del before["python"], before["lock"]
    assert after == before


def test_verify_tells_what_a_site_was_built_by_and_from(tmp_path: Path) -> None:
    write_manifest(tmp_path, {"portal": "1"}, {}, [{"line": "a" * 64}, {"line": "b" * 64}])
    first, *digests = provenance_of(tmp_path)
    versions = built_by()["versions"]
    assert first == (
        f"Built by {built_by()['program']} with MkDocs {versions['mkdocs']}, "
        f"Material {versions['mkdocs-material']}, Pagefind {versions['pagefind-bin']}, "
        f"Python {platform.python_version()}."
    )
    assert digests == [
        f"SHA-256 of the lock file: {digest_of_file(LOCK_FILE)}",
        f"SHA-256 of the content: {manifest_of(tmp_path)['content']}",
        f"SHA-256 of the head of the log: {'b' * 64}",
    ]


def test_verify_finds_a_unit_that_was_changed_in_the_manifest(tmp_path: Path) -> None:
    write_manifest(tmp_path, {"portal": "1"}, {})
    file = tmp_path / MANIFEST
    file.write_text(file.read_text("utf-8").replace('"portal": "1"', '"portal": "2"'), "utf-8")
    assert verify(tmp_path) == ["manifest.json: the digest of the content is not that of its units"]


def test_a_manifest_of_an_older_version_tells_what_it_has() -> None:
    assert [*told({"program": "governance-statements 0.1.0", "versions": {"mkdocs": "1.6.1"}})] == [
        "Built by governance-statements 0.1.0 with MkDocs 1.6.1."
    ]
    assert [*told({"program": "governance-statements 0.0.1"})] == [
        "Built by governance-statements 0.0.1."
    ]
