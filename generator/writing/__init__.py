"""How commands change the YAML of a project: spliced in, read back, all or nothing."""

from generator.writing.changes import Append, FileChange, KeyPath, NewFile, Put
from generator.writing.run import preview, write

__all__ = ["Append", "FileChange", "KeyPath", "NewFile", "Put", "preview", "write"]
