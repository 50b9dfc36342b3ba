"""Bytes and the name of a reader in, what that reader found out: read in a process of its own.

PDF, Word and e-mail are read by large parsers that were made to be lenient, from files that
anybody may have sent. Promises: each document gets a fresh process without the caller's
environment, which may take no more time and memory than the settings allow, writes no file and is
killed when its time is over; whatever becomes of it costs that document only, with a plain reason;
what it says is looked at like any other input. Starting one takes about a tenth of a second, two
for Word.
"""

import contextlib
import importlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from sayso.errors import NotText, TooLarge, UnreadableDocument
from sayso.settings import MEBIBYTE, Settings

# What may be run, and nothing else: a name, and the function of ours that it stands for.
READERS = {
    "pdf": ("sayso.ingest.pdf", "pdf_paper"),
    "word": ("sayso.ingest.word", "word_paper"),
    "mail": ("sayso.ingest.mail", "letter"),
}
_REFUSALS = {kind.__name__: kind for kind in (UnreadableDocument, NotText, TooLarge)}
MAX_REASON = 200  # characters
# An answer may be larger than its document by so much: text in a PDF is packed, and an e-mail's
# attachments come back in base 64.
ANSWER_RATIO = 2
END = b"\n"  # of an answer: without it the process died while it spoke

# The packages' own __init__ would load the models: a second, and a hundred megabytes, for nothing.
_PROGRAM = """
import sys, types
folder, *rest = sys.argv[1:]
sys.path[:] = rest[3:]
for name, path in ("sayso", folder), ("sayso.ingest", folder + "/ingest"):
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].__path__ = [path]
from sayso.ingest.limited import serve
serve(rest[0], int(rest[1]), int(rest[2]))
"""


def read_limited(reader: str, data: bytes, name: str, settings: Settings) -> dict[str, Any]:
    """What `reader` makes of `data`: a JSON object. Raises UnreadableDocument, naming `name`."""
    child = subprocess.Popen(
        _command(reader, settings),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={},
        cwd="/",
    )
    began = time.monotonic()
    most = ANSWER_RATIO * settings.max_bytes
    timer = threading.Timer(settings.parse_seconds, child.kill)
    with child:
        timer.start()
        try:
            answer = _exchanged(child, data, most)
        finally:
            child.kill()
            timer.cancel()
    if len(answer) > most:
        raise TooLarge(name, "holds more than is allowed")
    if answer.endswith(END):
        return _understood(answer, name)
    late = time.monotonic() - began >= settings.parse_seconds
    raise _death(child.returncode, late, name, settings)


def _command(reader: str, settings: Settings) -> list[str]:
    """Isolated, and without writing compiled files; where this program's libraries are is told."""
    folder = str(Path(__file__).parents[1])
    limits = [str(settings.parse_bytes), str(max(1, round(settings.parse_seconds)))]
    found_in = [path for path in sys.path if Path(path).is_absolute()]
    return [sys.executable, "-I", "-B", "-c", _PROGRAM, folder, reader, *limits, *found_in]


def _exchanged(child: "subprocess.Popen[bytes]", data: bytes, most: int) -> bytes:
    """What the child says. It reads all before it says anything, so that nobody waits for both."""
    stdin, stdout = child.stdin, child.stdout
    assert stdin is not None
    assert stdout is not None
    with contextlib.suppress(OSError):  # it died; how, its exit code says
        try:
            stdin.write(data)
        finally:
            stdin.close()
    return stdout.read(most + 1)


def _understood(answer: bytes, name: str) -> dict[str, Any]:
    try:
        said = json.loads(answer)
    except (ValueError, RecursionError) as exc:
        raise UnreadableDocument(name, "its reader broke down") from exc
    if not isinstance(said, dict):
        raise UnreadableDocument(name, "its reader broke down")
    if "refused" not in said:
        return said
    reason = str(said.get("reason"))[:MAX_REASON]
    raise _REFUSALS.get(str(said["refused"]), UnreadableDocument)(name, reason)


def _death(code: int, late: bool, name: str, settings: Settings) -> UnreadableDocument:
    if late or code == -getattr(signal, "SIGXCPU", 0):
        return UnreadableDocument(
            name, f"takes longer than {settings.parse_seconds:g} seconds to read"
        )
    return UnreadableDocument(name, _too_much(settings.parse_bytes))


def _too_much(parse_bytes: int) -> str:
    return f"is damaged, or needs more than {parse_bytes / MEBIBYTE:g} MiB of memory to read"


def serve(reader: str, parse_bytes: int, seconds: int) -> None:
    """The child's whole life: limits first, then all that it is given, then one answer."""
    answers = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # a library that prints says nothing to anybody
    _limit(parse_bytes, seconds)
    said = _said(reader, parse_bytes)
    with os.fdopen(answers, "wb") as out:
        out.write(said + END)
    os._exit(0)


def _limit(parse_bytes: int, seconds: int) -> None:
    if sys.platform == "win32":
        return  # there the clock alone holds
    import resource

    wanted = (
        (resource.RLIMIT_AS, parse_bytes),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    )
    for kind, most in wanted:
        with contextlib.suppress(ValueError, OSError):  # macOS knows no limit of memory
            hard = resource.getrlimit(kind)[1]
            known = hard if hard != resource.RLIM_INFINITY else most
            resource.setrlimit(kind, (min(most, known),) * 2)


def _said(reader: str, parse_bytes: int) -> bytes:
    try:
        module, function = READERS[reader]
        data = sys.stdin.buffer.read()
        return json.dumps(getattr(importlib.import_module(module), function)(data)).encode()
    except UnreadableDocument as error:
        return _refusal(type(error).__name__, error.reason)
    except ModuleNotFoundError as exc:
        return _refusal("UnreadableDocument", f"needs {exc.name}, which is not installed")
    except MemoryError:
        return _refusal("UnreadableDocument", _too_much(parse_bytes))
    except RecursionError:
        return _refusal("NotText", "is nested too deeply to read")
    except Exception as exc:  # parsers of damaged files raise whatever comes to hand
        return _refusal("NotText", f"is damaged ({type(exc).__name__})")


def _refusal(kind: str, reason: str) -> bytes:
    return json.dumps({"refused": kind, "reason": reason}).encode()
