"""The commands that look into a ledger, correct it and move it: what goes in, what is printed."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from sayso.cli.look import FOUND_COLUMNS, SAID_COLUMNS, hit_row
from sayso.cli.main import app
from sayso.ledger import writes
from sayso.ledger.opening import open_ledger
from sayso.ledger.rows import source_id
from sayso.ledger.search import Query, find
from sayso.records import SourceKind
from tests.ledger.made import arrival, reading

SHEETS = "=cmd|'/c calc'!A1"  # a name that a spreadsheet would run


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Three days of one speaker, a second version of the last, and a hostile outlet."""
    place = tmp_path / "ledger.sqlite"
    store = open_ledger(place, make=True)
    for count, outlet, day in ((12, "Karst Telegraph", 4), (40, "Lorn Wire", 5), (0, SHEETS, 6)):
        made = reading(count, outlet=outlet, published=f"2031-05-0{day}")
        writes.add(store, arrival(made, f"https://a.example/{day}"))
    later = reading(7, outlet=SHEETS, published="2031-05-06", extra=" It rained.")
    writes.add(store, arrival(later, "https://a.example/6"))
    store.close()
    return place


def run(ledger: Path, *arguments: object, code: int = 0, given: str | None = None) -> Result:
    told = [*map(str, arguments), "--ledger", str(ledger)]
    result = CliRunner().invoke(app, told, input=given)
    assert result.exit_code == code, result.output
    return result


def rows(ledger: Path, *arguments: object) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run(ledger, *arguments).stdout.splitlines()]


def test_what_is_denied_does_not_read_as_said(ledger: Path) -> None:
    store = open_ledger(ledger)
    hit = find(store, Query("satellite"), limit=1)[0]
    store.close()
    denied = replace(hit, cue="denies", polarity="negated", modality="certain")
    row = hit_row(denied)
    assert (row["cue"], row["certainty"]) == ("denies", "negated, certain")
    for columns in (FOUND_COLUMNS, SAID_COLUMNS):
        assert {"cue", "certainty"} <= {column.partition(":")[0] for column in columns}
    assert hit_row(replace(hit, polarity="affirmed", modality="unspecified"))["certainty"] == ""


def first(ledger: Path) -> str:
    """The statement of twelve ships."""
    return str(rows(ledger, "find", '"12 ships"')[0]["statement"])


def test_list_gives_the_newest_version_of_each_article(ledger: Path) -> None:
    found = rows(ledger, "list")
    assert [one["published"] for one in found] == ["2031-05-06", "2031-05-05", "2031-05-04"]
    assert [one["version"] for one in found] == [2, 1, 1]
    assert len(rows(ledger, "list", "--since", "2031-05-05", "--until", "2031-05-05")) == 1
    assert rows(ledger, "list", "--outlet", "lorn wire")[0]["outlet"] == "Lorn Wire"
    nobody = run(ledger, "list", "--outlet", "Nobody", "--format", "table")
    assert nobody.stderr == "sayso: nothing found\n"


@pytest.mark.parametrize(
    ("conditions", "count"),
    [
        (["ships"], 4),
        (['"12 ships"'], 1),
        (["ships", "--source", "Mira Tolvane"], 4),
        (["ships", "--outlet", "Lorn Wire"], 1),
        (["ships", "--since", "2031-05-05", "--until", "2031-05-05"], 1),
        (["ships", "--modality", "probable"], 4),
        (["ships", "--modality", "certain"], 0),
        (["ships", "--polarity", "negated"], 1),
        (["ships", "--evidence", "imagery"], 4),
        (["ships", "--evidence", "document"], 0),
        (["--voice", "averred"], 4),
        (["--figure", "10..50"], 2),
        (["--figure", "40"], 1),
        (["ships", "--limit", "2"], 2),
    ],
)
def test_find(ledger: Path, conditions: list[str], count: int) -> None:
    assert len(rows(ledger, "find", *conditions)) == count


def test_a_table_has_short_ids_that_commands_take(ledger: Path) -> None:
    table = run(ledger, "find", '"12 ships"', "--format", "table").stdout
    short = next(word for word in table.split() if word.startswith("st-"))
    assert len(short) == len("st-") + 10
    assert first(ledger).startswith(short)
    assert json.loads(run(ledger, "show", short).stdout)["document"]["outlet"] == "Karst Telegraph"
    judgement = run(ledger, "judge", "note", short, "look again", "--by", "A").stdout.strip()
    run(ledger, "judge", "undo", judgement[:13], "--by", "A")
    assert [one["what"] for one in rows(ledger, "log", short)] == ["note", "undo"]


def test_csv_opens_without_a_formula(ledger: Path) -> None:
    text = run(ledger, "list", "--format", "csv").stdout
    assert text.startswith("\ufeff")
    (head, newest, *_) = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    assert newest[head.index("outlet")] == "'" + SHEETS


def test_show_tells_versions_apart(ledger: Path) -> None:
    newest = rows(ledger, "list")[0]["document"]
    changes = run(ledger, "show", newest, "--changes").stdout
    assert "+Mira Tolvane said that satellite images showed 7 ships" in changes
    assert "-Mira Tolvane said that satellite images showed 0 ships" in changes


def test_sources_and_all_that_one_said(ledger: Path) -> None:
    (one,) = rows(ledger, "sources")
    assert (one["name"], one["statements"], one["grade"]) == ("Mira Tolvane", 4, None)
    run(ledger, "judge", "grade", "Mira Tolvane", "B2", "--by", "A", "--why", "was there")
    assert rows(ledger, "sources")[0]["grade"] == "B2"
    said = rows(ledger, "source", one["source"][:14])
    assert [row["published"] for row in said[:4]] == sorted(row["published"] for row in said[:4])
    assert rows(ledger, "log", "Tolvane")[0]["why"] == "was there"


