"""Attachments on a built site: who gets which file, under which name, and what the pages say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from support.attachments import SECRET, jpeg, pdf, png
from support.releases import released
from support.rendered_pages import pages_in

from generator import pipeline
from generator.model.attachments import PublishedFile
from generator.problems import ContentError
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

FILES = "example/2024-25/files"
CODE = "example/2024-25/code.yml"
SCOPE = "    text: Everything the Authority does.\n"
ATTACHED = """\
    attachments:
      - {id: chart, file: zqorigchart.png, title: How we are organised, alt: A tree of boards}
      - {id: photo, file: zqorigphoto.JPG, title: The boardroom, alt: A table and ten chairs}
      - {id: minutes, file: zqorigminutes.pdf, title: Minutes}
      - {id: draft, file: zqorigdraft.csv, title: Draft figures, audience: internal}
"""


def attached(project: MakeProject, text: str = ATTACHED) -> Path:
    """The minimal project with files attached to the scope of its Code."""
    return project(
        {
            f"{FILES}/zqorigchart.png": png(),
            f"{FILES}/zqorigphoto.JPG": jpeg(6),
            f"{FILES}/zqorigminutes.pdf": pdf(),
            f"{FILES}/zqorigdraft.csv": "zqdraft\n",
        },
        replace={CODE: (SCOPE, SCOPE + text)},
    )


def names(site: Path) -> set[str]:
    return {file.name for file in (site / "example/2024-25/files").iterdir()}


def test_each_site_has_the_files_of_its_audience_without_their_names_and_metadata(
    project: MakeProject, tmp_path: Path
) -> None:
    pipeline.build(released(attached(project)), tmp_path / "site", list(Audience))
    public, internal = tmp_path / "site/public", tmp_path / "site/internal"
    assert names(public) == {"chart.png", "photo.jpg", "minutes.pdf"}
    assert names(internal) == names(public) | {"draft.csv"}
    for site, hidden in ((public, "zqorig|zqdraft|Draft figures"), (internal, "zqorig")):
        for file in (each for each in site.rglob("*") if each.is_file()):
            found = re.search(f"{hidden}|{SECRET}".encode(), file.read_bytes())
            assert not found, f"{found} in {file}"
            assert "zqorig" not in file.name


def test_a_page_shows_images_and_links_to_files(project: MakeProject) -> None:
    page = pages_in(attached(project))["example/2024-25/code/scope/"]
    assert (
        '<figure class="gs-image" id="photo">\n'
        '<img src="../../files/photo.jpg" alt="A table and ten chairs" width="32" height="64">\n'
        "<figcaption>The boardroom</figcaption>\n"
        "</figure>\n"
    ) in page
    assert (
        '<p class="gs-file"><a href="../../files/minutes.pdf">Minutes</a> (PDF, 1 KB)</p>' in page
    )
    assert "<p>1 attachment is not published here.</p>" in page
    assert "draft" not in page


def test_words_for_an_image_are_only_text(project: MakeProject) -> None:
    text = ATTACHED.replace("A tree of boards", "'\"><script> & more'")
    page = pages_in(attached(project, text))["example/2024-25/code/scope/"]
    assert 'alt="&#34;&gt;&lt;script&gt; &amp; more"' in page


def test_two_attachments_of_a_year_cannot_have_one_id(project: MakeProject) -> None:
    folder = attached(project, ATTACHED.replace("id: photo", "id: chart"))
    with pytest.raises(ContentError) as caught:
        pipeline.check_content(folder)
    assert [problem.code for problem in caught.value.problems] == ["duplicate-id"]


@pytest.mark.parametrize(
    ("size", "weight"),
    [(0, "1 KB"), (1, "1 KB"), (1_600, "2 KB"), (999_000, "999 KB"), (1_240_000, "1.2 MB")],
)
def test_a_weight_is_said_in_kilobytes_or_megabytes(size: int, weight: str) -> None:
    assert PublishedFile("a", "a.txt", "Text", b"x" * size).weight == weight
