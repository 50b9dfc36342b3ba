"""Fill the parts of README and docs that a program prints.

    python docs/generate.py            writes them
    python docs/generate.py --check    exits 1 where a file would change

A part stands between `<!-- sayso ARGUMENTS -->` and `<!-- end -->`: what the command prints at 100
columns, run in the repository's root. `<!-- sayso ARGUMENTS | head 30 -->`: its first 30 lines.
"""

import contextlib
import difflib
import io
import os
import re
import shlex
import sys
from pathlib import Path

from sayso.cli.main import app

ROOT = Path(__file__).resolve().parents[1]
FILES = ("README.md", "docs/cli.md")
_PART = re.compile(r"(<!-- sayso (.*?) -->\n```text\n).*?(```\n<!-- end -->)", re.DOTALL)


def printed(arguments: str) -> str:
    """What `sayso ARGUMENTS` prints, without trailing spaces."""
    arguments, _, head = arguments.partition(" | head ")
    os.environ |= {"COLUMNS": "100", "TERMINAL_WIDTH": "100", "NO_COLOR": "1"}
    out = io.TextIOWrapper(io.BytesIO(), "utf-8")
    with contextlib.redirect_stdout(out), contextlib.chdir(ROOT):
        app(shlex.split(arguments), standalone_mode=False, prog_name="sayso")
    out.flush()
    text = out.buffer.getvalue().decode()
    lines = [line.rstrip() for line in text.strip("\n").split("\n")]
    return "\n".join(lines[: int(head) if head else None]) + "\n"


def filled(text: str) -> str:
    return _PART.sub(lambda m: m[1] + printed(m[2]) + m[3], text)


def main(check: bool) -> int:
    stale = 0
    for name in FILES:
        path = ROOT / name
        old = path.read_text("utf-8")
        new = filled(old)
        if check and new != old:
            stale += 1
            sys.stdout.writelines(difflib.unified_diff(old.splitlines(True), new.splitlines(True)))
        elif not check:
            path.write_text(new, "utf-8")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv))
