"""Where templates come from: the project's own, or those that ship with the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.project import REPOSITORY

from generator.resources import Resources, find_resources

if TYPE_CHECKING:
    from pathlib import Path


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
