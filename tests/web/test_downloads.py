"""What every page gives as a file, and that no text of an article works in it."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from sayso.engines.local import Reads
from sayso.ledger import writes
from sayso.ledger.opening import open_ledger
from sayso.records import Reading
from sayso.settings import Settings
from sayso.web.app import workbench
from sayso.web.desk import Desk
from sayso.web.gates import Gate
from tests.ledger.made import arrival, reading
from tests.web.running import free_port, running

FORMULA = '=HYPERLINK("http://a.example")'
SCRIPT = "<script>alert(1)</script>"
LISTS = ("documents", "statements", "claims", "sources", "log")
SHAPES = ("json", "csv", "md", "html")


@pytest.fixture
def desk(tmp_path: Path, hostile: Reading) -> Iterator[httpx.Client]:
    """A workbench whose texts, names and outlets would like to be run."""
    ledger = open_ledger(tmp_path / "ledger.sqlite", make=True)
    text = hostile.document.text.replace("\ud800", "?")  # which no store holds
    hostile = replace(hostile, document=replace(hostile.document, text=text))
    writes.add(ledger, arrival(hostile, "https://a.example/hostile"))
    for number, outlet in enumerate((FORMULA, SCRIPT)):
        made = reading(number * 12, outlet=outlet, who="Mira Tolvane", extra=SCRIPT)
        writes.add(ledger, arrival(made, f"https://a.example/{number}"))
    one = Desk(ledger, settings=Settings(), reads=Reads(jobs=1), reviewer="A. Desk")
    gate = Gate.new(free_port())
    headers = {"Authorization": f"Bearer {gate.token}"}
    with (
        running(workbench(one, gate), gate.port),
        httpx.Client(
            base_url=f"http://127.0.0.1:{gate.port}", headers=headers, timeout=60
        ) as client,
    ):
        said = {"what": "note", "target": "Mira Tolvane", "value": FORMULA, "why": SCRIPT}
        assert client.post("/api/v1/judgements", json=said).status_code == 201
        yield client


def _paths(desk: httpx.Client) -> list[str]:
    """Everything that can be had as a file."""
    documents = [one["document"] for one in desk.get("/api/v1/documents").json()]
    source = desk.get("/api/v1/sources").json()[0]["source"]
    paths = [*LISTS, f"sources/{source}", f"sources/{source}/changes"]
    return paths + [f"documents/{document}" for document in documents]


@pytest.mark.parametrize("shape", SHAPES)
def test_no_file_works(desk: httpx.Client, shape: str) -> None:
    files = [f"/export/{path}.{shape}" for path in _paths(desk)]
    files += [f"/export/changes.{shape}?since=2031-01-01", f"/export/dossier.{shape}?about=ships"]
    seen = ""
    for address in files:
        answer = desk.get(address)
        assert answer.status_code == 200, (address, answer.text)
        assert answer.headers["Content-Disposition"].startswith("attachment; ")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        seen += answer.text
        _is_harmless(shape, answer.text)
    assert "alert(1)" in seen  # it was there, as text


def _is_harmless(shape: str, text: str) -> None:
    if shape == "json":
        json.loads(text)
    elif shape == "csv":
        cells = [cell for row in csv.reader(io.StringIO(text.lstrip("\ufeff"))) for cell in row]
        assert not [cell for cell in cells if cell[:1] in "=+-@\t\r" and cell[:1]]
    elif shape == "md":
        assert not re.search(r"(?<!\\)<script", text)
    else:
        assert not re.search(r"<script>alert", text)
        assert "default-src 'none'" in text


def test_the_raw_words_are_the_text_itself(desk: httpx.Client) -> None:
    for one in desk.get("/api/v1/documents").json():
        whole = desk.get(f"/api/v1/documents/{one['document']}").json()["document"]["text"]
        answer = desk.get(f"/export/documents/{one['document']}/words.txt")
        assert answer.text == whole
        assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
