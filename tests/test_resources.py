"""Where templates come from: the project's own, or those that ship with the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from support.project import REPOSITORY

from generator.cli import main
from generator.making import fingerprints
from generator.making.fingerprints import digest_of_program, digest_of_resources
from generator.problems import ExpectedError
from generator.resources import Resources, find_resources, read_resources

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject


def test_a_project_without_templates_uses_ours(tmp_path: Path) -> None:
    templates = REPOSITORY / "site_templates"
    shipped = Resources(templates, REPOSITORY / "mkdocs.yml", templates / "documents")
    assert find_resources(tmp_path) == shipped
    assert shipped.theme == REPOSITORY / "site_templates" / "theme"


def test_a_project_may_bring_its_own_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "site_templates").mkdir()
    assert find_resources(tmp_path).templates == tmp_path / "site_templates"
    assert find_resources(tmp_path).base_config == REPOSITORY / "mkdocs.yml"
    (tmp_path / "mkdocs.yml").write_text("", "utf-8")
    assert find_resources(tmp_path).base_config == tmp_path / "mkdocs.yml"
    (tmp_path / "template.docx").write_text("", "utf-8")
    assert find_resources(tmp_path).word_template == tmp_path / "template.docx"


def test_templates_of_older_pages_use_our_documents(tmp_path: Path) -> None:
    (tmp_path / "site_templates").mkdir()
    assert find_resources(tmp_path).documents == REPOSITORY / "site_templates" / "documents"


def own_templates(project: Path) -> Path:
    """Templates of a project's own: one page's."""
    folder = project / "site_templates" / "pages"
    folder.mkdir(parents=True)
    (folder / "one.md.jinja").write_text("One.\n", "utf-8")
    return folder


def test_what_a_link_leads_to_is_what_pages_are_made_with(tmp_path: Path) -> None:
    pages, shared = own_templates(tmp_path), tmp_path / "shared.jinja"
    shared.write_text("Shared.\n", "utf-8")
    (pages / "two.md.jinja").symlink_to(shared)
    before = digest_of_resources(find_resources(tmp_path))
    assert before == digest_of_resources(find_resources(tmp_path))
    shared.write_text("Changed.\n", "utf-8")
    assert before != digest_of_resources(find_resources(tmp_path))


def test_a_program_that_is_installed_by_links_is_known_by_what_they_lead_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, package = tmp_path / "code.py", tmp_path / "package"
    package.mkdir()
    (package / "code.py").symlink_to(code)
    monkeypatch.setattr(fingerprints, "_PACKAGE", package)
    digests = set()
    for text in ("1\n", "2\n"):
        code.write_text(text, "utf-8")
        digest_of_program.cache_clear()
        digests.add(digest_of_program())
    digest_of_program.cache_clear()
    assert len(digests) == 2


PAGE = "site_templates/pages/one.md.jinja"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        (
            "mkdocs.yml",
            b"site_name: One\nINHERIT: ../base.yml\n",
            (
                "mkdocs.yml:2: found INHERIT, which reads from another place. "
                "Write here what it stands for."
            ),
        ),
        (
            "mkdocs.yml",
            b"# !ENV is not for us\nextra:\n  one: !ENV [ONE, one]\n",
            (
                "mkdocs.yml:3: found !ENV, which reads from another place. "
                "Write here what it stands for."
            ),
        ),
        (
            "mkdocs.yml",
            b"site_name: \xe9\n",
            "mkdocs.yml:1: this is not UTF-8. Save the file as UTF-8.",
        ),
        (PAGE, b"One\ntwo \xe9\n", f"{PAGE}:2: this is not UTF-8. Save the file as UTF-8."),
    ],
)
def test_what_cannot_be_known_to_be_the_same_is_refused(
    tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    own_templates(tmp_path)
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ExpectedError) as caught:
        read_resources(find_resources(tmp_path))
    assert str(caught.value) == said


def test_a_link_to_a_folder_or_to_nothing_is_refused(tmp_path: Path) -> None:
    link = own_templates(tmp_path) / "two"
    link.symlink_to(tmp_path)
    with pytest.raises(ExpectedError) as caught:
        read_resources(find_resources(tmp_path))
    assert str(caught.value) == (
        "site_templates/pages/two is a link to a folder. Put the folder itself there."
    )
    link.unlink()
    link.symlink_to("gone")
    with pytest.raises(ExpectedError) as caught:
        read_resources(find_resources(tmp_path))
    assert str(caught.value) == (
        "site_templates/pages/two cannot be read: No such file or directory."
    )


@pytest.mark.parametrize("command", [["check"], ["build"], ["build", "--no-cache"]], ids=" ".join)
def test_each_command_that_reads_them_says_what_is_wrong(
    project: MakeProject, command: list[str]
) -> None:
    folder = project()
    (folder / "mkdocs.yml").write_bytes(b"site_name: \xe9\n")
    result = CliRunner().invoke(main, [*command, "--project", str(folder)])
    assert result.exit_code == 1
    assert result.stderr.splitlines()[0] == (
        "mkdocs.yml:1: this is not UTF-8. Save the file as UTF-8."
    )
    assert not (folder / "site" / "public").exists()
