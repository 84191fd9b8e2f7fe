"""Pages to Markdown: what is escaped, what stands in the front matter and in mkdocs.yml."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from jinja2 import UndefinedError
from markdown import markdown
from support.minimal_year import EDITION_PAGES, FIRST_ROWS
from support.project import MINIMAL
from support.releases import YEAR, release, rewrite, units_of

from generator.audience import select
from generator.pages import pages_of
from generator.pipeline import check_content
from generator.releases.versions import as_it_stands
from generator.render import escape_markdown, make_environment, write_tree
from generator.render.config import config_of
from generator.resources import find_resources
from generator.units import list_units
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

    from generator.model import Library

RESOURCES = find_resources(MINIMAL)
EDITION = 2


def written(library: Library, tree: Path, audience: Audience, which: int) -> dict[str, object]:
    """The mkdocs.yml of a unit, after its tree was written."""
    unit = list_units(as_it_stands(select(library, audience), audience, MINIMAL))[which]
    write_tree(unit, pages_of(unit), RESOURCES, tree)
    config = yaml.safe_load((tree / "mkdocs.yml").read_text("utf-8"))
    assert isinstance(config, dict)
    return config


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("Plain words 12", "Plain words 12"),
        ("<b>", "&#60;b&#62;"),
        ("a_b*c", "a&#95;b&#42;c"),
        ("1. R&D", "1&#46; R&#38;D"),
        ("{: #id }", "&#123;&#58; &#35;id &#125;"),
    ],
)
def test_titles_are_escaped_for_markdown_and_html_at_once(text: str, escaped: str) -> None:
    assert escape_markdown(text) == escaped
    assert markdown(f"# {escaped}", extensions=["attr_list"]).startswith("<h1>")


def test_a_template_that_asks_for_what_is_not_there_fails() -> None:
    environment = make_environment(RESOURCES.templates)
    with pytest.raises(UndefinedError):
        environment.from_string("{{ nothing }}").render()
    assert environment.from_string("{{ text }}").render(text="<b>") == "&lt;b&gt;"


def test_a_tree_holds_the_pages_the_data_and_the_configuration(
    library: Library, tmp_path: Path
) -> None:
    tree = tmp_path / "tree"
    config = written(library, tree, Audience.PUBLIC, EDITION)
    assert sorted(path.name for path in tree.iterdir()) == ["docs", "mkdocs.yml"]
    assert len(list(tree.rglob("*.md"))) == len(EDITION_PAGES)
    assert len(list((tree / "docs/data").iterdir())) == 3 * len(FIRST_ROWS) + 1
    assert (tree / "docs/data/areas.csv").read_bytes().count(b"\r\n") == 3
    assert config["INHERIT"] == str(RESOURCES.base_config)
    assert config["hooks"] == []
    assert config["site_name"] == "Example Authority 2024/25"
    assert config["site_url"] == "https://example.org/governance/example/2024-25/"


@pytest.mark.parametrize(
    ("which", "name", "to_root"),
    [
        (0, "Example statements", ""),
        (1, "Example Authority - Example statements", "../"),
        (EDITION, "Example Authority 2024/25", "../../"),
    ],
)
def test_each_unit_knows_where_it_stands(
    library: Library, tmp_path: Path, which: int, name: str, to_root: str
) -> None:
    config = written(library, tmp_path, Audience.PUBLIC, which)
    extra = config["extra"]
    assert isinstance(extra, dict)
    assert config["site_name"] == name
    assert (extra["to_root"], extra["base_path"]) == (to_root, "/governance/")


@pytest.mark.parametrize(
    ("audience", "state", "marking"),
    [
        (
            Audience.PUBLIC,
            {"kind": "working-copy", "text": "Working copy, not published"},
            None,
        ),
        (
            Audience.INTERNAL,
            {"kind": "working-copy", "text": "Working copy, not published"},
            "Internal: not for publication",
        ),
    ],
)
def test_every_page_says_how_final_it_is_and_whom_it_is_for(
    library: Library,
    tmp_path: Path,
    audience: Audience,
    state: dict[str, str],
    marking: str | None,
) -> None:
    extra = written(library, tmp_path, audience, EDITION)["extra"]
    assert isinstance(extra, dict)
    assert (extra["state"], extra.get("marking")) == (state, marking)
    assert extra["masthead"] == {
        "body": "Example Authority",
        "body_url": "example/",
        "year": "2024/25",
        "year_url": "example/2024-25/",
    }


OLD, NEW = "2025-06-13 unaudited", "2025-07-26 audited"
READ = "Read the current version: audited statement, published 26 July 2025"


@pytest.mark.parametrize(
    ("audience", "newest"),
    [
        (Audience.PUBLIC, "example/2024-25/"),
        # The year's own address shows staff the working copy.
        (Audience.INTERNAL, "example/2024-25/releases/2025-07-26-audited/"),
    ],
)
def test_a_superseded_release_leads_to_the_newest(
    project: MakeProject, audience: Audience, newest: str
) -> None:
    folder = project()
    path = f"{YEAR}/releases/{release(folder, OLD)}"
    release(folder, NEW)
    (folder / "content/withdrawals.yml").write_text(
        "withdrawals: [{kind: term, id: ags, date: 2025-08-01, reason: No.}]\n", "utf-8"
    )
    extra = config_of(units_of(folder, audience)[path], [], RESOURCES)["extra"]
    assert isinstance(extra, dict)
    assert extra["state"] == {
        "kind": "superseded",
        "text": "Superseded: unaudited statement, published 13 June 2025",
        "link": {"title": READ, "url": newest},
    }
    assert (extra["notice_in_short"], extra["withdrawn"]) == (
        "The Example Authority is fictional.",
        "Something was withdrawn from this edition on 1 August 2025, after it had been published.",
    )


def test_the_banner_leads_to_what_is_newer_not_to_the_same_statement(project: MakeProject) -> None:
    folder = project()
    path = f"{YEAR}/releases/{release(folder, OLD)}"
    rewrite(folder, f"{YEAR}/improvement.yml", "take too long", "took too long")
    release(folder, "2025-07-26 report")
    extra = config_of(units_of(folder, Audience.PUBLIC)[path], [], RESOURCES)["extra"]
    assert isinstance(extra, dict)
    title = "Read the current version: plan and papers as at 26 July 2025"
    assert extra["state"]["link"] == {"title": title, "url": "example/2024-25/"}


def test_the_navigation_has_a_section_for_each_tab(library: Library, tmp_path: Path) -> None:
    nav = written(library, tmp_path, Audience.PUBLIC, EDITION)["nav"]
    assert isinstance(nav, list)
    assert [next(iter(entry)) for entry in nav] == [
        "Example Authority 2024/25",
        "Statement",
        "Code",
        "Controls",
        "Improvement",
        "Assurance",
        "Boards",
        "Posts",
        "Glossary",
        "About",
    ]
    assert nav[1]["Statement"][2] == {
        "B. Review": [
            {"B. Review": "statement/review/index.md"},
            {"1 Decisions": "statement/decisions/index.md"},
            {"2 Openness": "statement/openness/index.md"},
        ]
    }


def test_tabs_are_what_most_come_for_and_the_rest_is_under_one_word(
    library: Library, tmp_path: Path
) -> None:
    extra = written(library, tmp_path, Audience.PUBLIC, EDITION)["extra"]
    assert isinstance(extra, dict)
    assert [(tab["title"], tab["url"]) for tab in extra["tabs"]] == [
        ("Overview", ""),
        ("Statement", "statement/"),
        ("Code", "code/"),
        ("Improvement", "improvement/"),
        ("Assurance", "assurance/"),
    ]
    assert [tab["title"] for tab in extra["more"]] == [
        "Controls", "Boards", "Posts", "Glossary", "About",
    ]  # fmt: skip


def test_nothing_that_is_withheld_is_written(tmp_path: Path) -> None:
    library = check_content(MINIMAL).library
    (edition,) = library.editions
    assert edition.code
    area = edition.code.areas[0].model_copy(update={"notes": ("zqsecret",)})
    code = edition.code.model_copy(update={"areas": (area, *edition.code.areas[1:])})
    changed = library.model_copy(update={"editions": (edition.model_copy(update={"code": code}),)})
    for audience, found in ((Audience.PUBLIC, False), (Audience.INTERNAL, True)):
        tree = tmp_path / audience
        written(changed, tree, audience, EDITION)
        texts = [path.read_text("utf-8") for path in tree.rglob("*.md")]
        assert any("zqsecret" in text for text in texts) is found