def test_a_correction_is_shown_beside_the_machines_reading_and_undone(ledger: Path) -> None:
    statement = first(ledger)
    made = run(ledger, "judge", "source", statement, "Edda Rolf", "--by", "A").stdout.strip()
    assert rows(ledger, "find", '"12 ships"')[0]["sources"] == ["Edda Rolf"]

    def speakers(*options: str) -> set[str]:
        shown = json.loads(run(ledger, "show", statement, *options).stdout.splitlines()[0])
        return {one["name"] for one in shown["sources"]}

    assert "Edda Rolf" in speakers()
    assert "Edda Rolf" not in speakers("--machine")
    run(ledger, "judge", "undo", made, "--by", "B")
    assert rows(ledger, "find", '"12 ships"')[0]["sources"] == ["Mira Tolvane"]
    assert [one["by"] for one in rows(ledger, "log", statement)] == ["A", "B"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["show", "nowhere"], 1),
        (["source", "Nobody"], 1),
        (["judge", "grade", "Mira Tolvane", "Z9", "--by", "A"], 2),
        (["judge", "note", "st-00000000000000000000", "x", "--by", "A"], 1),
        (["judge", "merge", "Mira Tolvane", "Mira Tolvane", "--by", "A"], 2),
        (["find", "ships", "--since", "soon"], 2),
        (["export"], 2),
        (["import", "/nowhere.jsonl"], 2),
        (["forget", "nowhere", "--yes"], 1),
    ],
)
def test_what_makes_no_sense_is_one_line_and_a_code(
    ledger: Path, arguments: list[str], code: int
) -> None:
    said = run(ledger, *arguments, code=code).stderr
    assert said.startswith("sayso: ")
    assert len(said.splitlines()) == 1


def test_no_command_that_looks_makes_a_ledger(tmp_path: Path) -> None:
    nowhere = tmp_path / "none.sqlite"
    for command in (["list"], ["find", "x"], ["sources"], ["verify"], ["export", "--all"]):
        assert "no ledger" in run(nowhere, *command, code=1).stderr
    assert not nowhere.exists()


def test_export_import_and_backup_give_the_same_ledger(ledger: Path, tmp_path: Path) -> None:
    run(ledger, "judge", "grade", "Mira Tolvane", "B2", "--by", "A")
    whole = run(ledger, "export", "--all").stdout
    run(ledger, "export", "--all", "-o", tmp_path / "whole.jsonl")
    assert (tmp_path / "whole.jsonl").read_text("utf-8") == whole
    run(tmp_path / "b.sqlite", "import", tmp_path / "whole.jsonl")
    run(tmp_path / "c.sqlite", "import", "-", given=whole)
    run(ledger, "backup", tmp_path / "d.sqlite")
    for copy in ("b", "c", "d"):
        assert run(tmp_path / f"{copy}.sqlite", "export", "--all").stdout == whole
    assert "is there already" in run(ledger, "backup", tmp_path / "d.sqlite", code=2).stderr
    bad = run(tmp_path / "b.sqlite", "import", "-", given="{}\n", code=2)
    assert bad.stderr == "sayso: is no ledger that `sayso export --all` wrote\n"
    lines = whole.splitlines(keepends=True)
    torn = "".join([*lines[:2], lines[2][:40] + "\n", *lines[3:]])
    told = run(tmp_path / "e.sqlite", "import", "-", given=torn, code=1).stderr
    assert len(told.splitlines()) == 1
    assert len(rows(tmp_path / "e.sqlite", "list")) == 2


def test_corrections_come_out_as_gold(ledger: Path, tmp_path: Path) -> None:
    run(ledger, "judge", "not-a-claim", first(ledger), "--by", "A")
    told = run(ledger, "export", "--gold", tmp_path / "gold").stderr
    assert told == "sayso: 1 documents with corrections\n"
    assert {path.suffix for path in (tmp_path / "gold").rglob("*.*")} == {".ann", ".txt"}


def test_verify_tells_what_was_altered(ledger: Path) -> None:
    assert run(ledger, "verify").stderr == "sayso: 4 documents, all holds\n"
    data = ledger.read_bytes()
    assert b"12 ships" in data
    ledger.write_bytes(data.replace(b"12 ships", b"21 ships"))
    altered = run(ledger, "verify", code=1)
    assert altered.stdout
    assert "faults" in altered.stderr


def test_forget_asks_erases_and_keeps_only_that_it_did(ledger: Path) -> None:
    newest = rows(ledger, "list")[0]["document"]
    refused = CliRunner().invoke(app, ["forget", newest, "--ledger", str(ledger)], input="n\n")
    assert refused.exit_code == 1
    assert len(rows(ledger, "list")) == 3
    assert run(ledger, "forget", newest, "--yes").stdout == "2 erased\n"
    assert b"7 ships" not in b"".join(path.read_bytes() for path in ledger.parent.glob("ledger*"))
    assert len(rows(ledger, "list")) == 2
    assert run(ledger, "forget", "Mira Tolvane", "--source", "--yes").stdout == "2 erased\n"
    assert rows(ledger, "list") == []
    assert source_id("Mira Tolvane", SourceKind.PERSON) not in ledger.read_bytes().decode("latin1")


def test_migrate_has_nothing_to_do(ledger: Path) -> None:
    assert run(ledger, "migrate").stdout == "up to date\n"
