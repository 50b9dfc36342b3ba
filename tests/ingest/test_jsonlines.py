import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import TooLarge, UnreadableDocument
from sayso.ingest.article import Article
from sayso.ingest.jsonlines import json_lines

pytestmark = pytest.mark.usefixtures("no_sockets")


def _read(*chunks: bytes, max_bytes: int = 10_000) -> list[Article | UnreadableDocument]:
    return list(json_lines(chunks, "in.jsonl", max_bytes=max_bytes))


def test_every_field_is_kept_and_others_are_passed_over() -> None:
    fields = {
        "id": "w-17",
        "text": "Kolva is quiet.\r\n\u202e",
        "title": "A quiet border",
        "outlet": "Tarsk Herald",
        "author": "Mira Dovan",
        "published": "2031-05-04",
        "url": "https://herald.example/1",
    }
    line = json.dumps({**fields, "tags": [1, {"a": None}]}).encode()
    assert _read(line) == [Article(name="in.jsonl:1", **fields)]


def test_null_is_unknown_and_an_odd_date_too() -> None:
    (article,) = _read(b'{"text": "x", "title": null, "published": "May 4th"}')
    assert article == Article("in.jsonl:1", "x")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "is not JSON"),
        (b"[1]", "is not a JSON object"),
        (b"null", "is not a JSON object"),
        (b'{"title": "x"}', "has no “text”"),
        (b'{"text": null}', "has no “text”"),
        (b'{"text": " \\n"}', "its “text” is empty"),
        (b'{"text": 3}', "its “text” is not a text"),
        (b'{"text": "x", "id": 7}', "its “id” is not a text"),
        (b'{"text": "x", "author": ["A", "B"]}', "its “author” is not a text"),
        (b'{"text": "\xff"}', "is not UTF-8"),
        (b"[" * 100_000, "is not JSON"),
        (b'{"text": ' + b"9" * 5000 + b"}", "is not JSON"),
    ],
)
def test_a_bad_line_costs_that_line(line: bytes, reason: str) -> None:
    good = b'{"text": "x"}'
    found = _read(good + b"\n\n" + line + b"\n" + good + b"\n", max_bytes=200_000)
    assert [type(f) for f in found][::2] == [Article, Article]
    assert isinstance(found[1], UnreadableDocument)
    assert (found[1].name, found[1].reason) == ("in.jsonl:3", reason)


def test_a_byte_order_mark_and_windows_newlines() -> None:
    found = _read(b'\xef\xbb\xbf{"text": "x"}\r\n{"text": "y"}\r\n')
    assert [f.text for f in found if isinstance(f, Article)] == ["x", "y"]


def test_a_line_over_the_limit_is_named_and_skipped() -> None:
    found = _read(b'{"text": "', b"x" * 500, b'"}\n{"text"', b': "y"}', max_bytes=100)
    assert isinstance(found[0], TooLarge)
    assert found[0].name == "in.jsonl:1"
    assert found[1] == Article("in.jsonl:2", "y")


def test_lines_come_as_they_come() -> None:
    def chunks():  # type: ignore[no-untyped-def]
        yield b'{"text": "x"}\n'
        raise RuntimeError("read too far ahead")

    assert next(json_lines(chunks(), "-", max_bytes=100)) == Article("-:1", "x")


def test_many_small_chunks_take_linear_time() -> None:
    began = time.process_time()
    assert len(_read(*[b"x"] * 300_000, max_bytes=10**6)) == 1
    assert len(_read(b"\n" * 2_000_000)) == 0
    assert time.process_time() - began < 4


@given(st.lists(st.binary(max_size=30), max_size=8))
def test_any_bytes_give_articles_or_reasons(chunks: list[bytes]) -> None:
    lines = b"".join(chunks).split(b"\n")
    found = _read(*chunks)
    assert len(found) == sum(1 for line in lines if line.strip())
    assert all(isinstance(f, Article | UnreadableDocument) for f in found)
