"""A feed on loopback, watched: what is new is added and told once, and rules are kept."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from typer.testing import CliRunner

from sayso.cli.main import app
from sayso.ledger import reads
from sayso.ledger.opening import open_ledger

STORY = (
    "<html><head><title>{0} ships at Port Senn</title></head><body><article>"
    "<h1>{0} ships at Port Senn</h1><p>Mira Tolvane said on Monday that {0} ships had arrived at "
    "Port Senn. She told reporters that the harbour was quiet and that no more would come.</p>"
    "</article></body></html>"
)
ITEM = "<item><title>Ships</title><link>{0}/{1}</link><description>Ships.</description></item>"
FEED = '<?xml version="1.0"?><rss version="2.0"><channel><title>Gazette</title>{}</channel></rss>'


class Site(BaseHTTPRequestHandler):
    stories: tuple[str, ...] = ("12",)
    posted: ClassVar[list[dict]] = []
    asked: ClassVar[list[str]] = []
    hook = 200

    def do_GET(self) -> None:
        self.asked.append(self.path)
        site = f"http://127.0.0.1:{self.server.server_port}"
        tag = f'"{len(self.stories)}"'
        if self.path == "/feed":
            if self.headers.get("If-None-Match") == tag:
                return self._answer(304, b"", "text/plain", tag)
            items = "".join(ITEM.format(site, name) for name in (*self.stories, "secret"))
            return self._answer(200, FEED.format(items).encode(), "application/rss+xml", tag)
        if self.path == "/robots.txt":
            return self._answer(200, b"User-agent: *\nDisallow: /secret\n", "text/plain")
        return self._answer(200, STORY.format(self.path[1:]).encode(), "text/html")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.posted.append(json.loads(body))
        self._answer(self.hook, b"", "text/plain")

    def _answer(self, code: int, body: bytes, kind: str, tag: str | None = None) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if tag is not None:
            self.send_header("ETag", tag)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    Site.stories, Site.hook = ("12",), 200
    Site.posted.clear()
    Site.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def sayso(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, arguments)
    return result.exit_code, result.stdout, result.stderr


def test_what_is_new_is_added_and_told_once(site: str, tmp_path: Path) -> None:
    place = str(tmp_path / "l.sqlite")
    watch = ("watch", f"{site}/feed", "--every", "0", "--allow-host", "127.0.0.1")
    watch += ("--ledger", place)
    open_ledger(place).close()
    assert sayso("find", "ships", "--save", "ships", "--ledger", place)[0] == 0
    code, out, err = sayso(*watch)
    assert (code, "2 new" in err) == (0, True)  # of the forbidden one its summary
    told = [json.loads(line) for line in out.splitlines()]
    assert {row["search"] for row in told} == {"ships"}
    assert any("12 ships" in row["content"] for row in told)
    assert "/secret" not in Site.asked
    Site.asked.clear()
    assert sayso(*watch)[1] == ""
    assert Site.asked == ["/feed"]
    Site.stories, Site.hook = ("12", "15"), 500
    hook = ("--webhook", f"{site}/hook")
    assert sayso(*watch, *hook)[0] == 1
    Site.hook = 200
    assert sayso(*watch, *hook)[0] == 0
    assert len(Site.posted) == 2
    assert Site.posted[0] == Site.posted[1]
    assert "15 ships" in json.dumps(Site.posted[1])
    ledger = open_ledger(place)
    assert {one.url for kept in reads.everything(ledger) if (one := kept.machine.document)} >= {
        f"{site}/12",
        f"{site}/15",
    }
    ledger.close()


def test_a_private_feed_is_not_asked_unless_named(site: str, tmp_path: Path) -> None:
    place = str(tmp_path / "l.sqlite")
    code, _, err = sayso("watch", f"{site}/feed", "--every", "0", "--ledger", place)
    assert (code, "private network" in err, Site.asked) == (1, True, [])
