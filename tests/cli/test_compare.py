"""`sayso compare`, `claims`, `dossier`, `changes`: from files and a ledger to what is printed."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli.main import app

AFFAIR = sorted((Path(__file__).resolve().parents[2] / "examples" / "affair").glob("*.html"))[:7]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)))


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("compare") / "ledger.sqlite"
    assert run("add", *AFFAIR, "--ledger", place, "--jobs", "1").exit_code == 0
    return place


def test_files_are_compared_as_json() -> None:
    result = run("compare", *AFFAIR)
    assert result.exit_code == 0
    whole = json.loads(result.stdout)
    assert len(whole["documents"]) == len(AFFAIR)
    sent = next(c for c in whole["claims"] if len(c["statements"]) > 3)
    assert {s["stance"] for s in sent["statements"]} <= {
        "affirms",
        "denies",
        "questions",
        "reports",
    }
    assert run("compare", *AFFAIR).stdout == result.stdout  # the same again


@pytest.mark.parametrize(
    ("name", "begins"), [("a.html", "<!doctype html>"), ("a.md", "# Ships"), ("a.json", "{")]
)
def test_the_ending_says_the_format(tmp_path: Path, name: str, begins: str) -> None:
    result = run("compare", *AFFAIR[:2], "--title", "Ships", "-o", tmp_path / name)
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / name).read_text("utf-8").startswith(begins)


def test_a_document_that_cannot_be_read_costs_itself(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    result = run("compare", *AFFAIR[:2], tmp_path / "empty.txt")
    assert result.exit_code == 1
    assert len(json.loads(result.stdout)["documents"]) == 2
    assert "empty.txt: is empty" in result.stderr


def test_misuse_is_told(tmp_path: Path) -> None:
    copy = tmp_path / "a.html"
    copy.write_bytes(AFFAIR[0].read_bytes())
    assert run("compare", copy, "-o", copy).exit_code == 2
    assert copy.read_bytes() == AFFAIR[0].read_bytes()


def test_a_table_goes_to_a_file_too(tmp_path: Path) -> None:
    result = run("compare", *AFFAIR[:2], "--format", "table", "-o", tmp_path / "a.txt")
    assert (result.exit_code, result.stdout) == (0, "")
    heading = (tmp_path / "a.txt").read_text("utf-8").split("\n")[1]
    assert heading.split() == ["Claim", "Told", "Affirmed", "Denied"]


def test_one_document_has_nothing_to_be_compared_with() -> None:
    result = run("compare", AFFAIR[0])
    assert (result.exit_code, result.stderr) == (
        0,
        "sayso: one document: nothing to compare it with\n",
    )


def test_the_claims_of_a_ledger(ledger: Path) -> None:
    result = run("claims", "--ledger", ledger, "--topic", "soldiers")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert rows
    assert rows == sorted(rows, key=lambda r: (-r["documents"], -r["statements"], r["id"]))
    told = run("dossier", rows[0]["id"], "--ledger", ledger, "--format", "json")
    assert [claim["id"] for claim in json.loads(told.stdout)["claims"]] == [rows[0]["id"]]


def test_a_dossier_on_words_or_none(ledger: Path, tmp_path: Path) -> None:
    page = tmp_path / "d.html"
    assert run("dossier", "soldiers", "--ledger", ledger, "-o", page).exit_code == 0
    assert "Who takes which side" in page.read_text("utf-8")
    assert run("dossier", "zzzz", "--ledger", ledger).exit_code == 1


def test_changes_since_a_day(ledger: Path) -> None:
    rows = run("changes", "--since", "2031-03-04", "--ledger", ledger).stdout.splitlines()
    assert {"new claim", "changed figure"} <= {json.loads(row)["what"] for row in rows}
    assert run("changes", "--since", "2040-01-01", "--ledger", ledger).stdout == ""
    assert run("changes", "--since", "someday", "--ledger", ledger).exit_code == 2


def test_what_a_person_parts_stays_parted(ledger: Path) -> None:
    rows = run("claims", "--ledger", ledger).stdout.splitlines()
    about = json.loads(rows[0])["id"]
    told = json.loads(run("dossier", about, "--ledger", ledger, "--format", "json").stdout)
    one, other = (s["statement"] for s in told["claims"][0]["statements"][:2])
    judged = run("judge", "part", one, other, "--by", "A", "--ledger", ledger)
    assert judged.exit_code == 0
    whole = json.loads(run("dossier", "soldiers", "--ledger", ledger, "--format", "json").stdout)
    for claim in whole["claims"]:
        assert not {one, other} <= {s["statement"] for s in claim["statements"]}
