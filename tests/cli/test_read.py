"""`sayso read` acts: what it prints where, and how it ends."""

import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from sayso.cli.read import FEW, Format, Order, Result, by_processes, chosen_format, read
from sayso.errors import NotText, UnreadableDocument, UsageError
from sayso.ingest import document_from_text
from sayso.reading import Reader
from sayso.records import Document, Reading


class Terminal(io.StringIO):
    """A stream that says it is a person's."""

    def isatty(self) -> bool:
        return True


@dataclass
class Desk:
    """Runs the action on documents by name; a name with "bad" in it cannot be read."""

    reading: Reading
    out: io.StringIO = field(default_factory=io.StringIO)
    err: io.StringIO = field(default_factory=io.StringIO)

    def documents(self, origin: str) -> Iterable[Document | UnreadableDocument]:
        if "raise" in origin:
            raise NotText(origin, "is binary")
        if "bad" in origin:
            yield NotText(origin, "is empty")
        yield replace(self.reading.document, id=f"doc-{origin}")

    def reads(self, document: Document) -> Reading:
        if "unread" in document.id:
            raise UnreadableDocument(document.id, "cannot\nbe \x1bread")
        return replace(self.reading, document=document)

    def run(self, *origins: str, format: Format | None = None, output: Path | None = None) -> int:
        return read(
            Order(origins, format, output),
            documents=self.documents,
            reads=self.reads,
            out=self.out,
            err=self.err,
        )


@pytest.fixture
def desk(senn: Reading) -> Desk:
    return Desk(senn)


def test_a_program_gets_lines_and_a_person_a_table() -> None:
    order = Order(("a",))
    assert chosen_format(order, io.StringIO()) is Format.JSONL
    assert chosen_format(order, Terminal()) is Format.TABLE


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.html", Format.HTML),
        ("a.MD", Format.MD),
        ("a.json", Format.JSON),
        ("a.txt", Format.JSONL),
    ],
)
def test_the_output_s_ending_says_the_format(name: str, form: Format) -> None:
    assert chosen_format(Order(("a",), None, Path(name)), Terminal()) is form
    assert chosen_format(Order(("a",), Format.MD, Path(name)), Terminal()) is Format.MD


def test_one_document_as_json_is_one_pretty_object(desk: Desk) -> None:
    assert desk.run("a", format=Format.JSON) == 0
    assert desk.out.getvalue().startswith('{\n  "sayso"')
    assert json.loads(desk.out.getvalue())["document"]["id"] == "doc-a"


@pytest.mark.parametrize("origins", [("a", "b", "c"), ("a", "raise", "b")])
def test_several_documents_as_json_are_one_object_a_line(
    desk: Desk, origins: tuple[str, ...]
) -> None:
    desk.run(*origins, format=Format.JSON)
    ids = [json.loads(line)["document"]["id"] for line in desk.out.getvalue().splitlines()]
    assert ids == [f"doc-{origin}" for origin in origins if origin != "raise"]


def test_a_bad_document_costs_one_line_and_the_others_are_read(desk: Desk) -> None:
    assert desk.run("bad", "raise", "unread", "good") == 1
    assert desk.err.getvalue().splitlines() == [
        "sayso: bad: is empty",
        "sayso: raise: is binary",
        "sayso: doc-unread: cannot be ␛read",
    ]
    assert len(desk.out.getvalue().splitlines()) == 2


@pytest.mark.parametrize("form", list(Format))
def test_every_format_prints_one_and_several_and_none(
    senn: Reading, hostile: Reading, form: Format
) -> None:
    for reading in (senn, hostile):
        desk = Desk(reading)
        assert desk.run("a", "b", format=form) == 0
        assert desk.out.getvalue().encode("utf-8")
    desk = Desk(senn)
    assert desk.run("raise", format=form) == 1
    assert desk.out.getvalue() == ""


def test_the_first_is_printed_before_the_second_is_read(desk: Desk) -> None:
    seen: list[str] = []

    def reads(document: Document) -> Reading:
        seen.append(desk.out.getvalue())
        return desk.reads(document)

    read(Order(("a", "b")), documents=desk.documents, reads=reads, out=desk.out, err=desk.err)
    assert seen[0] == ""
    assert '"doc-a"' in seen[1]


def test_output_goes_to_the_file(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    assert desk.run("a", output=file) == 0
    assert file.read_text("utf-8").startswith("<!doctype html>")
    assert desk.out.getvalue() == ""


def test_a_run_that_reads_nothing_leaves_an_older_output_alone(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "old.json"
    file.write_text("old")
    assert desk.run("raise", output=file) == 1
    assert file.read_text() == "old"


def spoil_input(folder: Path) -> tuple[str, Path]:
    return str(folder / "a.txt"), folder / "." / "a.txt"


def no_folder(folder: Path) -> tuple[str, Path]:
    return "a", folder / "none" / "a.json"


@pytest.mark.parametrize("misuse", [spoil_input, no_folder])
def test_an_output_that_cannot_be_is_misuse(
    desk: Desk, tmp_path: Path, misuse: Callable[[Path], tuple[str, Path]]
) -> None:
    origin, output = misuse(tmp_path)
    with pytest.raises(UsageError):
        desk.run(origin, output=output)


def test_after_a_few_documents_others_take_over(desk: Desk) -> None:
    names = [f"n{i}" for i in range(FEW + 3)] + ["bad"]
    taken: list[Document | UnreadableDocument] = []

    def many(found: Iterable[Document | UnreadableDocument]) -> Iterator[Result]:
        for item in found:
            taken.append(item)
            yield item if isinstance(item, UnreadableDocument) else desk.reads(item)

    rooms = {"documents": desk.documents, "reads": desk.reads, "many": many}
    assert read(Order(tuple(names)), **rooms, out=desk.out, err=desk.err) == 1
    printed = [json.loads(line)["document"]["id"] for line in desk.out.getvalue().splitlines()]
    assert printed == [f"doc-{name}" for name in names]
    assert len(taken) == 5  # three, a failure, and what came after it
    assert "bad: is empty" in desk.err.getvalue()


def test_several_processes_read_as_one_does() -> None:
    reader = Reader.open("small")
    documents = [
        document_from_text(f"“We sank {n} ships,” said Ana Brill, the harbour’s pilot.")
        for n in range(3)
    ]
    many = by_processes("small", reader.min_score, 2)
    assert many is not None
    unread = NotText("x", "is empty")
    assert list(many([documents[0], unread, *documents[1:]])) == [
        reader.read(documents[0]),
        unread,
        *map(reader.read, documents[1:]),
    ]
    assert by_processes("small", reader.min_score, 1) is None
