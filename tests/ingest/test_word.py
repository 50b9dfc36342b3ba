"""Word documents as people write them, and some made to hurt."""

import datetime
import io
import time
import zipfile
from pathlib import Path

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from sayso.errors import NotText, TooLarge, UnreadableDocument
from sayso.ingest.article import Article
from sayso.ingest.formats import Format
from sayso.ingest.origins import articles
from sayso.ingest.papers import paper
from sayso.settings import MEBIBYTE, Settings
from tests.ingest.printing import saved, word

SETTINGS = Settings(parse_seconds=10, parse_bytes=512 * MEBIBYTE)
BODY = "word/document.xml"


def read(data: bytes) -> Article:
    return paper(data, "a.docx", Format.WORD, SETTINGS)


def refused(data: bytes) -> UnreadableDocument:
    with pytest.raises(UnreadableDocument) as caught:
        read(data)
    return caught.value


def changed(data: bytes, part: str, new: bytes | None) -> bytes:
    """The document with one part replaced, or left out."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in old.namelist():
            if name != part:
                archive.writestr(name, old.read(name))
        if new is not None:
            archive.writestr(part, new)
    return out.getvalue()


def body(inner: str, doctype: str = "") -> bytes:
    """A document whose body is `inner`."""
    xml = f"<w:document {nsdecls('w')}><w:body>{inner}</w:body></w:document>"
    return changed(saved(word(["Senn"])), BODY, (doctype + xml).encode())


def test_its_words_and_what_it_says_about_itself(english: str) -> None:
    document = word([])
    document.add_heading("Karst denies a landing", 0)
    document.add_paragraph(english)
    document.add_table(1, 1).cell(0, 0).text = "12 ships"
    document.add_paragraph("   ")
    document.add_paragraph("The quay\nis closed.")
    document.sections[0].header.paragraphs[0].text = "Halden Courier"
    about = document.core_properties
    about.author, about.title = "Ilse Marrow", "draft_7.docx"
    about.created = datetime.datetime(2031, 5, 4, 10)
    about.modified = datetime.datetime(2031, 5, 4, 11)
    article = read(saved(document))
    wanted = ["Karst denies a landing", english, "12 ships", "The quay\nis closed."]
    assert article.text.split("\n\n") == wanted
    assert (article.title, article.author) == ("Karst denies a landing", "Ilse Marrow")
    assert article.published == "2031-05-04"


def test_what_the_library_writes_of_itself_is_no_byline(english: str) -> None:
    article = read(saved(word([english])))
    assert (article.title, article.author, article.published) == (None, None, None)


def test_corrections_count_as_made() -> None:
    run = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
    struck = "<w:del w:id='1'><w:r><w:delText>gladly </w:delText></w:r></w:del>"
    added = f"<w:ins w:id='2'>{run.format('not ')}</w:ins>"
    boxed = f"<w:sdt><w:sdtContent>{run.format('moved.')}</w:sdtContent></w:sdt>"
    moved = f"<w:moveFrom w:id='3'>{run.format('Away. ')}</w:moveFrom>"
    text = run.format("They have ")
    article = read(body(f"<w:p>{moved}{text}{struck}{added}{boxed}</w:p>"))
    assert article.text == "They have not moved."


def test_a_link_and_a_text_box_are_read_once() -> None:
    document = word(["Before."])
    paragraph = document.paragraphs[0]._p
    linked = "<w:hyperlink {}><w:r><w:t> Linked.</w:t></w:r></w:hyperlink>"
    paragraph.append(parse_xml(linked.format(nsdecls("w"))))
    box = (
        "<w:r {} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        "<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></mc:Choice>"
        "<mc:Fallback><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    paragraph.append(parse_xml(box.format(nsdecls("w"))))
    assert read(saved(document)).text == "Before. Linked.\n\nBoxed."


def test_a_bomb_is_not_unpacked() -> None:
    raw = changed(saved(word(["Senn"])), "word/media/a.xml", b" " * (260 * MEBIBYTE))
    assert len(raw) < MEBIBYTE
    began = time.perf_counter()
    assert isinstance(refused(raw), TooLarge)
    assert time.perf_counter() - began < 3


def test_a_bomb_that_lies_about_its_size_is_not_unpacked_either() -> None:
    size = 100 * MEBIBYTE
    raw = changed(saved(word(["Senn"])), "word/media/a.xml", b" " * size)
    raw = raw.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert isinstance(refused(raw), NotText)


@pytest.mark.parametrize("charset", ["utf-8", "utf-16"])
def test_entities_are_refused_and_nothing_outside_is_read(tmp_path: Path, charset: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    laughs = "".join(
        f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' if i else '<!ENTITY a0 "Ha. ">' for i in range(10)
    )
    for doctype in (laughs, f'<!ENTITY a9 SYSTEM "{secret.as_uri()}">'):
        head = f'<?xml version="1.0" encoding="{charset}"?><!DOCTYPE w [{doctype}]>'
        xml = f"<w:document {nsdecls('w')}><w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body>"
        raw = (head + xml + "</w:document>").encode(charset)
        error = refused(changed(saved(word(["Senn"])), BODY, raw))
        assert "defines entities of its own" in error.reason


def test_damage_has_a_reason() -> None:
    whole = saved(word(["Senn"]))
    for raw in (
        b"PK\x03\x04 nothing more",
        whole[: len(whole) // 2],
        changed(whole, BODY, None),
        changed(whole, BODY, b"<w:document>"),
        changed(whole, "[Content_Types].xml", b"<a/>"),
        changed(whole, "_rels/.rels", None),
    ):
        assert "damaged" in refused(raw).reason
    assert "no text" in refused(saved(word(["", " "]))).reason
    assert "password" in refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512).reason


def test_xml_nested_without_end_is_refused() -> None:
    deep = "<w:sdt><w:sdtContent>" * 20_000 + "</w:sdtContent></w:sdt>" * 20_000
    assert isinstance(refused(body(deep)), NotText)


def test_it_is_known_without_its_ending(tmp_path: Path, english: str) -> None:
    (tmp_path / "a").write_bytes(saved(word([english])))
    (found,) = articles(str(tmp_path / "a"), SETTINGS)
    assert isinstance(found, Article)
    assert found.text == english
