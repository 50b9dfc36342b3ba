"""The process that a document is read in, from inside: limits first, then bytes in, answers out.

Started by `limited.py`. Promises: it opens no file for writing, takes no more memory and time
than it was told, and says whatever became of a document in one line of JSON.
"""

import contextlib
import importlib
import json
import os
import sys
from typing import BinaryIO

from sayso.errors import UnreadableDocument
from sayso.settings import MEBIBYTE

# What may be run, and nothing else: a name, and the function of ours that it stands for.
READERS = {
    "pdf": ("sayso.ingest.pdf", "pdf_paper"),
    "word": ("sayso.ingest.word", "word_paper"),
    "mail": ("sayso.ingest.mail", "letter"),
    "html": ("sayso.ingest.html", "page_fields"),
}
END = b"\n"  # of an answer: without it the process died while it spoke
SIZE = 8  # bytes before each document that say how long it is


def serve(reader: str, parse_bytes: int, seconds: int) -> None:
    """Answer for each document that comes, until none does."""
    answers = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # a library that prints says nothing to anybody
    _limit(parse_bytes)
    with os.fdopen(answers, "wb") as out:
        while True:
            _limit_time(seconds)
            data = _next(sys.stdin.buffer)
            if data is None:
                break
            out.write(_said(reader, data, parse_bytes) + END)
            out.flush()
    os._exit(0)


def _next(stream: BinaryIO) -> bytes | None:
    """The next document; None where there is no more, or where it is cut off."""
    size = int.from_bytes(stream.read(SIZE), "big")
    data = stream.read(size)
    return data if size and len(data) == size else None


def _limit(parse_bytes: int) -> None:
    if sys.platform == "win32":
        return  # there the clock of the other process alone holds
    import resource

    for kind, most in (
        (resource.RLIMIT_AS, parse_bytes),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):  # macOS knows no limit of memory
            hard = resource.getrlimit(kind)[1]
            known = hard if hard != resource.RLIM_INFINITY else most
            resource.setrlimit(kind, (min(most, known),) * 2)


def _limit_time(seconds: int) -> None:
    """So much more for the next document: it holds where nobody is left to look at a clock."""
    if sys.platform == "win32":
        return
    import resource

    spent = resource.getrusage(resource.RUSAGE_SELF)
    soon = int(spent.ru_utime + spent.ru_stime) + 1 + seconds
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (soon, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _said(reader: str, data: bytes, parse_bytes: int) -> bytes:
    try:
        module, function = READERS[reader]
        return json.dumps(getattr(importlib.import_module(module), function)(data)).encode()
    except UnreadableDocument as error:
        return _refusal(type(error).__name__, error.reason)
    except ModuleNotFoundError as exc:
        return _refusal("UnreadableDocument", f"needs {exc.name}, which is not installed")
    except MemoryError:
        return _refusal("UnreadableDocument", too_much(parse_bytes))
    except RecursionError:
        return _refusal("NotText", "is nested too deeply to read")
    except Exception as exc:  # parsers of damaged files raise whatever comes to hand
        return _refusal("NotText", f"is damaged ({type(exc).__name__})")


def _refusal(kind: str, reason: str) -> bytes:
    return json.dumps({"refused": kind, "reason": reason}).encode()


def too_much(parse_bytes: int) -> str:
    """Why a document that took all memory is not read."""
    return f"is damaged, or needs more than {parse_bytes / MEBIBYTE:g} MiB of memory to read"
