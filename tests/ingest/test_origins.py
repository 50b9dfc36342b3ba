import inspect
import io
import json
import sys
from pathlib import Path

import pytest

from sayso.errors import FetchFailed, NotEnglish, NotText, TooLarge, UnreadableDocument, UsageError
from sayso.ingest import documents
from sayso.ingest.article import Article
from sayso.ingest.fetch import Page
from sayso.ingest.origins import Format, page_articles, sniffed
from sayso.records import Document
from sayso.settings import Settings
from tests.ingest.printing import column, pdf

pytestmark = pytest.mark.usefixtures("no_sockets")

GERMAN = "Die Regierung von Ostraja bestritt am Montag, Truppen über die Grenze geschickt zu haben."
PAGE = (
    "<html><head><base href='http://127.0.0.1:9/'></head><body><h1>No</h1><p>{}</p></body></html>"
)


def _read(origin: object, **how: object) -> list[Document | UnreadableDocument]:
    settings = how.pop("settings", Settings())
    return list(documents(str(origin), settings=settings, **how))  # type: ignore[arg-type]


def _only_error(origin: object, **how: object) -> UnreadableDocument:
    (found,) = _read(origin, **how)
    assert isinstance(found, UnreadableDocument)
    assert "\n" not in found.reason
    return found


def _stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_a_plain_file(tmp_path: Path, english: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(english, "utf-8")
    (document,) = _read(path)
    assert isinstance(document, Document)
    assert document.text == english
    assert document.language == "en"
    assert (document.title, document.outlet, document.published, document.url) == (None,) * 4


def test_the_same_bytes_give_the_same_document(tmp_path: Path, english: str) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(english, "utf-8")
    assert _read(tmp_path / "a.txt") == _read(tmp_path / "b.txt")


def test_a_folder_in_sorted_order_without_what_is_hidden(tmp_path: Path) -> None:
    names = ["b/z.txt", "b/a.MD", "a.txt", "c.html", ".hidden.txt", ".git/x.txt", "d.png", "e.json"]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PAGE.format("Kolva is quiet.") if name == "c.html" else name)
    (tmp_path / "b" / "again").symlink_to(tmp_path)
    texts = [d.text for d in _read(tmp_path) if isinstance(d, Document)]
    assert texts == ["a.txt", "b/a.MD", "b/z.txt", "No\n\nKolva is quiet."]


def test_one_bad_file_costs_one_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(b"\x89PNG\x00\x00")
    (tmp_path / "c.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "d.txt").write_text("Kolva is quiet.")
    (tmp_path / "e.txt").write_text(GERMAN, "utf-8")
    *errors, good, foreign = _read(tmp_path)
    assert [str(e) for e in errors] == [
        f"{tmp_path / 'a.txt'}: is empty",
        f"{tmp_path / 'b.txt'}: is binary data, not text",
        f"{tmp_path / 'c.txt'}: there is no such file",
    ]
    assert isinstance(good, Document)
    assert isinstance(foreign, NotEnglish)


def test_a_folder_of_nothing_says_so(tmp_path: Path) -> None:
    assert "holds no file" in _only_error(tmp_path).reason


def test_folders_deeper_than_python_recurses(tmp_path: Path) -> None:
    deepest = tmp_path.joinpath(*"d" * 250)
    deepest.mkdir(parents=True)
    (deepest / "a.txt").write_text("Kolva is quiet.")
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 150)
    try:
        found = _read(tmp_path)
    finally:
        sys.setrecursionlimit(limit)
    assert [type(document) for document in found] == [Document]


@pytest.mark.parametrize("name", ["gone.txt", "x" * 300, "a\x00b", "a.txt/b"])
def test_a_path_that_leads_nowhere(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text("x")
    assert _only_error(f"{tmp_path}/{name}")


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert _only_error(tmp_path / "a.txt").reason == "may not be read"


def test_a_file_over_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 2**20 + b"x")
    error = _only_error(path, settings=Settings(max_bytes=2**20))
    assert isinstance(error, TooLarge)
    assert error.reason == "is larger than 1 MiB"


def test_a_device_without_end() -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("no such device here")
    assert isinstance(_only_error("/dev/zero", settings=Settings(max_bytes=2**20)), TooLarge)


def test_another_language_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(GERMAN, "utf-8")
    error = _only_error(path)
    assert isinstance(error, NotEnglish)
    assert "German" in error.reason
    (document,) = _read(path, settings=Settings(any_language=True))
    assert isinstance(document, Document)
    assert document.language == "de"


