"""Two editions of an organisation side by side: what became of everything in them.

Matched by permanent id and declared lineage, never by likeness. Computed from the two selected
libraries alone, so that what neither holds cannot come back as a difference.
"""

from generator.compare.blocks import Shape
from generator.compare.data import as_data
from generator.compare.difference import compare, compare_tables, suggested, unexplained
from generator.compare.digest import Sentence, digest_of
from generator.compare.endings import ENDED, ending_of, newest_ending
from generator.compare.items import table_of
from generator.compare.lineage import declared_in
from generator.compare.records import (
    Between,
    Change,
    ChangeKind,
    Comparison,
    Ending,
    Entry,
    FieldChange,
    Form,
    Gap,
    Suggestion,
    Table,
)
from generator.compare.summary import as_text, judged_otherwise, summary
from generator.compare.texts import Block, BlockKind, Mark, Run, text_diff

__all__ = [
    "ENDED",
    "Between",
    "Block",
    "BlockKind",
    "Change",
    "ChangeKind",
    "Comparison",
    "Ending",
    "Entry",
    "FieldChange",
    "Form",
    "Gap",
    "Mark",
    "Run",
    "Sentence",
    "Shape",
    "Suggestion",
    "Table",
    "as_data",
    "as_text",
    "compare",
    "compare_tables",
    "declared_in",
    "digest_of",
    "ending_of",
    "judged_otherwise",
    "newest_ending",
    "suggested",
    "summary",
    "table_of",
    "text_diff",
    "unexplained",
]
