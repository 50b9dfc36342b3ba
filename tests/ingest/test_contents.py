"""Files that hold other files, made to hurt: each costs itself at most."""

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest

from sayso.errors import NotText, TooLarge, UnreadableDocument
from sayso.ingest.article import Article
from sayso.ingest.origins import articles
from sayso.settings import Settings
from tests.ingest.printing import column, pdf, saved, word

SMALL = Settings(unpack_ratio=10, unpack_max_bytes=4 * 2**20)
PAGE = "<html><body><article><h1>Senn</h1><p>{}</p></article></body></html>"


def packed(members: dict[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", kind) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def found(path: Path, settings: Settings = SMALL) -> list[Article | UnreadableDocument]:
    return list(articles(str(path), settings))


def kinds(path: Path, settings: Settings = SMALL) -> list[type]:
    return [type(one) for one in found(path, settings)]


def test_members_are_read_and_their_names_lead_nowhere(tmp_path: Path, english: str) -> None:
    path = tmp_path / ".news" / "a.zip"
    path.parent.mkdir()
    path.write_bytes(packed({"../../b.txt": english.encode(), "/etc/c.txt": english.encode()}))
    before = set(tmp_path.rglob("*"))
    assert kinds(path) == [Article, Article]
    assert set(tmp_path.rglob("*")) == before


def test_bombs_cost_themselves(tmp_path: Path, english: str) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packed({"bomb.txt": b"a" * 3_000_000, "b.txt": english.encode()}))
    assert kinds(path) == [TooLarge, Article]
    deep = packed({"a.txt": english.encode()})
    for _ in range(3):
        deep = packed({"deeper.zip": deep, "b.txt": english.encode()})
    path.write_bytes(deep)
    assert sorted(kind.__name__ for kind in kinds(path)) == ["Article", "Article", "TooLarge"]
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(b"a" * 3_000_000))
    assert kinds(tmp_path / "b.txt.gz") == [TooLarge]


def test_damage_costs_the_member(tmp_path: Path, english: str) -> None:
    path = tmp_path / "a.zip"
    raw = bytearray(packed({"a.txt": english.encode() * 9}, zipfile.ZIP_LZMA))
    raw[60:90] = b"\xff" * 30
    path.write_bytes(bytes(raw))
    assert kinds(path) == [NotText]
    (tmp_path / "b.gz").write_bytes(b"\x1f\x8b\x08\x00 no gzip at all")
    assert kinds(tmp_path / "b.gz") == [NotText]
    (tmp_path / "c.parquet").write_bytes(b"PAR1 no parquet PAR1")
    assert kinds(tmp_path / "c.parquet") == [NotText]


