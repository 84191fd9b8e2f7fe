"""What the year of the minimal project has: a new kind of page or download is added here."""

from __future__ import annotations

# In reading order: path, template, and title in the list of the document's parts.
EDITION_PAGES = [
    ("", "home", ""),
    ("statement/", "statement", "Contents"),
    ("statement/responsibility/", "section", "A. Responsibility"),
    ("statement/review/", "section", "B. Review"),
    ("statement/decisions/", "area_review", "1 Decisions"),
    ("statement/openness/", "area_review", "2 Openness"),
    ("statement/declaration/", "section", "C. Declaration"),
    ("statement/full/", "full", "The whole statement on one page"),
    ("code/", "code", "Contents"),
    ("code/scope/", "section", "A. Scope"),
    ("code/decisions/", "area", "1 Decisions"),
    ("code/openness/", "area", "2 Openness"),
    ("code/principles/", "principles", "By principle"),
    ("controls/", "controls", "Controls register"),
    ("improvement/", "improvement", "All improvement areas"),
    ("improvement/quicker-minutes/", "improvement_area", "1 Quicker minutes"),
    ("assurance/", "assurance", "Opinions"),
    ("boards/", "boards", "All boards and groups"),
    ("boards/main-board/", "board", ""),
    ("boards/audit-panel/", "board", ""),
    ("posts/", "posts", "All posts and units"),
    ("posts/chief-officer/", "post", ""),
    ("posts/finance-director/", "post", ""),
    ("glossary/", "glossary", "Glossary"),
    ("about/", "about", "About this edition"),
    ("about/completeness/", "completeness", "Completeness"),
]
# The tables to download and the first row of each.
FIRST_ROWS: dict[str, dict[str, object]] = {
    "areas": {
        "id": "decisions", "number": 1, "name": "Decisions", "principle": "A",
        "title_in_code": "How decisions are made and recorded",
        "title_in_statement": "How decisions are made", "controls": 1,
    },
    "boards": {
        "id": "main-board", "name": "Main Board", "kind": "board", "organisation": "example",
        "chair": "chief-officer", "frequency": "monthly", "parent": None,
        "escalates_to": None, "aliases": [], "controls": ["monthly-decisions"],
    },
    "controls": {
        "id": "monthly-decisions", "title": "Monthly decisions",
        "text": "The Main Board decides once a month.", "principle": "A", "area": "decisions",
        "theme": "boards", "owners": ["chief-officer"], "boards": ["main-board"],
        "frequency": "monthly",
    },
    "glossary": {
        "id": "ags", "term": "AGS", "meanings": ["Annual Governance Statement"],
        "explanation": None,
    },
    "improvement": {
        "id": "quicker-minutes", "number": 1, "title": "Quicker minutes",
        "about": "Minutes take too long.", "leads": ["chief-officer"],
        "governance_areas": ["openness"],
    },
    "opinions": {
        "id": "internal-audit", "title": "Internal audit opinion", "by": "Internal Audit",
        "given_by": None,
        "given": "2025-05", "pending": "no", "rating": "Adequate", "level": "adequate",
        "text": None, "areas": ["decisions"], "source": None,
    },
    "posts": {
        "id": "chief-officer", "title": "Chief Officer", "kind": "post",
        "organisation": "example", "controls": ["monthly-decisions", "published-minutes"],
        "leads": ["quicker-minutes"], "chairs": ["main-board"],
    },
    "reviews": {
        "area": "decisions", "theme": "boards", "title": "Boards",
        "activity": "The Main Board met twelve times.",
        "intended": "It will meet twelve times.",
    },
    "sections": {
        "id": "responsibility", "number": "A", "title": "Responsibility", "kind": "scope",
        "principles": [], "judgement": None, "level": None, "why": None,
        "text": "The Authority answers for its governance.", "paragraphs": [],
    },
}  # fmt: skip
