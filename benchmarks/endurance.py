"""`sayso add` killed again and again: does the ledger end up as if nothing had happened?

    python benchmarks/endurance.py PLACE [--documents 2000] [--kills 50]
    PLACE: a path, or a postgresql:// address, of a ledger that is made there

Short documents are made on the fly. One ledger is filled undisturbed; the other is filled by a
command that is killed (SIGKILL, the whole group) at random moments, of which most fall while it
writes, and then by one that is left alone. The exports of both must be the same byte for byte, with
the clock held still (SOURCE_DATE_EPOCH), and `verify` must find nothing. Prints JSON; ends with 1
where they differ.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from sayso.errors import LedgerError
from sayso.ledger import reads
from sayso.ledger.opening import open_ledger

ENV = {**os.environ, "SOURCE_DATE_EPOCH": "1935000000"}
EARLY = 0.2  # share of the kills that fall while the program starts
STARTS = 2.0  # seconds that it needs for that, about
BEHIND = 1.0  # seconds, at most, from the first document that it writes to the kill
GIVEN_UP = 60.0  # seconds after which a run that writes nothing is killed too
SEED = 11
PORTS = ("Senn", "Ansel", "Tarn", "Lorn", "Orsava", "Elver")


def made(path: Path, count: int) -> None:
    """Lines of JSON, each a document."""
    draw = random.Random(SEED)
    with path.open("w", encoding="utf-8") as file:
        for n in range(count):
            ships, port = draw.randint(2, 900), draw.choice(PORTS)
            text = (
                f"The harbour master of Port {port} said on Monday that {ships} ships had arrived. "
                f"“We counted {ships} of them,” she told reporters. Nobody denied it."
            )
            row = {"id": f"a{n}", "text": text, "outlet": f"Gazette of {port}"}
            file.write(json.dumps(row) + "\n")


def sayso(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "sayso.cli.main", *arguments],
        env=ENV,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def done(*arguments: str) -> bytes:
    run = sayso(*arguments)
    out, _ = run.communicate()
    if run.returncode:
        raise SystemExit(f"sayso {arguments[0]} ended with {run.returncode}")
    return out


def killed(articles: str, place: str, kills: int) -> list[int]:
    """How many documents the ledger held after each kill."""
    draw, held = random.Random(SEED), [0]
    for _ in range(kills):
        run = sayso("add", articles, "--ledger", place, "--jobs", "1")
        if draw.random() < EARLY:
            time.sleep(draw.uniform(0, STARTS))
        else:
            _until(run, place, held[-1])
            time.sleep(draw.uniform(0, BEHIND))
        os.killpg(run.pid, signal.SIGKILL)
        run.communicate()
        held.append(count(place))
    return held


def _until(run: subprocess.Popen[bytes], place: str, before: int) -> None:
    """Wait for the first document that a run writes."""
    began = time.monotonic()
    while count(place) == before and run.poll() is None and time.monotonic() < began + GIVEN_UP:
        time.sleep(0.02)


def count(place: str) -> int:
    """Documents in the ledger, 0 where there is none yet."""
    try:
        ledger = open_ledger(place, make=False)
    except LedgerError:
        return 0
    try:
        return sum(1 for _ in reads.documents(ledger, reads.Narrowed(limit=None)))
    finally:
        ledger.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("place")
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=50)
    asked = parser.parse_args()
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as scratch:
        articles, undisturbed = Path(scratch) / "a.jsonl", str(Path(scratch) / "l.sqlite")
        made(articles, asked.documents)
        done("add", str(articles), "--ledger", undisturbed)
        wanted = done("export", "--all", "--ledger", undisturbed)
        held = killed(str(articles), asked.place, asked.kills)
        done("add", str(articles), "--ledger", asked.place)
        found = done("export", "--all", "--ledger", asked.place)
        done("verify", "--ledger", asked.place)
    while_writing = sum(b > a for a, b in pairwise(held))
    row = {
        "documents": asked.documents,
        "kills": asked.kills,
        "kills after some were written": while_writing,
        "held after the last kill": held[-1],
        "bytes of the export": len(wanted),
        "the same": wanted == found,
        "seconds": round(time.perf_counter() - began),
    }
    print(json.dumps(row))
    raise SystemExit(0 if wanted == found else 1)


if __name__ == "__main__":
    main()