def test_the_callers_word_fills_what_the_file_leaves_open(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "x", "outlet": "Tarsk Herald"}\n{"text": "y", "published": "soon"}')
    one, two = _read(path, published="2031-05-04", outlet="Belmark Post")
    assert isinstance(one, Document)
    assert isinstance(two, Document)
    assert (one.outlet, one.published) == ("Tarsk Herald", "2031-05-04")
    assert (two.outlet, two.published) == ("Belmark Post", "2031-05-04")


def test_a_date_that_is_none_is_misuse_at_once() -> None:
    with pytest.raises(UsageError, match="ISO 8601"):
        documents("a.txt", settings=Settings(), published="yesterday")


def test_lines_of_a_file_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.ndjson"
    path.write_text('{"id": "1", "text": "x"}\n{\n{"id": "3", "text": "z"}\n')
    one, error, three = _read(path)
    assert isinstance(one, Document)
    assert isinstance(three, Document)
    assert (one.id, three.id) == ("1", "3")
    assert str(error) == f"{path}:2: is not JSON"


def test_a_page_keeps_its_characters(tmp_path: Path) -> None:
    path = tmp_path / "a.htm"
    page = (
        '<html><head><meta charset="windows-1252"></head><body><p>“No,” he said.</p></body></html>'
    )
    path.write_bytes(page.encode("cp1252"))
    (document,) = _read(path)
    assert isinstance(document, Document)
    assert document.text == "“No,” he said."


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"Kolva is quiet.\r\n", "Kolva is quiet.\n"),
        (b'{"text": "x"}\n', "x"),
        (PAGE.format("Kolva is quiet.").encode(), "No\n\nKolva is quiet."),
        (PAGE.format("Kolva is quiet.").encode("utf-16"), "No\n\nKolva is quiet."),
    ],
)
def test_standard_input_is_known_by_its_looks(
    monkeypatch: pytest.MonkeyPatch, data: bytes, text: str
) -> None:
    _stdin(monkeypatch, data)
    (document,) = _read("-")
    assert isinstance(document, Document)
    assert document.text == text


def test_empty_standard_input_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    _stdin(monkeypatch, b"")
    assert str(_only_error("-")) == "standard input: is empty"


def test_no_standard_input_is_misuse(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(UsageError):
        _read("-")


def test_lines_of_standard_input_are_read_as_they_come(monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow(io.BytesIO):
        pieces = iter([b'{"text": "one"}\n', b'{"text": "two"}\n'])

        def read1(self, _: int | None = -1) -> bytes:
            return next(self.pieces)

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Slow()))
    first = next(iter(documents("-", settings=Settings())))
    assert isinstance(first, Document)
    assert first.text == "one"


@pytest.mark.parametrize("origin", ["ftp://herald.example/a", "file:///etc/hosts", "GOPHER://x"])
def test_other_schemes_are_not_asked(origin: str) -> None:
    assert isinstance(_only_error(origin), FetchFailed)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"The minister said no.", Format.TEXT),
        (b"\n <!DOCTYPE html><p>x", Format.HTML),
        (b'<?xml version="1.0"?>\n<html xmlns="x">', Format.HTML),
        (b"<3 said the minister", Format.TEXT),
        (b'\xef\xbb\xbf{ "text": "x"}', Format.JSON_LINES),
        (b'{\n  "text": "x"\n}', Format.OTHER_JSON),
        (b'[{"text": "x"}]', Format.OTHER_JSON),
        (b"[Ostraja] {x}", Format.TEXT),
        (b"", Format.TEXT),
    ],
)
def test_what_a_file_looks_like(head: bytes, kind: Format) -> None:
    assert sniffed(head) is kind


def test_json_of_another_kind_is_not_read_as_prose(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"text": "x"}, indent=1))
    error = _only_error(path)
    assert isinstance(error, NotText)
    assert "JSON lines" in error.reason


def test_a_paper_that_an_address_gave_has_that_address() -> None:
    raw = pdf([column(["The quay is closed."])])
    for kind in ("application/pdf", None):
        page = Page("https://a.example/paper?id=1", raw, kind, None)
        (one,) = page_articles(page, "https://a.example/", Settings())
        assert isinstance(one, Article)
        assert (one.url, one.text) == ("https://a.example/paper?id=1", "The quay is closed.")
