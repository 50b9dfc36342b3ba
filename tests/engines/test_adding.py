"""`sayso add` as a person runs it: whole, once, and on from where it was stopped."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sayso.ledger import reads
from sayso.ledger.audit import verify
from sayso.ledger.opening import open_ledger

ENV = {**os.environ, "SOURCE_DATE_EPOCH": "1935000000"}
DOCUMENTS = 60
KILLS = 3


def sayso(*arguments: str, **options) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sayso.cli.main", *arguments]
    return subprocess.run(command, env=ENV, capture_output=True, text=True, **options)


@pytest.fixture(scope="session")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    draw = random.Random(7)
    path = tmp_path_factory.mktemp("articles") / "articles.jsonl"
    with path.open("w") as file:
        for n in range(DOCUMENTS):
            ships = draw.randint(2, 900)
            text = (
                f"The harbour master of Port Senn said on Monday that {ships} ships had arrived. "
                f"“We counted {ships} of them,” he told reporters, “and no more will come.”"
            )
            file.write(json.dumps({"id": f"a{n}", "text": text, "outlet": "Gazette"}) + "\n")
    return path


def test_killed_at_any_moment_it_goes_on(place: str, articles: Path, tmp_path: Path) -> None:
    undisturbed = str(tmp_path / "undisturbed.sqlite")
    assert sayso("add", str(articles), "--ledger", undisturbed).returncode == 0
    draw = random.Random(11)
    command = [sys.executable, "-m", "sayso.cli.main", "add", str(articles), "--ledger", place]
    for _ in range(KILLS):
        run = subprocess.Popen(command, env=ENV, stderr=subprocess.DEVNULL, start_new_session=True)
        time.sleep(draw.uniform(1.0, 4.0))
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
    assert sayso(*command[3:]).returncode == 0
    wanted = sayso("export", "--all", "--ledger", undisturbed).stdout
    assert sayso("export", "--all", "--ledger", place).stdout == wanted
    assert wanted.count('"document"') >= DOCUMENTS
    assert sayso("verify", "--ledger", place).returncode == 0


def test_stopped_by_hand_it_says_so(tmp_path: Path, articles: Path) -> None:
    place = str(tmp_path / "l.sqlite")
    command = [sys.executable, "-m", "sayso.cli.main", "add", str(articles), "--ledger", place]
    run = subprocess.Popen(command, env=ENV, stderr=subprocess.PIPE, text=True)
    while not Path(place).exists() and run.poll() is None:
        time.sleep(0.05)
    time.sleep(0.5)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=60)
    assert run.returncode in (0, 130)
    assert run.returncode == 0 or "stopped" in said
    assert sayso(*command[3:]).returncode == 0
    ledger = open_ledger(place)
    assert len(list(reads.everything(ledger))) == DOCUMENTS
    assert [found for found in verify(ledger) if not isinstance(found, int)] == []
    ledger.close()


def test_the_way_of_a_person(place: str, tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("Mira Tolvane said on Monday that 12 ships had arrived at Port Senn.")
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\x00\x01\x02\x03" * 50)
    at = ("--ledger", place)
    added = sayso("add", str(story), str(bad), *at)
    assert (added.returncode, "1 new, 1 failed" in added.stderr) == (1, True)
    assert "binary" in sayso("list", "--failed", *at).stdout
    assert "1 there already" in sayso("add", str(story), *at).stderr
    (hit,) = map(json.loads, sayso("find", "ships", *at).stdout.splitlines())
    assert (hit["whose"], "12 ships" in hit["content"]) == ("Mira Tolvane", True)
    assert sayso("judge", "grade", "Mira Tolvane", "B2", "--by", "A", *at).returncode == 0
    assert json.loads(sayso("sources", *at).stdout)["grade"] == "B2"
    assert "12 ships" in sayso("source", "tolvane", "--format", "csv", *at).stdout
    story.write_text("Mira Tolvane said on Monday that 15 ships had arrived at Port Senn.")
    assert "1 new version" in sayso("add", str(story), *at).stderr
    changes = sayso("show", str(story), "--changes", *at).stdout
    assert "\n-Mira Tolvane said on Monday that 12" in changes
    assert "\n+Mira Tolvane said on Monday that 15" in changes
    assert sayso("judge", "not-a-claim", hit["statement"], "--by", "A", *at).returncode == 0
    gold = tmp_path / "gold"
    assert sayso("export", "--gold", str(gold), *at).returncode == 0
    assert len(list(gold.rglob("*.ann"))) == 1
    assert sayso("forget", str(story), "--yes", *at).stdout == "2 erased\n"
    assert sayso("find", "ships", *at).stdout == ""
    assert sayso("verify", *at).returncode == 0


def test_a_statement_passed_on_is_shown_as_whose_it_is(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(
        "Jonas Petrie told reporters that the director of the agency had said 12 ships had left."
    )
    at = ("--ledger", str(tmp_path / "l.sqlite"))
    assert sayso("add", str(story), *at).returncode == 0
    rows = list(map(json.loads, sayso("source", "Petrie", *at).stdout.splitlines()))
    inner = [row for row in rows if len(row["sources"]) > 1]
    assert [row["whose"] for row in inner] == ["Jonas Petrie → the director of the agency"]
    table = sayso("source", "Petrie", "--format", "table", *at).stdout
    assert "→" in table
    assert rows[0]["statement"][:13] in sayso("find", "ships", "--format", "table", *at).stdout
