"""The glossary stands by the alphabet, in whichever order its file has the terms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from support.rendered_pages import pages_in

if TYPE_CHECKING:
    from support.project import MakeProject

GLOSSARY = """\
audience: public
terms:
  - {id: panel, term: panel, meanings: [{text: A board.}]}
  - {id: ags, term: AGS, meanings: [{text: Annual Governance Statement.}]}
  - {id: sic, term: "'SIC'", meanings: [{text: Statement of internal control.}]}
  - {id: risk, term: Risk, meanings: [{text: What may happen.}]}
  - {id: eea, term: École, meanings: [{text: A school.}]}
"""


def test_terms_stand_by_the_alphabet(project: MakeProject) -> None:
    page = pages_in(project({"glossary.yml": GLOSSARY}))["example/2024-25/glossary/"]
    assert re.findall("<dt>(.*?)</dt>", page) == ["AGS", "École", "panel", "Risk", "&#39;SIC&#39;"]
