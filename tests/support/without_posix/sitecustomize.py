"""Takes away what Windows does not have, from every process that has this folder in PYTHONPATH.

Python imports a module of this name before anything else. What remains POSIX here is how Python
itself starts processes and what the lock library calls, which has code of its own for Windows.
"""

from __future__ import annotations

import builtins
import ctypes
import errno
import io
import multiprocessing
import os
import shutil
import signal
import sys
from contextlib import suppress
from fcntl import F_GETFL, fcntl
from importlib import import_module
from pathlib import Path
from typing import Any

import_module("filelock")  # keeps what it needs of what follows
with suppress(ImportError):  # only where two projects are to be the same to the byte
    import_module("same_salts")

MODULES = ("fcntl", "grp", "pwd", "resource", "termios")
NAMES = ("fork", "forkpty", "geteuid", "getuid", "killpg", "O_DIRECTORY", "O_NOFOLLOW", "setsid")
OPTIONS = ("buffering", "encoding", "errors", "newline", "closefd", "opener")

real_open, real_open_file, real_fsync = os.open, io.open, os.fsync
real_replace, real_library = os.replace, ctypes.CDLL


def open_handle(path: Any, flags: int, *rest: Any, **options: Any) -> int:
    """Windows opens no folder."""
    if Path(path).is_dir():
        raise PermissionError(errno.EACCES, "A folder was opened", path)
    return real_open(path, flags, *rest, **options)


def fsync(handle: int) -> None:
    """Windows writes out only what was opened to be written."""
    if not fcntl(handle, F_GETFL) & (os.O_WRONLY | os.O_RDWR):
        raise OSError(errno.EBADF, "A file was written out that was opened to be read")
    real_fsync(handle)


def open_file(file: Any, mode: str = "r", *rest: Any, **options: Any) -> Any:
    """Text has the encoding and the line ends of Windows, unless others are asked for."""
    options |= zip(OPTIONS, rest, strict=False)
    if "b" not in mode:
        if options.get("encoding") in {None, "locale"}:
            options["encoding"] = "cp1252"
        if options.get("newline") is None and not mode.startswith("r"):
            options["newline"] = "\r\n"
    return real_open_file(file, mode, **options)


def rename(source: Any, target: Any) -> None:
    """Windows gives nothing the name of something that is there."""
    if Path(target).exists():
        raise FileExistsError(errno.EEXIST, "A name was taken", target)
    replace(source, target)


def replace(source: Any, target: Any) -> None:
    """Windows replaces no folder, not even an empty one, and moves none with an open file."""
    if Path(target).is_dir():
        raise PermissionError(errno.EACCES, "A folder was replaced", target)
    for handle in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):
            if Path(source).absolute() in handle.readlink().parents:
                raise PermissionError(errno.EACCES, "A folder was moved with an open file", source)
    real_replace(source, target)


def library(name: str | None, *rest: Any, **options: Any) -> ctypes.CDLL:
    """Windows has no library that stands for the program and all it has loaded."""
    if name is None:
        message = "argument of type 'NoneType' is not iterable"
        raise TypeError(message)
    return real_library(name, *rest, **options)


for module in MODULES:
    sys.modules[module] = None  # type: ignore[assignment] # so that importing it fails
for missing in NAMES:
    delattr(os, missing)
del signal.SIGKILL
vars(shutil)["_use_fd_functions"] = False
vars(os).update(open=open_handle, fsync=fsync, rename=rename, replace=replace)
vars(builtins)["open"] = vars(io)["open"] = open_file
vars(ctypes)["CDLL"] = library
multiprocessing.set_start_method("spawn")
