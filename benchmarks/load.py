"""The workbench under load: people who read and people who write, at a real `sayso serve`.

    python benchmarks/load.py [--seconds 300] [--readers 50] [--writers 4] [--copies 20]

The ledger is made of `examples/affair`, and of copies of it that happen in other years to people
and places of other names: sixteen documents a copy. Each reader asks for a page or an answer of the
API, looks at it for a while (`--pause` seconds on average), and asks for the next; each writer
writes judgements and pastes texts. Before they begin the ledger is compared once, as it is for
whoever comes first. Prints JSON: what failed, milliseconds
by address at the median and the 95th percentile, and what was written and is not in the ledger
when the server is gone. Ends with 1 where anything failed or was lost.
"""

import argparse
import asyncio
import json
import math
import random
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx

from sayso.engines.adding import add_origins
from sayso.engines.local import Reads
from sayso.ledger import audit, reads
from sayso.ledger.opening import open_ledger
from sayso.settings import Settings

AFFAIR = Path(__file__).resolve().parents[1] / "examples" / "affair"
FIRST_YEAR = 2031
NAMES = re.compile(
    r"\b(Karst|Meridia|Sundmark|Orsava|Senn|Lissau|Tarn|Brandt|Lorn|Halloran|Velmoor|Kelm|Rolfsen"
    r"|Rehn|Vale|Petrie|Aker|Holt|Halden|Port)"
)
WORDS = ("soldiers", "convoy", '"tinned fish"', "treaty", "denied", "ships -fish", "council")
ABOUT = {"about": "tinned fish"}
PASTED = (
    "The harbour master of Port {name}, Ada Vell, said on Monday that {count} ships had arrived."
    " “We counted {count} of them,” she told reporters. The ministry denied it."
)
SEED = 5
WAIT = 120.0  # seconds that an answer, and the end of what is being read, may take
WRITERS_PAUSE = 4.0  # seconds, on average, between two things that a writer does
QUANTILE = 0.95


@dataclass(frozen=True)
class Aims:
    """What there is to ask for."""

    documents: list[str]
    sources: list[str]
    statements: list[str]


