"""Attachments on a built site: who gets which file, under which name, and what the pages say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from support.attachments import SECRET, jpeg, pdf, png
from support.releases import released, rewrite
from support.rendered_pages import pages_in
from support.years import written

from generator import audience, pipeline
from generator.model.attachments import PublishedFile
from generator.pipeline import check
from generator.problems import ContentError, ExpectedError
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
    assert "<p>Some entries are not published here.</p>" in page
    assert "draft" not in page


PLACED = """\
    text: |
      As this shows:

      ![](attachment:chart)

      What is planned:

      ![](attachment:draft)

      All of it is decided in public.
    paragraphs: [{number: "1", text: "![](attachment:minutes)"}]
"""


def placed(project: MakeProject) -> Path:
    """Three of the four files stand in the texts of the section; one of the three is internal."""
    folder = attached(project)
    rewrite(folder, CODE, SCOPE, PLACED)
    return folder


FIGURE = """\
<p>As this shows:</p>
<figure class="gs-image">
<img src="../../files/chart.png" alt="A tree of boards" width="64" height="32">
<figcaption>How we are organised</figcaption>
</figure>
<p>What is planned:</p>
"""


def test_a_text_shows_attachments_where_it_places_them_and_nothing_twice(
    project: MakeProject,
) -> None:
    folder = placed(project)
    assert check(folder) == []
    page = written(folder, "example/2024-25", "code/scope/")
    draft = '<p class="gs-file"><a href="../../files/draft.csv">Draft figures</a> (CSV, 1 KB)</p>\n'
    assert f"{FIGURE}{draft}<p>All of it is decided in public.</p>" in page
    assert page.count("chart.png") == page.count("draft.csv") == page.count("minutes.pdf") == 1
    below = page.index('<figure class="gs-image" id="photo">')
    assert page.index("minutes.pdf") < below  # in the paragraph, above what is placed nowhere


def test_what_is_internal_is_absent_where_a_public_text_places_it(
    project: MakeProject, tmp_path: Path
) -> None:
    folder = placed(project)
    page = pages_in(folder)["example/2024-25/code/scope/"]
    assert f"{FIGURE}\n<p>All of it is decided in public.</p>" in page
    assert "<p>Some entries are not published here.</p>" in page
    pipeline.build(released(folder), tmp_path / "site", list(Audience), jobs=1)  # past the gate
    for file in (each for each in (tmp_path / "site/public").rglob("*") if each.is_file()):
        assert not re.search(b"Draft figures|draft.csv|attachment:[a-z]", file.read_bytes()), file


def test_the_gate_stops_what_a_text_places_when_the_selection_lets_it_through(
    project: MakeProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = placed(project)
    rewrite(folder, CODE, "title: Draft figures", "title: What each district would lose")
    released(folder)
    sound = audience._is_public
    monkeypatch.setattr(
        audience, "_is_public", lambda each: getattr(each, "id", "") == "draft" or sound(each)
    )
    with pytest.raises(ExpectedError) as caught:
        pipeline.build(folder, tmp_path / "site", [Audience.PUBLIC], jobs=1)
    said = str(caught.value)
    assert '"title" of the attachment "draft" of example/2024-25' in said
    assert "example/2024-25/code/scope/index.html: the text has" in said
    assert not (tmp_path / "site/public").exists()


def test_an_attachment_placed_in_what_is_internal_stands_below_for_the_public(
    project: MakeProject,
) -> None:
    folder = placed(project)
    rewrite(folder, CODE, '{number: "1", text', '{number: "1", audience: internal, text')
    link = '<a href="../../files/minutes.pdf">Minutes</a>'
    assert link in pages_in(folder)["example/2024-25/code/scope/"]
    assert written(folder, "example/2024-25", "code/scope/").count(link) == 1


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
