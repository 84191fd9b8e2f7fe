"""How commands change the YAML of a project: spliced in, read back, all or nothing."""

from generator.writing.changes import Append, FileChange, KeyPath, NewFile, Put
from generator.writing.files import alone, alone_from_reading, staging
from generator.writing.run import preview, write
from generator.writing.settled import read_settled
from generator.writing.whole import yaml_like

__all__ = [
    "Append",
    "FileChange",
    "KeyPath",
    "NewFile",
    "Put",
    "alone",
    "alone_from_reading",
    "preview",
    "read_settled",
    "staging",
    "write",
    "yaml_like",
]