@dataclass
class Tally:
    """What was asked, and what came of it. `times`: milliseconds by address."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: Counter[str] = field(default_factory=Counter)
    judgements: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


def made(place: Path, copies: int) -> int:
    """A ledger of the affair and its copies; how many documents it holds."""
    ledger = open_ledger(place)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(copies):
            _copy(Path(folder), number)
        origins = sorted(map(str, Path(folder).glob("*.html")))
        steps = list(add_origins(ledger, origins, settings=Settings(), reads=Reads()))
    ledger.close()
    return sum(step.added is not None for step in steps)


def _copy(folder: Path, number: int) -> None:
    """The affair, `number` years earlier and elsewhere."""
    syllable = f"{'BDFGLMNRSTV'[number % 11]}{'aeiou'[number // 11 % 5]}"
    for path in AFFAIR.glob("*.html"):
        text = path.read_text("utf-8")
        if number:
            text = NAMES.sub(lambda name: syllable + name[0].lower(), text)
            text = text.replace(str(FIRST_YEAR), str(FIRST_YEAR - number))
            text = text.replace(".example/", f".example/{number}/")
        (folder / f"{number:03}-{path.name}").write_text(text, "utf-8")


@contextmanager
def serving(place: Path) -> Iterator[tuple[str, str]]:
    """`sayso serve` on that ledger: its address and its key."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    command = [sys.executable, "-m", "sayso.cli.main", "serve"]
    server = subprocess.Popen(
        [*command, "--port", port, "--ledger", str(place)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert server.stdout is not None
        printed = urlsplit(server.stdout.readline().strip())
        yield f"http://{printed.netloc}", parse_qs(printed.query)["token"][0]
    finally:
        server.terminate()
        server.wait(WAIT)
        server.stdout.close()


class Load:
    """One run: a client of the workbench, what there is to ask for, and the tally."""

    def __init__(self, client: httpx.AsyncClient, seconds: float, pause: float) -> None:
        self.client, self.seconds, self.pause = client, seconds, pause
        self.tally = Tally()

    async def run(self, readers: int, writers: int) -> None:
        """Readers and writers for the given time, then until everything pasted was read."""
        aims = await self._aims()
        await self._ask("first claims", "GET", "/claims")
        await self._ask("first dossier", "GET", "/dossier", params=ABOUT)
        end = time.monotonic() + self.seconds
        at_work = [self._reader(aims, random.Random(SEED + n), end) for n in range(readers)]
        at_work += [self._writer(aims, n, end) for n in range(writers)]
        await asyncio.gather(*at_work)
        await self._settled()

    async def _aims(self) -> Aims:
        """Begins when the server does."""
        until = time.monotonic() + WAIT
        while True:
            try:
                await self.client.get("/api/v1/tasks")
                break
            except httpx.TransportError:
                if time.monotonic() > until:
                    raise
                await asyncio.sleep(0.1)
        documents = (await self.client.get("/api/v1/documents?limit=1000")).json()
        sources = (await self.client.get("/api/v1/sources?limit=40")).json()
        found = (await self.client.get("/api/v1/statements?words=said&limit=500")).json()
        return Aims(
            [one["document"] for one in documents],
            [one["source"] for one in sources],
            [one["statement"] for one in found],
        )

    async def _reader(self, aims: Aims, draw: random.Random, end: float) -> None:
        """Asks for what people ask for, most often for an article or a search."""
        await asyncio.sleep(draw.uniform(0, self.pause))
        while time.monotonic() < end:
            words = draw.choice(WORDS)
            document, source = draw.choice(aims.documents), draw.choice(aims.sources)
            ways = {
                ("library", "/"): 3,
                ("search", "/"): 4,
                ("article", f"/documents/{document}"): 6,
                ("sources", "/sources"): 2,
                ("source", f"/sources/{source}"): 2,
                ("claims", "/claims"): 2,
                ("dossier", "/dossier"): 2,
                ("log", "/log"): 1,
                ("api documents", "/api/v1/documents"): 2,
                ("api document", f"/api/v1/documents/{document}"): 2,
                ("api statements", "/api/v1/statements"): 4,
                ("api claims", "/api/v1/claims"): 2,
            }
            name, path = draw.choices(list(ways), list(ways.values()))[0]
            asks = {
                "search": {"words": words},
                "api statements": {"words": words},
                "dossier": ABOUT,
            }
            await self._ask(name, "GET", path, params=asks.get(name))
            await asyncio.sleep(draw.uniform(0, 2 * self.pause))

    async def _writer(self, aims: Aims, number: int, end: float) -> None:
        """Judges and pastes in turns."""
        draw, count = random.Random(-SEED - number), 0
        while time.monotonic() < end:
            await asyncio.sleep(draw.uniform(0, 2 * WRITERS_PAUSE))
            count += 1
            if count % 2:
                await self._judge(draw.choice(aims.statements), f"seen {number}-{count}")
            else:
                await self._paste(f"{'Senn Tarn Lorn Kelm'.split()[number % 4]}", number, count)

    async def _judge(self, statement: str, note: str) -> None:
        said = {"what": "note", "target": statement, "value": note}
        answer = await self._ask("judging", "POST", "/api/v1/judgements", json=said)
        if answer is not None:
            self.tally.judgements.append(answer.json()["id"])

    async def _paste(self, name: str, number: int, count: int) -> None:
        text = PASTED.format(name=name, count=1000 * (number + 2) + count)
        given = {"text": text, "outlet": f"{name} Gazette"}
        answer = await self._ask("pasting", "POST", "/api/v1/documents", json=given)
        if answer is not None:
            self.tally.texts.append(text)

    async def _ask(self, name: str, method: str, path: str, **more) -> httpx.Response | None:
        """The answer, timed; None where it is none."""
        began = time.perf_counter()
        try:
            answer = await self.client.request(method, path, **more)
        except httpx.HTTPError as exc:
            self.tally.errors[f"{name}: {type(exc).__name__}"] += 1
            return None
        self.tally.times[name].append(1000 * (time.perf_counter() - began))
        if answer.is_success:
            return answer
        self.tally.errors[f"{name}: {answer.status_code} {answer.text[:200]}"] += 1
        return None

    async def _settled(self) -> None:
        """Until nothing waits to be read."""
        until = time.monotonic() + WAIT
        while time.monotonic() < until:
            tasks = (await self.client.get("/api/v1/tasks")).json()
            if all(task["state"] not in ("waiting", "reading") for task in tasks):
                return
            await asyncio.sleep(0.2)
        self.tally.errors["what was pasted is not read"] += 1


def lost(place: Path, tally: Tally) -> dict[str, int]:
    """What was written and is not there, and faults that `sayso verify` would find."""
    ledger = open_ledger(place, make=False)
    try:
        judged = {one.id for one in reads.judgements(ledger)}
        texts = {one.machine.document.text.strip() for one in reads.everything(ledger)}
        faults = [one for one in audit.verify(ledger) if not isinstance(one, int)]
    finally:
        ledger.close()
    return {
        "judgements": sum(one not in judged for one in tally.judgements),
        "texts": sum(one not in texts for one in tally.texts),
        "faults": len(faults),
    }


def loaded(place: Path, seconds: float, readers: int, writers: int, pause: float) -> Tally:
    """What came of so many readers and writers at a workbench on that ledger."""

    async def run(address: str, key: str) -> Tally:
        headers = {"Authorization": f"Bearer {key}"}
        limits = httpx.Limits(max_connections=None)
        async with httpx.AsyncClient(
            base_url=address, headers=headers, timeout=WAIT, limits=limits, trust_env=False
        ) as client:
            load = Load(client, seconds, pause)
            await load.run(readers, writers)
            return load.tally

    with serving(place) as (address, key):
        return asyncio.run(run(address, key))


def figures(times: list[float]) -> dict[str, float]:
    ordered = sorted(times)
    return {
        "requests": len(ordered),
        "median ms": round(statistics.median(ordered)),
        "95 % ms": round(ordered[math.ceil(QUANTILE * len(ordered)) - 1]),
        "most ms": round(ordered[-1]),
    }


NO_READS = ("judging", "pasting", "first claims", "first dossier")  # told apart


def report(tally: Tally, gone: dict[str, int]) -> dict[str, object]:
    read = [ms for name, times in tally.times.items() if name not in NO_READS for ms in times]
    return {
        "reads": figures(read),
        "errors": dict(tally.errors),
        "written": {"judgements": len(tally.judgements), "texts": len(tally.texts)},
        "lost": gone,
        "by address": {name: figures(times) for name, times in sorted(tally.times.items())},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--writers", type=int, default=4)
    parser.add_argument("--copies", type=int, default=20)
    parser.add_argument("--pause", type=float, default=2.0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "ledger.sqlite"
        documents = made(place, asked.copies)
        tally = loaded(place, asked.seconds, asked.readers, asked.writers, asked.pause)
        gone = lost(place, tally)
    print(json.dumps({**vars(asked), "documents": documents, **report(tally, gone)}, indent=1))
    raise SystemExit(1 if tally.errors or any(gone.values()) else 0)


if __name__ == "__main__":
    main()
