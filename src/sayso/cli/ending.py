"""How commands end: what went wrong on one line, and the exit code that follows from it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TextIO

import typer

from sayso.errors import SaysoError, UsageError
from sayso.export.harmless import one_line

FAILED = 1
MISUSE = 2
STOPPED = 130  # 128 and SIGINT
BROKEN_PIPE = 141  # 128 and SIGPIPE: what a shell reports for a program ended so


def complain(error: SaysoError, err: TextIO) -> None:
    """One harmless line on standard error."""
    print(f"sayso: {one_line(str(error))}", file=err)


@contextmanager
def ending() -> Iterator[None]:
    """Run a command's act; its errors become a line and an exit code: 2 for misuse, 1 for what
    could not be done, 130 for Ctrl-C."""
    try:
        yield
    except SaysoError as exc:
        complain(exc, sys.stderr)
        raise typer.Exit(MISUSE if isinstance(exc, UsageError) else FAILED) from exc
    except KeyboardInterrupt as exc:
        print("sayso: stopped", file=sys.stderr)
        raise typer.Exit(STOPPED) from exc
    except BrokenPipeError as exc:
        raise typer.Exit(reader_went_away()) from exc


def standard_output() -> TextIO:
    """Standard output in UTF-8 for programs; a terminal keeps its encoding, and shows a
    placeholder where that has no such letter."""
    out = sys.stdout
    if isinstance(out, TextIOWrapper):
        if out.isatty():
            out.reconfigure(errors="replace")
        else:
            out.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    return out


def reader_went_away() -> int:
    """The program that read our output has ended (`| head`): end quietly, as it would be by
    signal. What is still buffered goes nowhere, or the interpreter would complain at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return BROKEN_PIPE