def test_secret_and_linked_members_are_not_opened(tmp_path: Path, english: str) -> None:
    raw = bytearray(packed({"a.txt": english.encode()}))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # both heads say it is encrypted
        raw[raw.index(sign) + at] |= 1
    path = tmp_path / "a.zip"
    path.write_bytes(bytes(raw))
    (secret,) = found(path)
    assert "password" in str(secret)
    link = zipfile.ZipInfo("b.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    (linked,) = found(path)
    assert "is a link" in str(linked)


def warc(*records: tuple[str, str, bytes]) -> bytes:
    out = b""
    for address, head, body in records:
        answer = f"HTTP/1.1 {head}\r\n\r\n".encode() + body
        out += (
            (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
                "WARC-Date: 2031-05-04T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
                "Content-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(answer)}\r\n\r\n"
            ).encode()
            + answer
            + b"\r\n\r\n"
        )
    return out


def test_a_warc_gives_its_pages(tmp_path: Path, english: str) -> None:
    page = PAGE.format(english).encode()
    raw = warc(
        ("http://a.example/1", "200 OK\r\nContent-Type: text/html", page),
        ("http://a.example/2", "302 Found\r\nContent-Type: text/html", b""),
        ("http://a.example/p.png", "200 OK\r\nContent-Type: image/png", b"\x89PNG"),
        ("../../etc/passwd", "200 OK\r\nContent-Type: text/html", page),
    )
    (tmp_path / "a.warc").write_bytes(raw)
    (tmp_path / "b.warc.gz").write_bytes(gzip.compress(raw))
    (tmp_path / "c.wacz").write_bytes(packed({"archive/data.warc.gz": gzip.compress(raw)}))
    before = set(tmp_path.rglob("*"))
    for name in ("a.warc", "b.warc.gz", "c.wacz"):
        first, second = found(tmp_path / name, Settings())
        assert isinstance(first, Article)
        assert (first.url, english[:40] in first.text) == ("http://a.example/1", True)
        assert isinstance(second, Article)
        assert second.url is None
    assert set(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_of_articles(tmp_path: Path, english: str, mark: str) -> None:
    quoted = '"' + english.replace('"', '""') + '\nA second line."'
    rows = [f"Outlet{mark}TEXT{mark}odd", f"Gazette{mark}{quoted}{mark}x", f"Courier{mark}{mark}"]
    (tmp_path / "a.csv").write_text("\ufeff" + "\n".join(rows), "utf-8")
    first, second = found(tmp_path / "a.csv")
    assert isinstance(first, Article)
    assert (first.outlet, first.text) == ("Gazette", f"{english}\nA second line.")
    assert isinstance(second, NotText)


def test_bad_tables_are_one_error(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    for raw in (b"outlet,words\na,b", "text\nGrüße".encode("latin-1"), "text\na".encode("utf-16")):
        path.write_bytes(raw)
        assert kinds(path) == [NotText]


def test_parquet(tmp_path: Path, english: str) -> None:
    import pyarrow
    import pyarrow.parquet

    table = pyarrow.table({"Text": [english, None], "outlet": ["Gazette", "Courier"], "n": [1, 2]})
    pyarrow.parquet.write_table(table, tmp_path / "a.parquet")
    first, second = found(tmp_path / "a.parquet")
    assert isinstance(first, Article)
    assert (first.text, first.outlet) == (english, "Gazette")
    assert isinstance(second, NotText)


RSS = """<?xml version="1.0"?>{doctype}<rss version="2.0"><channel><title>Gazette</title>
<item><title>Senn</title><link>{link}</link><pubDate>Sun, 04 May 2031 10:00:00 GMT</pubDate>
<description>{text}</description></item></channel></rss>"""


def test_feeds_in_files(tmp_path: Path, english: str) -> None:
    path = tmp_path / "a.rss"
    path.write_text(RSS.format(doctype="", link="https://a.example/1", text=english))
    (one,) = found(path)
    assert isinstance(one, Article)
    assert (one.outlet, one.title, one.url) == ("Gazette", "Senn", "https://a.example/1")
    assert one.published == "2031-05-04T10:00:00+00:00"
    assert english in one.text
    path.write_text(RSS.format(doctype="", link="http://[bad/1", text=english))
    (one,) = found(path)
    assert isinstance(one, Article)
    assert one.url is None
    item = {"title": "Senn", "content_text": english, "url": "http://[bad/1"}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Gazette", "items": [item]}
    (tmp_path / "b").write_text(json.dumps(feed))
    assert kinds(tmp_path / "b") == [Article]


@pytest.mark.parametrize("charset", ["utf-8", "utf-16"])
def test_a_feed_with_entities_of_its_own_is_refused(tmp_path: Path, charset: str) -> None:
    doctype = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    raw = RSS.format(doctype=doctype, link="https://a.example/1", text="&b;")
    (tmp_path / "a.rss").write_bytes(raw.encode(charset))
    assert kinds(tmp_path / "a.rss") == [NotText]


def test_an_old_word_document_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    (one,) = found(tmp_path / "a.doc")
    assert "old Word document" in str(one)


def test_papers_and_letters_in_archives(tmp_path: Path, english: str) -> None:
    letter = f"Subject: Senn\nContent-Type: text/plain; charset=utf-8\n\n{english}".encode()
    members = {"a.pdf": pdf([column(["The quay is closed."])]), "b.pdf": b"%PDF-1.4"}
    members |= {"c.docx": saved(word([english])), "d.eml": letter}
    (tmp_path / "a.zip").write_bytes(packed(members))
    assert kinds(tmp_path / "a.zip", Settings()) == [Article, NotText, Article, Article]
    answer = ("http://a.example/1", "200 OK\r\nContent-Type: application/pdf", members["a.pdf"])
    (tmp_path / "a.warc").write_bytes(warc(answer))
    (one,) = found(tmp_path / "a.warc", Settings())
    assert isinstance(one, Article)
    assert (one.url, one.text) == ("http://a.example/1", "The quay is closed.")


def test_a_damaged_record_of_a_warc_costs_what_it_holds(tmp_path: Path, english: str) -> None:
    page = PAGE.format(english).encode()
    head = "200 OK\r\nContent-Type: text/html"
    one, two = (warc((f"http://a.example/{n}", head, page)) for n in (1, 2))
    path = tmp_path / "a.warc"
    for bad in (
        two.replace(b"WARC/1.0", b"WARP/!.0"),
        two.replace(b"HTTP/1.1 200 OK", b"HTTP/1.1 two hundred"),
        two.replace(b"Content-Length: ", b"Content-Length: 9" * 3),
        two.replace(b"Content-Length: ", b"Content-Length: -"),
        two[:-40],
        b"\x00\xff" * 4000,
    ):
        path.write_bytes(one + bad)
        first, *rest = found(path, Settings())
        assert isinstance(first, Article)
        assert first.url == "http://a.example/1"
        assert [type(error) for error in rest] == [NotText]
    members = [gzip.compress(one), b"\x1f\x8b\x08\x00 no gzip", gzip.compress(two)]
    (tmp_path / "b.warc.gz").write_bytes(b"".join(members))
    assert kinds(tmp_path / "b.warc.gz", Settings()) == [Article, NotText]
    torn = bytearray(gzip.compress(one) + gzip.compress(two))
    torn[-60:-20] = b"\xff" * 40
    (tmp_path / "c.warc.gz").write_bytes(bytes(torn))
    assert kinds(tmp_path / "c.warc.gz", Settings()) == [Article, NotText]


ATOM = """<?xml version="1.0"?>{doctype}<feed xmlns="http://www.w3.org/2005/Atom">
<title>Gazette</title><entry><title>Senn</title><id>1</id><updated>2031-05-04T10:00:00Z</updated>
<content type="text">{text}</content></entry></feed>"""


def test_an_atom_feed_and_its_entities(tmp_path: Path, english: str) -> None:
    path = tmp_path / "a.atom"
    path.write_text(ATOM.format(doctype="", text=english), "utf-8")
    (one,) = found(path)
    assert isinstance(one, Article)
    assert (one.text, one.published) == (f"Senn\n\n{english}", "2031-05-04T10:00:00+00:00")
    secret = tmp_path / "secret"
    secret.write_text(english)
    laughs = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    for inner in (f'<!ENTITY a0 "Ha.">{laughs}', f'<!ENTITY a11 SYSTEM "{secret.as_uri()}">'):
        path.write_text(ATOM.format(doctype=f"<!DOCTYPE feed [{inner}]>", text="&a11;"))
        assert kinds(path) == [NotText]
    path.write_text(ATOM.format(doctype='<!DOCTYPE feed SYSTEM "b.dtd">', text=f"&a11; {english}"))
    assert all(english in one.text for one in found(path) if isinstance(one, Article))


def test_hostile_rows_cost_themselves_or_the_rest_of_the_table(
    tmp_path: Path, english: str
) -> None:
    path = tmp_path / "a.csv"
    good = f'"{english}",Gazette\n'.encode()

    def read(*rows: bytes) -> list[str]:
        path.write_bytes(b"text,outlet\n" + b"".join(rows))
        return [type(one).__name__ for one in found(path, Settings(max_bytes=2**20))]

    assert read(good, b",,,,,,\n" * 1000, good) == ["Article", "Article"]
    assert read(good, b'"a"' + b",b" * 100_000 + b"\n", good) == ["Article"] * 3
    assert read(good, b'"a\x00b",c\n', good)[0] == "Article"
    assert read(good, b'"a"b,c\n', good) == ["Article", "NotText"]
    assert read(good, b'"never closed\n', good) == ["Article", "NotText"]
    assert read(good, b"caf\xe9,c\n", good)[-1] == "NotText"
    assert read(good, b'"' + b"a" * 2**21 + b'"\n', good)[-1] == "TooLarge"
    assert read(good, b'"' + b"a\n" * 2**21 + b'"\n', good)[0] == "Article"
    assert read(good, b'=HYPERLINK("x"),c\n')[0] == "Article"
